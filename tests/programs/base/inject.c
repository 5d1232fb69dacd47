// SPDX-License-Identifier: EUPL-1.2
// Run a program and let some of its system calls fail, or do something else at that very moment.
//
// usage: inject [-c CALLS] [-n N] [-r] [-p FOLDER] [-a MARK] [-o COUNT] ACT -- PROGRAM [ARGUMENT...]
//   ACT   -e ERROR   the call fails with this number of errno
//         -s         a write writes half of what it was asked (one byte: nothing is changed)
//         -b BYTES   writes have this many bytes of room; then ENOSPC
//         -k SIGNAL  the process that was started gets this signal before the call is made
//         -x COMMAND a command of the shell runs before the call is made
//   -c    kinds of calls, with commas between: open, read, write, fsync, rename, link …; see `kinds`
//   -n    the first call to which it happens, counted from 1 over all processes of the program
//   -r    to that one and all that follow
//   -p    count only calls on files below this folder
//   -a    begin to count when a file is opened whose path holds this text
//   -o    write there how many calls were counted, and to how many it happened
//
// It ends as the program does: its exit code, or 128 and the signal. The kernel asks us for each call of the
// chosen kinds (seccomp, user notification; Linux 5.6 or later); so it holds for what libraries do as well.
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CALLS_MOST = 64, PATH_ROOM = 4096, CANNOT = 125 };

typedef struct Kind {
    const char *name;
    int call;
    int file, path; // which argument is a file's number, which a path; -1: none
} Kind;

static const Kind kinds[] = {
    { "open", SYS_openat, -1, 1 },     { "read", SYS_read, 0, -1 },
    { "read", SYS_pread64, 0, -1 },    { "write", SYS_write, 0, -1 },
    { "write", SYS_pwrite64, 0, -1 },  { "fsync", SYS_fsync, 0, -1 },
    { "fsync", SYS_fdatasync, 0, -1 }, { "close", SYS_close, 0, -1 },
    { "rename", SYS_renameat, -1, 1 }, { "rename", SYS_renameat2, -1, 1 },
    { "link", SYS_linkat, -1, 1 },     { "unlink", SYS_unlinkat, -1, 1 },
    { "mkdir", SYS_mkdirat, -1, 1 },   { "stat", SYS_newfstatat, -1, 1 },
    { "stat", SYS_statx, -1, 1 },      { "stat", SYS_fstat, 0, -1 },
    { "mmap", SYS_mmap, -1, -1 },      { "mmap", SYS_mremap, -1, -1 },
    { "fork", SYS_clone, -1, -1 },     { "fork", SYS_clone3, -1, -1 },
    { "flock", SYS_flock, 0, -1 },     { "memfd", SYS_memfd_create, -1, -1 },
    { "brk", SYS_brk, -1, -1 },        { "list", SYS_getdents64, 0, -1 },
    { "chmod", SYS_fchmod, 0, -1 },
#ifdef SYS_open
    { "open", SYS_open, -1, 0 },       { "rename", SYS_rename, -1, 0 },
    { "link", SYS_link, -1, 0 },       { "unlink", SYS_unlink, -1, 0 },
    { "unlink", SYS_rmdir, -1, 0 },    { "mkdir", SYS_mkdir, -1, 0 },
    { "stat", SYS_stat, -1, 0 },       { "stat", SYS_lstat, -1, 0 },
    { "fork", SYS_fork, -1, -1 },      { "fork", SYS_vfork, -1, -1 },
#endif
};
enum { KINDS = sizeof kinds / sizeof *kinds };

typedef struct Injection {
    const char *calls, *folder, *mark, *count_file, *command;
    long first, budget;
    int error, signal;
    bool repeats, halves;
    pid_t program;
    int listener;
    bool counting;
    long counted, done;
} Injection;

static _Noreturn void cannot(const char *what)
{
    perror(what);
    exit(CANNOT);
}

// ---- in the program's process ----

static bool is_chosen(const Injection *in, const Kind *kind)
{
    size_t len = strlen(kind->name);
    for (const char *at = in->calls; (at = strstr(at, kind->name)); at += len)
        if ((at == in->calls || at[-1] == ',') && (at[len] == ',' || at[len] == '\0'))
            return true;
    return false;
}

static int install_filter(const Injection *in)
{
    struct sock_filter code[KINDS + 3] = { BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
                                                    offsetof(struct seccomp_data, nr)) };
    unsigned short chosen = 0;
    int call[KINDS];
    for (size_t i = 0; i < KINDS; i++)
        if (is_chosen(in, &kinds[i]) || (in->mark && strcmp(kinds[i].name, "open") == 0))
            call[chosen++] = kinds[i].call;
    for (unsigned short i = 0; i < chosen; i++)
        code[1 + i] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)call[i],
                                                   (unsigned char)(chosen - i), 0);
    code[1 + chosen] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    code[2 + chosen] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF);
    struct sock_fprog program = { (unsigned short)(chosen + 3), code };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        cannot("inject: no_new_privs");
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER,
                        &program);
}

// The listener is told by its number, in memory: a call that writes would wait for an answer already.
static _Noreturn void be_program(const Injection *in, char **argv, atomic_int *listener)
{
    int file = install_filter(in);
    atomic_store(listener, file < 0 ? -errno : file);
    while (file >= 0 && atomic_load(listener) != 0)
        usleep(100);
    if (file >= 0)
        execvp(argv[0], argv);
    _exit(CANNOT);
}

// ---- beside it ----

static void take_listener(Injection *in, atomic_int *listener)
{
    while (atomic_load(listener) == 0)
        usleep(100);
    int theirs = atomic_load(listener), process = (int)syscall(SYS_pidfd_open, in->program, 0);
    errno = theirs < 0 ? -theirs : errno;
    in->listener =
        theirs < 0 || process < 0 ? -1 : (int)syscall(SYS_pidfd_getfd, process, theirs, 0);
    if (in->listener < 0)
        cannot("inject: seccomp");
    close(process);
    atomic_store(listener, 0);
}

static const Kind *kind_of(int call)
{
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].call == call)
            return &kinds[i];
    return NULL;
}

// The path that the call is about: what it says, or where its file is. Empty where there is none.
static void find_path(const struct seccomp_notif *asked, const Kind *kind, char *path)
{
    char name[64];
    path[0] = '\0';
    if (kind->file >= 0) {
        snprintf(name, sizeof name, "/proc/%u/fd/%d", asked->pid,
                 (int)asked->data.args[kind->file]);
        ssize_t len = readlink(name, path, PATH_ROOM - 1);
        path[len > 0 ? len : 0] = '\0';
    } else if (kind->path >= 0) {
        snprintf(name, sizeof name, "/proc/%u/mem", asked->pid);
        int memory = open(name, O_RDONLY | O_CLOEXEC);
        ssize_t len = pread(memory, path, PATH_ROOM - 1, (off_t)asked->data.args[kind->path]);
        path[len > 0 ? len : 0] = '\0';
        close(memory);
    }
}

static bool is_counted(Injection *in, const struct seccomp_notif *asked)
{
    const Kind *kind = kind_of(asked->data.nr);
    char path[PATH_ROOM];
    if (in->mark || in->folder)
        find_path(asked, kind, path);
    if (!in->counting && strcmp(kind->name, "open") == 0 && strstr(path, in->mark))
        in->counting = true;
    if (!in->counting || !is_chosen(in, kind))
        return false;
    return !in->folder || strncmp(path, in->folder, strlen(in->folder)) == 0;
}

// Write `len` bytes in the program's place, so that it is told of fewer than it asked. -1: not possible.
static ssize_t write_part(const struct seccomp_notif *asked, size_t len)
{
    char name[64], *bytes = malloc(len ? len : 1);
    snprintf(name, sizeof name, "/proc/%u/mem", asked->pid);
    int memory = open(name, O_RDONLY | O_CLOEXEC),
        process = (int)syscall(SYS_pidfd_open, asked->pid, 0);
    int file = (int)syscall(SYS_pidfd_getfd, process, (int)asked->data.args[0], 0);
    ssize_t got = bytes ? pread(memory, bytes, len, (off_t)asked->data.args[1]) : -1;
    if (got > 0)
        got = asked->data.nr == SYS_pwrite64
                  ? pwrite(file, bytes, (size_t)got, (off_t)asked->data.args[3])
                  : write(file, bytes, (size_t)got);
    close(file);
    close(process);
    close(memory);
    free(bytes);
    return got;
}

static void act(Injection *in, const struct seccomp_notif *asked, struct seccomp_notif_resp *answer)
{
    long len = (long)asked->data.args[2];
    answer->flags = 0;
    in->done++;
    if (in->error) {
        answer->error = -in->error;
    } else if (in->halves && len > 1) {
        answer->val = write_part(asked, (size_t)len / 2);
    } else if (in->budget >= 0 && len > in->budget) {
        answer->val = in->budget ? write_part(asked, (size_t)in->budget) : 0;
        answer->error = in->budget ? 0 : -ENOSPC;
        in->budget = 0;
    } else {
        answer->flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
        if (in->budget >= 0)
            in->budget -= len, in->done--;
        if (in->command && system(in->command) == -1)
            cannot("inject: command");
        if (in->signal)
            kill(in->program, in->signal);
    }
    if (answer->val < 0)
        answer->error = (int)answer->val, answer->val = 0;
}

static void answer_all(Injection *in)
{
    struct pollfd waiting = { .fd = in->listener, .events = POLLIN };
    for (;;) {
        struct seccomp_notif asked = { 0 };
        if (poll(&waiting, 1, -1) < 0 && errno != EINTR)
            cannot("inject: poll");
        if (!(waiting.revents & POLLIN) && (waiting.revents & (POLLHUP | POLLERR)))
            return;
        if (!(waiting.revents & POLLIN) ||
            ioctl(in->listener, SECCOMP_IOCTL_NOTIF_RECV, &asked) != 0)
            continue;
        struct seccomp_notif_resp answer = { .id = asked.id,
                                             .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE };
        if (is_counted(in, &asked)) {
            in->counted++;
            if (in->counted == in->first || (in->repeats && in->counted > in->first))
                act(in, &asked, &answer);
        }
        ioctl(in->listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
    }
}

static char **read_options(Injection *in, int argc, char **argv)
{
    for (int option; (option = getopt(argc, argv, "+c:n:rp:a:o:e:sb:k:x:")) != -1;)
        switch (option) {
        case 'c': in->calls = optarg; break;
        case 'n': in->first = atol(optarg); break;
        case 'r': in->repeats = true; break;
        case 'p': in->folder = optarg; break;
        case 'a': in->mark = optarg; break;
        case 'o': in->count_file = optarg; break;
        case 'e': in->error = atoi(optarg); break;
        case 's': in->halves = true; break;
        case 'b': in->budget = atol(optarg); break;
        case 'k': in->signal = atoi(optarg); break;
        case 'x': in->command = optarg; break;
        default: exit(CANNOT);
        }
    if (optind >= argc)
        exit(CANNOT);
    return argv + optind;
}

int main(int argc, char **argv)
{
    Injection in = { .calls = "write", .budget = -1 };
    char **program = read_options(&in, argc, argv);
    in.counting = !in.mark;
    atomic_int *listener =
        mmap(NULL, sizeof *listener, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (listener == MAP_FAILED)
        cannot("inject: mmap");
    in.program = fork();
    if (in.program == 0)
        be_program(&in, program, listener);
    take_listener(&in, listener);
    answer_all(&in);
    int status;
    waitpid(in.program, &status, 0);
    FILE *count = in.count_file ? fopen(in.count_file, "we") : NULL;
    if (count) {
        fprintf(count, "%ld %ld\n", in.counted, in.done);
        fclose(count);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
