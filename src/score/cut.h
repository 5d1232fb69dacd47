// SPDX-License-Identifier: EUPL-1.2
// Is there a way to cut a graph in two through few of its edges, and through at least one?
//
// After Nagamochi and Ibaraki, "Computing edge-connectivity in multigraphs and capacitated graphs" (SIAM
// Journal on Discrete Mathematics 5, 1992): visit the nodes, next always one that hangs most heavily on those
// visited; where a node hangs on them with `least` or more when the edge to it is seen, no lighter cut can
// part the two ends of that edge. These are taken together, and so on, until a node hangs on all others with
// less: that is a cut. Each round takes two nodes together or more, and most rounds nearly all.
#ifndef SCORE_CUT_H
#define SCORE_CUT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct CutEdge {
    uint32_t one, other; // nodes
    uint64_t weight;     // above 0
} CutEdge;

// What cannot be parted lies in one part. Parts are named by one of their nodes.
typedef struct Cut {
    uint32_t *part;   // by node
    uint64_t *across; // by part: the weight of the edges that leave it
    CutEdge *edge;    // between parts
    size_t edges;
} Cut;

// Parts that fewer than `least` leave, if there is any; those with 0 < across < `least` are the small cuts.
// False where there is none. An edge that is all that a node has is never cut, but where the node is
// `outside`. `edge` is used up.
bool cut_find(Arena *arena, size_t nodes, CutEdge *edge, size_t edges, uint32_t outside,
              uint64_t least, Cut *cut);

#endif
