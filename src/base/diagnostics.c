// SPDX-License-Identifier: EUPL-1.2
#include "base/diagnostics.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/path.h"
#include "language/says.h"

enum { KEPT_A_KIND = 3, KEPT_OF_ALL = 10000, ARGUMENTS_MAX = 4 };

typedef struct Diagnostic {
    DiagnosticId id;
    Severity severity;
    Place place;
    Slice argument[ARGUMENTS_MAX];
    size_t more; // of the same id in the same file, counted but not kept; on the last one shown
    size_t serial;
} Diagnostic;

// The messages of one id in one file.
typedef struct DiagnosticKind DiagnosticKind;
struct DiagnosticKind {
    DiagnosticId id;
    Slice file;
    size_t kept;
    size_t last;          // of items
    DiagnosticKind *next; // in the same bucket
};

enum { BUCKETS = 1024 };

struct Diagnostics {
    Arena *arena;
    Diagnostic *items;
    size_t count;
    size_t room;
    DiagnosticKind **kind; // BUCKETS of them; NULL before the first message
    size_t total[SEVERITY_ERROR + 1];
    bool draft;
    bool keeps_all;
    Slice below; // the folder that is put before the names of files; empty for none
};

Diagnostics *diagnostics_new(Arena *arena)
{
    Diagnostics *d = arena_one(arena, Diagnostics);
    d->arena = arena;
    return d;
}

void diagnostics_draft(Diagnostics *d)
{
    d->draft = true;
}

void diagnostics_below(Diagnostics *d, Slice folder)
{
    d->below = slice_copy(d->arena, folder);
}

size_t diagnostics_kept(const Diagnostics *d)
{
    return d->keeps_all ? KEPT_OF_ALL : KEPT_A_KIND;
}

void diagnostics_keep_all(Diagnostics *d)
{
    d->keeps_all = true;
}

static size_t bucket_of(DiagnosticId id, Slice file)
{
    size_t hash = (size_t)(uintptr_t)id;
    for (size_t i = 0; i < file.len; i++)
        hash = hash * 31 + (unsigned char)file.at[i];
    return hash % BUCKETS;
}

static DiagnosticKind *kind_of(const Diagnostics *d, DiagnosticId id, Slice file)
{
    DiagnosticKind *kind = d->kind ? d->kind[bucket_of(id, file)] : NULL;
    while (kind && (kind->id != id || !slice_equal(kind->file, file)))
        kind = kind->next;
    return kind;
}

static DiagnosticKind *add_kind(Diagnostics *d, DiagnosticId id, Slice file)
{
    if (!d->kind)
        d->kind = arena_many(d->arena, DiagnosticKind *, BUCKETS);
    DiagnosticKind **bucket = &d->kind[bucket_of(id, file)],
                   *kind = arena_one(d->arena, DiagnosticKind);
    *kind = (DiagnosticKind){ .id = id, .file = slice_copy(d->arena, file), .next = *bucket };
    return *bucket = kind;
}

static Slice file_below(const Diagnostics *d, Slice file)
{
    return d->below.len && file.len ? path_join(d->arena, d->below, file) : file;
}

bool diagnostics_shows(const Diagnostics *d, DiagnosticId id, Slice file)
{
    const DiagnosticKind *kind = kind_of(d, id, file_below(d, file));
    return !kind || kind->kept < diagnostics_kept(d);
}

Severity diagnose_at(Diagnostics *d, DiagnosticId id, Place place, const Slice *arguments,
                     size_t count)
{
    Severity severity = id->severity;
    if (severity == SEVERITY_FAULT)
        severity = d->draft ? SEVERITY_WARNING : SEVERITY_ERROR;
    d->total[severity]++;
    place.file = file_below(d, place.file);
    DiagnosticKind *kind = kind_of(d, id, place.file);
    if (!kind)
        kind = add_kind(d, id, place.file);
    if (kind->kept >= diagnostics_kept(d)) {
        d->items[kind->last].more++;
        return severity;
    }
    place.file = kind->file;
    place.sheet = slice_copy(d->arena, place.sheet);
    // Ten thousand messages may be of one line, and that be a book.
    Slice before = d->count ? d->items[d->count - 1].place.text : S("");
    place.text = slice_equal(before, place.text) ? before : slice_copy(d->arena, place.text);
    kind->kept++;
    kind->last = d->count;
    d->items = arena_grow(d->arena, d->items, sizeof *d->items, d->count, &d->room);
    Diagnostic *item = &d->items[d->count];
    *item = (Diagnostic){ .id = id, .severity = severity, .place = place, .serial = d->count++ };
    for (size_t i = 0; i < count && i < ARGUMENTS_MAX; i++)
        item->argument[i] = slice_copy(d->arena, arguments[i]);
    return severity;
}

size_t diagnostics_count(const Diagnostics *d, Severity at_least)
{
    size_t count = 0;
    for (int severity = (int)at_least; severity <= SEVERITY_ERROR; severity++)
        count += d->total[severity];
    return count;
}

bool diagnostics_has(const Diagnostics *d, DiagnosticId id, Slice argument)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].id == id && slice_equal(d->items[i].argument[0], argument))
            return true;
    return false;
}

static int by_place(const void *left, const void *right)
{
    const Diagnostic *a = left, *b = right;
    int order = slice_compare(a->place.file, b->place.file);
    order = order ? order : slice_compare(a->place.sheet, b->place.sheet);
    if (order)
        return order;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    if (a->place.column != b->place.column)
        return a->place.column < b->place.column ? -1 : 1;
    return a->serial < b->serial ? -1 : 1;
}

// Control characters and invalid bytes would let a file steer the terminal: they are shown as \xNN. A tab
// is one space, so that the caret stays under its column.
static void add_escaped(Buffer *out, Slice text)
{
    while (text.len) {
        Slice before = text;
        uint32_t code = utf8_next(&text);
        Slice bytes = slice_part(before, 0, before.len - text.len);
        bool invalid = code == 0xFFFD && bytes.len == 1;
        bool steers = (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        if (code == '\t')
            buffer_add_byte(out, ' ');
        else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || invalid || steers)
            buffer_print(out, code > 0xFF && !invalid ? "\\u%04X" : "\\x%02X",
                         invalid ? (unsigned char)bytes.at[0] : code);
        else
            buffer_add(out, bytes);
    }
}

// What stands in a cell or a note may be a book; of that the first words tell which it is.
static void add_argument(Buffer *out, Slice text)
{
    enum { SIGNS_SHOWN = 400 };
    Slice rest = text;
    for (size_t i = 0; i < SIGNS_SHOWN && rest.len; i++)
        utf8_next(&rest);
    add_escaped(out, slice_part(text, 0, text.len - rest.len));
    if (rest.len)
        buffer_add(out, S("…"));
}

static void add_filled(Buffer *out, Slice text, const Diagnostic *item)
{
    for (Slice rest = text; rest.len;) {
        bool argument = rest.len >= 3 && rest.at[0] == '{' && rest.at[1] >= '1' &&
                        rest.at[1] <= '4' && rest.at[2] == '}';
        size_t end = argument ? 3 : 1;
        while (!argument && end < rest.len && rest.at[end] != '{')
            end++;
        if (argument)
            add_argument(out, item->argument[rest.at[1] - '1']);
        else
            buffer_add(out, slice_part(rest, 0, end));
        rest = slice_part(rest, end, rest.len);
    }
}

// Does a part of a hint name an argument that is empty ("did you mean “{2}”?" where nothing looks like it)?
static bool names_nothing(Slice part, const Diagnostic *item)
{
    for (size_t i = 0; i + 2 < part.len; i++) {
        bool argument = part.at[i] == '{' && part.at[i + 1] >= '1' && part.at[i + 1] <= '4' &&
                        part.at[i + 2] == '}';
        if (argument && item->argument[part.at[i + 1] - '1'].len == 0)
            return true;
    }
    return false;
}

// The hint, without those of its parts ("a; b") that would have to name something that is not there.
static void add_hint(Buffer *out, const Diagnostic *item, MessageLanguage language)
{
    bool first = true;
    for (Slice rest = slice_of(item->id->hint[language]); rest.len;) {
        size_t end = slice_find(rest, S("; "));
        Slice part = slice_part(rest, 0, end);
        rest = slice_part(rest, end + 2, rest.len);
        if (names_nothing(part, item))
            continue;
        if (!first)
            buffer_add(out, S("; "));
        add_filled(out, part, item);
        first = false;
    }
}

static const char *severity_text(Severity severity, MessageLanguage language)
{
    static const char *const *const text[] = {
        [SEVERITY_NOTE] = says_note,
        [SEVERITY_WARNING] = says_warning,
        [SEVERITY_ERROR] = says_error,
    };
    return text[severity][language];
}

// A long line is shown as a window around the column; the caret keeps pointing at the same character.
enum { WINDOW_BEFORE = 40, WINDOW_AFTER = 40 };

static void add_excerpt(Buffer *out, const Place *place)
{
    Slice rest = place->text;
    size_t column = place->column ? place->column : 1, first = 1;
    if (column > WINDOW_BEFORE + 1) {
        first = column - WINDOW_BEFORE;
        for (size_t i = 1; i < first; i++)
            utf8_next(&rest);
    }
    Slice window = rest;
    for (size_t i = first; i <= column + WINDOW_AFTER && rest.len; i++)
        utf8_next(&rest);
    window = slice_part(window, 0, window.len - rest.len);
    Slice before = window;
    for (size_t i = first; i < column && before.len; i++)
        utf8_next(&before);
    before = slice_part(window, 0, window.len - before.len);

    Buffer shown = { 0 }, lead = { 0 };
    add_escaped(&shown, window);
    add_escaped(&lead, before);
    buffer_print(out, "%5zu | %s%.*s%s\n", place->line, first > 1 ? "…" : "",
                 SLICE_ARGS(buffer_slice(&shown)), rest.len ? "…" : "");
    if (place->column) {
        size_t indent = utf8_count(buffer_slice(&lead)) + (first > 1);
        size_t length = place->length ? place->length : 1;
        buffer_print(out, "      | %*s", (int)indent, "");
        for (size_t i = 0; i < length && i <= WINDOW_AFTER; i++)
            buffer_add_byte(out, '^');
        buffer_add_byte(out, '\n');
    }
    buffer_free(&shown);
    buffer_free(&lead);
}

static void add_file(Buffer *out, Slice file, Slice folder)
{
    bool inside = folder.len && file.len && file.at[0] != '/' && !slice_equal(file, folder);
    if (inside) {
        add_escaped(out, folder);
        if (!slice_ends(folder, S("/")))
            buffer_add_byte(out, '/');
    }
    add_escaped(out, file);
}

// As spreadsheets write it: F118, or 118 for a whole row.
static Slice cell_address(Arena *arena, const Place *place)
{
    Slice letters = place->column ? column_letters(arena, place->column - 1) : S("");
    return slice_print(arena, "%.*s%zu", SLICE_ARGS(letters), place->line);
}

// A name with more than letters and digits stands in quotes, as in a formula.
static void add_sheet(Buffer *out, Slice sheet)
{
    bool simple = true;
    for (size_t i = 0; i < sheet.len; i++) {
        unsigned char c = (unsigned char)sheet.at[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        simple = simple && (letter || (c >= '0' && c <= '9') || c == '_' || c == '.' || c >= 0x80);
    }
    buffer_add(out, simple ? S(":") : S(":'"));
    add_escaped(out, sheet);
    buffer_add(out, simple ? S("") : S("'"));
}

static void add_place_in_file(Arena *arena, Buffer *out, const Place *place)
{
    if (place->sheet.len) {
        add_sheet(out, place->sheet);
        if (place->line)
            buffer_add_byte(out, '!');
        if (place->line)
            buffer_add(out, cell_address(arena, place));
        return;
    }
    if (place->line)
        buffer_print(out, ":%zu", place->line);
    if (place->line && place->column)
        buffer_print(out, ":%zu", place->column);
}

static void add_plain(Arena *arena, Buffer *out, const Diagnostic *item, DiagnosticStyle style)
{
    static const char *const colour[] = {
        [SEVERITY_NOTE] = "\033[36m", [SEVERITY_WARNING] = "\033[35m", [SEVERITY_ERROR] = "\033[31m"
    };
    if (item->place.file.len)
        add_file(out, item->place.file, style.folder);
    else
        buffer_add(out, S("cxscan"));
    add_place_in_file(arena, out, &item->place);
    buffer_print(out, ": %s%s%s: ", style.colour ? colour[item->severity] : "",
                 severity_text(item->severity, style.language), style.colour ? "\033[0m" : "");
    add_filled(out, slice_of(item->id->text[style.language]), item);
    buffer_print(out, " [%s]\n", item->id->id);
    if (item->place.text.len && item->place.line)
        add_excerpt(out, &item->place);
    Buffer hint = { 0 };
    add_hint(&hint, item, style.language);
    if (hint.len)
        buffer_print(out, SAYS_HINT(style.language), SLICE_ARGS(buffer_slice(&hint)));
    buffer_free(&hint);
    if (item->more)
        buffer_print(out, SAYS_MORE_OF_THESE(style.language), item->more);
}

static void add_json_text(Buffer *out, const char *name, Slice text)
{
    buffer_print(out, "\"%s\":\"", name);
    for (size_t from = 0, at = 0; at <= text.len; at++) {
        unsigned char c = at < text.len ? (unsigned char)text.at[at] : '\0';
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buffer_add(out, slice_part(text, from, at));
        if (at < text.len)
            buffer_print(out, c < 0x20 ? "\\u%04x" : "\\%c", c);
        from = at + 1;
    }
    buffer_add_byte(out, '"');
}

static void add_json(Arena *arena, Buffer *out, const Diagnostic *item, DiagnosticStyle style)
{
    Buffer text = { 0 }, hint = { 0 };
    add_filled(&text, slice_of(item->id->text[style.language]), item);
    add_hint(&hint, item, style.language);
    buffer_add_byte(out, '{');
    add_json_text(out, "severity", slice_of(severity_text(item->severity, MESSAGES_ENGLISH)));
    buffer_add_byte(out, ',');
    add_json_text(out, "id", slice_of(item->id->id));
    buffer_add_byte(out, ',');
    Buffer file = { 0 };
    add_file(&file, item->place.file, style.folder);
    add_json_text(out, "file", buffer_slice(&file));
    buffer_print(out, ",\"line\":%zu,\"column\":%zu,", item->place.line, item->place.column);
    if (item->place.sheet.len) {
        add_json_text(out, "sheet", item->place.sheet);
        buffer_add_byte(out, ',');
        add_json_text(out, "cell", item->place.line ? cell_address(arena, &item->place) : S(""));
        buffer_add_byte(out, ',');
    }
    add_json_text(out, "message", buffer_slice(&text));
    buffer_add_byte(out, ',');
    add_json_text(out, "hint", buffer_slice(&hint));
    buffer_print(out, ",\"more\":%zu}\n", item->more);
    buffer_free(&file);
    buffer_free(&text);
    buffer_free(&hint);
}

void diagnostics_print(const Diagnostics *d, FILE *out, DiagnosticStyle style)
{
    if (d->count == 0)
        return;
    Diagnostic *sorted = arena_many(d->arena, Diagnostic, d->count);
    memcpy(sorted, d->items, d->count * sizeof *sorted);
    qsort(sorted, d->count, sizeof *sorted, by_place);
    Buffer text = { 0 };
    for (size_t i = 0; i < d->count; i++) {
        if (style.json)
            add_json(d->arena, &text, &sorted[i], style);
        else
            add_plain(d->arena, &text, &sorted[i], style);
    }
    fwrite(text.bytes, 1, text.len, out);
    buffer_free(&text);
}
