// SPDX-License-Identifier: EUPL-1.2
// A document that a run is to make.
#ifndef CLI_RENDERING_H
#define CLI_RENDERING_H

#include "cli/config.h"
#include "cli/scoring.h"

enum { FOLDERS_MOST = 3 }; // in which the documents of a run are

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

#endif
