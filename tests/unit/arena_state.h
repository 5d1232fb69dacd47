// SPDX-License-Identifier: EUPL-1.2
// The state of a group of tests is an arena: pass these to cmocka_run_group_tests.
#ifndef UNIT_ARENA_STATE_H
#define UNIT_ARENA_STATE_H

#include "base/arena.h"

static inline int open_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static inline int close_arena(void **state)
{
    arena_free(*state);
    return 0;
}

#endif
