/* Phrases that the parts of a composed decision share; see compose.h. */
#include "phrase/phrase.h"
#include "report/compose/compose.h"

const ww_option *ww_option_of(const ww_result *result, int option) {
  return &result->rules->options[option];
}

int ww_outcome_now(const ww_result *result) {
  if (result->silent)
    return result->ranking[0]; /* searches go on with it */
  return result->winner == WW_NONE ? result->rules->option_count
                                   : result->winner;
}

ww_str ww_outcome_words(const ww_result *result, int outcome) {
  return outcome < result->rules->option_count
             ? ww_option_of(result, outcome)->title
             : WW_S("no recommendation");
}

ww_str ww_say(const ww_composing *c, const ww_template *text) {
  return ww_template_fill(c->arena, text, c->verdict);
}

static bool is_equal(const ww_result *result, int option) {
  return option != result->winner && !result->ruled_out[option] &&
         result->scores[option] == result->scores[result->winner];
}

ww_str ww_equals_of(const ww_composing *c, const ww_result *result) {
  ww_buf buf = ww_buf_new(c->arena);
  int options = result->rules->option_count;
  int left = 0; /* to be named */
  for (int o = 0; o < options; o++)
    left += is_equal(result, o);
  for (int o = 0; o < options; o++) {
    if (!is_equal(result, o))
      continue;
    ww_put(&buf, ww_option_of(result, o)->title);
    ww_put_c(&buf, --left == 0 ? "" : left == 1 ? " and " : ", ");
  }
  return ww_buf_str(&buf);
}

/* "reading#chapter-2" cites "reading". */
static void note_cited(ww_composing *c, ww_str source) {
  const ww_rules *rules = c->verdict->rules;
  size_t end = 0;
  while (end < source.size && source.at[end] != '#')
    end++;
  for (int i = 0; i < rules->cited_count; i++)
    if (ww_str_equal(rules->cited[i].id, ww_str_slice(source, 0, end)))
      c->cited[i] = true;
}

static bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

/* Whether a full stop, '?' or '!' at `at` ends a sentence: no small letter
 * follows, and it is not that of an abbreviation such as "e.g.". */
static bool ends_sentence(ww_str text, size_t at) {
  char c = text.at[at];
  if ((c != '.' && c != '?' && c != '!') || at < 2 || at + 2 >= text.size)
    return false;
  char before = text.at[at - 2];
  bool abbreviation =
      is_small(text.at[at - 1]) && (before == '.' || before == ' ');
  return text.at[at + 1] == ' ' && !is_small(text.at[at + 2]) && !abbreviation;
}

ww_str ww_first_sentence(ww_str text) {
  int depth = 0; /* of parentheses */
  for (size_t i = 0; i < text.size; i++) {
    depth += text.at[i] == '(';
    depth -= text.at[i] == ')';
    if (depth <= 0 && ends_sentence(text, i))
      return ww_str_slice(text, 0, i + 1);
  }
  return text;
}

void ww_compose_evidence(ww_composing *c, ww_element *paragraph, ww_claim claim,
                         const ww_str *sources, int count) {
  static const char *const alone[] = {[WW_MEASURED] = "Measured",
                                      [WW_REPORTED] = "Reported",
                                      [WW_ADVISED] = "Advised",
                                      [WW_ASSUMED] = "Assumed",
                                      [WW_NO_CLAIM] = ""};
  static const char *const before[] = {[WW_MEASURED] = "Measured in ",
                                       [WW_REPORTED] = "Reported in ",
                                       [WW_ADVISED] = "Advised in ",
                                       [WW_ASSUMED] = "Assumed after ",
                                       [WW_NO_CLAIM] = "See "};
  if (count == 0 && claim == WW_NO_CLAIM)
    return;
  ww_run_add(paragraph, WW_RUN_ASIDE,
             ww_str_from(count == 0 ? alone[claim] : before[claim]));
  for (int i = 0; i < count; i++) {
    bool last = i == count - 1;
    ww_run_add(paragraph, WW_RUN_ASIDE,
               ww_str_from(i == 0 ? ""
                           : last ? " and "
                                  : ", "));
    ww_run_add(paragraph, WW_RUN_SOURCE, sources[i]);
    note_cited(c, sources[i]);
  }
  ww_run_add(paragraph, WW_RUN_ASIDE, WW_S("."));
}

static const ww_reason *reason_of(const ww_result *result, int rule) {
  for (int i = 0; i < result->reason_count; i++)
    if (result->reasons[i].rule == rule)
      return &result->reasons[i];
  return NULL;
}

static void add_answers(ww_composing *c, ww_element *paragraph,
                        const ww_reason *reason) {
  const ww_rules *rules = c->verdict->rules;
  int count = reason ? reason->question_count : 0;
  for (int i = 0; i < count; i++) {
    int q = reason->questions[i];
    ww_buf answer = ww_buf_new(c->arena);
    ww_put_answer(&answer, &rules->questions[q], &c->verdict->answers->of[q]);
    ww_run_add(paragraph, WW_RUN_ASIDE, ww_str_from(i == 0 ? ", from " : "; "));
    ww_run_addf(paragraph, WW_RUN_ASIDE, "%.*s: %.*s",
                WW_P(rules->questions[q].id), WW_P(ww_buf_str(&answer)));
  }
}

void ww_add_grounds(ww_composing *c, ww_element *paragraph,
                    const ww_result *result, int rule) {
  const ww_rule *r = &result->rules->rules[rule];
  ww_run_add(paragraph, WW_RUN_CODE, r->id);
  add_answers(c, paragraph, reason_of(result, rule));
  ww_run_add(paragraph, WW_RUN_ASIDE, WW_S(". "));
  ww_compose_evidence(c, paragraph, r->claim, r->sources, r->source_count);
}

ww_element *ww_compose_grounds(ww_composing *c, ww_element *parent,
                               const ww_result *result, int rule) {
  ww_element *paragraph = ww_element_add(parent, WW_ELEMENT_PARAGRAPH);
  ww_add_grounds(c, paragraph, result, rule);
  return paragraph;
}
