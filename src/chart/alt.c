// The message of each chart, for those who do not see it: one sentence made of a pattern of the language and
// what the chart itself reads. Where there is no message, the chart's name.
#include "chart/picture.h"

#include <math.h>

#include "chart/data.h"
#include "facts/reading.h"

typedef Slice Message(const ChartContext *context, Slice pillar);

static const Slice nothing = { "", 0 };

static Slice level(const ChartContext *context, const PillarData *pillar, const char *pattern, Slice score)
{
    const PatternBlank blanks[] = { { "pillar", pillar->name },
                                    { "score", score },
                                    { "phase", pillar->phase_name } };
    return chart_phrase(context, pattern, blanks, 3);
}

// The pillar with the lowest score, ties in the handbook's order; -1 where none has one. `equal`: all that
// have a score have the same.
static int lowest_pillar(const PillarData pillars[PILLARS], bool *equal)
{
    int lowest = -1;
    double highest = -(double)INFINITY;
    for (int i = 0; i < PILLARS; i++) {
        if (isnan(pillars[i].score))
            continue;
        highest = fmax(highest, pillars[i].score);
        if (lowest < 0 || pillars[i].score < pillars[lowest].score)
            lowest = i;
    }
    *equal = lowest >= 0 && pillars[lowest].score >= highest;
    return lowest;
}

static Slice lowest_message(const ChartContext *context, bool value)
{
    PillarData pillars[PILLARS];
    bool equal;
    pillars_read(context, pillars);
    int lowest = lowest_pillar(pillars, &equal);
    if (lowest < 0)
        return chart_no_score(context, &pillars[0]);
    const PillarData *pillar = &pillars[lowest];
    return level(context, pillar, equal ? "alt_equal" : "alt_lowest",
                 value ? pillar->value_text : pillar->score_text);
}

static Slice value_message(const ChartContext *context, Slice pillar)
{
    (void)pillar;
    return lowest_message(context, true);
}

static Slice score_message(const ChartContext *context, Slice pillar)
{
    (void)pillar;
    return lowest_message(context, false);
}

static Slice heatmap_message(const ChartContext *context, Slice pillar)
{
    (void)pillar;
    const json_t *summary = json_object_get(context->facts, "summary");
    if (!facts_flag(summary, "has_department_order"))
        return nothing;
    const PatternBlank blanks[] = {
        { "highest", facts_text(json_object_get(summary, "highest_department"), "name") },
        { "lowest", facts_text(json_object_get(summary, "lowest_department"), "name") }
    };
    return chart_phrase(context, "alt_departments", blanks, 2);
}

static Slice dots_message(const ChartContext *context, Slice pillar)
{
    (void)pillar;
    DepartmentData *departments;
    size_t count = departments_read(context, &departments), shown = 0, clear = 0;
    for (size_t i = 0; i < count; i++) {
        bool apart = false;
        for (int p = 0; p < PILLARS; p++)
            apart = apart || departments[i].cell[p].direction != 0;
        shown += !departments[i].withheld;
        clear += apart;
    }
    const PatternBlank blanks[] = { { "count", slice_print(context->arena, "%zu", clear) },
                                    { "total", slice_print(context->arena, "%zu", shown) } };
    return chart_phrase(context, "alt_department_dots", blanks, 2);
}

static Slice dont_know_message(const ChartContext *context, Slice pillar)
{
    (void)pillar;
    PillarData pillars[PILLARS];
    QuestionData most = { .dont_know = 0 };
    pillars_read(context, pillars);
    for (int p = 0; p < PILLARS; p++) {
        QuestionData questions[QUESTIONS];
        size_t count = questions_read(&pillars[p], questions);
        for (size_t q = 0; q < count; q++)
            if (questions[q].dont_know > most.dont_know)
                most = questions[q];
    }
    if (most.dont_know <= 0)
        return nothing;
    const PatternBlank blanks[] = { { "question", most.id },
                                    { "percent", slice_print(context->arena, "%d", (int)most.dont_know) } };
    return chart_phrase(context, "alt_dont_know", blanks, 2);
}

static Slice connections_message(const ChartContext *context, Slice pillar)
{
    (void)pillar;
    ConnectionData pairs[PILLARS][PILLARS];
    const ConnectionData *best = NULL;
    connections_read(context, pairs);
    for (int column = 0; column < PILLARS; column++)
        for (int row = column + 1; row < PILLARS; row++)
            if (pairs[row][column].present && (best == NULL || pairs[row][column].r > best->r))
                best = &pairs[row][column];
    if (best == NULL)
        return nothing;
    const PatternBlank blanks[] = { { "pair", best->pair_text }, { "r", best->r_text } };
    return chart_phrase(context, "alt_connections", blanks, 2);
}

// The actions of the first region of the matrix that has any.
static Slice matrix_message(const ChartContext *context, Slice pillar)
{
    (void)pillar;
    const json_t *approaches = json_object_get(json_object_get(context->facts, "roadmap"), "approaches");
    for (size_t i = 0; i < json_array_size(approaches); i++) {
        const json_t *approach = json_array_get(approaches, i);
        if (!facts_flag(approach, "present"))
            continue;
        const PatternBlank blanks[] = {
            { "approach", facts_text(approach, "name") },
            { "actions", facts_text(approach, "actions_text") }
        };
        return chart_phrase(context, "alt_matrix", blanks, 2);
    }
    return nothing;
}

static Slice timeline_message(const ChartContext *context, Slice pillar)
{
    (void)pillar;
    ActionData *actions;
    size_t count = actions_read(context, &actions), planned = 0;
    for (size_t i = 0; i < count; i++)
        planned += actions[i].start >= 0;
    const PatternBlank blanks[] = { { "planned", slice_print(context->arena, "%zu", planned) },
                                    { "open", slice_print(context->arena, "%zu", count - planned) } };
    return chart_phrase(context, "alt_timeline", blanks, 2);
}

static Slice slope_message(const ChartContext *context, Slice pillar)
{
    (void)pillar;
    PillarData pillars[PILLARS];
    const PillarData *most = NULL;
    bool any = false;
    pillars_read(context, pillars);
    for (int i = 0; i < PILLARS; i++) {
        bool known = !isnan(pillars[i].difference);
        any = any || known;
        if (known && pillars[i].clear &&
            (most == NULL || fabs(pillars[i].difference) > fabs(most->difference)))
            most = &pillars[i];
    }
    if (most == NULL)
        return any ? chart_word(context, "alt_slope_none") : nothing;
    const PatternBlank blanks[] = { { "pillar", most->name }, { "difference", most->difference_text } };
    return chart_phrase(context, "alt_slope", blanks, 2);
}

static Slice strip_message(const ChartContext *context, Slice id)
{
    PillarData pillars[PILLARS];
    pillars_read(context, pillars);
    int number = pillar_number(pillars, id);
    if (number < 0)
        return nothing;
    if (isnan(pillars[number].score))
        return chart_no_score(context, &pillars[number]);
    return level(context, &pillars[number], "alt_pillar", pillars[number].score_text);
}

static Slice grid_message(const ChartContext *context, Slice id)
{
    PillarData pillars[PILLARS];
    pillars_read(context, pillars);
    int number = pillar_number(pillars, id);
    if (number < 0)
        return nothing;
    const PillarData *pillar = &pillars[number];
    int phase = pillar->validated_phase >= 0 ? pillar->validated_phase : pillar->phase;
    if (phase < 0)
        return chart_word(context, "no_grid");
    const PatternBlank blanks[] = {
        { "pillar", pillar->name },
        { "phase", chart_phase_name(context, phase) },
        { "target", pillar->target_phase < 0 ? nothing : chart_phase_name(context, pillar->target_phase) },
    };
    return chart_phrase(context, pillar->target_phase < 0 ? "alt_grid" : "alt_grid_target", blanks, 3);
}

static Slice bars_message(const ChartContext *context, Slice id)
{
    PillarData pillars[PILLARS];
    QuestionData questions[QUESTIONS];
    const QuestionData *high = NULL, *low = NULL;
    pillars_read(context, pillars);
    int number = pillar_number(pillars, id);
    size_t count = number < 0 ? 0 : questions_read(&pillars[number], questions);
    for (size_t i = 0; i < count; i++) {
        if (!questions[i].judged)
            continue;
        high = high == NULL || questions[i].mean > high->mean ? &questions[i] : high;
        low = low == NULL || questions[i].mean < low->mean ? &questions[i] : low;
    }
    if (high == low)
        return strip_message(context, id);
    const PatternBlank blanks[] = {
        { "highest", high->id }, { "high", high->mean_text }, { "lowest", low->id }, { "low", low->mean_text }
    };
    return chart_phrase(context, "alt_questions", blanks, 4);
}

typedef struct ChartWords {
    const char *name, *title;
    Message *message;
} ChartWords;

static const ChartWords charts[] = {
    { "radar", "chart_radar", value_message },
    { "radar-figure", "chart_radar", value_message },
    { "cover", "chart_cover", score_message },
    { "ladder", "chart_ladder", score_message },
    { "heatmap", "chart_heatmap", heatmap_message },
    { "dots", "chart_dots", dots_message },
    { "dont-know", "chart_dont_know", dont_know_message },
    { "connections", "chart_connections", connections_message },
    { "matrix", "chart_matrix", matrix_message },
    { "timeline", "chart_timeline", timeline_message },
    { "slope", "chart_slope", slope_message },
    { "bars", "chart_bars", bars_message },
    { "strip", "chart_strip", strip_message },
    { "grid", "chart_grid", grid_message },
};

static const ChartWords *words_of(Slice address)
{
    Slice name = slice_part(address, 0, slice_find(address, S("/")));
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++)
        if (slice_equal(name, slice_of(charts[i].name)))
            return &charts[i];
    return NULL;
}

static Slice pillar_part(Slice address)
{
    return slice_part(address, slice_find(address, S("/")) + 1, address.len);
}

Slice chart_title(const ChartContext *context, Slice address)
{
    const ChartWords *words = words_of(address);
    PillarData pillars[PILLARS];
    if (words == NULL)
        return nothing;
    pillars_read(context, pillars);
    int number = pillar_number(pillars, pillar_part(address));
    return chart_phrase(context, words->title,
                        &(PatternBlank){ "pillar", number < 0 ? nothing : pillars[number].name }, 1);
}

Slice chart_alt(const ChartContext *context, Slice address)
{
    const ChartWords *words = words_of(address);
    Drawing *drawing = words == NULL ? NULL : chart_make(context, address, chart_natural_width(address));
    if (drawing == NULL)
        return nothing;
    if (drawing->notice.len > 0)
        return drawing->notice;
    Slice message = words->message(context, pillar_part(address));
    return message.len > 0 ? message : chart_title(context, address);
}

Colour chart_ground(const Style *style, Slice address)
{
    return slice_equal(address, S("cover")) ? style->night : style->paper;
}
