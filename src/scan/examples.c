// SPDX-License-Identifier: EUPL-1.2
#include "scan/examples.h"

#include "base/file.h"
#include "model/pillar.h"
#include "model/scan.h"
#include "scan/messages.h"

// A shorter line ("## Meten", "role: Teamleider") may well be somebody's own.
enum { LEAST = 40 };

typedef struct Examples {
    Slice *lines;
    size_t count, room;
} Examples;

static void add_lines(Arena *arena, Examples *examples, Slice file)
{
    Slice text, line;
    if (!slice_ends(file, S(".md")) || !file_read(arena, diagnostics_new(arena), file, file, &text))
        return;
    while (slice_next_line(&text, &line)) {
        line = slice_trim(line);
        // A remark behind "#" explains a fact; what stands before it may be filled in.
        bool is_sentence =
            line.len >= LEAST && line.at[0] != '#' && slice_find(line, S(" # ")) == line.len;
        if (!is_sentence)
            continue;
        examples->lines = arena_grow(arena, examples->lines, sizeof *examples->lines,
                                     examples->count, &examples->room);
        examples->lines[examples->count++] = line;
    }
}

static void add_folders(Arena *arena, Examples *examples, Slice path, int depth)
{
    Slice *names;
    size_t count = folder_list(arena, path, S(""), &names);
    for (size_t i = 0; i < count; i++) {
        Slice inside = path_join(arena, path, names[i]);
        if (!path_is_folder(inside))
            add_lines(arena, examples, inside);
        else if (depth)
            add_folders(arena, examples, inside, depth - 1);
    }
}

static void check_file(ScanFolder *folder, const Examples *examples, Slice file)
{
    Slice text, line, path = scan_folder_path(folder, file);
    // Where it cannot be read, its reader said so.
    if (!file_read_text(folder->arena, diagnostics_new(folder->arena), path, file, &text))
        return;
    for (size_t number = 1; slice_next_line(&text, &line); number++) {
        Slice words = slice_trim(line);
        Place place = {
            .file = file, .line = number, .column = 1, .text = line, .length = utf8_count(line)
        };
        for (size_t i = 0; words.len >= LEAST && i < examples->count; i++)
            if (slice_equal(words, examples->lines[i])) {
                diagnose(folder->d, DIAG_NOTE_EXAMPLE, place);
                return;
            }
    }
}

void examples_check(ScanFolder *folder, Slice templates, const Scan *scan)
{
    Examples examples = { 0 };
    Slice *languages;
    size_t count = folder_list(folder->arena, templates, S(""), &languages);
    for (size_t i = 0; i < count; i++)
        add_folders(
            folder->arena, &examples,
            path_join(folder->arena, path_join(folder->arena, templates, languages[i]), S("new")),
            1);
    for (size_t i = 0; i < scan->interview_count; i++)
        check_file(folder, &examples, scan->interviews[i].file);
    for (size_t i = 0; i < PILLARS; i++)
        if (scan->findings[i].present)
            check_file(folder, &examples, scan->findings[i].file);
    if (scan->summary.present)
        check_file(folder, &examples, scan->summary.file);
}
