// SPDX-License-Identifier: EUPL-1.2
// Gather what the world outside says, and run the command it asks for.
#include <fcntl.h>
#include <jansson.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/options.h"

int main(int argc, char **argv)
{
    // A closed stream's number would be given to the next file that is opened, and what is printed would go
    // into that. Of a reader who went away the writing tells, no signal: what comes after it must still be
    // done.
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0)
            (void)open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY);
    signal(SIGPIPE, SIG_IGN);
    // Values that jansson finds no memory for would be left out, and nobody would know.
    json_set_alloc_funcs(memory_alloc, free);
    const char *locale = getenv("LC_ALL");
    if (!locale || !*locale)
        locale = getenv("LC_MESSAGES");
    if (!locale || !*locale)
        locale = getenv("LANG");
    World world = {
        .argc = argc,
        .argv = argv,
        .locale = locale,
        .no_colour = getenv("NO_COLOR"),
        .source_epoch = getenv("SOURCE_DATE_EPOCH"),
        .data_folder = getenv("CXSCAN_DATA"),
        .terminal = isatty(STDERR_FILENO) == 1,
        .processors = (int)sysconf(_SC_NPROCESSORS_ONLN),
    };
    Arena *arena = arena_new();
    Config config;
    ExitCode code;
    if (options_read(arena, &world, &config, &code))
        code = config.command->run(arena, &config);
    arena_free(arena);
    return (int)code;
}
