// SPDX-License-Identifier: EUPL-1.2
// "Antwoorden": every answer in a row of its own, which is what pivot tables count. Most cells are one of a
// few texts, so they are made once and put down many times.
#include "model/responses.h"
#include "model/scan.h"
#include "model/strings.h"
#include "workbook/sheets.h"

enum { SHEET_ROWS = 1048576 }; // of Excel, the headings included

typedef struct AnswerCells {
    Slice *department; // and what it is part of
    Slice no_department;
    Slice question[ITEMS];      // pillar, question, topic
    Slice answer[ANSWER_KINDS]; // and whether it is "don't know"
} AnswerCells;

bool answers_fit(const Scan *scan)
{
    return scan->responses.count <= (SHEET_ROWS - 1) / ITEMS;
}

static AnswerCells *answer_cells(Arena *arena, Book *book, const Scan *scan)
{
    AnswerCells *cells = arena_one(arena, AnswerCells);
    const Slice empty = plain_text(book, S("")), one = plain_number(arena, 1),
                zero = plain_number(arena, 0);
    cells->department = arena_many(arena, Slice, scan->department_count);
    for (size_t d = 0; d < scan->department_count; d++) {
        size_t above = scan->departments[d].above;
        Slice part_of = plain_text(book, above ? scan->departments[above - 1].name : S(""));
        cells->department[d] =
            slice_print(arena, "%s%s", part_of.at, plain_text(book, scan->departments[d].name).at);
    }
    cells->no_department = slice_print(arena, "%s%s", empty.at, empty.at);
    for (int item = 0; item < ITEMS; item++)
        cells->question[item] = slice_print(
            arena, "%s%s%s", plain_text(book, strings_pillar(scan->strings, item / QUESTIONS)).at,
            plain_text(book, question_id(item)).at,
            plain_text(book, scan->question_topic[item]).at);
    // The mean of the last column is the report's share of "don't know": x of x and 1 to 4.
    for (int a = NEVER; a <= SYSTEMATICALLY; a++)
        cells->answer[a] = slice_print(arena, "%s%s", plain_number(arena, a).at, zero.at);
    cells->answer[DONT_KNOW] = slice_print(arena, "%s%s", empty.at, one.at);
    cells->answer[BLANK] = cells->no_department;
    return cells;
}

static void put_answers(Sheet *sheet, const AnswerCells *cells, const Respondent *respondent,
                        Slice number)
{
    bool known = respondent->department != NO_DEPARTMENT;
    Slice row[] = { number,
                    known ? cells->department[respondent->department] : cells->no_department, S(""),
                    S("") };
    for (int item = 0; item < ITEMS; item++) {
        row[2] = cells->question[item];
        row[3] = cells->answer[respondent->answer[item]];
        sheet_plain_row(sheet, row, 4);
    }
}

void answers_sheet(Book *book, const Scan *scan)
{
    const Strings *w = scan->strings;
    const Column columns[] = {
        { slice_of(w->respondent), CELL_WHOLE, 12 },
        { slice_of(w->part_of), CELL_TEXT, department_width(scan) },
        { slice_of(w->department), CELL_TEXT, department_width(scan) },
        { slice_of(w->pillar), CELL_TEXT, 14 },
        { slice_of(w->question), CELL_TEXT, 8 },
        { slice_of(w->topic), CELL_TEXT, 34 },
        { slice_of(w->answer), CELL_WHOLE, 11 },
        { slice_of(w->dont_know), CELL_WHOLE, 13 },
    };
    if (!answers_fit(scan))
        return;
    Arena *arena = arena_new();
    Sheet *sheet = sheet_open_list(book, w->sheet_answers, w->about_answers, columns,
                                   sizeof columns / sizeof *columns, 1);
    const AnswerCells *cells = answer_cells(arena, book, scan);
    for (size_t i = 0; i < scan->responses.count; i++) {
        uint64_t number = respondent_number(&scan->responses, i);
        put_answers(sheet, cells, respondent_at(&scan->responses, i),
                    number ? slice_print(arena, "<c><v>%llu</v></c>", (unsigned long long)number)
                           : plain_text(book, S("")));
    }
    arena_free(arena);
}
