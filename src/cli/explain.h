// SPDX-License-Identifier: EUPL-1.2
// What is withheld, or refused, for the sake of earlier versions, and what can be done about it. For the
// project leader, who has the answers: it says which figures, but never of how many people or of whom.
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "cli/scoring.h"

// `folder` as the user called it. EXIT_DONE, or EXIT_PRIVACY where the scan is refused. Only with results.
ExitCode explain_versions(const Config *config, Slice folder, const Scored *scored);

#endif
