// SPDX-License-Identifier: EUPL-1.2
// Loaded before the C library (LD_PRELOAD): some allocations find no memory.
//
// NO_MEMORY is "WHO N MODE FILE": WHO is "own" for those that the program itself asks for, "any" for those of
// libraries too; the N-th fails, with MODE "once", or all from there with "good". Counted over all processes of
// the program. FILE is made, and gets one byte for each that failed. With MODE "count" none fails, and FILE gets
// how many there were.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// Of the C library: what there is without the names that are taken here.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static struct {
    atomic_long *count; // shared with children
    long first;
    bool own, good, counts;
    pid_t program;
    uintptr_t from, to; // the program's own code
    char file[256];
} plan;

static int find_program(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    (void)data;
    for (int i = 0; i < info->dlpi_phnum; i++)
        if (info->dlpi_phdr[i].p_type == PT_LOAD && info->dlpi_phdr[i].p_flags & PF_X) {
            plan.from = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
            plan.to = plan.from + info->dlpi_phdr[i].p_memsz;
        }
    return 1; // the first is the program
}

__attribute__((constructor)) static void begin(void)
{
    char who[8], mode[8];
    const char *text = getenv("NO_MEMORY");
    if (!text || sscanf(text, "%7s %ld %7s %255s", who, &plan.first, mode, plan.file) != 4)
        return;
    plan.own = strcmp(who, "own") == 0;
    plan.good = strcmp(mode, "good") == 0;
    plan.counts = strcmp(mode, "count") == 0;
    plan.program = getpid();
    dl_iterate_phdr(find_program, NULL);
    void *shared =
        mmap(NULL, sizeof *plan.count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    plan.count = shared == MAP_FAILED ? NULL : shared;
}

__attribute__((destructor)) static void end(void)
{
    if (!plan.counts || getpid() != plan.program)
        return;
    int file = open(plan.file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file >= 0) {
        dprintf(file, "%ld\n", atomic_load(plan.count));
        close(file);
    }
}

static bool fails(const void *caller)
{
    uintptr_t at = (uintptr_t)caller;
    if (!plan.count || (plan.own && (at < plan.from || at >= plan.to)))
        return false;
    long now = atomic_fetch_add(plan.count, 1) + 1;
    if (plan.counts || (now != plan.first && !(plan.good && now > plan.first)))
        return false;
    int file = open(plan.file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (file >= 0) {
        (void)!write(file, "x", 1);
        close(file);
    }
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}
