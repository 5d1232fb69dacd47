// SPDX-License-Identifier: EUPL-1.2
#include "score/cut.h"

#include <stdlib.h>
#include <string.h>

typedef struct Graph {
    Arena *arena;
    size_t nodes;
    uint32_t *root; // by node; a root is its own
    CutEdge *edge;
    size_t edges;
    uint64_t least;
} Graph;

static uint32_t root_of(uint32_t *root, uint32_t node)
{
    while (root[node] != node)
        node = root[node] = root[root[node]];
    return node;
}

// The lower number stays: names of parts do not depend on the order of the edges.
static void unite(Graph *graph, uint32_t a, uint32_t b)
{
    a = root_of(graph->root, a);
    b = root_of(graph->root, b);
    graph->root[a < b ? b : a] = a < b ? a : b;
}

static int by_ends(const void *left, const void *right)
{
    const CutEdge *a = left, *b = right;
    if (a->one != b->one)
        return a->one < b->one ? -1 : 1;
    return (a->other > b->other) - (a->other < b->other);
}

// Edges between roots, one between two of them.
static void contract(Graph *graph)
{
    size_t kept = 0;
    for (size_t e = 0; e < graph->edges; e++) {
        CutEdge edge = graph->edge[e];
        uint32_t a = root_of(graph->root, edge.one), b = root_of(graph->root, edge.other);
        if (a != b)
            graph->edge[kept++] = (CutEdge){ a < b ? a : b, a < b ? b : a, edge.weight };
    }
    qsort(graph->edge, kept, sizeof *graph->edge, by_ends);
    graph->edges = 0;
    for (size_t e = 0; e < kept; e++) {
        CutEdge *last = graph->edges ? &graph->edge[graph->edges - 1] : NULL;
        if (last && by_ends(last, &graph->edge[e]) == 0)
            last->weight += graph->edge[e].weight;
        else
            graph->edge[graph->edges++] = graph->edge[e];
    }
}

static void unite_leaves(Graph *graph, uint32_t outside)
{
    uint32_t *neighbours = arena_many(graph->arena, uint32_t, graph->nodes);
    for (size_t e = 0; e < graph->edges; e++) {
        neighbours[graph->edge[e].one]++;
        neighbours[graph->edge[e].other]++;
    }
    for (size_t e = 0; e < graph->edges; e++) {
        CutEdge edge = graph->edge[e];
        if ((neighbours[edge.one] == 1 && edge.one != outside) ||
            (neighbours[edge.other] == 1 && edge.other != outside))
            unite(graph, edge.one, edge.other);
    }
}

static bool unite_heavy(Graph *graph)
{
    bool any = false;
    for (size_t e = 0; e < graph->edges; e++) {
        if (graph->edge[e].weight < graph->least)
            continue;
        unite(graph, graph->edge[e].one, graph->edge[e].other);
        any = true;
    }
    return any;
}

// ---- the visit ----

// Nodes by how heavily they hang on those visited, up to `least`: stacks of entries, of which only a node's
// last counts.
typedef struct CutVisit {
    size_t *start;   // by node: its edges in `end`
    CutEdge *end;    // `other` is the far end
    uint64_t *hangs; // by node
    bool *visited;
    size_t *top, *below; // by weight: its last entry, counted from 1; by entry: the one before
    uint32_t *node;      // by entry
    size_t entries;
    uint64_t heaviest;
} CutVisit;

static CutVisit visit_of(const Graph *graph)
{
    Arena *arena = graph->arena;
    size_t nodes = graph->nodes, ends = 2 * graph->edges;
    CutVisit visit = { arena_many(arena, size_t, nodes + 2),
                       arena_many(arena, CutEdge, ends),
                       arena_many(arena, uint64_t, nodes),
                       arena_many(arena, bool, nodes),
                       arena_many(arena, size_t, (size_t)graph->least + 1),
                       arena_many(arena, size_t, nodes + ends + 1),
                       arena_many(arena, uint32_t, nodes + ends + 1),
                       0,
                       0 };
    size_t *start = visit.start;
    for (size_t e = 0; e < graph->edges; e++) {
        start[graph->edge[e].one + 2]++;
        start[graph->edge[e].other + 2]++;
    }
    for (size_t n = 0; n < nodes; n++)
        start[n + 2] += start[n + 1];
    for (size_t e = 0; e < graph->edges; e++) {
        CutEdge edge = graph->edge[e];
        visit.end[start[edge.one + 1]++] = edge;
        visit.end[start[edge.other + 1]++] = (CutEdge){ edge.other, edge.one, edge.weight };
    }
    return visit;
}

static void push(CutVisit *visit, uint32_t node)
{
    uint64_t weight = visit->hangs[node];
    size_t entry = ++visit->entries;
    visit->node[entry] = node;
    visit->below[entry] = visit->top[weight];
    visit->top[weight] = entry;
    if (weight > visit->heaviest)
        visit->heaviest = weight;
}

static bool pop(CutVisit *visit, uint32_t *node)
{
    for (;;) {
        size_t entry = visit->top[visit->heaviest];
        if (!entry && visit->heaviest == 0)
            return false;
        if (!entry) {
            visit->heaviest--;
            continue;
        }
        visit->top[visit->heaviest] = visit->below[entry];
        *node = visit->node[entry];
        if (!visit->visited[*node])
            return true;
    }
}

static void unite_by_visit(Graph *graph)
{
    CutVisit visit = visit_of(graph);
    uint32_t node;
    for (size_t n = graph->nodes; n-- > 0;)
        if (visit.start[n + 1] > visit.start[n])
            push(&visit, (uint32_t)n);
    while (pop(&visit, &node)) {
        visit.visited[node] = true;
        for (size_t e = visit.start[node]; e < visit.start[node + 1]; e++) {
            uint32_t far = visit.end[e].other;
            if (visit.visited[far])
                continue;
            uint64_t hangs = visit.hangs[far] + visit.end[e].weight;
            visit.hangs[far] = hangs < graph->least ? hangs : graph->least;
            push(&visit, far);
            if (hangs >= graph->least)
                unite(graph, node, far);
        }
    }
}

// ---- rounds ----

static bool small_parts(const Graph *graph, uint64_t *across)
{
    bool any = false;
    memset(across, 0, graph->nodes * sizeof *across);
    for (size_t e = 0; e < graph->edges; e++) {
        across[graph->edge[e].one] += graph->edge[e].weight;
        across[graph->edge[e].other] += graph->edge[e].weight;
    }
    for (size_t n = 0; n < graph->nodes; n++)
        any = any || (across[n] > 0 && across[n] < graph->least);
    return any;
}

bool cut_find(Arena *arena, size_t nodes, CutEdge *edge, size_t edges, uint32_t outside,
              uint64_t least, Cut *cut)
{
    Graph graph = { arena, nodes, arena_many(arena, uint32_t, nodes), edge, edges, least };
    uint64_t *across = arena_many(arena, uint64_t, nodes);
    for (size_t n = 0; n < nodes; n++)
        graph.root[n] = (uint32_t)n;
    contract(&graph);
    unite_leaves(&graph, outside);
    contract(&graph);
    bool small = small_parts(&graph, across);
    while (!small && graph.edges) {
        if (!unite_heavy(&graph))
            unite_by_visit(&graph);
        contract(&graph);
        small = small_parts(&graph, across);
    }
    for (size_t n = 0; n < nodes; n++)
        graph.root[n] = root_of(graph.root, (uint32_t)n);
    *cut = (Cut){ graph.root, across, graph.edge, graph.edges };
    return small;
}
