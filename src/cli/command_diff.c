// SPDX-License-Identifier: EUPL-1.2
// What is different between two versions, on the terminal. Finding differences is no failure: the exit code
// is 0 with and without, as that of git diff.
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "cli/scoring.h"
#include "input/strings_file.h"
#include "language/says.h"
#include "revision/revision.h"
#include "revision/snapshot.h"

// ---- the two snapshots ----

// The two that are compared; each the caller's own.
typedef struct Sides {
    json_t *then, *now;
} Sides;

static json_t *copy_of(const json_t *snapshot)
{
    json_t *copy = json_deep_copy(snapshot);
    if (!copy)
        out_of_memory(0);
    return copy;
}

static Slice manifest_of(Arena *arena, Slice path)
{
    return path_is_folder(path) ? path_join(arena, path, S("manifest.json")) : path;
}

static bool has_manifest(Arena *arena, Slice path)
{
    return path_exists(path) && path_exists(manifest_of(arena, path));
}

// The manifest that `path` is or holds; NULL, with a message, where it cannot be read.
static json_t *read_manifest(Arena *arena, const Config *config, Slice path)
{
    Diagnostics *silent = diagnostics_new(arena), *d = diagnostics_new(arena);
    Slice file = manifest_of(arena, path);
    json_t *manifest = manifest_read(silent, file);
    if (!manifest) {
        diagnose(d, DIAG_DIFF_NO_MANIFEST, ((Place){ .file = file }));
        console_messages(config, d);
    }
    return manifest;
}

// What the scan in the folder says now; where asked, also what its documents say. NULL where it has problems.
static json_t *snapshot_of_scan(const Config *config, Slice folder, json_t **documents,
                                ExitCode *code)
{
    Scored scored;
    json_t *snapshot = NULL;
    *code = scored_read(config, folder, &scored);
    if (*code == EXIT_DONE) {
        snapshot = snapshot_make(scored.scan, scored_facts(&scored));
        if (documents)
            *documents = scored.earlier ? copy_of(manifest_current(scored.earlier)) : NULL;
    }
    scored_free(config, &scored);
    return snapshot;
}

static json_t *snapshot_at(Arena *arena, const Config *config, Slice path, ExitCode *code)
{
    if (!has_manifest(arena, path))
        return snapshot_of_scan(config, path, NULL, code);
    json_t *manifest = read_manifest(arena, config, path), *snapshot = NULL;
    if (manifest)
        snapshot = copy_of(manifest_current(manifest));
    *code = manifest ? EXIT_DONE : EXIT_INPUT;
    json_decref(manifest);
    return snapshot;
}

static ExitCode no_earlier(Arena *arena, const Config *config, Slice path)
{
    Diagnostics *d = diagnostics_new(arena);
    diagnose(d, DIAG_DIFF_NOTHING_BEFORE, ((Place){ .file = path }));
    console_messages(config, d);
    return EXIT_INPUT;
}

// One word: a scan folder against its documents, or documents against those that their revision is told of.
static ExitCode sides_of_one(Arena *arena, const Config *config, Slice path, Sides *sides)
{
    ExitCode code;
    if (has_manifest(arena, path)) {
        json_t *manifest = read_manifest(arena, config, path);
        if (!manifest)
            return EXIT_INPUT;
        sides->now = copy_of(manifest_current(manifest));
        sides->then = manifest_since(manifest) ? copy_of(manifest_since(manifest)) : NULL;
        json_decref(manifest);
        code = EXIT_DONE;
    } else {
        sides->now = snapshot_of_scan(config, path, &sides->then, &code);
    }
    return code == EXIT_DONE && !sides->then ? no_earlier(arena, config, path) : code;
}

static ExitCode sides_of(Arena *arena, const Config *config, Sides *sides)
{
    ExitCode code;
    *sides = (Sides){ NULL, NULL };
    if (config->folder_count == 1)
        return sides_of_one(arena, config, config->folders[0], sides);
    sides->then = snapshot_at(arena, config, config->folders[0], &code);
    if (sides->then)
        sides->now = snapshot_at(arena, config, config->folders[1], &code);
    return code;
}

// ---- printing ----

// Lines of three columns below a heading, put out together once their widths are known.
typedef struct Line {
    Slice cell[3];
} Line;

typedef struct Printing {
    Arena *arena;
    Buffer *out;
    bool dutch;
    Line *lines;
    size_t count, room;
} Printing;

static void add_line(Printing *p, Slice first, Slice second, Slice third)
{
    p->lines = arena_grow(p->arena, p->lines, sizeof *p->lines, p->count, &p->room);
    p->lines[p->count++] = (Line){ { first, second, third } };
}

static void put_padded(Buffer *out, Slice text, size_t width)
{
    size_t least = width ? utf8_count(text) + 2 : 0;
    buffer_add_padded(out, text, least > width ? least : width);
}

// The heading and the lines since the last; nothing where there are none.
static void put_section(Printing *p, const char *const *name)
{
    enum { WIDEST = 56 };
    size_t width[2] = { 0, 0 };
    if (p->count)
        buffer_print(p->out, "\n%s\n", name[p->dutch]);
    for (size_t i = 0; i < p->count; i++) {
        for (int k = 0; k < 2; k++) {
            size_t wide = utf8_count(p->lines[i].cell[k]);
            if (p->lines[i].cell[k + 1].len && wide <= WIDEST && wide > width[k])
                width[k] = wide;
        }
    }
    for (size_t i = 0; i < p->count; i++) {
        const Slice *cell = p->lines[i].cell;
        buffer_print(p->out, "  ");
        put_padded(p->out, cell[0], cell[1].len || cell[2].len ? width[0] + 2 : 0);
        put_padded(p->out, cell[1], cell[2].len ? width[1] + 2 : 0);
        buffer_print(p->out, "%.*s\n", SLICE_ARGS(cell[2]));
    }
    p->count = 0;
}

static Slice text_of(const Printing *p, const json_t *object, const char *key)
{
    return snapshot_text(p->arena, object, key);
}

// A name is printed once, beside the first of its lines.
static Slice unless_same(Slice name, Slice *before)
{
    bool same = slice_equal(name, *before);
    *before = name;
    return same ? S("") : name;
}

static void add_rows(Printing *p, const json_t *list, const char *name, const char *what)
{
    Slice before = S("");
    json_t *row;
    size_t i;
    json_array_foreach(list, i, row)
    {
        Slice change =
            slice_print(p->arena, "%.*s → %.*s", SLICE_ARGS(text_of(p, row, "then_text")),
                        SLICE_ARGS(text_of(p, row, "now_text")));
        if (what)
            add_line(p, unless_same(text_of(p, row, name), &before), text_of(p, row, what), change);
        else
            add_line(p, text_of(p, row, name), change, S(""));
    }
}

static void add_group(Printing *p, const json_t *revision, const char *key, const char *const *name)
{
    const json_t *group = json_object_get(revision, key);
    if (json_is_true(json_object_get(group, "present")))
        add_line(p, slice_of(name[p->dutch]), text_of(p, group, "text"), S(""));
}

static void add_findings(Printing *p, const json_t *list)
{
    json_t *pillar, *part;
    size_t i, k;
    json_array_foreach(list, i, pillar)
    {
        Slice before = S("");
        json_array_foreach(json_object_get(pillar, "parts"), k, part)
            add_line(p, unless_same(text_of(p, pillar, "name"), &before), text_of(p, part, "name"),
                     text_of(p, part, "kind_text"));
    }
}

static void add_actions(Printing *p, const json_t *list)
{
    json_t *action, *field;
    size_t i, k;
    json_array_foreach(list, i, action)
    {
        Slice where =
            slice_print(p->arena, "%.*s, %.*s", SLICE_ARGS(text_of(p, action, "pillar_name")),
                        SLICE_ARGS(text_of(p, action, "when_text")));
        bool whole = !json_object_get(action, "fields");
        add_line(p, text_of(p, action, "id"), text_of(p, action, "title"), whole ? where : S(""));
        json_array_foreach(json_object_get(action, "fields"), k, field) add_line(
            p, S(""),
            slice_print(p->arena, "  %.*s: %.*s → %.*s", SLICE_ARGS(text_of(p, field, "name")),
                        SLICE_ARGS(text_of(p, field, "then_text")),
                        SLICE_ARGS(text_of(p, field, "now_text"))),
            S(""));
    }
}

static Slice version_text(const Printing *p, const Strings *strings, const json_t *snapshot)
{
    Date date;
    Slice version = text_of(p, snapshot, "version"), name = slice_of(says_version[p->dutch]);
    if (!date_read(text_of(p, snapshot, "date"), &date))
        return slice_print(p->arena, "%.*s %.*s", SLICE_ARGS(name), SLICE_ARGS(version));
    return slice_print(p->arena, "%.*s %.*s (%.*s)", SLICE_ARGS(name), SLICE_ARGS(version),
                       SLICE_ARGS(strings_date(p->arena, strings, date)));
}

static void put_revision(Printing *p, const Strings *strings, const json_t *revision, Sides sides)
{
    buffer_print(p->out, "%.*s → %.*s\n", SLICE_ARGS(version_text(p, strings, sides.then)),
                 SLICE_ARGS(version_text(p, strings, sides.now)));
    if (!json_is_true(json_object_get(revision, "present")))
        buffer_print(p->out, "\n%s\n", says_no_differences[p->dutch]);
    add_rows(p, json_object_get(revision, "scan"), "name", NULL);
    put_section(p, says_section_scan);
    add_rows(p, json_object_get(revision, "numbers"), "name", "what");
    put_section(p, says_section_pillars);
    add_group(p, revision, "questions", says_another_mean);
    add_group(p, revision, "reworded", says_other_words);
    put_section(p, says_section_questions);
    add_group(p, revision, "departments", says_other_figures);
    put_section(p, says_section_departments);
    add_findings(p, json_object_get(revision, "findings"));
    put_section(p, says_section_findings);
    add_group(p, revision, "interviews", says_interviews);
    add_group(p, revision, "documents", says_desk_research);
    put_section(p, says_section_sources);
    add_actions(p, json_object_get(revision, "actions_added"));
    put_section(p, says_section_roadmap_new);
    add_actions(p, json_object_get(revision, "actions_moved"));
    put_section(p, says_section_roadmap_moved);
    add_actions(p, json_object_get(revision, "actions_changed"));
    put_section(p, says_section_roadmap_changed);
    add_actions(p, json_object_get(revision, "actions_dropped"));
    put_section(p, says_section_roadmap_dropped);
}

// ---- the command ----

static ExitCode print_revision(Arena *arena, const Config *config, Sides sides)
{
    bool dutch = config->scan.language.len ? slice_equal(config->scan.language, S("nl"))
                                           : config->messages.language == MESSAGES_DUTCH;
    Diagnostics *d = diagnostics_new(arena);
    const Strings *strings =
        strings_read(arena, d, config->scan.templates, dutch ? S("nl") : S("en"), NULL);
    if (!strings) {
        console_messages(config, d);
        return EXIT_SYSTEM;
    }
    json_t *revision = revision_make(sides.then, sides.now, strings, S(""), 0);
    Buffer out = { 0 };
    Printing printing = { .arena = arena, .out = &out, .dutch = dutch };
    put_revision(&printing, strings, revision, sides);
    ExitCode code = console_result(config, buffer_slice(&out));
    buffer_free(&out);
    json_decref(revision);
    return code;
}

ExitCode command_diff(Arena *arena, const Config *config)
{
    Sides sides;
    ExitCode code = sides_of(arena, config, &sides);
    if (code == EXIT_DONE)
        code = print_revision(arena, config, sides);
    json_decref(sides.then);
    json_decref(sides.now);
    return code;
}
