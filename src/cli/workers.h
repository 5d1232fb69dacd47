// SPDX-License-Identifier: EUPL-1.2
// Processes that make the documents of a run. Each takes the next document that nobody has taken, until none
// is left: to begin a process takes as long as a small document, and what one document has opened (fonts,
// words with their shapes) serves the next. A crash costs the document that the process was at, and
// those that were to follow it (rendering.h).
//
// What a process writes to standard error goes to a file in memory, and is shown in the order of the
// documents, whichever was ready first.
#ifndef CLI_WORKERS_H
#define CLI_WORKERS_H

#include <signal.h>

#include "cli/rendering.h"

// Make every document that does not stay, each at its temporary path, by config->jobs processes at once.
// Those of one process are of one folder, and all or none of them their owner's alone; these come first, as
// they hold most. A signal of `wanted` stops the processes; it is put into *stopped, else 0. Returns
// EXIT_DONE, or the worst code of a document; one that was not ended counts as EXIT_SYSTEM.
ExitCode workers_run(Arena *arena, const Config *config, const Scored *scored,
                     const Rendering *renderings, const Slice *temporaries, size_t count,
                     const sigset_t *wanted, int *stopped);

#endif
