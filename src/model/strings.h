// SPDX-License-Identifier: EUPL-1.2
// The words of one language that charts, tables and workbooks need: templates/LANGUAGE/words.yaml.
// Sentences of the report stand in the templates, never here and never in C.
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "base/date.h"
#include "base/fraction.h"
#include "model/terms.h"

// Every key of words.yaml: a text each. A file that misses one, or has one that is not here, is an error.
// clang-format off
#define WORDS(WORD)                                                                                          \
    WORD(language_tag)      /* "nl-NL" */                                                                    \
    WORD(decimal_sign)      /* "," */                                                                        \
    WORD(thousands_sign)    /* "." or empty */                                                               \
    WORD(percent_sign)      /* " %" with U+00A0, or "%" */                                                   \
    WORD(scan_title)        /* "CX-volwassenheidsscan" */                                                    \
    WORD(date_format)       /* "{day} {month} {year}" */                                                     \
    WORD(quarter_format)    /* "{quarter}e kw. {year}" */                                                    \
    WORD(month_1) WORD(month_2) WORD(month_3) WORD(month_4) WORD(month_5) WORD(month_6) WORD(month_7)        \
    WORD(month_8) WORD(month_9) WORD(month_10) WORD(month_11) WORD(month_12)                                 \
    WORD(term_customer) WORD(term_customers) WORD(term_experience) /* "inwoner", … */                        \
    WORD(numbers) WORD(numbers_capital) /* "één, twee, …", and to begin a sentence */                       \
    WORD(strategy) WORD(understand) WORD(design) WORD(measure) WORD(govern) WORD(culture)                    \
    WORD(strategy_short) WORD(understand_short) WORD(design_short) WORD(measure_short) WORD(govern_short)    \
    WORD(culture_short)                                                                                      \
    WORD(strategy_question) WORD(understand_question) WORD(design_question) WORD(measure_question)           \
    WORD(govern_question) WORD(culture_question)                                                             \
    WORD(within) WORD(foundation)                                                                            \
    WORD(starting) WORD(learning) WORD(growing) WORD(mature) WORD(leading)                                   \
    WORD(never) WORD(incidentally) WORD(regularly) WORD(systematically) WORD(dont_know) WORD(blank)          \
    WORD(stage_self) WORD(stage_validated) WORD(stage_final)                                                 \
    WORD(stage_self_short) WORD(stage_validated_short) WORD(stage_final_short)                               \
    WORD(status_idea) WORD(status_planned) WORD(status_started) WORD(status_done)                            \
    WORD(status_paused) WORD(status_dropped) WORD(status_ongoing) WORD(all_pillars)                          \
    WORD(approach_first) WORD(approach_prepare) WORD(approach_between) WORD(approach_later)                  \
    WORD(approach_unrated)                                                                                   \
    WORD(reason_product) WORD(reason_needed) /* why an action stands where it stands */                      \
    /* interviews, documents and the handbook's rules */                                                     \
    WORD(interview) WORD(cited_question) WORD(of_total) WORD(kind_cx) WORD(kind_department)                  \
    WORD(standing_high) WORD(standing_low) WORD(standing_mixed) WORD(standing_average)                       \
    WORD(desk_journey) WORD(desk_service_concept) WORD(desk_cx_strategy) WORD(desk_target_groups)            \
    WORD(desk_complaints) WORD(desk_personas) WORD(desk_satisfaction) WORD(desk_research)                    \
    WORD(desk_stories) WORD(desk_strategy) WORD(desk_organisation_chart) WORD(desk_brand) WORD(desk_other)   \
    WORD(norm_questions) WORD(norm_order) WORD(norm_sponsor) WORD(norm_response)                             \
    WORD(norm_response_departments) WORD(norm_interviews) WORD(norm_cx) WORD(norm_departments)               \
    WORD(norm_spread) WORD(norm_desk) WORD(norm_repeat)                                                      \
    WORD(rule_met) WORD(rule_not_met) WORD(rule_unknown)                                                     \
    WORD(advice_chance) WORD(advice_advised) WORD(advice_standing) WORD(advice_heard) WORD(advice_pillar)    \
    WORD(advice_others) WORD(advice_p) WORD(yes)                                                             \
    WORD(interval_to) /* "tot": between the ends of an interval that may lie below 0 */                      \
    WORD(list_range) /* "1 tot en met 9" */                                                                  \
    WORD(list_and) /* "en": between the last two of a list */                                                \
    WORD(score) WORD(value) WORD(phase) WORD(pillar) WORD(question) WORD(department) WORD(respondents)       \
    WORD(mean) WORD(mean_short) WORD(interval) WORD(target) WORD(now) WORD(previous)                         \
    WORD(other_departments) WORD(other_departments_of) /* rows of several: "Overige afdelingen" */           \
    WORD(without_department) WORD(without_or_withheld) /* the row of who is in no other */                   \
    WORD(whole_organisation) WORD(withheld) WORD(no_score) WORD(no_judgement)                                \
    WORD(counts_withheld) /* in place of a bar of answers */                                                 \
    WORD(whole_mark) /* "hele organisatie", within a line */                                                 \
    WORD(higher_lower) WORD(answers_heading) WORD(dont_know_heading) WORD(dont_know_legend)                  \
    WORD(scale_8_32) WORD(bounds_legend) WORD(interval_legend) WORD(figure) WORD(continued)                  \
    WORD(cover_label)       /* "omslag": what readers call the page without a number */                      \
    WORD(draft)             /* "CONCEPT", on every page of a draft */                                        \
    WORD(impact) WORD(impact_axis) WORD(feasibility) WORD(feasibility_axis)                                  \
    WORD(n_sign)              /* "n", the number of people */                                                \
    WORD(score_now)           /* "score nu" */                                                               \
    WORD(target_met)          /* "doel gehaald" */                                                           \
    WORD(department_dot)      /* "afdeling" */                                                               \
    WORD(department_clear)    /* "afdeling met duidelijk verschil*" */                                       \
    WORD(share_of_answers)    /* "in % van de antwoorden" */                                                 \
    WORD(too_few_pillars)     /* in place of the radar: under three pillars have a score */                  \
    WORD(too_few_departments) /* in place of a figure: no departments to compare */                          \
    WORD(no_rated_actions)    /* in place of the matrix: no action has an impact and a feasibility */        \
    /* more of the charts; {…} is filled in */                                                               \
    WORD(quarter_column) WORD(half_column) WORD(effect_heading) WORD(target_not_met) WORD(target_reached)    \
    WORD(target_short) WORD(target_almost) WORD(no_actions) WORD(to_plan) WORD(clear_difference)             \
    WORD(no_clear_difference) WORD(phase_from) WORD(or_more) WORD(connection_opposite)                       \
    WORD(connections_strongest) WORD(connections_missing)                                                    \
    WORD(self_image) WORD(self_image_phase) WORD(to_go) WORD(rule_self_image) WORD(whole_self_image)         \
    WORD(whole_mark_self) WORD(interval_self) WORD(validated) WORD(no_grid) WORD(chart_grid)                 \
    WORD(no_roadmap) WORD(no_previous) WORD(no_connections)                                                  \
    /* the name of every chart */                                                                            \
    WORD(chart_radar) WORD(chart_cover) WORD(chart_ladder) WORD(chart_heatmap) WORD(chart_dots)              \
    WORD(chart_dont_know) WORD(chart_matrix) WORD(chart_timeline) WORD(chart_slope) WORD(chart_connections)  \
    WORD(chart_bars) WORD(chart_strip)                                                                       \
    /* the workbook: its headings, and the sentences of its first sheet */                                   \
    WORD(book_title) WORD(book_about) WORD(book_about_text)                                                  \
    WORD(confidential_folder) /* beside the report, the folder that holds it */                              \
    WORD(confidential) WORD(confidential_text) WORD(organisation) WORD(title) WORD(date) WORD(stage)         \
    WORD(version) WORD(program) WORD(rule_score) WORD(rule_value) WORD(rule_phase)                           \
    WORD(rule_interval) WORD(rule_alpha) WORD(rule_dont_know) WORD(rule_respondent) WORD(rule_answers)       \
    WORD(cut_texts) WORD(cut_texts_text) WORD(respondent) WORD(answers) WORD(bound_low) WORD(bound_high)     \
    WORD(alpha) WORD(text) WORD(empty) WORD(deviation) WORD(score_if_never) WORD(score_if_systematic)        \
    WORD(alpha_rows) WORD(live) WORD(live_text) WORD(not_live_text) WORD(differences) WORD(control_sheet)    \
    WORD(control_figure) WORD(control_report) WORD(control_now) WORD(control_difference) WORD(sheet_radar)   \
    WORD(sheet_radar_alt) WORD(sheet_radar_scores_alt)                                                       \
    WORD(sheet_bars) WORD(sheet_bars_alt)                                                                    \
    /* workbooks that may be shared */                                                                      \
    WORD(may_be_shared) WORD(may_be_shared_text) WORD(departments_book) WORD(departments_book_text)          \
    WORD(department_book_text) WORD(department_score) WORD(invited) WORD(response) WORD(questions)           \
    WORD(rule_question_means) WORD(rule_clear_difference) WORD(clearly_higher) WORD(clearly_lower)           \
    WORD(sheet_compare) WORD(sheet_compare_alt) WORD(clear_heading)                                          \
    /* the sheets of the workbooks, and what is in them */                                                   \
    WORD(book_sheets) WORD(book_rules) WORD(book_files) WORD(book_rows_left_out) WORD(answers_left_out)      \
    WORD(topic) WORD(part_of) WORD(answer) WORD(row_kind) WORD(mark_department) WORD(mark_subtotal)          \
    WORD(mark_total) WORD(mark_without) WORD(rule_row_kind) WORD(change_of) WORD(change_then)                \
    WORD(change_now) WORD(change_clear) WORD(no) WORD(as_printed) WORD(plan_number) WORD(plan_action)        \
    WORD(plan_approach) WORD(plan_owner) WORD(plan_start) WORD(plan_end) WORD(plan_status)                   \
    WORD(plan_waits) WORD(control_cell) WORD(control_of) WORD(sheet_about) WORD(sheet_pillars)               \
    WORD(about_pillars) WORD(sheet_departments) WORD(about_departments) WORD(sheet_questions)                \
    WORD(about_questions) WORD(about_question_means) WORD(sheet_respondents) WORD(about_respondents)         \
    WORD(sheet_open_answers) WORD(about_open_answers) WORD(sheet_spread) WORD(about_spread)                  \
    WORD(sheet_control) WORD(about_control) WORD(sheet_interviews) WORD(about_interviews)                    \
    WORD(sheet_answers) WORD(about_answers) WORD(sheet_roadmap) WORD(about_roadmap) WORD(sheet_change)       \
    WORD(about_change) WORD(sheet_differences) WORD(about_differences) WORD(sheet_means)                     \
    WORD(about_means) WORD(sheet_by_department) WORD(about_by_department) WORD(sheet_one_department)         \
    WORD(about_one_department)                                                                               \
    /* what changed since an earlier version */                                                              \
    WORD(people_invited) WORD(people_responded) WORD(change_added) WORD(change_changed)                      \
    WORD(change_dropped) WORD(part_heading) WORD(part_reason) WORD(part_conclusions)                         \
    WORD(part_recommendations) WORD(part_examples) WORD(part_lead) WORD(part_message)                        \
    WORD(part_decisions) WORD(summary) WORD(field_title) WORD(field_pillar)                                  \
    WORD(field_impact) WORD(field_feasibility) WORD(field_owner) WORD(field_start) WORD(field_end)           \
    WORD(field_status) WORD(field_questions) WORD(field_aimed) WORD(field_depends) WORD(field_place)         \
    /* what a final report needs */                                                                          \
    WORD(need_version) WORD(need_date) WORD(need_sponsor) WORD(need_interviews) WORD(need_desk)              \
    WORD(need_validated) WORD(need_reasons) WORD(need_targets) WORD(need_conclusions)                        \
    WORD(need_recommendations) WORD(need_summary) WORD(need_roadmap) WORD(need_owners)                       \
    WORD(need_dates)                                                                                         \
    /* what became of the rows and columns of the answers */                                                 \
    WORD(row_above) WORD(row_heading) WORD(row_empty) WORD(row_respondent) WORD(row_incomplete)              \
    WORD(row_unfinished) WORD(row_test) WORD(row_total) WORD(row_twice) WORD(row_footer) WORD(row_left_out)  \
    WORD(row_refused)                                                                                        \
    WORD(column_question) WORD(column_department) WORD(column_open) WORD(column_id) WORD(column_meta)        \
    WORD(column_personal) WORD(column_unused) WORD(line_one) WORD(line_more)
// clang-format on

typedef struct Words {
#define WORD(name) const char *name;
    WORDS(WORD)
#undef WORD
} Words;

// The text of a file beside words.yaml with the terms filled in (terms_fill).
Slice words_fill_terms(Arena *arena, const Words *words, Slice text);

// By number: months from 1, the rest from 0.
Slice words_month(const Words *words, int month);
Slice words_pillar(const Words *words, int pillar);
Slice words_pillar_short(const Words *words, int pillar); // where there is little room
Slice words_pillar_question(const Words *words, int pillar);
Slice words_phase(const Words *words, int phase);
Slice words_answer(const Words *words, int answer); // 0 blank, 1–4, 5 don't know
Slice words_stage(const Words *words, int stage);
Slice words_stage_short(const Words *words, int stage);
Slice words_status(const Words *words, int status);

// What became of a row (RowFate of balance.h), what a column is used for (ColumnUse of scan.h): behind a
// number of them.
Slice words_row_fate(const Words *words, int fate);
Slice words_column_use(const Words *words, int use);

NumberStyle words_number_style(const Words *words);

// "één" to "twaalf", or "Eén" to begin a sentence; empty for other numbers, which are written in figures.
Slice words_number(const Words *words, int64_t number, bool capital);

// "a, b en c". In the arena.
Slice words_list(Arena *arena, const Words *words, const Slice *texts, size_t count);

// "12 maart 2026"; a month without its day "maart 2026"; a year alone "2026". Empty for no date. The
// spaces are U+00A0.
Slice words_date(Arena *arena, const Words *words, Date date);

// "2e kw. 2026", with U+00A0.
Slice words_quarter(Arena *arena, const Words *words, Date date);

// A date with a day as a date, a month as its quarter: how a roadmap is planned. Empty for no date.
Slice words_moment(Arena *arena, const Words *words, Date date);

#endif
