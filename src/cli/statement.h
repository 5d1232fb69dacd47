// SPDX-License-Identifier: EUPL-1.2
// The statement on privacy for the data protection officer: half a page, of templates/LANGUAGE/statement.md.
#ifndef CLI_STATEMENT_H
#define CLI_STATEMENT_H

#include "cli/scoring.h"
#include "facts/privacy.h"

// Print it, with what each rule withholds: of `privacy` alone, never in a document that is shared.
// EXIT_SYSTEM where the template cannot be read or the text cannot be written, EXIT_CHECK where the
// template is wrong.
ExitCode statement_print(Arena *arena, const Config *config, Scored *scored,
                         const RuleCounts *counts);

#endif
