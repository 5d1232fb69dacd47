// SPDX-License-Identifier: EUPL-1.2
// The editions of the report: documents for other moments and readers, of the same facts under the same
// suppression plan.
#ifndef MODEL_EDITION_H
#define MODEL_EDITION_H

#include "base/slice.h"

typedef enum Edition {
    EDITION_FULL,        // the report, its web page and its workbooks
    EDITION_SUMMARY,     // where we stand and what now, on two pages
    EDITION_SESSION,     // for the evaluation session: a page a pillar, with room to write
    EDITION_SLIDES,      // to show on a screen: a sentence and an exhibit each
    EDITION_DEPARTMENTS, // of each department a document of its own
    EDITION_PROGRESS, // how far the roadmap is since an earlier version; and that of the previous scan
    EDITION_STEERING, // customers' figures for board, owners of journeys and teams; the years ahead
    EDITIONS
} Edition;

// Is an edition to be made? What "all" asks for may be left out without a word.
typedef enum EditionChoice { EDITION_NOT_CHOSEN, EDITION_WITH_ALL, EDITION_BY_NAME } EditionChoice;

// Its name, in options and facts: "summary".
Slice edition_name(Edition edition);

// Chooses it by name, or (EDITIONS) each that is not chosen yet with all others.
void edition_choose(EditionChoice *choices, int edition);

// The template that it is made of: "edition-summary.md".
Slice edition_template(Edition edition);

#endif
