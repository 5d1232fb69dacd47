// The sheets of results: a row a pillar, a department, a question. Nothing is withheld in this workbook.
#include "workbook/sheets.h"

double department_width(const Scan *scan)
{
    size_t longest = 16;
    for (size_t d = 0; d < scan->department_count; d++) {
        size_t length = utf8_count(scan->departments[d].name) + 2;
        longest = length > longest ? length : longest;
    }
    return longest < 50 ? (double)longest : 50;
}

void pillars_sheet(Book *book, const Scan *scan, const Results *results)
{
    const Words *w = scan->words;
    const Column columns[] = {
        { slice_of(w->pillar), CELL_TEXT, 16 },     { slice_of(w->respondents), CELL_WHOLE, 13 },
        { slice_of(w->score), CELL_POINT, 9 },      { slice_of(w->value), CELL_POINT, 9 },
        { slice_of(w->phase), CELL_TEXT, 12 },      { slice_of(w->bound_low), CELL_POINT, 12 },
        { slice_of(w->bound_high), CELL_POINT, 12 }, { slice_of(w->alpha), CELL_RATIO, 9 },
        { slice_of(w->dont_know), CELL_SHARE, 13 },
    };
    Sheet *sheet = sheet_open(book, "Pijlers", columns, sizeof columns / sizeof *columns);
    for (int p = 0; p < PILLARS; p++) {
        const PillarResult *pillar = &results->pillar[p];
        sheet_row(sheet);
        sheet_text(sheet, words_pillar(w, p));
        sheet_whole(sheet, pillar->tally.n);
        sheet_fraction(sheet, pillar->score);
        sheet_fraction(sheet, pillar->value);
        sheet_text(sheet, words_phase(w, pillar->phase));
        sheet_number(sheet, pillar->interval.low);
        sheet_number(sheet, pillar->interval.high);
        sheet_number(sheet, pillar->alpha);
        sheet_fraction(sheet, pillar->dont_know);
    }
}

void departments_sheet(Book *book, const Scan *scan, const Results *results)
{
    const Words *w = scan->words;
    Column columns[2 + PILLARS] = {
        { slice_of(w->department), CELL_TEXT, department_width(scan) },
        { slice_of(w->respondents), CELL_WHOLE, 13 },
    };
    for (int p = 0; p < PILLARS; p++)
        columns[2 + p] = (Column){ words_pillar(w, p), CELL_POINT, 11 };
    Sheet *sheet = sheet_open(book, "Afdelingen", columns, 2 + PILLARS);
    for (size_t d = 0; d < results->department_count; d++) {
        const DepartmentResult *department = &results->department[d];
        sheet_row(sheet);
        sheet_text(sheet, scan->departments[d].name);
        sheet_whole(sheet, department->n);
        for (int p = 0; p < PILLARS; p++)
            sheet_fraction(sheet, department->pillar[p].score);
    }
}

void questions_sheet(Book *book, const Scan *scan, const Results *results)
{
    static const Answer order[ANSWER_KINDS] = { NEVER,          INCIDENTALLY, REGULARLY,
                                                SYSTEMATICALLY, DONT_KNOW,    BLANK };
    const Words *w = scan->words;
    const Column columns[] = {
        { slice_of(w->question), CELL_TEXT, 8 },   { slice_of(w->pillar), CELL_TEXT, 12 },
        { slice_of(w->text), CELL_PROSE, 70 },     { S("1"), CELL_WHOLE, 8 },
        { S("2"), CELL_WHOLE, 8 },                 { S("3"), CELL_WHOLE, 8 },
        { S("4"), CELL_WHOLE, 8 },                 { slice_of(w->dont_know), CELL_WHOLE, 13 },
        { slice_of(w->empty), CELL_WHOLE, 8 },     { slice_of(w->mean), CELL_RATIO, 12 },
    };
    Sheet *sheet = sheet_open(book, "Vragen", columns, sizeof columns / sizeof *columns);
    sheet_allow_text_numbers(sheet, "A1:G49");
    for (int item = 0; item < ITEMS; item++) {
        const QuestionResult *question = &results->pillar[item / QUESTIONS].question[item % QUESTIONS];
        sheet_row(sheet);
        sheet_text(sheet, question_id(item));
        sheet_text(sheet, words_pillar(w, item / QUESTIONS));
        sheet_text(sheet, scan->question_text[item]);
        for (int i = 0; i < ANSWER_KINDS; i++)
            sheet_whole(sheet, question->count[order[i]]);
        sheet_fraction(sheet, question->mean);
    }
}

void spread_sheet(Book *book, const Scan *scan, const Results *results)
{
    const Words *w = scan->words;
    const Column columns[] = {
        { slice_of(w->pillar), CELL_TEXT, 16 },         { slice_of(w->deviation), CELL_POINT, 20 },
        { slice_of(w->score_if_never), CELL_POINT, 28 }, { slice_of(w->score_if_systematic), CELL_POINT, 28 },
        { slice_of(w->alpha_rows), CELL_WHOLE, 22 },
    };
    Sheet *sheet = sheet_open(book, "Spreiding", columns, sizeof columns / sizeof *columns);
    for (int p = 0; p < PILLARS; p++) {
        const PillarResult *pillar = &results->pillar[p];
        sheet_row(sheet);
        sheet_text(sheet, words_pillar(w, p));
        sheet_number(sheet, pillar->sd);
        sheet_fraction(sheet, pillar->bound_low);
        sheet_fraction(sheet, pillar->bound_high);
        sheet_whole(sheet, pillar->alpha_n);
    }
}
