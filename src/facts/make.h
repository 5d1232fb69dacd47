// SPDX-License-Identifier: EUPL-1.2
// The facts of a scan, made; and what is filled in once more is known.
#ifndef FACTS_MAKE_H
#define FACTS_MAKE_H

#include "base/diagnostics.h"
#include "facts/facts.h"

// In the arena, but for the tree, which facts_free releases.
Facts *facts_make(Arena *arena, const Scan *scan, const Results *results);
void facts_free(Facts *facts);

// Hold the findings against these facts of the scan: an error for a tag that names none and for a citation of
// something that is not there; for a number or a phase typed by hand that is not the present one, a fault at
// stage `final`, else a warning.
void facts_check_findings(Diagnostics *d, const Scan *scan, const Results *results,
                          const Facts *facts);

// Sets `revision` to what `snapshot` (of these facts: facts/snapshot.h) says otherwise than `since`; NULL:
// nothing.
void facts_put_revision(Facts *facts, const Scan *scan, const json_t *since,
                        const json_t *snapshot);

#endif
