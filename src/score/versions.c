#include "score/versions.h"

// Rests of this version are numbered 0 …, those of the version before follow; `root` joins what overlaps.
typedef struct Overlap {
    const VersionTable *table;
    size_t *root;
    int64_t *people; // in each rest
    size_t *then;    // by group: the rest of the version before where its own people were
    bool *corrected; // by root
} Overlap;

static size_t root_of(const Overlap *overlap, size_t rest)
{
    while (overlap->root[rest] != rest)
        rest = overlap->root[rest] = overlap->root[overlap->root[rest]];
    return rest;
}

static bool enough(const VersionTable *table, int64_t difference)
{
    uint64_t people = difference < 0 ? 0 - (uint64_t)difference : (uint64_t)difference;
    return people >= table->min_group;
}

static size_t rests_of(const VersionTable *table)
{
    return table->blocks + table->count + table->rows;
}

// The rests of both versions and the people in them: of version 1 one for each group, and one for each row.
static void count_people(Arena *arena, Overlap *overlap)
{
    const VersionTable *table = overlap->table;
    size_t shift = table->blocks, *rest = arena_many(arena, size_t, table->count);
    for (size_t g = 0; g < table->count; g++) {
        const VersionGroup *group = &table->group[g];
        overlap->people[group->block] += (int64_t)group->own;
        rest[g] = group->before >= 0 || g == 0 ? shift + g : rest[group->above];
        if (group->before < 0)
            continue;
        overlap->people[shift + g] += group->before;
        if (g > 0)
            overlap->people[rest[group->above]] -= group->before;
    }
    for (size_t r = 0; r < table->rows; r++) {
        if (table->row[r].before < 0)
            continue;
        overlap->people[shift + table->count + r] += table->row[r].before;
        overlap->people[rest[table->row[r].above]] -= table->row[r].before;
    }
    for (size_t g = 0; g < table->count; g++) {
        size_t row = table->group[g].row;
        overlap->then[g] = row && table->row[row - 1].before >= 0 ? shift + table->count + row - 1 : rest[g];
    }
}

static void join(Overlap *overlap)
{
    const VersionTable *table = overlap->table;
    bool *below = overlap->corrected + rests_of(table); // a correction below, which is nearer
    for (size_t r = 0; r < rests_of(table); r++)
        overlap->root[r] = r;
    for (size_t g = 0; g < table->count; g++)
        overlap->root[root_of(overlap, table->group[g].block)] = root_of(overlap, overlap->then[g]);
    for (size_t g = table->count; g-- > 0;) {
        const VersionGroup *group = &table->group[g];
        bool here = group->shown && group->corrected;
        if (here && !below[g])
            overlap->corrected[root_of(overlap, group->block)] = true;
        if (g > 0)
            below[group->above] = below[group->above] || below[g] || here;
    }
}

// Does a choice of some, but not all, of these parts come near `people`? A part is a number of people above
// 0.
static bool comes_near(const VersionTable *table, const int64_t *part, size_t count, int64_t people)
{
    enum { MOST = 1 << 24 };
    int64_t all = 0, least = (int64_t)table->min_group;
    for (size_t i = 0; i < count; i++)
        all += part[i];
    int64_t top = all - 1 < people + least ? all - 1 : people + least;
    if (top > MOST || table->min_group > MOST)
        return true;
    if (top < 0)
        return false;
    Arena *scratch = arena_new();
    bool *sum = arena_many(scratch, bool, (size_t)top + 1);
    sum[0] = true;
    for (size_t i = 0; i < count; i++)
        for (int64_t s = top; s >= part[i]; s--)
            sum[s] = sum[s] || sum[s - part[i]];
    bool near = false;
    for (int64_t s = people > least ? people - least + 1 : 1; s <= top && s < people + least; s++)
        near = near || sum[s];
    arena_free(scratch);
    return near;
}

bool version_allows(const VersionTable *table)
{
    int64_t now = 0, before = table->group[0].before;
    for (size_t g = 0; g < table->count; g++)
        now += (int64_t)table->group[g].own;
    return before < 0 || (now == before && !table->group[0].corrected) || enough(table, now - before);
}

// What overlaps, taken together.
typedef struct Joined {
    int64_t now, then;
    size_t parts, earlier; // rests of either version with people in them
    bool negative;         // the tree is another than before
} Joined;

static Joined *joined(Arena *arena, const Overlap *overlap)
{
    size_t rests = rests_of(overlap->table);
    Joined *all = arena_many(arena, Joined, rests);
    for (size_t r = 0; r < rests; r++) {
        Joined *one = &all[root_of(overlap, r)];
        bool earlier = r >= overlap->table->blocks, some = overlap->people[r] != 0;
        one->negative = one->negative || overlap->people[r] < 0;
        *(earlier ? &one->then : &one->now) += overlap->people[r];
        *(earlier ? &one->earlier : &one->parts) += some;
    }
    return all;
}

// May the figure of version 1 stand beside these parts of it?
static bool may_split(Arena *arena, const Overlap *overlap, const Joined *one, size_t root)
{
    const VersionTable *table = overlap->table;
    if (table->split != SPLIT_MEASURED)
        return table->split == SPLIT_FREE;
    if (one->earlier > 1 || one->negative || table->gone_count)
        return false;
    int64_t *part = arena_many(arena, int64_t, one->parts);
    size_t count = 0;
    for (size_t b = 0; b < table->blocks; b++)
        if (overlap->people[b] && root_of(overlap, b) == root)
            part[count++] = overlap->people[b];
    return !comes_near(table, part, count, one->then);
}

// Where a choice of the departments that are no more went into this rest, or out of the whole's, is its
// change still none or enough?
static bool enough_with_gone(const VersionTable *table, int64_t change, bool whole)
{
    enum { MOST = 1 << 24 };
    int64_t all = 0;
    for (size_t i = 0; i < table->gone_count; i++)
        all += table->gone[i] > 0 ? table->gone[i] : 0;
    if (all > MOST)
        return false;
    Arena *scratch = arena_new();
    bool *sum = arena_many(scratch, bool, (size_t)all + 1), good = true;
    sum[0] = true;
    for (size_t i = 0; i < table->gone_count; i++)
        for (int64_t s = all; table->gone[i] > 0 && s >= table->gone[i]; s--)
            sum[s] = sum[s] || sum[s - table->gone[i]];
    for (int64_t s = 1; s <= all; s++) {
        int64_t left = whole ? change + s : change - s;
        good = good && (!sum[s] || left == 0 || enough(table, left));
    }
    arena_free(scratch);
    return good;
}

static bool changed_enough(const Overlap *overlap, const Joined *one, size_t root)
{
    const VersionTable *table = overlap->table;
    bool same = one->now == one->then && !overlap->corrected[root];
    bool whole = root_of(overlap, overlap->then[0]) == root;
    return (same || enough(table, one->now - one->then)) &&
           (!table->gone_count || enough_with_gone(table, one->now - one->then, whole));
}

size_t version_fault(Arena *arena, const VersionTable *table, bool *split, bool *mixed, int64_t *change)
{
    size_t rests = rests_of(table), fault = VERSION_NOTHING;
    Overlap overlap = { table, arena_many(arena, size_t, rests), arena_many(arena, int64_t, rests),
                        arena_many(arena, size_t, table->count),
                        arena_many(arena, bool, rests + table->count) };
    count_people(arena, &overlap);
    join(&overlap);
    const Joined *all = joined(arena, &overlap);
    bool *judged = arena_many(arena, bool, rests);
    for (size_t b = 0; b < table->blocks && fault == VERSION_NOTHING; b++) {
        size_t root = root_of(&overlap, b);
        if (judged[root])
            continue;
        judged[root] = true;
        *split = all[root].parts > 1 && !may_split(arena, &overlap, &all[root], root);
        if (*split || !changed_enough(&overlap, &all[root], root))
            fault = b;
    }
    for (size_t b = 0; b < table->blocks; b++) {
        const Joined *one = &all[root_of(&overlap, b)];
        mixed[b] = fault != VERSION_NOTHING && root_of(&overlap, b) == root_of(&overlap, fault);
        change[b] = one->now - one->then;
    }
    return fault;
}
