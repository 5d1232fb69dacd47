// Gather what the world outside says, and run the command it asks for.
#include <stdlib.h>
#include <unistd.h>

#include "cli/options.h"

int main(int argc, char **argv)
{
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
