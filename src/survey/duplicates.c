// SPDX-License-Identifier: EUPL-1.2
#include "survey/duplicates.h"

#include <math.h>
#include <string.h>

#include "model/scan.h"
#include "survey/messages.h"

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
    uint32_t *partner_kept;       // of a row that is gone: the row that counts instead
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

// ---- rows that are alike ----

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 29;
}

// How many rows have a hash of which the last bits are these: none, one or more, in two bits of a byte.
typedef struct Crowds {
    uint8_t *four;
    size_t mask;
} Crowds;

typedef uint64_t HashFunction(const Finder *f, size_t index); // 0: the row is like no other
typedef bool AlikeFunction(const Finder *f, size_t a, size_t b);

enum { CROWD_ONE = 1, CROWD_MORE = 2 };

// Returns how many came to one that was there.
static size_t crowds_count(Crowds *crowds, const Finder *f, HashFunction *hash_of)
{
    enum { SPARSE = 8 };
    size_t later = 0, room = 16;
    while (room < SPARSE * f->count)
        room *= 2;
    *crowds = (Crowds){ arena_many(f->scratch, uint8_t, room / 4), room - 1 };
    for (size_t i = 0; i < f->count; i++) {
        uint64_t hash = hash_of(f, i);
        if (hash == 0)
            continue;
        size_t at = hash & crowds->mask;
        uint8_t *four = &crowds->four[at / 4];
        bool met = *four >> at % 4 * 2 & (CROWD_ONE | CROWD_MORE);
        *four |= (uint8_t)((met ? CROWD_MORE : CROWD_ONE) << at % 4 * 2);
        later += met;
    }
    return later;
}

// A row, and the first of the rows before it that is alike.
typedef struct DuplicateRow {
    uint32_t row;
    uint32_t earlier;
} DuplicateRow;

typedef struct DuplicateRows {
    DuplicateRow *pair; // in order of `row`
    size_t count;
    size_t room;
} DuplicateRows;

// Nearly all rows are alone with the last bits of their hash: only the others, which are few, go into a
// table.
static DuplicateRows find_pairs(const Finder *f, HashFunction *hash_of, AlikeFunction *alike)
{
    Crowds crowds;
    DuplicateRows pairs = { .count = 0 };
    size_t later = crowds_count(&crowds, f, hash_of), room = 16;
    while (room < 4 * later && room < 2 * f->count)
        room *= 2;
    uint32_t *slot = arena_many(f->scratch, uint32_t, room); // of a row, counted from 1; 0 is free
    for (size_t i = 0; later && i < f->count; i++) {
        uint64_t hash = hash_of(f, i);
        size_t low = hash & crowds.mask;
        bool is_crowd = crowds.four[low / 4] >> low % 4 * 2 & CROWD_MORE;
        if (hash == 0 || !is_crowd)
            continue;
        size_t at = hash >> 32 & (room - 1);
        while (slot[at] && !alike(f, slot[at] - 1, i))
            at = (at + 1) & (room - 1);
        if (slot[at] == 0) {
            slot[at] = (uint32_t)i + 1;
            continue;
        }
        pairs.pair =
            arena_grow(f->scratch, pairs.pair, sizeof *pairs.pair, pairs.count, &pairs.room);
        pairs.pair[pairs.count++] = (DuplicateRow){ (uint32_t)i, slot[at] - 1 };
    }
    return pairs;
}

// ---- by what identifies the response ----

static uint64_t key_of(const Finder *f, size_t index)
{
    return row_key(f->notes, &f->scan->responses, index);
}

static uint64_t hash_of_key(const Finder *f, size_t index)
{
    return mix(0, key_of(f, index));
}

static bool same_key(const Finder *f, size_t a, size_t b)
{
    return key_of(f, a) == key_of(f, b);
}

// A column in which few differ is no key, whatever its heading says.
static void find_keys(Finder *f)
{
    enum { FEW = 10 };
    // Running numbers, as nearly every export has them, are all different.
    bool rising = !f->notes->keyed;
    uint32_t before = 0;
    for (size_t i = 0; rising && i < f->count; i++) {
        uint32_t id = respondent_at(&f->scan->responses, i)->id;
        rising = id > before;
        before = id;
    }
    if (rising)
        return;
    DuplicateRows pairs = find_pairs(f, hash_of_key, same_key);
    size_t keys = 0;
    for (size_t i = 0; pairs.count && i < f->count; i++)
        keys += key_of(f, i) != 0;
    if ((keys - pairs.count) * FEW < keys)
        return;
    for (size_t k = 0; k < pairs.count; k++) {
        DuplicateRow pair = pairs.pair[k];
        bool same = agree(f, pair.earlier, pair.row);
        settle(f, pair.earlier, pair.row, same ? DIAG_RESPONSE_TWICE : DIAG_RESPONSE_CHANGED);
    }
}

// ---- by the answers ----

static uint64_t hash_of_answers(const Finder *f, size_t index)
{
    const uint8_t *answers = answers_at(f, index);
    uint64_t hash = 0, word;
    for (size_t i = 0; i < ITEMS; i += sizeof word) {
        memcpy(&word, answers + i, sizeof word);
        hash = mix(hash, word);
    }
    return mix(hash, hash >> 32);
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
    f->enough = 2 * log2((double)f->count) + (double)MARGIN;
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
    DuplicateRows pairs = find_pairs(f, hash_of_answers, agree);
    if (pairs.count == 0)
        return;
    weigh_answers(f);
    double run = 0;
    bool sure = false;
    for (size_t k = 0, partner = 0; k < pairs.count; k++) {
        size_t row = pairs.pair[k].row;
        bool follows = k && pairs.pair[k - 1].row + 1 == row;
        bool goes_on = follows && partner + 1 < row && agree(f, partner + 1, row);
        partner = goes_on ? partner + 1 : pairs.pair[k].earlier;
        double weight = weight_of(f, row);
        run = goes_on ? run + (2 * weight > f->enough ? weight : 0) : weight;
        sure = (goes_on && sure) || run > f->enough;
        if (sure)
            settle_run(f, partner, row);
    }
}

// ---- nearly the same: as far as it goes, or but for a few answers ----

enum { CHANGED_MOST = 2 };

typedef struct Likeness {
    size_t changed; // answers that are others
    size_t blanks;  // of the one, where the other has answers
    size_t sparser; // the row that has these
} Likeness;

static bool compare(const Finder *f, size_t a, size_t b, Likeness *like)
{
    const uint8_t *one = answers_at(f, a), *other = answers_at(f, b);
    size_t changed = 0, blanks[2] = { 0, 0 };
    for (int item = 0; item < ITEMS && changed <= CHANGED_MOST; item++) {
        if (one[item] == other[item])
            continue;
        if (one[item] == BLANK || other[item] == BLANK)
            blanks[other[item] == BLANK]++;
        else
            changed++;
        // What the one skipped and the other did not, and the reverse, are two people.
        if (blanks[0] && blanks[1])
            return false;
    }
    *like = (Likeness){ changed, blanks[0] + blanks[1], blanks[1] ? b : a };
    return changed <= CHANGED_MOST;
}

// Beyond chance, where which answers were changed may be any. `sooner`: others did so.
static bool is_beyond_chance(const Finder *f, const Likeness *like, bool sooner)
{
    enum { BITS_A_CHANGE = 10, BITS_SOONER = 10 };
    double enough = f->enough - (sooner && !like->changed ? (double)BITS_SOONER : 0);
    return weight_of(f, like->sparser) - (double)(BITS_A_CHANGE * like->changed) > enough;
}

static void tell_changed(const Finder *f, size_t first, size_t again)
{
    Slice line = slice_print(f->scratch, "%u", row_note(f->notes, first).line);
    diagnose(f->d, DIAG_RESPONSE_NEARLY,
             ((Place){ .file = f->name, .line = row_note(f->notes, again).line }), line);
}

// `row` and those of its department before it.
static void compare_before(Finder *f, size_t row, bool sooner)
{
    uint32_t department = respondent_at(&f->scan->responses, row)->department;
    for (size_t first = 0; first < row && !f->gone[row]; first++) {
        Likeness like;
        if (f->gone[first] || respondent_at(&f->scan->responses, first)->department != department ||
            !compare(f, first, row, &like) || !is_beyond_chance(f, &like, sooner))
            continue;
        if (like.blanks && !like.changed)
            settle(f, first, row, DIAG_RESPONSE_PARTLY);
        else if (like.changed && !sooner)
            tell_changed(f, first, row);
    }
}

// Each pair of a department is looked at: in a file of many people that takes too long. Where some began
// anew, others did: a second look takes less for sure.
static void find_nearly(Finder *f)
{
    enum { PEOPLE_MOST = 5000 };
    size_t before = f->removed;
    if (f->count > PEOPLE_MOST)
        return;
    if (!f->bits)
        weigh_answers(f);
    for (size_t row = 1; row < f->count; row++)
        compare_before(f, row, false);
    for (size_t row = 1; f->removed > before && row < f->count; row++)
        compare_before(f, row, true);
}

void duplicates_settle(Diagnostics *d, Scan *scan, RowNotes *notes, Slice name,
                       DuplicatesChoice choice)
{
    Responses *responses = &scan->responses;
    if (choice == DUPLICATES_KEEP || responses->count < 2)
        return;
    Arena *scratch = arena_new();
    Finder f = {
        .d = d, .scan = scan, .notes = notes, .name = name, .choice = choice, .scratch = scratch
    };
    f.count = responses->count;
    f.gone = arena_many(scratch, bool, f.count);
    f.partner_kept = arena_many(scratch, uint32_t, f.count);
    find_keys(&f);
    find_answers(&f);
    find_nearly(&f);
    if (f.removed && choice != DUPLICATES_REFUSE)
        diagnose(d, DIAG_RESPONSES_TWICE_OUT, ((Place){ .file = name }),
                 slice_print(scratch, "%zu", f.removed));
    if (f.removed)
        respondents_remove(responses, notes, f.gone, ROW_TWICE);
    arena_free(scratch);
}
