// SPDX-License-Identifier: EUPL-1.2
// Processes that make documents, as their parent waits for them: with sigwaitinfo, so that a signal is an
// ordinary return value and needs no handler and no global.
#ifndef CLI_CHILDREN_H
#define CLI_CHILDREN_H

#include <signal.h>

// The signals that stop the run, but for those that whoever started it ignores (nohup), and that of a child
// that ended.
sigset_t children_signals(void);

#endif
