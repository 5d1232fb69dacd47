// SPDX-License-Identifier: EUPL-1.2
// On libyaml, not libcyaml: people write these files by hand, so every mistake of a file is to be told at
// once, with its place, and reading goes on with what is right. libcyaml stops at the first, forgets
// where a value stood, cannot read a mapping with free keys (`answers:`), and 1.3.1, which Debian 12 has,
// crashes on a file that holds nothing but comments, as `cxscan new` writes.
#include "input/fields.h"

#include <errno.h>
#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "input/messages.h"
#include "input/yaml_fault.h"
#include "language/reading.h"
#include "model/period.h"

static Place mark_place(const Yaml *yaml, yaml_mark_t mark)
{
    return (Place){ .file = yaml->file,
                    .line = yaml->first_line + mark.line,
                    .column = mark.column + 1,
                    .text = mark.line < yaml->line_count ? yaml->line[mark.line] : S("") };
}

Place yaml_place(const Yaml *yaml, const yaml_node_t *node)
{
    Place place = mark_place(yaml, node->start_mark);
    if (node->type == YAML_SCALAR_NODE && node->end_mark.line == node->start_mark.line)
        place.length = node->end_mark.column - node->start_mark.column;
    return place;
}

static Slice scalar(const yaml_node_t *node)
{
    return (Slice){ (const char *)node->data.scalar.value, node->data.scalar.length };
}

bool yaml_is_null(const yaml_node_t *value)
{
    if (value->type != YAML_SCALAR_NODE || value->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        return false;
    Slice text = scalar(value);
    return text.len == 0 || slice_equal(text, S("~")) || slice_equal(text, S("null"));
}

// What a word processor makes of the quotes around a value: “1.0” is 1.0. More of them, “ja” of “nee”, are
// text.
static Slice without_curly_quotes(const yaml_node_t *node, Slice text)
{
    static const char signs[] = "“”„‟‘’‚‛«»";
    Slice bare = slice_trim(text);
    size_t quotes = 0, first = 0, last = 0, at = 0;
    if (node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        return text;
    for (Slice rest = bare; rest.len; at = bare.len - rest.len) {
        char sign[5] = { 0 };
        size_t len = utf8_encode(utf8_next(&rest), sign);
        if (len == 1 || !strstr(signs, sign))
            continue;
        if (quotes++ == 0)
            first = at + len;
        last = at;
    }
    bool around =
        quotes == 2 && first <= 3 && slice_trim(slice_part(bare, last, bare.len)).len <= 3;
    return around ? slice_part(bare, first, last) : text;
}

bool yaml_text(const Yaml *yaml, const yaml_node_t *value, Slice key, Slice *text)
{
    *text = S("");
    if (value->type != YAML_SCALAR_NODE) {
        diagnose(yaml->d, DIAG_VALUE_NOT_TEXT, yaml_place(yaml, value), key);
        return false;
    }
    Slice bare = without_curly_quotes(value, text_clean(yaml->arena, scalar(value)));
    *text = slice_copy(yaml->arena, slice_trim(bare));
    return true;
}

MappedText yaml_placed(const Yaml *yaml, const yaml_node_t *value, Slice key)
{
    MappedText text = { S(""), yaml_place(yaml, value) };
    if (!yaml_is_null(value))
        yaml_text(yaml, value, key, &text.text);
    return text;
}

bool yaml_has_keys(const Yaml *yaml, const Field *field, const yaml_node_t *value)
{
    if (value->type == YAML_MAPPING_NODE)
        return true;
    diagnose(yaml->d, DIAG_VALUE_NOT_KEYS, yaml_place(yaml, value), name_first(field->key));
    return false;
}

const yaml_node_t *yaml_element(const Yaml *yaml, const yaml_node_t *list, size_t index)
{
    if (list->type != YAML_SEQUENCE_NODE)
        return NULL;
    size_t count = (size_t)(list->data.sequence.items.top - list->data.sequence.items.start);
    return index < count
               ? yaml_document_get_node(yaml->document, list->data.sequence.items.start[index])
               : NULL;
}

const yaml_node_t *yaml_pair(const Yaml *yaml, const yaml_node_t *mapping, size_t index,
                             const yaml_node_t **value)
{
    if (mapping->type != YAML_MAPPING_NODE)
        return NULL;
    size_t count = (size_t)(mapping->data.mapping.pairs.top - mapping->data.mapping.pairs.start);
    if (index >= count)
        return NULL;
    yaml_node_pair_t pair = mapping->data.mapping.pairs.start[index];
    *value = yaml_document_get_node(yaml->document, pair.value);
    return yaml_document_get_node(yaml->document, pair.key);
}

bool yaml_texts(const Yaml *yaml, const Field *field, const yaml_node_t *value, const Field *fields,
                size_t count, void *out)
{
    const yaml_node_t *key, *held;
    if (!yaml_has_keys(yaml, field, value))
        return false;
    for (size_t i = 0; (key = yaml_pair(yaml, value, i, &held)); i++) {
        MappedText name = yaml_placed(yaml, key, name_first(field->key));
        Nearest nearest = { .text = name.text };
        size_t at = 0;
        while (at < count && !name_among(yaml->arena, name.text, fields[at].key))
            nearest_offer_names(yaml->arena, &nearest, fields[at++].key);
        MappedText *text =
            at < count ? (MappedText *)(void *)((char *)out + fields[at].offset) : NULL;
        if (!text)
            diagnose(yaml->d, DIAG_KEY_UNKNOWN, name.place, name.text,
                     nearest_likely(yaml->arena, &nearest), nearest_likely(yaml->arena, &nearest));
        else if (text->place.line)
            diagnose(yaml->d, DIAG_KEY_TWICE, name.place, name.text);
        else if (!yaml_is_null(held))
            *text = yaml_placed(yaml, held, name_first(fields[at].key));
    }
    return true;
}

static void read_flag(const Yaml *yaml, const Field *field, const yaml_node_t *value, bool *member)
{
    Slice text;
    if (!yaml_text(yaml, value, name_first(field->key), &text))
        return;
    if (name_among(yaml->arena, text, reading_flag_yes))
        *member = true;
    else if (name_among(yaml->arena, text, reading_flag_no))
        *member = false;
    else
        diagnose(yaml->d, DIAG_VALUE_NOT_FLAG, yaml_place(yaml, value), name_first(field->key),
                 text);
}

static void read_number(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                        int64_t *member)
{
    Slice text;
    uint64_t number;
    if (!yaml_text(yaml, value, name_first(field->key), &text))
        return;
    if (slice_to_u64(text, &number) && number <= INT64_MAX && (int64_t)number >= field->least &&
        (int64_t)number <= field->most)
        *member = (int64_t)number;
    else
        diagnose(yaml->d, DIAG_VALUE_NOT_NUMBER, yaml_place(yaml, value), name_first(field->key),
                 text, slice_print(yaml->arena, "%lld", (long long)field->least),
                 slice_print(yaml->arena, "%lld", (long long)field->most));
}

static void read_date(const Yaml *yaml, const Field *field, const yaml_node_t *value, Date *member)
{
    Slice text;
    Period period;
    if (!yaml_text(yaml, value, name_first(field->key), &text))
        return;
    if (period_read(text, 0, &period) == PERIOD_EXACT && period.side[PERIOD_START].day)
        *member = period.side[PERIOD_START];
    else
        diagnose(yaml->d, DIAG_VALUE_NOT_DATE, yaml_place(yaml, value), name_first(field->key),
                 text);
}

// The name of each: "self, validated".
static Slice choice_list(Arena *arena, const char *const *choices, MessageLanguage language)
{
    Slice list = S("");
    for (; *choices; choices++) {
        Slice name = language == MESSAGES_DUTCH ? name_dutch(*choices) : name_first(*choices);
        list = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(list), list.len ? ", " : "",
                           SLICE_ARGS(name));
    }
    return list;
}

static void read_choice(const Yaml *yaml, const Field *field, const yaml_node_t *value, int *member)
{
    Slice text;
    if (!yaml_text(yaml, value, name_first(field->key), &text))
        return;
    for (int index = 0; field->choices[index]; index++) {
        if (name_among(yaml->arena, text, field->choices[index])) {
            *member = index;
            return;
        }
    }
    diagnose(yaml->d, DIAG_VALUE_NOT_A_CHOICE, yaml_place(yaml, value), name_first(field->key),
             text, choice_list(yaml->arena, field->choices, MESSAGES_ENGLISH),
             choice_list(yaml->arena, field->choices, MESSAGES_DUTCH));
}

static void read_text(const Yaml *yaml, const Field *field, const yaml_node_t *value, Slice *member)
{
    Slice text;
    if (!yaml_text(yaml, value, name_first(field->key), &text))
        return;
    if (field->kind == FIELD_EXACT)
        text = slice_copy(yaml->arena, text_clean(yaml->arena, scalar(value)));
    *member = text;
}

static void read_value(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_EXACT: read_text(yaml, field, value, member); break;
    case FIELD_FLAG: read_flag(yaml, field, value, member); break;
    case FIELD_NUMBER: read_number(yaml, field, value, member); break;
    case FIELD_DATE: read_date(yaml, field, value, member); break;
    case FIELD_CHOICE: read_choice(yaml, field, value, member); break;
    case FIELD_OTHER: field->read(yaml, field, value, member); break;
    case FIELD_REFUSED: break;
    }
}

// The field that may be meant, by its spelling that is nearest; in Dutch by the one that stands second,
// where that is near as well.
static void key_unknown(const Yaml *yaml, const yaml_node_t *key, Slice name, const Field *fields,
                        size_t count)
{
    Nearest nearest = { .text = name }, dutch = { .text = name };
    for (size_t i = 0; i < count; i++) {
        Slice before = nearest.best;
        if (fields[i].kind == FIELD_REFUSED)
            continue;
        nearest_offer_names(yaml->arena, &nearest, fields[i].key);
        if (nearest.best.at == before.at)
            continue;
        dutch.best = S("");
        nearest_offer(yaml->arena, &dutch, name_dutch(fields[i].key));
    }
    Slice likely = nearest_likely(yaml->arena, &nearest),
          in_dutch = nearest_likely(yaml->arena, &dutch);
    diagnose(yaml->d, DIAG_KEY_UNKNOWN, yaml_place(yaml, key), name, likely,
             in_dutch.len ? in_dutch : likely);
}

// The keys of a struct, one after another.
typedef struct Keys {
    const Field *fields;
    size_t count;
    bool *seen;
    void *out;
    Slice open;  // the key before, where nothing stands behind it and more keys may lie below it
    size_t next; // the field after that of the key before
} Keys;

// The field of that name, or `count`. Most keys are spelled as in the table, and many stand in its order, so
// that is tried first.
static size_t field_at(Arena *arena, Slice name, const Keys *keys)
{
    for (size_t i = 0; i < keys->count; i++) {
        size_t at = (keys->next + i) % keys->count;
        if (slice_equal(name, name_first(keys->fields[at].key)))
            return at;
    }
    size_t at = 0;
    while (at < keys->count && !name_among(arena, name, keys->fields[at].key))
        at++;
    return at;
}

// Text that YAML takes for something else without a word: "&CX" for a name and "!CX" for a kind of the value
// that follows, "#1" behind a space for a remark. Remarks have a space behind their sign.
static void tell_lost_text(const Yaml *yaml, const yaml_node_t *key, const yaml_node_t *value)
{
    if (value->type != YAML_SCALAR_NODE || value->data.scalar.style != YAML_PLAIN_SCALAR_STYLE ||
        value->end_mark.line != key->end_mark.line || key->end_mark.line >= yaml->line_count)
        return;
    Slice line = yaml->line[key->end_mark.line], behind = line;
    for (size_t column = key->end_mark.column; column && behind.len; column--)
        utf8_next(&behind);
    size_t from = line.len - behind.len + 1;
    Slice before = slice_part(line, 0, from), text = slice_part(line, from, line.len);
    Slice words = slice_trim(text);
    size_t hash = slice_find(text, S(" #")) + 1, shown = (size_t)(words.at - text.at);
    bool mark = words.len && (words.at[0] == '&' || words.at[0] == '!');
    bool remark = hash >= text.len || hash + 1 == text.len || strchr(" \t#!", text.at[hash + 1]);
    bool in_doubt = memchr(words.at, '"', words.len) || memchr(words.at, '\\', words.len);
    if (in_doubt || (!mark && remark))
        return;
    shown = mark ? shown : hash;
    Place place = mark_place(yaml, key->end_mark);
    place.column += 1 + utf8_count(slice_part(text, 0, shown));
    place.length = mark ? 1 : utf8_count(slice_part(text, shown, text.len));
    Slice mended = slice_print(yaml->arena, "%.*s \"%.*s\"", SLICE_ARGS(slice_trim(before)),
                               SLICE_ARGS(words));
    diagnose(yaml->d, mark ? DIAG_YAML_SIGN : DIAG_YAML_COMMENT, place, mended,
             mark ? slice_part(words, 0, 1) : slice_trim(slice_part(text, shown, text.len)));
}

static void read_pair(const Yaml *yaml, const yaml_node_t *key, const yaml_node_t *value,
                      Keys *keys)
{
    Slice name = S("?"), open = keys->open;
    if (key->type == YAML_SCALAR_NODE)
        yaml_text(yaml, key, name, &name);
    size_t at = field_at(yaml->arena, name, keys);
    if (at == keys->count && open.len && diagnostics_has(yaml->d, DIAG_KEY_BELOW, open))
        return; // of those that were to lie below that key one is enough
    if (at == keys->count && open.len) {
        diagnose(yaml->d, DIAG_KEY_BELOW, yaml_place(yaml, key), open, name);
        return;
    }
    keys->open = S("");
    if (at == keys->count) {
        key_unknown(yaml, key, name, keys->fields, keys->count);
        return;
    }
    const Field *field = &keys->fields[at];
    keys->next = at + 1;
    if (field->kind != FIELD_REFUSED)
        tell_lost_text(yaml, key, value);
    if (field->kind == FIELD_REFUSED) {
        // Without the line: what must not be in the file need not be on the screen either.
        Place place = yaml_place(yaml, key);
        place.text = S("");
        diagnose(yaml->d, field->refusal, place, name);
    } else if (keys->seen[at]) {
        diagnose(yaml->d, DIAG_KEY_TWICE, yaml_place(yaml, key), name);
    } else if (!yaml_is_null(value)) {
        Field as_written = *field; // messages call it what its writer does
        as_written.key = name.at;
        keys->seen[at] = true;
        read_value(yaml, &as_written, value, (char *)keys->out + field->offset);
    } else if (field->kind == FIELD_OTHER) {
        keys->open = name;
    }
}

static void complain_of(const Yaml *yaml, const YamlFault *fault)
{
    Place place =
        mark_place(yaml, (yaml_mark_t){ .line = fault->line - 1, .column = fault->column - 1 });
    place.length = fault->length;
    diagnose(yaml->d, fault->id, place, slice_trim(fault->mended), fault->sign);
}

static void read_keys(const Yaml *yaml, const yaml_node_t *root, Place place, const Field *fields,
                      size_t count, void *out)
{
    bool *seen = arena_many(yaml->arena, bool, count);
    Keys keys = { .fields = fields, .count = count, .seen = seen, .out = out };
    const yaml_node_t *key, *value;
    for (size_t i = 0; root && (key = yaml_pair(yaml, root, i, &value)); i++)
        read_pair(yaml, key, value, &keys);
    for (size_t i = 0; i < count; i++)
        if (fields[i].required && !seen[i])
            diagnose(yaml->d, DIAG_KEY_MISSING, place, name_first(fields[i].key));
}

static bool read_mapping(const Yaml *yaml, const yaml_node_t *root, const Field *fields,
                         size_t count, void *out)
{
    if (root && root->type != YAML_MAPPING_NODE && !yaml_is_null(root)) {
        YamlFault fault;
        // Where no line has a key, libyaml reads them all as one text.
        if (yaml_fault_find(yaml->arena, yaml->text, root->end_mark.line + 1, &fault))
            complain_of(yaml, &fault);
        else
            diagnose(yaml->d, DIAG_YAML_NOT_KEYS, yaml_place(yaml, root));
        return false;
    }
    Place place = { .file = yaml->file, .line = yaml->first_line };
    read_keys(yaml, root, place, fields, count, out);
    return true;
}

bool fields_within(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                   const Field *fields, size_t count, void *out)
{
    if (!yaml_has_keys(yaml, field, value))
        return false;
    read_keys(yaml, value, yaml_place(yaml, value), fields, count, out);
    return true;
}

bool fields_value(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    size_t errors = diagnostics_count(yaml->d, SEVERITY_ERROR);
    read_value(yaml, field, value, member);
    return diagnostics_count(yaml->d, SEVERITY_ERROR) == errors;
}

// With two spaces for each tab that a line begins with.
static Slice without_tabs(Arena *arena, Slice text)
{
    Buffer out = { 0 };
    for (Slice rest = text, line; slice_next_line(&rest, &line); buffer_add_byte(&out, '\n')) {
        size_t at = 0;
        for (; at < line.len && (line.at[at] == ' ' || line.at[at] == '\t'); at++)
            buffer_add(&out, line.at[at] == '\t' ? S("  ") : S(" "));
        buffer_add(&out, slice_part(line, at, line.len));
    }
    Slice spaced = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return spaced;
}

// Complain of what libyaml gave up at. True where the line can be guessed at: `*text` is then without that
// fault.
static bool mend(const Yaml *yaml, const yaml_parser_t *parser, Slice *text)
{
    YamlFault fault;
    yaml_mark_t mark = { .index = 0, .line = 0, .column = 0 };
    if (parser->error == YAML_READER_ERROR) {
        for (Slice rest = slice_part(*text, 0, parser->problem_offset), line;
             slice_next_line(&rest, &line);)
            mark.line += rest.len > 0;
        Place place = mark_place(yaml, mark);
        place.column = 0;
        diagnose(yaml->d, DIAG_YAML_BROKEN, place, slice_of(parser->problem));
        return false;
    }
    if (!yaml_fault_find(yaml->arena, *text, parser->problem_mark.line + 1, &fault)) {
        diagnose(yaml->d, DIAG_YAML_BROKEN, mark_place(yaml, parser->problem_mark),
                 slice_of(parser->problem));
        return false;
    }
    complain_of(yaml, &fault);
    Slice line = S("");
    for (Slice rest = *text; fault.line && slice_next_line(&rest, &line);)
        fault.line--;
    size_t from = (size_t)(line.at - text->at);
    *text = slice_print(yaml->arena, "%.*s%.*s%.*s", (int)from, text->at, SLICE_ARGS(fault.mended),
                        SLICE_ARGS(slice_part(*text, from + line.len, text->len)));
    if (fault.id == DIAG_YAML_TAB)
        *text = without_tabs(yaml->arena, *text); // they have one cause
    return true;
}

// A second document in the same file would go unread.
static bool no_second(const Yaml *yaml, yaml_parser_t *parser)
{
    yaml_document_t second;
    if (!yaml_document_get_root_node(yaml->document))
        return true;
    if (!yaml_parser_load(parser, &second))
        return false;
    const yaml_node_t *more = yaml_document_get_root_node(&second);
    if (more && !yaml_is_null(more))
        diagnose(yaml->d, DIAG_YAML_SECOND, yaml_place(yaml, more));
    yaml_document_delete(&second);
    return true;
}

// The document of `text` into `yaml->document`. Each fault is told, and read on as it is likely to be
// meant: what else is wrong can be told at once, and a mapping that is right does not make a hundred
// columns unknown.
static bool load(const Yaml *yaml, Slice text)
{
    enum { FAULTS_MOST = 20 };
    for (int faults = 0; faults < FAULTS_MOST; faults++) {
        yaml_parser_t parser;
        if (!yaml_parser_initialize(&parser))
            out_of_memory(sizeof parser);
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser, (const unsigned char *)text.at, text.len);
        errno = 0;
        bool loaded = yaml_parser_load(&parser, yaml->document),
             good = loaded && no_second(yaml, &parser);
        if (!good)
            stop_without_memory(); // libyaml does not always say so
        bool again = !good && mend(yaml, &parser, &text);
        if (loaded && !good)
            yaml_document_delete(yaml->document);
        yaml_parser_delete(&parser);
        if (!again)
            return good;
    }
    return false;
}

// libyaml looks at all brackets that are open, at each one it reads. Those in texts count too: nobody leaves
// a thousand open there.
static bool is_flat(const Yaml *yaml)
{
    int open = 0, most = 0;
    for (size_t i = 0; i < yaml->line_count; i++) {
        for (size_t k = 0; k < yaml->line[i].len; k++) {
            char c = yaml->line[i].at[k];
            open += (c == '[' || c == '{') - (open > 0 && (c == ']' || c == '}'));
            most = open > most ? open : most;
        }
        if (most > LIMIT_SETTINGS_DEEP) {
            diagnose(yaml->d, DIAG_LIMIT_DEEP, mark_place(yaml, (yaml_mark_t){ .line = i }),
                     slice_print(yaml->arena, "%d", most),
                     slice_print(yaml->arena, "%d", LIMIT_SETTINGS_DEEP));
            return false;
        }
    }
    return true;
}

bool fields_read(Arena *arena, Diagnostics *d, Slice file, Slice text, size_t first_line,
                 const Field *fields, size_t count, void *out)
{
    yaml_document_t document;
    Yaml yaml = { .arena = arena,
                  .d = d,
                  .file = file,
                  .text = text_clean(arena, text),
                  .first_line = first_line,
                  .document = &document };
    // Line by line, for the places of a million keys.
    Slice *line = NULL, rest = yaml.text;
    size_t room = 0;
    for (Slice next; slice_next_line(&rest, &next); line[yaml.line_count++] = next)
        line = arena_grow(arena, line, sizeof *line, yaml.line_count, &room);
    yaml.line = line;
    if (!is_flat(&yaml) || !load(&yaml, yaml.text))
        return false;
    bool good = read_mapping(&yaml, yaml_document_get_root_node(&document), fields, count, out);
    yaml_document_delete(&document);
    return good;
}
