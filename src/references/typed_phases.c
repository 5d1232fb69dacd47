// SPDX-License-Identifier: EUPL-1.2
#include "references/typed_phases.h"

#include "base/nearest.h"
#include "language/reading.h"
#include "language/says.h"
#include "model/scan.h"
#include "references/messages.h"
#include "references/sentences.h"

static bool is_phase(Arena *arena, Slice word, int *phase)
{
    static const char *const phases[PHASES] = {
        reading_says_phase_starting, reading_says_phase_learning, reading_says_phase_growing,
        reading_says_phase_mature, reading_says_phase_leading
    };
    for (*phase = 0; *phase < PHASES; ++*phase)
        if (name_among(arena, word, phases[*phase]))
            return true;
    return false;
}

// Which phase it is now, and the tag that prints it; of the scan as a whole that of the only pillar that is
// named.
static Slice phase_now(const NumberCheck *s, const Subject *subject, Slice *tag)
{
    int pillar = s->pillar, named = 0;
    *tag = S("{{established_phase}}");
    for (int p = 0; p < PILLARS && s->pillar == ALL; p++) {
        pillar = subject->pillar[p] ? p : pillar;
        named += subject->pillar[p];
    }
    if (s->pillar == ALL)
        *tag = named != 1 ? S("")
                          : slice_print(s->context->arena, "{{%.*s.established_phase}}",
                                        SLICE_ARGS(pillar_id((Pillar)pillar)));
    return named > 1 ? S("") : pillar_values(s, pillar)->phase_now;
}

static void tell_phase(const NumberCheck *s, const NoteProse *prose, const Subject *subject,
                       size_t at, Slice word)
{
    Arena *arena = s->context->arena;
    bool final = s->context->scan->settings.stage == STAGE_FINAL;
    Slice tag, now = phase_now(s, subject, &tag);
    Slice told[2];
    for (int l = 0; l < 2; l++)
        told[l] = now.len ? slice_print(arena, SAYS_PHASE_IS(l), SLICE_ARGS(now))
                          : slice_of(says_phase_of_none[l]);
    diagnose(s->d, final ? DIAG_FINDING_PHASE_FINAL : DIAG_FINDING_PHASE,
             prose_place(prose, at, word.len), word, told[0], told[1], tag);
}

void typed_phases_check(const NumberCheck *s, const NoteProse *prose, const Subject *subject)
{
    Slice word, before = S("");
    for (size_t at = subject->from; word_next(prose, &at, subject->to, &word); before = word) {
        int phase;
        Slice after;
        size_t behind = at, start = (size_t)(word.at - prose->text);
        bool capital = word.at[0] >= 'A' && word.at[0] <= 'Z' && before.len;
        bool beside = word_is_one_of(before, reading_says_phase) ||
                      (word_next(prose, &behind, subject->to, &after) &&
                       word_is_one_of(after, reading_says_phase));
        if ((!capital && !beside) || !is_phase(s->context->arena, word, &phase) ||
            number_is_fixed(s, word))
            continue;
        bool allowed = false;
        for (int p = 0; p < PILLARS; p++)
            allowed =
                allowed || (subject->pillar[p] &&
                            (pillar_values(s, p)->phase[phase] ||
                             (subject->says_self && pillar_values(s, p)->self_phase == phase)));
        if (!allowed)
            tell_phase(s, prose, subject, start, word);
    }
}
