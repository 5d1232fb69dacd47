// SPDX-License-Identifier: EUPL-1.2
// What a child can do before it is confined, and no longer after: each attempt is made in a child
// of its own, first without, then with the fence.
#include "cli/confine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

// Folders: fonts (readable, with a link to elsewhere/linked), out (writable), elsewhere.
typedef struct Room {
    Arena *arena;
    Slice folder;
} Room;

static const char *below(const Room *room, const char *name)
{
    return path_join(room->arena, room->folder, slice_of(name)).at;
}

static bool write_at(const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    bool good = file >= 0 && write(file, "x", 1) == 1;
    if (file >= 0)
        close(file);
    return good;
}

static bool read_at(const char *path)
{
    char byte;
    int file = open(path, O_RDONLY);
    return file >= 0 && read(file, &byte, 1) == 1;
}

static const char *const folders[] = { "fonts", "fonts/below", "out", "elsewhere" };
static const char *const files[] = { "fonts/a.ttf", "fonts/below/b.ttf", "out/kept",
                                     "elsewhere/secret", "elsewhere/linked" };
enum { FOLDERS = sizeof folders / sizeof *folders, FILES = sizeof files / sizeof *files };

static int enter(void **state)
{
    char name[] = P_tmpdir "/cxscan-test-XXXXXX";
    Room *room = calloc(1, sizeof *room);
    assert_non_null(room);
    room->arena = arena_new();
    assert_non_null(mkdtemp(name));
    room->folder = slice_copy(room->arena, slice_of(name));
    for (size_t i = 0; i < FOLDERS; i++)
        assert_int_equal(mkdir(below(room, folders[i]), 0700), 0);
    for (size_t i = 0; i < FILES; i++)
        assert_true(write_at(below(room, files[i])));
    assert_int_equal(symlink("../elsewhere/linked", below(room, "fonts/c.ttf")), 0);
    *state = room;
    return 0;
}

static int leave(void **state)
{
    Room *room = *state;
    static const char *const more[] = { "fonts/c.ttf", "out/made", "out/below",
                                        "elsewhere/made" }; // of a test that failed, but the first
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        remove(below(room, more[i]));
    for (size_t i = 0; i < FILES; i++)
        remove(below(room, files[i]));
    for (size_t i = FOLDERS; i > 0; i--)
        rmdir(below(room, folders[i - 1]));
    assert_int_equal(rmdir(room->folder.at), 0);
    arena_free(room->arena);
    free(room);
    return 0;
}

// Does it work, in a child with or without the fence?
static bool works(const Room *room, bool (*attempt)(const Room *room), bool fenced)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        if (fenced)
            confine(&(Confines){ .readable = { slice_of(below(room, "fonts")) },
                                 .writable = slice_of(below(room, "out")) });
        _exit(attempt(room) ? 1 : 0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status) == 1;
}

typedef struct Attempt {
    const char *name;
    bool (*attempt)(const Room *room);
} Attempt;

static bool socket_opens(const Room *room)
{
    (void)room;
    return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static bool program_starts(const Room *room)
{
    (void)room;
    execl("/bin/false", "false", (char *)NULL); // which ends with 1
    return false;
}

static bool process_starts(const Room *room)
{
    (void)room;
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return child > 0;
}

static bool parent_is_signalled(const Room *room)
{
    (void)room;
    return kill(getppid(), 0) == 0;
}

static bool child_is_traced(const Room *room)
{
    (void)room;
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

static bool mode_changes(const Room *room)
{
    return chmod(below(room, "out/kept"), 0644) == 0;
}

static bool secret_is_read(const Room *room)
{
    return read_at(below(room, "elsewhere/secret"));
}

static bool other_folder_is_written(const Room *room)
{
    return write_at(below(room, "elsewhere/made")) && unlink(below(room, "elsewhere/made")) == 0;
}

static bool readable_folder_is_written(const Room *room)
{
    return write_at(below(room, "fonts/a.ttf"));
}

static bool folder_elsewhere_is_made(const Room *room)
{
    return mkdir(below(room, "elsewhere/below"), 0700) == 0 &&
           rmdir(below(room, "elsewhere/below")) == 0;
}

static bool document_leaves(const Room *room)
{
    return link(below(room, "out/kept"), below(room, "elsewhere/made")) == 0 &&
           unlink(below(room, "elsewhere/made")) == 0;
}

static bool handle_is_inherited(const Room *room)
{
    (void)room;
    return fcntl(STDERR_FILENO + 1, F_GETFD) >= 0;
}

static bool core_may_be_left(const Room *room)
{
    struct rlimit core;
    (void)room;
    return getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max > 0;
}

static void check(const Room *room, const Attempt *attempts, size_t count, bool fenced)
{
    for (size_t i = 0; i < count; i++) {
        if (!works(room, attempts[i].attempt, false))
            fail_msg("%s: not even without a fence", attempts[i].name);
        if (works(room, attempts[i].attempt, true) != fenced)
            fail_msg("%s: %s", attempts[i].name,
                     fenced ? "it should work" : "the fence lets it through");
    }
}

#define CHECK(room, attempts, works)                                                               \
    check(room, attempts, sizeof(attempts) / sizeof *(attempts), works)

static void calls_are_refused(void **state)
{
    static const Attempt attempts[] = {
        { "a socket", socket_opens },          { "another program", program_starts },
        { "another process", process_starts }, { "a signal to the parent", parent_is_signalled },
        { "being traced", child_is_traced },   { "a change of mode", mode_changes },
    };
    uint32_t action = SECCOMP_RET_ERRNO;
    if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) != 0)
        skip();
    CHECK(*state, attempts, false);
}

static void files_elsewhere_are_out_of_reach(void **state)
{
    static const Attempt attempts[] = {
        { "reading elsewhere", secret_is_read },
        { "writing elsewhere", other_folder_is_written },
        { "writing into a readable folder", readable_folder_is_written },
        { "a folder elsewhere", folder_elsewhere_is_made },
        { "a document linked elsewhere", document_leaves },
    };
    if (syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) < 1)
        skip();
    CHECK(*state, attempts, false);
}

static void handles_and_core_files_are_gone(void **state)
{
    static const Attempt attempts[] = { { "a handle of the parent", handle_is_inherited } };
    int handle = dup2(STDERR_FILENO, STDERR_FILENO + 1);
    assert_true(handle > STDERR_FILENO);
    CHECK(*state, attempts, false);
    close(handle);
    assert_false(works(*state, core_may_be_left, true));
}

static bool font_is_read(const Room *room)
{
    return read_at(below(room, "fonts/a.ttf"));
}

static bool font_below_is_read(const Room *room)
{
    return read_at(below(room, "fonts/below/b.ttf"));
}

static bool linked_font_is_read(const Room *room)
{
    return read_at(below(room, "fonts/c.ttf"));
}

static bool system_file_is_read(const Room *room)
{
    (void)room;
    return read_at("/usr/bin/env");
}

static bool work_folder_is_made(const Room *room)
{
    return mkdir(below(room, "out/below"), 0700) == 0 && write_at(below(room, "out/below/file")) &&
           unlink(below(room, "out/below/file")) == 0 && rmdir(below(room, "out/below")) == 0;
}

static bool document_is_made(const Room *room)
{
    const char *path = below(room, "out/made");
    return write_at(path) && write_at(path) && read_at(path) && unlink(path) == 0;
}

static void *set_to_one(void *number)
{
    *(int *)number = 1;
    return NULL;
}

static bool thread_runs(const Room *room)
{
    pthread_t thread;
    int number = 0;
    (void)room;
    return pthread_create(&thread, NULL, set_to_one, &number) == 0 &&
           pthread_join(thread, NULL) == 0 && number == 1;
}

static void what_a_child_needs_is_there(void **state)
{
    static const Attempt attempts[] = {
        { "a font", font_is_read },
        { "a font in a folder below", font_below_is_read },
        { "a font that is a link", linked_font_is_read },
        { "a file of the system", system_file_is_read },
        { "its document", document_is_made },
        { "a folder for its work", work_folder_is_made },
        { "a thread", thread_runs },
    };
    CHECK(*state, attempts, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(calls_are_refused, enter, leave),
        cmocka_unit_test_setup_teardown(files_elsewhere_are_out_of_reach, enter, leave),
        cmocka_unit_test_setup_teardown(handles_and_core_files_are_gone, enter, leave),
        cmocka_unit_test_setup_teardown(what_a_child_needs_is_there, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
