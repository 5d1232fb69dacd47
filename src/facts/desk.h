// SPDX-License-Identifier: EUPL-1.2
// Documents that were read, and which kinds of the checklist are among them.
#ifndef FACTS_DESK_H
#define FACTS_DESK_H

#include "facts/evidence.h"
#include "model/desk_document.h"

typedef struct Scan Scan;

// What was read.
DeskList facts_desk(const FactsContext *context);

DeskKindFacts facts_desk_kind(const FactsContext *context, DeskKind kind);

DeskSummary facts_desk_summary(const FactsContext *context);

bool facts_desk_has(const Scan *scan, DeskKind kind);

NamedPillars facts_named_pillars(const FactsContext *context, const bool named[PILLARS]);

#endif
