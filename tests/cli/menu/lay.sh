# For cases that lay faults beside the menu: what whichway says of each, and
# its exit status. It is laid into m/, so that names are short.

fault() {
  cp -r tests/cli/menu m
  printf '%s\n' "$1" >m/fault.yaml
  whichway new --rules m >/dev/null
  echo $? >&2
  rm -r m
}

book() { # a whole rulebook
  printf '%s\n' "$1" >book.yaml
  whichway new --rules book.yaml >/dev/null
  echo $? >&2
  rm book.yaml
}

overlay() {
  printf '%s\n' "$1" >over.yaml
  whichway new --rules tests/cli/menu --overlay over.yaml >/dev/null
  echo $? >&2
  rm over.yaml
}

side() { # what a second decision has besides options
  fault "decisions:
  side:
    title: The side dish
    needs: {crunch: {title: Crunch}}
    options: {bread: {title: Bread}, chips: {title: Chips, serves: {crunch: 1}}}
    $1"
}

rule() { side "rules: {r: {$1}}"; }
when() { side "rules: {r: {when: {$1}, points: {bread: 1}, because: B.}}"; }
invariant() { side "invariants: {i: {$1}}"; }
