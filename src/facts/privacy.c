// SPDX-License-Identifier: EUPL-1.2
// What is withheld, in numbers. They are counted in what is printed, whatever rule withheld it.
#include "facts/privacy.h"

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/json.h"
#include "facts/record_json.h"
#include "facts/rows.h"
#include "model/scan.h"
#include "score/incomplete.h"

#define RECORD_OF RuleCountsFacts
static const Fact rules_table[] = {
    COUNT(small, "figures", LEADER, "How many are withheld because they are of too few people."),
    COUNT(cover, "figures", LEADER, "How many are withheld so that those cannot be worked out."),
    COUNT(version, "figures", LEADER, "How many are withheld because of an earlier version."),
    COUNT(alike, "figures", LEADER, "How many are withheld because all answered alike."),
};
#undef RECORD_OF
static RECORD(rule_counts_record, RuleCountsFacts, rules_table);

#define RECORD_OF PrivacyFacts
static const Fact privacy_table[] = {
    COUNT(min_group, "people", OPEN, "The least number of people of whom a figure is shown."),
    COUNT(min_group_open, "people", OPEN,
          "The least number of people for open answers and quotes."),
    FLAG(open_shown, OPEN, "Open answers were asked for."),
    EXACT(protection, 1, "points", OPEN, "How closely a withheld score may be worked out."),
    FLAG(has_figures, PLAN, "There are figures of departments, and a department is shown."),
    COUNT(figures, "figures", PLAN,
          "How many figures departments have: their people and six scores each."),
    COUNT(figures_withheld, "figures", PLAN, "How many of these are withheld."),
    COUNT(means, "figures", PLAN, "How many means of questions departments have."),
    COUNT(means_withheld, "figures", PLAN, "How many of these are withheld or not there."),
    FLAG(whole_withheld, PLAN, "Of a question no number of answers is shown."),
    COUNT(questions_withheld, "questions", PLAN, "Of how many of the 48 none is."),
    PERHAPS(rules, RuleCountsFacts, rule_counts_record, LEADER,
            "By which rule: only in the statement for the project leader, for a reader who can "
            "tell what is "
            "withheld for its own sake knows more of a small group."),
};
#undef RECORD_OF
RECORD(privacy_record, PrivacyFacts, privacy_table);

typedef struct FigureCounts {
    int64_t figures, figures_withheld, means, means_withheld;
} FigureCounts;

// Of how many figures a department is said to have: its people, and a score a pillar.
static void count_department(const DepartmentFacts *department, FigureCounts *counts)
{
    counts->figures += 1 + PILLARS;
    counts->figures_withheld += department->withheld;
    for (int p = 0; p < PILLARS; p++)
        counts->figures_withheld += department->pillars[p].withheld;
    counts->means += (int64_t)department->question_count;
    for (size_t q = 0; q < department->question_count; q++)
        counts->means_withheld += department->questions[q].mean.state != VALUE_KNOWN;
}

PrivacyFacts facts_privacy(const FactsContext *context, const Facts *facts)
{
    const Settings *settings = &context->scan->settings;
    FigureCounts counts = { 0 };
    int64_t silent = 0;
    for (size_t d = 0; d < facts->departments.count; d++)
        if (!facts->departments.items[d].merged) // a row of several is no department of its own
            count_department(&facts->departments.items[d], &counts);
    for (int item = 0; item < ITEMS; item++)
        silent += facts->pillars[item / QUESTIONS].questions[item % QUESTIONS].counts_withheld;
    return (PrivacyFacts){
        .min_group = count_value(true, settings->min_group),
        .min_group_open = count_value(true, settings->min_group_open),
        .open_shown = settings->show_open_answers,
        .protection = exact_value(true, fraction(PROTECTION_TENTHS, 10)),
        .has_figures = counts.figures > 0 && facts->withheld.has_departments,
        .figures = count_value(true, counts.figures),
        .figures_withheld = count_value(true, counts.figures_withheld),
        .means = count_value(true, counts.means),
        .means_withheld = count_value(true, counts.means_withheld),
        .whole_withheld = silent > 0,
        .questions_withheld = count_value(true, silent),
    };
}

void facts_put_rule_counts(Facts *facts, const RuleCounts *counts)
{
    RuleCountsFacts *rules = arena_one(facts->style.arena, RuleCountsFacts);
    *rules = (RuleCountsFacts){
        .small = count_value(true, (int64_t)counts->small),
        .cover = count_value(true, (int64_t)counts->cover),
        .version = count_value(true, (int64_t)counts->version),
        .alike = count_value(true, (int64_t)counts->alike),
    };
    facts->privacy.rules = rules;
    facts_put(facts->tree, "privacy", record_json(&facts->style, &privacy_record, &facts->privacy));
}
