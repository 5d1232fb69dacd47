#include "cli/console.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// 0, or the reason why not all of it could be written.
static int print(Slice text)
{
    while (text.len) {
        ssize_t put = write(STDOUT_FILENO, text.at, text.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return put < 0 ? errno : EIO;
        text = slice_part(text, (size_t)put, text.len);
    }
    return 0;
}

// Who reads it has seen enough (`| head`) and needs no message.
static void complain(const Config *config, int reason, const char *english, const char *dutch)
{
    if (reason != EPIPE)
        fprintf(stderr, "cxscan: %s: %s\n", config->messages.language == MESSAGES_DUTCH ? dutch : english,
                strerror(reason));
}

ExitCode console_result(const Config *config, Slice text)
{
    int reason = print(text);
    if (reason)
        complain(config, reason, "the result cannot be written", "de uitkomst is niet te schrijven");
    return reason ? EXIT_SYSTEM : EXIT_DONE;
}

void console_made(const Config *config, Slice text)
{
    int reason = print(text);
    if (reason)
        complain(config, reason, "warning: all documents were made, but their names cannot be written",
                 "waarschuwing: alle documenten zijn gemaakt, maar hun namen zijn niet te schrijven");
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
