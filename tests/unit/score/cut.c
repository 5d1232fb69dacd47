// SPDX-License-Identifier: EUPL-1.2
// Small cuts of graphs, beside every way to part the nodes in two.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "score/cut.h"

enum { NODES = 11, EDGES = 40 };

static uint64_t next(uint64_t *seed)
{
    // splitmix64
    uint64_t z = *seed += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

static uint64_t across(const CutEdge *edge, size_t edges, unsigned side)
{
    uint64_t weight = 0;
    for (size_t e = 0; e < edges; e++)
        weight += (side >> edge[e].one & 1) != (side >> edge[e].other & 1) ? edge[e].weight : 0;
    return weight;
}

// Is a node parted from the only one that it has edges to? Such cuts do not count: without these edges they are
// lighter, or nothing.
static bool parts_leaf(const CutEdge *edge, size_t edges, size_t nodes, unsigned side,
                       uint32_t outside)
{
    for (uint32_t n = 0; n < nodes; n++) {
        uint32_t far = UINT32_MAX;
        bool leaf = n != outside;
        for (size_t e = 0; e < edges && leaf; e++) {
            if (edge[e].one == edge[e].other || (edge[e].one != n && edge[e].other != n))
                continue;
            uint32_t other = edge[e].one == n ? edge[e].other : edge[e].one;
            leaf = far == UINT32_MAX || far == other;
            far = other;
        }
        if (leaf && far != UINT32_MAX && (side >> n & 1) != (side >> far & 1))
            return true;
    }
    return false;
}

static bool has_small(const CutEdge *edge, size_t edges, size_t nodes, uint32_t outside,
                      uint64_t least)
{
    for (unsigned side = 1; side < 1u << (nodes - 1); side++) {
        uint64_t weight = across(edge, edges, side);
        if (weight && weight < least && !parts_leaf(edge, edges, nodes, side, outside))
            return true;
    }
    return false;
}

static void the_same_as_trying_all(void **state)
{
    (void)state;
    uint64_t seed = 5;
    size_t small = 0, rounds = 20000;
    for (size_t round = 0; round < rounds; round++) {
        Arena *arena = arena_new();
        CutEdge edge[EDGES], used[EDGES];
        size_t nodes = 2 + next(&seed) % (NODES - 1), edges = next(&seed) % EDGES;
        uint64_t heavy = 1 + next(&seed) % 6, least = 1 + next(&seed) % 9;
        uint32_t outside = (uint32_t)(nodes - 1);
        for (size_t e = 0; e < edges; e++)
            edge[e] = (CutEdge){ (uint32_t)(next(&seed) % nodes), (uint32_t)(next(&seed) % nodes),
                                 1 + next(&seed) % heavy };
        memcpy(used, edge, sizeof used);
        Cut cut;
        bool found = cut_find(arena, nodes, used, edges, outside, least, &cut), any = false;
        assert_int_equal(found, has_small(edge, edges, nodes, outside, least));
        for (uint32_t part = 0; part < nodes && found; part++) {
            unsigned side = 0;
            for (uint32_t n = 0; n < nodes; n++)
                side |= (cut.part[n] == part ? 1u : 0u) << n;
            if (!side)
                continue;
            assert_true(cut.part[part] == part);
            assert_int_equal(cut.across[part], across(edge, edges, side));
            any = any || (cut.across[part] && cut.across[part] < least);
        }
        assert_true(any == found);
        small += found;
        arena_free(arena);
    }
    assert_true(small > rounds / 5 && small < rounds * 4 / 5);
}

// Two halves that hang together by few, each too wide to be cut anywhere.
static void a_waist_is_found(void **state)
{
    (void)state;
    enum { HALF = 200 };
    for (uint64_t waist = 1; waist < 8; waist++) {
        Arena *arena = arena_new();
        CutEdge *edge = arena_many(arena, CutEdge, 2 * HALF * 8 + 8);
        size_t edges = 0;
        for (uint32_t half = 0; half < 2; half++)
            for (uint32_t n = 0; n < HALF; n++)
                for (uint32_t step = 1; step <= 4; step++)
                    edge[edges++] =
                        (CutEdge){ half * HALF + n, half * HALF + (n + step * step * 7) % HALF, 1 };
        for (uint32_t w = 0; w < waist; w++)
            edge[edges++] = (CutEdge){ w * 11, HALF + w * 13, 1 };
        Cut cut;
        assert_int_equal(cut_find(arena, 2 * HALF, edge, edges, 0, 6, &cut), waist < 6);
        if (waist < 6) {
            assert_true(cut.across[cut.part[0]] == waist || cut.across[cut.part[HALF]] == waist);
            assert_true(cut.part[0] != cut.part[HALF]);
        }
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_as_trying_all),
        cmocka_unit_test(a_waist_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
