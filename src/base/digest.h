// SPDX-License-Identifier: EUPL-1.2
// SHA-256 of bytes as they pass by.
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/slice.h"

typedef struct Digest Digest;

// Owned by the caller, who ends it with digest_free.
Digest *digest_new(void);
void digest_free(Digest *digest); // NULL is allowed

void digest_add(Digest *digest, const void *bytes, size_t len);

// What it comes to, in lower-case hexadecimal (64 characters), in the arena. Nothing may be added after it.
Slice digest_text(Arena *arena, Digest *digest);

#endif
