// SPDX-License-Identifier: EUPL-1.2
// The facts as JSON, as templates see them.
#ifndef TEST_FACTS_TREE_H
#define TEST_FACTS_TREE_H

#include "facts/facts.h"
#include "facts/make.h"

// The caller releases it with json_decref.
static inline json_t *facts_tree(Arena *arena, const Scan *scan, const Results *results)
{
    Facts *facts = facts_make(arena, scan, results);
    json_t *tree = json_incref(facts->tree);
    facts_free(facts);
    return tree;
}

#endif
