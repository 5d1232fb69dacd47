// SPDX-License-Identifier: EUPL-1.2
// What is needed to hold the interviews that are advised: a note for each to write in, and a guide.
#ifndef CLI_INTERVIEW_GUIDES_H
#define CLI_INTERVIEW_GUIDES_H

#include "cli/config.h"

// Make the notes that are still missing, in the scan's folder of interviews, and the guide as PDF:
// config->output, or a file in the scan folder. A note for each department that is advised and neither
// heard nor prepared, and as many as the handbook asks for of people close to customers; none that is there
// is changed. What is made is printed. The codes of scored_read, EXIT_CHECK where the guide's template has
// faults, EXIT_SYSTEM.
ExitCode interview_guides_make(Arena *arena, const Config *config);

#endif
