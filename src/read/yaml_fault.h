/* What is wrong with a YAML text, in words that help; and the checks of its
 * beginning and end that need no parser. Knows nothing of libyaml but its
 * texts. For yaml_door.c alone. */
#ifndef WW_READ_YAML_FAULT_H
#define WW_READ_YAML_FAULT_H

#include "read/doors.h"

typedef struct ww_yaml_fault {
  const char *problem; /* libyaml's: "did not find expected key" */
  const char *context; /* "while parsing a block mapping"; may be "" */
  ww_place at;
  ww_place began;   /* of the context; source NULL: none */
  ww_place comment; /* that may have swallowed what is missed; the same */
} ww_yaml_fault;

/* Adds one error. */
void ww_yaml_fault_report(const ww_yaml_fault *fault, ww_diag_list *diags);

/* Adds the error for a test such as >= weekly that stands unquoted. */
void ww_yaml_refuse_test(ww_place at, ww_diag_list *diags);

/* False after adding an error for a '%' line before the document. */
bool ww_yaml_check_directives(const ww_source *source, ww_diag_list *diags);

/* False after adding an error when anything but comments stands in the text
 * from the document's end on. */
bool ww_yaml_check_rest(ww_place end, ww_diag_list *diags);

#endif
