"""docs/claims.tsv accounts for each claim of the documents, C001 to C279, and
names nothing that is not there: KIND:ID, where an option is DECISION/OPTION,
`cost:ID` a price, and `ruling:N` a row of docs/rulings.md. Each row says which
guide says what.
"""

import re

import common
import yaml12

COUNT = 279


def names_in(rules):
    """KIND:ID of all that the rulebook's files define."""
    names = set()
    for path in sorted(rules.glob("*.yaml")):
        book = yaml12.load_texts(path)
        for kind, key in (("question", "questions"), ("source", "sources"),
                          ("condition", "conditions"), ("advice", "advice"),
                          ("decision", "decisions")):
            names |= {f"{kind}:{id}" for id in book.get(key, {})}
        names |= {f"cost:{id}"
                  for id in book.get("costs", {}).get("prices", {})}
        for id, decision in book.get("decisions", {}).items():
            names |= {f"rule:{rule}" for rule in decision.get("rules", {})}
            names |= {f"invariant:{one}"
                      for one in decision.get("invariants", {})}
            names |= {f"option:{id}/{option}"
                      for option in decision.get("options", {})}
            names |= {f"need:{id}/{need}"
                      for need in decision.get("needs", {})}
    return names


def check(root):
    rulings = root / "docs/rulings.md"
    text = rulings.read_text(encoding="utf-8") if rulings.exists() else ""
    names = names_in(root / "rules") | {
        f"ruling:{number}"
        for number in re.findall(r"^\| *(\d+) *\|", text, re.M)}
    rows = [line.split("\t") for line in (root / "docs/claims.tsv").read_text(
        encoding="utf-8").splitlines()[1:]]
    claims = [row[0] for row in rows]
    findings = [f"docs/claims.tsv: {claim} is there {claims.count(claim)} "
                "times" for claim in
                [f"C{number:03}" for number in range(1, COUNT + 1)]
                if claims.count(claim) != 1]
    for row in rows:
        carriers = row[1].split() if len(row) > 1 else []
        if not carriers:
            findings.append(f"docs/claims.tsv: nothing carries {row[0]}")
        findings += [f"docs/claims.tsv: {row[0]}: there is no '{name}'"
                     for name in carriers if name not in names]
        if len(row) != 5 or not row[4] or f"source:{row[3]}" not in names:
            findings.append(f"docs/claims.tsv: {row[0]}: no guide that says "
                            "something")
    return findings


ROWS = "claim\tcarried_by\thow\tguide\tsays\n" + "".join(
    f"C{number:03}\trule:r ruling:2 option:d/o\tso\ts\tit is\n"
    for number in range(1, COUNT + 1))
common.run(check, {
    "rules/1.yaml": "decisions: {d: {options: {o: {}}, rules: {r: {}}}}\n"
                    "sources: {s: {}}\n",
    "docs/rulings.md": "| # | ruling |\n|---|---|\n| 2 | so |\n",
    "docs/claims.tsv": ROWS,
}, [
    ({"docs/claims.tsv": ROWS.replace("C007\t", "C008\t")}, "C007 is there 0"),
    ({"docs/claims.tsv": ROWS.replace("so\ts\t", "so\tt\t", 1)},
     "C001: no guide"),
    ({"docs/claims.tsv": ROWS.replace("\tit is", "\t", 1)}, "C001: no guide"),
    ({"docs/claims.tsv": ROWS.replace("C007\trule:r ruling:2 option:d/o",
                                      "C007\t")}, "nothing carries C007"),
    ({"docs/rulings.md": "| 3 | so |\n"}, "there is no 'ruling:2'"),
    ({"rules/1.yaml": "decisions: {e: {options: {o: {}}}}\n"},
     "there is no 'rule:r'"),
])
