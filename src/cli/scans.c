// SPDX-License-Identifier: EUPL-1.2
#include "cli/scans.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/children.h"
#include "cli/console.h"
#include "language/says.h"

typedef struct ScanChild {
    pid_t pid; // 0: not started; -1: ended
    int out, messages;
    ExitCode code;
} ScanChild;

typedef struct Scans {
    Arena *arena;
    const Config *config;
    ScanWork *work;
    ScanChild *child;
    size_t started, running, shown;
    int stopped; // the signal, or 0
    sigset_t wanted, before;
} Scans;

static _Noreturn void be_child(const Scans *scans, size_t index, pid_t parent)
{
    const ScanChild *child = &scans->child[index];
    Config config = *scans->config;
    size_t share = (size_t)config.jobs / config.folder_count;
    prctl(PR_SET_PDEATHSIG, SIGTERM); // which lets it put away what it began
    if (getppid() != parent)
        _exit(EXIT_SYSTEM);
    sigprocmask(SIG_SETMASK, &scans->before, NULL);
    dup2(child->out, STDOUT_FILENO);
    dup2(child->messages, STDERR_FILENO);
    config.jobs = share > 1 ? (int)share : 1;
    config.progress = false;
    ExitCode code = scans->work(scans->arena, &config, config.folders[index]);
    fflush(stdout);
    fflush(stderr);
    _exit((int)code);
}

static void start(Scans *scans, size_t index)
{
    ScanChild *child = &scans->child[index];
    child->out = memfd_create("out", MFD_CLOEXEC);
    child->messages = memfd_create("messages", MFD_CLOEXEC);
    fflush(stdout);
    fflush(stderr);
    pid_t parent = getpid(), pid = child->out < 0 || child->messages < 0 ? -1 : fork();
    if (pid == 0)
        be_child(scans, index, parent);
    child->pid = pid < 0 ? -1 : pid;
    if (pid < 0)
        child->code = EXIT_SYSTEM;
    else
        scans->running++;
}

static void ended(Scans *scans, size_t index, int status)
{
    ScanChild *child = &scans->child[index];
    child->pid = -1;
    scans->running--;
    if (WIFEXITED(status)) {
        child->code = (ExitCode)WEXITSTATUS(status);
        return;
    }
    child->code = EXIT_SYSTEM;
    dprintf(child->messages, SAYS_ENDED_BY_SIGNAL(scans->config->messages.language),
            SLICE_ARGS(scans->config->folders[index]), WTERMSIG(status));
}

static void reap(Scans *scans)
{
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        for (size_t i = 0; i < scans->started; i++)
            if (scans->child[i].pid == pid)
                ended(scans, i, status);
}

// All that a file in memory holds.
static Slice content_of(Arena *arena, int file)
{
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0)
        return S("");
    char *bytes = arena_alloc(arena, 1, (size_t)status.st_size + 1);
    ssize_t got = pread(file, bytes, (size_t)status.st_size, 0);
    close(file);
    return (Slice){ bytes, got > 0 ? (size_t)got : 0 };
}

// What those have said that are done, up to the first that is not.
static void show(Scans *scans)
{
    for (; scans->shown < scans->started && scans->child[scans->shown].pid < 0; scans->shown++) {
        ScanChild *child = &scans->child[scans->shown];
        Arena *arena = arena_new();
        Slice messages = content_of(arena, child->messages), out = content_of(arena, child->out);
        if (child->out < 0 || child->messages < 0)
            console_say(scans->config, says_no_process);
        fwrite(messages.at, 1, messages.len, stderr);
        fflush(stderr);
        if (out.len)
            console_made(scans->config, out);
        arena_free(arena);
    }
}

static void run_all(Scans *scans)
{
    size_t count = scans->config->folder_count, most = (size_t)scans->config->jobs;
    for (;;) {
        while (scans->started < count && scans->running < most && !scans->stopped)
            start(scans, scans->started++);
        show(scans);
        if (!scans->running)
            break;
        int signal = sigwaitinfo(&scans->wanted, NULL);
        bool stops = signal == SIGINT || signal == SIGTERM || signal == SIGHUP;
        if (stops)
            scans->stopped = signal;
        for (size_t i = 0; stops && i < scans->started; i++)
            if (scans->child[i].pid > 0)
                kill(scans->child[i].pid, signal);
        reap(scans);
    }
}

ExitCode scans_each(Arena *arena, const Config *config, ScanWork *work)
{
    ExitCode worst = EXIT_DONE;
    Scans scans = { .arena = arena,
                    .config = config,
                    .work = work,
                    .child = arena_many(arena, ScanChild, config->folder_count),
                    .wanted = children_signals() };
    sigprocmask(SIG_BLOCK, &scans.wanted, &scans.before);
    run_all(&scans);
    sigprocmask(SIG_SETMASK, &scans.before, NULL);
    for (size_t i = 0; i < scans.started; i++)
        worst = scans.child[i].code > worst ? scans.child[i].code : worst;
    return scans.stopped ? EXIT_SYSTEM : worst;
}
