// SPDX-License-Identifier: EUPL-1.2
// Three fences, each for what the others cannot see. Landlock knows files by their place; seccomp
// knows calls, not what their paths lead to; limits know amounts. Neither has a function in libc
// 2.36, and libseccomp would be one more library for a filter of twenty lines. The filter lists
// what is refused: one that lists what is allowed would break reports with the next libc, which
// nobody would forgive a fence.
#include "cli/confine.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// ---- amounts ----

static void limit(int resource, rlim_t most)
{
    struct rlimit now;
    if (getrlimit((__rlimit_resource_t)resource, &now) != 0)
        return;
    now.rlim_cur = now.rlim_cur < most ? now.rlim_cur : most;
    now.rlim_max = now.rlim_max < most ? now.rlim_max : most;
    setrlimit((__rlimit_resource_t)resource, &now);
}

// ---- files ----

// As the kernel's header has it since 6.12; older kernels take the first members only.
typedef struct Ruleset {
    uint64_t files, net, scoped;
} Ruleset;

enum { FILES_FIRST_ABI = 1, NET_FIRST_ABI = 4, SCOPED_FIRST_ABI = 6 };

static const uint64_t read_files = LANDLOCK_ACCESS_FS_READ_FILE,
                      read_folders = LANDLOCK_ACCESS_FS_READ_DIR,
                      make_files = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
                                   LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                   LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                   LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                   UINT64_C(1) << 14; // and cut them off

static void allow(int ruleset, int folder, const char *name, uint64_t access)
{
    struct stat status;
    int place = openat(folder, name, O_PATH | O_CLOEXEC);
    if (place < 0)
        return;
    // A rule for a file may speak of files only.
    if (fstat(place, &status) == 0 && !S_ISDIR(status.st_mode))
        access &= read_files;
    struct landlock_path_beneath_attr rule = { .allowed_access = access, .parent_fd = place };
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(place);
}

// Fonts and templates are often links to where they are kept.
static void allow_reading(int ruleset, Slice folder)
{
    Arena *arena = arena_new();
    const char *name = slice_copy(arena, folder).at;
    allow(ruleset, AT_FDCWD, name, read_files | read_folders);
    DIR *listing = opendir(name);
    for (struct dirent *entry; listing && (entry = readdir(listing));)
        if (entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN)
            allow(ruleset, dirfd(listing), entry->d_name, read_files | read_folders);
    if (listing)
        closedir(listing);
    arena_free(arena);
}

static void confine_files(const Confines *confines)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (abi < FILES_FIRST_ABI)
        return;
    // Bits of files that each version of the interface added: 13 at first, moving, cutting off,
    // devices.
    static const int bits[] = { 0, 13, 14, 15, 15, 16 };
    long last = (long)(sizeof bits / sizeof *bits) - 1;
    uint64_t known = (UINT64_C(1) << bits[abi < last ? abi : last]) - 1;
    // The network: binding and connecting; out of this process: abstract sockets and signals.
    Ruleset wanted = { .files = known, .net = 3, .scoped = 3 };
    size_t size = abi < NET_FIRST_ABI      ? offsetof(Ruleset, net)
                  : abi < SCOPED_FIRST_ABI ? offsetof(Ruleset, scoped)
                                           : sizeof wanted;
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &wanted, size, 0);
    if (ruleset < 0)
        return;
    allow(ruleset, AT_FDCWD, "/usr", read_files | read_folders);
    for (size_t i = 0; i < CONFINE_READABLE_MOST; i++)
        if (confines->readable[i].len)
            allow_reading(ruleset, confines->readable[i]);
    Arena *arena = arena_new();
    Slice writable = confines->writable.len ? confines->writable : S(".");
    allow(ruleset, AT_FDCWD, slice_copy(arena, writable).at, make_files & known);
    arena_free(arena);
    syscall(SYS_landlock_restrict_self, ruleset, 0);
    close(ruleset);
}

// ---- calls ----

#if defined(__x86_64__)
#define FILTERED_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define FILTERED_MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef FILTERED_MACHINE

// Numbers from here on are another set of the same calls, on x86-64 alone.
enum { OTHER_SET = 0x40000000 };

// Sockets, processes, other processes' memory, the machine, what Landlock does not know (modes,
// owners, times), and the ways round a filter.
static const unsigned short refused[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_recvmsg,
    SYS_execve,
    SYS_execveat,
    SYS_setsid,
    SYS_setpgid,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kcmp,
    SYS_pidfd_open,
    SYS_pidfd_getfd,
    SYS_kill,
    SYS_tkill,
    SYS_pidfd_send_signal,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_move_mount,
    SYS_open_tree,
    SYS_fsopen,
    SYS_fspick,
    SYS_fsmount,
    SYS_mount_setattr,
    SYS_swapon,
    SYS_swapoff,
    SYS_reboot,
    SYS_acct,
    SYS_sethostname,
    SYS_setdomainname,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_adjtimex,
    SYS_clock_adjtime,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_syslog,
    SYS_quotactl,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_name_to_handle_at,
    SYS_open_by_handle_at,
    SYS_fanotify_init,
    SYS_setuid,
    SYS_setgid,
    SYS_setreuid,
    SYS_setregid,
    SYS_setresuid,
    SYS_setresgid,
    SYS_setgroups,
    SYS_capset,
    SYS_fchmod,
    SYS_fchmodat,
    SYS_fchown,
    SYS_fchownat,
    SYS_utimensat,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
    SYS_fremovexattr,
    SYS_shmget,
    SYS_msgget,
    SYS_semget,
    SYS_mq_open,
#ifdef __x86_64__
    SYS_fork,
    SYS_vfork,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_futimesat,
    SYS_iopl,
    SYS_ioperm,
    SYS_modify_ldt,
#endif
};

enum { REFUSED = sizeof refused / sizeof *refused, BEFORE = 4, CLONING = 4 };
enum { FILTER = BEFORE + CLONING + REFUSED + 3 };

static struct sock_filter load(size_t from)
{
    return (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)from);
}

// A jump of so many lines where the value is as asked, of so many where it is not.
static struct sock_filter jump(uint16_t test, uint32_t value, size_t if_so, size_t if_not)
{
    return (struct sock_filter)BPF_JUMP((uint16_t)(BPF_JMP | test | BPF_K), value, (uint8_t)if_so,
                                        (uint8_t)if_not);
}

// A thread may begin, since several of them pack a workbook; another process may not. What clone3
// is asked stands in memory, where a filter cannot look: as if the kernel did not know it, and libc
// asks by clone.
static size_t confine_cloning(struct sock_filter *line, size_t no, size_t yes, size_t unknown)
{
    enum { FLAGS = offsetof(struct seccomp_data, args) }; // little-endian: of the lower half
    size_t at = 0;
    line[at] = jump(BPF_JEQ, SYS_clone3, unknown - at - 1, 0);
    at++;
    line[at++] = jump(BPF_JEQ, SYS_clone, 0, CLONING - 2);
    line[at++] = load(FLAGS);
    line[at] = jump(BPF_JSET, CLONE_THREAD, yes - at - 1, no - at - 1);
    return at + 1;
}

_Static_assert(FILTER < 256, "a jump has eight bits");

static bool confine_calls(void)
{
    struct sock_filter line[FILTER];
    size_t at = 0, unknown = FILTER - 1, no = FILTER - 2, yes = FILTER - 3;
    line[at++] = load(offsetof(struct seccomp_data, arch));
    line[at] = jump(BPF_JEQ, FILTERED_MACHINE, 0, no - at - 1);
    at++;
    line[at++] = load(offsetof(struct seccomp_data, nr));
    line[at] = jump(BPF_JGE, OTHER_SET, no - at - 1, 0);
    at++;
    at += confine_cloning(line + at, no - at, yes - at, unknown - at);
    for (size_t i = 0; i < REFUSED; i++, at++)
        line[at] = jump(BPF_JEQ, refused[i], no - at - 1, 0);
    line[yes] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    line[no] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    line[unknown] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS);
    struct sock_fprog program = { .len = FILTER, .filter = line };
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

#else

static bool confine_calls(void)
{
    return false;
}

#endif

void confine(const Confines *confines)
{
    syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, 0);
    // Memory and the size of files have no limit: both follow from how many people answered.
    limit(RLIMIT_CORE, 0);      // answers would be in it
    limit(RLIMIT_NOFILE, 1024); // a workbook has one for each sheet
    limit(RLIMIT_CPU, 3600);
    limit(RLIMIT_MEMLOCK, 0);
    limit(RLIMIT_MSGQUEUE, 0);
    // Else neither of the others is allowed to a user who is not root.
    bool fenced = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (fenced)
        confine_files(confines);
    // Without a filter, this: it allows no thread either, and does not hold for root.
    if (!fenced || !confine_calls())
        limit(RLIMIT_NPROC, 0);
}
