// SPDX-License-Identifier: EUPL-1.2
#include "columns/export.h"

#include "base/key_words.h"
#include "language/reading.h"

bool heading_asks_unfinished(Slice key)
{
    for (Slice word; key_word_next(&key, &word);)
        if (key_word_is_one_of(word, reading_unfinished_heading))
            return true;
    return false;
}

bool heading_points_at_people(Slice key)
{
    return tool_column(key, NULL) == TOOL_COLUMN_PERSONAL ||
           key_words_among(key, reading_personal_heading, reading_beside_personal);
}

bool heading_is_response(Slice key)
{
    return key_word_is_one_of(key, reading_response_heading);
}

bool heading_is_import_id(Slice key)
{
    return slice_starts(key, S("{\"importid\"")) || slice_starts(key, S("{'importid'"));
}

bool heading_is_comment(Slice key)
{
    return key_word_is_one_of(key, reading_comment_heading) ||
           slice_start_among(key, reading_comment_heading_begins);
}

// ---- how many rows of headings ----

static size_t cells_that(const HeadRow *row, bool (*is)(Slice key))
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += is(row->cell[i]);
    return count;
}

static bool is_tool_column(Slice key)
{
    return tool_column(key, NULL) != TOOL_COLUMN_NONE;
}

static bool is_empty(Slice key)
{
    return key.len == 0;
}

// A number that every respondent has, by a heading in one of the rows so far, is empty in this row.
static bool lacks_respondent(const HeadRow *rows, size_t at)
{
    bool lacks = false;
    for (size_t row = 0; row < at; row++) {
        for (size_t i = 0; i < rows[row].count && i < rows[at].count; i++) {
            if (tool_column(rows[row].cell[i], NULL) != TOOL_COLUMN_RESPONDENT)
                continue;
            if (rows[at].cell[i].len)
                return false;
            lacks = true;
        }
    }
    return lacks && cells_that(&rows[at], is_empty) < rows[at].count;
}

bool heading_row_is_sure(const HeadRow *rows, size_t at)
{
    const HeadRow *row = &rows[at];
    if (cells_that(row, heading_is_import_id) > 0)
        return true;
    size_t responses = cells_that(row, heading_is_response);
    bool merged = cells_that(&rows[at - 1], is_empty) > 0;
    return responses > 1 || (responses == 1 && merged) || cells_that(row, is_tool_column) > 1;
}

size_t heading_rows(const HeadRow *rows, size_t count)
{
    size_t found = 1;
    // Qualtrics's third row, and whatever stands above it.
    for (size_t at = 1; at < count && at < HEAD_ROWS_MAX; at++)
        if (cells_that(&rows[at], heading_is_import_id) > 0)
            found = at + 1;
    while (found < count && found < HEAD_ROWS_MAX &&
           (heading_row_is_sure(rows, found) || lacks_respondent(rows, found)))
        found++;
    return found;
}

// ---- what their cells say ----

bool status_is_test(Slice cell)
{
    return key_word_is_one_of(cell, reading_status_test);
}

bool status_is_unfinished(Slice cell)
{
    return key_word_is_one_of(cell, reading_status_unfinished);
}

bool finished_is_false(Slice cell)
{
    return key_word_is_one_of(cell, reading_finished_no) || status_is_unfinished(cell);
}

bool submitted_is_false(Slice cell)
{
    return cell.len == 0 || key_word_is_one_of(cell, reading_submitted_no) ||
           finished_is_false(cell);
}

bool draft_is_true(Slice cell)
{
    return key_word_is_one_of(cell, reading_draft_yes) || status_is_unfinished(cell);
}
