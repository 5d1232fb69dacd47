// What people said and wrote: interviews, findings, open answers, documents. Markdown of the user's stays
// Markdown (ingest made it safe); all else is plain text.
#include "facts/parts.h"

#include <stdlib.h>

// The department of an interview, where naming it beside a role points at nobody: it has enough
// respondents for open answers and quotes, and is not withheld. Empty otherwise, also for a department
// that is not in the responses, whose size nobody knows.
static Slice named_department(const FactsContext *context, const Interview *interview)
{
    const Scan *scan = context->scan;
    Slice key = text_key(context->arena, interview->department);
    for (size_t d = 0; key.len && d < scan->department_count; d++) {
        const DepartmentResult *result = &context->results->department[d];
        if (slice_equal(text_key(context->arena, scan->departments[d].name), key))
            return !result->withheld && result->n >= (uint64_t)scan->settings.min_group_open ?
                       scan->departments[d].name :
                       S("");
    }
    return S("");
}

static json_t *said(const FactsContext *context, const Interview *interview, Slice department,
                    const InterviewItem *item)
{
    Slice role = interview->role, source = role.len ? role : department;
    if (role.len && department.len)
        source = slice_print(context->arena, "%.*s, %.*s", SLICE_ARGS(role), SLICE_ARGS(department));
    json_t *object = facts_object();
    facts_put_text(object, "text", item->text);
    facts_put_text(object, "role", interview->role);
    facts_put_text(object, "department", department);
    facts_put_text(object, "source_text", source);
    return object;
}

json_t *facts_pillar_interviews(const FactsContext *context, Pillar pillar)
{
    enum { KINDS = 4 };
    static const char *const key[KINDS] = { [ITEM_STRENGTH] = "strengths", [ITEM_WEAKNESS] = "weaknesses",
                                            [ITEM_QUOTE] = "quotes", [ITEM_TEXT] = "texts" };
    static const char *const flag[KINDS] = { [ITEM_STRENGTH] = "has_strengths",
                                             [ITEM_WEAKNESS] = "has_weaknesses",
                                             [ITEM_QUOTE] = "has_quotes",
                                             [ITEM_TEXT] = "has_texts" };
    json_t *list[KINDS];
    size_t items = 0;
    for (int k = 0; k < KINDS; k++)
        list[k] = facts_array();
    for (size_t i = 0; i < context->scan->interview_count; i++) {
        const Interview *interview = &context->scan->interviews[i];
        Slice department = named_department(context, interview);
        for (size_t k = 0; k < interview->item_count; k++) {
            const InterviewItem *item = &interview->items[k];
            if (item->pillar != pillar)
                continue;
            facts_append(list[item->kind], said(context, interview, department, item));
            items++;
        }
    }
    json_t *object = facts_object();
    bool points = json_array_size(list[ITEM_STRENGTH]) > 0 || json_array_size(list[ITEM_WEAKNESS]) > 0;
    facts_put_flag(object, "present", items > 0);
    facts_put_flag(object, "has_points", points);
    facts_put_flag(object, "shown", points || json_array_size(list[ITEM_QUOTE]) > 0);
    for (int k = 0; k < KINDS; k++) {
        facts_put_flag(object, flag[k], json_array_size(list[k]) > 0);
        facts_put(object, key[k], list[k]);
    }
    return object;
}

json_t *facts_findings(const FactsContext *context, Pillar pillar)
{
    const Findings *findings = &context->scan->findings[pillar];
    json_t *object = facts_object();
    facts_put_flag(object, "present", findings->present);
    facts_put_text(object, "heading", findings->heading);
    facts_put_text(object, "conclusions", findings->conclusions);
    facts_put_text(object, "recommendations", findings->recommendations);
    facts_put_text(object, "examples", findings->examples);
    return object;
}

static int by_text(const void *left, const void *right)
{
    return slice_compare(*(const Slice *)left, *(const Slice *)right);
}

// In the order of their own text: the order of the export would tell which answers have one writer.
json_t *facts_open_answers(const FactsContext *context, Pillar pillar)
{
    const Settings *settings = &context->scan->settings;
    const Responses *responses = &context->scan->responses;
    size_t count = 0, room = 0;
    Slice *texts = NULL;
    bool allowed = settings->show_open_answers && !context->results->refused &&
                   context->results->responded >= (uint64_t)settings->min_group_open;
    for (size_t i = 0; allowed && i < responses->open_count; i++) {
        if (responses->open[i].pillar != pillar || !responses->open[i].text.len)
            continue;
        texts = arena_grow(context->arena, texts, sizeof *texts, count, &room);
        texts[count++] = responses->open[i].text;
    }
    if (count)
        qsort(texts, count, sizeof *texts, by_text);
    json_t *items = facts_array();
    for (size_t i = 0; i < count; i++) {
        json_t *item = facts_object();
        facts_put_text(item, "text", texts[i]);
        facts_append(items, item);
    }
    json_t *object = facts_object();
    facts_put_flag(object, "shown", count > 0);
    facts_put(object, "items", items);
    return object;
}

json_t *facts_interviews(const FactsContext *context)
{
    json_t *array = facts_array();
    for (size_t i = 0; i < context->scan->interview_count; i++) {
        const Interview *interview = &context->scan->interviews[i];
        Slice department = named_department(context, interview);
        Date month = { interview->date.year, interview->date.month, 0 };
        json_t *object = facts_object();
        facts_put_cell(object, "role", interview->role);
        facts_put_text(object, "department", department);
        facts_put_cell(object, "department_text", department);
        facts_put_cell(object, "month_text", words_date(context->arena, context->words, month));
        facts_append(array, object);
    }
    return array;
}

json_t *facts_desk(const FactsContext *context)
{
    json_t *array = facts_array();
    for (size_t i = 0; i < context->scan->desk_count; i++) {
        const DeskDocument *document = &context->scan->desk[i];
        Slice none = { "", 0 };
        json_t *object = facts_object();
        facts_put_cell(object, "document", document->document);
        facts_put_cell(object, "kind", document->kind);
        facts_put_text(object, "pillar", document->has_pillar ? pillar_id(document->pillar) : none);
        facts_put_cell(object, "pillar_name",
                       document->has_pillar ? words_pillar(context->words, (int)document->pillar) : none);
        facts_put_cell(object, "finding", document->finding);
        facts_append(array, object);
    }
    return array;
}
