/* Maps with known keys; see fields.h. */
#include "read/fields.h"

#include "base/number.h"

enum { WORDS_LISTED_MOST = 12, FIELDS_MOST = 24 };

bool ww_is_id(ww_str text) {
  for (size_t i = 0; i < text.size; i++) {
    char c = text.at[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool inner = (c >= '0' && c <= '9') || c == '-';
    if (!(letter || c == '_' || inner) || (i == 0 && c == '-'))
      return false;
  }
  return text.size > 0;
}

bool ww_check_key_id(const ww_node *member, ww_diag_list *diags) {
  if (ww_is_id(member->key))
    return true;
  ww_diag *diag = ww_error(diags, WW_D_BAD_ID, ww_key_place(member),
                           "%.*s is not a usable id",
                           WW_P(ww_quote(diags->arena, member->key)));
  ww_hint(diags, diag, "use letters, digits, '_' and '-'");
  return false;
}

static bool wrong_type(const ww_node *node, const char *wanted,
                       ww_diag_list *diags) {
  ww_str name =
      node->key.size ? ww_quote(diags->arena, node->key) : WW_S("this entry");
  ww_error(diags, WW_D_WRONG_TYPE, ww_node_place(node),
           "%.*s must be %s, not %s", WW_P(name), wanted, ww_node_noun(node));
  return false;
}

bool ww_want_map(const ww_node *node, const char *what, ww_diag_list *diags) {
  return node->kind == WW_MAP || wrong_type(node, what, diags);
}

bool ww_want_list(const ww_node *node, const char *what, ww_diag_list *diags) {
  return node->kind == WW_LIST || wrong_type(node, what, diags);
}

bool ww_want_text(const ww_node *node, const char *what, ww_diag_list *diags) {
  if (node->kind == WW_SCALAR && ww_str_trim(node->text).size > 0)
    return true;
  return wrong_type(node, what, diags);
}

bool ww_want_id(const ww_node *node, const char *what, ww_diag_list *diags) {
  if (!ww_want_text(node, what, diags))
    return false;
  if (ww_is_id(node->text))
    return true;
  ww_diag *diag = ww_error(diags, WW_D_BAD_ID, ww_node_place(node),
                           "%.*s is not a usable id",
                           WW_P(ww_quote(diags->arena, node->text)));
  ww_hint(diags, diag, "use letters, digits, '_' and '-'");
  return false;
}

bool ww_want_flag(const ww_node *node, bool *value, ww_diag_list *diags) {
  if (node->kind == WW_SCALAR && node->plain) {
    if (ww_str_is(node->text, "true") || ww_str_is(node->text, "yes"))
      return *value = true;
    if (ww_str_is(node->text, "false") || ww_str_is(node->text, "no")) {
      *value = false;
      return true;
    }
  }
  return wrong_type(node, "true or false", diags);
}

/* A number that is none: says whether its look or its size is at fault. */
static bool bad_number(const ww_node *node, ww_number_fault fault,
                       const char *wanted, ww_diag_list *diags) {
  if (fault == WW_NUMBER_GRAMMAR)
    return wrong_type(node, wanted, diags);
  ww_error(diags, WW_D_BAD_NUMBER, ww_node_place(node),
           "%.*s cannot be kept exactly",
           WW_P(ww_quote(diags->arena, node->text)));
  return false;
}

bool ww_want_number(const ww_node *node, double *value, int *decimals,
                    ww_diag_list *diags) {
  if (node->kind != WW_SCALAR || !node->plain)
    return wrong_type(node, "a number", diags);
  ww_number_fault fault = ww_number_read(node->text, value, decimals);
  return fault == WW_NUMBER_FINE || bad_number(node, fault, "a number", diags);
}

bool ww_want_points(const ww_node *node, int32_t *value, ww_diag_list *diags) {
  if (node->kind != WW_SCALAR || !node->plain)
    return wrong_type(node, "a number", diags);
  ww_number_fault fault = ww_thousandths_read(node->text, value);
  if (fault == WW_NUMBER_FINE)
    return true;
  if (fault == WW_NUMBER_GRAMMAR)
    return wrong_type(node, "a number", diags);
  ww_diag *diag = ww_error(diags, WW_D_BAD_POINTS, ww_node_place(node),
                           "%.*s does not fit points",
                           WW_P(ww_quote(diags->arena, node->text)));
  ww_hint(diags, diag,
          "points have at most three decimals and lie within +-1,000,000");
  return false;
}

int ww_word_at(ww_str word, const char *const *words) {
  int i = 0;
  while (words[i] && !ww_str_is(word, words[i]))
    i++;
  return i;
}

static void put_words(ww_buf *buf, const ww_str *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    ww_put_c(buf, i == 0 ? "" : ", ");
    ww_put(buf, words[i]);
  }
}

void ww_hint_words(ww_diag_list *diags, ww_diag *diag, ww_str word,
                   const ww_str *words, size_t count) {
  ww_str nearest = ww_nearest(word, words, count);
  if (nearest.size) {
    ww_hint(diags, diag, "did you mean '%.*s'?", WW_P(nearest));
  } else if (count > 0 && count <= WORDS_LISTED_MOST) {
    ww_buf listed = ww_buf_new(diags->arena);
    put_words(&listed, words, count);
    ww_hint(diags, diag, "one of: %.*s", WW_P(ww_buf_str(&listed)));
  }
}

static bool check_word(const ww_node *node, const ww_field *field,
                       ww_diag_list *diags) {
  if (!ww_want_text(node, "a word", diags))
    return false;
  ww_str words[FIELDS_MOST];
  size_t count = 0;
  for (; field->words[count] && count < FIELDS_MOST; count++) {
    words[count] = ww_str_from(field->words[count]);
    if (ww_str_equal(node->text, words[count]))
      return true;
  }
  ww_diag *diag =
      ww_error(diags, WW_D_UNKNOWN_VALUE, ww_node_place(node),
               "%.*s is not a value of '%s'",
               WW_P(ww_quote(diags->arena, node->text)), field->name);
  ww_hint_words(diags, diag, node->text, words, count);
  return false;
}

/* A day of the Gregorian calendar as YYYY-MM-DD (ISO 8601). */
static bool is_date(ww_str text) {
  static const char form[] = "dddd-dd-dd";
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int part[3] = {0};
  if (text.size != sizeof form - 1)
    return false;
  for (size_t i = 0, at = 0; i < text.size; i++) {
    char c = text.at[i];
    if (form[i] == '-' ? c != '-' : c < '0' || c > '9')
      return false;
    if (form[i] == '-')
      at++;
    else
      part[at] = part[at] * 10 + (c - '0');
  }
  if (part[1] < 1 || part[1] > 12 || part[2] < 1)
    return false;
  bool leap = (part[0] % 4 == 0 && part[0] % 100 != 0) || part[0] % 400 == 0;
  return part[2] <= days[part[1] - 1] + (leap && part[1] == 2);
}

static bool check_date(const ww_node *node, ww_diag_list *diags) {
  if (!ww_want_text(node, "a date", diags))
    return false;
  if (is_date(node->text))
    return true;
  ww_diag *diag =
      ww_error(diags, WW_D_BAD_DATE, ww_node_place(node), "%.*s is no date",
               WW_P(ww_quote(diags->arena, node->text)));
  ww_hint(diags, diag, "write the year, month and day: 2026-11-30");
  return false;
}

static bool check_shape(const ww_node *node, const ww_field *field,
                        ww_diag_list *diags) {
  bool flag;
  double number;
  switch (field->shape) {
  case WW_SHAPE_ANY:
    return true;
  case WW_SHAPE_DATE:
    return check_date(node, diags);
  case WW_SHAPE_TEXT:
    return ww_want_text(node, "text", diags);
  case WW_SHAPE_ID:
    return ww_want_id(node, "a name", diags);
  case WW_SHAPE_WORD:
    return check_word(node, field, diags);
  case WW_SHAPE_FLAG:
    return ww_want_flag(node, &flag, diags);
  case WW_SHAPE_NUMBER:
    return ww_want_number(node, &number, NULL, diags);
  case WW_SHAPE_TEXTS:
  case WW_SHAPE_OBJECTS:
    return ww_want_list(node, "a list", diags);
  case WW_SHAPE_MAP:
  case WW_SHAPE_OBJECT:
  case WW_SHAPE_NAMED:
  case WW_SHAPE_TEXT_MAP:
  case WW_SHAPE_NUMBER_MAP:
  case WW_SHAPE_RANGE_MAP:
  case WW_SHAPE_WHENS:
    return ww_want_map(node, "a map", diags);
  case WW_SHAPE_WHEN:
    return ww_want_map(node, "a map of tests", diags);
  case WW_SHAPE_WEIGHTS:
    return node->kind != WW_SCALAR || wrong_type(node, "a list or map", diags);
  }
  return false;
}

static size_t field_index(const ww_fields *fields, ww_str key) {
  size_t i = 0;
  while (i < fields->count && !ww_str_is(key, fields->fields[i].name))
    i++;
  return i;
}

static void unknown_key(const ww_node *member, const ww_fields *fields,
                        ww_diag_list *diags) {
  ww_str names[FIELDS_MOST];
  size_t count = fields->count < FIELDS_MOST ? fields->count : FIELDS_MOST;
  for (size_t i = 0; i < count; i++)
    names[i] = ww_str_from(fields->fields[i].name);
  ww_diag *diag = ww_error(diags, WW_D_UNKNOWN_KEY, ww_key_place(member),
                           "%s has no key %.*s", fields->what,
                           WW_P(ww_quote(diags->arena, member->key)));
  ww_hint_words(diags, diag, member->key, names, count);
}

bool ww_fields_read(const ww_node *map, const ww_fields *fields,
                    const ww_node *found[], ww_diag_list *diags) {
  for (size_t i = 0; i < fields->count; i++)
    found[i] = NULL;
  size_t before = diags->errors;
  if (!ww_want_map(map, "a map", diags))
    return false;
  for (const ww_node *m = map->first; m; m = m->next) {
    size_t i = field_index(fields, m->key);
    if (i == fields->count)
      unknown_key(m, fields, diags);
    else if (!ww_node_is_null(m) && check_shape(m, &fields->fields[i], diags))
      found[i] = m;
  }
  for (size_t i = 0; i < fields->count; i++) {
    const ww_field *field = &fields->fields[i];
    if (!field->required || found[i] || diags->errors > before)
      continue;
    ww_error(diags, WW_D_MISSING_KEY, ww_node_place(map),
             "%s needs the key '%s'", fields->what, field->name);
  }
  return diags->errors == before;
}
