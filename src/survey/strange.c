// SPDX-License-Identifier: EUPL-1.2
#include "survey/strange.h"

#include "base/buffer.h"
#include "base/text_map.h"
#include "model/scan.h"
#include "survey/messages.h"

enum { TEXT_SHOWN_MAX = 60 };

// A row in which so many cells are no answers, and none is, holds something else than answers.
enum { ROW_STRANGE_LEAST = 8, TEXTS_LISTED = 12 };

typedef struct StrangeCell {
    int item;
    Slice text;
    Place place;
} StrangeCell;

typedef struct StrangeText {
    Slice text;
    size_t count;     // cells of the file that hold it
    unsigned pillars; // in which: bit 1 << Pillar
} StrangeText;

struct StrangeCells {
    Arena *arena;
    Diagnostics *d;
    TableReader *reader;
    Slice name;
    StrangeCell cell[ITEMS]; // of this row, as long as they will be shown
    size_t row_count;
    size_t first_column; // of the row's first
    Buffer first_text;
    size_t complaints; // of all rows before
    size_t rows;       // that hold something else than answers
    size_t heading_rows;
    bool later; // rows of answers were read before this one
    StrangeText text[TEXTS_LISTED];
    size_t text_count;
    bool texts_many; // more than fit: no set of codes
    TextMap *text_index;
};

StrangeCells *strange_new(Arena *arena, Diagnostics *d, TableReader *reader, Slice name,
                          size_t heading_rows)
{
    StrangeCells *strange = arena_one(arena, StrangeCells);
    *strange = (StrangeCells){ .arena = arena, .d = d, .reader = reader, .name = name };
    strange->heading_rows = heading_rows;
    strange->text_index = text_map_new(arena);
    return strange;
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

static void count_text(StrangeCells *strange, int item, Slice text)
{
    uint32_t index;
    if (text_map_find(strange->text_index, text, &index)) {
        strange->text[index].count++;
        strange->text[index].pillars |= 1U << item / QUESTIONS;
    } else if (strange->text_count == TEXTS_LISTED || text.len > TEXT_SHOWN_MAX) {
        strange->texts_many = true;
    } else {
        strange->text[strange->text_count] =
            (StrangeText){ slice_copy(strange->arena, text), 1, 1U << item / QUESTIONS };
        text_map_add(strange->text_index, text, (uint32_t)strange->text_count++);
    }
}

void strange_cell(StrangeCells *strange, size_t column, int item, Slice text)
{
    size_t at = strange->row_count++;
    if (at < ITEMS && at + strange->complaints < diagnostics_kept(strange->d)) {
        Slice shown = slice_copy(strange->arena, shown_text(strange->arena, text));
        strange->cell[at] = (StrangeCell){ item, shown, table_place(strange->reader, column) };
    }
    if (at == 0) {
        strange->first_column = column;
        strange->first_text.len = 0;
        buffer_add(&strange->first_text, text);
    }
    if (!strange->texts_many)
        count_text(strange, item, text);
}

static void complain_of_row(StrangeCells *strange)
{
    bool shown = strange->rows++ < diagnostics_kept(strange->d);
    Place place = shown ? table_place(strange->reader, strange->first_column)
                        : (Place){ .file = strange->name };
    Slice text = shown ? shown_text(strange->arena, buffer_slice(&strange->first_text)) : S("");
    // Only what stands right below the headings may be one more of them.
    Slice headings =
        strange->later ? S("") : slice_print(strange->arena, "%zu", strange->heading_rows + 1);
    diagnose(strange->d, DIAG_ROW_STRANGE, place, text, headings);
}

static void complain_of_cells(StrangeCells *strange)
{
    for (size_t i = 0; i < strange->row_count; i++) {
        bool shown = i < ITEMS && i + strange->complaints < diagnostics_kept(strange->d);
        Place place = shown ? strange->cell[i].place : (Place){ .file = strange->name };
        diagnose(strange->d, DIAG_ANSWER_UNKNOWN, place, shown ? strange->cell[i].text : S(""),
                 question_id(shown ? strange->cell[i].item : 0));
    }
    strange->complaints += strange->row_count;
}

bool strange_end_row(StrangeCells *strange, bool answered, bool counts)
{
    bool meant = strange->row_count > 0;
    if (counts && !answered && strange->row_count >= ROW_STRANGE_LEAST)
        complain_of_row(strange);
    else if (counts)
        complain_of_cells(strange);
    strange->row_count = 0;
    strange->later = true;
    return meant;
}

// A digit that is none of 1–4: of another scale.
static bool is_code(Slice text)
{
    return text.len == 1 && text.at[0] >= '0' && text.at[0] <= '9';
}

static bool has_codes(const StrangeCells *strange)
{
    for (size_t i = 0; i < strange->text_count; i++)
        if (is_code(strange->text[i].text))
            return true;
    return false;
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

void strange_finish(StrangeCells *strange)
{
    enum { CELLS_LISTED = 3 };
    Buffer list = { 0 };
    size_t cells = 0;
    bool codes = has_codes(strange);
    for (size_t i = 0; i < strange->text_count; i++) {
        buffer_print(&list, "%s\"%.*s\" (%zu×", i ? ", " : "", SLICE_ARGS(strange->text[i].text),
                     strange->text[i].count);
        if (codes)
            add_pillars(&list, strange->text[i].pillars);
        buffer_add(&list, S(")"));
        cells += strange->text[i].count;
    }
    if (!strange->texts_many && cells > CELLS_LISTED)
        diagnose(strange->d, codes ? DIAG_CODES_LISTED : DIAG_ANSWERS_LISTED,
                 ((Place){ .file = strange->name }), buffer_slice(&list));
    buffer_free(&list);
    buffer_free(&strange->first_text);
}
