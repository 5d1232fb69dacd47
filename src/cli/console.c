#include "cli/console.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

ExitCode console_result(const Config *config, Slice text)
{
    while (text.len) {
        ssize_t put = write(STDOUT_FILENO, text.at, text.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0) {
            int reason = errno;
            // Who reads it has seen enough (`| head`) and needs no message.
            if (put < 0 && reason == EPIPE)
                return EXIT_SYSTEM;
            fprintf(stderr, config->messages.language == MESSAGES_DUTCH
                                ? "cxscan: de uitkomst is niet te schrijven: %s\n"
                                : "cxscan: the result cannot be written: %s\n",
                    strerror(reason));
            return EXIT_SYSTEM;
        }
        text = slice_part(text, (size_t)put, text.len);
    }
    return EXIT_DONE;
}

void console_messages(const Config *config, const Diagnostics *d)
{
    diagnostics_print(d, stderr, config->messages);
    fflush(stderr);
}

void console_messages_of(const Config *config, Slice folder, const Diagnostics *d)
{
    DiagnosticStyle style = config->messages;
    if (config->command->most == SIZE_MAX && config->folder_count > 1)
        style.folder = folder;
    diagnostics_print(d, stderr, style);
    fflush(stderr);
}

void console_say(const Config *config, const char *english, const char *dutch)
{
    fprintf(stderr, "cxscan: %s\n", config->messages.language == MESSAGES_DUTCH ? dutch : english);
}
