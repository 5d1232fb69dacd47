// SPDX-License-Identifier: EUPL-1.2
#include "columns/further_columns.h"

#include "base/buffer.h"
#include "base/key_words.h"
#include "columns/messages.h"
#include "language/reading.h"

typedef enum FurtherKind {
    FURTHER_SET,    // "1.1_2", "Deel 2: 1.1"
    FURTHER_BESIDE, // "1.1 Toelichting"
    FURTHER_OTHER,  // "1.1 gewenst"
} FurtherKind;

static bool has_word(Slice key, Slice wanted)
{
    for (Slice word; key_word_next(&key, &word);)
        if (slice_equal(word, wanted))
            return true;
    return false;
}

static bool is_year(Slice word)
{
    uint64_t number;
    return word.len == 4 && slice_to_u64(word, &number) && number >= 1900 && number < 2100;
}

// By the few words that the heading has and that of the question's own column has not. Many are the statement
// in other words.
static FurtherKind kind_of(const ColumnPlanner *p, size_t own, size_t further)
{
    enum { WORDS_MOST = 4 };
    Slice own_key = p->headings->column[own].part[PART_SHOWN],
          rest = p->headings->column[further].part[PART_SHOWN];
    FurtherKind kind = FURTHER_SET;
    size_t words = 0;
    for (Slice word; key_word_next(&rest, &word);) {
        uint64_t number;
        if (has_word(own_key, word))
            continue;
        words += !slice_to_u64(word, &number);
        if (is_year(word) || key_word_is_one_of(word, reading_other_set))
            kind = FURTHER_OTHER;
        else if (kind == FURTHER_SET && (key_word_is_one_of(word, reading_open_word) ||
                                         key_word_is_one_of(word, reading_beside_question)))
            kind = FURTHER_BESIDE;
    }
    return words <= WORDS_MOST ? kind : FURTHER_SET;
}

static Slice letters_of(const ColumnPlanner *p, const int column[ITEMS])
{
    Buffer out = { 0 };
    for (int item = 0; item < ITEMS; item++) {
        Slice letters = column[item] < 0 ? S("-") : column_letters(p->arena, (size_t)column[item]);
        buffer_print(&out, "%s%.*s", item ? ", " : "", SLICE_ARGS(letters));
    }
    Slice list = slice_copy(p->arena, buffer_slice(&out));
    buffer_free(&out);
    return list;
}

void further_columns_settle(ColumnPlanner *p)
{
    int other[ITEMS], first = -1;
    for (int item = 0; item < ITEMS; item++)
        other[item] = -1;
    for (size_t i = 0; i < p->headings->count; i++) {
        int item = p->plan.again[i];
        if (item < 0 || p->item_column[item] < 0)
            continue;
        FurtherKind kind = kind_of(p, (size_t)p->item_column[item], i);
        if (kind == FURTHER_BESIDE)
            p->plan.again[i] = -1;
        if (kind != FURTHER_OTHER || other[item] >= 0)
            continue;
        other[item] = (int)i;
        first = first < 0 ? item : first;
    }
    if (first < 0)
        return;
    p->plan.refused = true;
    diagnose(p->d, DIAG_QUESTION_SETS, p->headings->column[other[first]].place,
             p->headings->column[p->item_column[first]].shown,
             p->headings->column[other[first]].shown, letters_of(p, p->item_column),
             letters_of(p, other));
}
