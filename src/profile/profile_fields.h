/* The keys of a profile, as tables: read by the loader, shown by the
 * schema. design.md section 2. */
#ifndef WW_PROFILE_PROFILE_FIELDS_H
#define WW_PROFILE_PROFILE_FIELDS_H

#include "read/fields.h"

enum {
  WW_PROFILE_SCHEMA,
  WW_PROFILE_PROJECT,
  WW_PROFILE_DESCRIPTION,
  WW_PROFILE_ANSWERS,
  WW_PROFILE_COUNT
};
extern const ww_fields ww_profile_fields;

enum {
  WW_ANSWER_VALUE,
  WW_ANSWER_BASIS,
  WW_ANSWER_OWNER,
  WW_ANSWER_DATE,
  WW_ANSWER_NOTE,
  WW_ANSWER_COUNT
};
extern const ww_fields ww_answer_fields;

#endif
