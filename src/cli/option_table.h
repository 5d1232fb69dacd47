// SPDX-License-Identifier: EUPL-1.2
// The commands and the options, from which --help, the manual page and the completions are made.
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H

#include "cli/config.h"

typedef struct Option {
    const char *name;
    char letter;
    const char *argument;    // NULL: it takes none
    const char *const *help; // by MessageLanguage
    bool aside;              // it changes nothing in what is made
    // Put the value into the config. False where it cannot be that.
    bool (*take)(Arena *arena, Config *config, Slice value);
} Option;

enum { COMMANDS = 15, OPTIONS = 30 };

extern const Command command_table[COMMANDS];
extern const Option option_table[OPTIONS];

#endif
