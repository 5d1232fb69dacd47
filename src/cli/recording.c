// SPDX-License-Identifier: EUPL-1.2
#include "cli/recording.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "cli/claim.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "language/says.h"
#include "revision/messages.h"

static ExitCode failed(Diagnostics *d, Slice target, OutputError error)
{
    diagnose(d, DIAG_RECORD_UNWRITABLE, ((Place){ .file = target }), slice_of(error.step),
             slice_of(strerror(error.reason)));
    return EXIT_SYSTEM;
}

// ---- what this run shows ----

static Slice text_after(Arena *arena, const Scored *scored)
{
    return publications_after(arena, &scored->published, scored->results->shown);
}

// Does the record not say it already? Of a million people its text is 30 MB, which nobody keeps.
static bool is_new(Scored *scored)
{
    if (scored->record == RECORD_NOT_ASKED) {
        Arena *scratch = arena_new();
        bool same = scored->record_text.len &&
                    slice_equal(text_after(scratch, scored), scored->record_text);
        scored->record = same ? RECORD_SAME : RECORD_NEW;
        arena_free(scratch);
    }
    return scored->record == RECORD_NEW;
}

ExitCode recording_claim(Arena *arena, const Config *config, Scored *scored, Slice folder,
                         Slice documents, FolderLock *lock)
{
    *lock = (FolderLock){ .state = LOCK_NONE };
    if (!is_new(scored)) {
        claim_leftover(arena, folder, documents, lock);
        return EXIT_DONE;
    }
    return claim_record(arena, config, folder, documents, lock);
}

ExitCode recording_claim_scan(Arena *arena, const Config *config, Scored *scored, Slice folder,
                              FolderLock *lock)
{
    ExitCode code = recording_claim(arena, config, scored, folder, S(""), lock);
    if (code != EXIT_DONE || scored_is_current(scored))
        return code;
    scored_free(scored, true);
    return scored_read(config, folder, SCORED_TO_PUBLISH, scored);
}

static ExitCode make_record(const Config *config, const Scored *scored, const Rendering *rendering,
                            Slice temporary)
{
    ExitCode code = EXIT_DONE;
    Arena *arena = arena_new();
    OutputError error = output_write_private(temporary, text_after(arena, scored));
    if (error.step) {
        Diagnostics *d = diagnostics_new(arena);
        code = failed(d, rendering->target, error);
        console_messages(config, d);
    }
    arena_free(arena);
    return code;
}

size_t recording_add(Scored *scored, Rendering *rendering)
{
    if (!is_new(scored))
        return 0;
    *rendering =
        (Rendering){ .target = scored->record_file, .make = make_record, .unlisted = true };
    return 1;
}

static ExitCode write_record(Arena *arena, Diagnostics *d, Slice file, Slice text)
{
    OutputError error = output_replace_private(arena, file, text);
    return error.step ? failed(d, file, error) : EXIT_DONE;
}

ExitCode recording_write(Scored *scored, Diagnostics *d)
{
    if (!is_new(scored))
        return EXIT_DONE;
    return write_record(scored->arena, d, scored->record_file, text_after(scored->arena, scored));
}

// ---- taking a version back ----

static ExitCode withdraw(Arena *arena, const Config *config, Diagnostics *d)
{
    Published all;
    Slice text, file = path_join(arena, config->folders[0], S(PUBLICATIONS_FILE));
    if (!publications_read(arena, d, file, &all, &text))
        return EXIT_INPUT;
    Slice left = publications_without(arena, &all, config->withdraw);
    if (left.len == 0) {
        Slice names = S("");
        for (size_t v = 0; v < all.count; v++)
            names = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(names), v ? ", " : "",
                                SLICE_ARGS(all.version[v].version));
        diagnose(d, DIAG_WITHDRAW_UNKNOWN, ((Place){ .file = file }), config->withdraw, names);
        return EXIT_INPUT;
    }
    ExitCode code = write_record(arena, d, file, left);
    bool dutch = config->messages.language == MESSAGES_DUTCH;
    if (code != EXIT_DONE)
        return code;
    return console_result(
        config, slice_print(arena, SAYS_VERSION_WITHDRAWN(dutch), SLICE_ARGS(config->withdraw)));
}

ExitCode recording_withdraw(Arena *arena, const Config *config)
{
    Diagnostics *d = diagnostics_new(arena);
    FolderLock lock = { .state = LOCK_NONE };
    ExitCode code = claim_record(arena, config, config->folders[0], S(""), &lock);
    if (code == EXIT_DONE)
        code = withdraw(arena, config, d);
    folder_unlock(&lock);
    console_messages(config, d);
    return code;
}
