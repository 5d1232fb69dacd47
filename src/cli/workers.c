// SPDX-License-Identifier: EUPL-1.2
#include "cli/workers.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/path.h"
#include "cli/confine.h"
#include "cli/console.h"
#include "language/says.h"
#include "model/scan.h"

typedef enum DocumentStage { DOCUMENT_WAITS, DOCUMENT_BEGUN, DOCUMENT_ENDED } DocumentStage;

// How far a document is, in memory that all processes see.
typedef struct DocumentProgress {
    atomic_int stage;
    ExitCode code; // of one that ended
    size_t worker;
    off_t from, to; // its part of what that worker wrote to standard error
} DocumentProgress;

// Documents that one worker makes after each other.
typedef struct Unit {
    size_t first, count;
} Unit;

// Units that any worker of the queue may make: of one folder, for the same readers.
typedef struct Queue {
    const Rendering *like; // its first document
    Unit *unit;
    size_t units;
    size_t begun;         // workers
    atomic_size_t *taken; // units, in memory that all processes see
} Queue;

typedef struct Worker {
    pid_t pid; // −1: ended
    int messages;
    int signal; // that ended it; 0: none
    Queue *queue;
} Worker;

typedef struct Run {
    const Config *config;
    const Scored *scored;
    const Rendering *rendering;
    const Slice *temporary;
    size_t count;
    DocumentProgress *progress; // of each document
    Queue *queue;
    size_t queues;
    Worker *worker;
    size_t workers;
} Run;

// ---- who makes what ----

static void *shared_memory(size_t bytes)
{
    void *at =
        mmap(NULL, bytes ? bytes : 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
        out_of_memory(bytes);
    return at;
}

static bool fits(const Queue *queue, const Rendering *rendering)
{
    return queue->like->confidential == rendering->confidential &&
           slice_equal(path_folder(queue->like->target), path_folder(rendering->target));
}

static Queue *queue_of(Arena *arena, Run *run, const Rendering *rendering)
{
    for (size_t i = 0; i < run->queues; i++)
        if (fits(&run->queue[i], rendering))
            return &run->queue[i];
    Queue *queue = &run->queue[run->queues++];
    *queue = (Queue){ .like = rendering, .unit = arena_many(arena, Unit, run->count) };
    return queue;
}

// What follows a document goes with it, but for a process that would have nothing to do.
static void add_to_queues(Arena *arena, Run *run, bool confidential)
{
    bool together = run->count > (size_t)run->config->jobs;
    for (size_t i = 0; i < run->count; i++) {
        const Rendering *rendering = &run->rendering[i];
        if (rendering->stays || rendering->confidential != confidential)
            continue;
        Queue *queue = queue_of(arena, run, rendering);
        Unit *last = queue->units ? &queue->unit[queue->units - 1] : NULL;
        if (together && rendering->follows && last && last->first + last->count == i)
            last->count++;
        else
            queue->unit[queue->units++] = (Unit){ i, 1 };
    }
}

static void share_out(Arena *arena, Run *run)
{
    enum { QUEUES_MOST = 2 * FOLDERS_MOST };
    run->progress = shared_memory(run->count * sizeof *run->progress);
    run->queue = arena_many(arena, Queue, QUEUES_MOST);
    run->worker = arena_many(arena, Worker, run->count);
    add_to_queues(arena, run, true);
    add_to_queues(arena, run, false);
    atomic_size_t *taken = shared_memory(run->queues * sizeof *taken);
    for (size_t i = 0; i < run->queues; i++)
        run->queue[i].taken = &taken[i];
}

// ---- a worker ----

static void make_one(const Run *run, size_t worker, size_t document)
{
    const Rendering *rendering = &run->rendering[document];
    DocumentProgress *progress = &run->progress[document];
    progress->worker = worker;
    progress->from = lseek(STDERR_FILENO, 0, SEEK_CUR);
    atomic_store(&progress->stage, DOCUMENT_BEGUN);
    progress->code = rendering->make(run->config, run->scored, rendering, run->temporary[document]);
    fflush(stderr);
    progress->to = lseek(STDERR_FILENO, 0, SEEK_CUR);
    atomic_store(&progress->stage, DOCUMENT_ENDED);
}

// What fails stops no other: all that is wrong is told.
static void make_queue(const Run *run, size_t worker, const Queue *queue)
{
    for (size_t taken; (taken = atomic_fetch_add(queue->taken, 1)) < queue->units;) {
        const Unit *unit = &queue->unit[taken];
        for (size_t i = 0; i < unit->count; i++)
            make_one(run, worker, unit->first + i);
    }
}

static _Noreturn void be_worker(const Run *run, size_t number, pid_t parent)
{
    const Worker *worker = &run->worker[number];
    const Rendering *like = worker->queue->like;
    sigset_t none;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(EXIT_SYSTEM); // it was gone before it could be asked for
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (worker->messages >= 0)
        dup2(worker->messages, STDERR_FILENO);
    if (like->confidential)
        umask(S_IRWXG | S_IRWXO); // holds for what a library opens as well
    Slice templates = run->config->scan.templates;
    Arena *arena = arena_new();
    confine(&(Confines){
        .readable = { run->config->fonts, templates,
                      path_join(arena, templates, run->scored->scan->settings.language) },
        .writable = path_folder(like->target),
    });
    arena_free(arena);
    make_queue(run, number, worker->queue);
    fflush(stderr);
    _exit(EXIT_DONE);
}

// ---- their parent ----

// False where the system gives no process now.
static bool begin_worker(Run *run, Queue *queue)
{
    Worker *worker = &run->worker[run->workers];
    *worker = (Worker){ .queue = queue, .messages = memfd_create("messages", MFD_CLOEXEC) };
    fflush(stdout);
    fflush(stderr);
    pid_t parent = getpid();
    worker->pid = fork();
    if (worker->pid == 0)
        be_worker(run, run->workers, parent);
    if (worker->pid < 0) {
        if (worker->messages >= 0)
            close(worker->messages);
        return false;
    }
    queue->begun++;
    run->workers++;
    return true;
}

// Of which something is left that no worker will come to.
static Queue *next_queue(const Run *run)
{
    for (size_t i = 0; i < run->queues; i++) {
        Queue *queue = &run->queue[i];
        if (queue->begun < queue->units && atomic_load(queue->taken) < queue->units)
            return queue;
    }
    return NULL;
}

static void reap(Run *run)
{
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        for (size_t i = 0; i < run->workers; i++)
            if (run->worker[i].pid == pid) {
                run->worker[i].pid = -1;
                run->worker[i].signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
            }
}

// One line on a terminal: how many documents are made, and which are being made, if any is. `shown` is the
// width of the last one, which this one covers.
static void show_progress(const Run *run, int *shown)
{
    enum { WIDTH = 79 };
    char line[WIDTH + 1];
    size_t done = 0, begun = 0, all = 0;
    for (size_t i = 0; i < run->count; i++) {
        done += run->progress[i].stage == DOCUMENT_ENDED;
        begun += run->progress[i].stage == DOCUMENT_BEGUN;
        all += !run->rendering[i].stays;
    }
    if (!begun)
        return;
    snprintf(line, sizeof line, SAYS_PROGRESS(run->config->messages.language), done, all);
    for (size_t i = 0; i < run->count; i++) {
        size_t used = strlen(line);
        if (run->progress[i].stage == DOCUMENT_BEGUN)
            snprintf(line + used, sizeof line - used, " %.*s",
                     SLICE_ARGS(path_name(run->rendering[i].target)));
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

static size_t count_running(const Run *run)
{
    size_t running = 0;
    for (size_t i = 0; i < run->workers; i++)
        running += run->worker[i].pid > 0;
    return running;
}

static void kill_all(const Run *run)
{
    for (size_t i = 0; i < run->workers; i++)
        if (run->worker[i].pid > 0)
            kill(run->worker[i].pid, SIGKILL);
}

// Returns the signal that stopped it, or 0. Where no further process is to be had, those that run make what
// is left; only where none does, nothing can be made.
static int wait_for_all(Run *run, const sigset_t *wanted)
{
    int stopped = 0, shown = 0;
    for (;;) {
        Queue *queue = NULL;
        bool refused = false;
        while (!stopped && !refused && count_running(run) < (size_t)run->config->jobs &&
               (queue = next_queue(run)))
            refused = !begin_worker(run, queue);
        if (count_running(run) == 0) {
            if (refused)
                console_say(run->config, says_no_process);
            break;
        }
        int signal = next_signal(run->config, wanted);
        if (signal == 0 || shown)
            show_progress(run, &shown);
        if (signal == SIGINT || signal == SIGTERM || signal == SIGHUP) {
            stopped = signal;
            kill_all(run);
        }
        reap(run);
    }
    if (shown)
        fprintf(stderr, "\r%*s\r", shown, "");
    return stopped;
}

// ---- what they said ----

// From here to there, or to the end.
static void show_part(int messages, off_t from, off_t to)
{
    char block[4096];
    ssize_t got;
    while (from < to && (got = pread(messages, block, sizeof block, from)) > 0) {
        size_t left = (size_t)(to - from), bytes = (size_t)got < left ? (size_t)got : left;
        fwrite(block, 1, bytes, stderr);
        from += got;
    }
}

static void tell_killed(const Run *run, const Worker *worker, Slice target)
{
    fprintf(stderr, SAYS_ENDED_BY_SIGNAL(run->config->messages.language), SLICE_ARGS(target),
            worker->signal);
}

// A process may be killed before its first document, or between two: then the first of its queue that
// nobody made is named, if there is one.
static void tell_killed_idle(const Run *run, size_t number)
{
    const Rendering *lost = NULL;
    for (size_t i = 0; i < run->count; i++) {
        const DocumentProgress *progress = &run->progress[i];
        if (progress->stage == DOCUMENT_BEGUN && progress->worker == number)
            return; // told there
        if (!lost && !run->rendering[i].stays && progress->stage != DOCUMENT_ENDED &&
            fits(run->worker[number].queue, &run->rendering[i]))
            lost = &run->rendering[i];
    }
    if (lost)
        tell_killed(run, &run->worker[number], lost->target);
}

static void show_messages(const Run *run, bool stopped)
{
    for (size_t i = 0; i < run->count; i++) {
        const DocumentProgress *progress = &run->progress[i];
        if (progress->stage == DOCUMENT_WAITS)
            continue;
        const Worker *worker = &run->worker[progress->worker];
        bool whole = progress->stage == DOCUMENT_ENDED;
        if (worker->messages >= 0)
            show_part(worker->messages, progress->from, whole ? progress->to : INT64_MAX);
        if (!whole && worker->signal && !stopped)
            tell_killed(run, worker, run->rendering[i].target);
    }
    for (size_t i = 0; i < run->workers; i++) {
        if (run->worker[i].signal && !stopped)
            tell_killed_idle(run, i);
        if (run->worker[i].messages >= 0)
            close(run->worker[i].messages);
    }
    fflush(stderr);
}

ExitCode workers_run(Arena *arena, const Config *config, const Scored *scored,
                     const Rendering *renderings, const Slice *temporaries, size_t count,
                     const sigset_t *wanted, int *stopped)
{
    Run run = { .config = config,
                .scored = scored,
                .rendering = renderings,
                .temporary = temporaries,
                .count = count };
    share_out(arena, &run);
    *stopped = wait_for_all(&run, wanted);
    show_messages(&run, *stopped != 0);
    ExitCode worst = EXIT_DONE;
    for (size_t i = 0; i < count; i++) {
        const DocumentProgress *progress = &run.progress[i];
        ExitCode code = renderings[i].stays                 ? EXIT_DONE
                        : progress->stage == DOCUMENT_ENDED ? progress->code
                                                            : EXIT_SYSTEM;
        worst = code > worst ? code : worst;
    }
    return worst;
}
