// One page's content, read token by token: cairo's flat marks get the names of their owners, artifacts
// become artifacts by kind, and everything that would leave ink without a place in the structure, or a mark
// in the wrong place, is found before the file leaves. A newer cairo that numbers its marks otherwise ends
// here with a message, not with a wrong document.
#include <string.h>

#include "base/messages.h"
#include "pdf/content_tokens.h"
#include "pdf/finish.h"

typedef enum OperatorClass {
    OPERATOR_UNKNOWN,
    OPERATOR_PLAIN, // sets something, or builds a path
    OPERATOR_PAINT, // leaves ink
    OPERATOR_SAVE,
    OPERATOR_RESTORE,
    OPERATOR_TEXT_BEGIN,
    OPERATOR_TEXT_END,
    OPERATOR_MARK_BEGIN,      // BMC: a name alone
    OPERATOR_MARK_PROPERTIES, // BDC: a name and a dictionary
    OPERATOR_MARK_END,
} OperatorClass;

// Whether a name of two letters is one of a row of them.
static bool is_among(Slice name, const char *pairs)
{
    for (; *pairs; pairs += 2)
        if (name.at[0] == pairs[0] && name.at[1] == pairs[1])
            return true;
    return false;
}

// All operators of PDF 1.7 (ISO 32000-1, annex A) but those for Type 3 fonts, marked points and
// compatibility, which cairo does not write here.
static OperatorClass operator_class(Slice name)
{
    switch (name.len) {
    case 1:
        if (name.at[0] == 'q')
            return OPERATOR_SAVE;
        if (name.at[0] == 'Q')
            return OPERATOR_RESTORE;
        if (strchr("SsfFBb'\"", name.at[0]))
            return OPERATOR_PAINT;
        return strchr("cdgGhijJkKlmMnvwWy", name.at[0]) ? OPERATOR_PLAIN : OPERATOR_UNKNOWN;
    case 2:
        if (is_among(name, "BT"))
            return OPERATOR_TEXT_BEGIN;
        if (is_among(name, "ET"))
            return OPERATOR_TEXT_END;
        if (is_among(name, "TjTJDof*B*b*shEI"))
            return OPERATOR_PAINT;
        if (is_among(name, "TdTmTfTDT*TcTLTrTsTwTzrergRGcmgsW*csCSscSCriBIID"))
            return OPERATOR_PLAIN;
        return OPERATOR_UNKNOWN;
    case 3:
        if (slice_equal(name, S("BDC")))
            return OPERATOR_MARK_PROPERTIES;
        if (slice_equal(name, S("EMC")))
            return OPERATOR_MARK_END;
        if (slice_equal(name, S("BMC")))
            return OPERATOR_MARK_BEGIN;
        return slice_equal(name, S("scn")) || slice_equal(name, S("SCN")) ? OPERATOR_PLAIN : OPERATOR_UNKNOWN;
    default: return OPERATOR_UNKNOWN;
    }
}

// PDF/A allows 28 levels of q (6.1.13); marks and what cairo puts in them need far fewer.
enum { SAVE_MAX = 28, SEQUENCE_MAX = 28, BRACKET_MAX = 32 };

typedef enum SequenceKind { SEQUENCE_MARK, SEQUENCE_ACTUAL_TEXT, SEQUENCE_OTHER } SequenceKind;

typedef struct Sequence {
    SequenceKind kind;
    bool in_text; // opened between BT and ET: it must close in there too
} Sequence;

typedef struct Page {
    Finish *finish;
    size_t index;
    const PageMarks *expected;
    Slice content;
    Tokens tokens;
    Buffer out;
    size_t copied;     // bytes of content that are in `out`
    size_t operands;   // where the operands of the next operator begin
    bool has_operands;
    size_t marks;      // seen so far
    Sequence open[SEQUENCE_MAX];
    size_t open_count;
    int in_mark, in_actual_text; // open sequences of that kind
    int saved;
    bool in_text;
} Page;

static Slice page_number(const Page *page)
{
    return finish_number(page->finish, (long long)page->index + 1);
}

static Slice place(const Page *page, size_t at)
{
    return finish_number(page->finish, (long long)at);
}

static void unreadable(Page *page, Token token)
{
    finish_fault(page->finish, DIAG_PDF_CONTENT_UNREADABLE, page_number(page), place(page, token.at),
                 slice_part(token.text, 0, 20));
}

static void unbalanced(Page *page, Slice operator)
{
    finish_fault(page->finish, DIAG_PDF_CONTENT_UNBALANCED, page_number(page), operator);
}

// Reads the operands of BDC once more: the tag, and what its dictionary says at its own level.
typedef struct Properties {
    Token tag;
    int mcid; // -1: none
    bool actual_text;
    bool valid;
} Properties;

static Properties read_properties(const Page *page, size_t end)
{
    Properties found = { .mcid = -1 };
    Tokens tokens = { slice_part(page->content, 0, end), page->operands, false };
    found.tag = token_next(&tokens);
    Token open = token_next(&tokens);
    if (found.tag.kind != TOKEN_NAME || open.kind != TOKEN_DICTIONARY)
        return found;
    int depth = 1;
    bool key_next = true;
    Token key = { 0 };
    for (Token token = token_next(&tokens); token.kind != TOKEN_END; token = token_next(&tokens)) {
        bool opens = token.kind == TOKEN_DICTIONARY || token.kind == TOKEN_ARRAY;
        bool closes = token.kind == TOKEN_DICTIONARY_END || token.kind == TOKEN_ARRAY_END;
        depth -= closes;
        if (depth == 0) {
            found.valid = key_next && token_next(&tokens).kind == TOKEN_END;
            return found;
        }
        if (depth == 1 && !opens && key_next) {
            key = token;
            key_next = false;
        } else if (depth == 1 && !opens) {
            key_next = true;
            if (token_is_name(key, S("MCID")) && !token_is_integer(token, &found.mcid))
                return found;
            found.actual_text |= token_is_name(key, S("ActualText"));
        }
        depth += opens;
    }
    return found;
}

// The operands of a mark as they go into the file.
static void add_mark(Page *page, const PageMark *mark, int number)
{
    static const char *const kinds[] = {
        [ARTIFACT_LAYOUT] = "<</Type /Layout>>",
        [ARTIFACT_HEADER] = "<</Type /Pagination /Subtype /Header>>",
        [ARTIFACT_FOOTER] = "<</Type /Pagination /Subtype /Footer>>",
        [ARTIFACT_WATERMARK] = "<</Type /Pagination /Subtype /Watermark>>",
        [ARTIFACT_BACKGROUND] = NULL, // PDF wants its box: the page's, as nobody measured it
    };
    PdfFile *file = page->finish->file;
    if (mark->owner)
        buffer_print(&page->out, "/%.*s <</MCID %d>> ", SLICE_ARGS(element_name(mark->owner->type)), number);
    else if (kinds[mark->artifact])
        buffer_print(&page->out, "/Artifact %s ", kinds[mark->artifact]);
    else
        buffer_print(&page->out, "/Artifact <</Type /Background /BBox %.*s>> ",
                     SLICE_ARGS(pdf_key_text(file, page->finish->pages[page->index], "/MediaBox")));
}

static void begin_sequence(Page *page, SequenceKind kind, Token token)
{
    if (page->open_count == SEQUENCE_MAX) {
        unreadable(page, token);
        return;
    }
    page->open[page->open_count++] = (Sequence){ kind, page->in_text };
    page->in_mark += kind == SEQUENCE_MARK;
    page->in_actual_text += kind == SEQUENCE_ACTUAL_TEXT;
}

static void begin_mark(Page *page, const Properties *found, Token token)
{
    Finish *f = page->finish;
    size_t number = page->marks++;
    if (page->in_mark)
        finish_fault(f, DIAG_PDF_MARK_NESTED, page_number(page), place(page, token.at));
    begin_sequence(page, SEQUENCE_MARK, token);
    if (number >= page->expected->count) // their number is compared at the end of the page
        return;
    const PageMark *mark = &page->expected->marks[number];
    Slice wanted = mark->owner ? S("Span") : S("NonStruct");
    if ((size_t)found->mcid != number || !token_is_name(found->tag, wanted)) {
        Slice tag = slice_print(f->arena, "%.*s %d", SLICE_ARGS(found->tag.text), found->mcid);
        Slice right = slice_print(f->arena, "/%.*s %zu", SLICE_ARGS(wanted), number);
        finish_fault(f, DIAG_PDF_MARK_WRONG, page_number(page), tag, right);
    }
    buffer_add(&page->out, slice_part(page->content, page->copied, page->operands));
    add_mark(page, mark, found->mcid);
    page->copied = token.at;
}

static void begin_properties(Page *page, Token token)
{
    Properties found = read_properties(page, token.at);
    if (!found.valid) {
        unreadable(page, token);
        begin_sequence(page, SEQUENCE_OTHER, token);
    } else if (found.mcid >= 0) {
        begin_mark(page, &found, token);
    } else {
        if (found.actual_text && page->in_actual_text)
            finish_fault(page->finish, DIAG_PDF_ACTUAL_TEXT_NESTED, page_number(page), place(page, token.at));
        begin_sequence(page, found.actual_text ? SEQUENCE_ACTUAL_TEXT : SEQUENCE_OTHER, token);
    }
}

static void end_sequence(Page *page)
{
    if (page->open_count == 0) {
        unbalanced(page, S("EMC"));
        return;
    }
    Sequence closed = page->open[--page->open_count];
    page->in_mark -= closed.kind == SEQUENCE_MARK;
    page->in_actual_text -= closed.kind == SEQUENCE_ACTUAL_TEXT;
    if (closed.in_text != page->in_text)
        unbalanced(page, S("EMC"));
}

static void text_object(Page *page, bool begins, Slice operator)
{
    if (page->in_text == begins)
        unbalanced(page, operator);
    page->in_text = begins;
}

static void save(Page *page, int step, Slice operator)
{
    page->saved += step;
    if (page->saved < 0 || page->saved > SAVE_MAX) {
        unbalanced(page, operator);
        page->saved = page->saved < 0 ? 0 : SAVE_MAX;
    }
}

static void handle_operator(Page *page, Token token)
{
    switch (operator_class(token.text)) {
    case OPERATOR_UNKNOWN: unreadable(page, token); break;
    case OPERATOR_PLAIN: break;
    case OPERATOR_PAINT:
        if (!page->in_mark)
            finish_fault(page->finish, DIAG_PDF_INK_LOOSE, page_number(page), token.text,
                         place(page, token.at));
        break;
    case OPERATOR_SAVE: save(page, 1, token.text); break;
    case OPERATOR_RESTORE: save(page, -1, token.text); break;
    case OPERATOR_TEXT_BEGIN: text_object(page, true, token.text); break;
    case OPERATOR_TEXT_END: text_object(page, false, token.text); break;
    case OPERATOR_MARK_BEGIN: begin_sequence(page, SEQUENCE_OTHER, token); break;
    case OPERATOR_MARK_PROPERTIES: begin_properties(page, token); break;
    case OPERATOR_MARK_END: end_sequence(page); break;
    }
}

// Brackets pair up within the operands of one operator.
typedef struct Brackets {
    TokenKind closing[BRACKET_MAX];
    size_t depth;
} Brackets;

static bool bracket(Brackets *brackets, TokenKind kind)
{
    if (kind == TOKEN_ARRAY || kind == TOKEN_DICTIONARY) {
        if (brackets->depth == BRACKET_MAX)
            return false;
        brackets->closing[brackets->depth++] = kind == TOKEN_ARRAY ? TOKEN_ARRAY_END : TOKEN_DICTIONARY_END;
    } else if (kind == TOKEN_ARRAY_END || kind == TOKEN_DICTIONARY_END) {
        return brackets->depth > 0 && brackets->closing[--brackets->depth] == kind;
    }
    return true;
}

static void read_tokens(Page *page)
{
    Brackets brackets = { .depth = 0 };
    for (Token token = token_next(&page->tokens); token.kind != TOKEN_END;
         token = token_next(&page->tokens)) {
        bool operator = token.kind == TOKEN_OPERATOR;
        if (!page->has_operands && !operator) {
            page->operands = token.at;
            page->has_operands = true;
        }
        if (token.kind == TOKEN_FAULT || !bracket(&brackets, token.kind) || (operator && brackets.depth))
            unreadable(page, token);
        if (!operator)
            continue;
        if (!page->has_operands)
            page->operands = token.at;
        handle_operator(page, token);
        page->has_operands = false;
        brackets.depth = 0;
    }
    if (page->has_operands)
        unbalanced(page, S("…"));
}

static void check_end(Page *page)
{
    if (page->marks != page->expected->count)
        finish_fault(page->finish, DIAG_PDF_MARK_COUNT, page_number(page), place(page, page->marks),
                     place(page, page->expected->count));
    if (page->open_count)
        unbalanced(page, S("BDC"));
    if (page->saved)
        unbalanced(page, S("q"));
    if (page->in_text)
        unbalanced(page, S("BT"));
}

void finish_content(Finish *f, size_t index)
{
    Buffer content = { 0 };
    pdf_page_content(f->file, f->pages[index], &content);
    Page page = { .finish = f, .index = index, .expected = &f->structure->pages[index] };
    page.content = buffer_slice(&content);
    page.tokens = (Tokens){ page.content, 0, false };
    if (!pdf_file_problem(f->file).len) {
        read_tokens(&page);
        check_end(&page);
        buffer_add(&page.out, slice_part(page.content, page.copied, page.content.len));
        pdf_page_set_content(f->file, f->pages[index], buffer_slice(&page.out));
    }
    buffer_free(&page.out);
    buffer_free(&content);
}
