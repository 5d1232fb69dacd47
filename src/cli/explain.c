// SPDX-License-Identifier: EUPL-1.2
#include "cli/explain.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "cli/console.h"
#include "facts/json.h"
#include "language/says.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/measured_plan.h"
#include "score/suppression_plan.h"

typedef struct Explaining {
    Arena *arena;
    const Scored *scored;
    Slice folder;
    bool dutch;
} Explaining;

static Slice pillar_name(const Explaining *explaining, int pillar)
{
    return strings_pillar(explaining->scored->scan->strings, pillar);
}

static Slice listed(const Explaining *explaining, Slice list, Slice word)
{
    return slice_print(explaining->arena, "%.*s%s%.*s", SLICE_ARGS(list), list.len ? ", " : "",
                       SLICE_ARGS(word));
}

// What is withheld of a department beside `version`, in words; empty where nothing is.
static Slice cells_of(const Explaining *explaining, size_t department,
                      const PublishedVersion *version)
{
    const SuppressionPlan *plan = explaining->scored->results->plan;
    Slice list = S("");
    if (plan->against_department[department] == version)
        return slice_of(says_everything[explaining->dutch]);
    for (int p = 0; p < PILLARS; p++)
        if (plan->against_cell[department][p] == version)
            list = listed(explaining, list, pillar_name(explaining, p));
    return list;
}

// ---- as text ----

static void add_refusal(const Explaining *explaining, Buffer *out)
{
    const SuppressionPlan *plan = explaining->scored->results->plan;
    Slice list = S("");
    for (int c = 0; c < CELLS; c++)
        if (plan->at_fault[c])
            list = listed(explaining, list,
                          c ? pillar_name(explaining, c - 1)
                            : slice_of(says_number_respondents[explaining->dutch]));
    buffer_print(out, SAYS_REFUSED_BESIDE_VERSION(explaining->dutch),
                 SLICE_ARGS(plan->against->version), explaining->scored->scan->settings.min_group,
                 SLICE_ARGS(list));
}

static size_t add_withheld(const Explaining *explaining, const PublishedVersion *version,
                           Buffer *out)
{
    enum { NAME = 40 };
    const Scan *scan = explaining->scored->scan;
    size_t count = 0;
    for (size_t d = 0; d < scan->department_count; d++) {
        Slice figures = cells_of(explaining, d, version);
        if (figures.len == 0)
            continue;
        if (count++ == 0)
            buffer_print(out, SAYS_WITHHELD_BESIDE_VERSION(explaining->dutch),
                         SLICE_ARGS(version->version), scan->settings.min_group);
        buffer_print(out, "  ");
        buffer_add_padded(out, scan->departments[d].name, NAME);
        buffer_print(out, "  %.*s\n", SLICE_ARGS(figures));
    }
    return count;
}

// Returns the last version beside which something of a measurement is withheld; empty where there is none.
static Slice add_measurements(const Explaining *explaining, Buffer *out)
{
    const MeasuredResults *measured = explaining->scored->results->measured;
    bool dutch = explaining->dutch;
    Slice worst = S("");
    for (size_t i = 0; measured && i < measured->count; i++) {
        const MeasuredPlan *plan = &measured->plan[i];
        bool version = plan->against_version.len > 0;
        Slice beside = version ? plan->against_version : plan->against_id,
              id = measured->score[i].measurement->id;
        if (!plan->held_back)
            continue;
        buffer_print(out, SAYS_MEASUREMENT_WITHHELD(dutch), SLICE_ARGS(id),
                     version ? says_beside_version[dutch] : says_beside_measurement[dutch],
                     SLICE_ARGS(beside), explaining->scored->scan->settings.min_group);
        worst = version ? beside : worst;
    }
    return worst;
}

static Slice as_text(const Explaining *explaining)
{
    const SuppressionPlan *plan = explaining->scored->results->plan;
    Buffer out = { 0 };
    Slice worst = S(""), compared = S("");
    for (size_t v = 0; v < explaining->scored->before.count; v++)
        compared = listed(explaining, compared, explaining->scored->before.version[v].version);
    buffer_print(&out, "%s\n\n%s: %.*s\n\n", says_for_project_leader[explaining->dutch],
                 says_held_against_version[explaining->dutch],
                 SLICE_ARGS(compared.len ? compared : S("–")));
    if (plan->against) {
        add_refusal(explaining, &out);
        worst = plan->against->version;
    }
    for (size_t v = 0; v < explaining->scored->before.count && !plan->refused; v++)
        if (add_withheld(explaining, &explaining->scored->before.version[v], &out))
            worst = explaining->scored->before.version[v].version;
    size_t said = out.len;
    Slice measured = add_measurements(explaining, &out);
    if (worst.len == 0 && out.len == said)
        buffer_print(&out, "%s\n", says_nothing_withheld[explaining->dutch]);
    worst = worst.len ? worst : measured;
    if (worst.len)
        buffer_print(&out, SAYS_WAYS_OUT(explaining->dutch),
                     explaining->scored->scan->settings.min_group, SLICE_ARGS(worst),
                     SLICE_ARGS(worst), SLICE_ARGS(explaining->folder), SLICE_ARGS(worst));
    Slice text = slice_copy(explaining->arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

// ---- as JSON ----

static void append_name(json_t *array, Slice name)
{
    facts_append(array, json_stringn(name.at, name.len));
}

static json_t *withheld_json(const Explaining *explaining)
{
    const Scored *scored = explaining->scored;
    const SuppressionPlan *plan = scored->results->plan;
    json_t *withheld = facts_array();
    for (size_t d = 0; d < scored->scan->department_count && !plan->refused; d++) {
        const PublishedVersion *whole = plan->against_department[d];
        for (int c = 0; c < CELLS; c++) {
            const PublishedVersion *version = c && !whole ? plan->against_cell[d][c - 1] : whole;
            if (!version)
                continue;
            json_t *figure = facts_object();
            facts_put_text(figure, "department", scored->scan->departments[d].name);
            facts_put_text(figure, "figure", c ? pillar_id((Pillar)(c - 1)) : S("respondents"));
            facts_put_text(figure, "version", version->version);
            facts_append(withheld, figure);
        }
    }
    return withheld;
}

static json_t *measurements_json(const Explaining *explaining)
{
    const MeasuredResults *measured = explaining->scored->results->measured;
    json_t *array = facts_array();
    for (size_t i = 0; i < measured->count; i++) {
        const MeasuredPlan *plan = &measured->plan[i];
        if (!plan->held_back)
            continue;
        json_t *object = facts_object();
        bool version = plan->against_version.len > 0;
        facts_put_text(object, "measurement", measured->score[i].measurement->id);
        facts_put_text(object, "version", plan->against_version);
        facts_put_text(object, "beside", version ? S("") : plan->against_id);
        facts_append(array, object);
    }
    return array;
}

static Slice as_json(const Explaining *explaining)
{
    const Scored *scored = explaining->scored;
    const SuppressionPlan *plan = scored->results->plan;
    json_t *root = facts_object(), *compared = facts_array(), *figures = facts_array();
    for (size_t v = 0; v < scored->before.count; v++)
        append_name(compared, scored->before.version[v].version);
    for (int c = 0; c < CELLS && plan->against; c++)
        if (plan->at_fault[c])
            append_name(figures, c ? pillar_id((Pillar)(c - 1)) : S("respondents"));
    facts_put_count(root, "min_group", scored->scan->settings.min_group);
    facts_put(root, "compared", compared);
    facts_put_text(root, "refused", plan->against ? plan->against->version : S(""));
    facts_put(root, "refused_figures", figures);
    facts_put(root, "withheld", withheld_json(explaining));
    if (scored->results->measured)
        facts_put(root, "measurements", measurements_json(explaining));
    char *text = json_dumps(root, 0);
    if (!text)
        out_of_memory(0);
    Slice copy = slice_print(explaining->arena, "%s\n", text);
    free(text);
    json_decref(root);
    return copy;
}

ExitCode explain_versions(const Config *config, Slice folder, const Scored *scored)
{
    Explaining explaining = { scored->arena, scored, folder,
                              config->messages.language == MESSAGES_DUTCH };
    ExitCode code =
        console_result(config, config->messages.json ? as_json(&explaining) : as_text(&explaining));
    return code == EXIT_DONE && scored->results->refused ? EXIT_PRIVACY : code;
}
