// SPDX-License-Identifier: EUPL-1.2
// The problems of a scan as a web page, for who works without a terminal.
#ifndef CLI_PROBLEMS_PAGE_H
#define CLI_PROBLEMS_PAGE_H

#include "cli/config.h"

// What a run said, and what came of it.
typedef struct ProblemsFound {
    Slice messages; // as DiagnosticStyle.json has them
    ExitCode code;
    Slice moment; // when it was, as people write it
} ProblemsFound;

// Is it the name of the page, in some language? It says nothing of what was made.
bool is_problems_page(Slice name);

// How many of the messages are an error or a warning.
size_t problems_count(Slice messages);

// The page: one file without script that asks nothing of anybody. In the arena.
Slice problems_page(Arena *arena, MessageLanguage language, const ProblemsFound *found);

#endif
