// SPDX-License-Identifier: EUPL-1.2
#include "model/desk_document.h"

static const char *const ids[DESK_KINDS] = {
    [DESK_NO_KIND] = "",
    [DESK_JOURNEY] = "journey",
    [DESK_SERVICE_CONCEPT] = "service_concept",
    [DESK_CX_STRATEGY] = "cx_strategy",
    [DESK_TARGET_GROUPS] = "target_groups",
    [DESK_COMPLAINTS] = "complaints",
    [DESK_PERSONAS] = "personas",
    [DESK_SATISFACTION] = "satisfaction",
    [DESK_RESEARCH] = "research",
    [DESK_STORIES] = "stories",
    [DESK_STRATEGY] = "strategy",
    [DESK_ORGANISATION_CHART] = "organisation_chart",
    [DESK_BRAND] = "brand",
    [DESK_OTHER] = "other",
};

Slice desk_kind_id(DeskKind kind)
{
    return slice_of(ids[kind]);
}
