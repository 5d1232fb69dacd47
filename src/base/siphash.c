// SPDX-License-Identifier: EUPL-1.2
#include "base/siphash.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/random.h>

static uint64_t rotated(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static void turn(uint64_t v[4], int rounds)
{
    for (int i = 0; i < rounds; i++) {
        v[0] += v[1];
        v[2] += v[3];
        v[1] = rotated(v[1], 13) ^ v[0];
        v[3] = rotated(v[3], 16) ^ v[2];
        v[0] = rotated(v[0], 32);
        v[2] += v[1];
        v[0] += v[3];
        v[1] = rotated(v[1], 17) ^ v[2];
        v[3] = rotated(v[3], 21) ^ v[0];
        v[2] = rotated(v[2], 32);
    }
}

static void take(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    turn(v, 2);
    v[0] ^= word;
}

uint64_t siphash(SipKey key, const uint64_t *word, size_t count)
{
    uint64_t v[4] = { key.half[0] ^ 0x736f6d6570736575, key.half[1] ^ 0x646f72616e646f6d,
                      key.half[0] ^ 0x6c7967656e657261, key.half[1] ^ 0x7465646279746573 };
    for (size_t i = 0; i < count; i++)
        take(v, word[i]);
    take(v, (uint64_t)(8 * count) << 56);
    v[2] ^= 0xff;
    turn(v, 4);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

uint64_t siphash_text(SipKey key, Slice text)
{
    Arena *scratch = arena_new();
    size_t count = (text.len + 7) / 8;
    uint64_t *word = arena_many(scratch, uint64_t, count + 1);
    for (size_t i = 0; i < text.len; i++)
        word[i / 8] |= (uint64_t)(unsigned char)text.at[i] << 8 * (i % 8);
    word[count] = text.len;
    uint64_t value = siphash(key, word, count + 1);
    arena_free(scratch);
    return value;
}

bool sip_key_make(SipKey *key)
{
    ssize_t got;
    do
        got = getrandom(key, sizeof *key, 0);
    while (got < 0 && errno == EINTR);
    return got == (ssize_t)sizeof *key;
}

Slice sip_key_text(Arena *arena, SipKey key)
{
    return slice_print(arena, "%016" PRIx64 "%016" PRIx64, key.half[0], key.half[1]);
}

bool sip_key_read(Slice text, SipKey *key)
{
    enum { DIGITS = 32 };
    *key = (SipKey){ { 0 } };
    if (text.len != DIGITS)
        return false;
    for (size_t i = 0; i < DIGITS; i++) {
        char c = text.at[i];
        if (!ascii_is_hex(c) || (c >= 'A' && c <= 'F'))
            return false;
        uint64_t digit = (uint64_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
        uint64_t *half = &key->half[i / (DIGITS / 2)];
        *half = *half << 4 | digit;
    }
    return true;
}
