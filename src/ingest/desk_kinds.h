// The kinds of document that the handbook's checklist asks for (chapter 3, "Documentatiechecklist").
#ifndef INGEST_DESK_KINDS_H
#define INGEST_DESK_KINDS_H

#include "base/slice.h"

// In the checklist's order: first what tells about customers, then what tells about the organisation. The
// last one is for all other documents; nobody misses it.
typedef enum DeskKind {
    DESK_NO_KIND, // not given, or none of these
    DESK_JOURNEY,
    DESK_SERVICE_CONCEPT,
    DESK_CX_STRATEGY,
    DESK_TARGET_GROUPS,
    DESK_COMPLAINTS,
    DESK_PERSONAS,
    DESK_SATISFACTION,
    DESK_RESEARCH,
    DESK_STORIES,
    DESK_STRATEGY,
    DESK_ORGANISATION_CHART,
    DESK_BRAND,
    DESK_OTHER,
    DESK_KINDS
} DeskKind;

// The checklist asks for the kinds from DESK_JOURNEY up to, not including, DESK_OTHER.
enum { DESK_CHECKLIST = DESK_OTHER - DESK_JOURNEY };

// "journey" … "other": the ids of JSON and CSV; empty for DESK_NO_KIND.
Slice desk_kind_id(DeskKind kind);

// The kind that a text names: by its id, or by a Dutch or English word that it holds, in any case, number
// and spelling that people use ("Klantreis Paspoort", "NPS-metingen 2023–2025"). Where it holds words of
// more than one kind, the more particular one counts: a strategy for customers is no general strategy.
// DESK_NO_KIND where it names none.
DeskKind desk_kind_find(Arena *arena, Slice text);

#endif
