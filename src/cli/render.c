// SPDX-License-Identifier: EUPL-1.2
#include "cli/render.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "base/diagnostics.h"
#include "base/file.h"
#include "base/file_set.h"
#include "base/output.h"
#include "cli/children.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "cli/workers.h"
#include "language/says.h"
#include "model/scan.h"

// ---- from temporary files to documents ----

// The documents and, behind them, the lists of their folders.
typedef struct DocumentPlacing {
    Arena *arena;
    const Config *config;
    const Rendering *renderings;
    Slice *temporary;
    size_t count;
    RenderFolders *folders;
    Slice list[FOLDERS_MOST]; // the temporary file of each list; empty where
                              // there is to be none
} DocumentPlacing;

static ExitCode tell_failed(const DocumentPlacing *placing, Slice target, OutputError error)
{
    Diagnostics *d = diagnostics_new(placing->arena);
    ExitCode code = render_failed(d, target, error);
    console_messages(placing->config, d);
    return code;
}

// A folder in a document's place stops the last step, when others have their
// new documents already: it is told before the first.
static bool places_are_free(const DocumentPlacing *placing)
{
    for (size_t i = 0; i < placing->count + placing->folders->count; i++) {
        Slice target = i < placing->count ? placing->renderings[i].target
                                          : placing->folders->folder[i - placing->count].list;
        if (path_is_folder(target)) {
            tell_failed(placing, target, (OutputError){ "rename", EISDIR });
            return false;
        }
    }
    return true;
}

// What was made in this folder, by the bytes that wait for their place.
static ExitCode sum_documents(const DocumentPlacing *placing, DocumentFolder *folder)
{
    Arena *arena = placing->arena;
    folder->made.document = arena_many(arena, ListedDocument, placing->count);
    for (size_t i = 0; i < placing->count; i++) {
        Slice target = placing->renderings[i].target, sha256;
        if (placing->renderings[i].unlisted ||
            !slice_equal(path_folder(target), path_folder(folder->list)))
            continue;
        if (placing->renderings[i].stays)
            sha256 = document_list_digest(&folder->before, path_name(target));
        else if (!file_digest(arena, placing->temporary[i], &sha256))
            return tell_failed(placing, target, (OutputError){ "check", EIO });
        folder->made.document[folder->made.count++] = (ListedDocument){ path_name(target), sha256 };
    }
    return EXIT_DONE;
}

static ExitCode write_lists(DocumentPlacing *placing, Diagnostics *d)
{
    ExitCode code = EXIT_DONE;
    for (size_t i = 0; i < placing->folders->count && code == EXIT_DONE; i++) {
        DocumentFolder *folder = &placing->folders->folder[i];
        code = sum_documents(placing, folder);
        document_folder_settle(placing->arena, d, folder);
        if (code != EXIT_DONE || document_folder_is_empty(folder))
            continue;
        Slice text = document_folder_text(placing->arena, folder);
        placing->list[i] = output_temporary(placing->arena, folder->list);
        OutputError error = folder->confidential ? output_write_private(placing->list[i], text)
                                                 : output_write(placing->list[i], text);
        if (error.step)
            code = tell_failed(placing, folder->list, error);
    }
    return code;
}

// First the new documents, then the old ones go, then the lists: after a kill at any moment the list that is
// there names all that the next run has to remove.
static ExitCode put_all(const DocumentPlacing *placing, Diagnostics *d)
{
    const RenderFolders *folders = placing->folders;
    FileSet *set = file_set_new(placing->arena);
    Slice where = { NULL, 0 };
    for (size_t i = 0; i < placing->count; i++)
        if (!placing->renderings[i].stays)
            file_set_put(set, placing->temporary[i], placing->renderings[i].target,
                         placing->renderings[i].confidential);
    for (size_t i = 0; i < folders->count; i++) {
        const DocumentFolder *folder = &folders->folder[i];
        document_folder_clear(placing->arena, d, folder, set);
        if (placing->list[i].len)
            file_set_put(set, placing->list[i], folder->list, folder->confidential);
    }
    OutputError error = file_set_place(set, &where);
    if (error.step)
        return tell_failed(placing, where, error);
    for (size_t i = 0; i < folders->count; i++)
        if (folders->folder[i].confidential && document_folder_is_empty(&folders->folder[i]))
            output_remove_folder(folders->folder[i].path);
    return EXIT_DONE;
}

ExitCode render_failed(Diagnostics *d, Slice target, OutputError error)
{
    diagnose(d, DIAG_OUTPUT_FAILED, ((Place){ .file = target }), slice_of(error.step),
             slice_of(strerror(error.reason)));
    return EXIT_SYSTEM;
}

ExitCode render_written(const Config *config, const Rendering *rendering, OutputError error)
{
    if (!error.step)
        return EXIT_DONE;
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    ExitCode code = render_failed(d, rendering->target, error);
    console_messages(config, d);
    arena_free(arena);
    return code;
}

// All documents, then all that became of them.
static ExitCode make_all(DocumentPlacing *placing, const Scored *scored, const sigset_t *wanted)
{
    int stopped;
    ExitCode worst = workers_run(placing->arena, placing->config, scored, placing->renderings,
                                 placing->temporary, placing->count, wanted, &stopped);
    Diagnostics *d = diagnostics_new(placing->arena);
    if (stopped) {
        worst = EXIT_SYSTEM;
        console_say(placing->config, says_stopped);
    }
    if (worst == EXIT_DONE)
        worst = write_lists(placing, d);
    if (worst == EXIT_DONE)
        worst = put_all(placing, d);
    if (worst == EXIT_DONE)
        console_messages(placing->config, d);
    return worst;
}

static void remove_temporaries(const DocumentPlacing *placing)
{
    for (size_t i = 0; i < placing->count; i++)
        output_discard(placing->arena, placing->temporary[i]);
    for (size_t i = 0; i < placing->folders->count; i++)
        if (placing->list[i].len)
            output_remove(placing->list[i]);
}

ExitCode render_all(Arena *arena, const Config *config, const Scored *scored,
                    const Rendering *renderings, size_t count, RenderFolders *folders)
{
    Slice *temporary = arena_many(arena, Slice, count);
    DocumentPlacing placing = { arena, config,  renderings,     temporary,
                                count, folders, { { NULL, 0 } } };
    sigset_t wanted = children_signals(), before;
    if (!places_are_free(&placing))
        return EXIT_SYSTEM;
    for (size_t i = 0; i < count; i++)
        temporary[i] = output_temporary(arena, renderings[i].target);
    // Until all is in its place, or gone again: half a set is what no signal may leave.
    sigprocmask(SIG_BLOCK, &wanted, &before);
    ExitCode code = make_all(&placing, scored, &wanted);
    if (code != EXIT_DONE)
        remove_temporaries(&placing);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return code;
}
