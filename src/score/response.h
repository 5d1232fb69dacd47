// SPDX-License-Identifier: EUPL-1.2
// Who responded so far, how many answers are still missing, and when they came: the response monitor of a
// survey that runs.
//
// The handbook (chapter 3, "Stimuleer de respons") aims at half of those invited.
#ifndef SCORE_RESPONSE_H
#define SCORE_RESPONSE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"

typedef struct Scan Scan; // model/scan.h

typedef struct ResponseCount {
    size_t people;   // who responded
    int64_t invited; // −1 where not known
    // Answers short of half of those invited; 0 where there are enough, or nobody knows
    size_t missing;
} ResponseCount;

typedef struct ResponseMonitor {
    ResponseCount all;
    ResponseCount *department; // one of each of the scan's, with those of the departments below it
    size_t without_department; // people
    size_t behind;             // departments that are short of half
} ResponseMonitor;

// Count them. In the arena.
ResponseMonitor response_monitor(Arena *arena, const Scan *scan);

// How many were invited: scan.yaml's own number, or else the sum over the departments that lie below no
// other, where it is known for every one of them that somebody belongs to. `people` by department, with those
// below it. −1 where it is not known.
int64_t response_invited(const Scan *scan, const size_t *people);

// The response of the whole organisation over time: on the evening of a day so many people had responded.
typedef struct ResponseDay {
    Date day;
    size_t people;
} ResponseDay;

typedef struct ResponseCourse {
    ResponseDay *day; // in order of time
    size_t count;
    size_t dated; // people of whom the export tells the day: those of the last
} ResponseCourse;

// A day stands there when at least `least` more people had responded than on the one before it, so that no
// difference is of fewer; the last is that of the last response, with the rest. In the arena.
ResponseCourse response_course(Arena *arena, const Scan *scan, size_t least);

// Answers short of half of those invited; 0 where there are enough, or `invited` is below 0.
size_t response_missing(size_t people, int64_t invited);

#endif
