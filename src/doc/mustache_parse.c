// SPDX-License-Identifier: EUPL-1.2
// One pass over the text. Tags that only steer (sections, comments, partials, delimiters) and stand alone on
// a line take the whole line with them. Text is cut at line ends, so that the indentation of a partial can
// be put before each of its lines.
#include "doc/mustache_parse.h"

#include "doc/messages.h"
#include "facts/messages.h"

typedef struct Parser {
    Arena *arena;
    Diagnostics *d;
    const SourceFile *file;
    Slice text;
    Slice opening, closing; // the delimiters in force
    Token *tokens;
    size_t count, room;
    size_t open[SECTIONS_DEEP]; // the sections that are open, as indices of tokens
    size_t depth;
} Parser;

// A tag as it stands in the text.
typedef struct Tag {
    char kind; // 0 for a plain name; { for {{{name}}}
    Slice content;
    size_t from, to;
    size_t line_from, line_to; // the same, or the whole line where it stands alone on it
    bool alone;
} Tag;

static Place place_of(const Parser *p, const Tag *tag)
{
    return source_file_place(p->file, tag->from, tag->to);
}

static bool at_line_start(const Parser *p, size_t at)
{
    return at == 0 || p->text.at[at - 1] == '\n';
}

static Token *add_token(Parser *p, Token token)
{
    p->tokens = arena_grow(p->arena, p->tokens, sizeof *p->tokens, p->count, &p->room);
    p->tokens[p->count] = token;
    return &p->tokens[p->count++];
}

static void add_text(Parser *p, size_t from, size_t to)
{
    while (from < to) {
        size_t end = from;
        while (end < to && p->text.at[end] != '\n')
            end++;
        end += end < to;
        add_token(p, (Token){ .kind = TOKEN_TEXT,
                              .text = slice_part(p->text, from, end),
                              .from = from,
                              .to = end,
                              .starts_line = at_line_start(p, from) });
        from = end;
    }
}

static size_t find(const Parser *p, size_t from, Slice wanted)
{
    return from + slice_find(slice_part(p->text, from, p->text.len), wanted);
}

// The white space round a tag that steers: where nothing else is on its line, the line goes with it.
static void stretch_to_line(const Parser *p, Tag *tag)
{
    size_t from = tag->from, to = tag->to;
    while (from && (p->text.at[from - 1] == ' ' || p->text.at[from - 1] == '\t'))
        from--;
    while (to < p->text.len && (p->text.at[to] == ' ' || p->text.at[to] == '\t'))
        to++;
    Slice rest = slice_part(p->text, to, p->text.len);
    size_t end = slice_starts(rest, S("\r\n")) ? 2 : slice_starts(rest, S("\n")) ? 1 : 0;
    if (at_line_start(p, from) && (end || rest.len == 0)) {
        tag->line_from = from;
        tag->line_to = to + end;
        tag->alone = true;
    }
}

static bool steers(char kind)
{
    return kind == '#' || kind == '^' || kind == '/' || kind == '!' || kind == '>' || kind == '=';
}

// Read the tag that opens at `from`. False, with a message, where it does not close.
static bool read_tag(Parser *p, size_t from, Tag *tag)
{
    size_t at = from + p->opening.len;
    char kind = at < p->text.len ? p->text.at[at] : '\0';
    if (kind != '{' && kind != '&' && !steers(kind))
        kind = 0;
    at += kind != 0;
    Slice close = p->closing;
    if (kind == '{')
        close = slice_print(p->arena, "}%.*s", SLICE_ARGS(p->closing));
    if (kind == '=')
        close = slice_print(p->arena, "=%.*s", SLICE_ARGS(p->closing));
    size_t end = find(p, at, close);
    *tag = (Tag){ .kind = kind, .from = from, .to = end + close.len, .line_from = from };
    if (end == p->text.len) {
        tag->to = from + p->opening.len;
        diagnose(p->d, DIAG_TEMPLATE_TAG_OPEN, place_of(p, tag), close);
        return false;
    }
    tag->line_to = tag->to;
    tag->content = slice_trim(slice_part(p->text, at, end));
    if (steers(kind))
        stretch_to_line(p, tag);
    if (tag->content.len == 0 && kind != '!')
        diagnose(p->d, DIAG_TEMPLATE_TAG_EMPTY, place_of(p, tag), tag->content);
    return true;
}

// {{=<% %>=}}: two words without "=".
static void set_delimiters(Parser *p, const Tag *tag)
{
    Slice words[2] = { S(""), S("") }, rest = tag->content;
    size_t gap = 0;
    while (gap < rest.len && rest.at[gap] != ' ' && rest.at[gap] != '\t' && rest.at[gap] != '\n')
        gap++;
    words[0] = slice_part(rest, 0, gap);
    words[1] = slice_trim(slice_part(rest, gap, rest.len));
    bool blank =
        slice_find(words[1], S(" ")) < words[1].len || slice_find(words[1], S("\n")) < words[1].len;
    bool equals = slice_find(rest, S("=")) < rest.len;
    if (words[0].len == 0 || words[1].len == 0 || blank || equals) {
        diagnose(p->d, DIAG_TEMPLATE_DELIMITERS, place_of(p, tag), tag->content);
        return;
    }
    p->opening = words[0];
    p->closing = words[1];
}

// The token of a tag that names a fact; not yet of a kind.
static Token token_of(Parser *p, const Tag *tag)
{
    Token token = {
        .text = tag->content, .content = tag->content, .from = tag->from, .to = tag->to
    };
    if (!tag_asks(tag->content))
        return token;
    TagAsk ask = tag_ask_read(p->arena, p->d, place_of(p, tag), tag->content);
    if (!ask.filter_count && !ask.compare)
        return token;
    TagAsk *kept = arena_one(p->arena, TagAsk);
    *kept = ask;
    token.ask = kept;
    token.text = ask.name;
    return token;
}

static void open_section(Parser *p, const Tag *tag)
{
    Token section = token_of(p, tag), *token;
    section.kind = tag->kind == '#' ? TOKEN_SECTION : TOKEN_INVERTED;
    section.starts_line = !tag->alone && at_line_start(p, tag->from);
    token = add_token(p, section);
    if (p->depth == SECTIONS_DEEP) {
        diagnose(p->d, DIAG_TEMPLATE_TOO_DEEP, place_of(p, tag), tag->content);
        token->end = p->count;
        return;
    }
    p->open[p->depth++] = p->count - 1;
}

// A wrong name closes the section that has it, and those inside with it; where none has it, it is taken for
// a slip of the pen.
static void close_section(Parser *p, const Tag *tag)
{
    size_t depth = p->depth;
    for (; depth; depth--) { // what closes a section is all that its tag held, or the name alone
        const Token *open = &p->tokens[p->open[depth - 1]];
        if (slice_equal(open->content, tag->content) || slice_equal(open->text, tag->content))
            break;
    }
    if (p->depth == 0) {
        diagnose(p->d, DIAG_TEMPLATE_CLOSES_NOTHING, place_of(p, tag), tag->content);
        return;
    }
    if (depth != p->depth) {
        const Token *open = &p->tokens[p->open[p->depth - 1]];
        Place begun = source_file_place(p->file, open->from, open->to);
        diagnose(p->d, DIAG_TEMPLATE_WRONG_CLOSING, place_of(p, tag), tag->content, open->content,
                 slice_print(p->arena, "%zu", begun.line));
    }
    if (depth == 0)
        depth = p->depth;
    while (p->depth >= depth)
        p->tokens[p->open[--p->depth]].end = p->count;
}

static void add_named(Parser *p, const Tag *tag)
{
    bool partial = tag->kind == '>';
    Token token = partial ? (Token){ .text = tag->content, .from = tag->from, .to = tag->to }
                          : token_of(p, tag);
    token.kind = partial                                ? TOKEN_PARTIAL
                 : tag->kind == '{' || tag->kind == '&' ? TOKEN_RAW
                                                        : TOKEN_VALUE;
    token.starts_line = at_line_start(p, tag->from);
    if (token.ask && token.ask->compare)
        diagnose(p->d, DIAG_TEMPLATE_COMPARISON, place_of(p, tag), tag->content);
    if (partial) {
        if (tag->alone) {
            token.indent = slice_part(p->text, tag->line_from, tag->from);
            token.starts_line = false;
        }
    }
    add_token(p, token);
}

static void add_tag(Parser *p, const Tag *tag)
{
    switch (tag->kind) {
    case '!': break;
    case '=': set_delimiters(p, tag); break;
    case '#':
    case '^': open_section(p, tag); break;
    case '/': close_section(p, tag); break;
    default: add_named(p, tag); break;
    }
}

Tokens mustache_parse(Arena *arena, Diagnostics *d, const SourceFile *file)
{
    Parser p = { .arena = arena,
                 .d = d,
                 .file = file,
                 .text = file->text,
                 .opening = S("{{"),
                 .closing = S("}}") };
    size_t done = 0, from;
    Tag tag;
    while ((from = find(&p, done, p.opening)) < p.text.len && read_tag(&p, from, &tag)) {
        add_text(&p, done, tag.line_from);
        add_tag(&p, &tag);
        done = tag.line_to;
    }
    add_text(&p, done, p.text.len);
    while (p.depth) {
        Token *open = &p.tokens[p.open[--p.depth]];
        open->end = p.count;
        diagnose(d, DIAG_TEMPLATE_SECTION_OPEN, source_file_place(file, open->from, open->to),
                 open->content);
    }
    return (Tokens){ p.tokens, p.count };
}
