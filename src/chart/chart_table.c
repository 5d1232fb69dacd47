// SPDX-License-Identifier: EUPL-1.2
#include "chart/chart_table.h"

#include <math.h>

#include "chart/chart_kind.h"
#include "chart/data.h"
#include "facts/facts.h"
#include "model/strings.h"

// A table that grows by rows.
typedef struct TableMaker {
    const ChartContext *context;
    ChartTable table;
    size_t count, room; // of the cells
} TableMaker;

static void add(TableMaker *maker, Slice text)
{
    ChartTable *table = &maker->table;
    table->cells = arena_grow(maker->context->arena, table->cells, sizeof *table->cells,
                              maker->count, &maker->room);
    table->cells[maker->count++] = text.len ? text : S("–");
}

static void add_percent(TableMaker *maker, double percent)
{
    if (isnan(percent))
        add(maker, S(""));
    else
        add(maker, slice_print(maker->context->arena, "%d%.*s", (int)lround(percent),
                               SLICE_ARGS(chart_word(maker->context, "percent_sign"))));
}

// The words of the headings, by their names in words.yaml; the last one NULL.
static void add_head(TableMaker *maker, const char *const *words)
{
    for (; *words; words++)
        add(maker, chart_word(maker->context, *words));
    maker->table.columns = maker->count;
}

// One more column where the scan has a benchmark.
static void add_benchmark(TableMaker *maker, Slice text)
{
    if (maker->context->facts->benchmark)
        add(maker, text);
}

static void add_benchmark_head(TableMaker *maker)
{
    if (maker->context->facts->benchmark)
        add(maker, benchmark_read(maker->context));
    maker->table.columns = maker->count;
}

static void radar(TableMaker *maker, const PillarData *pillars)
{
    static const char *const head[] = { "pillar", "value", "self_image", "target", NULL };
    add_head(maker, head);
    add_benchmark_head(maker);
    for (int p = 0; p < PILLARS; p++) {
        add(maker, pillars[p].name);
        add(maker, pillars[p].value_text);
        add(maker, pillars[p].self_value_text);
        add(maker, pillars[p].target_value_text);
        add_benchmark(maker, pillars[p].benchmark_value_text);
    }
}

// Of all pillars, or of one.
static void scores(TableMaker *maker, const PillarData *pillars, int only)
{
    static const char *const head[] = { "pillar", "score",    "phase", "self_image",
                                        "target", "previous", NULL };
    add_head(maker, head);
    if (only < 0) // that of one pillar does not draw it
        add_benchmark_head(maker);
    for (int p = 0; p < PILLARS; p++) {
        if (only >= 0 && p != only)
            continue;
        add(maker, pillars[p].name);
        add(maker, pillars[p].score_text);
        add(maker, pillars[p].phase_name);
        add(maker, pillars[p].self_text);
        add(maker, pillars[p].target_text);
        add(maker, pillars[p].previous_text);
        if (only < 0)
            add_benchmark(maker, pillars[p].benchmark_text);
    }
}

static void compared(TableMaker *maker)
{
    static const char *const head[] = { "pillar", "change_then", "change_now", "control_difference",
                                        NULL };
    PillarData pillars[PILLARS];
    pillars_read_compared(maker->context, pillars);
    add_head(maker, head);
    for (int p = 0; p < PILLARS; p++) {
        add(maker, pillars[p].name);
        add(maker, pillars[p].previous_text);
        add(maker, pillars[p].score_text);
        add(maker, pillars[p].difference_text);
    }
}

static void answers(TableMaker *maker, const PillarData *pillar)
{
    static const char *const head[] = { "question",       "never",     "incidentally", "regularly",
                                        "systematically", "dont_know", "mean",         NULL };
    QuestionData questions[QUESTIONS];
    size_t count = questions_read(maker->context, pillar, questions);
    add_head(maker, head);
    for (size_t q = 0; q < count; q++) {
        add(maker, slice_print(maker->context->arena, "%.*s %.*s", SLICE_ARGS(questions[q].id),
                               SLICE_ARGS(questions[q].text)));
        for (int answer = 0; answer < 4; answer++)
            add_percent(maker, questions[q].counted ? questions[q].percent[answer] : (double)NAN);
        add_percent(maker, questions[q].counted ? questions[q].dont_know : (double)NAN);
        add(maker, questions[q].mean_text);
    }
}

static void dont_know(TableMaker *maker, const PillarData *pillars)
{
    add(maker, chart_word(maker->context, "pillar"));
    for (int q = 1; q <= QUESTIONS; q++)
        add(maker, slice_print(maker->context->arena, "%lld", (long long)q));
    add(maker, chart_word(maker->context, "mean_short"));
    maker->table.columns = maker->count;
    for (int p = 0; p < PILLARS; p++) {
        QuestionData questions[QUESTIONS];
        size_t count = questions_read(maker->context, &pillars[p], questions);
        add(maker, pillars[p].name);
        for (size_t q = 0; q < QUESTIONS; q++)
            add_percent(maker, q < count ? questions[q].dont_know : (double)NAN);
        add_percent(maker, pillars[p].dont_know);
    }
}

static void departments(TableMaker *maker, const PillarData *pillars)
{
    DepartmentData *found;
    size_t count = departments_read(maker->context, &found);
    add(maker, chart_word(maker->context, "department"));
    add(maker, chart_word(maker->context, "n_sign"));
    for (int p = 0; p < PILLARS; p++)
        add(maker, pillars[p].name);
    maker->table.columns = maker->count;
    for (size_t i = 0; i < count; i++) {
        add(maker, found[i].name);
        add(maker, found[i].withheld ? S("") : found[i].n_text);
        for (int p = 0; p < PILLARS; p++)
            add(maker, found[i].cell[p].shown ? found[i].cell[p].score_text : S(""));
    }
}

static Slice quarter(TableMaker *maker, int64_t number)
{
    if (number < 0)
        return S("");
    Date date = { .year = (int)(number / 4), .month = (int)(number % 4) * 3 + 1 };
    return strings_quarter(maker->context->arena, maker->context->facts->strings, date);
}

static void actions(TableMaker *maker)
{
    static const char *const head[] = { "plan_number", "plan_action", "pillar",
                                        "impact",      "feasibility", "plan_start",
                                        "plan_end",    "plan_status", NULL };
    static const char *const states[STATES] = { "status_idea", "status_planned", "status_started",
                                                "status_done" };
    ActionData *found;
    size_t count = actions_read(maker->context, &found);
    add_head(maker, head);
    for (size_t i = 0; i < count; i++) {
        add(maker, found[i].number);
        add(maker, found[i].title);
        add(maker, found[i].pillars_text);
        add(maker,
            found[i].impact ? slice_print(maker->context->arena, "%d", found[i].impact) : S(""));
        add(maker, found[i].feasibility
                       ? slice_print(maker->context->arena, "%d", found[i].feasibility)
                       : S(""));
        add(maker, quarter(maker, found[i].start));
        add(maker, found[i].endless ? S("") : quarter(maker, found[i].end));
        add(maker, chart_word(maker->context, states[found[i].state]));
    }
}

static void connections(TableMaker *maker, const PillarData *pillars)
{
    ConnectionData found[PILLARS][PILLARS];
    connections_read(maker->context, found);
    add(maker, chart_word(maker->context, "pillar"));
    for (int p = 0; p < PILLARS; p++)
        add(maker, pillars[p].name);
    maker->table.columns = maker->count;
    for (int row = 0; row < PILLARS; row++) {
        add(maker, pillars[row].name);
        for (int column = 0; column < PILLARS; column++)
            add(maker, found[row][column].present ? found[row][column].r_text : S(""));
    }
}

ChartTable chart_table(const ChartContext *context, Slice address)
{
    TableMaker maker = { .context = context };
    PillarData pillars[PILLARS];
    const ChartKind *kind = chart_kind(address);
    pillars_read(context, pillars);
    int pillar = kind != NULL && kind->make_of != NULL ? chart_pillar(pillars, address) : -1;
    if (kind == NULL || (kind->make_of != NULL && pillar < 0))
        return maker.table;
    switch (kind->figures) {
    case FIGURES_NONE: break;
    case FIGURES_VALUES: radar(&maker, pillars); break;
    case FIGURES_SCORES: scores(&maker, pillars, pillar); break;
    case FIGURES_COMPARED: compared(&maker); break;
    case FIGURES_ANSWERS: answers(&maker, &pillars[pillar]); break;
    case FIGURES_DONT_KNOW: dont_know(&maker, pillars); break;
    case FIGURES_DEPARTMENTS: departments(&maker, pillars); break;
    case FIGURES_ACTIONS: actions(&maker); break;
    case FIGURES_CONNECTIONS: connections(&maker, pillars); break;
    }
    maker.table.rows = maker.table.columns ? maker.count / maker.table.columns : 0;
    return maker.table;
}
