// SPDX-License-Identifier: EUPL-1.2
// roadmap.xlsx, to prioritise in.
#ifndef CLI_ROADMAP_FILE_H
#define CLI_ROADMAP_FILE_H

#include "cli/config.h"

typedef struct Scan Scan;

// Write it in the scan folder where it is not there yet, with the actions that the scan has; its path goes
// to `made`. EXIT_DONE, or EXIT_SYSTEM told in `d`.
ExitCode roadmap_file_make(Arena *arena, Diagnostics *d, const Config *config, const Scan *scan,
                           Slice folder, Buffer *made);

#endif
