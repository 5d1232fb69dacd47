// SPDX-License-Identifier: EUPL-1.2
// Which scores does a version print again: of the same people, with the same answers, as an earlier version?
//
// Such a score is the same number, and tells nothing new. Any other one rounds sums that are partly known in
// a way that no earlier one did, and where both hold they leave less open than either.
//
// A set of people with their answers has a mark, the sum of a pseudo-random word for each of them (after
// Zobrist, "A new hashing method with application for game playing", 1970). So the marks of groups that share
// nobody add up to that of all of them. Different sets have the same mark once in 2^64 times.
#ifndef SCORE_REPRINT_H
#define SCORE_REPRINT_H

#include "score/linkage.h"

typedef struct Reprints {
    const uint64_t *own; // by group of the last version: the mark of its own people
    size_t versions;     // before it
    uint64_t **mark;     // by version: of the scores that it printed, in order, each once
    size_t *count;
} Reprints;

// Of a pillar's score: `cell` 1 + p, with its courses. `version` are those of the courses, the oldest
// first; what the last one prints does not count. In the arena.
Reprints reprints_make(Arena *arena, const Courses *courses, const PublishedVersion *const *version,
                       int cell);

// Did any version before the last print it?
bool reprints_has(const Reprints *reprints, uint64_t mark);

// Did that version print these scores, and no others? `mark` is put in order.
bool reprints_all(const Reprints *reprints, size_t version, uint64_t *mark, size_t count);

#endif
