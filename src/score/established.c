// SPDX-License-Identifier: EUPL-1.2
#include "score/established.h"

#include "model/scan.h"
#include "model/settings.h"

Fraction established_validated(const Scan *scan, Pillar pillar)
{
    return scan->settings.stage == STAGE_SELF ? fraction_none() : scan->findings[pillar].validated;
}

bool results_validated(const Results *results)
{
    bool any = false;
    for (int p = 0; p < PILLARS; p++)
        any = any || results->established[p].validated;
    return any;
}

PillarGroupResult established_group(const Results *results, int group)
{
    Fraction sum = fraction(0, 1);
    bool validated = false;
    for (int i = 0; i < GROUP_PILLARS; i++) {
        const EstablishedScore *one = &results->established[pillar_groups[group][i]];
        sum = fraction_add(sum, one->score);
        validated = validated || one->validated;
    }
    Fraction mean = fraction_divide(sum, fraction(GROUP_PILLARS, 1));
    bool as_measured = !validated && !fraction_is_none(mean);
    return as_measured ? results->group[group] : (PillarGroupResult){ mean, value_of(mean) };
}

void established_score(const Scan *scan, Results *results)
{
    for (int p = 0; p < PILLARS; p++) {
        Fraction validated = established_validated(scan, (Pillar)p);
        bool is_validated = !fraction_is_none(validated);
        Fraction score = is_validated ? validated : results->pillar[p].score;
        results->established[p] =
            (EstablishedScore){ score, value_of(score), phase_of(score), is_validated };
    }
    for (int g = 0; g < 2; g++)
        results->established_group[g] = established_group(results, g);
}
