/* libyaml's complaints reworded, with what to do; see yaml_fault.h. */
#include "read/yaml_fault.h"

#include <string.h>

/* One row for each complaint of libyaml 0.2.5, found by parts of its texts;
 * the first that fits counts. A message of NULL keeps libyaml's words; one
 * that ends in a comma is followed by what was found. */
typedef struct wording {
  enum { AT_FAULT, AT_BEGIN } place; /* of the fault, or of its context */
  const char *context, *problem;
  ww_diag_code code;
  const char *message, *hint;
} wording;

static const char QUOTE[] = "put text with a special first character in quotes";
static const char ALIAS[] = "put text that starts with '&' or '*' in quotes";
static const char TAG[] = "put text that starts with '!' in quotes";
static const char KEY[] = "write a key before the ':'";
static const char CLOSE[] = "close it; ' within '...' is written ''";
static const char ESCAPE[] =
    "a backslash is \\\\ in \"...\", and itself in '...'";
static const char INDENT[] =
    "check the indentation and the quotes; text that starts with {, [, ' or "
    "\" and goes on after its end is put in quotes as a whole";

static const wording wordings[] = {
    {AT_FAULT, "", "found a tab character", WW_D_YAML_TAB,
     "a tab indents this line", "indent with spaces"},
    {AT_BEGIN, "scanning an alias", "", WW_D_YAML_ALIAS, "aliases are not read",
     ALIAS},
    {AT_BEGIN, "scanning an anchor", "", WW_D_YAML_ALIAS,
     "anchors are not read", ALIAS},
    {AT_BEGIN, "tag", "", WW_D_YAML_TAG, "tags are not read", TAG},
    {AT_FAULT, "", "undefined tag handle", WW_D_YAML_TAG, "tags are not read",
     TAG},
    {AT_FAULT, "directive", "", WW_D_YAML_DIRECTIVE, "directives are not read",
     "remove it; text that starts with '%' is put in quotes"},
    {AT_BEGIN, "quoted scalar", "end of stream", WW_D_YAML_SYNTAX,
     "a quoted text is not closed", CLOSE},
    {AT_BEGIN, "quoted scalar", "document indicator", WW_D_YAML_SYNTAX,
     "a quoted text is not closed before '---' or '...'", CLOSE},
    {AT_FAULT, "quoted scalar", "escape character", WW_D_YAML_SYNTAX,
     "this backslash begins no escape", ESCAPE},
    {AT_FAULT, "quoted scalar", "hexdecimal", WW_D_YAML_SYNTAX,
     "an escape lacks its hexadecimal digits", ESCAPE},
    {AT_FAULT, "quoted scalar", "Unicode character escape", WW_D_YAML_SYNTAX,
     "an escape stands for no character", "write the character itself"},
    {AT_FAULT, "block scalar", "", WW_D_YAML_SYNTAX,
     "text stands on the line of the '|' or '>' that begins it",
     "begin the text on the next line, or put it in quotes"},
    {AT_BEGIN, "simple key", "expected ':'", WW_D_YAML_SYNTAX,
     "a key has no ': ' after it",
     "write 'key: value'; a text over several lines is indented below its key"},
    {AT_FAULT, "", "mapping values are not allowed", WW_D_YAML_SYNTAX,
     "a ': ' cannot stand here",
     "put text that holds ': ' in quotes, or check the indentation and the "
     "line "
     "before"},
    {AT_FAULT, "", "block sequence entries are not allowed", WW_D_YAML_SYNTAX,
     "a '- ' cannot stand here",
     "begin the list on a line of its own, or put the text in quotes"},
    {AT_FAULT, "", "mapping keys are not allowed", WW_D_YAML_SYNTAX,
     "a '? ' cannot stand here", QUOTE},
    {AT_FAULT, "", "cannot start any token", WW_D_YAML_SYNTAX,
     "expected a value,", QUOTE},
    {AT_FAULT, "flow sequence", "expected ',' or ']'", WW_D_YAML_SYNTAX,
     "expected ',' or ']' in a list,",
     "close the list; text that holds , [ ] { } is put in quotes"},
    {AT_FAULT, "flow mapping", "expected ',' or '}'", WW_D_YAML_SYNTAX,
     "expected ',' or '}' in a map,",
     "close the map; text that holds , [ ] { } is put in quotes"},
    {AT_FAULT, "block mapping", "expected key", WW_D_YAML_SYNTAX,
     "expected a key of the map,", INDENT},
    {AT_FAULT, "block collection", "expected '-'", WW_D_YAML_SYNTAX,
     "expected '- ' and an item of the list,", INDENT},
    {AT_FAULT, "", "expected node content", WW_D_YAML_SYNTAX,
     "expected a value,", QUOTE},
    {AT_FAULT, "", "<document start>", WW_D_YAML_SYNTAX,
     "text stands after the end of the document", INDENT},
    {AT_FAULT, "", "control characters", WW_D_YAML_SYNTAX,
     "the text holds a character that cannot be shown",
     "remove it, or write it as an escape: \"\\x1B\""},
    {AT_FAULT, "", "", WW_D_YAML_SYNTAX, NULL, ""},
};

static const wording *find_wording(const ww_yaml_fault *fault) {
  const wording *w = wordings;
  while (!strstr(fault->context, w->context) ||
         !strstr(fault->problem, w->problem))
    w++;
  return w;
}

static char byte_at(ww_place place) {
  ww_str text = place.source->text;
  return place.at < text.size ? text.at[place.at] : '\0';
}

/* The first tab in the indentation of the place's line. */
static bool find_tab(ww_place place, ww_place *tab) {
  ww_str text = place.source->text;
  size_t at = place.at < text.size ? place.at : text.size;
  while (at > 0 && text.at[at - 1] != '\n')
    at--;
  while (at < text.size && text.at[at] == ' ')
    at++;
  *tab = (ww_place){place.source, (uint32_t)at};
  return byte_at(*tab) == '\t';
}

void ww_yaml_refuse_test(ww_place at, ww_diag_list *diags) {
  ww_str text = at.source->text;
  size_t end = at.at;
  while (end < text.size && !strchr("\r\n#,]}", text.at[end]))
    end++;
  ww_str test = ww_str_trim(ww_str_slice(text, at.at, end));
  ww_str quoted = ww_quote(diags->arena, test);
  ww_diag *diag = ww_error(
      diags, WW_D_QUOTE_TEST, at,
      "the test %s is not in quotes: '>' begins a block of text", quoted.at);
  ww_hint(diags, diag, "put the test in quotes: \"%.*s\"", WW_P(test));
}

/* A '>' that was meant as a comparison. */
static bool find_test(const ww_yaml_fault *fault, ww_place *test) {
  bool block = strstr(fault->context, "block scalar") && fault->began.source;
  *test = block ? fault->began : fault->at;
  return byte_at(*test) == '>' &&
         (block || strstr(fault->problem, "cannot start any token"));
}

/* The character at a place, quoted; or the end of line or text. */
static ww_str found_at(ww_place place, ww_arena *arena) {
  ww_str text = place.source->text;
  if (place.at >= text.size)
    return WW_S("the end of the text");
  if (text.at[place.at] == '\n' || text.at[place.at] == '\r')
    return WW_S("the end of the line");
  size_t end = place.at + 1;
  while (end < text.size && (text.at[end] & 0xC0) == 0x80)
    end++;
  return ww_quote(arena, ww_str_slice(text, place.at, end));
}

static void report_wording(const wording *w, const ww_yaml_fault *fault,
                           ww_diag_list *diags) {
  const char *said = w->message ? w->message : fault->problem;
  ww_place at = fault->at;
  ww_place other = fault->began;
  if (w->place == AT_BEGIN && other.source) {
    at = fault->began;
    other = (ww_place){0};
  }
  ww_diag *diag = ww_error(diags, w->code, at, "%s", said);
  bool keyless = byte_at(at) == ':' && (w->hint == QUOTE || w->hint == INDENT);
  if (said[0] && said[strlen(said) - 1] == ',') {
    ww_str found = found_at(at, diags->arena);
    diag->message = ww_format(diags->arena, "%s found %.*s", said, WW_P(found));
  }
  if (other.source && other.at < at.at)
    diag->other = other;
  ww_hint(diags, diag, "%s", keyless ? KEY : w->hint);
}

void ww_yaml_fault_report(const ww_yaml_fault *fault, ww_diag_list *diags) {
  ww_place at;
  if (find_test(fault, &at)) {
    ww_yaml_refuse_test(at, diags);
    return;
  }
  if (find_tab(fault->at, &at)) {
    ww_diag *diag =
        ww_error(diags, WW_D_YAML_TAB, at, "a tab indents this line");
    ww_hint(diags, diag, "indent with spaces");
    return;
  }
  if (fault->comment.source) {
    ww_refuse_comment(fault->comment, diags);
    return;
  }
  report_wording(find_wording(fault), fault, diags);
}

/* The line that begins at *at, without its end; *at is moved past it. */
static ww_str take_line(ww_str text, size_t *at) {
  size_t start = *at;
  while (*at < text.size && text.at[*at] != '\n')
    ++*at;
  ww_str line = ww_str_slice(text, start, *at);
  if (*at < text.size)
    ++*at;
  if (line.size && line.at[line.size - 1] == '\r')
    line.size--;
  return line;
}

static bool is_blank_or_comment(ww_str line) {
  line = ww_str_trim(line);
  return line.size == 0 || line.at[0] == '#';
}

bool ww_yaml_check_directives(const ww_source *source, ww_diag_list *diags) {
  ww_str text = source->text;
  size_t at = ww_str_starts(text, WW_S("\xEF\xBB\xBF")) ? 3 : 0;
  while (at < text.size) {
    size_t start = at;
    ww_str line = take_line(text, &at);
    if (is_blank_or_comment(line))
      continue;
    if (line.at[0] != '%')
      return true;
    ww_diag *diag = ww_error(diags, WW_D_YAML_DIRECTIVE,
                             (ww_place){source, (uint32_t)start},
                             "directives are not read");
    ww_hint(diags, diag, "remove the line");
    return false;
  }
  return true;
}

static void refuse_rest(ww_place at, ww_str line, bool ended,
                        ww_diag_list *diags) {
  ww_diag_code code = WW_D_YAML_SYNTAX;
  const char *message = "text stands after the end of the document";
  const char *hint = INDENT;
  if (line.at[0] == '%') {
    code = WW_D_YAML_DIRECTIVE;
    message = "directives are not read";
    hint = "remove it; text that starts with '%' is put in quotes";
  } else if (ended || ww_str_starts(line, WW_S("---"))) {
    code = WW_D_SECOND_DOCUMENT;
    message = "a second document begins here";
    hint = "a file holds one document: remove what follows";
  }
  ww_diag *diag = ww_error(diags, code, at, "%s", message);
  ww_hint(diags, diag, "%s", hint);
}

bool ww_yaml_check_rest(ww_place end, ww_diag_list *diags) {
  ww_str text = end.source->text;
  size_t at = end.at;
  /* The document's end is either this mark, just passed, or what follows. */
  bool ended = at >= 3 && ww_str_is(ww_str_slice(text, at - 3, at), "...");
  while (at < text.size) {
    size_t start = at;
    ww_str line = take_line(text, &at);
    size_t indent = 0;
    while (indent < line.size &&
           (line.at[indent] == ' ' || line.at[indent] == '\t'))
      indent++;
    ww_str said = ww_str_trim(line);
    if (said.size == 0 || said.at[0] == '#')
      continue;
    if (ww_str_is(said, "...")) {
      ended = true;
      continue;
    }
    ww_place place = {end.source, (uint32_t)(start + indent)};
    refuse_rest(place, said, ended, diags);
    return false;
  }
  return true;
}
