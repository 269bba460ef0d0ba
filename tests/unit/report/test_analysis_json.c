/* What the analysis adds to a decision as JSON: each key once, and for every
 * example that what it promises comes true. A promise is read from the JSON,
 * put into a profile as it stands, and decided. */
#define _POSIX_C_SOURCE 200809L

#include "report/json/json.h"
#include "reporting.h"
#include "rulebook/load.h"

#include <dirent.h>
#include <stdlib.h>

#define EXAMPLES WW_SOURCE_DIR "/examples"

static const ww_node *json_of(ww_arena *arena, const ww_verdict *verdict) {
  ww_buf out = ww_buf_new(arena);
  ww_put_decision_json(&out, verdict);
  return parse_json(arena, ww_buf_str(&out));
}

/* ---- Each key --------------------------------------------------------- */

static void expect_member(const table *t, const ww_node *map, const char *key,
                          const char *wanted) {
  expect_text(compact(t->arena, member(map, key)), wanted);
}

static void settled(void **state) {
  (void)state;
  table t = lay_table();
  const ww_node *d = json_of(
      t.arena, analyse(t.arena, t.rules,
                       "{\"answers\": {\"hunger\": \"much\", \"money\": 1500, "
                       "\"rain\": false, \"diet\": [\"nuts\"]}}"));
  expect_member(&t, d, "recommendation", "'inn'");
  expect_member(&t, d, "status", "'settled'");
  expect_member(&t, d, "possible", "[{option: 'inn', share: 1, witness: {}}]");
  expect_member(&t, d, "conflict", "[]");
  expect_member(
      &t, d, "near_misses",
      "[{rule: 'broke', needs_answer: {question: 'money', from: 1500, "
      "to: 999, range: '< 1000'}, recommendation: 'cafe'}, "
      "{rule: 'wet', needs_answer: {question: 'rain', from: false, to: true, "
      "range: 'true'}, recommendation: 'desk'}, "
      "{rule: 'diet-at-inn', needs_answer: {question: 'diet', "
      "from: ['nuts'], to: ['meat', 'nuts'], range: null}, "
      "recommendation: 'cafe'}]");
  expect_member(
      &t, d, "flips",
      "[{changes: [{question: 'hunger', from: 'much', to: 'little', "
      "range: 'little'}], recommendation: 'desk'}, "
      "{changes: [{question: 'money', from: 1500, to: 999, "
      "range: '< 1000'}], recommendation: 'cafe'}, "
      "{changes: [{question: 'rain', from: false, to: true, "
      "range: 'true'}], recommendation: 'desk'}, "
      "{changes: [{question: 'diet', from: ['nuts'], to: ['meat', 'nuts'], "
      "range: null}], recommendation: 'cafe'}, "
      "{changes: [{question: 'diet', from: ['nuts'], to: ['milk', 'nuts'], "
      "range: null}], recommendation: 'cafe'}]");
  expect_member(&t, d, "flips_left_out", "0");
  expect_member(&t, d, "triggers",
                "[{question: 'hunger', test: 'little', "
                "recommendation: 'desk'}, {question: 'money', "
                "test: '< 1000', recommendation: 'cafe'}]");
  expect_member(&t, d, "open_questions", "[]");
  expect_member(&t, d, "robustness",
                "{held: 1000, samples: 1000, fragile_to: null}");
  expect_member(&t, d, "exact",
                "{status: true, flips: true, open_questions: true}");
  ww_arena_free(t.arena);
}

static void open_questions(void **state) {
  (void)state;
  table t = lay_table();
  const ww_node *d =
      json_of(t.arena,
              analyse(t.arena, t.rules,
                      "{\"answers\": {\"hunger\": \"little\", \"rain\": false, "
                      "\"guests\": {\"value\": null, \"owner\": \"Ann\"}}}"));
  expect_member(&t, d, "status", "'provisional'");
  const ww_node *open = member(d, "open_questions");
  const ww_node *guests = open->first;
  expect_member(&t, guests, "question", "'guests'");
  expect_member(&t, guests, "ask", "'How many come along?'");
  expect_member(&t, guests, "could_lead_to",
                "[{answer: 1, range: '< 4', recommendation: 'desk'}, "
                "{answer: 4, range: '>= 4', recommendation: 'cafe'}]");
  ww_str bits = member(guests, "information")->text; /* nearly one bit */
  assert_true(ww_str_starts(bits, WW_S("0.99")) ||
              ww_str_starts(bits, WW_S("1")));
  for (const ww_node *m = open->first; m; m = m->next)
    if (ww_str_is(member(m, "question")->text, "diet"))
      expect_member(&t, m, "could_lead_to",
                    "[{answer: ['meat'], range: null, "
                    "recommendation: 'desk'}, {answer: ['milk'], "
                    "range: null, recommendation: 'desk'}]");
  const ww_node *flip = member(d, "flips")->first;
  while (flip &&
         !ww_str_is(member(member(flip, "changes")->first, "question")->text,
                    "guests"))
    flip = flip->next;
  assert_non_null(flip);
  expect_member(&t, flip, "changes",
                "[{question: 'guests', from: null, to: 4, range: '>= 4'}]");
  ww_arena_free(t.arena);
}

static void blocked(void **state) {
  (void)state;
  table t = lay_table();
  const ww_node *d = json_of(
      t.arena, analyse(t.arena, t.rules,
                       "{\"answers\": {\"guests\": 4, \"rain\": true}}"));
  expect_member(&t, d, "status", "'blocked'");
  expect_member(&t, d, "possible", "[]");
  expect_member(&t, d, "conflict",
                "[{question: 'guests', answer: 4}, "
                "{question: 'rain', answer: true}]");
  ww_arena_free(t.arena);
}

static void flips_to_nothing(void **state) {
  (void)state;
  table t = lay_table();
  const ww_node *d = json_of(
      t.arena, analyse(t.arena, t.rules,
                       "{\"answers\": {\"guests\": 4, \"rain\": false}}"));
  const ww_node *flip = member(d, "flips")->first;
  while (flip && member(flip, "recommendation")->kind == WW_SCALAR &&
         !ww_str_is(compact(t.arena, member(flip, "recommendation")), "null"))
    flip = flip->next;
  assert_non_null(flip);
  expect_member(&t, flip, "changes",
                "[{question: 'rain', from: false, to: true, range: 'true'}]");
  ww_arena_free(t.arena);
}

/* ---- Promises --------------------------------------------------------- */

static ww_str read_file(ww_arena *arena, const char *path) {
  char chunk[4096];
  size_t got;
  ww_buf buf = ww_buf_new(arena);
  FILE *file = fopen(path, "rb");
  if (!file)
    fail_msg("cannot read %s", path);
  while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
    ww_put(&buf, (ww_str){chunk, got});
  fclose(file);
  return ww_buf_str(&buf);
}

static bool ends_with(const char *name, const char *end) {
  size_t size = strlen(name);
  return size >= strlen(end) && strcmp(name + size - strlen(end), end) == 0;
}

static const ww_node *read_node(ww_arena *arena, const char *path) {
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  ww_source *source = source_of(arena, path, read_file(arena, path));
  const ww_node *node =
      ends_with(path, ".json")
          ? ww_json_read(arena, source, &ww_profile_limits, &diags)
          : ww_yaml_read(arena, source, &ww_rulebook_limits, &diags);
  no_complaints(&diags);
  return node;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

enum { FILES_MOST = 64 };

/* The .yaml and .json files of a folder, in name order. */
static size_t list_folder(ww_arena *arena, const char *folder,
                          const char *paths[FILES_MOST]) {
  size_t count = 0;
  DIR *dir = opendir(folder);
  assert_non_null(dir);
  for (struct dirent *entry; (entry = readdir(dir));) {
    if (!ends_with(entry->d_name, ".yaml") &&
        !ends_with(entry->d_name, ".json"))
      continue;
    assert_true(count < FILES_MOST);
    paths[count++] = ww_format(arena, "%s/%s", folder, entry->d_name).at;
  }
  closedir(dir);
  qsort(paths, count, sizeof *paths, by_name);
  return count;
}

static const ww_rules *load_rules(ww_arena *arena, const char *folder) {
  const char *paths[FILES_MOST];
  const ww_node *files[FILES_MOST];
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  size_t count = list_folder(arena, folder, paths);
  for (size_t i = 0; i < count; i++)
    files[i] = read_node(arena, paths[i]);
  const ww_rules *rules =
      ww_rules_load(arena, ww_merge_files(arena, files, count, &diags), &diags);
  no_complaints(&diags);
  return rules;
}

/* A profile in the making, and what it must lead to. */
typedef struct promise {
  ww_arena *arena;
  const ww_rules *rules;
  const ww_node *decision;
  const char *path; /* of the example */
  ww_str *answers;  /* [question_count] as JSON; empty: unknown */
} promise;

static void put_json(ww_buf *buf, const ww_node *node) {
  if (node->kind == WW_SCALAR && node->plain) {
    ww_put(buf, node->text);
    return;
  }
  if (node->kind == WW_SCALAR) {
    ww_put_json_string(buf, node->text);
    return;
  }
  assert_int_equal(node->kind, WW_LIST);
  ww_put_c(buf, "[");
  for (const ww_node *m = node->first; m; m = m->next) {
    ww_put_c(buf, m == node->first ? "" : ", ");
    put_json(buf, m);
  }
  ww_put_c(buf, "]");
}

static void answer(promise *p, ww_str question, const ww_node *value) {
  ww_buf buf = ww_buf_new(p->arena);
  int q = ww_question_index(p->rules, question);
  assert_true(q != WW_NONE);
  put_json(&buf, value);
  p->answers[q] = ww_buf_str(&buf);
}

/* Back to the answers of the decision. */
static void start_over(promise *p) {
  for (int q = 0; q < p->rules->question_count; q++)
    p->answers[q] = (ww_str){0};
  for (const ww_node *m = member(p->decision, "answers")->first; m; m = m->next)
    answer(p, m->key, member(m, "value"));
}

static const ww_verdict *decide_again(const promise *p) {
  ww_buf buf = ww_buf_new(p->arena);
  bool first = true;
  ww_put_c(&buf, "{\"answers\": {");
  for (int q = 0; q < p->rules->question_count; q++) {
    if (p->answers[q].size == 0)
      continue;
    ww_putf(&buf, "%s\"%.*s\": %.*s", first ? "" : ", ",
            WW_P(p->rules->questions[q].id), WW_P(p->answers[q]));
    first = false;
  }
  ww_put_c(&buf, "}}");
  return decide(p->arena, p->rules, buf.at);
}

static void expect_kept(const promise *p, const ww_node *recommendation,
                        const char *what) {
  const ww_result *result = ww_main_result(decide_again(p));
  int winner = result->silent ? result->ranking[0] : result->winner;
  ww_str got =
      winner == WW_NONE ? WW_S("null") : result->rules->options[winner].id;
  if (!ww_str_equal(got, recommendation->text))
    fail_msg("%s: %s leads to %.*s, not to %.*s", p->path, what, WW_P(got),
             WW_P(recommendation->text));
}

static void check_possible(promise *p) {
  for (const ww_node *m = member(p->decision, "possible")->first; m;
       m = m->next) {
    const ww_node *witness = member(m, "witness");
    start_over(p);
    if (witness->kind != WW_MAP)
      continue;
    for (const ww_node *a = witness->first; a; a = a->next) {
      int q = ww_question_index(p->rules, a->key);
      assert_int_equal(p->answers[q].size, 0); /* only what is open */
      answer(p, a->key, a);
    }
    expect_kept(p, member(m, "option"), "a witness");
  }
}

static void change(promise *p, const ww_node *change) {
  ww_buf from = ww_buf_new(p->arena);
  ww_str question = member(change, "question")->text;
  int q = ww_question_index(p->rules, question);
  put_json(&from, member(change, "from"));
  if (ww_str_is(ww_buf_str(&from), "null"))
    assert_int_equal(p->answers[q].size, 0);
  else
    assert_true(ww_str_equal(p->answers[q], ww_buf_str(&from)));
  answer(p, question, member(change, "to"));
}

static int check_flips(promise *p) {
  int count = 0;
  for (const ww_node *m = member(p->decision, "flips")->first; m; m = m->next) {
    start_over(p);
    for (const ww_node *c = member(m, "changes")->first; c; c = c->next)
      change(p, c);
    expect_kept(p, member(m, "recommendation"), "a flip");
    count++;
  }
  return count;
}

/* Each trigger is a flip of its own. */
static void check_triggers(const promise *p) {
  for (const ww_node *m = member(p->decision, "triggers")->first; m;
       m = m->next) {
    bool found = false;
    for (const ww_node *f = member(p->decision, "flips")->first; f;
         f = f->next) {
      const ww_node *c = member(f, "changes")->first;
      found |= !c->next &&
               ww_str_equal(member(c, "question")->text,
                            member(m, "question")->text) &&
               ww_str_equal(member(c, "range")->text, member(m, "test")->text);
    }
    assert_true(found);
  }
}

static void check_near_misses(promise *p) {
  for (const ww_node *m = member(p->decision, "near_misses")->first; m;
       m = m->next) {
    bool fired = false;
    start_over(p);
    change(p, member(m, "needs_answer"));
    const ww_result *result = ww_main_result(decide_again(p));
    for (int i = 0; i < result->reason_count; i++)
      fired |= ww_str_equal(result->rules->rules[result->reasons[i].rule].id,
                            member(m, "rule")->text);
    if (!fired)
      fail_msg("%s: %.*s does not fire", p->path,
               WW_P(member(m, "rule")->text));
  }
}

static int check_leads(promise *p) {
  int count = 0;
  for (const ww_node *m = member(p->decision, "open_questions")->first; m;
       m = m->next)
    for (const ww_node *lead = member(m, "could_lead_to")->first; lead;
         lead = lead->next, count++) {
      start_over(p);
      answer(p, member(m, "question")->text, member(lead, "answer"));
      expect_kept(p, member(lead, "recommendation"), "an open answer");
    }
  return count;
}

static void check_conflict(promise *p) {
  const ww_node *conflict = member(p->decision, "conflict");
  if (!conflict->first)
    return;
  for (int q = 0; q < p->rules->question_count; q++)
    p->answers[q] = (ww_str){0};
  for (const ww_node *m = conflict->first; m; m = m->next)
    answer(p, member(m, "question")->text, member(m, "answer"));
  expect_kept(p, member(p->decision, "recommendation"), "a conflict");
}

typedef struct tally {
  int examples, flips, leads;
} tally;

static void check_example(const ww_rules *rules, const char *path,
                          tally *told) {
  ww_arena *arena = ww_arena_new();
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  const ww_node *profile = read_node(arena, path);
  const ww_answers *answers = ww_profile_load(arena, rules, profile, &diags);
  no_complaints(&diags);
  ww_verdict *verdict = ww_verdict_make(arena, rules, answers);
  verdict->analysis = ww_analysis_make(arena, rules, NULL, answers);
  promise p = {.arena = arena,
               .rules = rules,
               .decision = json_of(arena, verdict),
               .path = path,
               .answers =
                   WW_NEWS(arena, ww_str, (size_t)rules->question_count)};
  told->examples++;
  check_possible(&p);
  told->flips += check_flips(&p);
  check_triggers(&p);
  check_near_misses(&p);
  told->leads += check_leads(&p);
  check_conflict(&p);
  ww_arena_free(arena);
}

static void check_folder(ww_arena *arena, const char *rules_folder,
                         const char *folder, tally *told) {
  const char *paths[FILES_MOST];
  const ww_rules *rules = load_rules(arena, rules_folder);
  size_t count = list_folder(arena, folder, paths);
  for (size_t i = 0; i < count; i++)
    if (!ends_with(paths[i], "/overlay.yaml") &&
        !ends_with(paths[i], "/prices.yaml"))
      check_example(rules, paths[i], told);
}

static void promises_come_true(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  tally told = {0};
  check_folder(arena, WW_SOURCE_DIR "/rules", EXAMPLES, &told);
  check_folder(arena, EXAMPLES "/database/rules", EXAMPLES "/database", &told);
  assert_true(told.examples >= 25);
  assert_true(told.flips >= 100);
  assert_true(told.leads >= 300);
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(settled),
      cmocka_unit_test(open_questions),
      cmocka_unit_test(blocked),
      cmocka_unit_test(flips_to_nothing),
      cmocka_unit_test(promises_come_true),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
