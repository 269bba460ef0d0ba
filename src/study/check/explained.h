/* What each code of a check means, for people who have only the code. */
#ifndef WW_STUDY_CHECK_EXPLAINED_H
#define WW_STUDY_CHECK_EXPLAINED_H

#include "base/diag.h"

typedef struct ww_explained {
  ww_diag_code code;
  ww_severity severity;
  const char *title; /* a few words */
  const char *text;  /* one or two sentences, as docs/diagnostics.md has them */
  const char *remedy; /* what to do */
} ww_explained;

/* NULL past the last. */
const ww_explained *ww_explained_at(size_t index);

#endif
