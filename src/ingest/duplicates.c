#include "ingest/duplicates.h"

#include <math.h>
#include <string.h>

#include "base/messages.h"

enum { NOBODY = UINT32_MAX };

// ---- a table of hashes ----

// A slot holds the index of a row, counted from 1, and in the bits above it those of its hash; 0 is free.
typedef struct Table {
    uint32_t *slot;
    size_t mask;
    uint32_t index_mask; // the bits of a slot that are the index
} Table;

static Table table_new(Arena *arena, size_t count)
{
    size_t room = 16;
    uint32_t index_mask = 1;
    while (room < 2 * count)
        room *= 2;
    while (index_mask < count)
        index_mask = index_mask << 1 | 1;
    return (Table){ arena_many(arena, uint32_t, room), room - 1, index_mask };
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 29;
}

// ---- rows that agree ----

typedef struct Finder {
    Diagnostics *d;
    Scan *scan;
    RowNotes *notes;
    Slice name;
    DuplicatesChoice choice;
    Arena *scratch;
    size_t count;
    bool *gone;
    uint32_t *partner_kept; // of a row that is gone: the row that counts instead
    uint32_t *partner; // an earlier row with the same answers, counted from 1; 0 for none
    double (*bits)[ANSWER_KINDS]; // by question: what an answer to it says
    double enough;
    size_t removed;
} Finder;

static const uint8_t *answers_at(const Finder *f, size_t index)
{
    return respondent_at(&f->scan->responses, index)->answer;
}

static bool agree(const Finder *f, size_t a, size_t b)
{
    return memcmp(answers_at(f, a), answers_at(f, b), ITEMS) == 0;
}

// Who stands for a response whose row is gone.
static size_t heir_of(const Finder *f, size_t index)
{
    while (f->gone[index])
        index = f->partner_kept[index];
    return index;
}

static void settle(Finder *f, size_t a, size_t b, DiagnosticId id)
{
    size_t one = heir_of(f, a), other = heir_of(f, b);
    size_t first = one < other ? one : other, again = one < other ? other : one;
    if (first == again)
        return;
    size_t gone = f->choice == DUPLICATES_LAST ? first : again;
    f->gone[gone] = true;
    f->partner_kept[gone] = (uint32_t)(gone == first ? again : first);
    f->removed++;
    if (f->choice != DUPLICATES_REFUSE)
        return;
    Slice line = slice_print(f->scratch, "%u", row_note(f->notes, first).line);
    diagnose(f->d, id, ((Place){ .file = f->name, .line = row_note(f->notes, again).line }), line);
}

// ---- by what identifies the response ----

// Running numbers, as nearly every export has them.
static bool numbers_rise(const Finder *f)
{
    for (size_t i = 0; i < f->count; i++) {
        uint32_t before = i ? respondent_at(&f->scan->responses, i - 1)->id : 0;
        if (respondent_at(&f->scan->responses, i)->id <= before)
            return false;
    }
    return true;
}

static uint64_t key_of(const Finder *f, size_t index)
{
    return row_key(f->notes, &f->scan->responses, index);
}

// A column in which few differ is no key, whatever its heading says.
static void find_keys(Finder *f)
{
    enum { FEW = 10 };
    if (!f->notes->keyed && numbers_rise(f))
        return;
    Table table = table_new(f->scratch, f->count);
    uint32_t *before = arena_many(f->scratch, uint32_t, f->count);
    size_t keys = 0, distinct = 0;
    for (size_t i = 0; i < f->count; i++) {
        uint64_t key = key_of(f, i);
        before[i] = NOBODY;
        if (!key)
            continue;
        keys++;
        size_t at = mix(0, key) & table.mask;
        while (table.slot[at] && key_of(f, table.slot[at] - 1) != key)
            at = (at + 1) & table.mask;
        if (table.slot[at])
            before[i] = table.slot[at] - 1;
        else
            distinct++;
        table.slot[at] = (uint32_t)i + 1;
    }
    if (distinct == keys || distinct * FEW < keys)
        return;
    for (size_t i = 0; i < f->count; i++)
        if (before[i] != NOBODY)
            settle(f, before[i], i, agree(f, before[i], i) ? DIAG_RESPONSE_TWICE : DIAG_RESPONSE_CHANGED);
}

// ---- by the answers ----

static uint64_t hash_of(const uint8_t *answers)
{
    uint64_t hash = 0, word;
    for (size_t i = 0; i < ITEMS; i += sizeof word) {
        memcpy(&word, answers + i, sizeof word);
        hash = mix(hash, word);
    }
    return mix(hash, hash >> 32);
}

// The table is wider than the processor's caches: its places are called for some rows ahead.
static size_t find_partners(Finder *f)
{
    enum { AHEAD = 16 };
    Table table = table_new(f->scratch, f->count);
    size_t found = 0;
    uint64_t waiting[AHEAD];
    for (size_t i = 0; i < f->count + AHEAD; i++) {
        if (i >= AHEAD && i - AHEAD < f->count) {
            size_t index = i - AHEAD;
            uint64_t hash = waiting[index % AHEAD];
            uint32_t tag = (uint32_t)(hash >> 32) & ~table.index_mask, slot;
            size_t at = hash & table.mask;
            while ((slot = table.slot[at]) != 0 && ((slot & ~table.index_mask) != tag ||
                                                    !agree(f, (slot & table.index_mask) - 1, index)))
                at = (at + 1) & table.mask;
            if (slot == 0) {
                table.slot[at] = tag | (uint32_t)(index + 1);
            } else {
                f->partner[index] = slot & table.index_mask;
                found++;
            }
        }
        if (i < f->count) {
            waiting[i % AHEAD] = hash_of(answers_at(f, i));
            __builtin_prefetch(&table.slot[waiting[i % AHEAD] & table.mask]);
        }
    }
    return found;
}

static void weigh_answers(Finder *f)
{
    enum { MARGIN = 20 }; // bits: once in a million
    size_t(*counts)[ANSWER_KINDS] = arena_alloc(f->scratch, sizeof *counts, ITEMS);
    f->bits = arena_alloc(f->scratch, sizeof *f->bits, ITEMS);
    for (size_t i = 0; i < f->count; i++)
        for (int item = 0; item < ITEMS; item++)
            counts[item][answers_at(f, i)[item]]++;
    for (int item = 0; item < ITEMS; item++)
        for (int answer = 0; answer < ANSWER_KINDS; answer++)
            if (answer != BLANK && counts[item][answer])
                f->bits[item][answer] = log2((double)f->count / (double)counts[item][answer]);
    f->enough = 2 * log2((double)f->count) + MARGIN;
}

// Some click the same answer all the way, or 1, 2, 3, 4, 1, 2, …: what a pattern foretells says nothing.
static double weight_of(const Finder *f, size_t index)
{
    enum { PATTERN_LONGEST = 8 };
    const uint8_t *answer = answers_at(f, index);
    double least = 0;
    for (int pattern = 1; pattern <= PATTERN_LONGEST; pattern++) {
        double bits = 0;
        for (int item = 0; item < ITEMS; item++)
            if (item < pattern || answer[item] != answer[item - pattern])
                bits += f->bits[item][answer[item]];
        least = pattern == 1 || bits < least ? bits : least;
    }
    return least;
}

// Rows `again - k` and `first - k` agree for k from 0 on: what they all are is certain now.
static void settle_run(Finder *f, size_t first, size_t again)
{
    for (size_t k = 0; k <= first; k++) {
        bool done = k && (f->gone[first - k] || f->gone[again - k] || again - k <= first);
        if (done || !agree(f, first - k, again - k))
            return;
        settle(f, first - k, again - k, DIAG_RESPONSE_TWICE);
    }
}

static void find_answers(Finder *f)
{
    f->partner = arena_many(f->scratch, uint32_t, f->count);
    if (find_partners(f) == 0)
        return;
    weigh_answers(f);
    double run = 0;
    bool sure = false;
    for (size_t i = 0, before = NOBODY; i < f->count; i++) {
        if (f->partner[i] == 0) {
            before = NOBODY;
            continue;
        }
        bool goes_on = before != NOBODY && before + 1 < i && agree(f, before + 1, i);
        size_t partner = goes_on ? before + 1 : f->partner[i] - 1;
        double weight = weight_of(f, i);
        run = goes_on ? run + (2 * weight > f->enough ? weight : 0) : weight;
        sure = (goes_on && sure) || run > f->enough;
        if (sure)
            settle_run(f, partner, i);
        before = partner;
    }
}

void duplicates_settle(Diagnostics *d, Scan *scan, RowNotes *notes, Slice name, DuplicatesChoice choice)
{
    Responses *responses = &scan->responses;
    if (choice == DUPLICATES_KEEP || responses->count < 2)
        return;
    Arena *scratch = arena_new();
    Finder f = { .d = d, .scan = scan, .notes = notes, .name = name, .choice = choice, .scratch = scratch };
    f.count = responses->count;
    f.gone = arena_many(scratch, bool, f.count);
    f.partner_kept = arena_many(scratch, uint32_t, f.count);
    find_keys(&f);
    find_answers(&f);
    if (f.removed && choice != DUPLICATES_REFUSE)
        diagnose(d, DIAG_RESPONSES_TWICE_OUT, ((Place){ .file = name }),
                 slice_print(scratch, "%zu", f.removed));
    if (f.removed)
        respondents_remove(responses, notes, f.gone, ROW_TWICE);
    arena_free(scratch);
}
