// SPDX-License-Identifier: EUPL-1.2
#include "facts/checklist.h"

#include "base/messages.h"
#include "facts/evidence.h"
#include "facts/interviews.h"
#include "facts/messages.h"
#include "facts/rows.h"
#include "model/action.h"
#include "model/finding.h"
#include "model/note.h"
#include "model/scan.h"
#include "model/strings.h"
#include "model/summary.h"

#define RECORD_OF NeedFacts
static const Fact need_table[] = {
    TEXT(id, OPEN, "Id of what is needed."),
    TEXT(text, OPEN, "What is needed."),
    FLAG(present, OPEN, "It is there."),
    TEXT(detail, OPEN, "What is missing, or how many there are."),
};
#undef RECORD_OF
RECORD(need_record, NeedFacts, need_table);

typedef enum NeedId {
    NEED_VERSION,
    NEED_DATE,
    NEED_SPONSOR,
    NEED_INTERVIEWS,
    NEED_DESK,
    NEED_VALIDATED,
    NEED_REASONS,
    NEED_CONCLUSIONS,
    NEED_TARGETS,
    NEED_RECOMMENDATIONS,
    NEED_SUMMARY,
    NEED_ROADMAP,
    NEED_OWNERS,
    NEED_DATES,
} NeedId;

typedef struct NeedRow {
    const char *id;
    Stage stage;
    DiagnosticId missing;
    const char *file;
} NeedRow;

static const NeedRow rows[NEEDS] = {
    [NEED_VERSION] = { "version", STAGE_FINAL, DIAG_FINAL_VERSION, "scan.yaml" },
    [NEED_DATE] = { "date", STAGE_FINAL, DIAG_FINAL_DATE, "scan.yaml" },
    [NEED_SPONSOR] = { "sponsor", STAGE_FINAL, DIAG_FINAL_SPONSOR, "scan.yaml" },
    [NEED_INTERVIEWS] = { "interviews", STAGE_VALIDATED, DIAG_FINAL_INTERVIEWS, "interviews" },
    [NEED_DESK] = { "desk", STAGE_VALIDATED, DIAG_FINAL_DESK, "deskresearch.csv" },
    [NEED_VALIDATED] = { "validated", STAGE_VALIDATED, DIAG_FINAL_VALIDATED, "findings" },
    [NEED_REASONS] = { "reasons", STAGE_VALIDATED, DIAG_FINAL_REASONS, "findings" },
    [NEED_CONCLUSIONS] = { "conclusions", STAGE_FINAL, DIAG_FINAL_CONCLUSIONS, "findings" },
    [NEED_TARGETS] = { "targets", STAGE_FINAL, DIAG_FINAL_TARGETS, "findings" },
    [NEED_RECOMMENDATIONS] = { "recommendations", STAGE_FINAL, DIAG_FINAL_RECOMMENDATIONS,
                               "findings" },
    [NEED_SUMMARY] = { "summary", STAGE_FINAL, DIAG_FINAL_SUMMARY, "findings" },
    [NEED_ROADMAP] = { "roadmap", STAGE_FINAL, DIAG_FINAL_ROADMAP, "roadmap.csv" },
    [NEED_OWNERS] = { "owners", STAGE_FINAL, DIAG_FINAL_OWNERS, "roadmap.csv" },
    [NEED_DATES] = { "dates", STAGE_FINAL, DIAG_FINAL_DATES, "roadmap.csv" },
};

static const char *need_text(const Strings *w, NeedId id)
{
    const char *const text[NEEDS] = {
        [NEED_VERSION] = w->need_version, [NEED_DATE] = w->need_date,
        [NEED_SPONSOR] = w->need_sponsor, [NEED_INTERVIEWS] = w->need_interviews,
        [NEED_DESK] = w->need_desk,       [NEED_VALIDATED] = w->need_validated,
        [NEED_REASONS] = w->need_reasons, [NEED_CONCLUSIONS] = w->need_conclusions,
        [NEED_TARGETS] = w->need_targets, [NEED_RECOMMENDATIONS] = w->need_recommendations,
        [NEED_SUMMARY] = w->need_summary, [NEED_ROADMAP] = w->need_roadmap,
        [NEED_OWNERS] = w->need_owners,   [NEED_DATES] = w->need_dates,
    };
    return text[id];
}

static void add_name(Arena *arena, Slice *list, Slice name)
{
    *list = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(*list), list->len ? ", " : "",
                        SLICE_ARGS(name));
}

static bool pillar_has(const Findings *findings, NeedId id)
{
    switch (id) {
    case NEED_VALIDATED: return !fraction_is_none(findings->validated);
    case NEED_REASONS: return findings->part[FINDING_REASON] != NULL;
    case NEED_CONCLUSIONS: return findings->part[FINDING_CONCLUSIONS] != NULL;
    case NEED_TARGETS: return !fraction_is_none(findings->target);
    default: return findings->part[FINDING_RECOMMENDATIONS] != NULL;
    }
}

static bool action_has(const Action *action, NeedId id)
{
    if (action->status == ACTION_IDEA || !action_in_plan(action))
        return true;
    bool ends = !date_is_none(action->end) || action->ongoing;
    return id == NEED_OWNERS ? action->owner.len > 0 : !date_is_none(action->start) && ends;
}

// Its parts that are still to be written; the lead may be left out.
static Slice summary_lacks(Arena *arena, const Summary *summary, const Strings *strings)
{
    Slice list = S("");
    if (!summary->part[SUMMARY_HEADING])
        add_name(arena, &list, slice_of(strings->part_heading));
    if (!note_point_count(summary->part[SUMMARY_MESSAGE]))
        add_name(arena, &list, slice_of(strings->part_message));
    if (!note_point_count(summary->part[SUMMARY_DECISIONS]))
        add_name(arena, &list, slice_of(strings->part_decisions));
    return list;
}

static bool has_plan(const Scan *scan)
{
    for (size_t i = 0; i < scan->action_count; i++)
        if (action_in_plan(&scan->actions[i]))
            return true;
    return false;
}

// Is it there; and what is missing, or how much there is. Without a roadmap nothing can be said of its
// actions.
static bool is_met(Arena *arena, const Scan *scan, const Strings *strings, NeedId id, Slice *detail)
{
    *detail = S("");
    switch (id) {
    // Without a version in scan.yaml it is 0.1.
    case NEED_VERSION: return !slice_equal(scan->settings.version, S("0.1"));
    case NEED_DATE: return !date_is_none(scan->settings.date);
    case NEED_SPONSOR: return scan->settings.sponsor.len > 0;
    case NEED_INTERVIEWS:
        *detail = slice_print(arena, "%zu", scan->interview_count);
        return scan->interview_count >= INTERVIEWS_LEAST;
    case NEED_DESK: return scan->desk_count > 0;
    case NEED_SUMMARY:
        *detail = summary_lacks(arena, &scan->summary, strings);
        return detail->len == 0;
    case NEED_ROADMAP: return has_plan(scan);
    case NEED_OWNERS:
    case NEED_DATES:
        for (size_t i = 0; i < scan->action_count; i++)
            if (!action_has(&scan->actions[i], id))
                add_name(arena, detail, scan->actions[i].id);
        return has_plan(scan) && detail->len == 0;
    default:
        for (int p = 0; p < PILLARS; p++)
            if (!pillar_has(&scan->findings[p], id))
                add_name(arena, detail, strings_pillar(strings, p));
        return detail->len == 0;
    }
}

Checklist checklist_make(Arena *arena, const Scan *scan, const Strings *strings)
{
    Checklist list = { .is_complete = true };
    for (int i = 0; i < NEEDS; i++) {
        Need *need = &list.need[i];
        need->id = slice_of(rows[i].id);
        need->text = slice_of(need_text(strings, (NeedId)i));
        need->stage = rows[i].stage;
        need->is_counted = i == NEED_INTERVIEWS;
        need->present = is_met(arena, scan, strings, (NeedId)i, &need->detail);
        list.is_complete = list.is_complete && need->present;
    }
    return list;
}

// ---- complaining ----

// The place of the first action that misses it; else the file where it is to be written.
static Place place_of(const Scan *scan, NeedId id)
{
    for (size_t i = 0; (id == NEED_OWNERS || id == NEED_DATES) && i < scan->action_count; i++)
        if (!action_has(&scan->actions[i], id))
            return scan->actions[i].place;
    if (id == NEED_SUMMARY && scan->summary.present)
        return (Place){ .file = scan->summary.file };
    return (Place){ .file = slice_of(rows[id].file) };
}

static void diagnose_final(Arena *arena, Diagnostics *d, const Scan *scan)
{
    Checklist list = checklist_make(arena, scan, scan->strings);
    for (int i = 0; i < NEEDS; i++) {
        bool of_no_roadmap = (i == NEED_OWNERS || i == NEED_DATES) && !has_plan(scan);
        if (!list.need[i].present && !of_no_roadmap)
            diagnose(d, rows[i].missing, place_of(scan, (NeedId)i), list.need[i].detail);
    }
}

void checklist_diagnose(Arena *arena, Diagnostics *d, const Scan *scan)
{
    Slice interviews = slice_print(arena, "%zu", scan->interview_count);
    switch (scan->settings.stage) {
    case STAGE_SELF:
        if (scan->interview_count)
            diagnose(d, DIAG_STAGE_HAS_INTERVIEWS, ((Place){ .file = S("interviews") }),
                     interviews);
        break;
    case STAGE_VALIDATED:
        if (!scan->interview_count)
            diagnose(d, DIAG_STAGE_NO_INTERVIEWS, ((Place){ .file = S("interviews") }));
        if (!scan->desk_count)
            diagnose(d, DIAG_STAGE_NO_DESK, ((Place){ .file = S("deskresearch.csv") }));
        break;
    case STAGE_FINAL: diagnose_final(arena, d, scan); break;
    }
}

// ---- facts ----

NeedFacts facts_need(const Need *need)
{
    return (NeedFacts){ need->id, need->text, need->present, need->detail };
}
