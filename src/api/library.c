/* What the library says of itself: its version, what its statuses mean, how
 * much it reads; see whichway.h. */
#include "whichway.h"

#include "read/doors.h"

const char *ww_version(void) {
  return WHICHWAY_VERSION;
}

const char *ww_status_text(ww_status status) {
  switch (status) {
  case WW_OK:
    return "all is well";
  case WW_INVALID:
    return "the input is wrong";
  case WW_NO_MEMORY:
    return "out of memory";
  case WW_UNKNOWN_VERSION:
    return "the options are of a version that this library does not know";
  case WW_MISMATCH:
    return "the profile was opened with another rulebook";
  }
  return "no status of this library";
}

size_t ww_profile_bytes_most(void) {
  return ww_profile_limits.bytes;
}

size_t ww_rulebook_bytes_most(void) {
  return ww_rulebook_limits.bytes;
}
