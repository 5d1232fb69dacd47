// SPDX-License-Identifier: EUPL-1.2
// Which departments to interview, by their scores. Handbook, chapter 3, "Verdiepende interviews": six people
// of departments whose scores are extreme, high or low, and of some whose scores are average.
//
// Only what the suppression plan shows is looked at, so whatever follows may be told to anybody: a department
// that is withheld is not in the advice, and a pillar on which it is withheld is no reason.
#ifndef SCORE_ADVICE_H
#define SCORE_ADVICE_H

#include "score/results.h"

typedef struct Scan Scan;

typedef enum AdviceKind {
    ADVICE_HIGH,
    ADVICE_LOW,
    ADVICE_MIXED, // high on one pillar and low on another
    ADVICE_AVERAGE
} AdviceKind;

typedef struct DepartmentAdvice {
    size_t department; // index in Results.department
    AdviceKind kind;
    // It differs clearly from all others (Welch, Holm: DepartmentPillar.direction). False for an
    // average one, and for the highest or lowest where none that is high or low differs clearly.
    bool clear;
    // Departments below it are in the advice too; then one of those is advised, and not it
    bool has_parts;
    bool advised;           // one of the six
    Pillar pillar[PILLARS]; // those on which it differs clearly, the smallest p first
    size_t pillar_count;
    double mean;         // of its scores on the pillars that are shown for it
    double organisation; // of the whole organisation's on the same pillars
    double offset;       // the one less the other
} DepartmentAdvice;

enum { ADVICE_INTERVIEWS = 6, ADVICE_AVERAGES = 2 };

typedef struct Advice {
    DepartmentAdvice
        *department; // by kind; in a kind first what stands out on most pillars, then by the
                     // smallest p (of the average: what differs least)
    size_t count;
} Advice;

// The advice on all departments that may be shown, six of them advised or as many as there are: four that
// stand out, two high and two low ones where there are such, and two average ones; where there are too few of
// the one, more of the other. Ties go by name. In the arena.
Advice advice_make(Arena *arena, const Scan *scan, const Results *results);

#endif
