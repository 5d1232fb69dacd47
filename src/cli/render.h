// SPDX-License-Identifier: EUPL-1.2
// Documents in processes of their own: each child renders to memory and writes a temporary file beside its
// target; only when all have succeeded does the parent rename them.
#ifndef CLI_RENDER_H
#define CLI_RENDER_H

#include "base/output.h"
#include "cli/config.h"
#include "cli/scoring.h"
#include "revision/document_list.h"

typedef struct Rendering Rendering;
struct Rendering {
    Slice target;
    // Makes the document at `temporary`; runs in the child, complains on standard error, where it calls the
    // document by its target.
    ExitCode (*make)(const Config *config, const Scored *scored, const Rendering *rendering,
                     Slice temporary);
    size_t place;                 // for `make` alone: which department
    size_t part;                  // and which of its tables
    Edition edition;              // and which edition of the report
    struct RenderContext *shared; // and what documents of one process share (cli/render_context.h)
    bool follows;                 // goes with the one before it, whose document it is
    bool stays;        // it is there as `make` would make it, and on the list of its folder
    bool unlisted;     // no document: on no list of its folder, and never removed by it
    bool confidential; // the file is its owner's alone, from its first byte
};

// For `make`: says that the document could not be written, and why. EXIT_SYSTEM.
ExitCode render_failed(Diagnostics *d, Slice target, OutputError error);

// The same in one step, for a `make` that has nothing else to say: EXIT_DONE where there is no error.
ExitCode render_written(const Config *config, const Rendering *rendering, OutputError error);

// Where the documents go, and what stood there: at most three folders. Of each rendering the folder is one of
// these.
enum { FOLDERS_MOST = 3 };
typedef struct RenderFolders {
    DocumentFolder folder[FOLDERS_MOST];
    size_t count;
} RenderFolders;

// All or none. A document that is there already with the same bytes stays untouched, its time included:
// programs that synchronise folders see what changed. When all are in their places, documents of an earlier
// run that are no longer made are removed, and the lists of the folders written. EXIT_DONE, or the worst
// code of a child; a child that crashed counts as EXIT_SYSTEM. SIGINT, SIGTERM and SIGHUP stop the children
// and leave nothing behind.
ExitCode render_all(Arena *arena, const Config *config, const Scored *scored,
                    const Rendering *renderings, size_t count, RenderFolders *folders);

#endif
