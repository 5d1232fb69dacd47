// SPDX-License-Identifier: EUPL-1.2
// What survey tools put into an export besides the questions: their own columns, and rows of headings.
#ifndef COLUMNS_EXPORT_H
#define COLUMNS_EXPORT_H

#include "columns/tool_columns.h"

// A heading of any words that asks who did not finish ("Is de vragenlijst onvolledig?"), in the form of
// text_key.
bool heading_asks_unfinished(Slice key);

// A heading that asks for something that identifies people ("Wat is uw e-mailadres?"), or a tool's own column
// that does: a column below it is not looked at.
bool heading_points_at_people(Slice key);

// One row at the top of the file, cells in the form of text_key.
typedef struct HeadRow {
    Slice *cell;
    size_t count;
} HeadRow;

enum { HEAD_ROWS_MAX = 3 };

// How many of the first rows are headings: 1 to `count` (count is 1 or more).
size_t heading_rows(const HeadRow *rows, size_t count);

// Does row `at` (1 or more) say by itself that it is a heading: whatever stands below it?
bool heading_row_is_sure(const HeadRow *rows, size_t at);

// A cell of SurveyMonkey's second row that says only that the answer stands below it.
bool heading_is_response(Slice key);

// A cell that Qualtrics writes for its own use ({"ImportId":"QID1"}).
bool heading_is_import_id(Slice key);

// The second row or sub-question of a free text beside a question ("Comments:", "[Anders]").
bool heading_is_comment(Slice key);

// Do these cells, in the form of text_key, say that the row is a preview, a test or spam; or that somebody
// did not finish: in a column of states, in one that says who finished, and in one that says who did not?
bool status_is_test(Slice cell);
bool status_is_unfinished(Slice cell);
bool finished_is_false(Slice cell);
bool submitted_is_false(Slice cell);
bool draft_is_true(Slice cell);

#endif
