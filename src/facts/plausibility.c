// SPDX-License-Identifier: EUPL-1.2
#include "facts/plausibility.h"

#include "base/date.h"
#include "facts/context.h"
#include "facts/messages.h"
#include "model/finding.h"
#include "model/interview.h"
#include "model/scan.h"
#include "model/strings.h"

// A target is held against the score that holds: the validated one where somebody wrote it, also when the
// stage does not show it yet, else that of the survey. One that names a phase is as low as the phase begins:
// it is below only a later phase.
static void check_target(const FactsContext *context, Diagnostics *d, Pillar pillar)
{
    const Findings *findings = &context->scan->findings[pillar];
    const PillarResult *result = &context->results->pillar[pillar];
    Fraction score = !fraction_is_none(findings->validated) ? findings->validated
                     : result->withheld                     ? fraction_none()
                                                            : result->score;
    if (fraction_is_none(findings->target) || fraction_is_none(score) ||
        fraction_compare(findings->target, score) >= 0 ||
        (findings->target_phase >= 0 && findings->target_phase == phase_of(score)))
        return;
    Slice target = findings->target_phase >= 0
                       ? strings_phase(context->strings, findings->target_phase)
                       : score_value_text(&context->style, exact_value(true, findings->target));
    Slice now = score_value_text(&context->style, exact_value(true, score));
    if (!slice_equal(target, now)) // it was meant as what is printed
        diagnose(d, DIAG_TARGET_BELOW, findings->target_place,
                 strings_pillar(context->strings, (int)pillar), target, now);
}

static void check_interviews(const FactsContext *context, Diagnostics *d)
{
    Date date = context->scan->settings.date;
    for (size_t i = 0; i < context->scan->interview_count; i++) {
        const Interview *interview = &context->scan->interviews[i];
        if (!date_is_none(interview->date) && !date_is_none(date) &&
            date_compare(interview->date, date) > 0)
            diagnose(d, DIAG_INTERVIEW_LATER, ((Place){ .file = interview->file }),
                     date_iso(context->arena, interview->date), date_iso(context->arena, date));
    }
}

void plausibility_check(Diagnostics *d, const Scan *scan, const Results *results)
{
    Arena *arena = arena_new();
    FactsContext context = facts_context(arena, scan, results);
    for (int p = 0; p < PILLARS; p++)
        check_target(&context, d, (Pillar)p);
    check_interviews(&context, d);
    arena_free(arena);
}
