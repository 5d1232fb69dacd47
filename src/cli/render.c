// The parent waits with sigwaitinfo, so a signal is an ordinary return value
// and needs no handler and no global. What a child writes to standard error
// goes to a file in memory, and is shown in the order of the documents,
// whichever child was ready first.
#include "cli/render.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diagnostics.h"
#include "base/file.h"
#include "base/messages.h"
#include "base/output.h"
#include "cli/confine.h"
#include "cli/console.h"

typedef struct Child {
    pid_t pid; // 0: not started; -1: ended
    int messages;
    ExitCode code;
    Slice temporary;
} Child;

// Temporary files of runs that were killed: ".NAME.PID.tmp" whose process is
// gone.
static void remove_leftovers(Arena *arena, Slice target)
{
    Slice name = path_name(target);
    Slice folder = slice_part(target, 0, target.len - name.len);
    Slice start = slice_print(arena, ".%.*s.", SLICE_ARGS(name));
    DIR *listing = opendir(folder.len ? slice_copy(arena, folder).at : ".");
    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        Slice found = slice_of(entry->d_name);
        uint64_t pid;
        if (!slice_starts(found, start) || !slice_ends(found, S(".tmp")) || found.len < start.len + 4 ||
            !slice_to_u64(slice_part(found, start.len, found.len - 4), &pid) || pid > INT32_MAX)
            continue;
        if (kill((pid_t)pid, 0) != 0 && errno == ESRCH)
            output_remove(path_join(arena, folder, found));
    }
    if (listing)
        closedir(listing);
}

static _Noreturn void be_child(const Config *config, const Scored *scored, const Rendering *rendering,
                               Child *child, const sigset_t *mask)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    if (child->messages >= 0)
        dup2(child->messages, STDERR_FILENO);
    if (rendering->confidential)
        umask(S_IRWXG | S_IRWXO); // holds for what a library opens as well
    Slice templates = config->scan.templates, target = rendering->target;
    Arena *arena = arena_new();
    confine(&(Confines){
        .readable = { config->fonts, templates,
                      path_join(arena, templates, scored->scan->settings.language) },
        .writable = slice_part(target, 0, target.len - path_name(target).len),
    });
    arena_free(arena);
    ExitCode code = rendering->make(config, scored, rendering, child->temporary);
    fflush(stderr);
    _exit((int)code);
}

static void start(const Config *config, const Scored *scored, const Rendering *rendering, Child *child,
                  const sigset_t *mask)
{
    child->messages = memfd_create("messages", MFD_CLOEXEC);
    fflush(stdout);
    fflush(stderr);
    pid_t pid = fork();
    if (pid == 0)
        be_child(config, scored, rendering, child, mask);
    if (pid < 0) {
        child->code = EXIT_SYSTEM;
        child->pid = -1;
        console_say(config, "no process could be started", "er kon geen proces worden gestart");
    } else {
        child->pid = pid;
    }
}

static void show_messages(Child *child)
{
    char block[4096];
    if (child->messages < 0)
        return;
    lseek(child->messages, 0, SEEK_SET);
    for (ssize_t got; (got = read(child->messages, block, sizeof block)) > 0;)
        fwrite(block, 1, (size_t)got, stderr);
    fflush(stderr);
    close(child->messages);
    child->messages = -1;
}

static void ended(const Config *config, Child *child, Slice target, int status)
{
    child->pid = -1;
    if (WIFEXITED(status)) {
        child->code = (ExitCode)WEXITSTATUS(status);
        return;
    }
    child->code = EXIT_SYSTEM;
    if (child->messages >= 0)
        dprintf(child->messages,
                config->messages.language == MESSAGES_DUTCH
                    ? "cxscan: %.*s kon niet worden gemaakt: het proces stopte "
                      "door signaal %d\n"
                    : "cxscan: %.*s could not be made: its process ended by signal "
                      "%d\n",
                SLICE_ARGS(target), WTERMSIG(status));
}

static void reap(const Config *config, const Rendering *renderings, Child *children, size_t count)
{
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        for (size_t i = 0; i < count; i++)
            if (children[i].pid == pid)
                ended(config, &children[i], renderings[i].target, status);
}

// Runs all children, at most config->jobs at once. Returns the signal that
// stopped it, or 0.
static int run_children(const Config *config, const Scored *scored, const Rendering *renderings,
                        Child *children, size_t count)
{
    sigset_t wanted, before;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGCHLD);
    sigaddset(&wanted, SIGINT);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGHUP);
    sigprocmask(SIG_BLOCK, &wanted, &before);
    int stopped = 0;
    for (;;) {
        size_t running = 0, waiting = 0;
        for (size_t i = 0; i < count; i++)
            running += children[i].pid > 0;
        for (size_t i = 0; i < count; i++) {
            if (children[i].pid == 0 && running < (size_t)config->jobs && !stopped) {
                start(config, scored, &renderings[i], &children[i], &before);
                running += children[i].pid > 0;
            }
            waiting += children[i].pid == 0 && !stopped;
        }
        if (running == 0 && waiting == 0)
            break;
        int signal = sigwaitinfo(&wanted, NULL);
        if (signal == SIGINT || signal == SIGTERM || signal == SIGHUP) {
            stopped = signal;
            for (size_t i = 0; i < count; i++)
                if (children[i].pid > 0)
                    kill(children[i].pid, SIGKILL);
        }
        reap(config, renderings, children, count);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return stopped;
}

// ---- from temporary files to documents ----

// The documents and, behind them, the lists of their folders.
typedef struct Placing {
    Arena *arena;
    const Config *config;
    const Rendering *renderings;
    const Child *children;
    size_t count;
    RenderFolders *folders;
    Slice list[FOLDERS_MOST]; // the temporary file of each list; empty where
                              // there is to be none
} Placing;

static ExitCode tell_failed(const Placing *placing, Slice target, OutputError error)
{
    Diagnostics *d = diagnostics_new(placing->arena);
    ExitCode code = render_failed(d, target, error);
    console_messages(placing->config, d);
    return code;
}

// A folder in a document's place stops the last step, when others have their
// new documents already: it is told before the first.
static bool places_are_free(const Placing *placing)
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

static Slice folder_of(Slice path)
{
    return slice_part(path, 0, path.len - path_name(path).len);
}

// What was made in this folder, by the bytes that wait for their place.
static ExitCode sum_documents(const Placing *placing, DocumentFolder *folder)
{
    Arena *arena = placing->arena;
    folder->made.document = arena_many(arena, ListedDocument, placing->count);
    for (size_t i = 0; i < placing->count; i++) {
        Slice target = placing->renderings[i].target, sha256;
        if (placing->renderings[i].unlisted ||
            !slice_equal(folder_of(target), folder_of(folder->list)))
            continue;
        if (!file_digest(arena, placing->children[i].temporary, &sha256))
            return tell_failed(placing, target, (OutputError){ "check", EIO });
        folder->made.document[folder->made.count++] = (ListedDocument){ path_name(target), sha256 };
    }
    return EXIT_DONE;
}

static ExitCode write_lists(Placing *placing, Diagnostics *d)
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

static OutputError put(Slice temporary, Slice target, bool confidential)
{
    if (!output_same(temporary, target))
        return output_rename(temporary, target);
    output_remove(temporary);
    return confidential ? output_make_private(target) : (OutputError){ 0 };
}

// First the new documents, then the old ones go, then the lists: after a kill
// at any moment the list that is there names all that the next run has to
// remove.
static ExitCode put_all(const Placing *placing, Diagnostics *d)
{
    const RenderFolders *folders = placing->folders;
    for (size_t i = 0; i < placing->count; i++) {
        const Rendering *rendering = &placing->renderings[i];
        OutputError error = put(placing->children[i].temporary, rendering->target, rendering->confidential);
        if (error.step)
            return tell_failed(placing, rendering->target, error);
    }
    for (size_t i = 0; i < folders->count; i++) {
        const DocumentFolder *folder = &folders->folder[i];
        OutputError error = document_folder_clear(placing->arena, d, folder);
        if (!error.step && placing->list[i].len)
            error = put(placing->list[i], folder->list, folder->confidential);
        if (error.step)
            return tell_failed(placing, folder->list, error);
    }
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

// What a run that was killed left of these files and of those that were made
// before.
static void remove_all_leftovers(Arena *arena, const Rendering *renderings, size_t count,
                                 const RenderFolders *folders)
{
    for (size_t i = 0; i < count; i++)
        remove_leftovers(arena, renderings[i].target);
    for (size_t i = 0; i < folders->count; i++) {
        const DocumentFolder *folder = &folders->folder[i];
        remove_leftovers(arena, folder->list);
        for (size_t k = 0; k < folder->before.count; k++)
            remove_leftovers(arena, path_join(arena, folder->path, folder->before.document[k].name));
    }
}

ExitCode render_all(Arena *arena, const Config *config, const Scored *scored, const Rendering *renderings,
                    size_t count, RenderFolders *folders)
{
    Child *children = arena_many(arena, Child, count);
    Placing placing = { arena, config, renderings, children, count, folders, { { NULL, 0 } } };
    ExitCode worst = EXIT_DONE;
    if (!places_are_free(&placing))
        return EXIT_SYSTEM;
    remove_all_leftovers(arena, renderings, count, folders);
    for (size_t i = 0; i < count; i++) {
        children[i].temporary = output_temporary(arena, renderings[i].target);
        children[i].messages = -1;
    }
    int stopped = run_children(config, scored, renderings, children, count);
    for (size_t i = 0; i < count; i++) {
        show_messages(&children[i]);
        worst = children[i].code > worst ? children[i].code : worst;
    }
    Diagnostics *d = diagnostics_new(arena);
    if (stopped)
        worst = EXIT_SYSTEM;
    if (worst == EXIT_DONE)
        worst = write_lists(&placing, d);
    if (worst == EXIT_DONE)
        worst = put_all(&placing, d);
    if (worst == EXIT_DONE)
        console_messages(config, d);
    for (size_t i = 0; i < count && worst != EXIT_DONE; i++)
        output_remove(children[i].temporary);
    for (size_t i = 0; i < folders->count && worst != EXIT_DONE; i++)
        if (placing.list[i].len)
            output_remove(placing.list[i]);
    return worst;
}
