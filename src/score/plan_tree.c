// SPDX-License-Identifier: EUPL-1.2
#include "score/plan_tree.h"

bool plan_is_small(const PlanTree *tree, uint64_t people)
{
    return people < tree->min_group;
}

size_t plan_group(const PlanTree *tree, size_t node)
{
    return node ? tree->node[node].department + 1 : 0;
}

bool plan_shows(const PlanTree *tree, int cell)
{
    uint64_t people = tree->node[0].all[cell];
    return people == 0 || !plan_is_small(tree, people);
}
