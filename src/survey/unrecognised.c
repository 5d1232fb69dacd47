// SPDX-License-Identifier: EUPL-1.2
#include "survey/unrecognised.h"

#include "base/buffer.h"
#include "base/text_map.h"
#include "model/scan.h"
#include "survey/messages.h"

enum { TEXT_SHOWN_MAX = 60 };

// A row in which so many cells are no answers, and none is, holds something else than answers.
enum { ROW_UNRECOGNISED_LEAST = 8, TEXTS_LISTED = 12 };

typedef struct UnrecognisedAnswer {
    int item;
    Slice text;
    Place place;
} UnrecognisedAnswer;

typedef struct UnrecognisedText {
    Slice text;
    size_t count;     // cells of the file that hold it
    unsigned pillars; // in which: bit 1 << Pillar
} UnrecognisedText;

struct UnrecognisedAnswers {
    Arena *arena;
    Diagnostics *d;
    TableReader *reader;
    Slice name;
    UnrecognisedAnswer cell[ITEMS]; // of this row, as long as they will be shown
    size_t row_count;
    size_t first_column; // of the row's first
    Buffer first_text;
    size_t complaints; // of all rows before
    size_t rows;       // that hold something else than answers
    size_t heading_rows;
    bool later; // rows of answers were read before this one
    UnrecognisedText text[TEXTS_LISTED];
    size_t text_count;
    bool texts_many; // more than fit: no set of codes
    TextMap *text_index;
};

UnrecognisedAnswers *unrecognised_new(Arena *arena, Diagnostics *d, TableReader *reader, Slice name,
                                      size_t heading_rows)
{
    UnrecognisedAnswers *unrecognised = arena_one(arena, UnrecognisedAnswers);
    *unrecognised = (UnrecognisedAnswers){ .arena = arena, .d = d, .reader = reader, .name = name };
    unrecognised->heading_rows = heading_rows;
    unrecognised->text_index = text_map_new(arena);
    return unrecognised;
}

// A text from the file, not too long for a message.
static Slice shown_text(Arena *arena, Slice text)
{
    Slice rest = text;
    if (utf8_count(text) <= TEXT_SHOWN_MAX)
        return text;
    for (int i = 1; i < TEXT_SHOWN_MAX; i++)
        utf8_next(&rest);
    return slice_print(arena, "%.*s…", (int)(text.len - rest.len), text.at);
}

static void count_text(UnrecognisedAnswers *unrecognised, int item, Slice text)
{
    uint32_t index;
    if (text_map_find(unrecognised->text_index, text, &index)) {
        unrecognised->text[index].count++;
        unrecognised->text[index].pillars |= 1U << item / QUESTIONS;
    } else if (unrecognised->text_count == TEXTS_LISTED || text.len > TEXT_SHOWN_MAX) {
        unrecognised->texts_many = true;
    } else {
        unrecognised->text[unrecognised->text_count] =
            (UnrecognisedText){ slice_copy(unrecognised->arena, text), 1, 1U << item / QUESTIONS };
        text_map_add(unrecognised->text_index, text, (uint32_t)unrecognised->text_count++);
    }
}

void unrecognised_cell(UnrecognisedAnswers *unrecognised, size_t column, int item, Slice text)
{
    size_t at = unrecognised->row_count++;
    if (at < ITEMS && at + unrecognised->complaints < diagnostics_kept(unrecognised->d)) {
        Slice shown = slice_copy(unrecognised->arena, shown_text(unrecognised->arena, text));
        unrecognised->cell[at] =
            (UnrecognisedAnswer){ item, shown, table_place(unrecognised->reader, column) };
    }
    if (at == 0) {
        unrecognised->first_column = column;
        unrecognised->first_text.len = 0;
        buffer_add(&unrecognised->first_text, text);
    }
    if (!unrecognised->texts_many)
        count_text(unrecognised, item, text);
}

static void complain_of_row(UnrecognisedAnswers *unrecognised)
{
    bool shown = unrecognised->rows++ < diagnostics_kept(unrecognised->d);
    Place place = shown ? table_place(unrecognised->reader, unrecognised->first_column)
                        : (Place){ .file = unrecognised->name };
    Slice text =
        shown ? shown_text(unrecognised->arena, buffer_slice(&unrecognised->first_text)) : S("");
    // Only what stands right below the headings may be one more of them.
    Slice headings = unrecognised->later
                         ? S("")
                         : slice_print(unrecognised->arena, "%zu", unrecognised->heading_rows + 1);
    diagnose(unrecognised->d, DIAG_ROW_STRANGE, place, text, headings);
}

static void complain_of_cells(UnrecognisedAnswers *unrecognised)
{
    for (size_t i = 0; i < unrecognised->row_count; i++) {
        bool shown = i < ITEMS && i + unrecognised->complaints < diagnostics_kept(unrecognised->d);
        Place place = shown ? unrecognised->cell[i].place : (Place){ .file = unrecognised->name };
        diagnose(unrecognised->d, DIAG_ANSWER_UNKNOWN, place,
                 shown ? unrecognised->cell[i].text : S(""),
                 question_id(shown ? unrecognised->cell[i].item : 0));
    }
    unrecognised->complaints += unrecognised->row_count;
}

bool unrecognised_end_row(UnrecognisedAnswers *unrecognised, bool answered, bool counts)
{
    bool meant = unrecognised->row_count > 0;
    if (counts && !answered && unrecognised->row_count >= ROW_UNRECOGNISED_LEAST)
        complain_of_row(unrecognised);
    else if (counts)
        complain_of_cells(unrecognised);
    unrecognised->row_count = 0;
    unrecognised->later = true;
    return meant;
}

// " in strategy, design", where it is not in all.
static void add_pillars(Buffer *list, unsigned pillars)
{
    const char *joint = " in ";
    if (pillars == (1U << PILLARS) - 1)
        return;
    for (int pillar = 0; pillar < PILLARS; pillar++) {
        if (!(pillars & 1U << pillar))
            continue;
        buffer_print(list, "%s%.*s", joint, SLICE_ARGS(pillar_id((Pillar)pillar)));
        joint = ", ";
    }
}

void unrecognised_finish(UnrecognisedAnswers *unrecognised)
{
    enum { CELLS_LISTED = 3 };
    Buffer list = { 0 };
    size_t cells = 0;
    bool codes = false; // a digit that is none of 1–4: of another scale
    for (size_t i = 0; i < unrecognised->text_count; i++) {
        Slice text = unrecognised->text[i].text;
        codes = codes || (text.len == 1 && ascii_is_digit(text.at[0]));
    }
    for (size_t i = 0; i < unrecognised->text_count; i++) {
        buffer_print(&list, "%s\"%.*s\" (%zu×", i ? ", " : "",
                     SLICE_ARGS(unrecognised->text[i].text), unrecognised->text[i].count);
        if (codes)
            add_pillars(&list, unrecognised->text[i].pillars);
        buffer_add(&list, S(")"));
        cells += unrecognised->text[i].count;
    }
    if (!unrecognised->texts_many && cells > CELLS_LISTED)
        diagnose(unrecognised->d, codes ? DIAG_CODES_LISTED : DIAG_ANSWERS_LISTED,
                 ((Place){ .file = unrecognised->name }), buffer_slice(&list));
    buffer_free(&list);
    buffer_free(&unrecognised->first_text);
}
