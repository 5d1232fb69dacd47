// SPDX-License-Identifier: EUPL-1.2
// The number of an action stays with it, over versions: minutes and plans point at it.
#ifndef FACTS_ACTION_NUMBERS_H
#define FACTS_ACTION_NUMBERS_H

#include <jansson.h>

#include "base/diagnostics.h"
#include "model/scan.h"

// Warns of each action whose number was another action's in an earlier version, and of each that had another
// number there, as far as `manifest` (facts/manifest.h) tells. Two titles are of one action where they share
// most of their words (wording_resembles).
void action_numbers_check(Diagnostics *d, const Scan *scan, const json_t *manifest);

#endif
