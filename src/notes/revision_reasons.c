// SPDX-License-Identifier: EUPL-1.2
#include "notes/revision_reasons.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "language/reading.h"
#include "model/scan.h"
#include "notes/notes.h"

// The template puts the text below a heading of this level.
enum { CHANGES_LEVEL = 2 };

static bool is_version_sign(char c)
{
    return ascii_is_digit(c) || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '_' ||
           c == '+';
}

// "[Versie 1.1] 12 maart 2026" is "1.1"; empty where the heading names no version, as "3 redenen" does not.
static Slice version_of(Arena *arena, Slice heading)
{
    Slice key = text_key(arena, heading);
    bool announced = slice_starts(key, S("["));
    size_t len = announced;
    do {
        key = slice_part(key, len, key.len);
        while (announced && key.len && strchr(" .:#", key.at[0]))
            key = slice_part(key, 1, key.len);
        len = slice_start_among(key, reading_version_begins);
        announced = announced || len;
    } while (len);
    size_t end = 0;
    while (end < key.len && is_version_sign(key.at[end]))
        end++;
    while (end && (key.at[end - 1] == '.' || key.at[end - 1] == '-'))
        end--;
    Slice version = slice_part(key, 0, end);
    bool numbered = version.len && ascii_is_digit(version.at[0]);
    bool dotted = slice_find(version, S(".")) < version.len;
    return numbered && (announced || dotted || version.len == key.len) ? version : S("");
}

static bool is_version(Arena *arena, Slice heading, int *name)
{
    *name = 0;
    return version_of(arena, heading).len > 0;
}

// The lines about `version`: those after its heading, to the next heading that names one.
static void add_about(Arena *arena, const NoteLine *lines, size_t count, Slice version,
                      NoteSource *source)
{
    Slice number = version_of(arena, version),
          wanted = number.len ? number : text_key(arena, version);
    size_t from = 0;
    bool divided = false, wanted_here = false;
    for (size_t i = 0; i <= count; i++) {
        // A version may also be a word ("concept"), named alone.
        Slice named = i < count && lines[i].level ? lines[i].heading : S("");
        if (named.len)
            named = slice_equal(text_key(arena, named), wanted) ? wanted : version_of(arena, named);
        if (i < count && !named.len)
            continue;
        if (wanted_here)
            note_source_lines(arena, source, lines, from, i);
        divided = divided || named.len;
        wanted_here = named.len && slice_equal(named, wanted);
        from = i + 1;
        while (from < count && lines[from].underline)
            from++;
    }
    if (!divided)
        note_source_lines(arena, source, lines, 0, count);
}

void revision_reasons_read(ScanFolder *folder, Slice file, Scan *scan)
{
    Slice text;
    scan->revision_reasons = NULL;
    if (!scan_folder_has(folder, file) || !scan_folder_text(folder, file, LIMIT_NOTE_BYTES, &text))
        return;
    NoteLine *lines;
    NoteSource source = { .file = file };
    size_t count = note_lines(folder->arena, text, 1, &lines);
    note_headings_find(folder->arena, lines, count, is_version, false);
    add_about(folder->arena, lines, count, scan->settings.version, &source);
    Node *root = node_new(folder->arena, NODE_DOCUMENT);
    note_read(folder->arena, folder->d, &source, (Place){ .file = file }, CHANGES_LEVEL, root);
    scan->revision_reasons = root->first ? root : NULL;
    note_source_free(&source);
}
