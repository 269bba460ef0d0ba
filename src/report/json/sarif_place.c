/* Places in SARIF; see sarif_place.h. Sections are those of the standard. */
#include "report/json/sarif_place.h"

#include "base/uri.h"

/* Up to and with its last slash: where the next part starts. */
static size_t parts_alike(ww_str a, ww_str b) {
  size_t alike = 0;
  for (size_t i = 0; i < a.size && i < b.size && a.at[i] == b.at[i]; i++)
    if (a.at[i] == '/')
      alike = i + 1;
  return alike;
}

/* "/home/rules/a.yaml" as "../rules/a.yaml" from "/home/here/". */
static ww_str told_from(ww_arena *arena, ww_str name, ww_str folder) {
  ww_buf path = ww_buf_new(arena);
  size_t alike = parts_alike(name, folder);
  for (size_t i = alike; i < folder.size; i++)
    if (folder.at[i] == '/')
      ww_put_c(&path, "../");
  ww_put(&path, ww_str_slice(name, alike, name.size));
  return ww_buf_str(&path);
}

ww_str ww_sarif_uri(ww_arena *arena, ww_str name, ww_str folder) {
  ww_buf uri = ww_buf_new(arena);
  if (ww_str_starts(name, WW_S("/")))
    name = told_from(
        arena, name,
        ww_format(arena, "%.*s%s", WW_P(folder),
                  folder.size && folder.at[folder.size - 1] == '/' ? "" : "/"));
  while (ww_str_starts(name, WW_S("./")))
    name = ww_str_slice(name, 2, name.size);
  ww_put_uri(&uri, name, "/");
  return ww_buf_str(&uri);
}

void ww_sarif_place(ww_json *json, ww_place place, ww_str folder) {
  ww_line line = ww_place_line(place);
  ww_json_open(json, "physicalLocation", '{');
  ww_json_open(json, "artifactLocation", '{'); /* 3.4 */
  ww_json_str(json, "uri",
              ww_sarif_uri(json->buf->arena, place.source->name, folder));
  ww_json_text(json, "uriBaseId", WW_SARIF_ROOT);
  ww_json_close(json, '}');
  if (line.line) {
    ww_json_open(json, "region", '{'); /* 3.30 */
    ww_json_int(json, "startLine", line.line);
    ww_json_int(json, "startColumn", line.column);
    ww_json_close(json, '}');
  }
  ww_json_close(json, '}');
}
