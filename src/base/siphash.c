// SPDX-License-Identifier: EUPL-1.2
#include "base/siphash.h"

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
