/* What each code of a check means; see explained.h. docs/diagnostics.md says
 * the same; a test (tests/sarif) keeps the two in step. */
#include "study/check/explained.h"

static const char test_or_go[] = "Take it out, or change its tests.";
static const char search_longer[] =
    "Search longer with '--effort 10', or split the decision.";
static const char use_or_go[] = "Take it out, or use it.";

static const ww_explained rows[] = {
    {WW_D_DEAD_DECISION, WW_ERROR, "Decision that is never made",
     "The tests of the decision exclude each other, so it is never made.",
     test_or_go},
    {WW_D_UNREACHABLE_OPTION, WW_ERROR, "Option that no answers lead to",
     "No answers make this option the recommendation.",
     "Give it more points, list it earlier, or take it out."},
    {WW_D_DEAD_RULE, WW_ERROR, "Rule that can never fire",
     "The rule can never fire: its tests exclude each other.", test_or_go},
    {WW_D_DEAD_ADVICE, WW_ERROR, "Advice that can never apply",
     "The advice can never apply: its tests exclude each other.", test_or_go},
    {WW_D_DEAD_PRICE, WW_ERROR, "Price that can never apply",
     "The price can never apply: its tests exclude each other, or those of its "
     "options.",
     test_or_go},
    {WW_D_DEAD_CONDITION, WW_WARNING, "Condition that can never be true",
     "The condition can never be true: its tests exclude each other.",
     test_or_go},
    {WW_D_BROKEN_INVARIANT, WW_ERROR, "Invariant that does not hold",
     "The invariant does not hold; the example is a profile (or two) in which "
     "it fails.",
     "Change the rules that fire in the example, or the invariant."},
    {WW_D_UNPROVED_INVARIANT, WW_WARNING, "Invariant that is not proved",
     "The invariant was neither proved nor refuted within the budget of the "
     "search.",
     search_longer},
    {WW_D_IDLE_RULE, WW_WARNING, "Rule that changes nothing",
     "The rule can fire, but no outcome would differ without it.",
     "Give it more weight, or take it out."},
    {WW_D_IDLE_NEED, WW_WARNING, "Need that nothing comes of",
     "No rule gives points to the need, or no option serves it.", use_or_go},
    {WW_D_IDLE_QUESTION, WW_WARNING, "Question that makes no difference",
     "No answer to the question changes an outcome, advice or a price.",
     use_or_go},
    {WW_D_DUPLICATE_RULE, WW_WARNING, "Rule that there is twice",
     "Two rules fire on the same answers and do the same.",
     "Make one of the two."},
    {WW_D_UNUSED_CONDITION, WW_WARNING, "Condition that nothing tests",
     "Nothing tests the condition.", use_or_go},
    {WW_D_NEVER_RECOMMENDED, WW_WARNING, "Outcome that is never recommended",
     "Some precedents came to this option, but none of all is recommended it.",
     "Look with 'whichway rules test --precedents' at what is recommended, and "
     "why."},
    {WW_D_CONTRADICTION, WW_WARNING, "Precedent that contradicts itself",
     "Advice about a contradiction applies to what the precedent answers.",
     "Leave out the answer that is not certain."},
    {WW_D_UNUSED_CONSTANT, WW_WARNING, "Constant that nothing names",
     "No test, text or published range names the constant.", use_or_go},
    {WW_D_UNUSED_SOURCE, WW_WARNING, "Source that nothing cites",
     "Nothing cites the source.", use_or_go},
    {WW_D_EDGE_GAP, WW_NOTE, "Number between two thresholds",
     "Of two rules one fires below a number and the other above it, and "
     "neither "
     "just there.",
     "Let one of the two take the number in, unless it is meant so."},
    {WW_D_EDGE_OVERLAP, WW_NOTE, "Number at which two thresholds meet",
     "Of two rules one fires below a number and the other above it, and both "
     "just there.",
     "Let one of the two leave the number out, unless it is meant so."},
    {WW_D_NEEDLESS_ACCEPT, WW_WARNING, "Acceptance of what is not found",
     "The rulebook accepts something that the check does not find there.",
     "Take it out of 'accept'."},
    {WW_D_NEAR_ID, WW_WARNING, "New id that is nearly another",
     "The overlay adds an entry whose id differs from one beneath by a letter "
     "or two.",
     "Correct the id, or choose one that nobody mistakes for the other."},
    {WW_D_MAY_BLOCK, WW_NOTE, "Decision that can be blocked",
     "Some answers rule out every option. That is an answer too, so it is a "
     "note.",
     "If it should not be, let one option stand."},
    {WW_D_UNDECIDED, WW_NOTE, "Search that was cut short",
     "The search for this ended with its budget; nothing is claimed either "
     "way.",
     search_longer},
};

const ww_explained *ww_explained_at(size_t index) {
  return index < sizeof rows / sizeof *rows ? &rows[index] : NULL;
}
