// SPDX-License-Identifier: EUPL-1.2
// SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012): who has not got the key can
// tell nothing of what was put in, nor which two inputs gave the same. A few nanoseconds a word.
#ifndef BASE_SIPHASH_H
#define BASE_SIPHASH_H

#include "base/slice.h"

typedef struct SipKey {
    uint64_t half[2]; // of the key's 16 bytes, the lowest byte first
} SipKey;

// The function of `count` words: of their 8 × `count` bytes, the lowest byte of each first.
uint64_t siphash(SipKey key, const uint64_t *word, size_t count);

// The same of a text: its bytes, filled up to whole words with zeros, and its length.
uint64_t siphash_text(SipKey key, Slice text);

// A key of the system's randomness. False, with errno, where that gives none.
bool sip_key_make(SipKey *key);

// A key as 32 hexadecimal digits, in the arena; and back, false where it is none.
Slice sip_key_text(Arena *arena, SipKey key);
bool sip_key_read(Slice text, SipKey *key);

#endif
