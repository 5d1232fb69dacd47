// SPDX-License-Identifier: EUPL-1.2
// run_often COMMAND...: a folder a line on standard input; each gets `cxscan COMMAND... FOLDER` in a process of its own,
// forked from this one, so that a generator of thousands of folders does not wait for the loading of libraries. What
// it prints goes to FOLDER.out and FOLDER.err; its exit code, or minus its signal, is printed here, a line each.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/options.h"

enum { LIMIT_SECONDS = 20, PATH_MOST = 1000, WORDS_MOST = 16 };

static void send_to(const char *folder, const char *ending, int descriptor)
{
    char path[PATH_MOST + 8];
    snprintf(path, sizeof path, "%s%s", folder, ending);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, descriptor) < 0)
        _exit(127);
    close(file);
}

static int run(int argc, char **argv, char *folder)
{
    char *words[WORDS_MOST + 1];
    int count = argc < WORDS_MOST ? argc : WORDS_MOST;
    memcpy(words, argv, (size_t)count * sizeof *words);
    words[count] = folder;
    send_to(folder, ".out", STDOUT_FILENO);
    send_to(folder, ".err", STDERR_FILENO);
    alarm(LIMIT_SECONDS);
    World world = { .argc = count + 1,
                    .argv = words,
                    .locale = "C.UTF-8",
                    .no_colour = "1",
                    .data_folder = getenv("CXSCAN_DATA"),
                    .processors = 1 };
    Arena *arena = arena_new();
    Config config;
    ExitCode code;
    if (options_read(arena, &world, &config, &code))
        code = config.command->run(arena, &config);
    arena_free(arena);
    fflush(stdout);
    fflush(stderr);
    return (int)code;
}

int main(int argc, char **argv)
{
    char folder[PATH_MOST];
    while (fgets(folder, sizeof folder, stdin)) {
        int status;
        folder[strcspn(folder, "\n")] = '\0';
        pid_t child = fork();
        if (child == 0)
            _exit(run(argc, argv, folder));
        if (child < 0 || waitpid(child, &status, 0) != child)
            return 1;
        printf("%d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
        fflush(stdout);
    }
    return 0;
}
