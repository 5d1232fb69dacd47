// SPDX-License-Identifier: EUPL-1.2
// The words of one language that charts, tables and workbooks need: templates/LANGUAGE/words.yaml.
// Sentences of the report stand in the templates, never here and never in C.
#ifndef MODEL_STRINGS_H
#define MODEL_STRINGS_H

#include "base/date.h"
#include "base/fraction.h"
#include "model/terms.h"

// Every key of words.yaml: a text each. A file that misses one, or has one that is not here, is an error.
// clang-format off
#define STRINGS(STRING)                                                                                      \
    STRING(language_tag)      /* "nl-NL" */                                                                  \
    STRING(decimal_sign)      /* "," */                                                                      \
    STRING(thousands_sign)    /* "." or empty */                                                             \
    STRING(percent_sign)      /* " %" with U+00A0, or "%" */                                                 \
    STRING(scan_title)        /* "CX-volwassenheidsscan" */                                                  \
    STRING(date_format)       /* "{day} {month} {year}" */                                                   \
    STRING(quarter_format)    /* "{quarter}e kw. {year}" */                                                  \
    STRING(month_1) STRING(month_2) STRING(month_3) STRING(month_4) STRING(month_5) STRING(month_6)          \
    STRING(month_7)                                                                                          \
    STRING(month_8) STRING(month_9) STRING(month_10) STRING(month_11) STRING(month_12)                       \
    STRING(term_customer) STRING(term_customers) STRING(term_experience) /* "inwoner", … */                  \
    STRING(numbers) STRING(numbers_capital) /* "één, twee, …", and to begin a sentence */                    \
    STRING(strategy) STRING(understand) STRING(design) STRING(measure) STRING(govern) STRING(culture)        \
    STRING(strategy_short) STRING(understand_short) STRING(design_short) STRING(measure_short)               \
    STRING(govern_short)                                                                                     \
    STRING(culture_short)                                                                                    \
    STRING(strategy_question) STRING(understand_question) STRING(design_question) STRING(measure_question)   \
    STRING(govern_question) STRING(culture_question)                                                         \
    STRING(within) STRING(foundation)                                                                        \
    STRING(starting) STRING(learning) STRING(growing) STRING(mature) STRING(leading)                         \
    STRING(never) STRING(incidentally) STRING(regularly) STRING(systematically) STRING(dont_know)            \
    STRING(blank)                                                                                            \
    STRING(stage_self) STRING(stage_validated) STRING(stage_final)                                           \
    STRING(stage_self_short) STRING(stage_validated_short) STRING(stage_final_short)                         \
    STRING(status_idea) STRING(status_planned) STRING(status_started) STRING(status_done)                    \
    STRING(status_paused) STRING(status_dropped) STRING(status_ongoing) STRING(all_pillars)                  \
    STRING(approach_first) STRING(approach_prepare) STRING(approach_between) STRING(approach_later)          \
    STRING(approach_unrated)                                                                                 \
    STRING(reason_product) STRING(reason_needed) /* why an action stands where it stands */                  \
    /* interviews, documents and the handbook's rules */                                                     \
    STRING(interview) STRING(cited_question) STRING(of_total) STRING(kind_cx) STRING(kind_department)        \
    STRING(standing_high) STRING(standing_low) STRING(standing_mixed) STRING(standing_average)               \
    STRING(desk_journey) STRING(desk_service_concept) STRING(desk_cx_strategy) STRING(desk_target_groups)    \
    STRING(desk_complaints) STRING(desk_personas) STRING(desk_satisfaction) STRING(desk_research)            \
    STRING(desk_stories) STRING(desk_strategy) STRING(desk_organisation_chart) STRING(desk_brand)            \
    STRING(desk_other)                                                                                       \
    STRING(norm_questions) STRING(norm_order) STRING(norm_sponsor) STRING(norm_response)                     \
    STRING(norm_response_departments) STRING(norm_interviews) STRING(norm_cx) STRING(norm_departments)       \
    STRING(norm_spread) STRING(norm_desk) STRING(norm_repeat)                                                \
    STRING(rule_met) STRING(rule_not_met) STRING(rule_unknown)                                               \
    STRING(advice_chance) STRING(advice_advised) STRING(advice_standing) STRING(advice_heard)                \
    STRING(advice_pillar)                                                                                    \
    STRING(advice_others) STRING(advice_p) STRING(yes)                                                       \
    STRING(interval_to) /* "tot": between the ends of an interval that may lie below 0 */                    \
    STRING(list_range) /* "1 tot en met 9" */                                                                \
    STRING(list_and) /* "en": between the last two of a list */                                              \
    STRING(score) STRING(value) STRING(phase) STRING(pillar) STRING(question) STRING(department)             \
    STRING(respondents)                                                                                      \
    STRING(mean) STRING(mean_short) STRING(interval) STRING(target) STRING(now) STRING(previous)             \
    STRING(other_departments) STRING(other_departments_of) /* rows of several: "Overige afdelingen" */       \
    STRING(without_department) STRING(without_or_withheld) /* the row of who is in no other */               \
    STRING(whole_organisation) STRING(withheld) STRING(no_score) STRING(no_judgement)                        \
    STRING(counts_withheld) /* in place of a bar of answers */                                               \
    STRING(whole_mark) /* "hele organisatie", within a line */                                               \
    STRING(higher_lower) STRING(answers_heading) STRING(dont_know_heading) STRING(dont_know_legend)          \
    STRING(scale_8_32) STRING(bounds_legend) STRING(interval_legend) STRING(figure) STRING(continued)        \
    STRING(cover_label)       /* "omslag": what readers call the page without a number */                    \
    STRING(draft)             /* "CONCEPT", on every page of a draft */                                      \
    STRING(impact) STRING(impact_axis) STRING(feasibility) STRING(feasibility_axis)                          \
    STRING(n_sign)              /* "n", the number of people */                                              \
    STRING(score_now)           /* "score nu" */                                                             \
    STRING(target_met)          /* "doel gehaald" */                                                         \
    STRING(department_dot)      /* "afdeling" */                                                             \
    STRING(department_clear)    /* "afdeling met duidelijk verschil*" */                                     \
    STRING(share_of_answers)    /* "in % van de antwoorden" */                                               \
    STRING(too_few_pillars)     /* in place of the radar: under three pillars have a score */                \
    STRING(too_few_departments) /* in place of a figure: no departments to compare */                        \
    STRING(no_rated_actions)    /* in place of the matrix: no action has an impact and a feasibility */      \
    /* more of the charts; {…} is filled in */                                                               \
    STRING(quarter_column) STRING(half_column) STRING(effect_heading) STRING(target_not_met)                 \
    STRING(target_reached)                                                                                   \
    STRING(target_short) STRING(target_almost) STRING(no_actions) STRING(to_plan) STRING(clear_difference)   \
    STRING(one_more_action) STRING(more_actions) STRING(one_more_idea) STRING(more_ideas)                    \
    STRING(no_clear_difference) STRING(phase_from) STRING(or_more) STRING(connection_opposite)               \
    STRING(connections_strongest) STRING(connections_missing)                                                \
    STRING(self_image) STRING(self_image_phase) STRING(to_go) STRING(rule_self_image)                        \
    STRING(whole_self_image)                                                                                 \
    STRING(whole_mark_self) STRING(interval_self) STRING(validated) STRING(no_grid) STRING(chart_grid)       \
    STRING(no_roadmap) STRING(no_department) STRING(no_previous) STRING(no_connections)                      \
    /* the web page */                                                                                       \
    STRING(page_skip) STRING(page_contents) STRING(page_figures) /* of {chart} */                       \
    /* the name of every chart */                                                                            \
    STRING(chart_radar) STRING(chart_cover) STRING(chart_ladder) STRING(chart_heatmap) STRING(chart_dots)    \
    STRING(chart_dont_know) STRING(chart_matrix) STRING(chart_timeline) STRING(chart_slope)                  \
    STRING(chart_connections) STRING(chart_department)                                                       \
    STRING(chart_bars) STRING(chart_strip)                                                                   \
    /* the workbook: its headings, and the sentences of its first sheet */                                   \
    STRING(book_title) STRING(book_about) STRING(book_about_text)                                            \
    STRING(confidential_folder) /* beside the report, the folder that holds it */                            \
    STRING(confidential) STRING(confidential_text) STRING(organisation) STRING(title) STRING(date)           \
    STRING(stage)                                                                                            \
    STRING(version) STRING(program) STRING(rule_score) STRING(rule_value) STRING(rule_phase)                 \
    STRING(rule_interval) STRING(rule_alpha) STRING(rule_dont_know) STRING(rule_respondent)                  \
    STRING(rule_answers)                                                                                     \
    STRING(cut_texts) STRING(cut_texts_text) STRING(respondent) STRING(answers) STRING(bound_low)            \
    STRING(bound_high)                                                                                       \
    STRING(alpha) STRING(text) STRING(empty) STRING(deviation) STRING(score_if_never)                        \
    STRING(score_if_systematic)                                                                              \
    STRING(alpha_rows) STRING(live) STRING(live_text) STRING(not_live_text) STRING(differences)              \
    STRING(control_sheet)                                                                                    \
    STRING(control_figure) STRING(control_report) STRING(control_now) STRING(control_difference)             \
    STRING(sheet_radar)                                                                                      \
    STRING(sheet_radar_alt) STRING(sheet_radar_scores_alt)                                                   \
    STRING(sheet_bars) STRING(sheet_bars_alt)                                                                \
    /* workbooks that may be shared */                                                                       \
    STRING(may_be_shared) STRING(may_be_shared_text) STRING(departments_book)                                \
    STRING(departments_book_text)                                                                            \
    STRING(department_book_text) STRING(department_score) STRING(invited) STRING(response)                   \
    STRING(questions)                                                                                        \
    STRING(rule_question_means) STRING(rule_clear_difference) STRING(clearly_higher) STRING(clearly_lower)   \
    STRING(sheet_compare) STRING(sheet_compare_alt) STRING(clear_heading)                                    \
    /* the sheets of the workbooks, and what is in them */                                                   \
    STRING(book_sheets) STRING(book_rules) STRING(book_files) STRING(book_rows_left_out)                     \
    STRING(answers_left_out)                                                                                 \
    STRING(topic) STRING(part_of) STRING(answer) STRING(row_kind) STRING(mark_department)                    \
    STRING(mark_subtotal)                                                                                    \
    STRING(mark_total) STRING(mark_without) STRING(rule_row_kind) STRING(change_of) STRING(change_then)      \
    STRING(change_now) STRING(change_clear) STRING(no) STRING(as_printed) STRING(plan_number)                \
    STRING(plan_action)                                                                                      \
    STRING(plan_approach) STRING(plan_owner) STRING(plan_start) STRING(plan_end) STRING(plan_status)         \
    STRING(plan_waits) STRING(control_cell) STRING(control_of) STRING(sheet_about) STRING(sheet_pillars)     \
    STRING(about_pillars) STRING(sheet_departments) STRING(about_departments) STRING(sheet_questions)        \
    STRING(about_questions) STRING(about_question_means) STRING(sheet_respondents)                           \
    STRING(about_respondents)                                                                                \
    STRING(sheet_open_answers) STRING(about_open_answers) STRING(sheet_spread) STRING(about_spread)          \
    STRING(sheet_control) STRING(about_control) STRING(sheet_interviews) STRING(about_interviews)            \
    STRING(sheet_answers) STRING(about_answers) STRING(sheet_roadmap) STRING(about_roadmap)                  \
    STRING(sheet_customers) STRING(about_customers) STRING(measurement) STRING(subject)                      \
    STRING(group) STRING(scale) STRING(mark) STRING(dimension) STRING(customer_value)                        \
    STRING(promoter_score) STRING(gap_between) STRING(mirror_gap)                                            \
    STRING(chart_customers) STRING(no_measurement) STRING(chart_themes) STRING(no_themes)                    \
    STRING(theme_effective) STRING(theme_easy) STRING(theme_emotion) STRING(theme) STRING(best_two)          \
    STRING(distribution) STRING(chart_journeys) STRING(no_journeys) STRING(journeys_main)                    \
    STRING(journeys_made) STRING(journeys_effort) STRING(effort_figure)                                      \
    STRING(outcome_figure) STRING(journeys_volume)                                                           \
    STRING(sheet_flagged) STRING(about_flagged) STRING(follow_up_key) STRING(flagged_date)                   \
    STRING(flagged_side) STRING(promoter) STRING(detractor) STRING(contact) STRING(within_week)              \
    STRING(within_month) STRING(contacted_on) STRING(closed_on) STRING(follow_up_ahead)                      \
    STRING(follow_up_done) STRING(follow_up_late) STRING(follow_up_overdue)                                  \
    /* other organisations */                                                                                \
    STRING(sheet_benchmark) STRING(about_benchmark) STRING(benchmark_legend) STRING(benchmark_own)           \
    STRING(benchmark_lower) STRING(benchmark_median) STRING(benchmark_upper) STRING(benchmark_place)         \
    STRING(benchmark_organisations)                                                                          \
    STRING(benchmark_below) STRING(benchmark_about) STRING(benchmark_above)                                  \
    STRING(sheet_change)                                                                                     \
    STRING(about_change) STRING(sheet_differences) STRING(about_differences) STRING(sheet_means)             \
    STRING(about_means) STRING(sheet_by_department) STRING(about_by_department)                              \
    STRING(sheet_one_department)                                                                             \
    STRING(about_one_department) STRING(response_book) STRING(response_book_text) STRING(sheet_response)     \
    STRING(about_response) STRING(sheet_course) STRING(about_course) STRING(to_half) STRING(response_day)    \
    STRING(response_added)                                                                                   \
    /* the questionnaire for a survey tool */                                                                \
    STRING(survey_folder) STRING(survey_invite_file) STRING(survey_remind_file)                              \
    STRING(survey_privacy_file) STRING(survey_intro) STRING(survey_thanks) STRING(survey_department)         \
    STRING(survey_open) STRING(survey_kind) STRING(survey_choice) STRING(survey_statement)                   \
    STRING(survey_statements) STRING(survey_grid) STRING(survey_text) STRING(survey_sheet)                   \
    STRING(survey_end) STRING(survey_link) STRING(survey_last_day)                                           \
    STRING(interview_guide_file) STRING(interview_cx_name)                                                   \
    /* the workbook to prioritise in */                                                                      \
    STRING(roadmap_impact) STRING(roadmap_feasibility) STRING(roadmap_questions) STRING(roadmap_level)       \
    STRING(roadmap_points) STRING(roadmap_order) STRING(roadmap_help_choose) STRING(roadmap_help_order)      \
    STRING(roadmap_help_back)                                                                                \
    /* what changed since an earlier version */                                                              \
    STRING(people_invited) STRING(people_responded) STRING(change_added) STRING(change_changed)              \
    STRING(change_dropped) STRING(part_heading) STRING(part_reason) STRING(part_conclusions)                 \
    STRING(part_recommendations) STRING(part_examples) STRING(part_lead) STRING(part_message)                \
    STRING(part_decisions) STRING(summary) STRING(field_title) STRING(field_pillar)                          \
    STRING(field_impact) STRING(field_feasibility) STRING(field_owner) STRING(field_start)                   \
    STRING(field_end)                                                                                        \
    STRING(field_status) STRING(field_questions) STRING(field_aimed) STRING(field_depends)                   \
    STRING(field_place)                                                                                      \
    /* what a final report needs */                                                                          \
    STRING(need_version) STRING(need_date) STRING(need_sponsor) STRING(need_interviews) STRING(need_desk)    \
    STRING(need_validated) STRING(need_reasons) STRING(need_targets) STRING(need_conclusions)                \
    STRING(need_recommendations) STRING(need_summary) STRING(need_roadmap) STRING(need_owners)               \
    STRING(need_dates)                                                                                       \
    /* what became of the rows and columns of the answers */                                                 \
    STRING(row_above) STRING(row_heading) STRING(row_empty) STRING(row_respondent) STRING(row_incomplete)    \
    STRING(row_unfinished) STRING(row_test) STRING(row_total) STRING(row_twice) STRING(row_footer)           \
    STRING(row_left_out)                                                                                     \
    STRING(row_refused)                                                                                      \
    STRING(column_question) STRING(column_department) STRING(column_open) STRING(column_id)                  \
    STRING(column_meta)                                                                                      \
    STRING(column_personal) STRING(column_unused) STRING(line_one) STRING(line_more)
// clang-format on

typedef struct Strings {
#define STRING(name) const char *name;
    STRINGS(STRING)
#undef STRING
} Strings;

// The text of a file beside words.yaml with the terms filled in (terms_fill).
Slice strings_fill_terms(Arena *arena, const Strings *strings, Slice text);

// By number: months from 1, the rest from 0.
Slice strings_month(const Strings *strings, int month);
Slice strings_pillar(const Strings *strings, int pillar);
Slice strings_pillar_short(const Strings *strings, int pillar); // where there is little room
Slice strings_pillar_question(const Strings *strings, int pillar);
Slice strings_phase(const Strings *strings, int phase);
Slice strings_answer(const Strings *strings, int answer); // 0 blank, 1–4, 5 don't know
Slice strings_stage(const Strings *strings, int stage);
Slice strings_stage_short(const Strings *strings, int stage);
Slice strings_status(const Strings *strings, int status);

// What became of a row (RowFate of balance.h), what a column is used for (ColumnUse of scan.h): behind a
// number of them.
Slice strings_row_fate(const Strings *strings, int fate);
Slice strings_column_use(const Strings *strings, int use);

NumberStyle strings_number_style(const Strings *strings);

// "één" to "twaalf", or "Eén" to begin a sentence; empty for other numbers, which are written in figures.
Slice strings_number(const Strings *strings, int64_t number, bool capital);

// "a, b en c". In the arena.
Slice strings_list(Arena *arena, const Strings *strings, const Slice *texts, size_t count);

// "12 maart 2026"; a month without its day "maart 2026"; a year alone "2026". Empty for no date. The
// spaces are U+00A0.
Slice strings_date(Arena *arena, const Strings *strings, Date date);

// "2e kw. 2026", with U+00A0.
Slice strings_quarter(Arena *arena, const Strings *strings, Date date);

// A date with a day as a date, a month as its quarter: how a roadmap is planned. Empty for no date.
Slice strings_moment(Arena *arena, const Strings *strings, Date date);

#endif
