// SPDX-License-Identifier: EUPL-1.2
// Standard output and error, with every write checked.
#ifndef CLI_CONSOLE_H
#define CLI_CONSOLE_H

#include "cli/config.h"

// Write all of it to standard output. EXIT_SYSTEM where that fails, with a message
// unless the reader went away.
ExitCode console_result(const Config *config, Slice text);

// The same for what was made and is in its place: that it is there counts, and a name that cannot be
// printed is a warning.
void console_made(const Config *config, Slice text);

// Print the diagnostics to standard error.
void console_messages(const Config *config, const Diagnostics *d);

// As above, of one scan folder: where the command has several, the files are called by their folder too.
void console_messages_of(const Config *config, Slice folder, const Diagnostics *d);

// One line to standard error: a text of language/says.h, in the user's language.
void console_say(const Config *config, const char *const *text);

#endif
