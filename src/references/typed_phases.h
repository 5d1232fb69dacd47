// SPDX-License-Identifier: EUPL-1.2
// Phases that a finding's writer typed where a tag could stand.
#ifndef REFERENCES_TYPED_PHASES_H
#define REFERENCES_TYPED_PHASES_H

#include "references/number_check.h"
#include "references/sentence_subject.h"

// Complain of each that the sentence cannot mean.
void typed_phases_check(const NumberCheck *s, const NoteProse *prose, const Subject *subject);

#endif
