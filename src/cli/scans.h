// SPDX-License-Identifier: EUPL-1.2
// Several scans side by side, a process each: a scan keeps one processor busy longer than several, since each
// of its stages waits for the one before.
#ifndef CLI_SCANS_H
#define CLI_SCANS_H

#include "cli/config.h"

// What is done with each of the config's folders.
typedef ExitCode ScanWork(Arena *arena, const Config *config, Slice folder);

// Do it with each of them, config->jobs at the same time; where there are fewer folders than that, each may
// use its share. What a scan says on standard output and error is shown when those before it are done, so
// both are the same for any number of jobs. The worst exit code. SIGINT, SIGTERM and SIGHUP go on to the
// scans that are being worked on, and no other is begun: EXIT_SYSTEM.
ExitCode scans_each(Arena *arena, const Config *config, ScanWork *work);

#endif
