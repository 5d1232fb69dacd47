// What people said and wrote: interviews, findings, open answers, documents. Markdown of the user's stays
// Markdown (notes.h made it safe); all else is plain text.
#include "facts/parts.h"

#include <stdlib.h>
#include <string.h>

static json_t *said(const FactsContext *context, const Interview *interview, Slice department,
                    const InterviewItem *item)
{
    Slice role = interview->role, source = role.len ? role : department;
    if (role.len && department.len)
        source = slice_print(context->arena, "%.*s, %.*s", SLICE_ARGS(role), SLICE_ARGS(department));
    json_t *object = facts_object();
    facts_put_text(object, "text", item->text);
    facts_put_count(object, "number", interview->number);
    facts_put_text(object, "anchor", slice_print(context->arena, "interview-%d", interview->number));
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
    size_t items = 0, heard = 0;
    for (int k = 0; k < KINDS; k++)
        list[k] = facts_array();
    for (size_t i = 0; i < context->scan->interview_count; i++) {
        const Interview *interview = &context->scan->interviews[i];
        size_t before = items;
        Slice department = facts_interview_department(context, interview);
        for (size_t k = 0; k < interview->item_count; k++) {
            const InterviewItem *item = &interview->items[k];
            if (item->pillar != pillar)
                continue;
            facts_append(list[item->kind], said(context, interview, department, item));
            items++;
        }
        heard += items > before;
    }
    json_t *object = facts_object();
    bool points = json_array_size(list[ITEM_STRENGTH]) > 0 || json_array_size(list[ITEM_WEAKNESS]) > 0;
    facts_put_flag(object, "present", items > 0);
    facts_put_count(object, "count", (int64_t)heard);
    facts_put_count(object, "total", (int64_t)context->scan->interview_count);
    facts_put_text(object, "count_text", facts_part_text(context, heard, context->scan->interview_count));
    facts_put_people(context, object, "strengths_count", (int64_t)json_array_size(list[ITEM_STRENGTH]));
    facts_put_people(context, object, "weaknesses_count", (int64_t)json_array_size(list[ITEM_WEAKNESS]));
    facts_put_flag(object, "has_points", points);
    facts_put_flag(object, "shown", items > 0);
    for (int k = 0; k < KINDS; k++) {
        facts_put_flag(object, flag[k], json_array_size(list[k]) > 0);
        facts_put(object, key[k], list[k]);
    }
    return object;
}

// Does the Markdown begin with text, rather than with a heading, a list, a quotation, a table or code?
static bool begins_with_paragraph(Slice text)
{
    size_t digits = 0;
    while (digits < text.len && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    bool number = digits && digits < text.len && strchr(".)", text.at[digits]);
    bool bullet = text.len > 1 && strchr("-*+", text.at[0]) && text.at[1] == ' ';
    return text.len && !number && !bullet && !strchr("#>|`~", text.at[0]);
}

void facts_put_conclusions(json_t *findings, Slice text)
{
    size_t end = begins_with_paragraph(text) ? slice_find(text, S("\n\n")) : 0;
    facts_put_text(findings, "conclusions", text);
    facts_put_text(findings, "conclusion_first", slice_part(text, 0, end));
    facts_put_text(findings, "conclusion_rest", slice_trim(slice_part(text, end, text.len)));
}

json_t *facts_findings(const FactsContext *context, Pillar pillar)
{
    const Findings *findings = &context->scan->findings[pillar];
    json_t *object = facts_object();
    facts_put_flag(object, "present", findings->present);
    facts_put_text(object, "heading", findings->heading);
    facts_put_conclusions(object, findings->conclusions);
    facts_put_text(object, "recommendations", findings->recommendations);
    facts_put(object, "recommendation_items", facts_array());
    facts_put(object, "first_recommendation", json_null());
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
    const Responses *responses = &context->scan->responses;
    size_t count = 0, room = 0;
    Slice *texts = NULL;
    for (size_t i = 0; context->results->open_shown && i < responses->open_count; i++) {
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
