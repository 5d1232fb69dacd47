// The handbook's own rules (chapter 3), each judged by what the scan holds: met, not met, or not known. What
// is judged of departments is judged of those that are shown, so that the verdict tells nothing of the
// others.
#include "facts/parts.h"

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

static size_t count_questions(const Scan *scan)
{
    bool seen[ITEMS] = { false };
    size_t count = 0;
    for (size_t i = 0; i < scan->column_count; i++) {
        const ColumnUse *use = &scan->columns[i];
        if (use->use != COLUMN_QUESTION || seen[use->index])
            continue;
        seen[use->index] = true;
        count++;
    }
    return count;
}

static Rule rule_questions(const FactsContext *context)
{
    size_t count = count_questions(context->scan);
    return (Rule){ "questions", context->words->norm_questions,
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
        names[runs++] = words_pillar(context->words, pillar);
    }
    bool met = !mixed && (first == STRATEGY || first == UNDERSTAND);
    return (Rule){ "order", context->words->norm_order, first < 0 ? RULE_UNKNOWN : verdict_of(met),
                   mixed ? S("") : facts_list_text(context, names, runs) };
}

// ---- who took part ----

static Rule rule_sponsor(const FactsContext *context)
{
    Slice sponsor = context->scan->settings.sponsor;
    return (Rule){ "sponsor", context->words->norm_sponsor, verdict_of(sponsor.len > 0), sponsor };
}

static bool is_half(Fraction rate)
{
    return fraction_compare(rate, fraction(1, 2)) >= 0;
}

static Rule rule_response(const FactsContext *context)
{
    Fraction rate = context->results->refused ? fraction_none() : context->results->rate;
    bool known = !fraction_is_none(rate);
    return (Rule){ "response", context->words->norm_response,
                   known ? verdict_of(is_half(rate)) : RULE_UNKNOWN,
                   known ? facts_percent_text(context, rate) : S("") };
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
    return (Rule){ "response_departments", context->words->norm_response_departments,
                   any ? verdict_of(half == known) : RULE_UNKNOWN,
                   any ? facts_part_text(context, half, known) : S("") };
}

// ---- interviews and documents ----

static Rule rule_interviews(const FactsContext *context, HeardCounts heard)
{
    bool met = heard.interviews >= INTERVIEWS_LEAST && heard.interviews <= INTERVIEWS_MOST;
    return (Rule){ "interviews", context->words->norm_interviews, verdict_of(met),
                   count_text(context, heard.interviews) };
}

// An interview of unknown kind may be of this one: then too few are only too few for all we know.
static Rule rule_cx(const FactsContext *context, HeardCounts heard)
{
    bool met = heard.cx >= CX_LEAST && heard.cx <= CX_MOST && heard.unknown == 0;
    bool open = heard.cx <= CX_MOST && heard.cx + heard.unknown >= CX_LEAST;
    return (Rule){ "cx", context->words->norm_cx,
                   met                     ? RULE_MET
                   : heard.unknown && open ? RULE_UNKNOWN
                                           : RULE_NOT_MET,
                   count_text(context, heard.cx) };
}

static Rule rule_departments(const FactsContext *context, HeardCounts heard)
{
    bool met = heard.department >= DEPARTMENTS_LEAST;
    bool open = heard.department + heard.unknown >= DEPARTMENTS_LEAST;
    return (Rule){ "departments", context->words->norm_departments,
                   met    ? RULE_MET
                   : open ? RULE_UNKNOWN
                          : RULE_NOT_MET,
                   count_text(context, heard.department) };
}

// Of an interview whose department is not named nobody may know whether that department stands out.
static Rule rule_spread(const FactsContext *context, HeardCounts heard)
{
    bool met = heard.standing_out && heard.average, open = heard.unnamed || heard.unknown;
    return (Rule){ "spread", context->words->norm_spread, met ? RULE_MET : open ? RULE_UNKNOWN : RULE_NOT_MET,
                   S("") };
}

static Rule rule_desk(const FactsContext *context)
{
    size_t seen = 0;
    for (int kind = DESK_JOURNEY; kind < DESK_OTHER; kind++)
        seen += facts_desk_has(context->scan, (DeskKind)kind);
    return (Rule){ "desk", context->words->norm_desk, verdict_of(context->scan->desk_count > 0),
                   facts_part_text(context, seen, DESK_CHECKLIST) };
}

// ---- and after two years once more ----

static Rule rule_repeat(const FactsContext *context)
{
    enum { MONTHS_LEAST = 18, MONTHS_MOST = 30 };
    const Scan *previous = context->scan->previous;
    Date now = context->scan->settings.date, then = previous ? previous->settings.date : (Date){ 0, 0, 0 };
    int months = (now.year - then.year) * 12 + now.month - then.month;
    bool known = !date_is_none(now) && !date_is_none(then);
    return (Rule){ "repeat", context->words->norm_repeat,
                   known ? verdict_of(months >= MONTHS_LEAST && months <= MONTHS_MOST) : RULE_UNKNOWN,
                   known ? words_date(context->arena, context->words, (Date){ then.year, then.month, 0 })
                         : S("") };
}

// ---- all of them ----

static json_t *rule_facts(const FactsContext *context, const Rule *rule)
{
    const Words *words = context->words;
    const char *const verdict[] = { [RULE_NOT_MET] = words->rule_not_met, [RULE_MET] = words->rule_met,
                                    [RULE_UNKNOWN] = words->rule_unknown };
    static const char *const mark[] = {
        [RULE_NOT_MET] = "not-met", [RULE_MET] = "met", [RULE_UNKNOWN] = "unknown"
    };
    json_t *object = facts_object();
    facts_put_text(object, "id", slice_of(rule->id));
    facts_put_text(object, "text", slice_of(rule->text));
    facts_put(object, "met",
              rule->verdict == RULE_UNKNOWN ? json_null() : json_boolean(rule->verdict == RULE_MET));
    facts_put_flag(object, "is_met", rule->verdict == RULE_MET);
    facts_put_flag(object, "is_not_met", rule->verdict == RULE_NOT_MET);
    facts_put_flag(object, "is_unknown", rule->verdict == RULE_UNKNOWN);
    facts_put_text(object, "verdict", slice_of(verdict[rule->verdict]));
    facts_put_text(object, "mark", slice_of(mark[rule->verdict]));
    facts_put_text(object, "detail", rule->detail);
    return object;
}

static json_t *rules_summary(const FactsContext *context, const Rule *rules, size_t count)
{
    size_t of[3] = { 0, 0, 0 };
    for (size_t i = 0; i < count; i++)
        of[rules[i].verdict]++;
    Date date = context->scan->settings.date;
    json_t *object = facts_object();
    facts_put_text(object, "met_text", facts_part_text(context, of[RULE_MET], count));
    facts_put_people(context, object, "met_count", (int64_t)of[RULE_MET]);
    facts_put_people(context, object, "not_met_count", (int64_t)of[RULE_NOT_MET]);
    facts_put_people(context, object, "unknown_count", (int64_t)of[RULE_UNKNOWN]);
    facts_put_people(context, object, "count", (int64_t)count);
    facts_put_number_words(context, object, "met_count", (int64_t)of[RULE_MET]);
    facts_put_number_words(context, object, "not_met_count", (int64_t)of[RULE_NOT_MET]);
    facts_put_number_words(context, object, "count", (int64_t)count);
    facts_put_flag(object, "none_met", of[RULE_MET] == 0);
    facts_put_flag(object, "one_met", of[RULE_MET] == 1);
    facts_put_flag(object, "all_met", of[RULE_MET] == count);
    facts_put_flag(object, "has_not_met", of[RULE_NOT_MET] > 0);
    facts_put_flag(object, "one_not_met", of[RULE_NOT_MET] == 1);
    facts_put_flag(object, "has_unknown", of[RULE_UNKNOWN] > 0);
    facts_put_flag(object, "one_unknown", of[RULE_UNKNOWN] == 1);
    facts_put_count(object, "next_year", date_is_none(date) ? -1 : date.year + 2);
    return object;
}

void facts_put_rules(const FactsContext *context, json_t *tree)
{
    HeardCounts heard = facts_heard(context);
    const Rule rules[] = {
        rule_questions(context),        rule_order(context),
        rule_sponsor(context),          rule_response(context),
        rule_response_departments(context), rule_interviews(context, heard),
        rule_cx(context, heard),        rule_departments(context, heard),
        rule_spread(context, heard),    rule_desk(context),
        rule_repeat(context),
    };
    size_t count = sizeof rules / sizeof *rules;
    json_t *array = facts_array(), *by_id = facts_object();
    for (size_t i = 0; i < count; i++) {
        facts_append(array, rule_facts(context, &rules[i]));
        facts_put(by_id, rules[i].id, rule_facts(context, &rules[i]));
    }
    facts_put(tree, "rules", array);
    facts_put(tree, "rule", by_id);
    facts_put(tree, "rules_summary", rules_summary(context, rules, count));
}
