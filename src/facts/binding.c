// A text of a finding is put together from its own letters and, for each hole, a value or a link. In Markdown
// the values are escaped; the plain texts of the front matter are escaped by the template.
#include "facts/binding.h"

#include <string.h>

#include "base/buffer.h"
#include "facts/messages.h"
#include "facts/names.h"
#include "facts/parts.h"
#include "facts/reading.h"
#include "facts/rows.h"
#include "language/says.h"
#include "notes/finding_text.h"
#include "notes/holes.h"
#include "notes/notes.h"
#include "notes/summary.h"

#define RECORD_OF PointFacts
static const Fact point_table[] = {
    TEXT(text, WRITTEN, "What is said, on one line (Markdown)."),
};
static const Fact decision_table[] = {
    TEXT(text, WRITTEN, "What is asked, on one line (Markdown)."),
    TEXT(who, WRITTEN, "Who decides."),
    TEXT(when, WRITTEN, "When."),
};
#undef RECORD_OF
static RECORD(point_record, PointFacts, point_table);
static const Record decision_record = { "DecisionFacts", sizeof(PointFacts), decision_table, 3 };

#define RECORD_OF MessageFacts
static const Fact message_table[] = {
    TEXT(heading, WRITTEN, "Heading of the message."),
    TEXT(lead, WRITTEN, "What goes before its points."),
    FLAG(has_points, WRITTEN, "It has a point."),
    LIST(points, PointFacts, point_count, point_record, WRITTEN, "Its points, three at most."),
    FLAG(has_decisions, WRITTEN, "A decision is asked for."),
    FLAG(one_decision, WRITTEN, "Exactly one is."),
    COUNT(decisions_count, "decisions", WRITTEN, "How many decisions are asked for."),
    WORDS_OF(decisions_count, "decisions", WRITTEN, "That number in words."),
    LIST(decisions, PointFacts, decision_number, decision_record, WRITTEN, "The decisions, five at most."),
};
#undef RECORD_OF
RECORD(message_record, MessageFacts, message_table);

#define RECORD_OF WhatNow
static const Fact what_now_table[] = {
    FLAG(present, WRITTEN, "There is something to say of it."),
    FLAG(has_conclusions, WRITTEN, "A pillar has a heading of its findings."),
    FLAG(has_advice, WRITTEN, "A pillar has a first recommendation."),
    FLAG(has_actions, OPEN, "A pillar has an action that is not done."),
    FLAG(has_rows, WRITTEN, "One of the first two is."),
    FLAG(has_withheld, PLAN, "Departments are withheld."),
    FLAG(withheld_is_one, PLAN, "Exactly one is."),
    FLAG(has_reservations, PLAN, "One is, or a rate is below half, or a rule is not met."),
};
#undef RECORD_OF
RECORD(what_now_record, WhatNow, what_now_table);

// Which numbers there are.
typedef struct Numbers {
    bool *there;
    size_t count; // one more than the highest
} Numbers;

typedef struct Binding {
    const FactsContext *context;
    const json_t *tree;
    const json_t *pillar; // NULL: of the scan as a whole
    Numbers interviews, documents;
} Binding;

static void add_number(Arena *arena, Numbers *numbers, size_t *room, int number)
{
    for (; numbers->count <= (size_t)number; numbers->count++)
        numbers->there = arena_grow(arena, numbers->there, sizeof *numbers->there, numbers->count, room);
    numbers->there[number] = true;
}

// Of a pillar, or with PILLARS of the scan as a whole.
static Binding binding_of(const FactsContext *context, const json_t *tree, size_t pillar)
{
    const Scan *scan = context->scan;
    Binding b = { .context = context,
                  .tree = tree,
                  .pillar = pillar < PILLARS ?
                                json_array_get(json_object_get(tree, "pillars"), pillar) : NULL };
    size_t interviews = 0, documents = 0;
    for (size_t i = 0; i < scan->interview_count; i++)
        add_number(context->arena, &b.interviews, &interviews, scan->interviews[i].number);
    for (size_t i = 0; i < scan->desk_count; i++)
        add_number(context->arena, &b.documents, &documents, scan->desk[i].number);
    return b;
}

// ---- citations ----

static bool has(const Numbers *numbers, uint64_t number)
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
    return slice_print(arena, cited->kind == CITE_INTERVIEW ? "interview-%d" : "document-%d", number);
}

// "gesprek 4" stays on one line.
static Slice unbroken(Arena *arena, Slice text)
{
    size_t space = slice_find(text, S(" "));
    if (space == text.len)
        return text;
    Slice after = slice_trim(slice_part(text, space, text.len));
    return slice_print(arena, "%.*s\u00a0%.*s", (int)space, text.at, SLICE_ARGS(after));
}

// "1.3" alone does not say that it is a question's number, least of all in a reader's list of links.
// "vragen 4.3; 4.7" says it once.
static Slice cited_text(const Binding *b, const Citation *cited, bool *said)
{
    Arena *arena = b->context->arena;
    char first = cited->text.len ? cited->text.at[0] : '0';
    bool bare = cited->kind == CITE_QUESTION && first >= '0' && first <= '9';
    *said = *said || (cited->kind == CITE_QUESTION && !bare);
    if (!bare || *said)
        return unbroken(arena, cited->text);
    return slice_print(arena, "%s\u00a0%.*s", b->context->scan->written_words->cited_question,
                       SLICE_ARGS(cited->text));
}

static void add_citation(const Binding *b, Buffer *out, Slice inside)
{
    Arena *arena = b->context->arena;
    bool said = false;
    buffer_add(out, S("\\["));
    for (Citation cited; citation_next(&inside, &cited);) {
        Slice text = note_plain(arena, cited_text(b, &cited, &said));
        bool spaced = slice_ends(cited.before, S(" "));
        buffer_print(out, "%.*s%s", SLICE_ARGS(slice_trim(cited.before)), spaced ? " " : "");
        if (is_there(b, &cited))
            buffer_print(out, "[%.*s](#%.*s)", SLICE_ARGS(text), SLICE_ARGS(anchor_of(arena, &cited)));
        else
            buffer_add(out, text);
    }
    buffer_add(out, S("\\]"));
}

// ---- filling in ----

typedef enum Form { FORM_PLAIN, FORM_PLAIN_TO_MARKDOWN, FORM_MARKDOWN } Form;

static void add_hole(const Binding *b, Buffer *out, Slice text, const NoteHole *hole, Form form)
{
    Slice value, written = slice_part(text, hole->at, hole->at + hole->len);
    bool plain = form == FORM_PLAIN;
    if (hole->kind == HOLE_CITATION && !plain) {
        add_citation(b, out, hole->name);
        return;
    }
    NameKind kind = hole->kind == HOLE_TAG ? facts_name(b->context, b->tree, b->pillar, hole->name, &value)
                                           : NAME_UNKNOWN;
    if (kind == NAME_TEXT || kind == NAME_EMPTY)
        buffer_add(out, plain ? value : note_plain(b->context->arena, value));
    else
        buffer_add(out, form == FORM_PLAIN_TO_MARKDOWN ? note_plain(b->context->arena, written) : written);
}

// A space that the text has between two holes is its own: note_plain would drop it.
static void add_own(const Binding *b, Buffer *out, Slice own, Form form)
{
    if (form != FORM_PLAIN_TO_MARKDOWN) {
        buffer_add(out, own);
        return;
    }
    Slice bare = slice_trim(own);
    if (out->len && own.len && own.at[0] == ' ')
        buffer_add_byte(out, ' ');
    buffer_add(out, note_plain(b->context->arena, bare));
    if (bare.len && slice_ends(own, S(" ")))
        buffer_add_byte(out, ' ');
}

static Slice bound_range(const Binding *b, const NoteText *part, size_t from, size_t to, Form form)
{
    const NoteMarks *marks = &part->marks;
    Buffer out = { 0 };
    size_t done = from;
    for (size_t i = 0; i < marks->hole_count; i++) {
        const NoteHole *hole = &marks->holes[i];
        if (hole->at < from || hole->at + hole->len > to)
            continue;
        add_own(b, &out, slice_part(part->text, done, hole->at), form);
        add_hole(b, &out, part->text, hole, form);
        done = hole->at + hole->len;
    }
    add_own(b, &out, slice_part(part->text, done, to), form);
    Slice copy = slice_copy(b->context->arena, buffer_slice(&out));
    buffer_free(&out);
    return copy;
}

static Slice bound(const Binding *b, const NoteText *part, Form form)
{
    return bound_range(b, part, 0, part->text.len, form);
}

// Markdown on one line, for a cell: the item of a list loses its line ends.
static Slice bound_line(const Binding *b, const NoteText *part, size_t from, size_t to)
{
    Slice text = slice_trim(bound_range(b, part, from, to, FORM_MARKDOWN));
    Buffer out = { 0 };
    for (size_t i = 0; i < text.len; i++) {
        bool space = text.at[i] == '\n' || text.at[i] == ' ';
        bool hard = text.at[i] == '\\' && i + 1 < text.len && text.at[i + 1] == '\n';
        if (!space && !hard)
            buffer_add_byte(&out, text.at[i]);
        else if (out.len && out.bytes[out.len - 1] != ' ')
            buffer_add_byte(&out, ' ');
    }
    Slice copy = slice_copy(b->context->arena, buffer_slice(&out));
    buffer_free(&out);
    return copy;
}

// ---- recommendations one by one ----

// The words of safe Markdown (notes/notes.h), in which every sign that is no mark stands behind a backslash,
// on one line.
static Slice plain_words(Arena *arena, Slice text)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < text.len; i++) {
        Slice rest = slice_part(text, i, text.len);
        if (slice_starts(rest, S("](")))
            i += slice_find(rest, S(")"));
        else if (text.at[i] == '\\' && i + 1 < text.len)
            buffer_add_byte(&out, text.at[++i]);
        else if (text.at[i] == '\n' || text.at[i] == ' ')
            buffer_add(&out, out.len && out.bytes[out.len - 1] == ' ' ? S("") : S(" "));
        else if (!strchr("*_[", text.at[i]))
            buffer_add_byte(&out, text.at[i]);
    }
    Slice copy = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return copy;
}

// With the marks; `title` is without them.
static size_t title_length(Slice item, Slice *title)
{
    bool bold = slice_starts(item, S("**"));
    size_t end = bold ? 2 + slice_find(slice_part(item, 2, item.len), S("**")) : item.len;
    if (end < item.len) {
        *title = slice_part(item, 2, end);
        return end + 2;
    }
    for (end = 1; end < item.len && !(strchr(".!?", item.at[end - 1]) && item.at[end] == ' ');)
        end++;
    *title = slice_part(item, 0, end);
    return end;
}

Slice advice_title(Arena *arena, Slice item, Slice *rest)
{
    Slice title;
    size_t len = title_length(item, &title);
    *rest = slice_trim(slice_part(item, len, item.len));
    return plain_words(arena, title);
}

static void bind_recommendations(const Binding *b, const NoteText *part, FindingsFacts *findings)
{
    size_t count = part->marks.item_count;
    RecommendationFacts *items = arena_many(b->context->arena, RecommendationFacts, count);
    for (size_t i = 0; i < count; i++) {
        const NoteItem *item = &part->marks.items[i];
        Slice text = bound_line(b, part, item->from, item->to);
        items[i].title = advice_title(b->context->arena, text, &items[i].rest);
    }
    findings->recommendations = bound(b, part, FORM_MARKDOWN);
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
    NoteText part[FINDING_PARTS];
    for (int i = 0; i < FINDING_PARTS; i++)
        part[i] = (NoteText){ finding_text(written, (FindingPart)i), written->marks[i] };
    bind_recommendations(&b, &part[FINDING_RECOMMENDATIONS], findings);
    findings->heading = bound(&b, &part[FINDING_HEADING], FORM_PLAIN);
    facts_set_conclusions(findings, bound(&b, &part[FINDING_CONCLUSIONS], FORM_MARKDOWN));
    findings->examples = bound(&b, &part[FINDING_EXAMPLES], FORM_MARKDOWN);
    pillar->reason = bound(&b, &part[FINDING_REASON], FORM_PLAIN);
    pillar->reason_md = bound(&b, &part[FINDING_REASON], FORM_PLAIN_TO_MARKDOWN);
    json_t *json = json_array_get(json_object_get(facts->tree, "pillars"), index);
    facts_put(json, "findings", record_json(&facts->style, &findings_record, findings));
    facts_put_text(json, "reason", pillar->reason);
    facts_put_text(json, "reason_md", pillar->reason_md);
}

static const PointFacts *points_of(const Binding *b, const NoteText *part, bool decisions)
{
    PointFacts *points = arena_many(b->context->arena, PointFacts, part->marks.item_count);
    for (size_t i = 0; i < part->marks.item_count; i++) {
        const NoteItem *item = &part->marks.items[i];
        Decision decision = { .to = item->to - item->from, .who = S(""), .when = S("") };
        if (decisions)
            decision_read(slice_part(part->text, item->from, item->to), &decision);
        points[i] = (PointFacts){ bound_line(b, part, item->from, item->from + decision.to), decision.who,
                                  decision.when };
    }
    return points;
}

static MessageFacts message_of(const FactsContext *context, const json_t *tree)
{
    const Binding b = binding_of(context, tree, PILLARS);
    const NoteText *part = context->scan->summary.part;
    size_t points = part[SUMMARY_MESSAGE].marks.item_count;
    size_t decisions = part[SUMMARY_DECISIONS].marks.item_count;
    return (MessageFacts){
        .heading = bound(&b, &part[SUMMARY_HEADING], FORM_PLAIN),
        .lead = bound(&b, &part[SUMMARY_LEAD], FORM_PLAIN),
        .has_points = points > 0,
        .points = points_of(&b, &part[SUMMARY_MESSAGE], false),
        .point_count = points,
        .has_decisions = decisions > 0,
        .one_decision = decisions == 1,
        .decisions_count = count_value(true, (int64_t)decisions),
        .decisions = points_of(&b, &part[SUMMARY_DECISIONS], true),
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

void facts_bind(const FactsContext *context, Facts *facts)
{
    for (size_t p = 0; p < PILLARS; p++)
        bind_pillar(context, facts, p);
    facts->message = message_of(context, facts->tree);
    facts->what_now = what_now_of(facts);
    facts_put(facts->tree, "message", record_json(&facts->style, &message_record, &facts->message));
    facts_put(facts->tree, "what_now", record_json(&facts->style, &what_now_record, &facts->what_now));
}

// ---- complaints ----

static void check_tag(const Binding *b, const NoteHole *hole, Diagnostics *d)
{
    Slice text;
    if (hole->kind == HOLE_TAG_OPEN) {
        diagnose(d, DIAG_TEMPLATE_TAG_OPEN, hole->place, S("}}"));
        return;
    }
    bool steers = hole->name.len && slice_find(S("#^/>!=&"), slice_part(hole->name, 0, 1)) < 7;
    if (steers || !hole->name.len) {
        diagnose(d, DIAG_FINDING_TAG_KIND, hole->place, hole->name);
        return;
    }
    switch (facts_name(b->context, b->tree, b->pillar, hole->name, &text)) {
    case NAME_TEXT: break;
    case NAME_EMPTY: diagnose(d, DIAG_FINDING_TAG_EMPTY, hole->place, hole->name); break;
    case NAME_MANY: diagnose(d, DIAG_FINDING_TAG_MANY, hole->place, hole->name); break;
    case NAME_UNKNOWN: diagnose(d, DIAG_TEMPLATE_UNKNOWN_NAME, hole->place, hole->name, text); break;
    }
}

static void misspelt(const Citation *cited, const NoteHole *hole, Arena *arena, Diagnostics *d)
{
    static const char *const *const word[] = { says_cite_question, says_cite_interview, says_cite_document };
    int number = (int)cited->number;
    diagnose(d, DIAG_FINDING_CITATION_WORD, hole->place, cited->text,
             slice_print(arena, "%s %d", word[cited->meant][0], number),
             slice_print(arena, "%s %d", word[cited->meant][1], number));
}

static void check_citation(const Binding *b, const NoteHole *hole, Diagnostics *d)
{
    const Scan *scan = b->context->scan;
    Arena *arena = b->context->arena;
    Slice inside = hole->name;
    for (Citation cited; citation_next(&inside, &cited);) {
        if (is_there(b, &cited))
            continue;
        // Rows about one document have one number.
        size_t count = cited.kind == CITE_INTERVIEW ? scan->interview_count
                       : b->documents.count       ? b->documents.count - 1
                                                  : 0;
        Slice number = slice_print(arena, "%zu", count);
        switch (cited.kind) {
        case CITE_QUESTION: diagnose(d, DIAG_FINDING_CITES_QUESTION, hole->place, cited.text); break;
        case CITE_INTERVIEW:
            diagnose(d, DIAG_FINDING_CITES_INTERVIEW, hole->place, cited.text, number);
            break;
        case CITE_DOCUMENT: diagnose(d, DIAG_FINDING_CITES_DOCUMENT, hole->place, cited.text, number); break;
        case CITE_MISSPELT: misspelt(&cited, hole, arena, d); break;
        }
    }
}

static void check_part(const Binding *b, const NoteMarks *marks, Diagnostics *d)
{
    for (size_t i = 0; i < marks->hole_count; i++) {
        if (marks->holes[i].kind == HOLE_CITATION)
            check_citation(b, &marks->holes[i], d);
        else
            check_tag(b, &marks->holes[i], d);
    }
}

void findings_check_holes(const FactsContext *context, const json_t *tree, Diagnostics *d)
{
    for (size_t p = 0; p < PILLARS; p++) {
        const Binding b = binding_of(context, tree, p);
        for (int part = 0; part < FINDING_PARTS; part++)
            check_part(&b, &context->scan->findings[p].marks[part], d);
    }
    const Binding b = binding_of(context, tree, PILLARS);
    for (int part = 0; part < SUMMARY_PARTS; part++)
        check_part(&b, &context->scan->summary.part[part].marks, d);
}
