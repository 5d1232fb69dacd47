// SPDX-License-Identifier: EUPL-1.2
#include "workbook/customers_table.h"

#include <math.h>

#include "facts/facts.h"
#include "model/strings.h"

typedef struct Filling {
    Arena *arena;
    const Facts *facts;
    const Strings *words;
    SheetTable *table;
    Slice measurement;
} Filling;

// What a row is of: a kind, a name and perhaps a group.
static void begin_row(const Filling *filling, const char *kind, Slice name, Slice group)
{
    table_text(filling->arena, filling->table, filling->measurement);
    table_text(filling->arena, filling->table, slice_of(kind));
    table_text(filling->arena, filling->table, name);
    table_text(filling->arena, filling->table, group);
}

static void put_count(const Filling *filling, CountValue count)
{
    table_number(filling->arena, filling->table,
                 count.state == VALUE_KNOWN ? (double)count.number : (double)NAN);
}

static void end_row(const Filling *filling, Slice scale, RealValue value, RealValue low,
                    RealValue high, CountValue people, CountValue volume)
{
    table_text(filling->arena, filling->table, scale);
    table_number(filling->arena, filling->table, value.number);
    table_number(filling->arena, filling->table, low.number);
    table_number(filling->arena, filling->table, high.number);
    put_count(filling, people);
    put_count(filling, volume);
}

static void put_numbers(const Filling *filling, Slice scale, RealValue value, RealValue low,
                        RealValue high, CountValue people)
{
    end_row(filling, scale, value, low, high, people, (CountValue){ VALUE_UNKNOWN, -1 });
}

static void put_mark(const Filling *filling, const char *kind, Slice name, Slice scale,
                     const MarkFacts *mark)
{
    if (mark->n.state != VALUE_KNOWN)
        return;
    begin_row(filling, kind, name, S(""));
    put_numbers(filling, scale, mark->mean, mark->low, mark->high, mark->n);
}

static void put_groups(const Filling *filling, const MeasuredTraitFacts *trait)
{
    const RealValue none = { VALUE_UNKNOWN, (double)NAN };
    for (size_t i = 0; i < trait->group_count; i++) {
        const MeasuredGroupFacts *group = &trait->groups[i];
        if (group->value.state == VALUE_KNOWN) {
            begin_row(filling, filling->words->customer_value, trait->name, group->name);
            put_numbers(filling, S("0–10"), group->value, none, none, group->people);
        }
        if (group->promoter.state == VALUE_KNOWN) {
            begin_row(filling, filling->words->promoter_score, trait->name, group->name);
            put_numbers(filling, S(""), group->promoter, none, none, group->people);
        }
    }
}

// A share stands in percents in a row with marks; two decimals are as many as any figure here has.
static RealValue times(RealValue value, double unit)
{
    return (RealValue){ value.state, round(100 * unit * value.number) / 100 };
}

static RealValue percent_of(const Filling *filling, ExactValue share)
{
    return times((RealValue){ share.state, share_number(&filling->facts->style, share) }, 100);
}

static void put_share(const Filling *filling, Slice question, Slice marks, ExactValue share,
                      CountValue people)
{
    const RealValue none = { VALUE_UNKNOWN, (double)NAN };
    begin_row(filling, filling->words->distribution, question, marks);
    put_numbers(filling, S("%"), percent_of(filling, share), none, none, people);
}

static void put_theme(const Filling *filling, const ThemeFacts *theme)
{
    put_mark(filling, filling->words->theme, theme->name, S("1–7"), &theme->mark);
    if (theme->has_best) {
        begin_row(filling, filling->words->best_two, theme->name, S(""));
        put_numbers(filling, S("%"), percent_of(filling, theme->best),
                    percent_of(filling, theme->best_low), percent_of(filling, theme->best_high),
                    theme->mark.n);
    }
    for (size_t i = 0; i < theme->question_count; i++) {
        const MeasuredQuestionFacts *question = theme->questions[i];
        if (!question->has_bands)
            continue;
        put_share(filling, question->text, S("1–2"), question->low_share, question->mark.n);
        put_share(filling, question->text, S("3–5"), question->middle_share, question->mark.n);
        put_share(filling, question->text, S("6–7"), question->high_share, question->mark.n);
        for (size_t k = 0; k < question->share_count; k++)
            put_share(filling, question->text, question->shares[k].mark, question->shares[k].share,
                      question->mark.n);
    }
}

static void put_measurement(Filling *filling, const MeasurementFacts *facts)
{
    const Strings *words = filling->words;
    const PromoterFacts *promoter = &facts->promoter;
    filling->measurement = facts->title;
    put_mark(filling, words->customer_value, S(""), S("0–10"), &facts->value);
    if (facts->has_promoter) {
        begin_row(filling, words->promoter_score, S(""), S(""));
        put_numbers(filling, S(""), promoter->score, promoter->low, promoter->high, promoter->n);
    }
    for (size_t i = 0; i < facts->dimension_count; i++)
        put_mark(filling, words->dimension, facts->dimensions[i].name, facts->dimensions[i].scale,
                 &facts->dimensions[i].mark);
    for (size_t i = 0; i < facts->theme_count; i++)
        put_theme(filling, &facts->themes[i]);
    for (size_t i = 0; i < facts->question_count; i++)
        put_mark(filling, words->question, facts->questions[i].text, facts->questions[i].scale,
                 &facts->questions[i].mark);
    for (size_t i = 0; i < facts->gap_count; i++) {
        const MeasuredGapFacts *gap = &facts->gaps[i];
        begin_row(filling, words->gap_between, gap->name, S(""));
        put_numbers(filling, S(""), gap->gap, gap->low, gap->high, gap->answers);
    }
    for (size_t i = 0; i < facts->mirror_count; i++) {
        const MirrorGapFacts *gap = &facts->mirror[i];
        begin_row(filling, words->mirror_gap, gap->name, S(""));
        put_numbers(filling, S(""), gap->gap, gap->low, gap->high, facts->respondents);
    }
    for (size_t i = 0; i < facts->trait_count; i++)
        put_groups(filling, &facts->traits[i]);
}

static void put_figure(const Filling *filling, const char *kind, const JourneyFacts *journey,
                       const MeasuredQuestionFacts *question)
{
    if (!question)
        return;
    Slice scale = question->scale;
    double unit = question->figure_is_share ? 100 : 1;
    if (question->figure_is_share)
        scale = slice_print(filling->arena, "%% %.*s (%.*s)", SLICE_ARGS(question->figure_marks),
                            SLICE_ARGS(question->scale));
    begin_row(filling, kind, journey->name, question->text);
    put_numbers(filling, scale, times(question->figure, unit), times(question->figure_low, unit),
                times(question->figure_high, unit), question->mark.n);
}

static void put_journeys(Filling *filling, const JourneyList *list)
{
    const RealValue none = { VALUE_UNKNOWN, (double)NAN };
    const CountValue nobody = { VALUE_UNKNOWN, -1 };
    for (size_t i = 0; i < list->count; i++) {
        const JourneyFacts *journey = &list->items[i];
        filling->measurement = journey->measurement;
        begin_row(filling, filling->words->journeys_volume, journey->name, journey->owner);
        end_row(filling, S(""), none, none, none, nobody, journey->volume);
        put_figure(filling, filling->words->effort_figure, journey, journey->effort);
        put_figure(filling, filling->words->outcome_figure, journey, journey->outcome);
        if (!journey->has_load)
            continue;
        begin_row(filling, filling->words->journeys_effort, journey->name, S(""));
        put_numbers(filling, S("%"), percent_of(filling, journey->load), none, none, nobody);
    }
}

SheetTable *customers_table(Arena *arena, const Facts *facts)
{
    const Strings *words = facts->strings;
    const Column columns[] = {
        { slice_of(words->measurement), CELL_TEXT, 30 },
        { slice_of(words->row_kind), CELL_TEXT, 22 },
        { slice_of(words->subject), CELL_TEXT, 50 },
        { slice_of(words->group), CELL_TEXT, 24 },
        { slice_of(words->scale), CELL_TEXT, 9 },
        { slice_of(words->mark), CELL_PRINTED, 9 },
        { slice_of(words->bound_low), CELL_PRINTED, 12 },
        { slice_of(words->bound_high), CELL_PRINTED, 12 },
        { slice_of(words->respondents), CELL_WHOLE, 13 },
        { slice_of(words->journeys_volume), CELL_WHOLE, 15 },
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    Column *kept = arena_many(arena, Column, COLUMNS);
    for (size_t i = 0; i < COLUMNS; i++)
        kept[i] = columns[i];
    Filling filling = { arena, facts, words,
                        table_new(arena, &(SheetPlan){ .name = slice_of(words->sheet_customers),
                                                       .about = slice_of(words->about_customers),
                                                       .columns = kept,
                                                       .column_count = COLUMNS,
                                                       .frozen = 1 }),
                        S("") };
    for (size_t i = 0; i < facts->measurements.count; i++)
        put_measurement(&filling, &facts->measurements.items[i]);
    put_journeys(&filling, &facts->journeys);
    return filling.table;
}
