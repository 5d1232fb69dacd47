// The parent waits with sigwaitinfo, so a signal is an ordinary return value and needs no handler and no
// global. What a child writes to standard error goes to a file in memory, and is shown in the order of the
// documents, whichever child was ready first.
#include "cli/render.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diagnostics.h"
#include "base/file.h"
#include "base/messages.h"
#include "base/output.h"
#include "cli/console.h"

typedef struct Child {
    pid_t pid; // 0: not started; -1: ended
    int messages;
    ExitCode code;
    Slice temporary;
} Child;

// Temporary files of runs that were killed: ".NAME.PID.tmp" whose process is gone.
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
                    ? "cxscan: %.*s kon niet worden gemaakt: het proces stopte door signaal %d\n"
                    : "cxscan: %.*s could not be made: its process ended by signal %d\n",
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

// Runs all children, at most config->jobs at once. Returns the signal that stopped it, or 0.
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

static ExitCode tell_failed(Arena *arena, const Config *config, Slice target, OutputError error)
{
    Diagnostics *d = diagnostics_new(arena);
    ExitCode code = render_failed(d, target, error);
    console_messages(config, d);
    return code;
}

// A folder in a document's place stops the last step, when others have their new documents already: it is
// told before the first.
static bool places_are_free(Arena *arena, const Config *config, const Rendering *renderings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (path_is_folder(renderings[i].target)) {
            tell_failed(arena, config, renderings[i].target, (OutputError){ "rename", EISDIR });
            return false;
        }
    }
    return true;
}

static ExitCode rename_all(Arena *arena, const Config *config, const Rendering *renderings,
                           const Child *children, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (output_same(children[i].temporary, renderings[i].target)) {
            output_remove(children[i].temporary);
            continue;
        }
        OutputError error = output_rename(children[i].temporary, renderings[i].target);
        if (error.step)
            return tell_failed(arena, config, renderings[i].target, error);
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

ExitCode render_all(Arena *arena, const Config *config, const Scored *scored, const Rendering *renderings,
                    size_t count)
{
    Child *children = arena_many(arena, Child, count);
    ExitCode worst = EXIT_DONE;
    if (!places_are_free(arena, config, renderings, count))
        return EXIT_SYSTEM;
    for (size_t i = 0; i < count; i++) {
        remove_leftovers(arena, renderings[i].target);
        children[i].temporary = output_temporary(arena, renderings[i].target);
        children[i].messages = -1;
    }
    int stopped = run_children(config, scored, renderings, children, count);
    for (size_t i = 0; i < count; i++) {
        show_messages(&children[i]);
        worst = children[i].code > worst ? children[i].code : worst;
    }
    if (stopped)
        worst = EXIT_SYSTEM;
    if (worst == EXIT_DONE)
        worst = rename_all(arena, config, renderings, children, count);
    if (worst != EXIT_DONE)
        for (size_t i = 0; i < count; i++)
            output_remove(children[i].temporary);
    return worst;
}
