// SPDX-License-Identifier: EUPL-1.2
// Tokens and facts in, text out. The text grows in a buffer of its own; the map of where it came from grows
// with it, a piece for each token written.
#include "doc/mustache.h"

#include "base/fraction.h"
#include "base/limits.h"
#include "doc/messages.h"
#include "doc/mustache_parse.h"
#include "facts/json.h"
#include "facts/messages.h"

enum { PARTIALS_DEEP = 48 };

// A file cut into tokens once, however often it is called.
typedef struct Parsed {
    const SourceFile *file;
    Tokens tokens;
} Parsed;

typedef struct Expander {
    Arena *arena;
    Diagnostics *d;
    const MustacheOptions *options;
    TagAnswering answering;
    Buffer out;
    SourceMap map;
    const json_t **context; // innermost last
    size_t depth, context_room;
    Parsed *parsed;
    size_t parsed_count, parsed_room;
    size_t partials; // how deep we are in them
    bool stopped;    // without end: nothing more is written
    Inclusion *inclusions;
    size_t inclusion_count, inclusion_room;
} Expander;

// What is being written: a range of a file's tokens, each line behind `indent`.
typedef struct Range {
    const SourceFile *file;
    const Token *tokens;
    size_t from, to;
    Slice indent;
} Range;

static void expand(Expander *x, Range range);

static Place place_of(const Range *range, const Token *token)
{
    return source_file_place(range->file, token->from, token->to);
}

static void stop(Expander *x, DiagnosticId why, const Range *range, const Token *token, Slice most)
{
    if (!x->stopped)
        diagnose(x->d, why, place_of(range, token), token->text, most);
    x->stopped = true;
}

static void note_source(Expander *x, const Range *range, const Token *token)
{
    SourcePiece piece = { x->out.len, range->file, token->from, token->to,
                          token->kind == TOKEN_TEXT };
    source_map_add(x->arena, &x->map, piece);
}

static void push(Expander *x, const json_t *value)
{
    x->context =
        arena_grow(x->arena, x->context, sizeof(const json_t *), x->depth, &x->context_room);
    x->context[x->depth++] = value;
}

// The name in `keys` that looks most like `name`.
static Slice nearest(Slice best, Slice name, const json_t *keys)
{
    size_t least = text_distance(best, name);
    for (void *at = json_object_iter((json_t *)keys); at;
         at = json_object_iter_next((json_t *)keys, at)) {
        Slice key = slice_of(json_object_iter_key(at));
        size_t distance = text_distance(key, name);
        if (best.len && distance >= least)
            continue;
        best = key;
        least = distance;
    }
    return best;
}

static void unknown_name(Expander *x, const Range *range, const Token *token, Slice part,
                         const json_t *within)
{
    Slice best = S("");
    if (!x->options->strict)
        return;
    if (within)
        best = nearest(best, part, within);
    for (size_t i = x->depth; i-- && !within;)
        if (json_is_object(x->context[i]))
            best = nearest(best, part, x->context[i]);
    diagnose(x->d, DIAG_TEMPLATE_UNKNOWN_NAME, place_of(range, token), token->text, best);
}

// What the tag asks of the value; NULL for null.
static const json_t *asked(const Expander *x, const Range *range, const Token *token,
                           const json_t *value)
{
    return token->ask ? tag_ask_filter(&x->answering, token->ask, place_of(range, token), value)
                      : value;
}

// The value of a dotted name: its first part is looked for from the innermost context outwards, the rest
// only inside what was found. NULL for null and for what is not there.
static const json_t *find_value(Expander *x, const Range *range, const Token *token)
{
    Slice rest = token->text, part;
    const json_t *value = NULL;
    if (slice_equal(rest, S(".")))
        return x->context[x->depth - 1];
    slice_next_field(&rest, '.', &part);
    for (size_t i = x->depth; i-- && !value;)
        value = json_object_getn(x->context[i], part.at, part.len);
    const json_t *within = NULL;
    while (value && slice_next_field(&rest, '.', &part)) {
        within = value;
        value = json_object_getn(within, part.at, part.len);
    }
    if (!value && !json_is_null(within) && !json_is_false(within))
        unknown_name(x, range, token, part, json_is_object(within) ? within : NULL);
    return json_is_null(value) ? NULL : value;
}

static Slice value_text(Expander *x, const Range *range, const Token *token, const json_t *value)
{
    switch (value ? json_typeof(value) : JSON_NULL) {
    case JSON_STRING: return (Slice){ json_string_value(value), json_string_length(value) };
    case JSON_INTEGER: return slice_print(x->arena, "%lld", (long long)json_integer_value(value));
    case JSON_REAL: return double_text(x->arena, json_real_value(value));
    case JSON_TRUE: return S("true");
    case JSON_FALSE: return S("false");
    case JSON_OBJECT:
    case JSON_ARRAY:
        if (x->options->strict)
            diagnose(x->d, DIAG_TEMPLATE_NOT_TEXT, place_of(range, token), token->text);
        break;
    case JSON_NULL: break;
    }
    return S("");
}

static void include(Expander *x, const Node *note)
{
    x->inclusions = arena_grow(x->arena, x->inclusions, sizeof *x->inclusions, x->inclusion_count,
                               &x->inclusion_room);
    x->inclusions[x->inclusion_count++] = (Inclusion){ x->out.len, note };
    buffer_add(&x->out, S(INCLUSION_SIGN));
}

static void expand_value(Expander *x, const Range *range, const Token *token)
{
    Slice text = value_text(x, range, token, asked(x, range, token, find_value(x, range, token)));
    bool raw = token->kind == TOKEN_RAW;
    const Node *note = raw && x->options->note ? x->options->note(x->options->user, text) : NULL;
    if (note)
        include(x, note);
    else if (raw)
        buffer_add(&x->out, text);
    else
        x->options->escape(&x->out, text);
}

static void expand_section(Expander *x, Range range, size_t index)
{
    const Token *token = &range.tokens[index];
    const json_t *value = asked(x, &range, token, find_value(x, &range, token));
    bool compares = token->ask && token->ask->compare;
    bool there = value && !json_is_false(value) &&
                 !(json_is_array(value) && json_array_size(value) == 0) &&
                 !(json_is_string(value) && json_string_length(value) == 0);
    if (compares)
        there = tag_ask_holds(&x->answering, token->ask, place_of(&range, token), value);
    range.from = index + 1;
    range.to = token->end;
    if (compares || token->kind == TOKEN_INVERTED) {
        if (there == (token->kind == TOKEN_SECTION))
            expand(x, range);
        return;
    }
    if (!there)
        return;
    size_t count = json_is_array(value) ? json_array_size(value) : 1;
    for (size_t i = 0; i < count && !x->stopped; i++) {
        push(x, json_is_array(value) ? json_array_get(value, i) : value);
        expand(x, range);
        x->depth--;
    }
}

static Tokens tokens_of(Expander *x, const SourceFile *file)
{
    for (size_t i = 0; i < x->parsed_count; i++)
        if (x->parsed[i].file == file)
            return x->parsed[i].tokens;
    x->parsed =
        arena_grow(x->arena, x->parsed, sizeof *x->parsed, x->parsed_count, &x->parsed_room);
    x->parsed[x->parsed_count] = (Parsed){ file, mustache_parse(x->arena, x->d, file) };
    return x->parsed[x->parsed_count++].tokens;
}

static void expand_partial(Expander *x, const Range *range, const Token *token)
{
    if (!x->options->partial)
        return;
    const SourceFile *file =
        x->options->partial(x->options->user, token->text, place_of(range, token));
    if (!file)
        return;
    if (x->partials == PARTIALS_DEEP) {
        stop(x, DIAG_TEMPLATE_ENDLESS, range, token, S(""));
        return;
    }
    Tokens tokens = tokens_of(x, file);
    Slice indent = token->indent;
    if (range->indent.len && indent.at)
        indent = slice_print(x->arena, "%.*s%.*s", SLICE_ARGS(range->indent), SLICE_ARGS(indent));
    x->partials++;
    expand(x, (Range){ file, tokens.items, 0, tokens.count, indent });
    x->partials--;
}

// The tokens of a section follow it, and are skipped here: expand_section has written them.
static void expand(Expander *x, Range range)
{
    for (size_t i = range.from; i < range.to && !x->stopped;) {
        const Token *token = &range.tokens[i];
        bool section = token->kind == TOKEN_SECTION || token->kind == TOKEN_INVERTED;
        note_source(x, &range, token);
        if (token->starts_line)
            buffer_add(&x->out, range.indent);
        if (range.indent.len && token->starts_line)
            note_source(x, &range, token);
        switch (token->kind) {
        case TOKEN_TEXT: buffer_add(&x->out, token->text); break;
        case TOKEN_VALUE:
        case TOKEN_RAW: expand_value(x, &range, token); break;
        case TOKEN_SECTION:
        case TOKEN_INVERTED: expand_section(x, range, i); break;
        case TOKEN_PARTIAL: expand_partial(x, &range, token); break;
        }
        if (x->out.len > LIMIT_TEXT_BYTES)
            stop(x, DIAG_LIMIT_REPORT, &range, token, slice_print(x->arena, "%d", LIMIT_PAGES));
        i = section ? token->end : i + 1;
    }
}

Expansion mustache_expand(Arena *arena, Diagnostics *d, const SourceFile *file, const json_t *facts,
                          const MustacheOptions *options)
{
    Expander x = { .arena = arena,
                   .d = d,
                   .options = options,
                   .answering = { arena, d, options->strings, facts_array() } };
    push(&x, facts);
    Tokens tokens = tokens_of(&x, file);
    expand(&x, (Range){ .file = file, .tokens = tokens.items, .to = tokens.count });
    Expansion expansion = { slice_copy(arena, buffer_slice(&x.out)), x.map, x.inclusions,
                            x.inclusion_count };
    buffer_free(&x.out);
    json_decref(x.answering.made);
    return expansion;
}
