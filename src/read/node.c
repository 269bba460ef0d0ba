/* The neutral tree; see node.h. */
#include "read/node.h"

#include "base/number.h"
#include "base/table.h"

const ww_limits ww_profile_limits = {
    .bytes = 1u << 20, /* 1 MiB */
    .depth = 32,
    .nodes = 20000,
    .string = 1u << 16, /* 64 KiB */
};

const ww_limits ww_rulebook_limits = {
    .bytes = 8u << 20, /* 8 MiB */
    .depth = 32,
    .nodes = 300000,
    .string = 1u << 16, /* 64 KiB */
};

ww_place ww_node_place(const ww_node *node) {
  return (ww_place){node->source, node->at};
}

ww_place ww_key_place(const ww_node *node) {
  return (ww_place){node->source, node->key_at};
}

const ww_node *ww_node_get(const ww_node *map, ww_str key) {
  for (const ww_node *member = map->first; member; member = member->next)
    if (ww_str_equal(member->key, key))
      return member;
  return NULL;
}

bool ww_node_check_keys(const ww_node *map, ww_arena *scratch,
                        ww_diag_list *diags) {
  ww_arena_reset(scratch);
  ww_table seen = ww_table_new(scratch);
  for (ww_node *member = map->first; member; member = member->next) {
    const ww_node *before = ww_table_add(&seen, member->key, member);
    if (!before)
      continue;
    ww_diag *diag = ww_error(diags, WW_D_DUPLICATE_KEY, ww_key_place(member),
                             "the key %s is given twice",
                             ww_quote(diags->arena, member->key).at);
    diag->other = ww_key_place(before);
    ww_hint(diags, diag, "keep one of the two");
    return false;
  }
  return true;
}

void ww_refuse_comment(ww_place comment, ww_diag_list *diags) {
  ww_diag *diag = ww_error(diags, WW_D_YAML_COMMENT, comment,
                           "the text ends here: this '#' begins a comment");
  ww_hint(diags, diag,
          "put the whole text in quotes; a comment has a blank after its '#'");
}

bool ww_node_is_null(const ww_node *node) {
  return node->kind == WW_SCALAR && node->plain &&
         (node->text.size == 0 || ww_str_is(node->text, "null") ||
          ww_str_is(node->text, "~"));
}

const char *ww_node_noun(const ww_node *node) {
  if (node->kind == WW_MAP)
    return "a map";
  if (node->kind == WW_LIST)
    return "a list";
  if (ww_node_is_null(node))
    return "nothing";
  if (!node->plain)
    return ww_str_trim(node->text).size ? "text" : "empty text";
  if (ww_str_is(node->text, "true") || ww_str_is(node->text, "false"))
    return "true or false";
  size_t number = ww_number_length(node->text);
  return number > 0 && number == node->text.size ? "a number" : "text";
}
