// SPDX-License-Identifier: EUPL-1.2
// What the fuzz targets share. A target gives LLVMFuzzerTestOneInput: it reads the bytes as the program would read
// them from a scan folder, and aborts where a promise of a header is broken. libFuzzer drives it (scripts/fuzz), or
// replay.c does (tests/checks/fuzz).
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <fcntl.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diagnostics.h"
#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_TEMPLATES S(CXSCAN_SOURCE_DIR "/templates")

// Divides the files of an input that holds more than one.
enum { FUZZ_DIVIDER = 0x1E, FUZZ_FILES_MOST = 8 };

// One execution: a folder in memory for the files that the program opens by name.
typedef struct Fuzz {
    Arena *arena;
    Diagnostics *d;
    Slice folder;
    Slice file[FUZZ_FILES_MOST];
    size_t files;
    size_t bytes; // of the whole input
} Fuzz;

static inline void fuzz_judge(bool kept, const char *promise)
{
    if (kept)
        return;
    fprintf(stderr, "broken: %s\n", promise);
    abort();
}
#define fuzz_promise(kept) fuzz_judge((kept), #kept)

// The tables of encodings stay loaded: each is a library, which would come and go with every file.
static inline void fuzz_load_encodings(void)
{
    static const char *const names[] = { "WINDOWS-1252", "CP850",    "CP437",
                                         "MACINTOSH",    "UTF-16LE", "UTF-16BE" };
    static iconv_t open[sizeof names / sizeof *names];
    for (size_t i = 0; i < sizeof names / sizeof *names && !open[i]; i++)
        open[i] = iconv_open("UTF-8", names[i]);
}

static inline Fuzz fuzz_begin(size_t bytes)
{
    fuzz_load_encodings();
    Fuzz fuzz = { .arena = arena_new(), .bytes = bytes };
    fuzz.d = diagnostics_new(fuzz.arena);
    fuzz.folder = slice_print(fuzz.arena, "%s/cxscan-fuzz-%d",
                              access("/dev/shm", W_OK) ? P_tmpdir : "/dev/shm", (int)getpid());
    mkdir(fuzz.folder.at, 0700);
    return fuzz;
}

// Writes a file; `name` has at most one '/'. Its path is returned.
static inline Slice fuzz_put(Fuzz *fuzz, Slice name, Slice content)
{
    Slice path = path_join(fuzz->arena, fuzz->folder, name), below = path_name(name);
    if (below.len < name.len)
        mkdir(slice_copy(fuzz->arena, slice_part(path, 0, path.len - below.len - 1)).at, 0700);
    int file = open(path.at, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    fuzz_promise(file >= 0 && fuzz->files < FUZZ_FILES_MOST &&
                 write(file, content.at, content.len) == (ssize_t)content.len);
    close(file);
    fuzz->file[fuzz->files++] = path;
    return path;
}

// Messages are printed, for people or (where the input has an odd number of bytes) for programs: their places and
// carets are part of what is tried.
static inline void fuzz_end(Fuzz *fuzz)
{
    static FILE *nowhere;
    if (!nowhere)
        nowhere = fopen("/dev/null", "w");
    fuzz_promise(nowhere != NULL);
    diagnostics_print(fuzz->d, nowhere,
                      fuzz->bytes % 2
                          ? (DiagnosticStyle){ .language = MESSAGES_ENGLISH, .json = true }
                          : (DiagnosticStyle){ .language = MESSAGES_DUTCH, .colour = true });
    for (size_t i = 0; i < fuzz->files; i++) {
        Slice path = fuzz->file[i];
        unlink(path.at);
        Slice folder = slice_part(path, 0, path.len - path_name(path).len - 1);
        if (folder.len > fuzz->folder.len)
            rmdir(slice_copy(fuzz->arena, folder).at);
    }
    rmdir(fuzz->folder.at);
    arena_free(fuzz->arena);
}

// Cuts the next file off the input. The empty slice when nothing is left.
static inline Slice fuzz_next(Slice *rest)
{
    Slice part = S("");
    slice_next_field(rest, FUZZ_DIVIDER, &part);
    return part;
}

// Touches every byte, so that the address sanitizer sees one that is not there; texts must be UTF-8.
static inline void fuzz_text(Slice text)
{
    fuzz_promise(utf8_invalid_at(text) == text.len);
}

#endif
