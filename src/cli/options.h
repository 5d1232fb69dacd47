// SPDX-License-Identifier: EUPL-1.2
// The command line: one table of commands and one of options, which also make --help.
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/config.h"

// What the program may know of the world outside, gathered by main.
typedef struct World {
    int argc;
    char **argv;
    const char *locale;       // LC_ALL, LC_MESSAGES or LANG
    const char *no_colour;    // NO_COLOR
    const char *source_epoch; // SOURCE_DATE_EPOCH
    const char *data_folder;  // CXSCAN_DATA: where templates/ and fonts/ are
    bool terminal;            // messages go to a terminal
    int processors;
} World;

// Fill `config`. True when there is a command to run; else `*code` is the exit code (help and version
// were printed, or the complaint was).
bool options_read(Arena *arena, const World *world, Config *config, ExitCode *code);

#endif
