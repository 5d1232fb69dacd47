// SPDX-License-Identifier: EUPL-1.2
#include "score/measured_people.h"

#include <stdlib.h>
#include <string.h>

// ---- columns ----

static bool same_name(const PublishedMeasurement *one, const PublishedMeasurement *other)
{
    return slice_equal(one->id, other->id) || one->export == other->export;
}

uint32_t *measured_columns(Arena *arena, const PublishedMeasurement *one,
                           const PublishedMeasurement *other)
{
    uint32_t *in = arena_many(arena, uint32_t, one->questions);
    bool *taken = arena_many(arena, bool, other->questions), any = false;
    for (size_t q = 0; q < one->questions; q++)
        in[q] = NOT_ASKED_THERE;
    const int ways = same_name(one, other) ? 2 : 1; // by heading, then by place
    for (int by_place = 0; by_place < ways && !any; by_place++) {
        for (size_t q = 0; q < one->questions; q++) {
            for (size_t k = 0; k < other->questions && in[q] == NOT_ASKED_THERE; k++) {
                bool same = by_place ? one->question[q].column == other->question[k].column
                                     : one->question[q].heading == other->question[k].heading;
                if (!same || taken[k])
                    continue;
                in[q] = (uint32_t)k;
                taken[k] = any = true;
            }
        }
    }
    return in;
}

static uint32_t *traits_in(Arena *arena, const PublishedMeasurement *one,
                           const PublishedMeasurement *other)
{
    uint32_t *in = arena_many(arena, uint32_t, one->traits);
    for (size_t t = 0; t < one->traits; t++) {
        in[t] = NOT_ASKED_THERE;
        for (size_t k = other->traits; k-- > 0;)
            if (one->trait[t].heading == other->trait[k].heading)
                in[t] = (uint32_t)k;
    }
    return in;
}

// ---- rows that say the same ----

typedef struct Pairing {
    Arena *scratch;
    const PublishedMeasurement *old, *new;
    const uint32_t *column; // by question of the old one
    const uint32_t *trait;  // by trait of the old one: which of the other, or NOT_ASKED_THERE
    bool by_mark;           // what is the same: marks, or texts
    const bool *known;      // by row of the old one: its person is in the new one already
    uint32_t *match;        // by row of the old one: a row of the new one, counted from 1
    bool *taken;            // by row of the new one
    size_t pairs;
} Pairing;

typedef struct RowKey {
    uint64_t key;
    uint32_t row;
} RowKey;

static int by_key(const void *left, const void *right)
{
    const RowKey *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static uint64_t key_with(uint64_t key, uint16_t tag)
{
    key = (key ^ tag) * 0x9E3779B97F4A7C15U;
    return key ^ key >> 29;
}

// Of what a row says to the questions of both, and what it is; 0 where it says nothing.
static uint64_t key_of(const Pairing *pairing, bool is_old, size_t row, bool with_traits)
{
    const PublishedMeasurement *of = is_old ? pairing->old : pairing->new;
    const PublishedCell *cell = published_row(of, row);
    uint64_t key = 0;
    bool any = false;
    for (size_t q = 0; q < pairing->old->questions; q++) {
        if (pairing->column[q] == NOT_ASKED_THERE)
            continue;
        PublishedCell one = cell[is_old ? q : pairing->column[q]];
        any = any || one.mark || one.written;
        key = key_with(key, pairing->by_mark ? one.mark : one.written);
    }
    for (size_t t = 0; t < pairing->old->traits && with_traits; t++)
        if (pairing->trait[t] != NOT_ASKED_THERE)
            key = key_with(key, cell[of->questions + (is_old ? t : pairing->trait[t])].written);
    return any ? key | 1 : 0;
}

static size_t keys_of(const Pairing *pairing, bool is_old, bool with_traits, RowKey *keys)
{
    size_t rows = is_old ? pairing->old->rows : pairing->new->rows, count = 0;
    for (size_t row = 0; row < rows; row++) {
        bool done = is_old ? pairing->known[row] || pairing->match[row] : pairing->taken[row];
        uint64_t key = done ? 0 : key_of(pairing, is_old, row, with_traits);
        if (key)
            keys[count++] = (RowKey){ key, (uint32_t)row };
    }
    qsort(keys, count, sizeof *keys, by_key);
    return count;
}

static void pair_same(Pairing *pairing, bool with_traits)
{
    RowKey *old = arena_many(pairing->scratch, RowKey, pairing->old->rows),
           *new = arena_many(pairing->scratch, RowKey, pairing->new->rows);
    size_t olds = keys_of(pairing, true, with_traits, old),
           news = keys_of(pairing, false, with_traits, new);
    for (size_t i = 0, k = 0; i < olds && k < news;) {
        if (old[i].key == new[k].key) {
            pairing->taken[new[k].row] = true;
            pairing->match[old[i++].row] = new[k++].row + 1;
            pairing->pairs++;
        } else if (old[i].key < new[k].key) {
            i++;
        } else {
            k++;
        }
    }
}

// ---- rows that were corrected ----

// Do they say the same to at least half of the questions that either answered? Returns to how many.
static size_t alike(const Pairing *pairing, size_t old_row, size_t new_row)
{
    const PublishedCell *old = published_row(pairing->old, old_row),
                        *new = published_row(pairing->new, new_row);
    size_t same = 0, answered = 0;
    for (size_t q = 0; q < pairing->old->questions; q++) {
        if (pairing->column[q] == NOT_ASKED_THERE)
            continue;
        PublishedCell a = old[q], b = new[pairing->column[q]];
        answered += a.written || b.written;
        same += a.written && b.written && (a.mark == b.mark || a.written == b.written);
    }
    return 2 * same >= answered ? same : 0;
}

static void pair_corrected(Pairing *pairing)
{
    enum { MOST = 1 << 26 };
    size_t olds = 0, news = 0;
    uint32_t *old = arena_many(pairing->scratch, uint32_t, pairing->old->rows),
             *new = arena_many(pairing->scratch, uint32_t, pairing->new->rows);
    for (size_t row = 0; row < pairing->old->rows; row++)
        if (!pairing->match[row] && !pairing->known[row])
            old[olds++] = (uint32_t)row;
    for (size_t row = 0; row < pairing->new->rows; row++)
        if (!pairing->taken[row])
            new[news++] = (uint32_t)row;
    // So many that nobody among them is one of few.
    if (olds && news > MOST / olds / (pairing->old->questions + 1))
        return;
    for (size_t i = 0; i < olds; i++) {
        size_t best = news, most = 0;
        for (size_t k = 0; k < news; k++) {
            size_t same = pairing->taken[new[k]] ? 0 : alike(pairing, old[i], new[k]);
            best = same > most ? k : best;
            most = same > most ? same : most;
        }
        if (most == 0)
            continue;
        pairing->match[old[i]] = new[best] + 1;
        pairing->taken[new[best]] = true;
        pairing->pairs++;
    }
}

// ---- all measurements ----

typedef struct PeopleMaker {
    MeasuredPeople people;
    const PublishedMeasurement *const *measurement;
    uint32_t **person_of; // by measurement, by row: counted from 1
} PeopleMaker;

static Pairing pairing_of(Arena *scratch, const PeopleMaker *maker, size_t old, size_t new,
                          const bool *taken, bool by_mark)
{
    const MeasuredPeople *people = &maker->people;
    const PublishedMeasurement *one = maker->measurement[old], *other = maker->measurement[new];
    bool *known = arena_many(scratch, bool, one->rows);
    Pairing pairing = { .scratch = scratch,
                        .old = one,
                        .new = other,
                        .column = measured_columns(scratch, one, other),
                        .trait = traits_in(scratch, one, other),
                        .by_mark = by_mark,
                        .known = known,
                        .match = arena_many(scratch, uint32_t, one->rows),
                        .taken = arena_many(scratch, bool, other->rows) };
    for (size_t row = 0; row < one->rows; row++) {
        size_t person = maker->person_of[old][row] - 1;
        known[row] = people->row[person * people->measurements + new] != 0;
        pairing.pairs += known[row];
    }
    if (other->rows)
        memcpy(pairing.taken, taken, other->rows * sizeof *taken);
    pair_same(&pairing, true);
    pair_same(&pairing, false);
    return pairing;
}

// Are they of the same people? Finds who is who.
static bool pair_people(Pairing *pairing)
{
    const PublishedMeasurement *old = pairing->old, *new = pairing->new;
    size_t fewest = old->rows < new->rows ? old->rows : new->rows,
           most = old->rows + new->rows - fewest, same = pairing->pairs, both = 0;
    for (size_t q = 0; q < old->questions; q++)
        both += pairing->column[q] != NOT_ASKED_THERE;
    if (same == 0 || 4 * same < fewest)
        return false;
    pair_corrected(pairing);
    if (same_name(old, new))
        return 2 * pairing->pairs >= fewest;
    bool half = 2 * same >= fewest && both >= 3;
    if (both < 2)
        return old->questions == 1 && new->questions == 1 && 8 * same >= 7 * most;
    return (half && (both > 3 || 10 * pairing->pairs >= 9 * fewest)) || 10 * same >= 9 * fewest;
}

static void link_two(PeopleMaker *maker, size_t old, size_t new, bool *taken)
{
    MeasuredPeople *people = &maker->people;
    Arena *scratch = arena_new();
    Pairing by_text = pairing_of(scratch, maker, old, new, taken, false),
            by_mark = pairing_of(scratch, maker, old, new, taken, true);
    Pairing *pairing = by_mark.pairs > by_text.pairs ? &by_mark : &by_text;
    bool linked = pair_people(pairing);
    for (size_t row = 0; linked && row < pairing->old->rows; row++) {
        size_t person = maker->person_of[old][row] - 1;
        if (!pairing->match[row])
            continue;
        people->row[person * people->measurements + new] = pairing->match[row];
        taken[pairing->match[row] - 1] = true;
    }
    arena_free(scratch);
}

static void add_measurement(PeopleMaker *maker, size_t number)
{
    MeasuredPeople *people = &maker->people;
    size_t rows = maker->measurement[number]->rows;
    Arena *scratch = arena_new();
    bool *taken = arena_many(scratch, bool, rows);
    for (size_t old = number; old-- > 0;)
        link_two(maker, old, number, taken);
    for (size_t i = 0; i < people->count; i++) {
        uint32_t row = people->row[i * people->measurements + number];
        if (row)
            maker->person_of[number][row - 1] = (uint32_t)i + 1;
    }
    for (size_t row = 0; row < rows; row++) {
        if (maker->person_of[number][row])
            continue;
        people->row[people->count * people->measurements + number] = (uint32_t)row + 1;
        maker->person_of[number][row] = (uint32_t)++people->count;
    }
    arena_free(scratch);
}

MeasuredPeople measured_people(Arena *arena, const PublishedMeasurement *const *measurement,
                               size_t count)
{
    size_t rows = 0;
    Arena *scratch = arena_new();
    PeopleMaker maker = { .measurement = measurement,
                          .person_of = arena_many(scratch, uint32_t *, count) };
    for (size_t m = 0; m < count; m++) {
        maker.person_of[m] = arena_many(scratch, uint32_t, measurement[m]->rows);
        rows += measurement[m]->rows;
    }
    maker.people =
        (MeasuredPeople){ .measurements = count, .row = arena_many(arena, uint32_t, rows * count) };
    for (size_t m = 0; m < count; m++)
        add_measurement(&maker, m);
    arena_free(scratch);
    return maker.people;
}
