// SPDX-License-Identifier: EUPL-1.2
// A measurement with its journeys, and what it comes to: the settings, which name the export a.csv, divider, the
// table of journeys, divider, the export.
#include "../fuzz.h"

#include "measurement/journeys.h"
#include "measurement/measurements.h"
#include "score/journeys.h"
#include "score/measured_plan.h"

static void check_question(const Measurement *one, const MeasuredQuestion *question)
{
    fuzz_text(question->text);
    fuzz_promise(question->scale.steps >= 2 && question->scale.steps <= MARK_STEPS_MOST);
    fuzz_promise(question->dimension < (int)one->dimension_count && question->dimension >= -1);
    for (size_t row = 0; row < one->rows; row++)
        fuzz_promise(question->mark[row] >= MARK_DONT_KNOW &&
                     question->mark[row] < question->scale.steps);
}

static void check_read(const Measurement *one)
{
    for (size_t i = 0; i < one->question_count; i++)
        check_question(one, &one->question[i]);
    for (size_t i = 0; i < one->trait_count; i++)
        for (size_t row = 0; row < one->rows; row++)
            fuzz_promise(one->trait[i].of[row] >= -1 &&
                         one->trait[i].of[row] < (int32_t)one->trait[i].count);
    for (size_t row = 0; one->weight && row < one->rows; row++)
        fuzz_promise(one->weight[row] >= 0);
}

// A mean of marks lies among them, within its interval.
static void check_mean(const MarkMean *mean, Fraction low, Fraction high)
{
    if (mean->n == 0 || fraction_is_none(mean->mean))
        return;
    fuzz_promise(fraction_compare(mean->mean, low) >= 0 && fraction_compare(mean->mean, high) <= 0);
    fuzz_promise(!(mean->low > fraction_double(mean->mean) + 1e-9) &&
                 !(mean->high < fraction_double(mean->mean) - 1e-9));
}

static void check_group(const Measurement *one, const MeasuredGroup *group)
{
    for (size_t i = 0; i < one->question_count; i++) {
        const QuestionScore *score = &group->question[i];
        MarkSet set = mark_set_question(&one->question[i]);
        fuzz_promise(score->answered + score->blank + score->dont_know <= one->rows);
        check_mean(&score->mean, set.base, set.top);
        fuzz_promise(score->promoter.promoters + score->promoter.passives +
                         score->promoter.detractors ==
                     score->promoter.n);
    }
    for (size_t i = 0; i < one->dimension_count; i++)
        check_mean(&group->dimension[i].mean, group->dimension[i].set.base,
                   group->dimension[i].set.top);
}

static void check_score(const MeasurementScore *score, const MeasuredPlan *plan, size_t least)
{
    const Measurement *one = score->measurement;
    check_group(one, &score->all);
    fuzz_promise(!plan->people || score->all.respondents >= least);
    for (size_t i = 0; i < one->question_count; i++)
        fuzz_promise(!plan->question[i] || score->all.question[i].mean.n >= least);
    for (size_t i = 0; i < one->trait_count; i++)
        for (size_t k = 0; k < one->trait[i].count; k++)
            check_group(one, &score->group[i][k]);
}

static void read_journeys(Fuzz *fuzz, ScanFolder *folder, const Measurement *measurements,
                          size_t count)
{
    Journey *journeys = NULL;
    size_t many = journeys_read(folder, S("m"), measurements, count, &journeys);
    JourneyScore *score = journeys_score(fuzz->arena, journeys, many);
    for (size_t i = 0; i < many; i++) {
        fuzz_text(score[i].journey->name);
        fuzz_promise(i == 0 || score[i].journey->volume <= score[i - 1].journey->volume);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz fuzz = fuzz_begin(size);
    Slice rest = { (const char *)data, size };
    fuzz_put(&fuzz, S("m/a.yaml"), fuzz_next(&rest));
    fuzz_put(&fuzz, S("m/journeys.csv"), fuzz_next(&rest));
    fuzz_put(&fuzz, S("m/a.csv"), rest);
    ScanFolder folder = { .arena = fuzz.arena, .d = fuzz.d, .path = fuzz.folder };
    Measurement *measurements = NULL;
    size_t count = measurements_read(&folder, S("m"), &measurements);
    for (size_t i = 0; i < count; i++)
        check_read(&measurements[i]);
    read_journeys(&fuzz, &folder, measurements, count);
    MeasurementScore *scores = measurements_score(fuzz.arena, measurements, count);
    int least = 5;
    for (size_t i = 0; i < count; i++) {
        MeasuredPlan plan = measured_plan(fuzz.arena, &scores[i], least, false);
        check_score(&scores[i], &plan, (size_t)least);
    }
    fuzz_end(&fuzz);
    return 0;
}
