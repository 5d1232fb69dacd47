// SPDX-License-Identifier: EUPL-1.2
// A finding is bound by a copy of its nodes in which each tag is its value and each reference its links. In a
// plain text of the front matter references stay as they were written.
#include "references/binding.h"

#include <assert.h>
#include <string.h>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/json.h"
#include "facts/messages.h"
#include "facts/notes.h"
#include "facts/reading.h"
#include "facts/record_json.h"
#include "language/says.h"
#include "model/finding.h"
#include "model/scan.h"
#include "model/strings.h"
#include "model/summary.h"
#include "notes/notes.h"
#include "notes/points.h"
#include "notes/references.h"
#include "references/messages.h"
#include "references/names.h"
#include "references/typed_numbers.h"

// Which numbers there are.
typedef struct NumberSet {
    bool *there;
    size_t count; // one more than the highest
} NumberSet;

typedef struct Binding {
    const FactsContext *context;
    const json_t *tree;
    const json_t *pillar; // NULL: of the scan as a whole
    NumberSet interviews, documents;
} Binding;

static void add_number(Arena *arena, NumberSet *numbers, size_t *room, int number)
{
    for (; numbers->count <= (size_t)number; numbers->count++)
        numbers->there =
            arena_grow(arena, numbers->there, sizeof *numbers->there, numbers->count, room);
    assert(numbers->there);
    numbers->there[number] = true;
}

// Of a pillar, or with PILLARS of the scan as a whole.
static Binding binding_of(const FactsContext *context, const json_t *tree, size_t pillar)
{
    const Scan *scan = context->scan;
    Binding b = { .context = context,
                  .tree = tree,
                  .pillar = pillar < PILLARS
                                ? json_array_get(json_object_get(tree, "pillars"), pillar)
                                : NULL };
    size_t interviews = 0, documents = 0;
    for (size_t i = 0; i < scan->interview_count; i++)
        add_number(context->arena, &b.interviews, &interviews, scan->interviews[i].number);
    for (size_t i = 0; i < scan->desk_count; i++)
        add_number(context->arena, &b.documents, &documents, scan->desk[i].number);
    return b;
}

// ---- references ----

static bool has(const NumberSet *numbers, uint64_t number)
{
    return number < numbers->count && numbers->there[number];
}

static bool is_there(const Binding *b, const Citation *cited)
{
    switch (cited->kind) {
    case CITE_QUESTION:
        return cited->pillar >= 1 && cited->pillar <= PILLARS && cited->number >= 1 &&
               cited->number <= QUESTIONS;
    case CITE_INTERVIEW: return has(&b->interviews, cited->number);
    case CITE_DOCUMENT: return has(&b->documents, cited->number);
    case CITE_MISSPELT: break;
    }
    return false;
}

// The ids of the rows in the appendices.
static Slice anchor_of(Arena *arena, const Citation *cited)
{
    int pillar = (int)cited->pillar, number = (int)cited->number;
    if (cited->kind == CITE_QUESTION)
        return slice_print(arena, "question-%d-%d", pillar, number);
    return slice_print(arena, cited->kind == CITE_INTERVIEW ? "interview-%d" : "document-%d",
                       number);
}

// "1.3" alone does not say that it is a question's number, least of all in a reader's list of links.
// "vragen 4.3; 4.7" says it once.
static Slice cited_text(const Binding *b, const Citation *cited, bool *said)
{
    Arena *arena = b->context->arena;
    char first = cited->text.len ? cited->text.at[0] : '0';
    bool bare = cited->kind == CITE_QUESTION && ascii_is_digit(first);
    *said = *said || (cited->kind == CITE_QUESTION && !bare);
    if (bare && !*said)
        return slice_print(arena, "%s\u00a0%.*s", b->context->scan->written_strings->cited_question,
                           SLICE_ARGS(cited->text));
    // "gesprek 4" stays on one line.
    size_t space = slice_find(cited->text, S(" "));
    if (space == cited->text.len)
        return cited->text;
    Slice after = slice_trim(slice_part(cited->text, space, cited->text.len));
    return slice_print(arena, "%.*s\u00a0%.*s", (int)space, cited->text.at, SLICE_ARGS(after));
}

static Node *add_text(Arena *arena, Node *parent, Slice text)
{
    Node *node = node_new(arena, NODE_TEXT);
    node->text = text;
    node->place = parent->place;
    node_append(parent, node);
    return node;
}

// "; " stands against what is before it, " en " does not.
static Slice divider_text(Arena *arena, Slice written)
{
    Slice sign = slice_trim(written);
    bool apart = sign.at > written.at && !strchr(",;", sign.at[0]);
    const char *before = apart ? " " : "", *after = slice_ends(written, S(" ")) ? " " : "";
    return slice_print(arena, "%s%.*s%s", before, SLICE_ARGS(sign), after);
}

static void bind_reference(const Binding *b, Node *node)
{
    Arena *arena = b->context->arena;
    Slice inside = node->argument;
    bool said = false;
    node->text = S("");
    add_text(arena, node, S("["));
    for (Citation cited; citation_next(&inside, &cited);) {
        Node *parent = node;
        if (cited.before.len)
            add_text(arena, node, divider_text(arena, cited.before));
        if (is_there(b, &cited)) {
            parent = node_new(arena, NODE_LINK);
            parent->target = slice_print(arena, "#%.*s", SLICE_ARGS(anchor_of(arena, &cited)));
            parent->place = node->place;
            node_append(node, parent);
        }
        add_text(arena, parent, cited_text(b, &cited, &said));
    }
    add_text(arena, node, S("]"));
}

// ---- filling in ----

static void bind_tag(const Binding *b, Node *node)
{
    Slice value;
    if (!tag_is_closed(node->text))
        return;
    NameKind kind = facts_name(b->context, b->tree, b->pillar, node->argument, &value);
    if (kind == NAME_TEXT || kind == NAME_EMPTY)
        node->text = slice_copy(b->context->arena, value);
}

static Node *bound(const Binding *b, const Node *node, bool plain)
{
    if (!node)
        return NULL;
    Node *copy = node_copy(b->context->arena, node);
    if (node->kind == NODE_TAG)
        bind_tag(b, copy);
    else if (node->kind == NODE_REFERENCE && !plain)
        bind_reference(b, copy);
    for (const Node *child = node->first; child; child = child->next)
        node_append(copy, bound(b, child, plain));
    return copy;
}

static Slice bound_plain(const Binding *b, const Node *part)
{
    return note_plain(b->context->arena, bound(b, part, true));
}

static void bind_recommendations(const Binding *b, const Node *root, FindingsFacts *findings)
{
    Arena *arena = b->context->arena;
    size_t count = note_point_count(root);
    RecommendationFacts *items = arena_many(arena, RecommendationFacts, count), *item = items;
    for (const Node *point = NULL; (point = note_point_next(root, point)) != NULL; item++) {
        Node *rest;
        item->title = point_title(arena, point_line(arena, point), &rest);
        item->rest = note_texts_markdown(b->context->notes, rest);
    }
    findings->recommendations = note_texts_markdown(b->context->notes, root);
    findings->recommendation_items = items;
    findings->recommendation_count = count;
    findings->first_recommendation = count ? items : NULL;
}

// ---- the parts of the facts ----

static void bind_pillar(const FactsContext *context, Facts *facts, size_t index)
{
    const Findings *written = &context->scan->findings[index];
    const Binding b = binding_of(context, facts->tree, index);
    PillarFacts *pillar = &facts->pillars[index];
    FindingsFacts *findings = &pillar->findings;
    Node *const *part = written->part;
    bind_recommendations(&b, bound(&b, part[FINDING_RECOMMENDATIONS], false), findings);
    findings->heading = bound_plain(&b, part[FINDING_HEADING]);
    facts_set_conclusions(context, findings, bound(&b, part[FINDING_CONCLUSIONS], false));
    findings->examples =
        note_texts_markdown(context->notes, bound(&b, part[FINDING_EXAMPLES], false));
    pillar->reason = bound_plain(&b, part[FINDING_REASON]);
    pillar->reason_md = note_texts_markdown(context->notes, bound(&b, part[FINDING_REASON], false));
    json_t *json = json_array_get(json_object_get(facts->tree, "pillars"), index);
    facts_put(json, "findings", record_json(&facts->style, &findings_record, findings));
    facts_put_text(json, "reason", pillar->reason);
    facts_put_text(json, "reason_md", pillar->reason_md);
}

static const PointFacts *points_of(const Binding *b, const Node *part, bool decisions)
{
    Arena *arena = b->context->arena;
    const Node *root = bound(b, part, false);
    PointFacts *points = arena_many(arena, PointFacts, note_point_count(root)), *put = points;
    for (const Node *point = NULL; (point = note_point_next(root, point)) != NULL; put++) {
        Decision decision = { .what = point_line(arena, point) };
        if (decisions)
            decision_read(arena, decision.what, &decision);
        put->text = note_texts_markdown(b->context->notes, decision.what);
        put->who = note_texts_markdown(b->context->notes, decision.who);
        put->when = note_texts_markdown(b->context->notes, decision.when);
    }
    return points;
}

static MessageFacts message_of(const FactsContext *context, const json_t *tree)
{
    const Binding b = binding_of(context, tree, PILLARS);
    Node *const *part = context->scan->summary.part;
    size_t points = note_point_count(part[SUMMARY_MESSAGE]);
    size_t decisions = note_point_count(part[SUMMARY_DECISIONS]);
    return (MessageFacts){
        .heading = bound_plain(&b, part[SUMMARY_HEADING]),
        .lead = bound_plain(&b, part[SUMMARY_LEAD]),
        .has_points = points > 0,
        .points = points_of(&b, part[SUMMARY_MESSAGE], false),
        .point_count = points,
        .has_decisions = decisions > 0,
        .one_decision = decisions == 1,
        .decisions_count = count_value(true, (int64_t)decisions),
        .decisions = points_of(&b, part[SUMMARY_DECISIONS], true),
        .decision_number = decisions,
    };
}

// Is there anything for the page that says what follows?
static WhatNow what_now_of(const Facts *facts)
{
    WhatNow now = { false };
    for (size_t p = 0; p < PILLARS; p++) {
        const PillarFacts *pillar = &facts->pillars[p];
        now.has_conclusions = now.has_conclusions || pillar->findings.heading.len;
        now.has_advice = now.has_advice || pillar->findings.first_recommendation;
        now.has_actions = now.has_actions || pillar->open_actions_text.len;
    }
    int64_t withheld = facts->withheld.withheld_count.number;
    now.has_rows = now.has_conclusions || now.has_advice;
    now.present = now.has_rows || facts->message.has_decisions || facts->roadmap.has_next;
    now.has_withheld = facts->withheld.has_departments && withheld > 0;
    now.withheld_is_one = now.has_withheld && withheld == 1;
    now.has_reservations =
        now.has_withheld || facts->response.has_below_half || facts->rules.summary.has_not_met;
    return now;
}

void references_bind(Facts *facts)
{
    const FactsContext *context = facts->context;
    for (size_t p = 0; p < PILLARS; p++)
        bind_pillar(context, facts, p);
    facts->message = message_of(context, facts->tree);
    facts->what_now = what_now_of(facts);
    facts_put(facts->tree, "message", record_json(&facts->style, &message_record, &facts->message));
    facts_put(facts->tree, "what_now",
              record_json(&facts->style, &what_now_record, &facts->what_now));
}

// ---- complaints ----

static void check_tag(const Binding *b, const Node *tag, Diagnostics *d)
{
    Slice text, name = tag->argument;
    if (!tag_is_closed(tag->text)) {
        diagnose(d, DIAG_TEMPLATE_TAG_OPEN, tag->place, S("}}"));
        return;
    }
    bool steers = name.len && slice_find(S("#^/>!=&"), slice_part(name, 0, 1)) < 7;
    if (steers || !name.len) {
        diagnose(d, DIAG_FINDING_TAG_KIND, tag->place, name);
        return;
    }
    switch (facts_name(b->context, b->tree, b->pillar, name, &text)) {
    case NAME_TEXT: break;
    case NAME_EMPTY: diagnose(d, DIAG_FINDING_TAG_EMPTY, tag->place, name); break;
    case NAME_MANY: diagnose(d, DIAG_FINDING_TAG_MANY, tag->place, name); break;
    case NAME_UNKNOWN: diagnose(d, DIAG_TEMPLATE_UNKNOWN_NAME, tag->place, name, text); break;
    }
}

static void misspelt(const Citation *cited, const Node *reference, Arena *arena, Diagnostics *d)
{
    static const char *const *const word[] = { says_cite_question, says_cite_interview,
                                               says_cite_document };
    int number = (int)cited->number;
    diagnose(d, DIAG_FINDING_CITATION_WORD, reference->place, cited->text,
             slice_print(arena, "%s %d", word[cited->meant][0], number),
             slice_print(arena, "%s %d", word[cited->meant][1], number));
}

static void check_reference(const Binding *b, const Node *reference, Diagnostics *d)
{
    const Scan *scan = b->context->scan;
    Arena *arena = b->context->arena;
    Slice inside = reference->argument;
    for (Citation cited; citation_next(&inside, &cited);) {
        if (is_there(b, &cited))
            continue;
        // Rows about one document have one number.
        size_t count = cited.kind == CITE_INTERVIEW ? scan->interview_count
                       : b->documents.count         ? b->documents.count - 1
                                                    : 0;
        Slice number = slice_print(arena, "%zu", count);
        switch (cited.kind) {
        case CITE_QUESTION:
            diagnose(d, DIAG_FINDING_CITES_QUESTION, reference->place, cited.text);
            break;
        case CITE_INTERVIEW:
            diagnose(d, DIAG_FINDING_CITES_INTERVIEW, reference->place, cited.text, number);
            break;
        case CITE_DOCUMENT:
            diagnose(d, DIAG_FINDING_CITES_DOCUMENT, reference->place, cited.text, number);
            break;
        case CITE_MISSPELT: misspelt(&cited, reference, arena, d); break;
        }
    }
}

static void check_part(const Binding *b, const Node *part, Diagnostics *d)
{
    for (const Node *node = NULL; (node = note_hole_next(part, node)) != NULL;) {
        if (node->kind == NODE_REFERENCE)
            check_reference(b, node, d);
        else
            check_tag(b, node, d);
    }
}

static void check_texts(const FactsContext *context, const json_t *tree, Diagnostics *d)
{
    for (size_t p = 0; p < PILLARS; p++) {
        const Binding b = binding_of(context, tree, p);
        for (int part = 0; part < FINDING_PARTS; part++)
            check_part(&b, context->scan->findings[p].part[part], d);
    }
    const Binding b = binding_of(context, tree, PILLARS);
    for (int part = 0; part < SUMMARY_PARTS; part++)
        check_part(&b, context->scan->summary.part[part], d);
}

void references_check(const Facts *facts, Diagnostics *d)
{
    Arena *arena = arena_new();
    FactsContext context = *facts->context;
    context.arena = context.style.arena = arena;
    context.lists = arena_many(arena, NamedList, NAMED_LISTS);
    check_texts(&context, facts->tree, d);
    typed_numbers_check(&context, facts->tree, d);
    arena_free(arena);
}
