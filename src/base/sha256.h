/* SHA-256 (FIPS 180-4), for digests of rulebooks. */
#ifndef WW_BASE_SHA256_H
#define WW_BASE_SHA256_H

#include "base/str.h"

/* 64 lower-case hexadecimal digits and a NUL. */
void ww_sha256_hex(ww_str bytes, char hex[65]);

#endif
