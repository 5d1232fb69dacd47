// SPDX-License-Identifier: EUPL-1.2
// The documents are made again whenever a file was saved. Each time a child process makes the report as
// `cxscan report` does, so that whatever goes wrong in it ends with it; what it says goes onto a page beside
// the documents.
//
// A change is heard from inotify, or seen by looking every few seconds. What is heard while a run is at work
// makes another run after it; so the last run began after the last change. A document that is deleted or
// moved away is made again, once: where that fails, it waits for the next change of a file. All runs of one
// watch tell what changed since the documents that were there when it began, as one run would.
#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/output.h"
#include "base/path.h"
#include "cli/children.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/problems_page.h"
#include "cli/scoring.h"
#include "cli/watched_files.h"
#include "language/says.h"
#include "revision/manifest.h"

// An editor saves in several steps, a copy of a folder in many: after the first a run waits until it was
// quiet for a moment, but no longer than that.
enum { QUIET_MS = 25, QUIET_MOST_MS = 400, SHARE_SECONDS = 2 };
enum { DOCUMENT_FOLDERS = 4 }; // that of the documents, and the confidential one in it

typedef struct Watch {
    const Config *config;
    WatchedFiles files;
    Slice folder;
    json_t *before; // the manifest of the documents that were there; NULL: none
    int signals, poll_seconds;
    sigset_t wanted, unblocked;
    pid_t child; // 0: none is at work
    int out, messages;
    bool is_first;   // no run has made documents yet
    bool is_due;     // something changed that no run has seen
    bool is_doubted; // by times alone it is not certain that the last run saw all: look once more
    int64_t since, last; // of the changes that no run has seen: the first and the last, in ms
    char state[65];      // of the files when they were looked at last; empty: not yet
    Arena *told;         // of `made_messages`
    Slice made_messages; // what the run said that made what lies there
    Buffer made;         // the documents that lie there, a line each; empty: none is missed
    int document_folder[DOCUMENT_FOLDERS]; // that they lie in, as inotify tells of them
    size_t document_folders;
    bool stopped;
} Watch;

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void change(Watch *watch)
{
    watch->last = now_ms();
    if (!watch->is_due)
        watch->since = watch->last;
    watch->is_due = true;
}

// Looks at all files; where they are others than before, something changed.
static void look(Watch *watch)
{
    Arena *arena = arena_new();
    bool heard;
    Slice state = watched_state(arena, &watch->files, &heard);
    if (!heard && !watch->poll_seconds) {
        console_say(watch->config, says_watch_not_heard);
        watch->poll_seconds = SHARE_SECONDS;
    }
    if (!slice_equal(state, slice_of(watch->state)))
        change(watch);
    memcpy(watch->state, state.at, state.len);
    watch->state[state.len] = '\0';
    arena_free(arena);
}

// ---- documents that go ----

static bool is_scan_folder(const Watch *watch, Slice folder)
{
    struct stat one, other;
    Arena *arena = arena_new();
    bool same = stat(slice_copy(arena, folder).at, &one) == 0 &&
                stat(slice_copy(arena, watch->folder).at, &other) == 0 &&
                one.st_dev == other.st_dev && one.st_ino == other.st_ino;
    arena_free(arena);
    return same;
}

static bool is_document_folder(const Watch *watch, int number)
{
    for (size_t i = 0; i < watch->document_folders; i++)
        if (watch->document_folder[i] == number)
            return true;
    return false;
}

// From now on it is noticed where one of these goes. In the folder of the scan itself a look every few
// seconds would see it, which only a share asks for.
static void remember_made(Watch *watch, Slice made)
{
    Arena *arena = arena_new();
    watch->made.len = 0;
    buffer_add(&watch->made, made);
    buffer_add(&watch->made, path_join(arena, watch->files.documents, S("manifest.json\n")));
    watch->document_folders = 0;
    for (Slice rest = buffer_slice(&watch->made), line; slice_next_line(&rest, &line);) {
        Slice folder = slice_copy(arena, path_folder(line));
        int number = -1;
        if (watch->files.inotify >= 0 && folder.len && !is_scan_folder(watch, folder))
            number = inotify_add_watch(watch->files.inotify, folder.at,
                                       IN_DELETE | IN_MOVED_FROM | IN_ONLYDIR);
        if (number >= 0 && !is_document_folder(watch, number) &&
            watch->document_folders < DOCUMENT_FOLDERS)
            watch->document_folder[watch->document_folders++] = number;
    }
    arena_free(arena);
}

// While a run is at work documents change places.
static void look_for_documents(Watch *watch)
{
    bool missing = false;
    for (Slice rest = buffer_slice(&watch->made), line; slice_next_line(&rest, &line);)
        missing = missing || !path_exists(line);
    if (!missing || watch->child)
        return;
    watch->made.len = 0;
    change(watch);
}

// ---- a run ----

static _Noreturn void be_child(const Watch *watch, pid_t parent)
{
    Config config = *watch->config;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(EXIT_SYSTEM);
    sigprocmask(SIG_SETMASK, &watch->unblocked, NULL);
    dup2(watch->out, STDOUT_FILENO);
    dup2(watch->messages, STDERR_FILENO);
    config.messages.json = true;
    config.messages.colour = config.progress = false;
    config.again = watch->is_first; // what is not made says nothing of the scan
    config.sitting = &(Sitting){ watch->before };
    Arena *arena = arena_new();
    ExitCode code = command_report(arena, &config);
    fflush(stdout);
    fflush(stderr);
    _exit((int)code);
}

static void start(Watch *watch)
{
    look(watch);
    watch->is_due = false;
    watch->out = memfd_create("out", MFD_CLOEXEC);
    watch->messages = memfd_create("messages", MFD_CLOEXEC);
    fflush(stdout);
    fflush(stderr);
    pid_t parent = getpid(), pid = watch->out < 0 || watch->messages < 0 ? -1 : fork();
    if (pid == 0)
        be_child(watch, parent);
    watch->child = pid > 0 ? pid : 0;
    if (pid < 0) {
        console_say(watch->config, says_no_process);
        close(watch->out);
        close(watch->messages);
        change(watch);
    }
}

// All that a file in memory holds, which is closed.
static Slice content_of(Arena *arena, int file)
{
    struct stat status;
    if (fstat(file, &status) != 0)
        return S("");
    char *bytes = arena_alloc(arena, 1, (size_t)status.st_size + 1);
    ssize_t got = pread(file, bytes, (size_t)status.st_size, 0);
    close(file);
    return (Slice){ bytes, got > 0 ? (size_t)got : 0 };
}

// ---- what came of it ----

static Slice page_path(Arena *arena, const Watch *watch)
{
    return path_join(arena, watch->files.documents,
                     slice_of(says_problems_file[watch->config->messages.language]));
}

static void write_page(Arena *arena, const Watch *watch, const ProblemsFound *found)
{
    Slice target = page_path(arena, watch);
    if (!path_is_folder(watch->folder)) // nor is it made again for the page
        return;
    OutputError error = output_folder(watch->files.documents);
    if (!error.step)
        error = output_replace_private(
            arena, target, problems_page(arena, watch->config->messages.language, found));
    if (error.step)
        fprintf(stderr, "cxscan: %.*s: %s\n", SLICE_ARGS(target), strerror(error.reason));
}

static void tell(const Watch *watch, const ProblemsFound *found, Slice made)
{
    MessageLanguage language = watch->config->messages.language;
    size_t count = problems_count(found->messages);
    Arena *arena = arena_new();
    Slice page = page_path(arena, watch);
    if (found->code == EXIT_DONE)
        console_made(watch->config, made);
    if (watch->config->messages.json)
        fwrite(found->messages.at, 1, found->messages.len, stderr);
    else if (found->code == EXIT_DONE)
        fprintf(stderr, SAYS_WATCH_MADE(language), SLICE_ARGS(found->moment), count,
                SLICE_ARGS(page));
    else
        fprintf(stderr, SAYS_WATCH_NOT_MADE(language), SLICE_ARGS(found->moment), SLICE_ARGS(page));
    fflush(stderr);
    arena_free(arena);
}

// A run that found nothing to make has said nothing of the scan: what the run said that made the documents
// still holds.
static void keep_messages(Watch *watch, ProblemsFound *found)
{
    Slice unchanged = S("\"id\":\"documents-unchanged\"");
    if (slice_find(found->messages, unchanged) < found->messages.len) {
        found->messages = watch->made_messages;
        return;
    }
    arena_free(watch->told);
    watch->told = arena_new();
    watch->made_messages = slice_copy(watch->told, found->messages);
}

static void ended(Watch *watch, int status)
{
    Arena *arena = arena_new();
    Slice made = content_of(arena, watch->out);
    GDateTime *moment = g_date_time_new_now_local();
    char *text = moment ? g_date_time_format(moment, "%H:%M:%S") : NULL;
    ProblemsFound found = { .messages = content_of(arena, watch->messages),
                            .code = WIFEXITED(status) ? (ExitCode)WEXITSTATUS(status) : EXIT_SYSTEM,
                            .moment = text ? slice_copy(arena, slice_of(text)) : S("–") };
    g_free(text);
    if (moment)
        g_date_time_unref(moment);
    watch->child = 0;
    if (!watch->stopped) {
        if (found.code == EXIT_DONE) {
            keep_messages(watch, &found);
            watch->is_first = false;
            remember_made(watch, made);
        }
        write_page(arena, watch, &found);
        tell(watch, &found, made);
        look(watch);
        look_for_documents(watch);
    }
    arena_free(arena);
}

// ---- waiting ----

// Files in the scan folder that the documents do not depend on come and go with every run.
static void hear(Watch *watch)
{
    _Alignas(struct inotify_event) char bytes[16384];
    ssize_t got = read(watch->files.inotify, bytes, sizeof bytes);
    bool document_went = false;
    for (ssize_t at = 0; at < got;) {
        struct inotify_event event;
        memcpy(&event, bytes + at, sizeof event);
        Slice name = event.len ? slice_of(bytes + at + sizeof event) : S("");
        bool is_documents =
            (event.mask & IN_ISDIR) && slice_equal(name, path_name(watch->files.documents));
        if (is_document_folder(watch, event.wd))
            document_went = true;
        else if ((event.mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF)) ||
                 (watched_name(name) && !is_documents))
            change(watch);
        at += (ssize_t)(sizeof event + event.len);
    }
    if (document_went)
        look_for_documents(watch);
}

static void take_signal(Watch *watch)
{
    struct signalfd_siginfo signal;
    int status;
    if (read(watch->signals, &signal, sizeof signal) != (ssize_t)sizeof signal)
        return;
    if (signal.ssi_signo != SIGCHLD) {
        watch->stopped = true;
        if (watch->child)
            kill(watch->child, (int)signal.ssi_signo);
        return;
    }
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        if (pid == watch->child)
            ended(watch, status);
}

// How long may be waited for something to happen? −1: for ever.
static int patience(const Watch *watch)
{
    int64_t now = now_ms();
    int64_t quiet = watch->last + QUIET_MS, most = watch->since + QUIET_MOST_MS;
    int64_t until = (quiet < most ? quiet : most) - now;
    if (watch->is_due && !watch->child)
        return until > 0 ? (int)until : 0;
    bool is_gone = !path_is_folder(watch->folder);
    int seconds = watch->poll_seconds || !is_gone ? watch->poll_seconds : SHARE_SECONDS;
    return seconds && !watch->child ? seconds * 1000 : -1;
}

static void wait_for_change(Watch *watch)
{
    struct pollfd ready[2] = { { .fd = watch->signals, .events = POLLIN },
                               { .fd = watch->files.inotify, .events = POLLIN } };
    bool waits = !watch->is_due;
    int count = poll(ready, 2, patience(watch));
    if (count < 0 && errno != EINTR)
        watch->stopped = true;
    if (count > 0 && ready[1].revents)
        hear(watch);
    if (count > 0 && ready[0].revents)
        take_signal(watch);
    // A share keeps times by the second or two: after a change what is there is looked at twice.
    if (count == 0 && waits) {
        look(watch);
        look_for_documents(watch);
        bool seen = watch->is_due;
        if (!seen && watch->is_doubted)
            change(watch);
        watch->is_doubted = seen;
    }
}

static void watch_on(Watch *watch)
{
    change(watch);
    watch->last = watch->since = 0; // the first run waits for nothing
    while (!watch->stopped) {
        if (watch->is_due && !watch->child && patience(watch) == 0)
            start(watch);
        wait_for_change(watch);
    }
    // What a run began it puts away before it ends.
    int status;
    while (watch->child && (waitpid(watch->child, &status, 0) >= 0 || errno == EINTR))
        if (WIFEXITED(status) || WIFSIGNALED(status))
            ended(watch, status);
}

ExitCode command_watch(Arena *arena, const Config *config)
{
    Slice folder = config->folders[0];
    Watch watch = { .config = config, .folder = folder, .is_first = true, .told = arena_new() };
    if (!path_is_folder(folder)) {
        console_say(config, says_folder_missing);
        return EXIT_USAGE;
    }
    Slice documents = documents_folder(arena, config, folder);
    watch.files = (WatchedFiles){ .scan = folder,
                                  .documents = documents,
                                  .templates = config->scan.templates,
                                  .fonts = config->fonts,
                                  .inotify = config->poll ? -1 : inotify_init1(IN_CLOEXEC) };
    watch.poll_seconds = config->poll;
    if (!config->poll && (watch.files.inotify < 0 || watched_from_elsewhere(folder)))
        watch.poll_seconds = SHARE_SECONDS;
    watch.before =
        manifest_read(diagnostics_new(arena), path_join(arena, documents, S("manifest.json")));
    watch.wanted = children_signals();
    sigprocmask(SIG_BLOCK, &watch.wanted, &watch.unblocked);
    watch.signals = signalfd(-1, &watch.wanted, SFD_CLOEXEC);
    console_say(config, says_watch_began);
    if (watch.signals >= 0)
        watch_on(&watch);
    // It tells how things stand, which nobody would know of it from here on.
    output_remove(page_path(arena, &watch));
    sigprocmask(SIG_SETMASK, &watch.unblocked, NULL);
    json_decref(watch.before);
    arena_free(watch.told);
    buffer_free(&watch.made);
    return watch.signals >= 0 ? EXIT_DONE : EXIT_SYSTEM;
}
