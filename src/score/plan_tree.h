// SPDX-License-Identifier: EUPL-1.2
// The tree of groups over which the suppression plan (score/suppression_plan.h) is made, and what is decided
// of it.
#ifndef SCORE_PLAN_TREE_H
#define SCORE_PLAN_TREE_H

#include "score/privacy_rule.h"
#include "score/versions.h"

// Node 0 is the whole organisation; the others follow, each after the one above it, by depth and then by
// name.
typedef struct PlanNode {
    size_t department; // index; not of node 0
    size_t above;
    uint64_t own[CELLS]; // people who belong to no node below it
    uint64_t all[CELLS];
    uint64_t own_total[PILLARS], total[PILLARS]; // of their scores: PrivacyGroup.total
} PlanNode;

typedef struct PlanTree {
    const PlanNode *node;
    size_t count;
    uint64_t min_group;
    const Versions *versions; // NULL: there are no earlier ones
} PlanTree;

// A row of several hidden nodes.
typedef struct PlanRow {
    size_t above; // node
    bool with_own;
    bool
        is_residual; // all people of `above` who are in no node that is shown: it tells nothing new
    uint64_t all[CELLS];
    uint64_t total[PILLARS];
    bool hidden[CELLS];
} PlanRow;

typedef struct SuppressionDraft {
    bool *hidden[CELLS];    // by node; [0][…] goes for all cells
    uint8_t *why[CELLS];    // PrivacyRule
    size_t *against[CELLS]; // by node, with PRIVACY_VERSION: number of the version in Versions
    uint32_t
        // by node: the residual of its own people: a node, or count + a row; or RESIDUAL_NONE
        *residual[CELLS];
    PlanRow *row;
    size_t row_count;
    size_t *row_of;         // by node: number of its row, counted from 1; 0: in none
    uint64_t cells;         // how many cells of departments are withheld
    bool few_open[PILLARS]; // beside an earlier version: versions_few_open
} SuppressionDraft;

// Fewer than a group must have?
bool plan_is_small(const PlanTree *tree, uint64_t people);

// Is the cell shown of the whole organisation?
bool plan_shows(const PlanTree *tree, int cell);

// The node's number in PublishedVersion.group.
size_t plan_group(const PlanTree *tree, size_t node);

#endif
