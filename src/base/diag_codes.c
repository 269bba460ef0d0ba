/* The names of the diagnostic codes; see diag_codes.h. */
#include "base/diag_codes.h"

static const char *const names[] = {
#define WW_DIAG_NAME(name, text) [WW_D_##name] = (text),
    WW_DIAG_CODES(WW_DIAG_NAME)
#undef WW_DIAG_NAME
};

const char *ww_diag_code_name(ww_diag_code code) {
  return names[code];
}
