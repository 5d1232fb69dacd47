// What is withheld, in numbers. They are counted in the tree, so that they are of what is printed, whatever
// rule withheld it.
#include "facts/facts.h"
#include "facts/parts.h"
#include "facts/reading.h"
#include "score/incomplete.h"

// Of how many figures a department is said to have: its people, and a score a pillar.
static void count_departments(const json_t *tree, int64_t *figures, int64_t *withheld, int64_t *means,
                              int64_t *means_withheld)
{
    const json_t *department, *cell, *question;
    size_t i, k;
    json_array_foreach(json_object_get(tree, "departments"), i, department)
    {
        // A row of several is no department of its own.
        if (facts_flag(department, "merged"))
            continue;
        *figures += 1;
        *withheld += facts_flag(department, "withheld");
        json_array_foreach(json_object_get(department, "pillars"), k, cell)
        {
            *figures += 1;
            *withheld += facts_flag(cell, "withheld");
        }
        json_array_foreach(json_object_get(department, "questions"), k, question)
        {
            *means += 1;
            *means_withheld += json_is_null(json_object_get(question, "mean"));
        }
    }
}

static int64_t questions_without_counts(const json_t *tree)
{
    const json_t *pillar, *question;
    int64_t count = 0;
    size_t p, q;
    json_array_foreach(json_object_get(tree, "pillars"), p, pillar)
        json_array_foreach(json_object_get(pillar, "questions"), q, question) count +=
        facts_flag(question, "counts_withheld");
    return count;
}

json_t *facts_privacy(const FactsContext *context, const json_t *tree)
{
    const Settings *settings = &context->scan->settings;
    int64_t figures = 0, withheld = 0, means = 0, means_withheld = 0, counts = questions_without_counts(tree);
    count_departments(tree, &figures, &withheld, &means, &means_withheld);
    json_t *object = facts_object();
    facts_put_people(context, object, "min_group", settings->min_group);
    facts_put_people(context, object, "min_group_open", settings->min_group_open);
    facts_put_flag(object, "open_shown", settings->show_open_answers);
    facts_put_figure(context, object, "protection", fraction(PROTECTION_TENTHS, 10), 1);
    facts_put_flag(object, "has_figures",
                   figures > 0 && json_is_true(json_object_get(tree, "has_departments")));
    facts_put_people(context, object, "figures", figures);
    facts_put_people(context, object, "figures_withheld", withheld);
    facts_put_people(context, object, "means", means);
    facts_put_people(context, object, "means_withheld", means_withheld);
    facts_put_flag(object, "whole_withheld", counts > 0);
    facts_put_people(context, object, "questions_withheld", counts);
    facts_put(object, "rules", json_null());
    return object;
}

void facts_put_rule_counts(json_t *tree, const Scan *scan, const RuleCounts *counts)
{
    Arena *arena = arena_new();
    const FactsContext context = {
        .arena = arena, .scan = scan, .words = scan->words, .numbers = words_number_style(scan->words)
    };
    json_t *rules = facts_object();
    facts_put_people(&context, rules, "small", (int64_t)counts->small);
    facts_put_people(&context, rules, "cover", (int64_t)counts->cover);
    facts_put_people(&context, rules, "version", (int64_t)counts->version);
    facts_put_people(&context, rules, "alike", (int64_t)counts->alike);
    facts_put(json_object_get(tree, "privacy"), "rules", rules);
    arena_free(arena);
}
