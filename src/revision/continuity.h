// SPDX-License-Identifier: EUPL-1.2
// What goes on from version to version: dates, and the number of an action, since minutes and plans point at
// it.
#ifndef REVISION_CONTINUITY_H
#define REVISION_CONTINUITY_H

#include <jansson.h>

#include "base/diagnostics.h"

typedef struct Scan Scan; // model/scan.h

// Warns of each action whose number was another action's in an earlier version, and of each that had another
// number there, as far as `manifest` (revision/manifest.h) tells. Two titles are of one action where they
// share most of their words (wording_resembles).
void action_numbers_check(Diagnostics *d, const Scan *scan, const json_t *manifest);

// Warns of a version dated before the one that came before it, of which `earlier` is the snapshot.
void version_date_check(Diagnostics *d, const Scan *scan, const json_t *earlier);

#endif
