// SPDX-License-Identifier: EUPL-1.2
// From a template and facts to a checked Document, for the commands that print or render one.
#ifndef CLI_COMPOSING_H
#define CLI_COMPOSING_H

#include "cli/scoring.h"
#include "doc/document.h"
#include "text/style.h"

// What document_make is asked for (doc/document.h).
typedef struct Composing {
    Slice templates, language, name;
    const Strings *strings;
    const json_t *facts;
    const NoteTexts *notes;
} Composing;

// The Document, made with the templates and held against the style's roles. Problems go to `d`; NULL, with
// *code set, where there is none to go on with: EXIT_SYSTEM without a template, EXIT_CHECK with faults (a
// draft's are warnings).
Document *compose_document(Arena *arena, Diagnostics *d, const Composing *what, const Style *style,
                           ExitCode *code);

// The same of an edition of the report.
Document *compose_report(Arena *arena, Diagnostics *d, const Config *config, const Scored *scored,
                         const Style *style, const json_t *facts, Edition edition, ExitCode *code);

// The page of one department: that of facts.departments[place].
Document *compose_department(Arena *arena, Diagnostics *d, const Config *config,
                             const Scored *scored, const Style *style, size_t place,
                             ExitCode *code);

// The style of the templates for an edition: of pages or of slides. NULL, with a diagnostic, where it cannot
// be read.
const Style *compose_style(Arena *arena, Diagnostics *d, const Config *config, Edition edition);

#endif
