// SPDX-License-Identifier: EUPL-1.2
// questionnaire.csv, made of the headings of the responses: `cxscan check --write-questionnaire`.
#ifndef CLI_QUESTIONNAIRE_FILE_H
#define CLI_QUESTIONNAIRE_FILE_H

#include "cli/config.h"

typedef struct Scan Scan;

// Write the 48 statements into the scan folder, as the headings of its responses have them. A file that is
// there stays as it is, and headings without words make none: both are diagnostics. EXIT_SYSTEM where it
// cannot be written, with a diagnostic; `*made` becomes its path, or empty.
ExitCode questionnaire_file_write(Arena *arena, Diagnostics *d, Slice folder, const Scan *scan,
                                  Slice *made);

#endif
