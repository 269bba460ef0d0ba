/* whichway: studies of a rulebook, for those who write one.
 *
 * A study is made from a rulebook (or two) and what belongs to it, and then
 * rendered. It borrows from what it was made of: free it first. All that is
 * said in whichway.h about handles, ownership, errors, options and threads
 * holds here too. */
#ifndef WHICHWAY_STUDY_H
#define WHICHWAY_STUDY_H

#include "whichway.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ww_study ww_study;

WW_API void ww_study_free(ww_study *study);

/* Whether all is as it should be: of a test, that no case fails and enough
 * rules are covered; of precedents, that enough are right; of a comparison of
 * rulebooks, that no decision changes. True for the others. */
WW_API bool ww_study_passed(const ww_study *study);
/* On how much that rests: the cases of a test; of a comparison of rulebooks the
 * profiles that were read, which may be none. 0 for the others. */
WW_API size_t ww_study_count(const ww_study *study);

/* The formats that ww_study_render knows: "text", "json"; NULL past the last.
 */
WW_API const char *ww_study_format(size_t index);
/* The same of a test, which knows "junit", too. */
WW_API const char *ww_study_test_format(size_t index);
/* WW_INVALID for a format that is not one of them. style may be NULL. */
WW_API ww_status ww_study_render(ww_text **out, const ww_study *study,
                                 const char *format, const ww_style *style);

/* ---- Reading a rulebook ----------------------------------------------- */

/* All rules, or those of one decision (NULL: all). WW_INVALID for a decision
 * that the rulebook does not have. */
WW_API ww_status ww_study_list(ww_study **out, ww_messages **messages,
                               const ww_rulebook *rulebook,
                               const char *decision);

/* One entry of the rulebook, by its id or as "decision/id" or "sources/id",
 * with what rests on it, and a small profile that makes a rule fire. WW_INVALID
 * for an id that there is not. */
WW_API ww_status ww_study_show(ww_study **out, ww_messages **messages,
                               const ww_rulebook *rulebook, const char *id);

/* ---- Long ones ---------------------------------------------------------- */

/* How far a long study is: called now and then from the thread that asked for
 * it, `done` of `all` steps of about the same length; the last may be told
 * early. It must not call the library. */
typedef struct ww_progress {
  void (*tell)(void *context, size_t done, size_t all); /* NULL: nobody asks */
  void *context;
} ww_progress;

/* ---- Testing it -------------------------------------------------------- */

typedef struct ww_test_options {
  unsigned version;
  bool mutate;      /* make rules wrong one at a time: do cases notice? */
  int min_coverage; /* percent of rules that cases must fire, 0 to 100 */
  bool allow_empty; /* a file may hold no case */
  /* From version 2 on. */
  const char *only;     /* run the cases whose id holds this; NULL: all */
  bool shipped;         /* those of the shipped rulebook first */
  ww_progress progress; /* of mutants */
} ww_test_options;
#define WW_TEST_OPTIONS_INIT                                                   \
  {                                                                            \
    2, false, 0, false, NULL, false, {                                         \
      NULL, NULL                                                               \
    }                                                                          \
  }

/* Runs the cases of these files (docs/rulebook.md tells how they are written),
 * at least one unless the shipped ones are asked for; of these the ones that
 * name what the rulebook does not have are left out. WW_INVALID when they do
 * not load. options may be NULL. */
WW_API ww_status ww_study_test(ww_study **out, ww_messages **messages,
                               const ww_rulebook *rulebook,
                               const ww_input *cases, size_t count,
                               const ww_test_options *options);

typedef struct ww_precedents_options {
  unsigned version;
  int floor;        /* thousandths of them that shall be right, 0 to 1000 */
  bool held;        /* tell the misses among the held ones, too */
  bool allow_empty; /* the rulebook may have none */
} ww_precedents_options;
#define WW_PRECEDENTS_OPTIONS_INIT                                             \
  { 1, 0, false, false }

/* Decides each precedent of the rulebook as if it were a project, without what
 * it says itself: is recommended what came of it, and are shares and records
 * as good as they say? WW_INVALID where there are none. options may be NULL. */
WW_API ww_status ww_study_precedents(ww_study **out, ww_messages **messages,
                                     const ww_rulebook *rulebook,
                                     const ww_precedents_options *options);

/* ---- Checking it ------------------------------------------------------- */

/* What is true of a rulebook over all answers: searched, not sampled. What is
 * wrong has a code, a place and, where it helps, profiles that show it. */
typedef struct ww_check ww_check;

typedef struct ww_check_options {
  unsigned version;
  int effort; /* how many times the usual search, 1 to 1000 */
  /* From version 2 on. */
  bool gaps; /* in a text, tell each gap, not only how many there are */
  ww_progress progress;
} ww_check_options;
#define WW_CHECK_OPTIONS_INIT                                                  \
  {                                                                            \
    2, 1, false, {                                                             \
      NULL, NULL                                                               \
    }                                                                          \
  }

/* Never WW_INVALID. Borrows the rulebook. options may be NULL. */
WW_API ww_status ww_rulebook_check(ww_check **out, const ww_rulebook *rulebook,
                                   const ww_check_options *options);
WW_API void ww_check_free(ww_check *check);

/* How much was found: errors and warnings are wrong, notes are not. */
WW_API size_t ww_check_count(const ww_check *check, ww_level level);
/* Whether everything was decided: no search came to the end of its budget. */
WW_API bool ww_check_is_exact(const ww_check *check);

/* The formats that ww_check_render knows: "text", "json", "sarif"; NULL past
 * the last. */
WW_API const char *ww_check_format(size_t index);
/* WW_INVALID for a format that is not one of them. style may be NULL. */
WW_API ww_status ww_check_render(ww_text **out, const ww_check *check,
                                 const char *format, const ww_style *style);

/* As SARIF 2.1.0, whose URIs are told from a folder: an absolute name, or NULL
 * for the root of the file system. Where there was no check, since rulebook or
 * overlays could not be read, `check` is NULL and `why` (may be NULL) says why:
 * a log of a run that failed. ww_check_render writes the first kind, with
 * folder NULL. */
WW_API ww_status ww_check_sarif(ww_text **out, const ww_check *check,
                                const ww_messages *why, const char *folder);

/* ---- Comparing --------------------------------------------------------- */

/* The most bytes that a file of profiles, one a line, may have. */
WW_API size_t ww_study_profiles_bytes_most(void);

/* Which decisions change from one rulebook to another, or to itself: of these
 * profiles (JSON, one a line), or, where it is NULL, of any. WW_INVALID when a
 * line is no profile of either. */
WW_API ww_status ww_study_diff(ww_study **out, ww_messages **messages,
                               const ww_rulebook *before,
                               const ww_rulebook *after,
                               const ww_input *profiles);

/* Two profiles of one rulebook side by side. Never WW_INVALID; WW_MISMATCH when
 * one of them was not opened with this rulebook. */
WW_API ww_status ww_study_compare(ww_study **out, const ww_rulebook *rulebook,
                                  const ww_profile *a, const ww_profile *b);

#ifdef __cplusplus
}
#endif

#endif
