// SPDX-License-Identifier: EUPL-1.2
// The documents of a run, all or none: workers (cli/workers.h) write temporary files beside their targets,
// and only when all have succeeded are these renamed.
#ifndef CLI_RENDER_H
#define CLI_RENDER_H

#include "base/output.h"
#include "cli/config.h"
#include "cli/rendering.h"
#include "cli/scoring.h"
#include "revision/document_list.h"

// For `make`: says that the document could not be written, and why. EXIT_SYSTEM.
ExitCode render_failed(Diagnostics *d, Slice target, OutputError error);

// The same in one step, for a `make` that has nothing else to say: EXIT_DONE where there is no error.
ExitCode render_written(const Config *config, const Rendering *rendering, OutputError error);

// Where the documents go, and what stood there: at most three folders. Of each rendering the folder is one of
// these.
typedef struct RenderFolders {
    DocumentFolder folder[FOLDERS_MOST];
    size_t count;
} RenderFolders;

// All or none. A document that is there already with the same bytes stays untouched, its time included:
// programs that synchronise folders see what changed. When all are in their places, documents of an earlier
// run that are no longer made are removed, and the lists of the folders written. EXIT_DONE, or the worst
// code of a document; one that was not ended counts as EXIT_SYSTEM. SIGINT, SIGTERM and SIGHUP stop the run
// and leave nothing behind.
ExitCode render_all(Arena *arena, const Config *config, const Scored *scored,
                    const Rendering *renderings, size_t count, RenderFolders *folders);

#endif
