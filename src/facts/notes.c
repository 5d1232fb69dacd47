// SPDX-License-Identifier: EUPL-1.2
// What people said and wrote: interviews, findings, open answers, documents. Markdown of the user's stays
// Markdown (notes.h made it safe); all else is plain text.
#include "facts/notes.h"

#include <stdlib.h>
#include <string.h>

#include "facts/context.h"
#include "facts/interviews.h"
#include "facts/pillar.h"
#include "facts/rows.h"
#include "model/finding.h"
#include "model/responses.h"
#include "model/scan.h"
#include "notes/notes.h"
#include "notes/points.h"

#define RECORD_OF SaidFacts
static const Fact said_table[] = {
    TEXT(text, WRITTEN, "What was said (Markdown)."),
    WHOLE(number, "interview", WRITTEN, "Number of the interview."),
    TEXT(anchor, WRITTEN, "Where the interview stands in the document, such as interview-4."),
    TEXT(role, WRITTEN, "Role of whom it was with."),
    TEXT(department, PLAN, "Department, where it may be named."),
    TEXT(source_text, PLAN, "Role and department together."),
};
#undef RECORD_OF
static RECORD(said_record, SaidFacts, said_table);

#define RECORD_OF SaidList
static const Fact said_list_table[] = {
    FLAG_AS("has_*", any, WRITTEN, "There is one in the list."),
    LIST_AS("*", SaidFacts, items, count, said_record, WRITTEN,
            "What was said of the pillar of that kind."),
};
#undef RECORD_OF
static RECORD(said_list_record, SaidList, said_list_table);

#define RECORD_OF QuoteRow
static const Fact quote_row_table[] = {
    WHOLE(width, "columns", OPEN, "How many of the page's twelve columns each quote has."),
    LIST(quotes, SaidFacts, quote_count, said_record, WRITTEN, "One quote or two."),
};
#undef RECORD_OF
static RECORD(quote_row_record, QuoteRow, quote_row_table);

#define RECORD_OF PillarInterviews
static const Fact interviews_table[] = {
    FLAG(present, WRITTEN, "An interview says something of the pillar."),
    WHOLE(count, "interviews", WRITTEN, "How many interviews say something of it."),
    WHOLE(total, "interviews", WRITTEN, "How many interviews there were."),
    TEXT(count_text, WRITTEN, "Both, such as “9 van 13”."),
    COUNT(strengths_count, "items", WRITTEN, "How many strengths were named."),
    COUNT(weaknesses_count, "items", WRITTEN, "How many weaknesses were named."),
    FLAG(has_points, WRITTEN, "A strength or a weakness was named."),
    FLAG_AS("shown", present, WRITTEN, "The same as present."),
    SPLICE(strengths, SaidList, said_list_record, WRITTEN, "Strengths that were named."),
    SPLICE(weaknesses, SaidList, said_list_record, WRITTEN, "Weaknesses that were named."),
    SPLICE(quotes, SaidList, said_list_record, WRITTEN, "Quotes."),
    SPLICE(texts, SaidList, said_list_record, WRITTEN, "Other texts."),
    FLAG(has_other_quotes, WRITTEN, "There are more quotes than fit in the first row."),
    LIST(first_quotes, QuoteRow, first_count, quote_row_record, WRITTEN,
         "The first row of quotes."),
    LIST(other_quotes, QuoteRow, other_count, quote_row_record, WRITTEN,
         "The other rows of quotes."),
};
#undef RECORD_OF
RECORD(pillar_interviews_record, PillarInterviews, interviews_table);

#define RECORD_OF RecommendationFacts
static const Fact recommendation_table[] = {
    TEXT(title, WRITTEN, "The bold words it begins with, or its first sentence."),
    TEXT(rest, WRITTEN, "What follows, on one line (Markdown)."),
};
#undef RECORD_OF
static RECORD(recommendation_record, RecommendationFacts, recommendation_table);

#define RECORD_OF FindingsFacts
static const Fact findings_table[] = {
    FLAG(present, WRITTEN, "There is a file with findings on the pillar."),
    TEXT(heading, WRITTEN, "Heading of the findings."),
    TEXT(conclusions, WRITTEN, "Conclusions (Markdown)."),
    TEXT(conclusion_first, WRITTEN, "Their first paragraph, where they begin with one (Markdown)."),
    TEXT(conclusion_rest, WRITTEN, "What follows it (Markdown)."),
    TEXT(conclusion_short, WRITTEN,
         "The conclusions where they are 60 words or fewer; else the sentences of their first "
         "paragraph that are, but the first one at least (Markdown)."),
    TEXT(conclusion_sentence, WRITTEN,
         "The first sentence, where they begin with a paragraph (Markdown)."),
    TEXT(recommendations, WRITTEN, "Recommendations (Markdown)."),
    LIST(recommendation_items, RecommendationFacts, recommendation_count, recommendation_record,
         WRITTEN, "The recommendations one by one, where they are a list."),
    PERHAPS(first_recommendation, RecommendationFacts, recommendation_record, WRITTEN,
            "The first of them."),
    TEXT(examples, WRITTEN, "Examples (Markdown)."),
    FLAG(has_draft, WRITTEN,
         "There are no recommendations, and the grid's step stands in for them."),
    TEXT(draft, WRITTEN, "That step of the grid."),
};
#undef RECORD_OF
RECORD(findings_record, FindingsFacts, findings_table);

#define RECORD_OF OpenAnswerFacts
static const Fact open_answer_table[] = {
    TEXT(text, WRITTEN, "What a respondent wrote."),
};
#undef RECORD_OF
static RECORD(open_answer_record, OpenAnswerFacts, open_answer_table);

#define RECORD_OF OpenAnswersFacts
static const Fact open_answers_table[] = {
    FLAG(shown, PLAN, "There are open answers, and they may be shown and were asked for."),
    LIST(items, OpenAnswerFacts, item_count, open_answer_record, PLAN,
         "Open answers in the order of their own text."),
};
#undef RECORD_OF
RECORD(open_answers_record, OpenAnswersFacts, open_answers_table);

// ---- interviews ----

static SaidFacts said(const FactsContext *context, const Interview *interview, Slice department,
                      const InterviewItem *item)
{
    Slice role = interview->role, source = role.len ? role : department;
    if (role.len && department.len)
        source =
            slice_print(context->arena, "%.*s, %.*s", SLICE_ARGS(role), SLICE_ARGS(department));
    return (SaidFacts){
        .text = note_texts_markdown(context->notes, item->line),
        .number = count_value(true, interview->number),
        .anchor = slice_print(context->arena, "interview-%d", interview->number),
        .role = role,
        .department = department,
        .source_text = source,
    };
}

// What was said of the pillar, of one kind.
static SaidList said_list(const FactsContext *context, Pillar pillar, int kind)
{
    SaidFacts *items = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < context->scan->interview_count; i++) {
        const Interview *interview = &context->scan->interviews[i];
        Slice department = facts_interview_department(context, interview);
        for (size_t k = 0; k < interview->item_count; k++) {
            const InterviewItem *item = &interview->items[k];
            if (item->pillar != pillar || (int)item->kind != kind)
                continue;
            items = arena_grow(context->arena, items, sizeof *items, count, &room);
            items[count++] = said(context, interview, department, item);
        }
    }
    return (SaidList){ items, count, count > 0 };
}

static size_t count_heard(const Scan *scan, Pillar pillar)
{
    size_t heard = 0;
    for (size_t i = 0; i < scan->interview_count; i++) {
        bool speaks = false;
        for (size_t k = 0; k < scan->interviews[i].item_count; k++)
            speaks = speaks || scan->interviews[i].items[k].pillar == pillar;
        heard += speaks;
    }
    return heard;
}

// Quotes in rows of at most two, as they stand side by side: the first row, for beside the strengths and
// weaknesses, and the others.
static void add_quote_rows(Arena *arena, PillarInterviews *interviews)
{
    const SaidList *quotes = &interviews->quotes;
    size_t count = (quotes->count + 1) / 2;
    QuoteRow *rows = arena_many(arena, QuoteRow, count);
    for (size_t i = 0; i < count; i++) {
        bool pair = 2 * i + 1 < quotes->count;
        rows[i] =
            (QuoteRow){ count_value(true, pair ? 6 : 12), &quotes->items[2 * i], pair ? 2 : 1 };
    }
    interviews->first_quotes = rows;
    interviews->first_count = count > 0;
    interviews->other_quotes = rows + interviews->first_count;
    interviews->other_count = count - interviews->first_count;
    interviews->has_other_quotes = interviews->other_count > 0;
}

PillarInterviews facts_pillar_interviews(const FactsContext *context, Pillar pillar)
{
    size_t total = context->scan->interview_count, heard = count_heard(context->scan, pillar);
    PillarInterviews interviews = {
        .present = heard > 0,
        .count = count_value(true, (int64_t)heard),
        .total = count_value(true, (int64_t)total),
        .count_text = facts_part_text(context, heard, total),
        .strengths = said_list(context, pillar, ITEM_STRENGTH),
        .weaknesses = said_list(context, pillar, ITEM_WEAKNESS),
        .quotes = said_list(context, pillar, ITEM_QUOTE),
        .texts = said_list(context, pillar, ITEM_REMARK),
    };
    interviews.strengths_count = count_value(true, (int64_t)interviews.strengths.count);
    interviews.weaknesses_count = count_value(true, (int64_t)interviews.weaknesses.count);
    interviews.has_points = interviews.strengths.any || interviews.weaknesses.any;
    add_quote_rows(context->arena, &interviews);
    return interviews;
}

// ---- findings ----

// The blocks from `from` up to `to` (NULL: all behind it), as a text of their own.
static const Node *blocks(Arena *arena, const Node *from, const Node *to)
{
    Node *root = node_new(arena, NODE_DOCUMENT);
    for (; from != to; from = from->next)
        node_append(root, node_copy_all(arena, from));
    return root;
}

void facts_set_conclusions(const FactsContext *context, FindingsFacts *findings, const Node *root)
{
    enum { BRIEF = 60 }; // words
    Arena *arena = context->arena;
    const Node *first = root ? root->first : NULL;
    const Node *second = first && first->kind == NODE_PARAGRAPH ? first->next : first;
    findings->conclusions = note_texts_markdown(context->notes, root);
    findings->conclusion_first = note_texts_markdown(context->notes, blocks(arena, first, second));
    findings->conclusion_rest = note_texts_markdown(context->notes, blocks(arena, second, NULL));
    bool brief = point_words(arena, root) <= BRIEF;
    findings->conclusion_short =
        brief ? findings->conclusions
              : note_texts_markdown(context->notes, point_beginning(arena, first, BRIEF));
    findings->conclusion_sentence =
        note_texts_markdown(context->notes, point_beginning(arena, first, 0));
}

// Where nobody wrote a recommendation, the grid's step from the present phase stands in for it.
FindingsFacts facts_findings(const FactsContext *context, Pillar pillar, const GridFacts *grid)
{
    const Findings *written = &context->scan->findings[pillar];
    Node *const *part = written->part;
    bool draft = !part[FINDING_RECOMMENDATIONS] && grid->present;
    FindingsFacts findings = {
        .present = written->present,
        .heading = note_plain(context->arena, part[FINDING_HEADING]),
        .recommendations = note_texts_markdown(context->notes, part[FINDING_RECOMMENDATIONS]),
        .examples = note_texts_markdown(context->notes, part[FINDING_EXAMPLES]),
        .has_draft = draft,
        .draft = draft ? grid->step_text : S(""),
    };
    facts_set_conclusions(context, &findings, part[FINDING_CONCLUSIONS]);
    return findings;
}

// ---- open answers ----

static int by_text(const void *left, const void *right)
{
    return slice_compare(((const OpenAnswerFacts *)left)->text,
                         ((const OpenAnswerFacts *)right)->text);
}

// In the order of their own text: the order of the export would tell which answers have one writer.
OpenAnswersFacts facts_open_answers(const FactsContext *context, Pillar pillar)
{
    const Responses *responses = &context->scan->responses;
    size_t count = 0, room = 0;
    OpenAnswerFacts *items = NULL;
    for (size_t i = 0; context->results->open_shown && i < responses->open_count; i++) {
        if (responses->open[i].pillar != pillar || !responses->open[i].text.len)
            continue;
        items = arena_grow(context->arena, items, sizeof *items, count, &room);
        items[count++].text = responses->open[i].text;
    }
    if (count)
        qsort(items, count, sizeof *items, by_text);
    return (OpenAnswersFacts){ .shown = count > 0, .items = items, .item_count = count };
}
