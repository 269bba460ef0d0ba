/* A profile as JSON, as it is kept in a file: what the loader reads back. */
#ifndef WW_PROFILE_PROFILE_JSON_H
#define WW_PROFILE_PROFILE_JSON_H

#include "profile/profile.h"

/* Indented by two spaces, with a newline at the end; answers in the
 * rulebook's order. What is neither known nor said to be unknown is left
 * out. */
void ww_put_profile_json(ww_buf *out, const ww_rules *rules,
                         const ww_answers *answers);

#endif
