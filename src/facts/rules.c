// SPDX-License-Identifier: EUPL-1.2
// The handbook's own rules (chapter 3), each judged by what the scan holds: met, not met, or not known. What
// is judged of departments is judged of those that are shown, so that the verdict tells nothing of the
// others.
#include "facts/rules.h"

#include "facts/context.h"
#include "facts/department_order.h"
#include "facts/desk.h"
#include "facts/evidence.h"
#include "facts/interviews.h"
#include "facts/rows.h"
#include "model/column_use.h"
#include "model/desk_document.h"
#include "model/scan.h"
#include "model/strings.h"

#define RECORD_OF RuleFacts
static const Fact rule_table[] = {
    TEXT(id, OPEN, "Id of the rule, as under rule."),
    TEXT(text, OPEN, "The rule, in the handbook's sense."),
    MAYBE(met, OPEN, "It is met; null where that is not known."),
    FLAG(is_met, OPEN, "It is met."),
    FLAG(is_not_met, OPEN, "It is not met."),
    FLAG(is_unknown, OPEN, "Whether it is met is not known."),
    TEXT(verdict, OPEN, "That in a word."),
    TEXT(mark, OPEN, "met, not-met or unknown."),
    TEXT(detail, PLAN, "What was found, in a word or two."),
};
#undef RECORD_OF
static RECORD(rule_record, RuleFacts, rule_table);

#define RECORD_OF RulesSummary
static const Fact summary_table[] = {
    TEXT(met_text, OPEN, "How many rules are met of all, as “9 van 11”."),
    COUNT(met_count, "rules", OPEN, "How many rules are met."),
    COUNT(not_met_count, "rules", OPEN, "How many rules are not met."),
    COUNT(unknown_count, "rules", OPEN, "Of how many that is not known."),
    COUNT(count, "rules", OPEN, "How many rules there are."),
    WORDS_OF(met_count, "rules", OPEN, "How many are met, in words."),
    WORDS_OF(not_met_count, "rules", OPEN, "How many are not met, in words."),
    WORDS_OF(count, "rules", OPEN, "How many there are, in words."),
    FLAG(none_met, OPEN, "None is met."),
    FLAG(one_met, OPEN, "Exactly one is met."),
    FLAG(all_met, OPEN, "All are met."),
    FLAG(has_not_met, OPEN, "One is not met."),
    FLAG(one_not_met, OPEN, "Exactly one is not met."),
    FLAG(has_unknown, OPEN, "Of one that is not known."),
    FLAG(one_unknown, OPEN, "Of exactly one that is not known."),
    WHOLE(next_year, "year", OPEN, "Year of the next scan: two after this one."),
};
#undef RECORD_OF
static RECORD(rules_summary_record, RulesSummary, summary_table);

// In the order in which they are told.
enum {
    AT_QUESTIONS,
    AT_ORDER,
    AT_SPONSOR,
    AT_RESPONSE,
    AT_RESPONSE_DEPARTMENTS,
    AT_INTERVIEWS,
    AT_CX,
    AT_DEPARTMENTS,
    AT_SPREAD,
    AT_DESK,
    AT_REPEAT
};

#define RECORD_OF RulesFacts
#define RULE(key, at, says)                                                                        \
    ROW(key, FACT_RECORD, RuleFacts, rule[at], OPEN, says, .record = &rule_record)
static const Fact by_id_table[] = {
    RULE("questions", AT_QUESTIONS, "All 48 questions were asked."),
    RULE("order", AT_ORDER,
         "They were asked pillar by pillar, beginning with Strategy or Understand."),
    RULE("sponsor", AT_SPONSOR, "There is a sponsor."),
    RULE("response", AT_RESPONSE, "At least half of those invited responded."),
    RULE("response_departments", AT_RESPONSE_DEPARTMENTS,
         "So did at least half of each department."),
    RULE("interviews", AT_INTERVIEWS, "There were 12 to 15 interviews."),
    RULE("cx", AT_CX, "6 to 8 of them were with who knows most about customers."),
    RULE("departments", AT_DEPARTMENTS, "6 or more were with departments chosen for their scores."),
    RULE("spread", AT_SPREAD, "These were with departments that stand out and with average ones."),
    RULE("desk", AT_DESK, "Documents were read."),
    RULE("repeat", AT_REPEAT, "The scan is repeated after some two years."),
};
static const Record by_id_record = { "RulesById", sizeof(RulesFacts), by_id_table, RULES };

static const Fact rules_table[] = {
    EACH("rules", RuleFacts, rule, RULES, rule_record, OPEN,
         "The handbook's own rules, each judged."),
    ROW("rule", FACT_RECORD, RuleFacts, rule[0], OPEN, "The same by id.", .record = &by_id_record),
    ROW("rules_summary", FACT_RECORD, RulesSummary, summary, OPEN, "How many are met.",
        .record = &rules_summary_record),
};
#undef RECORD_OF
RECORD(rules_record, RulesFacts, rules_table);

typedef enum Verdict { RULE_NOT_MET, RULE_MET, RULE_UNKNOWN } Verdict;

typedef struct Rule {
    const char *id;
    const char *text;
    Verdict verdict;
    Slice detail; // what was found, in a word or two; may be empty
} Rule;

static Verdict verdict_of(bool met)
{
    return met ? RULE_MET : RULE_NOT_MET;
}

static Slice count_text(const FactsContext *context, size_t count)
{
    return number_text(context->arena, (int64_t)count, 0, context->numbers);
}

// ---- the questionnaire: where its columns stand in the answers is the order in which it was asked ----

static Rule rule_questions(const FactsContext *context)
{
    bool seen[ITEMS] = { false };
    size_t count = 0;
    for (size_t i = 0; i < context->scan->column_count; i++) {
        const ColumnUse *use = &context->scan->columns[i];
        if (use->use != COLUMN_QUESTION || seen[use->index])
            continue;
        seen[use->index] = true;
        count++;
    }
    return (Rule){ "questions", context->strings->norm_questions,
                   context->scan->column_count ? verdict_of(count == ITEMS) : RULE_UNKNOWN,
                   count ? count_text(context, count) : S("") };
}

static Rule rule_order(const FactsContext *context)
{
    const Scan *scan = context->scan;
    Slice names[ITEMS];
    size_t runs = 0;
    int first = -1, now = -1;
    bool asked[ITEMS] = { false }, seen[PILLARS] = { false }, mixed = false;
    for (size_t i = 0; i < scan->column_count; i++) {
        const ColumnUse *use = &scan->columns[i];
        // A question of several columns was asked once, where the first of them stands.
        if (use->use != COLUMN_QUESTION || asked[use->index])
            continue;
        asked[use->index] = true;
        int pillar = use->index / QUESTIONS;
        if (pillar == now)
            continue;
        mixed = mixed || seen[pillar];
        seen[pillar] = true;
        first = first < 0 ? pillar : first;
        now = pillar;
        names[runs++] = strings_pillar(context->strings, pillar);
    }
    bool met = !mixed && (first == STRATEGY || first == UNDERSTAND);
    return (Rule){ "order", context->strings->norm_order,
                   first < 0 ? RULE_UNKNOWN : verdict_of(met),
                   mixed ? S("") : facts_list_text(context, names, runs) };
}

// ---- who took part ----

static bool is_half(Fraction rate)
{
    return fraction_compare(rate, fraction(1, 2)) >= 0;
}

static Rule rule_response(const FactsContext *context)
{
    Fraction rate = context->results->refused ? fraction_none() : context->results->rate;
    bool known = !fraction_is_none(rate);
    return (Rule){ "response", context->strings->norm_response,
                   known ? verdict_of(is_half(rate)) : RULE_UNKNOWN,
                   known ? share_value_text(&context->style, exact_value(true, rate)) : S("") };
}

static Rule rule_response_departments(const FactsContext *context)
{
    size_t known = 0, half = 0;
    for (size_t d = 0; d < context->results->department_count; d++) {
        Fraction rate = facts_department_rate(&context->results->department[d]);
        known += !fraction_is_none(rate);
        half += !fraction_is_none(rate) && is_half(rate);
    }
    bool any = known > 0 && facts_has_departments(context);
    return (Rule){ "response_departments", context->strings->norm_response_departments,
                   any ? verdict_of(half == known) : RULE_UNKNOWN,
                   any ? facts_part_text(context, half, known) : S("") };
}

// ---- interviews and documents ----

// With whom and how many. An interview of unknown kind may be of the kind that is asked for: then too few are
// only too few for all we know. Of one whose department is not named nobody may know whether that stands out.
static void judge_interviews(const FactsContext *context, Rule rules[RULES])
{
    const Strings *strings = context->strings;
    HeardCounts heard = facts_heard(context);
    bool enough = heard.interviews >= INTERVIEWS_LEAST && heard.interviews <= INTERVIEWS_MOST;
    rules[AT_INTERVIEWS] = (Rule){ "interviews", strings->norm_interviews, verdict_of(enough),
                                   count_text(context, heard.interviews) };
    bool cx = heard.cx >= CX_LEAST && heard.cx <= CX_MOST && heard.unknown == 0;
    bool cx_open = heard.unknown && heard.cx <= CX_MOST && heard.cx + heard.unknown >= CX_LEAST;
    rules[AT_CX] = (Rule){ "cx", strings->norm_cx, cx_open ? RULE_UNKNOWN : verdict_of(cx),
                           count_text(context, heard.cx) };
    bool departments = heard.department >= DEPARTMENTS_LEAST;
    bool departments_open = !departments && heard.department + heard.unknown >= DEPARTMENTS_LEAST;
    rules[AT_DEPARTMENTS] = (Rule){ "departments", strings->norm_departments,
                                    departments_open ? RULE_UNKNOWN : verdict_of(departments),
                                    count_text(context, heard.department) };
    bool spread = heard.standing_out && heard.average;
    bool spread_open = !spread && (heard.unnamed || heard.unknown);
    rules[AT_SPREAD] = (Rule){ "spread", strings->norm_spread,
                               spread_open ? RULE_UNKNOWN : verdict_of(spread), S("") };
}

static Rule rule_desk(const FactsContext *context)
{
    size_t seen = 0;
    for (int kind = DESK_JOURNEY; kind < DESK_OTHER; kind++)
        seen += facts_desk_has(context->scan, (DeskKind)kind);
    return (Rule){ "desk", context->strings->norm_desk, verdict_of(context->scan->desk_count > 0),
                   facts_part_text(context, seen, DESK_CHECKLIST) };
}

// ---- and after two years once more ----

static Rule rule_repeat(const FactsContext *context)
{
    enum { MONTHS_LEAST = 18, MONTHS_MOST = 30 };
    const Scan *previous = context->scan->previous;
    Date now = context->scan->settings.date,
         then = previous ? previous->settings.date : (Date){ 0, 0, 0 };
    int months = (now.year - then.year) * 12 + now.month - then.month;
    bool known = !date_is_none(now) && !date_is_none(then);
    return (Rule){
        "repeat", context->strings->norm_repeat,
        known ? verdict_of(months >= MONTHS_LEAST && months <= MONTHS_MOST) : RULE_UNKNOWN,
        known ? strings_date(context->arena, context->strings, (Date){ then.year, then.month, 0 })
              : S("")
    };
}

// ---- all of them ----

static RuleFacts judged(const FactsContext *context, const Rule *rule)
{
    const Strings *strings = context->strings;
    const char *const verdict[] = { [RULE_NOT_MET] = strings->rule_not_met,
                                    [RULE_MET] = strings->rule_met,
                                    [RULE_UNKNOWN] = strings->rule_unknown };
    static const char *const mark[] = {
        [RULE_NOT_MET] = "not-met", [RULE_MET] = "met", [RULE_UNKNOWN] = "unknown"
    };
    return (RuleFacts){
        .id = slice_of(rule->id),
        .text = slice_of(rule->text),
        .met = count_value(true, rule->verdict == RULE_UNKNOWN ? -1 : rule->verdict == RULE_MET),
        .is_met = rule->verdict == RULE_MET,
        .is_not_met = rule->verdict == RULE_NOT_MET,
        .is_unknown = rule->verdict == RULE_UNKNOWN,
        .verdict = slice_of(verdict[rule->verdict]),
        .mark = slice_of(mark[rule->verdict]),
        .detail = rule->detail,
    };
}

static RulesSummary summary_of(const FactsContext *context, const Rule *rules)
{
    size_t of[3] = { 0, 0, 0 };
    for (size_t i = 0; i < RULES; i++)
        of[rules[i].verdict]++;
    Date date = context->scan->settings.date;
    return (RulesSummary){
        .met_text = facts_part_text(context, of[RULE_MET], RULES),
        .met_count = count_value(true, (int64_t)of[RULE_MET]),
        .not_met_count = count_value(true, (int64_t)of[RULE_NOT_MET]),
        .unknown_count = count_value(true, (int64_t)of[RULE_UNKNOWN]),
        .count = count_value(true, RULES),
        .none_met = of[RULE_MET] == 0,
        .one_met = of[RULE_MET] == 1,
        .all_met = of[RULE_MET] == RULES,
        .has_not_met = of[RULE_NOT_MET] > 0,
        .one_not_met = of[RULE_NOT_MET] == 1,
        .has_unknown = of[RULE_UNKNOWN] > 0,
        .one_unknown = of[RULE_UNKNOWN] == 1,
        .next_year = count_value(true, date_is_none(date) ? -1 : date.year + 2),
    };
}

RulesFacts facts_rules(const FactsContext *context)
{
    Slice sponsor = context->scan->settings.sponsor;
    Rule rules[RULES] = {
        [AT_QUESTIONS] = rule_questions(context),
        [AT_ORDER] = rule_order(context),
        [AT_SPONSOR] = { "sponsor", context->strings->norm_sponsor, verdict_of(sponsor.len > 0),
                         sponsor },
        [AT_RESPONSE] = rule_response(context),
        [AT_RESPONSE_DEPARTMENTS] = rule_response_departments(context),
        [AT_DESK] = rule_desk(context),
        [AT_REPEAT] = rule_repeat(context),
    };
    judge_interviews(context, rules);
    RulesFacts facts = { .summary = summary_of(context, rules) };
    for (int i = 0; i < RULES; i++)
        facts.rule[i] = judged(context, &rules[i]);
    return facts;
}
