/* The keys of a profile; see profile.h. */
#include "profile/profile.h"

#define FIELDS(array) (array), sizeof(array) / sizeof *(array)

const char *const ww_basis_words[] = {"", "measured", "estimated", "guessed",
                                      NULL};

static const ww_field answer[] = {
    [WW_ANSWER_VALUE] = {"value", WW_SHAPE_ANY, false, "the answer itself",
                         NULL, NULL},
    [WW_ANSWER_BASIS] = {"basis", WW_SHAPE_WORD, false, "what it rests on",
                         NULL, ww_basis_words + 1},
    [WW_ANSWER_OWNER] = {"owner", WW_SHAPE_TEXT, false, "who answers for it",
                         NULL, NULL},
    [WW_ANSWER_DATE] = {"date", WW_SHAPE_DATE, false, "since when: YYYY-MM-DD",
                        NULL, NULL},
    [WW_ANSWER_NOTE] = {"note", WW_SHAPE_TEXT, false, "a remark", NULL, NULL},
};
const ww_fields ww_answer_fields = {"an annotated answer", FIELDS(answer)};

static const ww_field profile[] = {
    [WW_PROFILE_SCHEMA] = {"$schema", WW_SHAPE_ANY, false,
                           "allowed for editors, and ignored", NULL, NULL},
    [WW_PROFILE_PROJECT] = {"project", WW_SHAPE_TEXT, false,
                            "name of the project", NULL, NULL},
    [WW_PROFILE_DESCRIPTION] = {"description", WW_SHAPE_TEXT, false,
                                "what it is about", NULL, NULL},
    [WW_PROFILE_ANSWERS] = {"answers", WW_SHAPE_MAP, false,
                            "answers by question; what is left out or null "
                            "is unknown",
                            NULL, NULL},
};
const ww_fields ww_profile_fields = {"a profile", FIELDS(profile)};
