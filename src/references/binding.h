// SPDX-License-Identifier: EUPL-1.2
// Findings bound to the facts: tags filled in, references made links, and what does not hold told.
#ifndef REFERENCES_BINDING_H
#define REFERENCES_BINDING_H

#include "base/diagnostics.h"

typedef struct Facts Facts;

// Fill in the findings' texts of facts that are complete but for them, and of their tree: pillars[].findings,
// pillars[].reason, message and what_now. A tag that names nothing stays as it was written.
void references_bind(Facts *facts);

// Hold the findings against these facts: an error for a tag that names none and for a citation of
// something that is not there; for a number or a phase typed by hand that is not the present one, a fault at
// stage `final`, else a warning.
void references_check(const Facts *facts, Diagnostics *d);

#endif
