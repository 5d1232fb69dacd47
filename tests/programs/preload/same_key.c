// SPDX-License-Identifier: EUPL-1.2
// Loaded before the C library (LD_PRELOAD): chance gives the bytes of the number SAME_KEY (0 where it is not set).
//
// A tag of eight answers has 16 bits (score/published.h), so that one key in 65,536 does not see a change; a test of
// many changes would find such a key once in some hundred runs.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

ssize_t getrandom(void *bytes, size_t count, unsigned flags)
{
    const char *number = getenv("SAME_KEY");
    uint64_t chosen = number ? strtoull(number, NULL, 10) : 0;
    (void)flags;
    memset(bytes, 0, count);
    memcpy(bytes, &chosen, count < sizeof chosen ? count : sizeof chosen);
    return (ssize_t)count;
}
