// SPDX-License-Identifier: EUPL-1.2
// Reading input files whole, and in pieces.
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <iconv.h>
#include <stdio.h>
#include <time.h>

#include "base/diagnostics.h"
#include "base/path.h"

// Is there anything, or a folder, of that name? False also where it cannot be seen.
bool path_exists(Slice path);
bool path_is_folder(Slice path);

// How large a file is; 0 also where it cannot be seen.
uint64_t path_bytes(Slice path);

// Was the first changed after the second? False also where one of them cannot be seen.
bool path_is_newer(Slice path, Slice other);

// The names in a folder that end in `suffix`, sorted bytewise, without those that begin with '.'.
// Returns the number; 0 also where the folder is not there. One that cannot be listed to its end (a failing
// disk, no memory) ends the process, with a message and exit code 3: a report without half of the interviews
// looks like one.
size_t folder_list(Arena *arena, Slice dir, Slice suffix, Slice **names);

// Opens an ordinary file for reading. Returns its handle, which the caller closes; −1, with a diagnostic that
// calls it `name`, where it cannot be read, or is a folder, a pipe or a device: those may never end.
int file_open(Diagnostics *d, Slice path, Slice name);

// What an open file was when reading it began.
typedef struct FileState {
    int64_t size;
    struct timespec written;
} FileState;

FileState file_state(int file);

// Say so, of the file that messages call `name`, where it was written to since: what was read may be half of
// one state and half of another. A file that another one took the place of is still the old one.
bool file_is_unchanged(Diagnostics *d, Slice name, int file, FileState before);

// The whole file in the arena, followed by NUL. `name` is how messages call it. False, with a
// diagnostic, where it cannot be read, or was written to in the meantime.
bool file_read(Arena *arena, Diagnostics *d, Slice path, Slice name, Slice *content);

// A converter to UTF-8 from an encoding that the C library is known to have; the caller closes it. Exit code
// 3 where there is no memory for it, or its table is not installed.
iconv_t encoding_open(const char *encoding);

// Bytes of text that people write as UTF-8: the BOM removed, UTF-16 with a BOM and Windows-1252 converted,
// NUL bytes replaced by U+FFFD. In the arena, or `bytes` itself.
Slice text_decode(Arena *arena, Slice bytes);

// file_read, then text_decode.
bool file_read_text(Arena *arena, Diagnostics *d, Slice path, Slice name, Slice *content);

// SHA-256 of an ordinary file, in the form of sha256_text. False, without a word, where it cannot be
// read, or is a folder, a link or a device.
bool file_digest(Arena *arena, Slice path, Slice *sha256);

// SHA-256 in lower-case hexadecimal (64 characters), in the arena.
Slice sha256_text(Arena *arena, Slice bytes);

#endif
