// SPDX-License-Identifier: EUPL-1.2
// The documents that were read for the scan, by the kinds of the handbook's checklist (chapter 3,
// "Documentatiechecklist").
#ifndef MODEL_DESK_DOCUMENT_H
#define MODEL_DESK_DOCUMENT_H

#include "base/diagnostics.h"
#include "model/pillar.h"

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

typedef struct DeskDocument {
    Slice document;
    int number; // from 1; rows about the same document have the same number
    Slice kind; // as written
    DeskKind kind_id;
    bool has_pillar;
    Pillar pillar; // the first that was named
    bool on_pillar[PILLARS];
    Slice finding;
    Place place;
} DeskDocument;

#endif
