/* Which questions are asked only sometimes; see loading.h. */
#include "rulebook/loading.h"

/* The place where it tests the question itself; source NULL: nowhere. */
static ww_place find_test(const ww_when *when, int question) {
  if (when->kind == WW_WHEN_TEST && when->test.question == question)
    return when->place;
  for (int i = 0; i < when->part_count; i++) {
    ww_place place = find_test(when->parts[i], question);
    if (place.source)
      return place;
  }
  return (ww_place){NULL, WW_NO_PLACE};
}

/* It is asked before anything is decided, and whatever else is known. */
static void load_ask_when(ww_loading *load, int index, const ww_node *node) {
  const ww_scope scope = {.asking = true};
  ww_question *question = &load->rules->questions[index];
  if (question->broken)
    return;
  question->ask_when =
      ww_load_when(load, ww_node_get(node, WW_S("ask_when")), scope);
  if (!question->ask_when)
    return;
  ww_place place = find_test(question->ask_when, index);
  if (!place.source)
    return;
  ww_diag *diag = ww_error(load->diags, WW_D_CONDITION_CYCLE, place,
                           "whether '%.*s' is asked depends on its own answer",
                           WW_P(question->id));
  ww_hint(load->diags, diag, "test the answers to other questions");
}

void ww_load_ask_when(ww_loading *load, const ww_node *map) {
  int index = 0;
  for (const ww_node *m = map->first; m; m = m->next)
    load_ask_when(load, index++, m);
}
