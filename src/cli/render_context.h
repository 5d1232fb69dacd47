// SPDX-License-Identifier: EUPL-1.2
// What documents share that one process makes after each other: the style with its fonts, and a document that
// is written in two ways. To open these anew takes a third of the time that a short document takes.
#ifndef CLI_RENDER_CONTEXT_H
#define CLI_RENDER_CONTEXT_H

#include "cli/config.h"
#include "doc/document.h"
#include "model/edition.h"
#include "pdf/pages.h"
#include "text/fonts.h"

// All zero before the first. A process that is forked has one of its own.
typedef struct RenderContext {
    Arena *arena;
    bool slides; // the style is that of slides
    const Style *style;
    Fonts *fonts; // NULL: nothing is open
    bool composed;
    Edition edition;      // of the document
    Document *document;   // NULL where it has faults, which are told
    const Layout *layout; // of the document; NULL where it is not laid out
    ExitCode code;
} RenderContext;

// Makes the edition's style and fonts ready. False, with a diagnostic, where they cannot be opened.
bool render_context_open(RenderContext *shared, Diagnostics *d, const Config *config,
                         Edition edition);

#endif
