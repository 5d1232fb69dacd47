// SPDX-License-Identifier: EUPL-1.2
// What a child writes to standard error goes to a file in memory, and is shown in the order of the
// documents, whichever child was ready first.
#include "cli/render.h"

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
#include "base/file_set.h"
#include "base/output.h"
#include "cli/children.h"
#include "cli/confine.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "language/says.h"
#include "model/scan.h"

// A process, and the documents that it makes one after the other: one, but of very many some, since to begin
// a process takes as long as a small workbook.
typedef struct Child {
    pid_t pid; // 0: not started; -1: ended
    int messages;
    ExitCode code;
    const Rendering *rendering;
    const Slice *temporary;
    size_t count;
    size_t *at; // the document that it is at, in memory that both processes see
} Child;

static _Noreturn void be_child(const Config *config, const Scored *scored, Child *child,
                               pid_t parent)
{
    sigset_t none;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(EXIT_SYSTEM); // it was gone before it could be asked for
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (child->messages >= 0)
        dup2(child->messages, STDERR_FILENO);
    if (child->rendering->confidential)
        umask(S_IRWXG | S_IRWXO); // holds for what a library opens as well
    Slice templates = config->scan.templates, target = child->rendering->target;
    Arena *arena = arena_new();
    confine(&(Confines){
        .readable = { config->fonts, templates,
                      path_join(arena, templates, scored->scan->settings.language) },
        .writable = slice_part(target, 0, target.len - path_name(target).len),
    });
    arena_free(arena);
    // What fails stops no other: all that is wrong is told.
    ExitCode worst = EXIT_DONE;
    for (*child->at = 0; *child->at < child->count; ++*child->at) {
        const Rendering *rendering = &child->rendering[*child->at];
        ExitCode code = rendering->make(config, scored, rendering, child->temporary[*child->at]);
        worst = code > worst ? code : worst;
    }
    fflush(stderr);
    _exit((int)worst);
}

static void start(const Config *config, const Scored *scored, Child *child)
{
    child->messages = memfd_create("messages", MFD_CLOEXEC);
    fflush(stdout);
    fflush(stderr);
    pid_t parent = getpid(), pid = fork();
    if (pid == 0)
        be_child(config, scored, child, parent);
    if (pid < 0) {
        child->code = EXIT_SYSTEM;
        child->pid = -1;
        console_say(config, says_no_process);
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

// What it is at.
static Slice target_of(const Child *child)
{
    return child->rendering[*child->at < child->count ? *child->at : child->count - 1].target;
}

static void ended(const Config *config, Child *child, int status)
{
    child->pid = -1;
    if (WIFEXITED(status)) {
        child->code = (ExitCode)WEXITSTATUS(status);
        return;
    }
    child->code = EXIT_SYSTEM;
    if (child->messages >= 0)
        dprintf(child->messages, SAYS_ENDED_BY_SIGNAL(config->messages.language),
                SLICE_ARGS(target_of(child)), WTERMSIG(status));
}

static void reap(const Config *config, Child *children, size_t count)
{
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        for (size_t i = 0; i < count; i++)
            if (children[i].pid == pid)
                ended(config, &children[i], status);
}

// One line on a terminal: how many documents are made, and which are being made. `shown` is the width of the
// last one, which this one covers.
static void show_progress(const Config *config, const Child *children, size_t count, int *shown)
{
    enum { WIDTH = 79 };
    char line[WIDTH + 1];
    size_t done = 0, all = 0;
    for (size_t i = 0; i < count; i++) {
        done += children[i].pid < 0 ? children[i].count : *children[i].at;
        all += children[i].count;
    }
    snprintf(line, sizeof line, SAYS_PROGRESS(config->messages.language), done, all);
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(line);
        if (children[i].pid > 0)
            snprintf(line + used, sizeof line - used, " %.*s",
                     SLICE_ARGS(path_name(target_of(&children[i]))));
    }
    fprintf(stderr, "\r%-*s", *shown, line);
    fflush(stderr);
    *shown = (int)strlen(line);
}

// The next of the signals; 0 where a second went by, which is told on a terminal.
static int next_signal(const Config *config, const sigset_t *wanted)
{
    static const struct timespec second = { .tv_sec = 1 };
    int signal = config->progress ? sigtimedwait(wanted, NULL, &second) : sigwaitinfo(wanted, NULL);
    return signal > 0 || errno != EAGAIN ? signal : 0;
}

// Runs all children, at most config->jobs at once. Returns the signal that
// stopped it, or 0.
static int run_children(const Config *config, const Scored *scored, Child *children, size_t count,
                        const sigset_t *wanted)
{
    int stopped = 0, shown = 0;
    for (;;) {
        size_t running = 0, waiting = 0;
        for (size_t i = 0; i < count; i++)
            running += children[i].pid > 0;
        for (size_t i = 0; i < count; i++) {
            if (children[i].pid == 0 && running < (size_t)config->jobs && !stopped) {
                start(config, scored, &children[i]);
                running += children[i].pid > 0;
            }
            waiting += children[i].pid == 0 && !stopped;
        }
        if (running == 0 && waiting == 0)
            break;
        int signal = next_signal(config, wanted);
        if (signal == 0 || shown)
            show_progress(config, children, count, &shown);
        bool stops = signal == SIGINT || signal == SIGTERM || signal == SIGHUP;
        if (stops)
            stopped = signal;
        for (size_t i = 0; stops && i < count; i++)
            if (children[i].pid > 0)
                kill(children[i].pid, SIGKILL);
        reap(config, children, count);
    }
    if (shown)
        fprintf(stderr, "\r%*s\r", shown, "");
    return stopped;
}

// Of so many documents at most each has a process of its own; of more, each of the jobs has so many.
enum { ALONE_MOST = 8, PROCESSES_A_JOB = 4 };

static bool go_together(const Rendering *one, const Rendering *other)
{
    return one->confidential == other->confidential &&
           slice_equal(path_folder(one->target), path_folder(other->target));
}

// Who makes what, in the order of the documents. Their number.
static size_t share_out(const Config *config, const Rendering *renderings, const Slice *temporaries,
                        size_t count, Child *children)
{
    size_t parts = (size_t)config->jobs * PROCESSES_A_JOB,
           most = count <= ALONE_MOST ? 1 : (count + parts - 1) / parts, made = 0;
    size_t *at = mmap(NULL, (count + 1) * sizeof *at, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
        out_of_memory(count * sizeof *at);
    for (size_t i = 0; i < count; i++) {
        Child *last = made ? &children[made - 1] : NULL;
        if (renderings[i].stays)
            continue;
        if (last && (last->count < most || renderings[i].follows) &&
            last->rendering + last->count == &renderings[i] &&
            go_together(last->rendering, &renderings[i])) {
            last->count++;
        } else {
            children[made] = (Child){ .messages = -1,
                                      .rendering = &renderings[i],
                                      .temporary = &temporaries[i],
                                      .count = 1,
                                      .at = &at[made] };
            made++;
        }
    }
    return made;
}

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

// All children, then all that they made.
static ExitCode make_all(DocumentPlacing *placing, const Scored *scored, const sigset_t *wanted)
{
    ExitCode worst = EXIT_DONE;
    Child *children = arena_many(placing->arena, Child, placing->count);
    size_t count = share_out(placing->config, placing->renderings, placing->temporary,
                             placing->count, children);
    int stopped = run_children(placing->config, scored, children, count, wanted);
    for (size_t i = 0; i < count; i++) {
        show_messages(&children[i]);
        worst = children[i].code > worst ? children[i].code : worst;
    }
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
