// SPDX-License-Identifier: EUPL-1.2
// A row a respondent. A score has one of some three hundred values, and a department one of a few names, so
// their cells are made once and put down many times.
#include "model/responses.h"
#include "model/scan.h"
#include "model/strings.h"
#include "workbook/sheets.h"

enum { SCORES = SYSTEMATICALLY * QUESTIONS * POINT + 1 }; // in 1/105 points

typedef struct CellTexts {
    Slice score[SCORES], value[SCORES]; // empty until first used
    Slice answer[ANSWER_KINDS];
    Slice *department;
    Book *book;
    Arena *arena;
} CellTexts;

static CellTexts *cells_make(Arena *arena, Book *book, const Scan *scan)
{
    CellTexts *cells = arena_one(arena, CellTexts);
    cells->arena = arena;
    cells->book = book;
    for (int a = NEVER; a <= SYSTEMATICALLY; a++)
        cells->answer[a] = cell_of_number(arena, a);
    cells->answer[DONT_KNOW] = cell_of_text(book, S("x"));
    cells->department = arena_many(arena, Slice, scan->department_count);
    for (size_t d = 0; d < scan->department_count; d++)
        cells->department[d] = cell_of_text(book, scan->departments[d].name);
    return cells;
}

uint64_t respondent_number(const Responses *responses, size_t index)
{
    return responses->has_ids ? respondent_at(responses, index)->id : index + 1;
}

static void put_number(Sheet *sheet, const Responses *responses, size_t index)
{
    uint64_t number = respondent_number(responses, index);
    if (number)
        sheet_whole(sheet, number);
    else
        sheet_cell(sheet, (Slice){ 0 });
}

// A score or a value: the formula is given in full for the first respondent.
static void put_computed(const Live *live, Sheet *sheet, Slice cell, size_t index, Slice formula)
{
    if (live->on)
        sheet_formula_down(sheet, index ? S("") : formula, live->rows, cell);
    else
        sheet_cell(sheet, cell);
}

static void put_respondent(const Live *live, Sheet *sheet, CellTexts *cells, size_t index)
{
    const Responses *responses = &live->scan->responses;
    const Respondent *respondent = respondent_at(responses, index);
    unsigned score[PILLARS];
    sheet_row(sheet);
    put_number(sheet, responses, index);
    sheet_cell(sheet, respondent->department == NO_DEPARTMENT
                          ? (Slice){ 0 }
                          : cells->department[respondent->department]);
    for (int item = 0; item < ITEMS; item++)
        sheet_cell(sheet, cells->answer[respondent->answer[item]]);
    for (int p = 0; p < PILLARS; p++) {
        unsigned now = score[p] = score_of(respondent->answer + p * QUESTIONS);
        if (now && !cells->score[now].len) {
            Fraction exact = fraction(now, POINT);
            cells->score[now] = cell_of_number(cells->arena, fraction_double(exact));
            cells->value[now] = cell_of_number(cells->arena, fraction_double(value_of(exact)));
        }
        put_computed(live, sheet, cells->score[now], index,
                     index ? S("") : live_respondent_score(live, (Pillar)p));
    }
    for (int p = 0; p < PILLARS; p++)
        put_computed(live, sheet, cells->value[score[p]], index,
                     index ? S("") : live_respondent_value(live, (Pillar)p));
}

static void name_columns(Arena *arena, const Scan *scan, Column columns[2 + ITEMS + 2 * PILLARS])
{
    const Strings *w = scan->strings;
    Column *scores = columns + 2 + ITEMS, *values = scores + PILLARS;
    columns[0] = (Column){ slice_of(w->respondent), CELL_WHOLE, 12 };
    columns[1] = (Column){ slice_of(w->department), CELL_TEXT, department_width(scan) };
    for (int item = 0; item < ITEMS; item++)
        columns[2 + item] = (Column){ question_id(item), CELL_WHOLE, 6 };
    for (int p = 0; p < PILLARS; p++) {
        Slice name = strings_pillar(w, p);
        scores[p] =
            (Column){ slice_print(arena, "%s %.*s", w->score, SLICE_ARGS(name)), CELL_POINT, 11 };
        values[p] =
            (Column){ slice_print(arena, "%s %.*s", w->value, SLICE_ARGS(name)), CELL_POINT, 11 };
    }
}

void respondents_sheet(const Live *live)
{
    const Scan *scan = live->scan;
    Book *book = live->book;
    Arena *arena = arena_new();
    Column columns[2 + ITEMS + 2 * PILLARS];
    name_columns(arena, scan, columns);
    Sheet *sheet =
        sheet_open_list(book, scan->strings->sheet_respondents, scan->strings->about_respondents,
                        columns, sizeof columns / sizeof *columns, 2);
    CellTexts *cells = cells_make(arena, book, scan);
    for (size_t i = 0; i < scan->responses.count; i++)
        put_respondent(live, sheet, cells, i);
    arena_free(arena);
}

void open_answers_sheet(Book *book, const Scan *scan)
{
    const Strings *w = scan->strings;
    const Column columns[] = {
        { slice_of(w->respondent), CELL_WHOLE, 12 },
        { slice_of(w->department), CELL_TEXT, department_width(scan) },
        { slice_of(w->pillar), CELL_TEXT, 14 },
        { slice_of(w->text), CELL_PROSE, 100 },
    };
    Sheet *sheet = sheet_open_list(book, w->sheet_open_answers, w->about_open_answers, columns,
                                   sizeof columns / sizeof *columns, 2);
    for (size_t i = 0; i < scan->responses.open_count; i++) {
        const OpenAnswer *answer = &scan->responses.open[i];
        uint32_t department = respondent_at(&scan->responses, answer->respondent)->department;
        sheet_row(sheet);
        put_number(sheet, &scan->responses, answer->respondent);
        sheet_text(sheet, department == NO_DEPARTMENT ? S("") : scan->departments[department].name);
        sheet_text(sheet, strings_pillar(w, (int)answer->pillar));
        sheet_text(sheet, answer->text);
    }
}
