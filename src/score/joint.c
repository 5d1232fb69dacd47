// SPDX-License-Identifier: EUPL-1.2
#include "score/joint.h"

#include <stdlib.h>
#include <string.h>

static const uint64_t prime = 2147483647; // 2^31 − 1

// People with the same answers of one course: the residuals that they are in, as nodes.
typedef struct Atom {
    size_t course;
    uint32_t *node; // by version, or NODE_NOT
    size_t number;  // atoms with the same nodes have the same
} Atom;

enum { NODE_NOT = UINT32_MAX };

typedef struct Search {
    Arena *arena;
    const Courses *courses;
    uint64_t least;
    Atom *atom; // sorted by nodes
    size_t atoms, numbers;
    uint64_t *people; // by number
    uint32_t *root;   // by node: what hangs together
    size_t nodes;
    size_t *first; // by number: its first atom; and one more
    size_t steps;
} Search;

// ---- atoms ----

static uint32_t root_of(uint32_t *root, uint32_t node)
{
    while (root[node] != node)
        node = root[node] = root[root[node]];
    return node;
}

static int by_nodes(const void *left, const void *right, void *data)
{
    const Atom *a = left, *b = right;
    size_t versions = *(const size_t *)data;
    for (size_t v = 0; v < versions; v++)
        if (a->node[v] != b->node[v])
            return a->node[v] < b->node[v] ? -1 : 1;
    return (a->course > b->course) - (a->course < b->course);
}

static void add_atoms(Search *search, size_t course, const uint32_t *const *residual,
                      const uint32_t *shift)
{
    size_t versions = search->courses->versions;
    const CourseStep *step = &search->courses->step[course * versions];
    for (size_t a = 0; a < versions; a++) {
        Atom *atom = &search->atom[search->atoms];
        bool any = false;
        for (size_t v = 0; v < versions; v++) {
            bool inside = step[v].group != COURSE_NOT && step[v].answers == a &&
                          residual[v][step[v].group] != RESIDUAL_NONE;
            atom->node[v] = inside ? shift[v] + residual[v][step[v].group] : NODE_NOT;
            any = any || inside;
        }
        atom->course = course;
        search->atoms += any;
    }
}

static void number_atoms(Search *search)
{
    size_t versions = search->courses->versions;
    qsort_r(search->atom, search->atoms, sizeof *search->atom, by_nodes, &versions);
    search->people = arena_many(search->arena, uint64_t, search->atoms);
    search->first = arena_many(search->arena, size_t, search->atoms + 1);
    for (size_t i = 0; i < search->atoms; i++) {
        Atom *atom = &search->atom[i];
        bool same =
            i && memcmp(atom->node, search->atom[i - 1].node, versions * sizeof *atom->node) == 0;
        if (!same)
            search->first[search->numbers++] = i;
        atom->number = search->numbers - 1;
        search->people[atom->number] += search->courses->people[atom->course];
    }
    search->first[search->numbers] = search->atoms;
}

static bool is_small(const Search *search, size_t number)
{
    return search->people[number] < search->least;
}

static void join_nodes(Search *search)
{
    size_t versions = search->courses->versions;
    search->root = arena_many(search->arena, uint32_t, search->nodes);
    for (size_t n = 0; n < search->nodes; n++)
        search->root[n] = (uint32_t)n;
    for (size_t i = 0; i < search->atoms; i++) {
        uint32_t one = NODE_NOT;
        for (size_t v = 0; v < versions; v++) {
            uint32_t node = search->atom[i].node[v];
            if (node == NODE_NOT)
                continue;
            if (one != NODE_NOT)
                search->root[root_of(search->root, node)] = root_of(search->root, one);
            one = node;
        }
    }
}

// ---- linear algebra ----

typedef struct AtomMatrix {
    size_t rows, columns;
    uint32_t *cell;
    const size_t *number; // by column: of the atom
} AtomMatrix;

static uint32_t *row_at(const AtomMatrix *matrix, size_t row)
{
    return &matrix->cell[row * matrix->columns];
}

static uint64_t inverse(uint64_t value)
{
    uint64_t result = 1;
    for (uint64_t power = prime - 2; power; power >>= 1) {
        if (power & 1)
            result = result * value % prime;
        value = value * value % prime;
    }
    return result;
}

// Makes `column` 0 in all rows, and gives up the row that this takes. False where it was 0 already.
static bool eliminate(AtomMatrix *matrix, size_t column)
{
    size_t pivot = 0;
    while (pivot < matrix->rows && !row_at(matrix, pivot)[column])
        pivot++;
    if (pivot == matrix->rows)
        return false;
    uint32_t *last = row_at(matrix, matrix->rows - 1), *taken = row_at(matrix, pivot);
    for (size_t c = 0; c < matrix->columns && last != taken; c++) {
        uint32_t cell = last[c];
        last[c] = taken[c];
        taken[c] = cell;
    }
    uint64_t by = inverse(last[column]);
    matrix->rows--;
    for (size_t r = 0; r < matrix->rows; r++) {
        uint32_t *row = row_at(matrix, r);
        uint64_t times = (prime - row[column] * by % prime) % prime;
        for (size_t c = 0; c < matrix->columns && times; c++)
            row[c] = (uint32_t)((row[c] + times * last[c]) % prime);
    }
    return true;
}

static bool is_zero(const AtomMatrix *matrix, size_t column)
{
    for (size_t r = 0; r < matrix->rows; r++)
        if (row_at(matrix, r)[column])
            return false;
    return true;
}

// ---- the words of the code ----

// People of whom a combination speaks: by course, and how many.
typedef struct Spoken {
    bool *course;
    uint64_t *people; // by version
    uint64_t all;
} Spoken;

static void add_spoken(const Search *search, size_t number, Spoken *spoken)
{
    const Courses *courses = search->courses;
    for (size_t i = search->first[number]; i < search->first[number + 1]; i++) {
        size_t course = search->atom[i].course;
        if (spoken->course[course])
            continue;
        spoken->course[course] = true;
        spoken->all += courses->people[course];
        for (size_t v = 0; v < courses->versions; v++)
            if (courses->step[course * courses->versions + v].group != COURSE_NOT)
                spoken->people[v] += courses->people[course];
    }
}

// Columns with `least` people or more together, none of them 0; or all that are not. Returns the people.
static uint64_t choose(const Search *search, const AtomMatrix *matrix, size_t *chosen,
                       size_t *count)
{
    Arena *scratch = arena_new();
    Spoken spoken = { arena_many(scratch, bool, search->courses->count),
                      arena_many(scratch, uint64_t, search->courses->versions), 0 };
    uint64_t people = 0;
    *count = 0;
    for (size_t c = 0; c < matrix->columns && people < search->least; c++) {
        if (is_zero(matrix, c))
            continue;
        chosen[(*count)++] = c;
        add_spoken(search, matrix->number[c], &spoken);
        // So many different people at least. Where it is not sure who is who, those of one version are.
        uint64_t most = 0;
        for (size_t v = 0; v < search->courses->versions; v++)
            most = spoken.people[v] > most ? spoken.people[v] : most;
        people = search->courses->sure ? spoken.all : most;
    }
    arena_free(scratch);
    return people;
}

static Joint search_words(Search *search, const AtomMatrix *matrix, bool *spoken)
{
    enum { MOST = 20000 };
    Arena *scratch = arena_new();
    size_t *chosen = arena_many(scratch, size_t, matrix->columns), count;
    Joint found = JOINT_SAFE;
    uint64_t people = choose(search, matrix, chosen, &count);
    if (count && people < search->least) {
        for (size_t i = 0; i < count; i++)
            spoken[chosen[i]] = true;
        found = JOINT_FEW;
    } else if (++search->steps > MOST) {
        found = JOINT_UNKNOWN;
    }
    for (size_t i = 0; i < count && matrix->rows > 1 && found == JOINT_SAFE; i++) {
        size_t cells = matrix->rows * matrix->columns;
        AtomMatrix less = { matrix->rows, matrix->columns, arena_many(scratch, uint32_t, cells),
                            matrix->number };
        memcpy(less.cell, matrix->cell, cells * sizeof *less.cell);
        eliminate(&less, chosen[i]);
        found = search_words(search, &less, spoken);
    }
    arena_free(scratch);
    return found;
}

// ---- one part of what hangs together ----

typedef struct JointPart {
    size_t *large, *small; // numbers of atoms
    size_t larges, smalls, rows;
    uint32_t *row; // by node, counted from 1
} JointPart;

static void add_column(const Search *search, AtomMatrix *matrix, const JointPart *part,
                       size_t column, size_t number)
{
    const Atom *atom = &search->atom[search->first[number]];
    for (size_t v = 0; v < search->courses->versions; v++)
        if (atom->node[v] != NODE_NOT)
            row_at(matrix, part->row[atom->node[v]] - 1)[column] = 1;
}

// Takes the rows to a basis of what they span, so that none is a combination of the others.
static void drop_dependent(AtomMatrix *matrix)
{
    AtomMatrix rest = *matrix;
    Arena *scratch = arena_new();
    size_t kept = 0, cells = matrix->rows * matrix->columns;
    uint32_t *basis = arena_many(scratch, uint32_t, cells);
    for (size_t c = 0; c < matrix->columns && rest.rows; c++)
        if (eliminate(&rest, c))
            memcpy(&basis[kept++ * matrix->columns], row_at(&rest, rest.rows),
                   matrix->columns * sizeof *basis);
    memcpy(matrix->cell, basis, kept * matrix->columns * sizeof *basis);
    matrix->rows = kept;
    arena_free(scratch);
}

static Joint search_part(Search *search, const JointPart *part, bool *about)
{
    enum { MOST_CELLS = 1 << 22 };
    size_t columns = part->larges + part->smalls;
    if (part->rows * columns > MOST_CELLS ||
        part->rows * part->rows * columns > 64 * (size_t)MOST_CELLS)
        return JOINT_UNKNOWN;
    Arena *scratch = arena_new();
    AtomMatrix whole = { part->rows, columns, arena_many(scratch, uint32_t, part->rows * columns),
                         NULL };
    for (size_t i = 0; i < part->larges; i++)
        add_column(search, &whole, part, i, part->large[i]);
    for (size_t i = 0; i < part->smalls; i++)
        add_column(search, &whole, part, part->larges + i, part->small[i]);
    for (size_t c = 0; c < part->larges; c++)
        eliminate(&whole, c);
    AtomMatrix code = { whole.rows, part->smalls,
                        arena_many(scratch, uint32_t, whole.rows * part->smalls), part->small };
    for (size_t r = 0; r < whole.rows; r++)
        memcpy(row_at(&code, r), &row_at(&whole, r)[part->larges],
               part->smalls * sizeof *code.cell);
    drop_dependent(&code);
    bool *spoken = arena_many(scratch, bool, part->smalls);
    Joint found = code.rows ? search_words(search, &code, spoken) : JOINT_SAFE;
    for (size_t i = 0; i < part->smalls; i++) {
        uint32_t node =
            search->atom[search->first[part->small[i]]].node[search->courses->versions - 1];
        if (spoken[i] && node != NODE_NOT)
            about[node] = true;
    }
    arena_free(scratch);
    return found;
}

// What hangs together with a node.
static JointPart part_with(Arena *arena, const Search *search, uint32_t root)
{
    size_t versions = search->courses->versions;
    JointPart part = { .large = arena_many(arena, size_t, search->numbers),
                       .small = arena_many(arena, size_t, search->numbers),
                       .row = arena_many(arena, uint32_t, search->nodes) };
    for (size_t i = 0; i < search->numbers; i++) {
        const uint32_t *node = search->atom[search->first[i]].node;
        bool inside = false;
        for (size_t v = 0; v < versions; v++) {
            if (node[v] == NODE_NOT || root_of(search->root, node[v]) != root)
                continue;
            inside = true;
            if (!part.row[node[v]])
                part.row[node[v]] = (uint32_t)++part.rows;
        }
        if (inside && is_small(search, i))
            part.small[part.smalls++] = i;
        else if (inside)
            part.large[part.larges++] = i;
    }
    return part;
}

// A combination of cells of several parts speaks of more people than that of one of them alone.
static Joint search_parts(Search *search, bool *about)
{
    Joint found = JOINT_SAFE;
    bool *done = arena_many(search->arena, bool, search->nodes);
    for (size_t i = 0; i < search->numbers && found == JOINT_SAFE; i++) {
        const uint32_t *node = search->atom[search->first[i]].node;
        while (*node == NODE_NOT)
            node++;
        uint32_t root = root_of(search->root, *node);
        if (!is_small(search, i) || done[root])
            continue;
        done[root] = true;
        Arena *scratch = arena_new();
        JointPart part = part_with(scratch, search, root);
        found = search_part(search, &part, about);
        arena_free(scratch);
    }
    return found;
}

Joint joint_find(const Courses *courses, const uint32_t *const *residual, const size_t *residuals,
                 uint64_t least, bool *about)
{
    Arena *arena = arena_new();
    size_t versions = courses->versions, room = courses->count * versions;
    Search search = { .arena = arena, .courses = courses, .least = least };
    uint32_t *shift = arena_many(arena, uint32_t, versions);
    uint32_t *node = arena_many(arena, uint32_t, (room + 1) * versions);
    // Nodes of the last version have the numbers of its residuals.
    for (size_t v = versions; v-- > 0;) {
        shift[v] = (uint32_t)search.nodes;
        search.nodes += residuals[v];
    }
    search.atom = arena_many(arena, Atom, room + 1);
    for (size_t i = 0; i <= room; i++)
        search.atom[i].node = &node[i * versions];
    for (size_t c = 0; c < courses->count; c++)
        add_atoms(&search, c, residual, shift);
    number_atoms(&search);
    join_nodes(&search);
    Joint found = search_parts(&search, about);
    arena_free(arena);
    return found;
}
