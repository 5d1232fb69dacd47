// SPDX-License-Identifier: EUPL-1.2
#include "cli/console.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "language/says.h"

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
static void complain(const Config *config, int reason, const char *const *text)
{
    if (reason != EPIPE)
        fprintf(stderr, "cxscan: %s: %s\n", text[config->messages.language], strerror(reason));
}

ExitCode console_result(const Config *config, Slice text)
{
    int reason = print(text);
    if (reason)
        complain(config, reason, says_result_not_written);
    return reason ? EXIT_SYSTEM : EXIT_DONE;
}

void console_made(const Config *config, Slice text)
{
    int reason = print(text);
    if (reason)
        complain(config, reason, says_names_not_written);
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

void console_say(const Config *config, const char *const *text)
{
    fprintf(stderr, "cxscan: %s\n", text[config->messages.language]);
}
