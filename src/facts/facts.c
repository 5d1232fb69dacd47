#include "facts/facts.h"

#include "facts/binding.h"
#include "facts/changes.h"
#include "facts/parts.h"

static json_t *words_facts(const Words *words)
{
    json_t *object = facts_object();
#define WORD(name) facts_put(object, #name, json_string(words->name));
    WORDS(WORD)
#undef WORD
    return object;
}

static json_t *terms_facts(const FactsContext *context)
{
    const Words *words = context->words;
    Arena *arena = context->arena;
    json_t *object = facts_object();
    facts_put_text(object, "customer", slice_of(words->term_customer));
    facts_put_text(object, "customers", slice_of(words->term_customers));
    facts_put_text(object, "experience", slice_of(words->term_experience));
    facts_put_text(object, "customer_capital", term_capital(arena, slice_of(words->term_customer)));
    facts_put_text(object, "customers_capital", term_capital(arena, slice_of(words->term_customers)));
    facts_put_text(object, "experience_capital", term_capital(arena, slice_of(words->term_experience)));
    return object;
}

// The name of an interview's file may hold that of a department, or of a person: it is called by its number.
static Slice source_name(const FactsContext *context, const TextMap *interviews, const Source *source)
{
    uint32_t at;
    if (!text_map_find(interviews, source->name, &at))
        return source->name;
    return slice_print(context->arena, "%s %d", context->words->interview,
                       context->scan->interviews[at].number);
}

// All files; and the same in two halves, which stand side by side.
static void put_sources(const FactsContext *context, json_t *tree)
{
    enum { SHORT = 16 }; // digits: 64 bits, which nobody hits by chance
    const Scan *scan = context->scan;
    json_t *all = facts_array(), *halves[2] = { facts_array(), facts_array() };
    TextMap *interviews = text_map_new(context->arena); // by file
    for (size_t i = 0; i < scan->interview_count; i++)
        text_map_add(interviews, scan->interviews[i].file, (uint32_t)i);
    for (size_t i = 0; i < scan->source_count; i++) {
        Slice sha256 = scan->sources[i].sha256;
        json_t *object = facts_object();
        facts_put_text(object, "name", source_name(context, interviews, &scan->sources[i]));
        // Beside the numbers that are printed, a digest of a few others tells which they are.
        if (scan->sources[i].guessable)
            sha256 = S("");
        facts_put_text(object, "sha256", sha256);
        facts_put_cell(object, "sha256_short",
                       slice_part(sha256, 0, sha256.len < SHORT ? sha256.len : SHORT));
        facts_append(all, object);
        facts_append(halves[i >= (scan->source_count + 1) / 2], json_incref(object));
    }
    facts_put(tree, "sources", all);
    facts_put(tree, "sources_left", halves[0]);
    facts_put(tree, "sources_right", halves[1]);
    facts_put_flag(tree, "has_sources_right", json_array_size(halves[1]) > 0);
}

static json_t *generator_facts(void)
{
    json_t *object = facts_object();
    facts_put_text(object, "name", S("cxscan"));
    facts_put_text(object, "version", S(CXSCAN_VERSION));
    return object;
}

// Every key is there; what did change, only the documents made before can tell.
static void put_no_changes(json_t *tree, const Words *words)
{
    json_t *nothing = facts_object();
    facts_put(tree, "changes", changes_make(NULL, nothing, words, S(""), 0));
    json_decref(nothing);
}

void facts_put_changes(json_t *tree, const Scan *scan, const json_t *since, const json_t *state)
{
    enum { LINES_MOST = 8 }; // of one kind, so that one page becomes two at most
    facts_put(tree, "changes", changes_make(since, state, scan->words, scan->changes, LINES_MOST));
}

static void put_evidence(const FactsContext *context, json_t *tree)
{
    InterviewList interviews = facts_interviews(context);
    InterviewSummary heard = facts_interview_summary(context);
    InterviewAdvice advice = facts_interview_advice(context);
    DeskList desk = facts_desk(context);
    DeskKindFacts kinds[DESK_CHECKLIST];
    for (int i = 0; i < DESK_CHECKLIST; i++)
        kinds[i] = facts_desk_kind(context, (DeskKind)(DESK_JOURNEY + i));
    DeskSummary read = facts_desk_summary(context);
    facts_put(tree, "interviews",
              records_json(&context->style, &interview_record, interviews.items, interviews.count));
    facts_put(tree, "interview_summary", record_json(&context->style, &interview_summary_record, &heard));
    facts_put(tree, "interview_advice", record_json(&context->style, &interview_advice_record, &advice));
    facts_put(tree, "desk", records_json(&context->style, &desk_record, desk.items, desk.count));
    facts_put(tree, "desk_kinds", records_json(&context->style, &desk_kind_record, kinds, DESK_CHECKLIST));
    facts_put(tree, "desk_summary", record_json(&context->style, &desk_summary_record, &read));
    facts_put_flag(tree, "has_evidence", context->scan->interview_count + context->scan->desk_count > 0);
    RulesFacts rules = facts_rules(context);
    record_put(&context->style, tree, &rules_record, &rules);
}

json_t *facts_make(const Scan *scan, const Results *results)
{
    Arena *arena = arena_new();
    FactsContext context = facts_context(arena, scan, results);
    json_t *tree = facts_object();
    facts_put_count(tree, "schema", 1);
    ScanFacts of_scan = facts_scan(&context);
    ResponseFacts response = facts_response(&context);
    BalanceFacts balance = facts_balance(&context);
    facts_put(tree, "scan", record_json(&context.style, &scan_record, &of_scan));
    facts_put(tree, "response", record_json(&context.style, &response_record, &response));
    facts_put(tree, "balance", record_json(&context.style, &balance_record, &balance));
    PillarFacts *pillars = arena_many(arena, PillarFacts, PILLARS);
    for (int p = 0; p < PILLARS; p++)
        pillars[p] = facts_pillar(&context, (Pillar)p);
    facts_put(tree, "pillars", records_json(&context.style, &pillar_record, pillars, PILLARS));
    const GroupFacts groups[2] = { facts_group(&context, 0), facts_group(&context, 1) };
    facts_put(tree, "groups", records_json(&context.style, &group_record, groups, 2));
    ConnectionFacts connections[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++)
        connections[i] = facts_connection(&context, i);
    ConnectionSummary together = facts_connection_summary(&context);
    facts_put(tree, "connections",
              records_json(&context.style, &connection_record, connections, CONNECTIONS));
    facts_put(tree, "connection_summary", record_json(&context.style, &connection_summary_record, &together));
    DepartmentList departments = facts_departments(&context), ranked = facts_departments_by_mean(&context);
    DepartmentSpread spread = facts_department_spread(&context);
    WithheldFacts withheld = facts_withheld(&context);
    facts_put(tree, "departments",
              records_json(&context.style, &department_record, departments.items, departments.count));
    facts_put(tree, "departments_by_mean",
              records_json(&context.style, &ranked_department_record, ranked.items, ranked.count));
    facts_put(tree, "department_spread", record_json(&context.style, &department_spread_record, &spread));
    record_put(&context.style, tree, &withheld_record, &withheld);
    SummaryFacts summary = facts_summary(&context);
    facts_put(tree, "summary", record_json(&context.style, &summary_record, &summary));
    ScanChangeFacts change = facts_change(&context);
    facts_put(tree, "change", record_json(&context.style, &scan_change_record, &change));
    put_evidence(&context, tree);
    RoadmapFacts roadmap = facts_roadmap(&context);
    facts_put(tree, "roadmap", record_json(&context.style, &roadmap_record, &roadmap));
    facts_put_pillar_actions(&context, tree);
    facts_put_quotes_left(tree);
    facts_put(tree, "method", facts_method(&context));
    facts_put(tree, "privacy", facts_privacy(&context, tree));
    put_sources(&context, tree);
    facts_put(tree, "generator", generator_facts());
    Checklist list = checklist_make(arena, scan, scan->words);
    NeedFacts needs[NEEDS];
    for (int i = 0; i < NEEDS; i++)
        needs[i] = facts_need(&list.need[i]);
    facts_put(tree, "checklist", records_json(&context.style, &need_record, needs, NEEDS));
    put_no_changes(tree, scan->words);
    facts_put(tree, "words", words_facts(scan->words));
    facts_put(tree, "terms", terms_facts(&context));
    facts_bind(&context, tree);
    arena_free(arena);
    return tree;
}

void facts_check_findings(Diagnostics *d, const Scan *scan, const Results *results, const json_t *tree)
{
    Arena *arena = arena_new();
    FactsContext context = facts_context(arena, scan, results);
    findings_check_holes(&context, tree, d);
    findings_check_figures(&context, tree, d);
    arena_free(arena);
}
