// SPDX-License-Identifier: EUPL-1.2
// The few things a director reads: what is high, what is low, and which phases there are.
#include "facts/summary.h"

#include <stdlib.h>

#include "facts/context.h"
#include "facts/pillars.h"
#include "facts/rows.h"
#include "model/scan.h"
#include "model/strings.h"

#define RECORD_OF OutermostPillar
static const Fact outermost_table[] = {
    TEXT(id, PLAN, "The pillar."),
    TEXT(name, PLAN, "Name of the pillar."),
    SCORE(score, PLAN, "Its score that holds."),
    EXACT(value, 1, "level", PLAN, "The same from 1 to 5."),
    TEXT(phase_name, PLAN, "Name of its phase."),
};
#undef RECORD_OF
static RECORD(outermost_record, OutermostPillar, outermost_table);

#define RECORD_OF LeastKnown
static const Fact dont_know_table[] = {
    FLAG(present, PLAN, "“Don't know” was answered, and may be shown."),
    FLAG(clear, PLAN, "The pillar has clearly more of it than each other."),
    TEXT(name, PLAN, "The pillar with the largest share of it.", ONLY_WHERE(present)),
    SHARE(share, PLAN, "That share.", ONLY_WHERE(present)),
    FLAG(has_phase, PLAN, "That pillar has a score."),
    TEXT(low_phase_name, PLAN, "Its phase if every “don't know” had been a 1.",
         ONLY_WHERE(has_phase)),
    TEXT(high_phase_name, PLAN, "Its phase if every “don't know” had been a 4.",
         ONLY_WHERE(has_phase)),
    FLAG(phase_stands, PLAN, "Both are the same.", ONLY_WHERE(has_phase)),
};
#undef RECORD_OF
static RECORD(least_known_record, LeastKnown, dont_know_table);

#define RECORD_OF TargetSummary
static const Fact targets_table[] = {
    FLAG(present, PLAN, "A pillar has a score that holds and a target."),
    WHOLE(count, "pillars", PLAN, "How many have."),
    WHOLE(met, "pillars", PLAN, "How many of these reach it."),
    WORDS_OF(met, "pillars", PLAN, "How many reach it, in words."),
    WORDS_OF(count, "pillars", PLAN, "How many have a target, in words."),
    FLAG(is_every_pillar, PLAN, "All six have."),
    FLAG(is_one, PLAN, "Exactly one has."),
    FLAG(one_met, PLAN, "Exactly one reaches it."),
    FLAG(none_met, PLAN, "None reaches it."),
    FLAG(some_met, PLAN, "Some reach it."),
    FLAG(all_met, PLAN, "All reach it."),
    TEXT(furthest_name, PLAN, "The pillar that is furthest from its target."),
    FLAG(furthest_clear, PLAN, "It clearly is."),
    GAP(furthest_gap, PLAN, "How far that is."),
};
#undef RECORD_OF
static RECORD(target_summary_record, TargetSummary, targets_table);

#define RECORD_OF MovedPhase
static const Fact moved_phase_table[] = {
    TEXT(name, PLAN, "Name of the pillar."),
    TEXT(phase_name, PLAN, "Name of the phase in which it is after validation."),
};
#undef RECORD_OF
static RECORD(moved_phase_record, MovedPhase, moved_phase_table);

#define RECORD_OF MovedPillar
static const Fact moved_table[] = {
    TEXT(name, PLAN, "Name of the pillar."),
    SCORE(score, PLAN, "Its score of the survey."),
    SCORE(validated, PLAN, "Its validated score."),
};
#undef RECORD_OF
static RECORD(moved_record, MovedPillar, moved_table);

#define RECORD_OF ValidationSummary
static const Fact validation_table[] = {
    FLAG(present, PLAN, "A pillar has a score of the survey and a validated one."),
    WHOLE(count, "pillars", PLAN, "How many have both."),
    WHOLE(raised_count, "pillars", PLAN, "How many were raised."),
    WHOLE(lowered_count, "pillars", PLAN, "How many were lowered."),
    WHOLE(adjusted_count, "pillars", PLAN, "How many were either."),
    WORDS_OF(raised_count, "pillars", PLAN, "How many were raised, in words."),
    WORDS_OF(lowered_count, "pillars", PLAN, "How many were lowered, in words."),
    WORDS_OF(adjusted_count, "pillars", PLAN, "How many were either, in words."),
    WORDS_OF(count, "pillars", PLAN, "How many have both, in words."),
    WHOLE(same_count, "pillars", PLAN, "How many stayed the same."),
    FLAG(is_every_pillar, PLAN, "All six have both."),
    FLAG(is_one, PLAN, "Exactly one has."),
    FLAG(none_adjusted, PLAN, "None was raised or lowered."),
    FLAG(one_adjusted, PLAN, "Exactly one was."),
    FLAG(all_adjusted, PLAN, "All were, and they are two or more."),
    FLAG(all_raised, PLAN, "All were raised, and they are two or more."),
    FLAG(all_lowered, PLAN, "All were lowered, and they are two or more."),
    FLAG(one_raised, PLAN, "Exactly one was raised."),
    FLAG(one_lowered, PLAN, "Exactly one was lowered."),
    FLAG(none_raised, PLAN, "None was raised."),
    FLAG(none_lowered, PLAN, "None was lowered."),
    FLAG(furthest_clear, PLAN, "The one that moved most clearly moved more than each other."),
    LIST(phase_moved, MovedPhase, phase_moved_number, moved_phase_record, PLAN,
         "The pillars that are in another phase than their self-image."),
    TEXT(phase_moved_text, PLAN, "These, as “Measure (Starting) and Culture (Learning)”."),
    WHOLE(phase_moved_count, "pillars", PLAN, "How many they are."),
    WORDS_OF(phase_moved_count, "pillars", PLAN, "That number in words."),
    FLAG(no_phase_moved, PLAN, "There is none."),
    FLAG(one_phase_moved, PLAN, "There is exactly one."),
    PERHAPS(furthest, MovedPillar, moved_record, PLAN, "The pillar that moved most."),
};
#undef RECORD_OF
static RECORD(validation_summary_record, ValidationSummary, validation_table);

#define RECORD_OF RankedQuestion
static const Fact question_table[] = {
    TEXT(id, PLAN, "Number of the question."),
    TEXT(text, PLAN, "The question itself."),
    TEXT(topic, PLAN, "What it is about."),
    TEXT(anchor, PLAN, "Where it stands in the document."),
    TEXT(pillar_name, PLAN, "Name of its pillar."),
    EXACT(mean, 1, "answer", PLAN, "Its mean."),
};
#undef RECORD_OF
static RECORD(ranked_question_record, RankedQuestion, question_table);

#define RECORD_OF PhaseSummary
static const Fact phase_table[] = {
    TEXT(id, OPEN, "The phase: starting, learning, growing, mature or leading."),
    TEXT(name, OPEN, "Name of the phase."),
    WHOLE(index, "phase", OPEN, "Its number, 0–4."),
    COUNT(count, "pillars", PLAN, "How many pillars are in it."),
    FLAG(present, PLAN, "One is."),
    FLAG(is_one, PLAN, "Exactly one is."),
    NAMES(pillars, pillar_count, PLAN, "Their names."),
    TEXT(pillars_text, PLAN, "The same as “a, b en c”."),
};
#undef RECORD_OF
static RECORD(phase_summary_record, PhaseSummary, phase_table);

#define RECORD_OF SummaryFacts
static const Fact summary_table[] = {
    FLAG(points_clear, PLAN,
         "Each of the strongest questions lies clearly above each of the weakest."),
    FLAG(has_order, PLAN, "The highest and the lowest score that holds differ."),
    FLAG(highest_clear, PLAN, "The highest clearly differs from each other pillar."),
    FLAG(lowest_clear, PLAN, "The lowest clearly differs from each other pillar."),
    PERHAPS(highest, OutermostPillar, outermost_record, PLAN, "The pillar with the highest score."),
    PERHAPS(lowest, OutermostPillar, outermost_record, PLAN, "The pillar with the lowest score."),
    GAP(spread, PLAN, "How far these two are apart."),
    PART(dont_know, LeastKnown, least_known_record, PLAN,
         "The pillar of which people know the least."),
    PART(targets, TargetSummary, target_summary_record, PLAN, "How the scores lie to the targets."),
    PART(validation, ValidationSummary, validation_summary_record, PLAN,
         "How the validated scores differ from the self-image."),
    FLAG(has_targets, OPEN, "A pillar has a target."),
    FLAG(has_validated, OPEN,
         "A pillar is validated, so that another score than the self-image holds."),
    FLAG(has_previous, PLAN, "A pillar has a previous score."),
    FLAG(has_series, PLAN, "One of these three is, or there is a benchmark."),
    WHOLE(previous_year, "year", OPEN, "Year of the previous scores."),
    LIST(strongest_questions, RankedQuestion, strongest_count, ranked_question_record, PLAN,
         "The three questions with the highest means."),
    LIST(weakest_questions, RankedQuestion, weakest_count, ranked_question_record, PLAN,
         "The three questions with the lowest means."),
    EACH("phases", PhaseSummary, phases, PHASES, phase_summary_record, PLAN,
         "Who is in which phase."),
    FLAG(all_phases_same, PLAN, "All pillars are in one phase."),
    COUNT(interviews_count, "interviews", OPEN, "How many interviews there were."),
    FLAG(has_interviews, OPEN, "There was one."),
    FLAG(one_interview, OPEN, "There was exactly one."),
    COUNT(documents_count, "documents", OPEN, "How many documents were read."),
    FLAG(has_documents, OPEN, "One was."),
    FLAG(one_document, OPEN, "Exactly one was."),
};
#undef RECORD_OF
RECORD(summary_record, SummaryFacts, summary_table);

static bool has_score(const FactsContext *context, int pillar)
{
    const PillarResult *result = &context->results->pillar[pillar];
    return !result->withheld && result->phase >= 0;
}

static const OutermostPillar *outermost(const FactsContext *context, int pillar)
{
    if (pillar < 0)
        return NULL;
    const EstablishedScore *result = &context->results->established[pillar];
    OutermostPillar *facts = arena_one(context->arena, OutermostPillar);
    *facts = (OutermostPillar){
        .id = pillar_id((Pillar)pillar),
        .name = strings_pillar(context->strings, pillar),
        .score = exact_value(true, result->score),
        .value = exact_value(true, result->value),
        .phase_name = strings_phase(context->strings, result->phase),
    };
    return facts;
}

static void add_order(const FactsContext *context, SummaryFacts *summary)
{
    const Extremes *extremes = &context->results->score_extremes;
    const EstablishedScore *result = context->results->established;
    int highest = extremes->highest, lowest = extremes->lowest;
    Fraction top = highest < 0 ? fraction_none() : result[highest].score;
    Fraction bottom = highest < 0 ? fraction_none() : result[lowest].score;
    summary->has_order = highest >= 0 && fraction_compare(top, bottom) > 0;
    summary->highest_clear = extremes->highest_clear;
    summary->lowest_clear = extremes->lowest_clear;
    summary->highest = outermost(context, highest);
    summary->lowest = outermost(context, lowest);
    summary->spread = gap_value(true, bottom, top);
}

// The pillar of which people knew the least, and whether its phase stands whatever they would have said.
static LeastKnown least_known(const FactsContext *context)
{
    const PillarResult *result = context->results->pillar;
    const Extremes *extremes = &context->results->dont_know_extremes;
    int most = extremes->highest >= 0 && result[extremes->highest].dont_know.num > 0
                   ? extremes->highest
                   : -1;
    LeastKnown facts = { .present = most >= 0, .clear = extremes->highest_clear };
    if (most < 0)
        return facts;
    facts.name = strings_pillar(context->strings, most);
    facts.share = exact_value(true, result[most].dont_know);
    facts.has_phase = has_score(context, most) && !result[most].bounds_withheld;
    if (facts.has_phase) {
        int low = result[most].bound_low_phase, high = result[most].bound_high_phase;
        facts.low_phase_name = strings_phase(context->strings, low);
        facts.high_phase_name = strings_phase(context->strings, high);
        facts.phase_stands = low == high;
    }
    return facts;
}

static TargetSummary target_summary(const FactsContext *context)
{
    int count = 0, met = 0, furthest = -1;
    for (int p = 0; p < PILLARS; p++) {
        Fraction gap = facts_gap(context, (Pillar)p);
        if (fraction_is_none(gap))
            continue;
        count++;
        met += gap.num <= 0;
        if (furthest < 0 || fraction_compare(gap, facts_gap(context, (Pillar)furthest)) > 0)
            furthest = p;
    }
    const Extremes *extremes = &context->results->gap_extremes;
    TargetSummary targets = {
        .present = count > 0,
        .count = count_value(true, count),
        .met = count_value(true, met),
        .is_every_pillar = count == PILLARS,
        .is_one = count == 1,
        .one_met = met == 1,
        .none_met = count > 0 && met == 0,
        .some_met = met > 0 && (met < count),
        .all_met = count > 0 && met == count,
        .furthest_clear = extremes->highest == furthest && extremes->highest_clear,
        .furthest_gap = gap_value(true, fraction_none(), fraction_none()),
    };
    if (furthest >= 0) {
        targets.furthest_name = strings_pillar(context->strings, furthest);
        targets.furthest_gap = gap_value(true, context->results->established[furthest].score,
                                         context->scan->findings[furthest].target);
    }
    return targets;
}

// ---- validation ----

static const MovedPillar *moved_pillar(const FactsContext *context, int pillar)
{
    MovedPillar *moved = arena_one(context->arena, MovedPillar);
    *moved = (MovedPillar){
        .name = strings_pillar(context->strings, pillar),
        .score = exact_value(true, context->results->pillar[pillar].score),
        .validated = exact_value(true, context->results->established[pillar].score),
    };
    return moved;
}

// The pillars that are in another phase than their self-image: "Meten (Startend) en Cultuur (Lerend)".
static void add_phases_moved(const FactsContext *context, ValidationSummary *validation)
{
    MovedPhase *list = arena_many(context->arena, MovedPhase, PILLARS);
    Slice told[PILLARS];
    size_t count = 0;
    for (int p = 0; p < PILLARS; p++) {
        const EstablishedScore *established = &context->results->established[p];
        bool is_validated = established->validated && has_score(context, p);
        if (!is_validated || established->phase == context->results->pillar[p].phase)
            continue;
        Slice name = strings_pillar(context->strings, p),
              phase = strings_phase(context->strings, established->phase);
        list[count] = (MovedPhase){ name, phase };
        told[count++] =
            slice_print(context->arena, "%.*s (%.*s)", SLICE_ARGS(name), SLICE_ARGS(phase));
    }
    validation->phase_moved = list;
    validation->phase_moved_number = count;
    validation->phase_moved_text = facts_list_text(context, told, count);
    validation->phase_moved_count = count_value(true, (int64_t)count);
    validation->no_phase_moved = count == 0;
    validation->one_phase_moved = count == 1;
}

static void add_moved_counts(int count, int raised, int lowered, ValidationSummary *validation)
{
    int adjusted = raised + lowered;
    validation->present = count > 0;
    validation->count = count_value(true, count);
    validation->raised_count = count_value(true, raised);
    validation->lowered_count = count_value(true, lowered);
    validation->adjusted_count = count_value(true, adjusted);
    validation->same_count = count_value(true, count - adjusted);
    validation->is_every_pillar = count == PILLARS;
    validation->is_one = count == 1;
    validation->none_adjusted = adjusted == 0;
    validation->one_adjusted = adjusted == 1;
    validation->all_adjusted = count > 1 && adjusted == count;
    validation->all_raised = count > 1 && raised == count;
    validation->all_lowered = count > 1 && lowered == count;
    validation->one_raised = raised == 1;
    validation->one_lowered = lowered == 1;
    validation->none_raised = raised == 0;
    validation->none_lowered = lowered == 0;
}

// How the scores after interviews and documents differ from the self-image.
static ValidationSummary validation_summary(const FactsContext *context)
{
    int count = 0, raised = 0, lowered = 0, furthest = -1;
    int64_t most = 0;
    int decimals = context->results->whole ? 1 : 2; // of printed scores, the difference is exact
    for (int p = 0; p < PILLARS; p++) {
        const EstablishedScore *established = &context->results->established[p];
        if (!established->validated || !has_score(context, p))
            continue;
        const PillarResult *result = &context->results->pillar[p];
        int64_t moved =
            fraction_round(fraction_subtract(established->score, result->score), decimals);
        count++;
        raised += moved > 0;
        lowered += moved < 0;
        if (llabs(moved) > most) {
            most = llabs(moved);
            furthest = p;
        }
    }
    const Extremes *extremes = &context->results->moved_extremes;
    ValidationSummary validation = {
        .furthest_clear = extremes->highest == furthest && extremes->highest_clear,
        .furthest = furthest < 0 ? NULL : moved_pillar(context, furthest),
    };
    add_moved_counts(count, raised, lowered, &validation);
    add_phases_moved(context, &validation);
    return validation;
}

// ---- questions ----

static Fraction item_mean(const FactsContext *context, int item)
{
    const PillarResult *result = &context->results->pillar[item / QUESTIONS];
    return result->withheld ? fraction_none() : result->question[item % QUESTIONS].mean;
}

static int highest_first(const void *left, const void *right, void *data)
{
    int a = *(const int *)left, b = *(const int *)right;
    int order = fraction_compare(item_mean(data, b), item_mean(data, a));
    return order ? order : a - b;
}

static int lowest_first(const void *left, const void *right, void *data)
{
    int a = *(const int *)left, b = *(const int *)right;
    int order = fraction_compare(item_mean(data, a), item_mean(data, b));
    return order ? order : a - b;
}

static const RankedQuestion *first_questions(FactsContext *context,
                                             int (*order)(const void *, const void *, void *),
                                             size_t *count)
{
    enum { MOST = 3 };
    int item[ITEMS];
    size_t all = 0;
    for (int i = 0; i < ITEMS; i++)
        if (!fraction_is_none(item_mean(context, i)))
            item[all++] = i;
    qsort_r(item, all, sizeof *item, order, context);
    RankedQuestion *list = arena_many(context->arena, RankedQuestion, MOST);
    *count = all < MOST ? all : MOST;
    for (size_t i = 0; i < *count; i++)
        list[i] = (RankedQuestion){
            .id = question_id(item[i]),
            .text = context->scan->question_text[item[i]],
            .topic = context->scan->question_topic[item[i]],
            .anchor = facts_question_anchor(context, item[i]),
            .pillar_name = strings_pillar(context->strings, item[i] / QUESTIONS),
            .mean = exact_value(true, item_mean(context, item[i])),
        };
    return list;
}

// ---- phases and series ----

// All five phases and the pillars in each.
static void add_phases(const FactsContext *context, SummaryFacts *summary)
{
    int occupied = 0;
    for (int phase = 0; phase < PHASES; phase++) {
        Slice *name = arena_many(context->arena, Slice, PILLARS);
        size_t count = 0;
        for (int p = 0; p < PILLARS; p++)
            if (context->results->established[p].phase == phase)
                name[count++] = strings_pillar(context->strings, p);
        occupied += count > 0;
        summary->phases[phase] = (PhaseSummary){
            .id = phase_id(phase),
            .name = strings_phase(context->strings, phase),
            .index = count_value(true, phase),
            .count = count_value(true, (int64_t)count),
            .present = count > 0,
            .is_one = count == 1,
            .pillars = name,
            .pillar_count = count,
            .pillars_text = facts_list_text(context, name, count),
        };
    }
    summary->all_phases_same = occupied == 1;
}

// Which series there are beside the self-image, for legends and columns of tables.
static void add_series(const FactsContext *context, SummaryFacts *summary)
{
    bool target = false, validated = results_validated(context->results), previous = false;
    for (int p = 0; p < PILLARS; p++) {
        target = target || !fraction_is_none(context->scan->findings[p].target);
        previous = previous || !fraction_is_none(facts_previous(context, (Pillar)p));
    }
    const Scan *then = context->scan->previous;
    bool dated = previous && then && !date_is_none(then->settings.date);
    summary->has_targets = target;
    summary->has_validated = validated;
    summary->has_previous = previous;
    summary->has_series = target || validated || previous || context->scan->benchmark;
    summary->previous_year = count_value(true, dated ? then->settings.date.year : -1);
}

SummaryFacts facts_summary(const FactsContext *context)
{
    FactsContext copy = *context; // qsort_r hands it on without const
    size_t interviews = context->scan->interview_count;
    // A document that says something about three pillars has three rows and is one document.
    TextMap *names = text_map_new(context->arena);
    for (size_t i = 0; i < context->scan->desk_count; i++)
        text_map_add(names, context->scan->desk[i].document, 0);
    size_t documents = text_map_count(names);
    SummaryFacts summary = {
        .points_clear = context->results->points_apart,
        .dont_know = least_known(context),
        .targets = target_summary(context),
        .validation = validation_summary(context),
        .interviews_count = count_value(true, (int64_t)interviews),
        .has_interviews = interviews > 0,
        .one_interview = interviews == 1,
        .documents_count = count_value(true, (int64_t)documents),
        .has_documents = documents > 0,
        .one_document = documents == 1,
    };
    add_order(context, &summary);
    add_series(context, &summary);
    summary.strongest_questions = first_questions(&copy, highest_first, &summary.strongest_count);
    summary.weakest_questions = first_questions(&copy, lowest_first, &summary.weakest_count);
    add_phases(context, &summary);
    return summary;
}
