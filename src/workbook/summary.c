// SPDX-License-Identifier: EUPL-1.2
// The sheets of results: a row a pillar, a department, a question. Nothing is withheld in this workbook.
#include "model/responses.h"
#include "model/scan.h"
#include "model/strings.h"
#include "workbook/sheets.h"

enum { SCORE_LOW = 8, SCORE_HIGH = 32 };

double department_width(const Scan *scan)
{
    size_t longest = 16;
    for (size_t d = 0; d < scan->department_count; d++) {
        size_t length = utf8_count(scan->departments[d].name) + 2;
        longest = length > longest ? length : longest;
    }
    return longest < 50 ? (double)longest : 50;
}

// Of the six pillars, in that column.
static Slice pillar_cells(const Live *live, char column)
{
    Slice sheet = sheet_quoted(live->arena, slice_of(live->scan->strings->sheet_pillars));
    return slice_print(live->arena, "%s!$%c$2:$%c$7", sheet.at, column, column);
}

// Where the self-image stands: it is the score where no pillar is validated.
enum { SCORE_COLUMN = 'C', SELF_COLUMN = 'J', TARGET_COLUMN = 'L' };

// Beside the table: how far each pillar is, as the report draws it, and the scores to compare. Once pillars
// are validated, the score that holds, the self-image and the target, which stand in the table as scores.
static void pillar_charts(const Live *live, Sheet *sheet, bool validated)
{
    enum { BLUE = 0x0B4A85, GREY = 0x7A8894, TARGET = 0xA63C06 };
    const Strings *w = live->scan->strings;
    bool targets = false;
    for (int p = 0; p < PILLARS; p++)
        targets = targets || !fraction_is_none(live->scan->findings[p].target);
    const SheetSeries value = { slice_of(w->now), pillar_cells(live, 'D'), BLUE, false };
    const SheetSeries scores[] = {
        { slice_of(w->score), pillar_cells(live, SCORE_COLUMN), BLUE, false },
        { slice_of(w->self_image), pillar_cells(live, SELF_COLUMN), GREY, false },
        { slice_of(w->target), pillar_cells(live, TARGET_COLUMN), TARGET, true },
    };
    SheetChart chart = { .kind = SHEET_RADAR,
                         .title = slice_of(validated ? w->sheet_bars : w->sheet_radar),
                         .alt =
                             slice_of(validated ? w->sheet_radar_scores_alt : w->sheet_radar_alt),
                         .categories = pillar_cells(live, 'A'),
                         .series = validated ? scores : &value,
                         .series_count = !validated ? 1
                                         : targets  ? 3
                                                    : 2,
                         .low = validated ? SCORE_LOW : 1,
                         .high = validated ? SCORE_HIGH : 5,
                         .row = 8,
                         .column = 0,
                         .width = 440,
                         .height = 400 };
    sheet_chart(sheet, &chart);
    chart.kind = SHEET_BARS;
    chart.title = slice_of(w->sheet_bars);
    chart.alt = slice_of(w->sheet_bars_alt);
    chart.series = scores;
    chart.series_count = 1;
    chart.low = SCORE_LOW;
    chart.high = SCORE_HIGH;
    chart.column = 5;
    sheet_chart(sheet, &chart);
}

// "Strategie", "Score"
static FigureName figure_name(Slice of, const char *what)
{
    return (FigureName){ of, what };
}

// A phase's name; nothing for -1.
static Slice phase_text(const Strings *strings, int phase)
{
    return phase < 0 ? S("") : strings_phase(strings, phase);
}

void next_as_printed(Sheet *sheet, Fraction score)
{
    if (score_decimals(score_printed(score)) > 1)
        sheet_kind(sheet, CELL_RATIO);
}

// The established score, its value and its phase.
static void put_established(Live *live, Sheet *sheet, const EstablishedScore *established,
                            Pillar pillar, char self)
{
    const Strings *w = live->scan->strings;
    Slice name = strings_pillar(w, (int)pillar);
    size_t row = (size_t)pillar + 2;
    double score = fraction_double(established->score);
    next_as_printed(sheet, established->score);
    if (established->validated)
        sheet_number(sheet, score);
    else
        live_number(live, sheet, figure_name(name, w->score),
                    self == SCORE_COLUMN ? live_pillar_score(live, pillar)
                                         : live_same(live, self, row),
                    score);
    live_number(live, sheet, figure_name(name, w->value), live_value(live, row),
                fraction_double(established->value));
    live_text(live, sheet, figure_name(name, w->phase), live_phase(live, SCORE_COLUMN, row),
              phase_text(w, established->phase));
}

// What the answers say, and how far the score that holds is from the target.
static void put_self_image(Live *live, Sheet *sheet, const Results *results, Pillar pillar)
{
    const Strings *w = live->scan->strings;
    const PillarResult *result = &results->pillar[pillar];
    Slice name = strings_pillar(w, (int)pillar);
    size_t row = (size_t)pillar + 2;
    Fraction target = live->scan->findings[pillar].target;
    next_as_printed(sheet, result->score);
    live_number(live, sheet, figure_name(name, w->self_image), live_pillar_score(live, pillar),
                fraction_double(result->score));
    live_text(live, sheet, figure_name(name, w->self_image_phase),
              live_phase(live, SELF_COLUMN, row), phase_text(w, result->phase));
    double gap = fraction_double(fraction_subtract(target, results->established[pillar].score));
    sheet_number(sheet, fraction_double(target));
    if (fraction_is_none(target)) {
        sheet_number(sheet, gap);
        return;
    }
    next_as_printed(sheet, results->established[pillar].score);
    live_number(live, sheet, figure_name(name, w->to_go),
                live_less(live, TARGET_COLUMN, SCORE_COLUMN, row), gap);
}

static void put_pillar(Live *live, Sheet *sheet, const Results *results, Pillar pillar, char self)
{
    const Strings *w = live->scan->strings;
    const PillarResult *result = &results->pillar[pillar];
    Slice name = strings_pillar(w, (int)pillar);
    size_t row = (size_t)pillar + 2;
    sheet_row(sheet);
    sheet_text(sheet, name);
    live_whole(live, sheet, figure_name(name, w->respondents), live_pillar_count(live, pillar),
               result->tally.n);
    put_established(live, sheet, &results->established[pillar], pillar, self);
    live_number(live, sheet, figure_name(name, w->bound_low),
                live_bound(live, pillar, self, row, false, results->invited), result->interval.low);
    live_number(live, sheet, figure_name(name, w->bound_high),
                live_bound(live, pillar, self, row, true, results->invited), result->interval.high);
    live_number(live, sheet, figure_name(name, w->alpha), live_alpha(live, pillar), result->alpha);
    live_number(live, sheet, figure_name(name, w->dont_know), live_dont_know(live, pillar),
                fraction_double(result->dont_know));
    if (self == SELF_COLUMN)
        put_self_image(live, sheet, results, pillar);
}

void pillars_sheet(Live *live, const Results *results)
{
    const Strings *w = live->scan->strings;
    const Column columns[] = {
        { slice_of(w->pillar), CELL_TEXT, 16 },
        { slice_of(w->respondents), CELL_WHOLE, 13 },
        { slice_of(w->score), CELL_POINT, 9 },
        { slice_of(w->value), CELL_POINT, 9 },
        { slice_of(w->phase), CELL_TEXT, 12 },
        { slice_of(w->bound_low), CELL_POINT, 12 },
        { slice_of(w->bound_high), CELL_POINT, 12 },
        { slice_of(w->alpha), CELL_RATIO, 9 },
        { slice_of(w->dont_know), CELL_SHARE, 13 },
        { slice_of(w->self_image), CELL_POINT, 11 },
        { slice_of(w->self_image_phase), CELL_TEXT, 16 },
        { slice_of(w->target), CELL_POINT, 9 },
        { slice_of(w->to_go), CELL_POINT, 12 },
    };
    enum { ALL = sizeof columns / sizeof *columns, OF_SELF_IMAGE = 4 };
    bool validated = results_validated(results);
    Sheet *sheet = sheet_open_list(live->book, w->sheet_pillars, w->about_pillars, columns,
                                   validated ? ALL : ALL - OF_SELF_IMAGE, 1);
    for (int p = 0; p < PILLARS; p++)
        put_pillar(live, sheet, results, (Pillar)p, validated ? SELF_COLUMN : SCORE_COLUMN);
    pillar_charts(live, sheet, validated);
}

static void put_department(Live *live, Sheet *sheet, const DepartmentResult *result, size_t index)
{
    const Strings *w = live->scan->strings;
    const Department *departments = live->scan->departments;
    Slice name = departments[index].name;
    size_t row = index + 2;
    int level = 0;
    for (size_t above = departments[index].above; above; above = departments[above - 1].above)
        level++;
    bool has_parts = false;
    for (size_t d = index + 1; d < live->scan->department_count; d++)
        has_parts = has_parts || departments[d].above == index + 1;
    sheet_row(sheet);
    sheet_name(sheet, name, level);
    live_whole(live, sheet, figure_name(name, w->respondents), live_department_count(live, row),
               result->n);
    for (int p = 0; p < PILLARS; p++) {
        next_as_printed(sheet, result->pillar[p].score);
        live_number(live, sheet, figure_name(name, strings_pillar(w, p).at),
                    live_department_score(live, (Pillar)p, row),
                    fraction_double(result->pillar[p].score));
    }
    sheet_text(sheet, slice_of(has_parts ? w->mark_subtotal : w->mark_department));
}

static void put_without_department(Live *live, Sheet *sheet, const Results *results)
{
    const Strings *w = live->scan->strings;
    Slice name = slice_of(w->without_department);
    if (!results->department_count || !results->without_department)
        return;
    sheet_row(sheet);
    sheet_text(sheet, name);
    live_whole(live, sheet, figure_name(name, w->respondents), live_without_department(live),
               results->without_department);
    for (int p = 0; p < PILLARS; p++)
        sheet_cell(sheet, S(""));
    sheet_text(sheet, slice_of(w->mark_without));
}

void departments_sheet(Live *live, const Results *results)
{
    const Scan *scan = live->scan;
    const Strings *w = scan->strings;
    enum { COLUMNS = 2 + PILLARS + 1 };
    Column columns[COLUMNS] = {
        { slice_of(w->department), CELL_TEXT, department_width(scan) },
        { slice_of(w->respondents), CELL_WHOLE, 13 },
    };
    for (int p = 0; p < PILLARS; p++)
        columns[2 + p] = (Column){ strings_pillar(w, p), CELL_POINT, 11 };
    columns[2 + PILLARS] = (Column){ slice_of(w->row_kind), CELL_TEXT, 12 };
    Sheet *sheet = sheet_open_list(live->book, w->sheet_departments, w->about_departments, columns,
                                   COLUMNS, 1);
    for (size_t d = 0; d < results->department_count; d++)
        put_department(live, sheet, &results->department[d], d);
    put_without_department(live, sheet, results);
    if (results->department_count)
        sheet_shade(sheet, slice_print(live->arena, "C2:H%zu", results->department_count + 1).at,
                    SHADE_PHASES);
}

static void put_question(Live *live, Sheet *sheet, const QuestionResult *question, int item)
{
    static const Answer order[ANSWER_KINDS] = { NEVER,          INCIDENTALLY, REGULARLY,
                                                SYSTEMATICALLY, DONT_KNOW,    BLANK };
    const Strings *w = live->scan->strings;
    const char *heading[ANSWER_KINDS] = { "1", "2", "3", "4", w->dont_know, w->empty };
    sheet_row(sheet);
    sheet_text(sheet, question_id(item));
    sheet_text(sheet, strings_pillar(w, item / QUESTIONS));
    sheet_text(sheet, live->scan->question_text[item]);
    for (int i = 0; i < ANSWER_KINDS; i++)
        live_whole(live, sheet, figure_name(question_id(item), heading[i]),
                   live_answer_count(live, item, order[i]), question->count[order[i]]);
    live_number(live, sheet, figure_name(question_id(item), w->mean),
                live_question_mean(live, (size_t)item + 2), fraction_double(question->mean));
    sheet_text(sheet, live->scan->question_topic[item]);
}

void questions_sheet(Live *live, const Results *results)
{
    const Strings *w = live->scan->strings;
    const Column columns[] = {
        { slice_of(w->question), CELL_TEXT, 8 },
        { slice_of(w->pillar), CELL_TEXT, 12 },
        { slice_of(w->text), CELL_PROSE, 70 },
        { S("1"), CELL_WHOLE, 8 },
        { S("2"), CELL_WHOLE, 8 },
        { S("3"), CELL_WHOLE, 8 },
        { S("4"), CELL_WHOLE, 8 },
        { slice_of(w->dont_know), CELL_WHOLE, 13 },
        { slice_of(w->empty), CELL_WHOLE, 8 },
        { slice_of(w->mean), CELL_RATIO, 12 },
        { slice_of(w->topic), CELL_TEXT, 32 },
    };
    Sheet *sheet = sheet_open_list(live->book, w->sheet_questions, w->about_questions, columns,
                                   sizeof columns / sizeof *columns, 1);
    for (int item = 0; item < ITEMS; item++)
        put_question(live, sheet, &results->pillar[item / QUESTIONS].question[item % QUESTIONS],
                     item);
    sheet_shade(sheet, "J2:J49", SHADE_ANSWERS);
}

void spread_sheet(Live *live, const Results *results)
{
    const Strings *w = live->scan->strings;
    const Column columns[] = {
        { slice_of(w->pillar), CELL_TEXT, 16 },
        { slice_of(w->deviation), CELL_POINT, 20 },
        { slice_of(w->score_if_never), CELL_POINT, 28 },
        { slice_of(w->score_if_systematic), CELL_POINT, 28 },
        { slice_of(w->alpha_rows), CELL_WHOLE, 22 },
    };
    Sheet *sheet = sheet_open_list(live->book, w->sheet_spread, w->about_spread, columns,
                                   sizeof columns / sizeof *columns, 1);
    for (Pillar p = STRATEGY; p <= CULTURE; p++) {
        const PillarResult *pillar = &results->pillar[p];
        Slice name = strings_pillar(w, (int)p);
        sheet_row(sheet);
        sheet_text(sheet, name);
        live_number(live, sheet, figure_name(name, w->deviation), live_deviation(live, p),
                    pillar->sd);
        live_number(live, sheet, figure_name(name, w->score_if_never),
                    live_if_dont_know(live, p, NEVER), fraction_double(pillar->bound_low));
        live_number(live, sheet, figure_name(name, w->score_if_systematic),
                    live_if_dont_know(live, p, SYSTEMATICALLY),
                    fraction_double(pillar->bound_high));
        live_whole(live, sheet, figure_name(name, w->alpha_rows), live_complete_rows(live, p),
                   pillar->alpha_n);
    }
}
