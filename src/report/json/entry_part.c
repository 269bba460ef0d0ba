/* What is shown as the rulebook has it, as JSON: an option, a need, an
 * invariant, a price or a source; see report/json/entry.h. */
#include "report/json/entry.h"

#include "read/image.h"

static const char *const kinds[] = {"option", "need",   "invariant",
                                    "price",  "source", NULL};
const ww_json_type ww_json_part_kinds = WW_JSON_WORD_OF(kinds);
static const ww_json_type maybe_decision = {
    .kind = WW_JSON_ID, .ids = WW_IDS_DECISIONS, .nullable = true};
static const ww_json_type as_written = {.kind = WW_JSON_AS_WRITTEN};
const ww_json_row ww_json_part_keys[] = {
    WW_ENTRY_HEAD(ww_json_part_kinds),
    WW_KEY("decision", maybe_decision, "that it is a part of"),
    WW_KEY("written", as_written, "what the rulebook, overlays in, says of it"),
    WW_ENTRY_USERS,
    WW_JSON_PLACE,
    WW_KEYS_END};

void ww_json_put_part(ww_json *json, const ww_entry *entry) {
  if (entry->named.decision == WW_NONE)
    ww_json_null(json, NULL);
  else
    ww_json_str(json, NULL, entry->rules->decisions[entry->named.decision].id);
  ww_json_node(json, entry->written);
  ww_json_users(json, entry);
  ww_json_place(json, ww_key_place(entry->written));
}
