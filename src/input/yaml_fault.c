// SPDX-License-Identifier: EUPL-1.2
// Only what scan.yaml and the front matter of notes need of YAML: keys with values on one line, lists,
// lines that lie below a key. A value that goes on over more lines is passed over.
#include "input/yaml_fault.h"

#include <string.h>

#include "base/buffer.h"
#include "input/messages.h"

enum { LEVELS_MOST = 16, KEY_LONGEST = 40 };

typedef struct YamlLines {
    Arena *arena;
    Slice rest; // behind the line
    Slice line;
    size_t number;
    size_t level[LEVELS_MOST]; // columns where keys begin, outer first
    size_t levels;
    bool opens;   // the key before has nothing behind it: what is deeper lies below it
    bool goes_on; // the value before is plain text, which may go on in a deeper line
    YamlFault *fault;
} YamlLines;

static bool next_line(YamlLines *lines)
{
    lines->number++;
    return slice_next_line(&lines->rest, &lines->line);
}

static size_t indent_of(Slice line)
{
    size_t indent = 0;
    while (indent < line.len && line.at[indent] == ' ')
        indent++;
    return indent;
}

static Slice from_byte(Slice s, size_t at)
{
    return slice_part(s, at, s.len);
}

static bool found(YamlLines *lines, DiagnosticId id, size_t at, size_t length, Slice mended)
{
    *lines->fault = (YamlFault){ .id = id,
                                 .line = lines->number,
                                 .column = utf8_count(slice_part(lines->line, 0, at)) + 1,
                                 .length = utf8_count(slice_part(lines->line, at, at + length)),
                                 .sign = slice_part(lines->line, at, at + length),
                                 .mended = mended };
    return true;
}

// The line up to byte `at`, then `value` between quotes: single ones keep a backslash, double ones an
// apostrophe.
static Slice quoted(const YamlLines *lines, size_t at, Slice value)
{
    bool doubled = !memchr(value.at, '"', value.len) && !memchr(value.at, '\\', value.len);
    Buffer out = { 0 };
    buffer_add(&out, slice_part(lines->line, 0, at));
    buffer_add_byte(&out, doubled ? '"' : '\'');
    for (size_t i = 0; i < value.len; i++) {
        if (!doubled && value.at[i] == '\'')
            buffer_add_byte(&out, '\'');
        buffer_add_byte(&out, value.at[i]);
    }
    buffer_add_byte(&out, doubled ? '"' : '\'');
    Slice line = slice_copy(lines->arena, buffer_slice(&out));
    buffer_free(&out);
    return line;
}

// Without the quotes at its ends, straight or curly.
static Slice without_quotes(Slice value)
{
    static const char *const signs[] = { "\"", "'", "“", "”", "„", "‘", "’", "‚" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (slice_starts(value, slice_of(signs[i]))) {
            value = from_byte(value, strlen(signs[i]));
            break;
        }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (slice_ends(value, slice_of(signs[i]))) {
            value.len -= strlen(signs[i]);
            break;
        }
    return value;
}

// The byte behind the quote that closes the one that `text` begins with; 0 where none does.
static size_t quote_end(Slice text)
{
    char quote = text.at[0];
    for (size_t i = 1; i < text.len; i++) {
        bool twice = quote == '\'' && i + 1 < text.len && text.at[i + 1] == quote;
        if ((quote == '"' && text.at[i] == '\\') || (text.at[i] == quote && twice))
            i++;
        else if (text.at[i] == quote)
            return i + 1;
    }
    return 0;
}

// A backslash between double quotes that begins no escape of YAML; text.len where there is none.
static size_t wrong_escape(Slice text)
{
    static const char *const with_digits = "xuU";
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (text.at[i] != '\\')
            continue;
        const char *kind = strchr(with_digits, text.at[i + 1]);
        size_t digits = kind ? (size_t)2 << (kind - with_digits) : 0, seen = 0;
        while (seen < digits && i + 2 + seen < text.len && ascii_is_hex(text.at[i + 2 + seen]))
            seen++;
        if (seen < digits || (!kind && !strchr("0abt\tnvfre \"/\\N_LP", text.at[i + 1])))
            return i;
        i++;
    }
    return text.len;
}

static bool is_comment(Slice text)
{
    text = slice_trim(text);
    return text.len == 0 || text.at[0] == '#';
}

static bool looks_like_key(Slice line)
{
    size_t colon = slice_find(line, S(":")), space = slice_find(line, S(": "));
    return colon < line.len && (space == colon || colon + 1 == line.len) && colon <= KEY_LONGEST;
}

// A quoted text that ends in a later line, with no key before that: the lines up to it are passed over.
static bool ends_later(YamlLines *lines, char quote)
{
    YamlLines ahead = *lines;
    while (next_line(&ahead) && !looks_like_key(ahead.line)) {
        const char *end = memchr(ahead.line.at, quote, ahead.line.len);
        if (!end)
            continue;
        if (!is_comment(from_byte(ahead.line, (size_t)(end - ahead.line.at) + 1)))
            return false;
        lines->rest = ahead.rest;
        lines->number = ahead.number;
        return true;
    }
    return false;
}

// ---- values ----

static bool quoted_value(YamlLines *lines, size_t at)
{
    Slice value = slice_trim(from_byte(lines->line, at));
    size_t end = quote_end(value);
    if (!end && ends_later(lines, value.at[0]))
        return false;
    if (!end) {
        bool apostrophe = value.at[0] == '\'' && !slice_ends(value, S("’"));
        return found(lines, DIAG_YAML_QUOTE_OPEN, at, 1,
                     quoted(lines, at, apostrophe ? value : without_quotes(value)));
    }
    if (!is_comment(from_byte(value, end))) {
        // 'CX '26' is the text CX '26, but "CX" and "more" is all text.
        size_t inner = 0;
        for (size_t i = 1; i + 1 < value.len; i++)
            inner += value.at[i] == value.at[0];
        bool around = value.at[value.len - 1] == value.at[0];
        return found(
            lines, DIAG_YAML_QUOTE_EARLY, at, end,
            quoted(lines, at, around && inner % 2 ? slice_part(value, 1, value.len - 1) : value));
    }
    Slice inside = slice_part(value, 0, end);
    size_t escape = value.at[0] == '"' ? wrong_escape(inside) : end;
    return escape < end && found(lines, DIAG_YAML_BACKSLASH, at + escape, 1,
                                 quoted(lines, at, slice_part(inside, 1, end - 1)));
}

// The bytes of `text` up to the bracket that closes its first; 0 where that is not in it.
static size_t bracket_end(Slice text)
{
    size_t depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"' || text.at[i] == '\'') {
            size_t end = quote_end(from_byte(text, i));
            i += end ? end - 1 : 0;
        }
        depth += text.at[i] == '[' || text.at[i] == '{';
        if ((text.at[i] == ']' || text.at[i] == '}') && --depth == 0)
            return i + 1;
    }
    return 0;
}

static bool bracket_value(YamlLines *lines, size_t at)
{
    Slice value = slice_trim(from_byte(lines->line, at));
    size_t end = bracket_end(value);
    if (end)
        return !is_comment(from_byte(value, end)) &&
               found(lines, DIAG_YAML_SIGN, at, 1, quoted(lines, at, value));
    Slice whole = value;
    YamlLines ahead = *lines;
    while (next_line(&ahead) && !looks_like_key(ahead.line)) {
        whole.len = (size_t)(ahead.line.at + ahead.line.len - whole.at);
        if (bracket_end(whole)) {
            lines->rest = ahead.rest;
            lines->number = ahead.number;
            return false;
        }
    }
    bool list = value.at[0] == '[';
    return found(lines, DIAG_YAML_BRACKET, at, 1,
                 slice_print(lines->arena, "%.*s%c", SLICE_ARGS(lines->line), list ? ']' : '}'));
}

// "|" and ">" begin a text of lines: those that are deeper belong to it.
static bool block_value(YamlLines *lines, size_t at, Slice value)
{
    size_t end = 1;
    while (end < value.len && strchr("+-0123456789", value.at[end]))
        end++;
    if (!is_comment(from_byte(value, end)))
        return found(lines, DIAG_YAML_SIGN, at, 1, quoted(lines, at, value));
    size_t indent = indent_of(lines->line);
    for (YamlLines ahead = *lines; next_line(&ahead);) {
        if (slice_trim(ahead.line).len && indent_of(ahead.line) <= indent)
            break;
        lines->rest = ahead.rest;
        lines->number = ahead.number;
    }
    return false;
}

static bool plain_value(YamlLines *lines, size_t at, Slice value, size_t last)
{
    bool dash = slice_starts(value, S("- ")) || slice_starts(value, S("? "));
    bool mark = strchr("&!", value.at[0]) && lines->number == last;
    size_t comment = slice_find(value, S(" #")), colon = slice_find(value, S(": "));
    if (dash || mark || strchr("@`%*,]}", value.at[0]))
        return found(lines, DIAG_YAML_SIGN, at, 1, quoted(lines, at, value));
    value = slice_trim(slice_part(value, 0, comment));
    if (colon >= value.len && slice_ends(value, S(":")))
        colon = value.len - 1;
    lines->goes_on = true;
    return colon < value.len &&
           found(lines, DIAG_YAML_COLON, at + colon, 1, quoted(lines, at, without_quotes(value)));
}

static bool value_has_fault(YamlLines *lines, size_t at, size_t last)
{
    while (at < lines->line.len && (lines->line.at[at] == ' ' || lines->line.at[at] == '\t'))
        at++;
    Slice value = slice_trim(from_byte(lines->line, at));
    lines->opens = is_comment(value);
    lines->goes_on = false;
    if (lines->opens)
        return false;
    switch (value.at[0]) {
    case '"':
    case '\'': return quoted_value(lines, at);
    case '[':
    case '{': return bracket_value(lines, at);
    case '|':
    case '>': return block_value(lines, at, value);
    default: return plain_value(lines, at, value, last);
    }
}

// ---- keys ----

// Do the keys of this line begin where others of their level do?
static bool level_is_wrong(YamlLines *lines, size_t at)
{
    size_t *top = lines->levels ? &lines->level[lines->levels - 1] : NULL;
    if (!top || (at > *top && lines->opens && lines->levels < LEVELS_MOST)) {
        lines->level[lines->levels++] = at;
        return false;
    }
    bool deeper = at > *top;
    size_t level = *top; // between two levels it is likely to be meant for the inner one
    while (lines->levels > 1 && at < lines->level[lines->levels - 1])
        level = lines->level[--lines->levels];
    if (at == lines->level[lines->levels - 1])
        return false;
    Slice key = from_byte(lines->line, at);
    Slice mended = slice_print(lines->arena, "%*s%.*s", (int)level, "", SLICE_ARGS(key));
    return found(lines, deeper ? DIAG_YAML_DEEPER : DIAG_YAML_INDENT, at, key.len, mended);
}

// Where a key ends: at a ':' before a space or the end. text.len where there is none.
static size_t key_end(Slice text)
{
    size_t at = text.at[0] == '"' || text.at[0] == '\'' ? quote_end(text) : 0;
    for (; at < text.len; at++)
        if (text.at[at] == ':' &&
            (at + 1 == text.len || text.at[at + 1] == ' ' || text.at[at + 1] == '\t'))
            return at;
    return text.len;
}

static bool without_key(YamlLines *lines, size_t at, bool item, size_t last)
{
    Slice text = from_byte(lines->line, at);
    size_t colon = slice_find(text, S(":"));
    bool deeper = lines->levels && at > lines->level[lines->levels - 1];
    if (item)
        return value_has_fault(lines, at, last);
    if (lines->goes_on && deeper)
        return false;
    bool word =
        colon > 0 && colon < text.len && colon <= KEY_LONGEST && !strchr("/\\", text.at[colon + 1]);
    if (!word)
        return found(lines, DIAG_YAML_NO_KEY, at, slice_trim(text).len,
                     slice_print(lines->arena, "# %.*s", SLICE_ARGS(lines->line)));
    colon += at + 1;
    return found(lines, DIAG_YAML_SPACE, colon - 1, 1,
                 slice_print(lines->arena, "%.*s %.*s", (int)colon, lines->line.at,
                             SLICE_ARGS(from_byte(lines->line, colon))));
}

static bool line_has_fault(YamlLines *lines, size_t last)
{
    size_t at = indent_of(lines->line);
    bool item = false;
    Slice text = from_byte(lines->line, at);
    if (slice_starts(text, S("\t")) && slice_trim(text).len) {
        size_t level = lines->levels ? lines->level[lines->levels - 1] + (lines->opens ? 2 : 0) : 0;
        return found(
            lines, DIAG_YAML_TAB, at, 1,
            slice_print(lines->arena, "%*s%.*s", (int)level, "", SLICE_ARGS(slice_trim(text))));
    }
    if (is_comment(text) || slice_starts(text, S("---")))
        return false;
    for (; slice_starts(text, S("- ")); text = from_byte(lines->line, at)) {
        item = true;
        at += 2 + indent_of(from_byte(text, 2));
        while (lines->levels && lines->level[lines->levels - 1] >= at)
            lines->levels--;
    }
    if (!text.len || slice_equal(text, S("-")))
        return false;
    size_t end = text.at[0] == '[' || text.at[0] == '{' ? text.len : key_end(text);
    if (end == text.len)
        return without_key(lines, at, item, last);
    lines->opens = lines->opens || item;
    return level_is_wrong(lines, at) || value_has_fault(lines, at + end + 1, last);
}

bool yaml_fault_find(Arena *arena, Slice text, size_t last, YamlFault *fault)
{
    YamlLines lines = { .arena = arena, .rest = text, .fault = fault };
    while (lines.number < last && next_line(&lines))
        if (line_has_fault(&lines, last))
            return true;
    return false;
}
