/* whichway: decides from a rulebook, says why, and what would change it.
 *
 * The whole public promise; what is not documented here is not public.
 *
 * The way of the data: a rulebook is opened once (the shipped one or one's
 * own), a profile is opened against it, a decision is made from both, and a
 * decision is rendered to text. Each step gives a new handle; a handle
 * borrows from the ones it was made of, so free them in the opposite order.
 *
 *     ww_rulebook *rulebook = NULL;
 *     ww_profile *profile = NULL;
 *     ww_decision *decision = NULL;
 *     ww_rulebook_open(&rulebook, NULL, NULL);
 *     ww_profile_open(&profile, NULL, rulebook, &input, NULL);
 *     ww_decide(&decision, rulebook, profile, NULL);
 *     puts(ww_decision_recommendation(decision));
 *
 * The library never prints, exits, reads a file, a clock or the environment.
 * Texts are UTF-8 and end with a NUL; sizes are bytes, indexes start from 0.
 *
 * Ownership: a handle returned through a pointer is the caller's and has a
 * _free that takes NULL; a string or struct returned directly is borrowed
 * from the handle it was asked of, and good as long as that is. What is handed
 * in is read during the call alone, where nothing says that it is borrowed.
 *
 * Errors: a function that can fail returns a ww_status, and sets what it hands
 * out through a pointer in any case: to NULL where nothing was made. Misuse is
 * a bug and is asserted, in a release build too: a NULL where nothing allows
 * it, an index or an enum out of its range, a size without bytes.
 *
 * Options: a struct of options is started with its _INIT, which fills in its
 * version; other fields that are zero mean the default. A library knows the
 * versions up to its own, so that a program runs with a newer one; others are
 * refused with WW_UNKNOWN_VERSION. NULL in their place means _INIT.
 *
 * Threads: a function that takes a handle as const only reads it, and any
 * number of threads may call such functions on one handle at once; one that
 * takes it without const, and a _free, wants that handle for itself. There is
 * no global state but two locks: one for a rulebook's digest, which is worked
 * out when it is first asked for, and one around cJSON's parser, which writes a
 * variable of its own (it tells where an error was, and is not looked at here).
 * Outside of that lock is a program that calls cJSON_Parse itself. */
#ifndef WHICHWAY_H
#define WHICHWAY_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define WW_API __attribute__((visibility("default")))
#else
#define WW_API
#endif

/* Of this header. The number is 10,000 x major + 100 x minor + patch. */
#define WHICHWAY_VERSION "0.1.0"
#define WHICHWAY_VERSION_NUMBER 100

typedef struct ww_rulebook ww_rulebook;
typedef struct ww_profile ww_profile;
typedef struct ww_decision ww_decision;
typedef struct ww_messages ww_messages;
typedef struct ww_text ww_text;

typedef enum ww_status {
  WW_OK = 0,
  WW_INVALID = 1, /* the input is wrong: messages, if any, tell where and why */
  WW_NO_MEMORY = 2,       /* nothing was made */
  WW_UNKNOWN_VERSION = 3, /* of options, or a style */
  WW_MISMATCH = 4,        /* the profile was opened with another rulebook */
} ww_status;

/* WHICHWAY_VERSION of the library that runs. */
WW_API const char *ww_version(void);
/* "the input is wrong"; never NULL, whatever number it is. */
WW_API const char *ww_status_text(ww_status status);

/* ---- Bytes that go in ------------------------------------------------- */

typedef enum ww_syntax { WW_JSON, WW_YAML } ww_syntax;

/* A text to read. It is copied where it is needed longer than the call. */
typedef struct ww_input {
  const char *name;  /* for messages: a file's name, or "<stdin>" */
  const char *bytes; /* need no NUL; may be NULL where size is 0 */
  size_t size;
  ww_syntax syntax;
} ww_input;

/* The most bytes that a profile and a file of a rulebook (or an overlay, or
 * cases) may have: whoever reads a file can stop one byte later. More is
 * WW_INVALID. */
WW_API size_t ww_profile_bytes_most(void);
WW_API size_t ww_rulebook_bytes_most(void);

/* ---- Messages --------------------------------------------------------- */

typedef enum ww_level {
  WW_LEVEL_NOTE,
  WW_LEVEL_WARNING,
  WW_LEVEL_ERROR,
} ww_level;

/* One thing that is wrong. Strings are never NULL; texts are as the user
 * wrote them, so show them through ww_messages_render. */
typedef struct ww_message {
  ww_level level;
  const char *code; /* stable: "unknown-question"; docs/diagnostics.md */
  const char *file; /* "" when there is no place */
  unsigned line;    /* from 1; 0 when there is no place */
  unsigned column;  /* from 1, in characters */
  const char *text;
  const char *hint; /* what to do; may be "" */
} ww_message;

/* An empty list, for complaints of the caller's own. NULL: out of memory. */
WW_API ww_messages *ww_messages_new(void);
WW_API void ww_messages_free(ww_messages *messages);
/* Adds an error without a place in a text, all of which is copied. The code
 * must be one of docs/diagnostics.md. file and hint may be NULL. WW_OK or
 * WW_NO_MEMORY. */
WW_API ww_status ww_messages_add(ww_messages *messages, const char *code,
                                 const char *file, const char *text,
                                 const char *hint);
/* Of a flood, the first 1,000 are kept. NULL has none. */
WW_API size_t ww_messages_count(const ww_messages *messages);
/* Its strings are good until more is added or the list is freed. */
WW_API ww_message ww_messages_at(const ww_messages *messages, size_t index);

/* How text for people is written. */
typedef struct ww_style {
  unsigned version; /* of this struct */
  int width;        /* columns; 0 or less: 80. Fewer than 20 count as 20 */
  bool color;       /* ANSI escapes */
  bool unicode;     /* false: ASCII drawing characters */
} ww_style;
#define WW_STYLE_INIT                                                          \
  { 1, 0, false, true }

/* "file:line:col: error: text [code]", the line with a caret, "hint: ...";
 * at most 20, and then how many more. Safe for a terminal. style may be NULL.
 */
WW_API ww_status ww_messages_render(ww_text **out, const ww_messages *messages,
                                    const ww_style *style);

/* ---- Text that comes out ---------------------------------------------- */

/* In no text, of whatever format, is a line a command to the runner of a CI
 * job, or holds one ("::error::", "##[error]"): docs/diagnostics.md. */
WW_API const char *ww_text_bytes(const ww_text *text); /* NUL after the end */
WW_API size_t ww_text_size(const ww_text *text);
WW_API void ww_text_free(ww_text *text);

/* Writes bytes so that a terminal shows them and obeys none of them. */
WW_API ww_status ww_text_visible(ww_text **out, const char *text);

/* The same with lines of at most `width` columns (less than 1 counts as 1),
 * broken between words, each with a newline at its end; ASCII where style asks
 * for it. style may be NULL; its width is not looked at. */
WW_API ww_status ww_text_wrap(ww_text **out, const char *text, int width,
                              const ww_style *style);
/* Columns that a text takes in a terminal. It holds nothing invisible. */
WW_API size_t ww_text_columns(const char *text);

/* The nearest of the words to a mistyped one, which is one of them; NULL when
 * none is near. words may be NULL where there are none. */
WW_API const char *ww_nearest_word(const char *word, const char *const *words,
                                   size_t count);

/* ---- Rulebooks -------------------------------------------------------- */

typedef struct ww_rulebook_options {
  unsigned version;
  const ww_input *files; /* in name order; none: the shipped rulebook */
  size_t file_count;
  const ww_input *overlays; /* applied in this order */
  size_t overlay_count;
} ww_rulebook_options;
#define WW_RULEBOOK_OPTIONS_INIT                                               \
  { 1, NULL, 0, NULL, 0 }

/* Everything is resolved and type-checked here, so that deciding cannot
 * fail. `messages` (may be NULL) gets the list of what is wrong, which is the
 * caller's, when the result is WW_INVALID, else NULL. options may be NULL. */
WW_API ww_status ww_rulebook_open(ww_rulebook **out, ww_messages **messages,
                                  const ww_rulebook_options *options);
WW_API void ww_rulebook_free(ww_rulebook *rulebook);

WW_API const char *ww_rulebook_name(const ww_rulebook *rulebook);
WW_API const char *ww_rulebook_version(const ww_rulebook *rulebook);
/* SHA-256 of the merged rulebook as canonical JSON, 64 hexadecimal digits; NULL
 * where the memory to work it out is lacking. */
WW_API const char *ww_rulebook_digest(const ww_rulebook *rulebook);
/* The options of the main decision, in the rulebook's order; NULL past the
 * last. */
WW_API const char *ww_rulebook_option(const ww_rulebook *rulebook,
                                      size_t index);

/* All of it as YAML, its files and overlays made one, with comments that tell
 * where each entry stands: a rulebook with the same digest. */
WW_API ww_status ww_rulebook_print(ww_text **out, const ww_rulebook *rulebook);

/* ---- Profiles --------------------------------------------------------- */

/* As ww_rulebook_open; of a profile that is good, `messages` gets what is
 * noted of it, where there is something. Borrows the rulebook, and belongs to
 * this handle of it: one of the same files, opened anew, is another. */
WW_API ww_status ww_profile_open(ww_profile **out, ww_messages **messages,
                                 const ww_rulebook *rulebook,
                                 const ww_input *input);
WW_API void ww_profile_free(ww_profile *profile);

/* Puts an answer in the profile's place before anything is made of it: values
 * by their ids, "a, b" for sets, "none" for an empty one, numbers as in
 * "50k/day", "unknown". `place` (--set data_churn=weekly) is where messages
 * say that something is wrong; then, or without memory, nothing is changed. */
WW_API ww_status ww_profile_set(ww_profile *profile, ww_messages **messages,
                                const char *place, const char *question,
                                const char *text);

/* A YAML profile with every question, its values and its reason as comments;
 * it loads as it stands. */
WW_API ww_status ww_profile_template(ww_text **out,
                                     const ww_rulebook *rulebook);

/* ---- Decisions -------------------------------------------------------- */

typedef struct ww_decide_options {
  unsigned version;
  bool brief; /* leave out all that the analysis of unknowns adds */
} ww_decide_options;
#define WW_DECIDE_OPTIONS_INIT                                                 \
  { 1, false }

/* Never WW_INVALID; WW_MISMATCH when the profile was not opened with this
 * rulebook. Borrows rulebook and profile. options may be NULL. */
WW_API ww_status ww_decide(ww_decision **out, const ww_rulebook *rulebook,
                           const ww_profile *profile,
                           const ww_decide_options *options);
WW_API void ww_decision_free(ww_decision *decision);

/* The id of the recommended option; NULL when every option is ruled out, or
 * no rule fires, so that there is nothing to go on. */
WW_API const char *ww_decision_recommendation(const ww_decision *decision);
/* What answers to the open questions could still change: "settled" (nothing),
 * "stable", "provisional"; "blocked" where every option is ruled out. NULL of
 * a brief decision. */
WW_API const char *ww_decision_status(const ww_decision *decision);
/* How far to trust the recommendation: "clear", "likely", "close"; "none"
 * where there is nothing to go on. NULL of a brief decision, and where every
 * option is ruled out. */
WW_API const char *ww_decision_strength(const ww_decision *decision);
/* The track record behind it, a count of cases: of so many precedents that
 * were decided as clearly, and on which no point rests, how many turned out as
 * decided. 0 of 0 where there is none. */
WW_API void ww_decision_record(const ww_decision *decision, size_t *right,
                               size_t *of);

/* The formats that ww_decision_render knows: "text" (one screen), "json",
 * "full" (text that tells all there is); NULL past the last. */
WW_API const char *ww_decision_format(size_t index);
/* WW_INVALID for a format that is not one of them. style may be NULL. */
WW_API ww_status ww_decision_render(ww_text **out, const ww_decision *decision,
                                    const char *format, const ww_style *style);

/* ---- Many profiles ---------------------------------------------------- */

/* Decides on profile after profile, each handed in as one line of JSON, in
 * memory that is used again: it takes no more for a million than for one. */
typedef struct ww_batch ww_batch;

typedef struct ww_batch_options {
  unsigned version;
  bool full;     /* whole decisions, as ww_decision_render writes "json" */
  bool brief;    /* of whole ones: as in ww_decide_options */
  bool strength; /* from version 2 on: of others, how far to trust them */
} ww_batch_options;
#define WW_BATCH_OPTIONS_INIT                                                  \
  { 2, false, false, false }

/* Never WW_INVALID. Borrows the rulebook. options may be NULL. */
WW_API ww_status ww_batch_open(ww_batch **out, const ww_rulebook *rulebook,
                               const ww_batch_options *options);
WW_API void ww_batch_free(ww_batch *batch);

/* Decides on one line without its end; `number` counts lines from 1. The
 * answer is one line of JSON with its newline: the decision (WW_OK), or what
 * is wrong with the line (WW_INVALID); nothing for a blank line (WW_OK). It is
 * the batch's own, good until the next call; after WW_NO_MEMORY there is none,
 * and the next line may be tried. bytes may be NULL where size is 0. Of a line
 * that is longer than ww_profile_bytes_most(), one byte more is enough to be
 * told so. */
WW_API ww_status ww_batch_line(ww_batch *batch, const char *bytes, size_t size,
                               size_t number, const ww_text **out);

/* ---- Reports ---------------------------------------------------------- */

/* A decision written up for a design review: what is recommended and why, how
 * it is built, what would change it, what to check. */
typedef struct ww_report_options {
  unsigned version;
  const char *date;      /* a day, YYYY-MM-DD; NULL: none */
  const ww_style *style; /* of "text"; NULL: the usual one */
  /* From version 2 on. */
  const char *review; /* when to decide again, as the date; NULL: not set */
} ww_report_options;
#define WW_REPORT_OPTIONS_INIT                                                 \
  { 2, NULL, NULL, NULL }

/* The formats of reports: "markdown", "madr" (a decision record), "html",
 * "text", "json"; NULL past the last. */
WW_API const char *ww_report_format(size_t index);
/* WW_INVALID for a format that is not one of them, and for a date or a review
 * that is no day. options may be NULL. Of a brief decision all that the
 * analysis adds is left out. */
WW_API ww_status ww_report_render(ww_text **out, const ww_decision *decision,
                                  const char *format,
                                  const ww_report_options *options);

/* ---- Schemas ---------------------------------------------------------- */

/* Of what is read: "profile", "rulebook" (a whole one), "part" (a file of its
 * folder), "overlay", "cases"; of what is written: "decision", "batch" (a line
 * that is not full), and of studies "compare", "check", "test", "precedents",
 * "rules" (a list), "rule" (an entry), "diff"; NULL past the last. */
WW_API const char *ww_schema_name(size_t index);
/* A JSON Schema, draft-07. WW_INVALID for a name that is not one of them.
 * Those of profiles, cases, decisions, batches and comparisons are made from
 * the rulebook. */
WW_API ww_status ww_schema(ww_text **out, const ww_rulebook *rulebook,
                           const char *name);

#ifdef __cplusplus
}
#endif

#endif
