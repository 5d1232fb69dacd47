// The tree of everything that a template may print, as JSON.
//
// Names are those of the design, section 7, and never change without a new `schema` number. Rules:
// - a number is as it is printed (facts/printed.h), or null where there is none or it is withheld. Beside
//            it
//   stands NAME_text: the same in the documents' language; there an en dash for none. Scores, values,
//            means,
//   sd and intervals have 1 decimal (a score just below a phase's border 2), alpha and r 2, p 3;
//   percents ("55 %", with U+00A0) and counts are whole.
//   Of whole results (`facts --confidential`) a number is the double nearest to the exact fraction;
// - other texts are null where empty. In lists that become tables they are an en dash instead;
// - every condition is a boolean, every list an array, also when empty;
// - Markdown of the user's is marked (md) below and goes out with {{{x}}}; all else with {{x}}.
//
// schema 1
// scan       organisation, title, subtitle, version, author, audience, sponsor, language, written_language
//            (of the notes), is_translated (they differ), date (2026-03-12),
//            date_text, year, stage (self | validated | final), stage_text, stage_short, is_self,
//            is_validated, is_final, is_complete (the whole checklist), min_group, min_group_text,
//            name_departments (headings may name one)
// response   invited, responded, incomplete, unfinished, skipped, rate, each with its _text; has_invited
//            (the number invited is known and not below the number that responded: only then is there a
//            rate), reaches_half, below_half_count (departments with a rate below it), has_below_half,
//            below_half_is_one, has_department_rates (a department has one), has_departments,
//            departments[]: name, withheld, invited, responded, rate, each with its _text; remainder
//            {present, name, responded}: who is in none of them ("Zonder afdeling"; score/remainder.h)
// balance    what became of every row of the answers: rows, and how many of them are above (the headings),
//            headings, empty, responded, incomplete, unfinished, tests, totals, twice, below (the
//            answers), left_out, refused, each with its _text; rows_account "1 met koppen, 240 van mensen
//            die meetellen en 12 zonder antwoord"; columns, columns_account "48 met vragen en 2 niet
//            gebruikt"
// pillars[6] id, name, short_name (where there is little room), index (1–6),
//            leading_question, withheld, n, has_score, score, value,
//            phase {id, name, index 0–4} or null: of the answers, which are the self-image where another
//            score
//            holds; has_established, established, established_value, established_phase {},
//            established_phase_name: the score that holds (score/established.h), at stage self that of the
//            answers; gap (from there to the target; below 0 where it is passed), target_met; sd,
//            interval {low, high, low_text, high_text, text
//            "17,1 – 17,9"}, has_interval, alpha, alpha_n, dont_know (0–1, its text in percents),
//            bounds {as interval}; for each of target, validated, previous: NAME, NAME_text, NAME_value,
//            NAME_value_text, NAME_phase {}, NAME_phase_name (all null where not set), has_NAME;
//            validated is null at stage self; validation {present, difference, difference_text "–1,8",
//            is_higher, is_lower, is_same (all by tenths), phase_moved},
//            target_is_phase, reason, reason_md (md: its citations are links), counts_withheld
//            (of its questions: score/withhold.h), questions[8], strongest {id,
//            text, topic, mean, mean_text, has_percent, high_percent: 3 and 4 together}, weakest {id,
//            text, topic, mean, mean_text, has_percent,
//            low_percent: 1, dont_know_percent} (null where no question has a mean), has_extremes (their
//            means differ), strongest_clear, weakest_clear (it differs clearly from each of the other
//            seven: score/extremes.h), has_notes,
//            findings {present, heading, conclusions (md), conclusion_first (its first paragraph, where it
//            begins with one), conclusion_rest (what follows), recommendations (md), recommendation_items[]
//            {title (plain: the bold words it begins with, or its first sentence), rest (md on one line)},
//            first_recommendation (of these, or null), examples (md), has_draft (no recommendations, and a
//            grid), draft (plain text: the grid's step)}, grid {present, cells[5] {phase_index, phase_name,
//            text, step, is_current, is_target, is_shown (one of these two), is_validated (the current one,
//            where it follows from a validated score), is_self (the self-image's phase)}; the current one is
//            that of the established score, current_text, step_text, target_text, current_phase {},
//            current_phase_name, next_phase_name, same_cell (the target's phase is the present one),
//            is_last}, actions[] (those of roadmap.actions on this pillar), has_actions, actions_count,
//            open_actions_count, open_actions_are_many (more than 6), open_actions_text (ids, "2, 13 en
//            14"): those that are not done,
//            is_bare (it has a place in the grid and nothing else: no notes, validated score or actions),
//            interviews {present, count (of them that say something of this pillar), total, count_text "9
//            van
//            13", strengths_count, weaknesses_count, has_X and X[] for strengths, weaknesses, quotes,
//            texts:
//            text (md), number, anchor, role, department, source_text "role, department"; quotes in rows of
//            two: first_quotes[≤ 1], other_quotes[]: quotes[≤ 2], width (columns of the page for each);
//            has_other_quotes}, open_answers {shown, items[]: text}
// questions  id, anchor ("question-1-3": its row in the document), text, topic (of its text, in at most 40
//            code points), withheld (too few people answered, or it would tell of a few), counts_withheld
//            (its mean may be shown, but counts, answered and percent are null: score/withhold.h), counts
//            {1, 2, 3, 4, x, blank}, counts_text (the same keys),
//            answered (1–4), mean, mean_text, has_mean,
//            percent {1, 2, 3, 4} (whole, adding up to 100, of those who answered 1–4), dont_know_percent
//            (whole, x of x and 1–4), is_strongest, is_weakest
// change     of pillars[], questions[], departments[].pillars[]: since the previous scan. present (there is
//            one), comparable (both figures may be shown; false: null and an en dash below), then, now,
//            difference, difference_text "+1,4", interval {low, high, text "+0,4 tot +2,4"} (95 %, of the
//            difference), has_interval, p_holm, clear (more than chance), is_higher, is_lower (clear, and
//            up
//            or down). Of a pillar also same_questions (0–8: asked in the same words), all_same,
//            too_few_same
//            (under 4: not comparable), then_score, now_score (over the same questions; then and now),
//            phase_moved, from_phase {}, from_phase_name, to_phase {}, to_phase_name
// has_bare_pillars, has_other_quotes (a pillar has)
// groups[2]  id (within, foundation), is_within, name, score, score_text, value, value_text: null where one
//            of its three pillars has no score; established, established_value: the same of the established
//            scores
// change     present; only with a previous scan: shown (it may be compared), is_small, is_repeated (why
//            not),
//            previous_year, previous_text,
//            now_text (what to call both: "2024" and "2026"), responded, invited, rate, has_rate (of then);
//            comparable_count, has_comparable, clear_count, none_clear, all_risen, all_fallen, some_clear
//            (neither none nor all), only_one_way (risen or fallen, not both, and all others level);
//            lists of
//            pillars {id, name, and as pillars[].change}: risen, fallen, level (no clear difference),
//            phase_moves (clear; few_phase_moves: at most 3), partial (4–7 questions the same),
//            incomparable,
//            each with has_NAME, NAME_is_one, NAME_count, NAME_text "a, b en c"; largest (the largest clear
//            change {name, size, size_text "2,6", is_largest (clearly more than each other), …} or null);
//            questions[≤ 10] {id, anchor, text,
//            pillar_name, …} (clear, the largest first), has_questions, clear_questions,
//            clear_questions_is_one, questions_are_cut; reworded[], reworded_shown[≤ 10] {id, text,
//            previous_text, pillar_name}, has_reworded, reworded_is_one, several_reworded, reworded_count,
//            reworded_are_cut, reworded_left (how many more); departments[] {name, pillars[6] {id, …}}
//            (those with something to compare, by mean), has_departments, clear_cells, clear_cells_is_one,
//            no_department_clear, largest_is_named (it is the only clear one, and headings may name
//            departments), largest_cell {name, pillar_name, …} or null; departments_new[],
//            departments_gone[] names, each with has_NAME, NAME_is_one, NAME_text (6 names at most, fewer
//            where they are long), NAME_are_cut, NAME_left (how many more)
// connections[15]  from, to (ids), pair_text "Strategie en Begrijpen", r (Pearson, −1 to 1, two decimals in
//            its text), n (respondents with a score on both), level (strong: from 0.50; weak: from 0.30;
//            none; opposite: to −0.30; unclear: its interval does not bear that out; null where there is no
//            r: score/connections.h); in the order of the pillars
// connection_summary  present (there is an r), count, connected (one is strong or weak), connected_count,
//            connected_is_one, connected_is_all, strongest, weakest (as above, the highest and the lowest
//            r,
//            or null), strongest_clear, weakest_clear (its interval lies beyond all others); for each of
//            strong, unclear, missing (level none),
//            opposite: NAME[] as above, the outermost first, has_NAME, NAME_count
// departments[], departments_by_mean[]  (order of the scan; high to low mean with the withheld ones last,
//            by name) name, withheld, n, rate, mean (of its pillar scores that are shown), pillars[6]: id,
//            name, withheld, n, score, value, phase, direction (1, 0, −1), is_higher, is_lower, p_holm;
//            with
//            texts
//            merged (a row of several departments that are withheld by themselves; after all others, its
//            name
//            "Overige afdelingen"), parent (name of the department above it, or null), level (0: at the
//            top),
//            indent (what moves its name to the right in a table, or null). In departments_by_mean each is
//            followed by those below it, and has has_parts (one of them is shown).
//            A department's figures count the departments below it. response.departments[] ends with them
//            as
//            well. departments[] also questions[48]: id, withheld, mean (in whole tenths;
//            score/questions.h),
//            mean_text
// department_spread  shown (departments), clear_count (of those that clearly differ from the rest on a
//            pillar; with texts), has_clear, clear_is_one, clear_is_all, differs (of all
//            that is said of them something is clear: Results.departments_differ), overall_count (those
//            that
//            clearly differ over all pillars together; with text), has_overall, overall_is_one,
//            named_higher, named_lower (where that is one, or one up and one down, the names fit a
//            heading and
//            scan.name_departments; else null), has_named, counts_in_heading (differs on a pillar, and no
//            name), has_levels (one that is shown lies
//            below another), has_dots (a figure of their spread tells something: they are three or more,
//            and
//            no cloud of which none stands out)
// has_departments (at least one is shown), has_merged, any_withheld (a department or a cell),
//            withheld_count
//            (rows), any_counts_withheld (of a pillar's questions)
// summary    has_order (the highest and the lowest established score differ), highest_clear,
//            lowest_clear (it differs clearly from each of the other pillars; a validated score does
//            where it
//            is another number), points_clear (each of strongest_questions lies clearly above each of
//            weakest_questions), highest, lowest {id, name,
//            score, value, phase_name: the established ones}, spread (points between the two), dont_know
//            {present, name (the pillar
//            with the largest share of “don't know”), share, clear (more than of each other pillar),
//            has_phase
//            (it has a score), low_phase_name,
//            high_phase_name (those of its bounds), phase_stands}, targets {present, count (pillars with
//            an established score and a target), is_every_pillar (all six), is_one, one_met, met,
//            none_met, some_met,
//            all_met, furthest_name, furthest_gap (points), furthest_clear (further than each other)},
//            strongest_questions[≤ 3],
//            weakest_questions[≤ 3] {id, anchor, text, pillar_name, mean}, validation {present, count
//            (pillars with both scores), is_every_pillar, is_one, raised_count, lowered_count,
//            adjusted_count, same_count, phase_moved_count (with NAME_words "twee" and NAME_capital "Twee",
//            as have targets.met, targets.count and every
//            other number that a sentence of the templates begins with), phase_moved[] {name, phase_name},
//            phase_moved_text "Meten
//            (Startend) en Cultuur (Lerend)", none_adjusted, one_adjusted, all_adjusted, none_raised,
//            none_lowered, no_phase_moved, one_phase_moved, all_raised, all_lowered, one_raised,
//            one_lowered, furthest {name, score, validated} (that moved most, or null),
//            furthest_clear (further than each other)},
//            has_validated (a pillar is, so that another score than the self-image holds),
//            has_targets, has_previous (a pillar has one), has_series (one of these, or a validated
//            score), previous_year, phases[5] {id, name, index, count, present, is_one, pillars[] names,
//            pillars_text "a, b en c"}, all_phases_same, interviews_count, has_interviews,
//            one_interview, documents_count, has_documents, one_document
// message    what summary.md says: heading, lead, points[≤ 3] {text (md on one line)}, has_points,
//            decisions[≤ 5] {text, who, when (md on one line)}, has_decisions, one_decision, decisions_count
// what_now   present (there is something to say of it), has_conclusions, has_advice, has_actions (a pillar
//            has a heading of its findings, a first recommendation, an action that is not done), has_rows
//            (one of the first two); has_withheld (departments are), withheld_is_one, has_reservations (one
//            of these, response.has_below_half and rules_summary.has_not_met)
// interviews[] number, anchor ("interview-4"), role, department, department_text, month_text, kind (cx |
//            department | null), kind_text. A department is named only where it is shown and has
//            min_group_open respondents
// interview_summary  count, cx_count, department_count, unknown_count (no kind given), of those with
//            departments standing_out_count and average_count (interview_advice says which are; only
//            departments that are named count) and unnamed_count, strengths_count, weaknesses_count,
//            quotes_count, each with its _text; present, is_one, enough (12–15), too_few, too_many,
//            kinds_known, has_unknown, has_unnamed, has_named, has_points
// interview_advice  present, advised_count, clear_count, departments[] (only those that are shown; high,
//            low,
//            mixed, average) {name, kind, kind_text, n, advised, clear, mean, organisation (the same mean
//            of
//            the whole organisation), reasons[] {id, name (of the pillar), is_higher, is_lower, score,
//            organisation, interval_text, p_holm, p_text "p = 0,012"}}
// desk[]     number (of the document), anchor ("document-2"; null in further rows of the same document),
//            document, kind (as written where it is none of the checklist), kind_id, pillar, pillar_name,
//            finding, pillars[] {id, name}, pillars_text ("Meten en Cultuur"; pillar is the first it names)
// desk_kinds[12]  id, name, present: the kinds that the handbook's checklist asks for
// has_evidence (there are interviews or documents)
// desk_summary  present, seen_count, seen_text "9 van 12", kinds_count, missing_count, has_missing,
//            one_missing, missing_text "a, b en c"
// rules[11]  id (questions, order, sponsor, response, response_departments, interviews, cx, departments,
//            spread, desk, repeat), text, met (true, false, null where not known), is_met, is_not_met,
//            is_unknown, verdict "voldaan", mark (met | not-met | unknown), detail (what was found, in a
//            word
//            or two)
// rule       the same by id: rule.response.verdict
// rules_summary  met_count, not_met_count, unknown_count, count, met_text "9 van 11", all_met,
//            none_met, one_met, has_not_met,
//            one_not_met, has_unknown, one_unknown, next_year (two years after the scan)
// roadmap    present, has_plan (one of the actions is neither paused nor dropped), has_open (one of these
//            is not done; the counts are of these alone), count, is_one, is_long (over 12), has_dates (one
//            of them), actions[] (all of them; those that are paused or dropped come last): rank (its place
//            in the list), id (its number, as the owner gave it), title, pillar (the first that was named),
//            pillar_name, pillars[] {id, name}, pillars_text "Meten en Cultuur", impact,
//            feasibility (with texts), is_rated, approach, owner, start_text, end_text (as written where
//            that says something else: "voorjaar 2026"), start, end (the first and last day of these, as
//            "2026-03-31", or null), start_quarter, end_quarter (year × 4 + quarter
//            − 1, or null), has_dates, pillar_index (0–5), status (idea | planned | started | done |
//            paused | dropped), status_text, is_ongoing (meant to have no end), in_plan, depends[]
//            {rank, id, title, is_done}, depends_text "2 en 3" (ids), waits_for_text (of those the ones
//            that are not done; null where none), can_start (an idea or planned, and waiting for
//            nothing), needed_by (rank of the action for which it stands this early, or null),
//            reason_text "2 × 4 = 8, nodig voor 11", has_effect (it counts, see below); startable[]
//            (actions that can start); next[] (in the plan, not
//            done, and begun or with a start no later than two quarters after that of the report; ideas
//            last), next_first[≤ 8], next_more_text (ids), next_count, has_next, next_is_one,
//            next_until_text "3e kw. 2026" (null without a date); plan[] (the actions in the plan), open[]
//            (of these, what is not done), set_aside[] (paused or dropped); for each of first (that
//            approach, and waiting for nothing), started, done,
//            startable, waiting (not begun, and cannot), set_aside, without_effect
//            (lacks questions, level or end), past (ended before the scan): NAME_count (with text),
//            has_NAME, NAME_is_one, NAME_numbers_text (ids); first_is_all, first_is_some; approaches[5] in
//            the matrix' order, unrated last: id (first | prepare | between | later | unrated), is_ID, name,
//            present, count, is_one, actions_text "1, 2 en 3" (ids), has_actions, and of first those apart
//            that wait: has_waiting, waiting_is_one, waiting_text. Its effect if all actions that
//            count succeed (score/effect.h), over the pillars that are shown: has_effect (one is
//            lifted), has_validated (a pillar is validated; what is added to the self-image is added to
//            that score), quarters[] {quarter, text "2e kw. 2026", name "2e kw", year_text,
//            end_month_text "juni 2026"}: those in
//            which an action that counts ends; columns[≤ 8]: of them what a table has room for;
//            has_columns (2 or more), skips_quarters, last_month_text (of the last of
//            them: "maart 2028"); unreached[] (names of pillars),
//            has_unreached, unreached_text; has_ideas (one that counts is an idea);
//            targets {present, count, met, met_without_ideas, needs_ideas (that is less),
//            none_without_ideas,
//            is_one, missed_is_one,
//            all_met, some_met, none_met}; effect[6]: id, name, present (false where withheld, without a
//            score, or has_effect is false above), has_effect (an action lifts it), score_now,
//            value_now, score_after, value_after (with texts), phase_now, phase_after {},
//            phase_after_name, phase_moves, phase_quarter_text, has_target, target_text (as short as it
//            goes), target_met, target_missed, score_without_ideas (with text),
//            target_met_without_ideas, target_met_now, target_quarter_text, shortage (points,
//            with text), is_almost (that text is 0,0), next {id, text, anchor, level, level_text, gain
//            (with text), is_enough}: the question that would add most beyond the roadmap, where the
//            target is missed, else null; steps[] as quarters, and columns[] as columns: quarter, text,
//            name, year_text, score, value (with texts), phase {}, phase_name, is_new_phase (since the
//            one before)
// method     phases[5]: id, name, index, low_text "12,5", high_text, band "13–18"; scale {low 8, high 32,
//            value_low 1, value_high 5}, protection (score/incomplete.h, points),
//            has_hundredths (one of the scores has a second decimal)
// privacy    for the statement: min_group, min_group_open, protection (points), figures and
//            figures_withheld (of departments: people and six scores each), means and means_withheld (of
//            questions, by department), questions_withheld (of the 48: counts of the whole organisation),
//            each with _text; open_shown, has_figures, whole_withheld; rules null, or of `cxscan privacy
//            --statement` small, cover and version, with _text
// sources[]  name, sha256 (null for what can be guessed: scan.yaml, the numbers of people invited),
//            sha256_short (its first 16 digits); sources_left[], sources_right[]: the same in two halves;
//            has_sources_right
// checklist[] what a final report needs: id, text, present, detail (what is missing, or how many there are)
// changes    since the documents made before: facts/changes.h
// generator  name, version
// words      every word of words.yaml
// terms      customer, customers ("inwoner", "inwoners"), experience ("klantbeleving"): the organisation's
//            own, from `terms:` in scan.yaml, or the usual ones; each with NAME_capital, to begin a sentence
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include <jansson.h>

#include "score/results.h"

// The tree, with the privacy plan applied (score/privacy.h): whatever it withholds is not in it. The caller
// owns it (json_decref).
json_t *facts_make(const Scan *scan, const Results *results);

// Hold the findings against these facts of the scan: an error for a tag that names none and for a
//            citation of
// something that is not there; for a number or a phase typed by hand that is not the present one, a fault
//            at
// stage `final`, else a warning.
void facts_check_findings(Diagnostics *d, const Scan *scan, const Results *results, const json_t *tree);

// Sets the tree's `changes` to what `state` (of these facts: facts/state.h) says otherwise than `since`;
// NULL: nothing.
void facts_put_changes(json_t *tree, const Scan *scan, const json_t *since, const json_t *state);

// How many figures of departments each rule withholds (score/privacy.h).
typedef struct RuleCounts {
    size_t small, cover, version, alike;
} RuleCounts;

// Sets privacy.rules of the tree. For the project leader alone.
void facts_put_rule_counts(json_t *tree, const Scan *scan, const RuleCounts *counts);

#endif
