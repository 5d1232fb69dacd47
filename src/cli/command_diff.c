// SPDX-License-Identifier: EUPL-1.2
// What is different between two versions, on the terminal. Finding differences is no failure: the exit code
// is 0 with and without, as that of git diff.
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "cli/scoring.h"
#include "input/strings_file.h"
#include "revision/revision.h"
#include "revision/revision_text.h"
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
    *code = scored_read(config, folder, SCORED_TO_TELL, &scored);
    if (*code == EXIT_DONE) {
        snapshot = snapshot_make(scored.scan, scored_facts(&scored));
        if (documents)
            *documents = scored.earlier ? copy_of(manifest_current(scored.earlier)) : NULL;
    }
    scored_free(&scored, true);
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
    if (code != EXIT_DONE || sides->then)
        return code;
    Diagnostics *d = diagnostics_new(arena);
    diagnose(d, DIAG_DIFF_NOTHING_BEFORE, ((Place){ .file = path }));
    console_messages(config, d);
    return EXIT_INPUT;
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
    Slice text = revision_text(arena, strings, dutch, revision, sides.then, sides.now);
    ExitCode code = console_result(config, text);
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
