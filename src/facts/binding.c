// A text of a finding is put together from its own letters and, for each hole, a value or a link. In Markdown
// the values are escaped; the plain texts of the front matter are escaped by the template.
#include "facts/binding.h"

#include "base/buffer.h"
#include "base/messages.h"
#include "facts/names.h"
#include "facts/parts.h"
#include "ingest/finding_text.h"
#include "ingest/holes.h"
#include "ingest/notes.h"

// Which numbers there are.
typedef struct Numbers {
    bool *there;
    size_t count; // one more than the highest
} Numbers;

typedef struct Binding {
    const FactsContext *context;
    const json_t *tree;
    const json_t *pillar;
    Numbers interviews, documents;
} Binding;

static void add_number(Arena *arena, Numbers *numbers, size_t *room, int number)
{
    for (; numbers->count <= (size_t)number; numbers->count++)
        numbers->there = arena_grow(arena, numbers->there, sizeof *numbers->there, numbers->count, room);
    numbers->there[number] = true;
}

static Binding binding_of(const FactsContext *context, const json_t *tree, size_t pillar)
{
    const Scan *scan = context->scan;
    Binding b = { .context = context,
                  .tree = tree,
                  .pillar = json_array_get(json_object_get(tree, "pillars"), pillar) };
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

static void add_citation(const Binding *b, Buffer *out, Slice inside)
{
    Arena *arena = b->context->arena;
    buffer_add(out, S("\\["));
    for (Citation cited; citation_next(&inside, &cited);) {
        Slice text = note_plain(arena, unbroken(arena, cited.text));
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

static Slice bound(const Binding *b, const Findings *findings, FindingPart part, Form form)
{
    const NoteMarks *marks = &findings->marks[part];
    Slice text = finding_text(findings, part);
    Buffer out = { 0 };
    size_t done = 0;
    for (size_t i = 0; i < marks->hole_count; i++) {
        const NoteHole *hole = &marks->holes[i];
        add_own(b, &out, slice_part(text, done, hole->at), form);
        add_hole(b, &out, text, hole, form);
        done = hole->at + hole->len;
    }
    add_own(b, &out, slice_part(text, done, text.len), form);
    Slice copy = slice_copy(b->context->arena, buffer_slice(&out));
    buffer_free(&out);
    return copy;
}

static void bind_pillar(const FactsContext *context, json_t *tree, size_t index)
{
    const Findings *findings = &context->scan->findings[index];
    json_t *pillar = json_array_get(json_object_get(tree, "pillars"), index);
    const Binding b = binding_of(context, tree, index);
    json_t *object = json_object_get(pillar, "findings");
    Slice reason = bound(&b, findings, FINDING_REASON, FORM_PLAIN);
    Slice reason_md = bound(&b, findings, FINDING_REASON, FORM_PLAIN_TO_MARKDOWN);
    facts_put_text(object, "heading", bound(&b, findings, FINDING_HEADING, FORM_PLAIN));
    facts_put_text(object, "conclusions", bound(&b, findings, FINDING_CONCLUSIONS, FORM_MARKDOWN));
    facts_put_text(object, "recommendations", bound(&b, findings, FINDING_RECOMMENDATIONS, FORM_MARKDOWN));
    facts_put_text(object, "examples", bound(&b, findings, FINDING_EXAMPLES, FORM_MARKDOWN));
    facts_put_text(pillar, "reason", reason);
    facts_put_text(pillar, "reason_md", reason_md);
}

void facts_bind(const FactsContext *context, json_t *tree)
{
    for (size_t p = 0; p < PILLARS; p++)
        bind_pillar(context, tree, p);
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
    static const char *const english[] = { "question", "interview", "doc" };
    static const char *const dutch[] = { "vraag", "gesprek", "doc" };
    int number = (int)cited->number;
    diagnose(d, DIAG_FINDING_CITATION_WORD, hole->place, cited->text,
             slice_print(arena, "%s %d", english[cited->meant], number),
             slice_print(arena, "%s %d", dutch[cited->meant], number));
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

void findings_check_holes(const FactsContext *context, const json_t *tree, Diagnostics *d)
{
    for (size_t p = 0; p < PILLARS; p++) {
        const Binding b = binding_of(context, tree, p);
        for (int part = 0; part < FINDING_PARTS; part++) {
            const NoteMarks *marks = &context->scan->findings[p].marks[part];
            for (size_t i = 0; i < marks->hole_count; i++) {
                if (marks->holes[i].kind == HOLE_CITATION)
                    check_citation(&b, &marks->holes[i], d);
                else
                    check_tag(&b, &marks->holes[i], d);
            }
        }
    }
}
