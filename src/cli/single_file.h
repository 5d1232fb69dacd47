// SPDX-License-Identifier: EUPL-1.2
// A command's one file, that the user named with --output.
#ifndef CLI_SINGLE_FILE_H
#define CLI_SINGLE_FILE_H

#include "base/output.h"
#include "cli/config.h"

// Put `content` into config->output: whole or not at all where that is a file or not there yet, straight into
// it where it is a device or a pipe; to standard output where nothing is named. EXIT_SYSTEM where that fails,
// told in `d` or on standard error.
ExitCode single_file_write(Arena *arena, Diagnostics *d, const Config *config, Slice content);

// Writes `what` to `path`, and leaves nothing there where it fails.
typedef OutputError FileWriter(Arena *arena, const void *what, Slice path);

// The same of a file that `write` makes, at `target`.
ExitCode single_file_by(Arena *arena, Diagnostics *d, const Config *config, Slice target,
                        FileWriter *write, const void *what);

#endif
