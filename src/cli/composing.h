// SPDX-License-Identifier: EUPL-1.2
// From facts to the checked Document of the report, for the commands that print or render it.
#ifndef CLI_COMPOSING_H
#define CLI_COMPOSING_H

#include "cli/scoring.h"
#include "doc/document.h"
#include "text/style.h"

// The Document, made with the templates and held against the style's roles. Problems go to `d`; NULL, with
// *code set, where there is none to go on with: EXIT_SYSTEM without a template, EXIT_CHECK with faults (a
// draft's are warnings).
Document *compose_report(Arena *arena, Diagnostics *d, const Config *config, const Scored *scored,
                         const Style *style, const json_t *facts, ExitCode *code);

// The style of the templates; NULL, with a diagnostic, where it cannot be read.
const Style *compose_style(Arena *arena, Diagnostics *d, const Config *config);

#endif
