// SPDX-License-Identifier: EUPL-1.2
#include "facts/measurement_records.h"

#include "facts/rows.h"

#define RECORD_OF MarkFacts
static const Fact mark_table[] = {
    COUNT(n, "people", PLAN, "How many people it is of."),
    BARE(mean, 2, "marks", PLAN, "The mean mark.", .formula = "the sum of the marks / {n}"),
    TEXT(mean_text, PLAN,
         "The mean, to one decimal; to two where one would show a mark below 7 as 7."),
    BARE(low, 1, "marks", PLAN, "Lower end of its 95 % interval, by Student's t."),
    BARE(high, 1, "marks", PLAN, "Upper end of that interval."),
    TEXT(interval_text, PLAN, "The interval, as “6,8–7,3”."),
    BARE(sd, 2, "marks", PLAN, "Standard deviation of what respondents gave."),
};
#undef RECORD_OF
RECORD(measured_mark_record, MarkFacts, mark_table);

#define RECORD_OF NormFacts
static const Fact norm_table[] = {
    TEXT(verdict, PLAN, "met, improved or missed; null where it is not judged."),
    FLAG(is_met, PLAN, "The mean is at least 7, unrounded."),
    FLAG(is_improved, PLAN, "It is lower, but at least 1.0 higher than the time before."),
    FLAG(is_missed, PLAN, "It is neither."),
    FLAG(turns, PLAN,
         "Read as 0.9, or as a tenth of the old mark, ten percentage points decide otherwise."),
    FLAG(has_previous, PLAN, "The time before is known."),
    BARE(previous, 1, "marks", PLAN, "The mean of the time before."),
    TEXT(previous_text, PLAN, "That, as it is printed."),
    TEXT(difference_text, PLAN, "What was added since, with its sign."),
};
#undef RECORD_OF
RECORD(measured_norm_record, NormFacts, norm_table);

#define RECORD_OF PromoterFacts
static const Fact promoter_table[] = {
    FLAG(present, PLAN, "It was asked, on 0–10 or 1–10, and may be shown."),
    COUNT(n, "people", PLAN, "How many gave a mark."),
    BARE(score, 0, "points", PLAN, "The share of 9 and 10 minus that of 6 and lower, times 100."),
    TEXT(score_text, PLAN, "That, rounded once, with its sign."),
    BARE(low, 1, "points", PLAN, "Lower end of its 95 % interval."),
    BARE(high, 1, "points", PLAN, "Upper end of that interval."),
    TEXT(interval_text, PLAN, "The interval, rounded, as “+51 to +72”."),
    FLAG(has_interval, PLAN, "Its interval may be shown: it does not tell how few gave a mark."),
    FLAG(is_adjusted, PLAN, "The interval is the adjusted Wald one, for fewer than 100 answers."),
    FLAG(has_shares, PLAN, "None of the three groups is so small that it is not shown."),
    SHARE(promoters, PLAN, "Share of 9 and 10."),
    SHARE(passives, PLAN, "Share of 7 and 8."),
    SHARE(detractors, PLAN, "Share of 6 and lower."),
    FLAG(has_change, PLAN, "The time before is known."),
    BARE(change, 1, "points", PLAN, "What changed since, in points."),
    TEXT(change_text, PLAN, "That, rounded once, with its sign."),
    TEXT(change_margin_text, PLAN, "Half of the 95 % interval of the change."),
    FLAG(change_is_clear, PLAN, "The change is more than that."),
    BARE(unweighted, 4, "points", LEADER, "The score without weights.", ONLY_WHERE(whole)),
    BARE(half, 4, "points", LEADER, "Half of the interval of a multinomial.", ONLY_WHERE(whole)),
    BARE(adjusted_low, 4, "points", LEADER, "Lower end of the adjusted Wald interval.",
         ONLY_WHERE(whole)),
    BARE(adjusted_high, 4, "points", LEADER, "Upper end of that.", ONLY_WHERE(whole)),
    WHOLE(promoter_count, "people", LEADER, "How many gave 9 or 10.", ONLY_WHERE(whole)),
    WHOLE(passive_count, "people", LEADER, "How many gave 7 or 8.", ONLY_WHERE(whole)),
    WHOLE(detractor_count, "people", LEADER, "How many gave 6 or lower.", ONLY_WHERE(whole)),
};
#undef RECORD_OF
RECORD(measured_promoter_record, PromoterFacts, promoter_table);

#define RECORD_OF StepFacts
static const Fact step_table[] = {
    TEXT(mark, LEADER, "The mark."),
    WHOLE(count, "people", LEADER, "How many gave it."),
};
#undef RECORD_OF
static RECORD(step_record, StepFacts, step_table);

#define RECORD_OF MarkShareFacts
static const Fact share_table[] = {
    TEXT(mark, PLAN, "The mark."),
    SHARE(share, PLAN, "Share of those who gave it."),
};
#undef RECORD_OF
static RECORD(share_record, MarkShareFacts, share_table);

#define RECORD_OF MeasuredQuestionFacts
static const Fact question_table[] = {
    TEXT(column, OPEN, "The column of the export, by its letters."),
    TEXT(text, OPEN, "The question."),
    TEXT(dimension, OPEN, "Its dimension."),
    TEXT(theme, OPEN, "Its theme: effective, easy or emotion."),
    TEXT(asked_for, OPEN,
         "What it is asked for: satisfaction, loyalty, recommendation, effort, ease or outcome."),
    FLAG(is_effort, OPEN, "It asks how much effort something took: a low mark is good."),
    FLAG(is_ease, OPEN, "It asks how easy something was."),
    FLAG(is_outcome, OPEN, "It asks for an outcome."),
    FLAG(is_yes, OPEN, "The figure is the share of those who said yes, and yes is good."),
    FLAG(is_no, OPEN, "The figure is the share of those who said no, and no is good."),
    FLAG(low_is_good, OPEN, "A low mark is good."),
    FLAG(has_figure, PLAN, "Its figure may be shown: that which its settings ask for."),
    FLAG(figure_is_share, OPEN, "The figure is a share of best marks, and not the mean."),
    TEXT(figure_marks, OPEN, "Of which marks it is the share, as “5–7”."),
    BARE(figure, 2, "marks or share", PLAN, "The figure: a mean, or a share."),
    BARE(figure_low, 1, "marks or share", PLAN, "Lower end of its 95 % interval."),
    BARE(figure_high, 1, "marks or share", PLAN, "Upper end of that interval."),
    TEXT(figure_text, PLAN, "The figure, as it is printed."),
    TEXT(figure_interval_text, PLAN, "That interval."),
    TEXT(scale, OPEN, "Its scale, as “0–10”."),
    TEXT(best, OPEN, "high or low: which end is good."),
    SPLICE(mark, MarkFacts, measured_mark_record, PLAN, "Of the marks:"),
    FLAG(has_top, PLAN, "The shares of the best marks may be shown."),
    SHARE(top2, PLAN, "Share of the two best marks."),
    SHARE(top3, PLAN, "Share of the three best marks."),
    FLAG(has_classes, PLAN, "The classes of marks out of ten may be shown."),
    SHARE(up_to_5, PLAN, "Share of 5 and lower."),
    SHARE(at_6, PLAN, "Share of 6."),
    SHARE(at_7, PLAN, "Share of 7."),
    SHARE(at_8, PLAN, "Share of 8."),
    SHARE(from_9, PLAN, "Share of 9 and 10."),
    FLAG(has_bands, PLAN, "It has a theme, and how its marks are spread may be shown."),
    SHARE(low_share, PLAN, "Share of 1 and 2."),
    SHARE(middle_share, PLAN, "Share of 3, 4 and 5."),
    SHARE(high_share, PLAN, "Share of 6 and 7."),
    LIST(shares, MarkShareFacts, share_count, share_record, PLAN,
         "Of a question with a theme each of the seven marks, where none is of few people."),
    PART(promoter, PromoterFacts, measured_promoter_record, PLAN, "The Net Promoter Score."),
    WHOLE(blank, "people", LEADER, "How many left it open.", ONLY_WHERE(whole)),
    WHOLE(dont_know, "people", LEADER, "How many do not know.", ONLY_WHERE(whole)),
    BARE(sum, 2, "marks", LEADER, "Sum of the marks.", ONLY_WHERE(whole)),
    BARE(median, 2, "marks", LEADER, "The middle mark.", ONLY_WHERE(whole)),
    BARE(unweighted, 2, "marks", LEADER, "The mean without weights.", ONLY_WHERE(whole)),
    LIST(steps, StepFacts, step_count, step_record, LEADER, "How often each mark was given.",
         ONLY_WHERE(whole)),
};
#undef RECORD_OF
RECORD(measured_question_record, MeasuredQuestionFacts, question_table);

#define RECORD_OF MeasuredDimensionFacts
static const Fact dimension_table[] = {
    TEXT(name, OPEN, "Its name."),
    TEXT(scale, OPEN, "The scale of its mean, as “1–10”."),
    TEXT(route, OPEN,
         "What the mean is of: questions (of their means), respondents (of theirs) or answers."),
    FLAG(is_turned, OPEN, "Marks of questions of which the lowest is good were turned."),
    FLAG(is_shown, PLAN, "It may be shown."),
    SPLICE(mark, MarkFacts, measured_mark_record, PLAN, "Of the marks:"),
    PART(norm, NormFacts, measured_norm_record, PLAN, "How it does by the norm of 7."),
    BARE(by_questions, 4, "marks", LEADER, "The mean of the means of its questions.",
         ONLY_WHERE(whole)),
    BARE(by_respondents, 4, "marks", LEADER, "The mean of each respondent's mean.",
         ONLY_WHERE(whole)),
    BARE(by_answers, 4, "marks", LEADER, "The mean of all answers.", ONLY_WHERE(whole)),
    BARE(least, 4, "marks", LEADER, "The lowest of the respondents' means.", ONLY_WHERE(whole)),
    BARE(most, 4, "marks", LEADER, "The highest of them.", ONLY_WHERE(whole)),
};
#undef RECORD_OF
RECORD(measured_dimension_record, MeasuredDimensionFacts, dimension_table);

#define RECORD_OF ThemeFacts
static const Fact theme_table[] = {
    TEXT(id, OPEN, "effective, easy or emotion."),
    TEXT(name, OPEN, "Its name."),
    FLAG(is_shown, PLAN, "It may be shown."),
    SPLICE(mark, MarkFacts, measured_mark_record, PLAN, "Of the means of its questions, on 1–7:"),
    FLAG(has_best, PLAN, "How many gave the best two marks may be shown."),
    SHARE(best, PLAN, "Share of 6 and 7: the mean of the shares of its questions."),
    SHARE(best_low, PLAN, "Lower end of the 95 % interval of that."),
    SHARE(best_high, PLAN, "Upper end of it."),
    TEXT(best_interval_text, PLAN, "That interval."),
    REFERENCES(questions, MeasuredQuestionFacts, question_count, measured_question_record, PLAN,
               "Its questions."),
};
#undef RECORD_OF
RECORD(measured_theme_record, ThemeFacts, theme_table);

#define RECORD_OF GapPairFacts
static const Fact pair_table[] = {
    TEXT(of, OPEN, "The column of the one question."),
    TEXT(against, OPEN, "That of the other."),
    COUNT(n, "people", PLAN, "How many answered both."),
    BARE(gap, 2, "marks", PLAN, "The mean of the one minus that of the other, of those people."),
    TEXT(gap_text, PLAN, "That, with its sign."),
};
#undef RECORD_OF
static RECORD(pair_record, GapPairFacts, pair_table);

#define RECORD_OF MeasuredGapFacts
static const Fact gap_table[] = {
    TEXT(name, OPEN, "Its name."),
    COUNT(answers, "answers", PLAN, "How many pairs of answers it is of."),
    BARE(gap, 2, "marks", PLAN, "The mean of all of them."),
    TEXT(gap_text, PLAN, "That, with its sign."),
    BARE(low, 2, "marks", PLAN, "Lower end of its 95 % interval."),
    BARE(high, 1, "marks", PLAN, "Upper end of that interval."),
    TEXT(interval_text, PLAN, "The interval."),
    LIST(pairs, GapPairFacts, pair_count, pair_record, PLAN, "Each pair of questions."),
};
#undef RECORD_OF
RECORD(measured_gap_record, MeasuredGapFacts, gap_table);

#define RECORD_OF MirrorGapFacts
static const Fact mirror_table[] = {
    TEXT(name, OPEN, "The dimension."),
    BARE(staff, 2, "marks", PLAN, "What staff expect."),
    TEXT(staff_text, PLAN, "That, as it is printed."),
    BARE(customers, 2, "marks", PLAN, "What customers say."),
    TEXT(customers_text, PLAN, "That, as it is printed."),
    BARE(gap, 2, "marks", PLAN, "The first minus the second."),
    TEXT(gap_text, PLAN, "That, with its sign."),
    BARE(low, 2, "marks", PLAN, "Lower end of its 95 % interval, by Welch's t."),
    BARE(high, 1, "marks", PLAN, "Upper end of that interval."),
    TEXT(interval_text, PLAN, "The interval."),
    BARE(p, 4, "probability", PLAN, "Of a gap like this by chance, by Holm's correction."),
    FLAG(is_clear, PLAN, "It is below 5 %."),
    FLAG(staff_is_higher, PLAN, "Staff expect more than customers say."),
};
#undef RECORD_OF
RECORD(mirror_gap_record, MirrorGapFacts, mirror_table);

#define RECORD_OF MeasuredGroupFacts
static const Fact group_table[] = {
    TEXT(name, OPEN, "The group."),
    COUNT(people, "people", PLAN, "Its respondents."),
    BARE(value, 2, "marks", PLAN, "Its Customer Value Score."),
    TEXT(value_text, PLAN, "That, as it is printed."),
    BARE(promoter, 0, "points", PLAN, "Its Net Promoter Score."),
    TEXT(promoter_text, PLAN, "That, with its sign."),
    NAMES(dimensions, dimension_count, PLAN, "Its means, in the order of the dimensions."),
};
#undef RECORD_OF
static RECORD(group_record, MeasuredGroupFacts, group_table);

#define RECORD_OF MeasuredTraitFacts
static const Fact trait_table[] = {
    TEXT(name, OPEN, "The trait."),
    FLAG(is_shown, PLAN, "A group of it may be shown."),
    FLAG(has_value, PLAN, "The Customer Value Score of a group is shown."),
    FLAG(has_promoter, PLAN, "The Net Promoter Score of a group is shown."),
    FLAG(has_dimensions, PLAN, "The measurement has dimensions."),
    FLAG(has_withheld, PLAN, "A group, or a value of one, is withheld."),
    LIST(groups, MeasuredGroupFacts, group_count, group_record, PLAN,
         "Its groups that are shown, in the order of the export."),
};
#undef RECORD_OF
RECORD(measured_trait_record, MeasuredTraitFacts, trait_table);
