// SPDX-License-Identifier: EUPL-1.2
#include "scan/repeated.h"

#include <string.h>

// A row is known by 64 bits of its answers. Two rows that differ have the same ones as good as never, and
// nothing worse would come of it than one row too many that counts as found.
enum { SAMPLE = 1024, SLOTS = 4 * SAMPLE, LEAST = 5 };

typedef struct RowSample {
    uint64_t hash[SLOTS]; // 0: nothing here
    bool found[SLOTS];
    size_t count;
} RowSample;

// The finalizer of splitmix64 over each word (Steele, Lea and Flood, 2014).
static uint64_t mixed(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

static uint64_t row_hash(const uint8_t answer[ITEMS])
{
    uint64_t hash = 0x9E3779B97F4A7C15U, word;
    for (size_t at = 0; at < ITEMS; at += sizeof word) {
        memcpy(&word, answer + at, sizeof word);
        hash = mixed(hash ^ word);
    }
    return hash ? hash : 1;
}

// Where the hash stands, or would.
static size_t slot_of(const RowSample *sample, uint64_t hash)
{
    size_t slot = hash % SLOTS;
    while (sample->hash[slot] && sample->hash[slot] != hash)
        slot = (slot + 1) % SLOTS;
    return slot;
}

// Rows at equal distances, so that neither end of the file is left out.
static void take_sample(RowSample *sample, const Responses *responses)
{
    size_t step = responses->count / SAMPLE + 1;
    for (size_t i = 0; i < responses->count; i += step) {
        const uint8_t *answer = respondent_at(responses, i)->answer;
        size_t slot = slot_of(sample, row_hash(answer));
        bool says_nothing = memcmp(answer, answer + 1, ITEMS - 1) == 0; // all the same
        if (says_nothing || sample->hash[slot])
            continue;
        sample->hash[slot] = row_hash(answer);
        sample->count++;
    }
}

static uint64_t sum_of(const Responses *responses, RowSample *sample)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < responses->count; i++) {
        uint64_t hash = row_hash(respondent_at(responses, i)->answer);
        size_t slot = slot_of(sample, hash);
        sample->found[slot] = true;
        sum += hash;
    }
    return sum;
}

Repetition responses_repeated(const Responses *earlier, const Responses *later)
{
    RowSample sample = { .count = 0 }, none = { .count = 0 };
    size_t found = 0;
    bool fewer_before = earlier->count < later->count;
    const Responses *few = fewer_before ? earlier : later, *many = fewer_before ? later : earlier;
    take_sample(&sample, few);
    uint64_t sum = sum_of(many, &sample);
    if (few->count == many->count && sum == sum_of(few, &none))
        return REPEATED_ALL;
    for (size_t slot = 0; slot < SLOTS; slot++)
        found += sample.hash[slot] && sample.found[slot];
    return sample.count >= LEAST && found * 2 >= sample.count ? REPEATED_PART : REPEATED_NOT;
}
