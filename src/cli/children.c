// SPDX-License-Identifier: EUPL-1.2
#include "cli/children.h"

#include <stddef.h>

sigset_t children_signals(void)
{
    static const int stops[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction action;
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGCHLD);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (sigaction(stops[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&wanted, stops[i]);
    // Ignored, it would never come.
    signal(SIGCHLD, SIG_DFL);
    return wanted;
}
