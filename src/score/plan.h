// How the privacy plan (score/privacy.h) is made: one tree of groups, and for each figure who is hidden in
// it.
#ifndef SCORE_PLAN_H
#define SCORE_PLAN_H

#include "score/privacy.h"

// Figure 0 is the number of respondents, 1 + p the scores on pillar p.
enum { PLAN_RESPONDENTS = 0, PLAN_FIGURES = 1 + PILLARS };

// What an earlier version showed of a group; -1 where nothing.
typedef struct PlanEarlier {
    int64_t people[PLAN_FIGURES];
    int64_t printed[PLAN_FIGURES]; // tenths, or NOT_PRINTED
} PlanEarlier;

typedef struct PlanVersion {
    PlanEarlier *earlier; // by node
    size_t *row_of;       // by node: number of the row its own people were in, counted from 1; 0: in none
    PlanEarlier *row;     // what was shown of each row,
    size_t *row_above;    // and the node that it was below
    size_t rows;
    PlanEarlier *gone;    // what it showed of departments that are no more
    size_t gone_count;
} PlanVersion;

// Node 0 is the whole organisation; the others follow, each after the one above it, by depth and then by
// name.
typedef struct PlanNode {
    size_t department; // index; not of node 0
    size_t above;
    uint64_t own[PLAN_FIGURES]; // people who belong to no node below it
    uint64_t all[PLAN_FIGURES];
    int64_t tenths[PLAN_FIGURES]; // the score of all, as it is printed, or NOT_PRINTED
} PlanNode;

typedef struct PlanTree {
    const PlanNode *node;
    size_t count;
    uint64_t min_group;
    size_t versions;
    const PlanVersion *version; // the oldest first
} PlanTree;

// A row of several hidden nodes.
typedef struct PlanRow {
    size_t above; // node
    bool with_own;
    uint64_t all[PLAN_FIGURES];
    bool hidden[PLAN_FIGURES];
} PlanRow;

typedef struct PlanDraft {
    bool *hidden[PLAN_FIGURES];  // by node; [0][…] goes for all figures
    uint8_t *why[PLAN_FIGURES];  // PrivacyRule
    PlanRow *row;
    size_t row_count;
    size_t *row_of;              // by node: number of its row, counted from 1; 0: in none
    uint64_t figures;            // how many figures of departments are withheld
} PlanDraft;

// The cheapest choice for the respondents, and given that, for each pillar. `forced`, by node, are hidden
// whole in any case (NULL: none but those that have to).
PlanDraft plan_draft(Arena *arena, const PlanTree *tree, const bool *forced);

#endif
