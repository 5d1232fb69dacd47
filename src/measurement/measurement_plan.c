// SPDX-License-Identifier: EUPL-1.2
#include "measurement/measurement_plan.h"

#include "base/nearest.h"
#include "columns/export.h"
#include "columns/messages.h"
#include "language/reading.h"
#include "measurement/messages.h"

typedef struct Planner {
    Arena *arena;
    Diagnostics *d;
    const MeasurementSettings *settings;
    const Headings *headings;
    Measurement *to;
    ExportPlan *plan;
    size_t question_room, dimension_room;
    int *question_in; // of each column, −1: none
} Planner;

// ---- columns ----

// Columns that point at people are not read, whoever names them.
static bool may_read(Planner *p, int column, const MappedText *name)
{
    const Heading *heading = &p->headings->column[column];
    if (!heading_points_at_people(heading->part[PART_SHOWN]))
        return true;
    diagnose(p->d, DIAG_MAPPED_PERSONAL, name->place, heading->shown);
    return false;
}

static bool one_column(Planner *p, const MappedText *name, size_t *column)
{
    int found;
    if (!refer_column(p->arena, p->d, p->headings, name, &found) || !may_read(p, found, name))
        return false;
    *column = (size_t)found;
    return true;
}

// ---- dimensions ----

static bool ends_read(Slice text, Fraction *low, Fraction *high)
{
    static const char *const joints[] = { "..", "–", "-" };
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        Slice joint = slice_of(joints[i]);
        size_t at = slice_find(text, joint);
        if (at < text.len && fraction_read(slice_part(text, 0, at), low) &&
            fraction_read(slice_part(text, at + joint.len, text.len), high))
            return fraction_compare(*low, *high) < 0;
    }
    return false;
}

static void settle_dimension(Planner *p, MeasuredDimension *dimension)
{
    Slice key = text_key(p->arena, dimension->name);
    for (size_t i = 0; i < p->settings->dimension_count; i++) {
        const DimensionSettings *said = &p->settings->dimension[i];
        if (!slice_equal(text_key(p->arena, said->name.text), key))
            continue;
        dimension->route = said->route >= 0 ? (MeanRoute)said->route : ROUTE_QUESTIONS;
        dimension->rescaled = said->as.text.len > 0;
        if (dimension->rescaled && !ends_read(said->as.text, &dimension->low, &dimension->high))
            diagnose(p->d, DIAG_SCALE_WRONG, said->as.place, said->as.text);
    }
}

// The dimension of that name, a new one where it is not there yet; −1 of an empty name.
static int dimension_of(Planner *p, Slice name)
{
    Measurement *to = p->to;
    Slice key = text_key(p->arena, name);
    if (key.len == 0)
        return -1;
    for (size_t i = 0; i < to->dimension_count; i++)
        if (slice_equal(text_key(p->arena, to->dimension[i].name), key))
            return (int)i;
    to->dimension = arena_grow(p->arena, to->dimension, sizeof *to->dimension, to->dimension_count,
                               &p->dimension_room);
    to->dimension[to->dimension_count] = (MeasuredDimension){ .name = name };
    settle_dimension(p, &to->dimension[to->dimension_count]);
    return (int)to->dimension_count++;
}

static bool same_scale(const MarkScale *a, const MarkScale *b)
{
    return fraction_compare(a->low, b->low) == 0 && fraction_compare(a->step, b->step) == 0 &&
           a->steps == b->steps;
}

// The questions of a dimension have one scale, or the settings say what all of them become.
static void check_dimension(Planner *p, int index)
{
    const MeasuredDimension *dimension = &p->to->dimension[index];
    const MarkScale *first = NULL;
    size_t count = 0;
    bool alike = true;
    for (size_t i = 0; i < p->to->question_count; i++) {
        const MeasuredQuestion *question = &p->to->question[i];
        if (question->dimension != index)
            continue;
        first = first ? first : &question->scale;
        alike = alike && same_scale(first, &question->scale);
        count++;
    }
    Place place = { .file = p->to->file };
    bool no_scale = dimension->rescaled && dimension_points(p->to, index) > DIMENSION_POINTS_MOST;
    if ((!alike && !dimension->rescaled) || no_scale)
        diagnose(p->d, DIAG_DIMENSION_SCALES, place, dimension->name);
    if (count > DIMENSION_QUESTIONS_MOST)
        diagnose(p->d, DIAG_DIMENSION_LONG, place, dimension->name,
                 slice_print(p->arena, "%zu", count),
                 slice_print(p->arena, "%d", DIMENSION_QUESTIONS_MOST));
}

static void check_dimensions(Planner *p)
{
    if (p->to->dimension_count > DIMENSIONS_MOST)
        diagnose(p->d, DIAG_DIMENSIONS_MANY, ((Place){ .file = p->to->file }),
                 slice_print(p->arena, "%d", DIMENSIONS_MOST));
    for (size_t i = 0; i < p->to->dimension_count; i++)
        check_dimension(p, (int)i);
    for (size_t i = 0; i < p->settings->dimension_count; i++) {
        const MappedText *name = &p->settings->dimension[i].name;
        size_t known = p->to->dimension_count;
        if (dimension_of(p, name->text) == (int)known)
            diagnose(p->d, DIAG_DIMENSION_EMPTY, name->place, name->text);
        p->to->dimension_count = known;
    }
}

// ---- questions ----

// What holds for a block: its own, else what holds for all.
static MarkSettings marks_of(const Planner *p, const QuestionBlock *block)
{
    const MarkSettings *all = &p->settings->marks;
    MarkSettings marks = block->marks;
    marks.scale = marks.scale.text.len ? marks.scale : all->scale;
    marks.best = marks.best >= 0 ? marks.best : all->best;
    marks.blank = marks.blank.count ? marks.blank : all->blank;
    marks.dont_know = marks.dont_know.count ? marks.dont_know : all->dont_know;
    if (!marks.answer_count) {
        marks.answers = all->answers;
        marks.answer_count = all->answer_count;
    }
    marks.count_dont_know =
        marks.count_dont_know >= 0 ? marks.count_dont_know : all->count_dont_know;
    return marks;
}

// The three marks of the Customer Value Score are asked on 0–10, and each once; a low mark cannot be good for
// what is called ease, nor a high one for effort.
static void check_asked_for(Planner *p, const MeasuredQuestion *question,
                            const QuestionBlock *block)
{
    if (question->asked_for == ASKED_NOTHING_ELSE)
        return;
    bool low = question->scale.low_is_good, should_be = question->asked_for == ASKED_EFFORT;
    if (question->asked_for != ASKED_OUTCOME && low != should_be)
        diagnose(p->d, DIAG_ASKED_DIRECTION, block->place, question->text);
    for (size_t i = 0; i < p->to->question_count; i++)
        if (p->to->question[i].asked_for == question->asked_for &&
            question->asked_for < ASKED_EFFORT)
            diagnose(p->d, DIAG_ASKED_TWICE, block->place, p->to->question[i].text, question->text);
}

// Themes are asked on 1–7, so that the best two marks are the same two everywhere.
static void check_theme(Planner *p, const MeasuredQuestion *question, const QuestionBlock *block)
{
    static const MarkScale seven = { .low = { 1, 1 }, .step = { 1, 1 }, .steps = 7 };
    size_t before = 0;
    if (question->theme == THEME_NONE)
        return;
    if (!same_scale(&question->scale, &seven) || question->scale.low_is_good)
        diagnose(p->d, DIAG_THEME_SCALE, block->place, question->text);
    for (size_t i = 0; i < p->to->question_count; i++)
        before += p->to->question[i].theme == question->theme;
    if (before == DIMENSION_QUESTIONS_MOST)
        diagnose(p->d, DIAG_THEME_LONG, block->place,
                 slice_print(p->arena, "%d", DIMENSION_QUESTIONS_MOST));
}

static Slice text_of(const Planner *p, const QuestionBlock *block, size_t column)
{
    Slice shown = p->headings->column[column].shown;
    if (block->text.len && block->columns.count == 1)
        return block->text;
    return shown.len ? shown : column_letters(p->arena, column);
}

// How many columns before it have the same heading.
static size_t occurrence_of(const Planner *p, size_t column, Slice heading)
{
    size_t count = 0;
    for (size_t i = 0; i < column; i++)
        count += slice_equal(text_key(p->arena, p->headings->column[i].shown), heading);
    return count;
}

// Of an outcome that is there or not, the figure is how often it is; of all else the mean.
static int figure_of(const QuestionBlock *block, MarkScale scale)
{
    bool is_there = block->asked_for == ASKED_OUTCOME && scale.steps == 2;
    return block->figure >= 0 ? block->figure : is_there;
}

static void add_question(Planner *p, const QuestionBlock *block, size_t column, MarkScale scale,
                         MarkReader *reader)
{
    Measurement *to = p->to;
    if (p->question_in[column] >= 0) {
        diagnose(p->d, DIAG_COLUMN_TWICE, block->place,
                 heading_quoted(p->arena, p->headings, column));
        return;
    }
    size_t room = p->question_room;
    to->question = arena_grow(p->arena, to->question, sizeof *to->question, to->question_count,
                              &p->question_room);
    if (room != p->question_room) {
        MarkReader **readers = arena_many(p->arena, MarkReader *, p->question_room);
        for (size_t i = 0; i < to->question_count; i++)
            readers[i] = p->plan->reader[i];
        p->plan->reader = readers;
    }
    Slice heading = text_key(p->arena, p->headings->column[column].shown);
    MeasuredQuestion question = { .text = text_of(p, block, column),
                                  .heading = heading,
                                  .occurrence = occurrence_of(p, column, heading),
                                  .column = column,
                                  .scale = scale,
                                  .asked_for = (AskedFor)block->asked_for,
                                  .theme = (ExperienceTheme)block->theme,
                                  .figure_best = figure_of(block, scale),
                                  .dimension = dimension_of(p, block->dimension.text),
                                  .shares_of_all = marks_of(p, block).count_dont_know > 0 };
    check_asked_for(p, &question, block);
    check_theme(p, &question, block);
    if (question.figure_best >= scale.steps)
        diagnose(p->d, DIAG_FIGURE_ALL, block->place, question.text);
    p->question_in[column] = (int)to->question_count;
    p->plan->reader[to->question_count] = reader;
    to->question[to->question_count++] = question;
}

static void add_block(Planner *p, const QuestionBlock *block)
{
    MarkSettings marks = marks_of(p, block);
    MarkScale scale = { .low_is_good = marks.best == 1 };
    if (!marks.scale.text.len || !mark_scale_read(marks.scale.text, &scale)) {
        bool given = marks.scale.text.len > 0;
        diagnose(p->d, given ? DIAG_SCALE_WRONG : DIAG_SCALE_MISSING,
                 given ? marks.scale.place : block->place, marks.scale.text);
        return;
    }
    MarkReader *reader = mark_reader_new(p->arena, p->d, &marks, scale);
    for (size_t i = 0; i < block->columns.count; i++) {
        int *columns;
        const MappedText *name = &block->columns.item[i];
        size_t count = refer_columns(p->arena, p->d, p->headings, name, &columns);
        for (size_t k = 0; k < count; k++)
            // Whatever its heading speaks of: what is no mark is an error, and is not kept.
            if (columns[k] != NOT_ASKED)
                add_question(p, block, (size_t)columns[k], scale, reader);
    }
}

// ---- gaps, traits and rows that do not count ----

// The questions in these columns, in order; 0, with a diagnostic, where one is none.
static size_t questions_in(Planner *p, const MappedTexts *names, int **questions)
{
    size_t count = 0, room = 0;
    *questions = NULL;
    for (size_t i = 0; i < names->count; i++) {
        int *columns;
        size_t found = refer_columns(p->arena, p->d, p->headings, &names->item[i], &columns);
        for (size_t k = 0; k < found; k++) {
            int question = columns[k] == NOT_ASKED ? -1 : p->question_in[columns[k]];
            if (question < 0) {
                diagnose(p->d, DIAG_GAP_NO_QUESTION, names->item[i].place, names->item[i].text);
                return 0;
            }
            *questions = arena_grow(p->arena, *questions, sizeof **questions, count, &room);
            (*questions)[count++] = question;
        }
    }
    return count;
}

static void add_gap(Planner *p, const GapSettings *said)
{
    MeasuredGap *gap = &p->to->gap[p->to->gap_count];
    gap->name = said->name;
    gap->count = questions_in(p, &said->of, &gap->of);
    size_t against = questions_in(p, &said->against, &gap->against);
    bool alike = gap->count == against;
    for (size_t i = 0; alike && i < against; i++)
        alike =
            same_scale(&p->to->question[gap->of[i]].scale, &p->to->question[gap->against[i]].scale);
    if (!alike)
        diagnose(p->d, DIAG_GAP_UNLIKE, said->place, said->name);
    p->to->gap_count += alike && against;
}

static void add_traits(Planner *p)
{
    const MappedTexts *names = &p->settings->breakdown;
    p->to->trait = arena_many(p->arena, MeasuredTrait, names->count);
    p->plan->trait_column = arena_many(p->arena, size_t, names->count);
    for (size_t i = 0; i < names->count; i++) {
        size_t column;
        if (!one_column(p, &names->item[i], &column))
            continue;
        Slice shown = p->headings->column[column].shown;
        p->plan->trait_column[p->to->trait_count] = column;
        p->to->trait[p->to->trait_count++] =
            (MeasuredTrait){ .name = shown.len ? shown : names->item[i].text };
    }
}

// Contacts are read where the settings name them, and of those who agreed alone (measurement/flagging.h).
static void add_contacts(Planner *p, FlagPlan *flags)
{
    const MappedTexts *names = &p->settings->flags.contact;
    for (size_t i = 0; i < names->count; i++) {
        int column;
        if (!refer_column(p->arena, p->d, p->headings, &names->item[i], &column))
            continue;
        if (flags->contact_count == CONTACT_COLUMNS_MOST) {
            diagnose(p->d, DIAG_FLAG_CONTACTS, names->item[i].place,
                     slice_print(p->arena, "%d", CONTACT_COLUMNS_MOST));
            return;
        }
        flags->contact[flags->contact_count++] = (size_t)column;
    }
}

static int recommendation_of(const Measurement *measurement)
{
    for (size_t i = 0; i < measurement->question_count; i++) {
        const MarkScale *scale = &measurement->question[i].scale;
        Fraction top =
            fraction_add(scale->low, fraction_multiply(scale->step, fraction(scale->steps - 1, 1)));
        if (measurement->question[i].asked_for == ASKED_RECOMMENDATION &&
            fraction_compare(top, fraction(10, 1)) == 0)
            return (int)i;
    }
    return -1;
}

static void add_flags(Planner *p)
{
    const FlagSettings *said = &p->settings->flags;
    FlagPlan *flags = &p->plan->flags;
    int consent = -1;
    *flags = (FlagPlan){ .wanted = said->given, .date = -1 };
    if (!said->given)
        return;
    flags->question = recommendation_of(p->to);
    if (p->to->kind != MEASURED_CUSTOMERS)
        diagnose(p->d, DIAG_FLAG_KIND, said->place);
    else if (flags->question < 0)
        diagnose(p->d, DIAG_FLAG_QUESTION, said->place);
    if (refer_column(p->arena, p->d, p->headings, &said->consent, &consent))
        flags->consent = (size_t)consent;
    flags->yes = arena_many(p->arena, Slice, said->yes.count);
    for (size_t i = 0; i < said->yes.count; i++)
        flags->yes[flags->yes_count++] = text_key(p->arena, said->yes.item[i].text);
    if (said->date.text.len)
        refer_column(p->arena, p->d, p->headings, &said->date, &flags->date);
    else if (date_is_none(p->to->date))
        diagnose(p->d, DIAG_FLAG_DATE, said->place, S(""));
    add_contacts(p, flags);
}

// "line" is the line of the file, unless a column is called so.
static bool is_by_line(const Planner *p, Slice name)
{
    Slice key = text_key(p->arena, name);
    for (size_t i = 0; i < p->headings->count; i++)
        if (slice_equal(p->headings->column[i].part[PART_WHOLE], key))
            return false;
    return name_among(p->arena, name, reading_leave_out_line);
}

static RowChoices rows_said(Planner *p, const MappedMark *said, size_t count)
{
    RowChoices rows = { arena_many(p->arena, RowChoice, count), 0 };
    for (size_t i = 0; i < count; i++) {
        RowChoice *row = &rows.item[rows.count];
        uint64_t line = 0;
        if (is_by_line(p, said[i].text.text)) {
            if (!slice_to_u64(slice_trim(said[i].mark.text), &line) || line == 0)
                diagnose(p->d, DIAG_LINE_WRONG, said[i].mark.place, said[i].mark.text);
            row->line = (size_t)line;
            rows.count++;
        } else if (one_column(p, &said[i].text, &row->column)) {
            row->key = text_key(p->arena, said[i].mark.text);
            rows.count++;
        }
    }
    return rows;
}

// Where nothing is said of the headings and each question's is a mark of its scale, the first customer may
// stand there. Questions that are numbered follow each other.
static void check_headings(Planner *p)
{
    bool marks = p->settings->heading_rows.text.len == 0 && p->headings->rows == 1 &&
                 p->to->question_count > 0;
    bool numbered = p->to->question_count > 1;
    uint64_t before = 0;
    for (size_t i = 0; marks && i < p->to->question_count; i++) {
        Slice text = slice_trim(p->headings->column[p->to->question[i].column].cell[0]);
        MarkCell cell = mark_of(p->plan->reader[i], text);
        uint64_t number = 0;
        marks = text.len && cell.fault == MARK_GOOD;
        numbered = numbered && slice_to_u64(text, &number) && (i == 0 || number == before + 1);
        before = number;
    }
    if (marks && !numbered)
        diagnose(p->d, DIAG_HEADINGS_MARKS, p->headings->place);
}

bool measurement_plan(Arena *arena, Diagnostics *d, const MeasurementSettings *settings,
                      const Headings *headings, Measurement *measurement, ExportPlan *plan)
{
    size_t errors = diagnostics_count(d, SEVERITY_ERROR), weight;
    Planner planner = { .arena = arena,
                        .d = d,
                        .settings = settings,
                        .headings = headings,
                        .to = measurement,
                        .plan = plan,
                        .question_in = arena_many(arena, int, headings->count) };
    *plan = (ExportPlan){ .weight = -1, .keeps_duplicates = settings->duplicates == 1 };
    for (size_t i = 0; i < headings->count; i++)
        planner.question_in[i] = -1;
    for (size_t i = 0; i < settings->block_count; i++)
        add_block(&planner, &settings->block[i]);
    check_headings(&planner);
    check_dimensions(&planner);
    measurement->gap = arena_many(arena, MeasuredGap, settings->gap_count);
    for (size_t i = 0; i < settings->gap_count; i++)
        add_gap(&planner, &settings->gap[i]);
    add_traits(&planner);
    plan->left_out = rows_said(&planner, settings->leave_out, settings->leave_out_count);
    plan->kept = rows_said(&planner, settings->keep, settings->keep_count);
    add_flags(&planner);
    if (settings->weight.text.len && one_column(&planner, &settings->weight, &weight))
        plan->weight = (int)weight;
    return diagnostics_count(d, SEVERITY_ERROR) == errors;
}
