#ifndef CICU_H
#define CICU_H

#include <stdint.h>

/// Writes the Vietnamese (vi_VN) collation key of a UTF-16 text into `key`.
/// Keys compare byte by byte as the texts do, and end with their only zero byte.
/// Returns the length of the whole key in bytes, which may exceed `capacity`: call again with that much room.
/// Returns 0 if ICU has no Vietnamese collation. May be called from any thread.
int32_t cicu_vietnamese_sort_key(const uint16_t *text, int32_t length, uint8_t *key, int32_t capacity);

#endif
