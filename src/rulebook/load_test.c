/* One entry of a `when`; see loading.h.
 *
 *   choice, flag, outcome   value | [value, ...]
 *   scale                   the same | "< v" | "a..b"
 *   number                  n | [n, ...] | "< n" | "a..b"
 *   set                     {has: v, has_any: [..], has_all: [..], empty: t}
 *   any of them             {known: t} */
#include "rulebook/loading.h"

#include "base/number.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* The values that can be told apart by name. */
typedef struct subject {
  ww_loading *load;
  const ww_question *question; /* NULL: an outcome */
  const ww_decision_rules *decision;
  ww_str id;
  int value_count;
} subject;

static ww_str value_id(const subject *s, int index) {
  if (s->decision)
    return s->decision->options[index].id;
  assert(s->question);
  if (s->question->type == WW_FLAG)
    return index ? WW_S("true") : WW_S("false");
  return s->question->values[index].id;
}

static int value_index(const subject *s, ww_str id) {
  if (s->question && s->question->type != WW_FLAG)
    return ww_value_index(s->question, id);
  for (int i = 0; i < s->value_count; i++)
    if (ww_str_equal(value_id(s, i), id))
      return i;
  return WW_NONE;
}

static int want_value(const subject *s, const ww_node *node, ww_str id) {
  int index = value_index(s, id);
  if (index != WW_NONE)
    return index;
  ww_diag_list *diags = s->load->diags;
  ww_diag *diag = ww_error(diags, WW_D_UNKNOWN_VALUE, ww_node_place(node),
                           "%s is not a value of '%.*s'",
                           ww_quote(diags->arena, id).at, WW_P(s->id));
  if (ww_diag_list_full(diags))
    return WW_NONE;
  ww_str *ids = WW_NEWS(diags->arena, ww_str, (size_t)s->value_count);
  for (int i = 0; i < s->value_count; i++)
    ids[i] = value_id(s, i);
  ww_hint_words(diags, diag, id, ids, (size_t)s->value_count);
  return WW_NONE;
}

static bool bad_test(const subject *s, const ww_node *node, const char *hint) {
  const char *type =
      s->decision ? "decision" : ww_type_words[s->question->type];
  ww_diag *diag =
      ww_error(s->load->diags, WW_D_BAD_TEST, ww_node_place(node),
               "this does not test '%.*s', which is a %s", WW_P(s->id), type);
  ww_hint(s->load->diags, diag, "%s", hint);
  return false;
}

/* How it is tested. */
static const char *form_of(const subject *s) {
  static const char *const forms[] = {
      [WW_CHOICE] = "write a value or a list of values",
      [WW_SCALE] = "write a value, a list of values, \"< x\", \"<= x\", "
                   "\"> x\", \">= x\" or \"x..y\"",
      [WW_SET] = "a set is tested by {has: x}, {has_any: [x, y]}, "
                 "{has_all: [x, y]} or {empty: true}",
      [WW_FLAG] = "write true or false",
      [WW_NUMBER] = "write a number, a list of numbers, \"< 5\", \"<= 5\", "
                    "\"> 5\", \">= 5\" or \"5..10\"",
  };
  return forms[s->decision ? WW_CHOICE : s->question->type];
}

static ww_test *add_test(ww_tests *tests, ww_test_kind kind) {
  ww_test *test = &tests->of[tests->count++];
  *test = (ww_test){.kind = kind,
                    .question = tests->question,
                    .decision = tests->decision,
                    .wanted = true};
  return test;
}

/* ---- Values by name --------------------------------------------------- */

/* "<= v": the operator's length, 0 when there is none. */
static size_t operator_length(ww_str text) {
  if (text.size == 0 || (text.at[0] != '<' && text.at[0] != '>'))
    return 0;
  return text.size > 1 && text.at[1] == '=' ? 2 : 1;
}

/* Where ".." stands, or text.size. */
static size_t dots(ww_str text) {
  for (size_t i = 0; i + 1 < text.size; i++)
    if (text.at[i] == '.' && text.at[i + 1] == '.')
      return i;
  return text.size;
}

static bool is_end(const subject *s, ww_str text) {
  text = ww_str_trim(text);
  return s->question && s->question->type == WW_NUMBER
             ? text.size > 0 && ww_number_length(text) == text.size
             : value_index(s, text) != WW_NONE;
}

static bool is_form(const subject *s, ww_str text) {
  size_t at = dots(text);
  return at < text.size
             ? is_end(s, ww_str_slice(text, 0, at)) &&
                   is_end(s, ww_str_slice(text, at + 2, text.size))
             : is_end(s, ww_str_slice(text, operator_length(text), text.size));
}

/* What was meant where that is a test, else the forms that there are. */
static const char *form_like(const subject *s, ww_str text) {
  ww_str meant = ww_test_meant(s->load->arena, text);
  ww_str bare = meant;
  if (bare.size > 1 && bare.at[0] == '"')
    bare = ww_str_slice(bare, 1, bare.size - 1);
  if (ww_str_equal(bare, ww_str_trim(text)) || !is_form(s, bare))
    return form_of(s);
  return ww_format(s->load->arena, "write %.*s", WW_P(meant)).at;
}

static bool add_value(const subject *s, const ww_node *node, ww_test *test) {
  if (node->kind != WW_SCALAR)
    return bad_test(s, node, form_of(s));
  if (operator_length(node->text) > 0 || dots(node->text) < node->text.size)
    return bad_test(s, node,
                    s->question && s->question->type == WW_SCALE
                        ? "a comparison stands alone, not in a list"
                        : "only scales and numbers are compared");
  int index = WW_NONE;
  if (s->question && s->question->type == WW_FLAG) {
    bool value;
    if (!ww_want_flag(node, &value, s->load->diags))
      return false;
    index = value;
  } else {
    index = want_value(s, node, node->text);
  }
  if (index == WW_NONE)
    return false;
  test->ranges[test->range_count++] = (ww_interval){index, index};
  return true;
}

static bool backwards(const subject *s, const ww_node *node) {
  ww_diag *diag = ww_error(s->load->diags, WW_D_BAD_RANGE, ww_node_place(node),
                           "this range is empty");
  ww_hint(s->load->diags, diag, "write the lower end first: \"low..high\"");
  return false;
}

static bool passes_none(const subject *s, const ww_node *node) {
  ww_diag *diag = ww_error(s->load->diags, WW_D_BAD_RANGE, ww_node_place(node),
                           "no value of '%.*s' passes %s", WW_P(s->id),
                           ww_quote(s->load->diags->arena, node->text).at);
  ww_hint(s->load->diags, diag,
          "its lowest value is '%.*s', its highest is '%.*s'",
          WW_P(s->question->values[0].id),
          WW_P(s->question->values[s->value_count - 1].id));
  return false;
}

/* Marks the values of a scale between two ends, both in; false for none. */
static bool mark_steps(ww_test *test, int low, int high) {
  test->ranges[test->range_count++] = (ww_interval){low, high};
  return low <= high;
}

static bool scale_test(const subject *s, const ww_node *node, ww_test *test) {
  ww_str text = ww_str_trim(node->text);
  size_t length = operator_length(text);
  size_t at = dots(text);
  if (at < text.size) {
    int low = want_value(s, node, ww_str_trim(ww_str_slice(text, 0, at)));
    int high =
        want_value(s, node, ww_str_trim(ww_str_slice(text, at + 2, text.size)));
    return low != WW_NONE && high != WW_NONE &&
           (mark_steps(test, low, high) || backwards(s, node));
  }
  if (length == 0) {
    const char *like = form_like(s, text);
    return like == form_of(s) ? add_value(s, node, test)
                              : bad_test(s, node, like);
  }
  ww_str id = ww_str_trim(ww_str_slice(text, length, text.size));
  int step = want_value(s, node, id);
  if (step == WW_NONE)
    return false;
  int strict = length == 1;
  bool below = text.at[0] == '<';
  return mark_steps(test, below ? 0 : step + strict,
                    below ? step - strict : s->value_count - 1) ||
         passes_none(s, node);
}

static bool value_tests(const subject *s, const ww_node *node,
                        ww_tests *tests) {
  ww_test *test = add_test(tests, WW_TEST_IN);
  size_t most = node->kind == WW_LIST ? node->count : 1;
  test->ranges = WW_NEWS(s->load->arena, ww_interval, most);
  if (node->kind == WW_LIST) {
    bool fine = true;
    for (const ww_node *item = node->first; item; item = item->next)
      fine = add_value(s, item, test) && fine;
    test->range_count = ww_ranges_join(test->ranges, test->range_count);
    return fine;
  }
  if (s->question && s->question->type == WW_SCALE && node->kind == WW_SCALAR)
    return scale_test(s, node, test);
  return add_value(s, node, test);
}

/* ---- Numbers ---------------------------------------------------------- */

static bool read_number(const subject *s, const ww_node *node, ww_str text,
                        double *value, int *decimals) {
  ww_number_fault fault = ww_number_read(ww_str_trim(text), value, decimals);
  if (fault == WW_NUMBER_GRAMMAR)
    return bad_test(s, node, form_like(s, node->text));
  if (fault == WW_NUMBER_RANGE)
    return ww_refuse_number(ww_node_place(node), ww_str_trim(text),
                            s->load->diags);
  const ww_piece *range = &s->question->range;
  if (*value >= range->low && *value <= range->high)
    return true;
  ww_diag *diag =
      ww_error(s->load->diags, WW_D_OUT_OF_RANGE, ww_node_place(node),
               "no answer to '%.*s' reaches %s", WW_P(s->id),
               ww_quote(s->load->arena, ww_str_trim(text)).at);
  ww_hint(s->load->diags, diag,
          "compare with a number in the range of the question");
  return false;
}

static bool range_test(const subject *s, const ww_node *node, ww_str text,
                       ww_tests *tests) {
  ww_test *test = add_test(tests, WW_TEST_RANGE);
  size_t at = dots(text);
  size_t length = operator_length(text);
  test->low = -INFINITY;
  test->high = INFINITY;
  test->low_open = test->high_open = true;
  if (at < text.size) {
    test->low_open = test->high_open = false;
    return read_number(s, node, ww_str_slice(text, 0, at), &test->low,
                       &test->low_decimals) &&
           read_number(s, node, ww_str_slice(text, at + 2, text.size),
                       &test->high, &test->high_decimals) &&
           (test->low <= test->high || backwards(s, node));
  }
  ww_str number = ww_str_slice(text, length, text.size);
  if (text.at[0] == '<') {
    test->high_open = length == 1;
    return read_number(s, node, number, &test->high, &test->high_decimals);
  }
  test->low_open = length == 1;
  return read_number(s, node, number, &test->low, &test->low_decimals);
}

/* What to write in place of an item that is no number. */
static const char *number_hint(const subject *s, const ww_node *item) {
  if (item->kind != WW_SCALAR)
    return form_of(s);
  ww_str text = ww_str_trim(item->text);
  double value;
  int decimals;
  if (ww_number_read(text, &value, &decimals) == WW_NUMBER_FINE)
    return "write numbers without quotes";
  if (operator_length(text) > 0 || dots(text) < text.size)
    return "a comparison stands alone; several are joined by any: [{...}, "
           "{...}]";
  if (text.size > 0 && text.at[0] == '!')
    return "write not: {...} around the test";
  return form_like(s, text);
}

static bool number_tests(const subject *s, const ww_node *node,
                         ww_tests *tests) {
  if (node->kind == WW_SCALAR) {
    ww_str text = ww_str_trim(node->text);
    if (operator_length(text) > 0 || dots(text) < text.size)
      return range_test(s, node, text, tests);
  }
  ww_test *test = add_test(tests, WW_TEST_NUMBERS);
  size_t most = node->kind == WW_LIST ? node->count : 1;
  test->numbers = WW_NEWS(s->load->arena, double, most);
  test->decimals = WW_NEWS(s->load->arena, int, most);
  bool fine = true;
  const ww_node *item = node->kind == WW_LIST ? node->first : node;
  for (size_t i = 0; i < most; i++, item = item->next) {
    if (item->kind != WW_SCALAR || !item->plain)
      return bad_test(s, item, number_hint(s, item));
    fine = read_number(s, item, item->text, &test->numbers[i],
                       &test->decimals[i]) &&
           fine;
    test->number_count++;
  }
  return fine;
}

/* ---- Sets ------------------------------------------------------------- */

static bool add_members(const subject *s, const ww_node *node, ww_test *test) {
  const ww_node *item = node->kind == WW_LIST ? node->first : node;
  size_t count = node->kind == WW_LIST ? node->count : 1;
  bool fine = true;
  if (count == 0) {
    ww_diag *diag = ww_error(s->load->diags, WW_D_EMPTY, ww_node_place(node),
                             "'%.*s' tests for nothing", WW_P(node->key));
    ww_hint(s->load->diags, diag, "name members of the set");
    return false;
  }
  for (size_t i = 0; i < count; i++, item = item->next) {
    if (item->kind != WW_SCALAR)
      return bad_test(s, item, "name members of the set");
    int index = want_value(s, item, item->text);
    if (index == WW_NONE)
      fine = false;
    else
      test->members |= (uint64_t)1 << index;
  }
  return fine;
}

static bool set_test(const subject *s, const ww_node *member, ww_tests *tests) {
  if (ww_str_is(member->key, "empty"))
    return ww_want_flag(member, &add_test(tests, WW_TEST_EMPTY)->wanted,
                        s->load->diags);
  bool has = ww_str_is(member->key, "has");
  bool any = ww_str_is(member->key, "has_any");
  if (!has && !any && !ww_str_is(member->key, "has_all"))
    return bad_test(s, member, form_of(s));
  if (has != (member->kind == WW_SCALAR))
    return bad_test(s, member, form_of(s));
  return add_members(s, member,
                     add_test(tests, any ? WW_TEST_ANY : WW_TEST_ALL));
}

static bool map_tests(const subject *s, const ww_node *map, ww_tests *tests) {
  bool is_set = s->question && s->question->type == WW_SET;
  bool fine = true;
  if (map->count == 0)
    return bad_test(s, map, form_of(s));
  for (const ww_node *m = map->first; m; m = m->next) {
    if (ww_str_is(m->key, "known"))
      fine = ww_want_flag(m, &add_test(tests, WW_TEST_KNOWN)->wanted,
                          s->load->diags) &&
             fine;
    else if (is_set)
      fine = set_test(s, m, tests) && fine;
    else
      return bad_test(s, m, form_of(s));
  }
  return fine;
}

/* ---- The entry -------------------------------------------------------- */

bool ww_load_tests(ww_loading *load, const ww_node *given, ww_tests *tests) {
  subject s = {.load = load, .id = given->key};
  if (tests->question == WW_NONE
          ? load->rules->decisions[tests->decision].broken
          : load->rules->questions[tests->question].broken)
    return false; /* and that is said already */
  const ww_node *node = ww_constants_in(load, given);
  if (!node)
    return false;
  if (tests->question == WW_NONE) {
    s.decision = &load->rules->decisions[tests->decision];
    s.value_count = s.decision->option_count;
  } else {
    s.question = &load->rules->questions[tests->question];
    s.value_count = s.question->type == WW_FLAG ? 2 : s.question->value_count;
  }
  if (ww_node_is_null(node))
    return bad_test(&s, node,
                    tests->known ? "to ask whether it is known: {known: false}"
                                 : form_of(&s));
  if (node->kind == WW_LIST && node->count == 0) {
    ww_diag *diag = ww_error(load->diags, WW_D_EMPTY, ww_node_place(node),
                             "this list is empty");
    ww_hint(load->diags, diag, "list what passes the test");
    return false;
  }
  if (node->kind == WW_MAP)
    return map_tests(&s, node, tests);
  if (s.question && s.question->type == WW_SET && node->kind == WW_LIST)
    return bad_test(&s, node, form_of(&s));
  if (s.question && s.question->type == WW_SET &&
      value_index(&s, node->text) == WW_NONE)
    return bad_test(&s, node, form_of(&s));
  if (s.question && s.question->type == WW_SET) {
    ww_str hint = ww_format(load->arena, "write {%.*s: {has: %.*s}}",
                            WW_P(s.id), WW_P(node->text));
    return bad_test(&s, node, hint.at);
  }
  if (s.question && s.question->type == WW_NUMBER)
    return number_tests(&s, node, tests);
  return value_tests(&s, node, tests);
}
