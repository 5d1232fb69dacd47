// SPDX-License-Identifier: EUPL-1.2
// What tells how the program is used, made from the tables of commands and options.
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include <stdbool.h>

#include "base/diagnostics.h"

// What --help prints, to standard output.
void manual_help(MessageLanguage language);

// The page cxscan(1), in the macros of man(7), to standard output.
void manual_page(MessageLanguage language);

// What completes the words of a command line in "bash", "zsh" or "fish", to standard output. False where the
// shell is another.
bool manual_completions(const char *shell);

#endif
