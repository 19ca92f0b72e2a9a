/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4), so that a result can name the very model it was made from. */
#ifndef DT_BASE_SHA256_H
#define DT_BASE_SHA256_H

#include <stddef.h>

/** Writes 64 hexadecimal digits and a NUL. */
void dt_sha256(char digits[65], const void *bytes, size_t length);

#endif
