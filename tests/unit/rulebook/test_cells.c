/* Where numbers are cut, and which tests share a variable or a gate. */
#include "rulebook/books.h"

#include "rulebook/cells.h"
#include "rulebook/program.h"

#include <math.h>

/* The cells of a number as "[0,5) [5,5] (5,100]". */
static const char *cells(ww_arena *arena, const ww_question *question) {
  ww_buf buf = ww_buf_new(arena);
  for (int i = 0; i < question->piece_count; i++) {
    const ww_piece *p = &question->pieces[i];
    ww_putf(&buf, "%s%s%.17g,%.17g%s", i ? " " : "", p->low_open ? "(" : "[",
            p->low, p->high, p->high_open ? ")" : "]");
  }
  return buf.at ? buf.at : "";
}

typedef struct cell_case {
  const char *range; /* of the question */
  const char *tests;
  const char *expected;
} cell_case;

static void numbers_are_cut_at_what_is_tested(void **state) {
  (void)state;
  static const cell_case cases[] = {
      {"min: 0, max: 100", "n: '< 5'", "[0,5) [5,100]"},
      {"min: 0, max: 100", "n: '>= 5'", "[0,5) [5,100]"},
      {"min: 0, max: 100", "n: '> 5'", "[0,5] (5,100]"},
      {"min: 0, max: 100", "n: 5", "[0,5) [5,5] (5,100]"},
      {"min: 0, max: 100", "n: [5, 7]", "[0,5) [5,5] (5,7) [7,7] (7,100]"},
      {"min: 0, max: 100", "n: '5..7'", "[0,5) [5,7] (7,100]"},
      {"min: 0, max: 100", "n: '>= 0'", "[0,100]"},
      {"min: 0, max: 100", "n: '> 0'", "[0,0] (0,100]"},
      {"above: 0, max: 100", "n: '> 0'", "(0,100]"},
      {"min: 0, max: 100", "n: '<= 100'", "[0,100]"},
      {"min: 0, below: 100", "n: '< 100'", "[0,100)"},
      {"min: 0", "n: '< 5'", "[0,5) [5,inf)"},
      {"max: 9", "n: '< 5'", "(-inf,5) [5,9]"},
      {"min: 0, whole: true", "any: [{n: '> 4'}, {n: '< 5'}]", "[0,4] [5,inf)"},
      {"min: 0, whole: true", "n: '< 4.5'", "[0,4.5) [4.5,inf)"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[1024];
    snprintf(text, sizeof text,
             HEAD "questions:\n  n: {ask: N, type: number, %s}\n" DECISION
                  "      r: {when: {%s}, points: {o: 1}, because: B}\n",
             cases[i].range, cases[i].tests);
    loading_test t = load_one(text);
    if (!t.rules)
      fail_msg("%s\n%s", first_complaint(&t), text);
    assert_string_equal(cells(t.arena, &t.rules->questions[0]),
                        cases[i].expected);
    ww_arena_free(t.arena);
  }
}

static void every_number_has_its_cell(void **state) {
  (void)state;
  loading_test t = load_one(BOOK("any: [{n: '< 5'}, {n: 7}, {n: '> 9.5'}]"));
  const ww_question *question = &t.rules->questions[3];
  static const double values[] = {0, 4.999, 5, 6.999, 7, 7.001, 9.5, 9.51, 100};
  static const int expected[] = {0, 0, 1, 1, 2, 3, 3, 4, 4};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++)
    assert_int_equal(ww_cell_of(question, values[i]), expected[i]);
  for (int p = 0; p < question->piece_count; p++)
    assert_int_equal(ww_cell_of(question, ww_piece_inside(question, p)), p);
  ww_arena_free(t.arena);
}

/* Where one further is the same double, or half-way too far. */
static void great_numbers_lie_in_their_cells(void **state) {
  static const cell_case cases[] = {
      {"min: 0", "n: '> 1e16'", ""},
      {"max: 0", "n: '< -1e16'", ""},
      {"min: 0, whole: true", "n: '> 1e300'", ""},
      {"max: 0, whole: true", "n: '< -1e300'", ""},
      {"min: -1e308, max: 1e308", "any: [{n: -1e308}, {n: 1e308}]", ""},
      {"min: -1e308", "any: [{n: '> -1e308'}, {n: '> 1e308'}]", ""},
      {"min: 0", "any: [{n: '> 5e-324'}, {n: '>= 1.5e-323'}]", ""},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[1024];
    snprintf(text, sizeof text,
             HEAD "questions:\n  n: {ask: N, type: number, %s}\n" DECISION
                  "      r: {when: {%s}, points: {o: 1}, because: B}\n",
             cases[i].range, cases[i].tests);
    loading_test t = load_one(text);
    if (!t.rules)
      fail_msg("%s\n%s", first_complaint(&t), text);
    const ww_question *question = &t.rules->questions[0];
    for (int p = 0; p < question->piece_count; p++)
      assert_int_equal(ww_cell_of(question, ww_piece_inside(question, p)), p);
    ww_arena_free(t.arena);
  }
}

/* Only the members that something tests are told apart; {empty} tests all. */
static void members_are_variables(void **state) {
  (void)state;
  static const struct {
    const char *text;
    bool tested[3];
  } cases[] = {
      {BOOK("m: {has: x}"), {true, false, false}},
      {BOOK("m: {has_any: [x, z]}"), {true, false, true}},
      {BOOK("m: {empty: true}"), {true, true, true}},
      {BOOK("c: a"), {false, false, false}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    loading_test t = load_one(cases[i].text);
    const ww_question *question = &t.rules->questions[4];
    for (int v = 0; v < 3; v++)
      assert_int_equal(question->member_variable[v] != WW_NONE,
                       cases[i].tested[v]);
    ww_arena_free(t.arena);
  }
}

/* What is asked twice is one gate; what one variable can say needs none. */
static void gates_are_shared(void **state) {
  (void)state;
  loading_test t = load_one(
      HEAD QUESTIONS DECISION
      "      r1: {when: {any: [{c: a}, {f: true}]}, points: {o: 1}, because: "
      "B}\n"
      "      r2: {when: {any: [{f: true}, {c: a}], n: '> 5'}, points: {o: 1}, "
      "because: B}\n"
      "      r3: {when: {not: {c: b, f: false}}, points: {o: 1}, because: B}\n"
      "      r4: {when: {any: [{s: low}, {s: high}]}, points: {o: 1}, "
      "because: B}\n");
  const ww_program *program = t.rules->program;
  assert_int_equal(program->gate_count, 1);
  assert_int_equal(program->blocks[0].terms[1].count, 2);
  assert_int_equal(program->blocks[0].terms[3].count, 1);
  ww_arena_free(t.arena);
}

/* Of what is loaded nothing is written: what stands beside it is made again
 * without a copy, and means the same variables. */
static void compiling_leaves_the_rulebook_alone(void **state) {
  (void)state;
  loading_test t = load_one(BOOK("m: {has: x}, any: [{c: a}, {f: true}]"));
  const ww_rules *rules = t.rules;
  size_t count = (size_t)rules->question_count;
  size_t size = count * sizeof *rules->questions;
  ww_arena *arena = ww_arena_scratch(t.arena);
  ww_question *before = WW_NEWS(arena, ww_question, count);
  memcpy(before, rules->questions, size);
  const ww_program *again = ww_program_make(arena, rules);
  assert_memory_equal(before, rules->questions, size);
  assert_int_equal(again->first_gate, rules->variable_count);
  assert_int_equal(again->variable_count, rules->program->variable_count);
  for (int v = 0; v < again->variable_count; v++) {
    const ww_variable *variable = &again->variables[v];
    const ww_question *question = &rules->questions[variable->index];
    assert_int_equal(variable->kind, rules->program->variables[v].kind);
    if (variable->kind == WW_OF_QUESTION)
      assert_int_equal(question->variable, v);
    if (variable->kind == WW_OF_MEMBER)
      assert_int_equal(question->member_variable[variable->member], v);
    if (variable->kind == WW_OF_OUTCOME)
      assert_int_equal(rules->decisions[variable->index].variable, v);
  }
  ww_arena_free(arena);
  ww_arena_free(t.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_are_cut_at_what_is_tested),
      cmocka_unit_test(every_number_has_its_cell),
      cmocka_unit_test(great_numbers_lie_in_their_cells),
      cmocka_unit_test(members_are_variables),
      cmocka_unit_test(gates_are_shared),
      cmocka_unit_test(compiling_leaves_the_rulebook_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
