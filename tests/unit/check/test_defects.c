/* Rulebooks with something wrong: each is found, named by its code and its
 * place, and nothing else is found. */
#include "report/text/text.h"
#include "rulebook/books.h"
#include "study/check/check.h"

/* A sound rulebook in parts; a case replaces some of them, or adds to them. An
 * @ marks where something is to be found. */
typedef struct parts {
  const char *sources, *questions, *conditions;
  const char *options, *rules, *invariants; /* of the decision d */
  const char *needs;
  const char *decisions; /* after d */
  const char *rest;      /* advice, costs */
  bool marks_d;
} parts;

static const parts sound = {
    .sources = "sources:\n"
               "  guide: {title: G}\n",
    .questions =
        "questions:\n"
        "  pace: {ask: P, type: scale, values: {slow: S, fast: F, rush: R}}\n"
        "  size: {ask: S, type: number, min: 0, max: 100, whole: true}\n"
        "  cite: {ask: C, type: flag}\n"
        "  kind: {ask: K, type: choice, values: {a: A, b: B}}\n"
        "  parts: {ask: M, type: set, values: {x: X, y: Y}}\n",
    .conditions = "",
    .needs = "    needs:\n"
             "      n: {title: N}\n",
    .options = "      o: {title: O}\n"
               "      p: {title: P, serves: {n: 1}, base: -1}\n"
               "      q: {title: Q, base: -1}\n",
    .rules =
        "      quick: {when: {pace: '>= fast'}, points: {n: 2}, because: B,\n"
        "              sources: [guide#1]}\n"
        "      big: {when: {size: '> 10'}, points: {q: 3}, because: B}\n"
        "      cited: {when: {cite: true}, rules_out: [o], because: B}\n"
        "      typed: {when: {kind: b}, points: {o: 1.5}, because: B}\n"
        "      made: {when: {parts: {has: x}}, points: {q: 1.5}, because: B}\n",
    .invariants = "",
    .decisions = "",
    .rest = "",
};

static const char *part(const char *given, const char *usual) {
  return given ? given : usual;
}

/* Rules, decisions and conditions of a case come after the sound ones. */
static char *put_together(ww_arena *arena, const parts *p) {
  ww_buf text = ww_buf_new(arena);
  ww_put_c(&text, HEAD);
  ww_put_c(&text, part(p->sources, sound.sources));
  ww_put_c(&text, part(p->questions, sound.questions));
  ww_put_c(&text, p->conditions ? "conditions:\n" : "");
  ww_put_c(&text, part(p->conditions, sound.conditions));
  ww_put_c(&text, "decisions:\n  ");
  ww_put_c(&text, p->marks_d ? "@d:\n" : "d:\n");
  ww_put_c(&text, "    title: D\n    main: true\n");
  ww_put_c(&text, part(p->needs, sound.needs));
  ww_put_c(&text, "    options:\n");
  ww_put_c(&text, part(p->options, sound.options));
  ww_put_c(&text, "    rules:\n");
  ww_put_c(&text, sound.rules);
  ww_put_c(&text, part(p->rules, ""));
  ww_put_c(&text, p->invariants ? "    invariants:\n" : "");
  ww_put_c(&text, part(p->invariants, ""));
  ww_put_c(&text, part(p->decisions, ""));
  ww_put_c(&text, part(p->rest, ""));
  return text.at;
}

/* "code line:col" for each of the codes; takes the marks out of the text. */
static void put_expected(ww_buf *buf, char *text, const char *const codes[]) {
  unsigned line = 1;
  unsigned column = 1;
  char *to = text;
  for (const char *from = text; *from; from++) {
    if (*from == '@') {
      assert_non_null(*codes);
      ww_putf(buf, "%s %u:%u\n", *codes++, line, column);
      continue;
    }
    column = *from == '\n' ? 1 : column + 1;
    line += *from == '\n';
    *to++ = *from;
  }
  *to = '\0';
  assert_null(*codes);
}

static void put_found(ww_buf *buf, const ww_diag *diag) {
  ww_line line = ww_place_line(diag->place);
  ww_putf(buf, "%s %u:%u\n", ww_diag_code_name(diag->code), line.line,
          line.column);
}

enum { EXPECTED_MOST = 3 };

typedef struct defect {
  const char *name;
  parts parts;
  const char *codes[EXPECTED_MOST + 1]; /* in the order of the marks */
  const char *hint;                     /* of the first, if looked at */
} defect;

static const defect defects[] = {
    {"a sound rulebook", {.sources = NULL}, {NULL}, NULL},

    /* ---- options ------------------------------------------------------- */
    {"an option too far behind",
     {.options = "      o: {title: O}\n"
                 "      p: {title: P, serves: {n: 1}, base: -1}\n"
                 "      q: {title: Q, base: -1}\n"
                 "      @z: {title: Z, base: -1.5}\n"},
     {"unreachable-option"},
     "another option is always ahead of it, or listed before it in a tie"},
    {"an option that is always ruled out",
     {.options = "      o: {title: O}\n"
                 "      p: {title: P, serves: {n: 1}, base: -1}\n"
                 "      q: {title: Q, base: -1}\n"
                 "      @z: {title: Z, base: 9}\n",
      .rules = "      out: {rules_out: [z], because: B}\n"},
     {"unreachable-option"},
     NULL},
    {"an option that loses every tie",
     {.options = "      o: {title: O}\n"
                 "      p: {title: P, serves: {n: 1}, base: -1}\n"
                 "      q: {title: Q, base: -1}\n"
                 "      @z: {title: Z}\n",
      .rules = "      @as_o: {when: {kind: b}, points: {z: 1.5}, because: B}\n"
               "      out: {when: {cite: true}, rules_out: [z], because: B}\n"},
     {"unreachable-option", "idle-rule"},
     "another option is always ahead of it, or listed before it in a tie"},
    {"an option like another",
     {.options = "      o: {title: O}\n"
                 "      p: {title: P, serves: {n: 1}, base: -1}\n"
                 "      @z: {title: Z, serves: {n: 1}, base: -1}\n"
                 "      q: {title: Q, base: -1}\n"},
     {"unreachable-option"},
     "it always has the points of 'p', and a tie goes to the one listed "
     "first"},

    /* ---- rules that never fire ----------------------------------------- */
    {"two answers at once",
     {.rules = "      @bad: {when: {all: [{kind: a}, {kind: b}]},\n"
               "            points: {q: 3}, because: B}\n"},
     {"dead-rule"},
     "nothing that 'kind' can be passes its tests"},
    {"a range that is empty",
     {.rules = "      @bad: {when: {all: [{size: '< 5'}, {size: '> 7'}]},\n"
               "            points: {q: 3}, because: B}\n"},
     {"dead-rule"},
     "nothing that 'size' can be passes its tests"},
    {"a range without a whole number",
     {.rules = "      @bad: {when: {all: [{size: '> 5'}, {size: '< 6'}]},\n"
               "            points: {q: 3}, because: B}\n"},
     {"dead-rule"},
     "nothing that 'size' can be passes its tests"},
    {"a set that is empty and is not",
     {.rules = "      @bad: {when: {parts: {has: x, empty: true}},\n"
               "            points: {q: 3}, because: B}\n"},
     {"dead-rule"},
     "nothing that 'parts' can be passes its tests"},
    {"a test and its opposite",
     {.rules = "      @bad: {when: {cite: true, not: {cite: true}},\n"
               "            points: {q: 3}, because: B}\n"},
     {"dead-rule"},
     "nothing that 'cite' can be passes its tests"},
    {"a test against its condition",
     {.conditions = "  calm: {pace: slow, cite: false}\n",
      .rules = "      fine: {when: {calm: true}, points: {o: 2}, because: B}\n"
               "      @bad: {when: {calm: true, cite: true},\n"
               "            points: {q: 3}, because: B}\n"},
     {"dead-rule"},
     "nothing that 'cite' can be passes its tests"},
    {"tests that fail only together",
     {.rules = "      @bad:\n"
               "        when:\n"
               "          size: '> 3'\n"
               "          pace: [slow, fast]\n"
               "          all:\n"
               "            - any: [{pace: fast}, {cite: true}]\n"
               "            - any: [{pace: slow}, {cite: false}]\n"
               "            - any: [{pace: rush}, {kind: a}]\n"
               "          not: {any: [{kind: a, cite: true},\n"
               "                      {kind: a, cite: false}]}\n"
               "        points: {q: 3}\n"
               "        because: B\n"},
     {"dead-rule"},
     NULL},
    {"an outcome that the answers exclude",
     {.decisions = "  e:\n"
                   "    title: E\n"
                   "    options: {yes: {title: Y}, no: {title: N, base: -1}}\n"
                   "    rules:\n"
                   "      fine: {when: {d: q}, points: {no: 2}, because: B}\n"
                   "      @bad: {when: {d: o, cite: true}, points: {no: 2},\n"
                   "            because: B}\n"},
     {"dead-rule"},
     "its tests of 'cite' and 'd' cannot hold together"},
    {"a decision that is not made then",
     {.decisions =
          "  e:\n"
          "    title: E\n"
          "    when: {d: [p, q]}\n"
          "    options: {yes: {title: Y}, no: {title: N, base: -1}}\n"
          "    rules:\n"
          "      fine: {when: {d: q}, points: {no: 2}, because: B}\n"
          "      @bad: {when: {kind: a, d: o}, points: {no: 2}, because: B}\n"},
     {"dead-rule"},
     "its tests of 'd' cannot hold where 'e' is decided"},

    /* ---- decisions, advice, prices, conditions -------------------------- */
    {"a decision that is never made",
     {.decisions = "  @e:\n"
                   "    title: E\n"
                   "    when: {d: o, cite: true}\n"
                   "    options: {yes: {title: Y}, no: {title: N, base: -1}}\n"
                   "    rules:\n"
                   "      r: {when: {kind: a}, points: {no: 2}, because: B}\n"},
     {"dead-decision"},
     "its tests of 'cite' and 'd' cannot hold together"},
    {"advice for two outcomes that do not meet",
     {.decisions =
          "  e:\n"
          "    title: E\n"
          "    when: {d: p}\n"
          "    options: {yes: {title: Y}, no: {title: N, base: -1}}\n"
          "    rules:\n"
          "      fine: {when: {kind: a}, points: {no: 2}, because: B}\n",
      .rest = "advice:\n"
              "  told: {when: {e: no, d: p}, kind: step, say: S}\n"
              "  @untold: {when: {e: no, d: q}, kind: step, say: S}\n"},
     {"dead-advice"},
     "its tests of 'd' and 'e' cannot hold together"},
    {"a price that nobody pays",
     {.rest = "costs:\n"
              "  currency: USD\n"
              "  requests: size\n"
              "  prices:\n"
              "    paid: {title: T, options: [p], when: {d: p, cite: true},\n"
              "           kind: monthly, amount: 7, date: 2026-01-01}\n"
              "    @free: {title: T, options: [p], when: {d: q},\n"
              "           kind: monthly, amount: 7, date: 2026-01-01}\n"},
     {"dead-price"},
     NULL},
    {"a condition that is never true",
     {.conditions = "  @odd: {kind: a, not: {kind: a}}\n",
      .rules = "      r: {when: {any: [{odd: true}, {kind: a}]},\n"
               "          points: {q: 3}, because: B}\n"},
     {"dead-condition"},
     "nothing that 'kind' can be passes its tests"},

    /* ---- what makes no difference --------------------------------------- */
    {"points for all alike",
     {.rules = "      @vain: {when: {kind: a}, points: {o: 1, p: 1, q: 1},\n"
               "             because: B}\n"},
     {"idle-rule"},
     NULL},
    {"too few points",
     {.options = "      o: {title: O}\n"
                 "      p: {title: P, serves: {n: 1}, base: -1}\n"
                 "      q: {title: Q, base: -1}\n"
                 "      far: {title: F, base: -20}\n",
      .rules = "      up: {when: {pace: rush}, points: {far: 21.5},\n"
               "           because: B}\n"
               "      @vain: {when: {pace: slow}, points: {far: 17},\n"
               "             because: B}\n"},
     {"idle-rule"},
     "it comes out the same without it, whatever is answered: give it more "
     "weight, or take it out"},
    {"out already",
     {.rules = "      @vain: {when: {cite: true, kind: a}, rules_out: [o],\n"
               "             because: B}\n"},
     {"idle-rule"},
     NULL},
    {"points for a need that no option serves",
     {.needs = "    needs:\n"
               "      n: {title: N}\n"
               "      @lost: {title: L}\n",
      .rules = "      @vain: {when: {kind: a}, points: {lost: 3},\n"
               "             because: B}\n"},
     {"idle-need", "idle-rule"},
     "name it in 'serves' of an option, or take it out"},
    {"a need without points",
     {.needs = "    needs:\n"
               "      n: {title: N}\n"
               "      @mute: {title: L}\n",
      .options = "      o: {title: O}\n"
                 "      p: {title: P, serves: {n: 1, mute: 1}, base: -1}\n"
                 "      q: {title: Q, base: -1}\n"},
     {"idle-need"},
     "give it points in a rule, or take it out"},
    {"a question that nothing tests",
     {.questions =
          "questions:\n"
          "  pace: {ask: P, type: scale, values: {slow: S, fast: F, rush: R}}\n"
          "  size: {ask: S, type: number, min: 0, max: 100, whole: true}\n"
          "  cite: {ask: C, type: flag}\n"
          "  kind: {ask: K, type: choice, values: {a: A, b: B}}\n"
          "  parts: {ask: M, type: set, values: {x: X, y: Y}}\n"
          "  @why: {ask: W, type: flag}\n"},
     {"idle-question"},
     NULL},
    {"a question that only idle rules test",
     {.questions =
          "questions:\n"
          "  pace: {ask: P, type: scale, values: {slow: S, fast: F, rush: R}}\n"
          "  size: {ask: S, type: number, min: 0, max: 100, whole: true}\n"
          "  cite: {ask: C, type: flag}\n"
          "  kind: {ask: K, type: choice, values: {a: A, b: B}}\n"
          "  parts: {ask: M, type: set, values: {x: X, y: Y}}\n"
          "  @why: {ask: W, type: number}\n",
      .rules = "      @vain: {when: {why: '> 3'}, points: {o: 1, p: 1, q: 1},\n"
               "             because: B}\n"},
     {"idle-question", "idle-rule"},
     NULL},
    {"a question that only advice tests",
     {.questions =
          "questions:\n"
          "  pace: {ask: P, type: scale, values: {slow: S, fast: F, rush: R}}\n"
          "  size: {ask: S, type: number, min: 0, max: 100, whole: true}\n"
          "  cite: {ask: C, type: flag}\n"
          "  kind: {ask: K, type: choice, values: {a: A, b: B}}\n"
          "  parts: {ask: M, type: set, values: {x: X, y: Y}}\n"
          "  why: {ask: W, type: set, values: {v: V}}\n",
      .rest = "advice:\n"
              "  ask: {when: {why: {known: false}}, kind: step, say: S}\n"},
     {NULL},
     NULL},
    {"a question that only a price multiplies by",
     {.questions =
          "questions:\n"
          "  pace: {ask: P, type: scale, values: {slow: S, fast: F, rush: R}}\n"
          "  size: {ask: S, type: number, min: 0, max: 100, whole: true}\n"
          "  cite: {ask: C, type: flag}\n"
          "  kind: {ask: K, type: choice, values: {a: A, b: B}}\n"
          "  parts: {ask: M, type: set, values: {x: X, y: Y}}\n"
          "  seats: {ask: W, type: number, min: 1}\n"
          "  @idle: {ask: W, type: number, min: 1}\n",
      .rest = "costs:\n"
              "  currency: USD\n"
              "  requests: size\n"
              "  prices:\n"
              "    paid: {title: T, options: [p], when: {cite: true},\n"
              "           kind: monthly, amount: 7, times: [seats],\n"
              "           date: 2026-01-01}\n"},
     {"idle-question"},
     NULL},

    /* ---- what nothing uses ---------------------------------------------- */
    {"a condition that nothing tests",
     {.conditions = "  @spare: {kind: a}\n"},
     {"unused-condition"},
     NULL},
    {"a condition that only an unused one tests",
     {.conditions = "  @first: {kind: a}\n"
                    "  @second: {first: true, cite: true}\n"},
     {"unused-condition", "unused-condition"},
     NULL},
    {"a constant that nothing names",
     {.sources = "sources:\n"
                 "  guide: {title: G}\n"
                 "constants: {@spare: {value: 5}, used: {value: 6}}\n",
      .rest = "advice: {a: {when: {size: $used}, kind: step, say: S}}\n"},
     {"unused-constant"},
     NULL},
    {"an outcome that no precedent is recommended",
     {.options = "      o: {title: O}\n"
                 "      p: {title: P, serves: {n: 1}, base: -1}\n"
                 "      @q: {title: Q, base: -1}\n",
      .rest = "precedents:\n"
              "  first: {title: T, facts: F, answers: {kind: b}, outcome: q,\n"
              "          result: R, evidence: advised, source: guide}\n"
              "  second: {title: T, facts: F, answers: {kind: b}, outcome: o,\n"
              "           result: R, evidence: advised, source: guide}\n"},
     {"never-recommended"},
     "'whichway rules test --precedents' tells what is, and why"},
    {"a precedent whose answers contradict each other",
     {.rest = "advice: {odd: {when: {kind: b, cite: true}, "
              "kind: contradiction, say: S}}\n"
              "precedents:\n"
              "  @first: {title: T, facts: F, answers: {kind: b, cite: true},\n"
              "          outcome: p, result: R, evidence: advised, source: "
              "guide}\n"
              "  second: {title: T, facts: F, answers: {pace: fast}, outcome: "
              "p,\n"
              "           result: R, evidence: advised, source: guide}\n"},
     {"contradiction"},
     "leave out the answer that is not certain"},
    {"a source that nothing cites",
     {.sources = "sources:\n"
                 "  guide: {title: G}\n"
                 "  @guidebook: {title: B}\n"},
     {"unused-source"},
     NULL},
    {"a source that nothing cites, beside one of a precedent",
     {.sources = "sources:\n"
                 "  guide: {title: G}\n"
                 "  lent: {title: L}\n"
                 "  @guidebook: {title: B}\n",
      .rest = "precedents:\n"
              "  old: {title: T, facts: F, answers: {kind: b}, outcome: o,\n"
              "        result: R, evidence: reported, source: lent#2}\n"},
     {"unused-source"},
     NULL},

    /* ---- twice the same -------------------------------------------------- */
    {"the same test in other words",
     {.rules = "      @again: {when: {not: {pace: slow}}, points: {p: 2},\n"
               "              because: B}\n"},
     {"duplicate-rule"},
     NULL},
    {"the same by another path",
     {.rules = "      one: {when: {any: [{kind: a, cite: true},\n"
               "                         {kind: a, cite: false}]},\n"
               "            points: {q: 2}, because: B}\n"
               "      @two: {when: {kind: a, cite: [true, false]},\n"
               "            points: {q: 2}, because: B}\n"},
     {"duplicate-rule"},
     NULL},

    /* ---- invariants ------------------------------------------------------ */
    {"more pace for less p",
     {.rules =
          "      tired: {when: {pace: rush}, points: {p: -1}, because: B}\n",
      .invariants = "      @up: {raising: pace, never_lowers: [q, p]}\n"},
     {"broken-invariant"},
     NULL},
    {"a sum that falls",
     {.invariants =
          "      @sum: {raising: pace, never_lowers: {q: 2, p: -1}}\n"},
     {"broken-invariant"},
     NULL},
    {"led away",
     {.invariants = "      @stay: {raising: size, keeps: [o, p]}\n"},
     {"broken-invariant"},
     NULL},
    {"led to nothing",
     {.rules = "      none: {when: {pace: rush, cite: true},\n"
               "             rules_out: [p, q], because: B}\n",
      .invariants = "      @stay: {raising: pace, keeps: [o, p, q]}\n",
      .marks_d = true},
     {"may-block", "broken-invariant"},
     NULL},
    {"led away by a set",
     {.invariants = "      @stay: {raising: parts, keeps: [o]}\n"},
     {"broken-invariant"},
     NULL},
    {"a case that was forgotten",
     {.invariants = "      @only: {unless: {pace: '>= fast'}, never: [p]}\n"},
     {"broken-invariant"},
     NULL},
    {"an unknown that was forgotten",
     {.conditions = "  not_slow: {pace: [fast, rush]}\n",
      .invariants =
          "      @fine: {unless: {size: '> 10'}, never: [p, q]}\n"
          "      @only: {unless: {any: [{pace: slow}, {not_slow: true},\n"
          "                            {cite: true}]},\n"
          "             never: [o]}\n"},
     {"broken-invariant", "broken-invariant"},
     NULL},
    {"bound where they should not be, by what is true",
     {.conditions = "  not_slow: {pace: [fast, rush]}\n",
      .invariants =
          "      fine: {when: {cite: true}, never: [o]}\n"
          "      @cite: {when: {cite: false}, never: [o]}\n"
          "      @pace: {when: {not_slow: true}, never: [p]}\n"
          "      @both: {when: {cite: true}, unless: {not_slow: true},\n"
          "              never: [q]}\n"},
     {"broken-invariant", "broken-invariant", "broken-invariant"},
     NULL},
    {"invariants that hold",
     {.invariants =
          "      a: {raising: pace, never_lowers: [o, p, q]}\n"
          "      b: {raising: size, keeps: [q]}\n"
          "      c: {raising: cite, keeps: [p, q]}\n"
          "      e: {raising: parts, never_lowers: {q: 1, o: -1}}\n"
          "      f: {unless: {any: [{pace: '>= fast'},\n"
          "                         {cite: true}]},\n"
          "          never: [p]}\n"
          "      g: {when: {cite: true}, never: [o]}\n"
          "      h: {when: {size: '<= 10'}, unless: {parts: {has: x}},"
          "\n          never: [q]}\n"},
     {NULL},
     NULL},

    {"a number left out between two thresholds",
     {.rules =
          "      under: {when: {size: '< 10'}, points: {o: 1}, because: B}\n"
          "      @over: {when: {size: '> 10'}, points: {p: 2.5},\n"
          "              because: B}\n"},
     {"edge-gap"},
     NULL},
    {"a number that a third rule takes in",
     {.rules =
          "      under: {when: {size: '< 10'}, points: {o: 1}, because: B}\n"
          "      at: {when: {size: 10}, points: {o: 2}, because: B}\n"
          "      over: {when: {size: '> 10'}, points: {p: 2.5},\n"
          "             because: B}\n"},
     {NULL},
     NULL},
    {"a number that two thresholds take in",
     {.rules =
          "      under: {when: {size: '<= 10'}, points: {o: 1}, because: B}\n"
          "      @over: {when: {size: '>= 10'}, points: {q: 1}, because: B}\n"},
     {"edge-overlap"},
     NULL},
    {"what the rulebook accepts",
     {.conditions = "  spare: {kind: a}\n  @other: {kind: b}\n",
      .invariants = "      only: {unless: {pace: '>= fast'}, never: [p]}\n",
      .rest = "accept:\n"
              "  - {finding: unused-condition, at: spare, because: B}\n"
              "  - {finding: broken-invariant, at: d/only, because: B}\n"},
     {"unused-condition"},
     NULL},
    {"what it accepts needlessly",
     {.conditions = "  @spare: {kind: a}\n",
      .rest = "accept:\n"
              "  - @{finding: unused-condition, at: kind, because: B}\n"
              "  - @{finding: idle-rule, at: spare, because: B}\n"},
     {"unused-condition", "needless-accept", "needless-accept"},
     NULL},

    /* ---- answers that rule out everything -------------------------------- */
    {"nothing is left",
     {.rules = "      none: {when: {kind: b, cite: true}, rules_out: [p, q],\n"
               "             because: B}\n",
      .marks_d = true},
     {"may-block"},
     NULL},

    /* ---- what does not even load ----------------------------------------- */
    {"a condition in a circle",
     {.conditions = "  one: {two: true}\n"
                    "  two: {any: [{kind: a}, {@one: false}]}\n"},
     {"condition-cycle"},
     NULL},
    {"a decision that tests a later one",
     {.rules = "      early: {when: {@e: yes}, points: {q: 3}, because: B}\n",
      .decisions = "  e:\n"
                   "    title: E\n"
                   "    options: {yes: {title: Y}}\n"},
     {"later-decision"},
     NULL},
    {"a decision that tests itself through a condition",
     {.conditions = "  self: {d: o}\n",
      .rules =
          "      early: {when: {@self: true}, points: {q: 3}, because: B}\n"},
     {"later-decision"},
     NULL},
    {"a source that is not there",
     {.rules = "      r: {when: {kind: a}, points: {q: 3}, because: B,\n"
               "          sources: [@gide]}\n"},
     {"unknown-source"},
     NULL},
    {"an invariant that raises a choice",
     {.invariants = "      up: {raising: @kind, never_lowers: [q]}\n"},
     {"bad-invariant"},
     NULL},
};

/* Whether all is as expected; else says what is not. */
static bool check_case(const defect *c) {
  ww_arena *arena = ww_arena_new();
  char *text = put_together(arena, &c->parts);
  ww_buf wanted = ww_buf_new(arena);
  ww_buf found = ww_buf_new(arena);
  ww_put_c(&wanted, "");
  ww_put_c(&found, "");
  put_expected(&wanted, text, c->codes);
  loading_test t = load_one(text);
  const ww_diag *first = t.diags->first;
  if (t.rules) {
    const ww_findings *findings =
        ww_findings_make(t.arena, t.rules, WW_CHECK_WORK, NULL);
    assert_true(findings->facts.exact);
    first = findings->flaw_count ? findings->flaws[0].diag : NULL;
    for (int i = 0; i < findings->flaw_count; i++)
      put_found(&found, findings->flaws[i].diag);
  } else {
    put_found(&found, first);
  }
  bool fine = strcmp(wanted.at, found.at) == 0;
  if (!fine)
    fprintf(stderr, "%s\n%swanted:\n%sfound:\n%s", c->name, text, wanted.at,
            found.at);
  if (fine && c->hint && !ww_str_is(first->hint, c->hint)) {
    fprintf(stderr, "%s\nhint: %.*s\n", c->name, WW_P(first->hint));
    fine = false;
  }
  ww_arena_free(t.arena);
  ww_arena_free(arena);
  return fine;
}

static void each_defect_is_found(void **state) {
  (void)state;
  bool fine = true;
  for (size_t i = 0; i < sizeof defects / sizeof *defects; i++)
    fine = check_case(&defects[i]) && fine;
  assert_true(fine);
}

/* With no work to spend, most of it is: what is, is told by its id. */
static void what_is_undecided_is_listed(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  loading_test t = load_one(put_together(arena, &(parts){0}));
  const ww_findings *findings = ww_findings_make(t.arena, t.rules, 0, NULL);
  ww_buf text = ww_buf_new(t.arena);
  ww_undecided all =
      ww_facts_undecided(t.arena, &findings->facts, findings->rules);
  ww_render_check_text(&text, findings, &(ww_style){.width = 80});
  assert_false(findings->facts.exact);
  assert_true(all.count > 0);
  ww_str told = ww_format(t.arena, "  undecided   %.*s", WW_P(all.of[0]));
  assert_non_null(strstr(text.at, told.at));
  for (int i = 0; i < all.count; i++)
    assert_non_null(
        strstr(text.at, ww_format(t.arena, "%.*s", WW_P(all.of[i])).at));
  ww_arena_free(t.arena);
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_defect_is_found),
      cmocka_unit_test(what_is_undecided_is_listed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
