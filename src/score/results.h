// SPDX-License-Identifier: EUPL-1.2
// Everything that is computed from the answers. Exact fractions until the last step; `double` only where
// mathematics asks for a root or a distribution.
#ifndef SCORE_RESULTS_H
#define SCORE_RESULTS_H

#include "base/fraction.h"
#include "model/answer.h"
#include "model/pillar.h"

enum {
    POINT = 105
}; // a score of one point, as the integer that is summed: 840 / i is whole for i = 1…8

// Scores of a group on one pillar. Sums are exact: at most 3360 a respondent.
typedef struct Tally {
    uint64_t n;     // respondents with a score on this pillar
    uint64_t sum;   // in 1/105 points
    int128 squares; // in (1/105 points)²
} Tally;

typedef struct Interval {
    double low;
    double high; // both NaN where there is none: n < 2
} Interval;

// The outermost of a list of values, by index: −1 where it has none (score/extremes.h).
typedef struct Extremes {
    int highest, lowest;
    bool highest_clear, lowest_clear; // it differs clearly from each of the others
} Extremes;

typedef struct QuestionResult {
    uint64_t count[ANSWER_KINDS]; // by Answer
    Fraction mean;                // 1–4 over the answers 1–4
    bool withheld;                // none of this may be shown (score/withhold.h)
    bool counts_withheld;         // `count` may not be shown, nor any share of it; the mean may
} QuestionResult;

typedef struct PillarResult {
    Tally tally;
    bool withheld;      // by the suppression plan: fewer than min_group people have a score here
    Fraction score;     // mean, 8–32
    Fraction value;     // 1–5
    int phase;          // 0–4; -1 where there is no score
    double sd;          // sample standard deviation; NaN for n < 2
    Interval interval;  // 95 %, t, finite-population correction where the number invited is known
    double alpha;       // Cronbach; NaN where it cannot be computed
    uint64_t alpha_n;   // complete rows it stands on
    Fraction dont_know; // x / (x + 1…4) over the pillar's eight questions
    Fraction bound_low, bound_high; // the score if every x had been 1, had been 4
    int bound_low_phase, bound_high_phase;
    bool bounds_withheld; // all four of them (score/withhold.h)
    // The departments' means of its questions (score/questions.h)
    bool department_questions_withheld;
    QuestionResult question[QUESTIONS];
    int strongest,
        weakest;       // question 0–7 by mean, ties to the lower number; -1 where none has a mean
    Extremes extremes; // of its questions, by mean
} PillarResult;

// A department on one pillar, against all other respondents (Welch's t, Holm's correction over the
// departments shown on this pillar).
typedef struct DepartmentPillar {
    Tally tally;
    Fraction score;
    Fraction value;
    int phase;
    bool withheld; // by the suppression plan; also where nobody has a score
    double sd;
    Interval interval;
    double t, df, p, p_holm; // NaN where withheld or not testable
    int direction;           // +1 clearly higher, -1 clearly lower (p_holm < 0.05), else 0
} DepartmentPillar;

// All values are those of everybody in the department or in one below it.
typedef struct DepartmentResult {
    uint64_t n;      // respondents
    int64_t invited; // -1 where not known
    bool withheld;   // none of its values may be shown, its n included; also where nobody responded
    DepartmentPillar pillar[PILLARS];
    // Of each of its people the mean of the pillar scores that he has, in 1/6300 points; where all of it is
    // shown, against that of all other respondents.
    Tally overall;
    int direction; // +1 clearly higher, -1 clearly lower (see departments_differ), else 0
    Fraction mean; // mean of its pillar scores that may be shown: the order of the heat table
    Fraction organisation; // mean of the whole organisation's scores on the same pillars
} DepartmentResult;

// Departments that are too small to be shown by themselves, together: a row after the others.
typedef struct MergedResult {
    // number of the department that they are all below, counted from 1; 0: the whole organisation
    size_t above;
    bool with_own;           // and the people of that department itself
    DepartmentResult result; // shown, but for single pillars; never tested against the others
} MergedResult;

// Why no report may be made.
typedef enum Refusal {
    REFUSED_NOT,
    REFUSED_SMALL,  // fewer than min_group people answered
    REFUSED_VERSION // fewer than that came or went since an earlier version
} Refusal;

// 0: werken in de organisatie (understand, design, measure); 1: werken aan (strategy, culture, govern).
enum { GROUP_PILLARS = 3 };
extern const Pillar pillar_groups[2][GROUP_PILLARS];
typedef struct PillarGroupResult {
    Fraction score; // mean of the three pillars' scores
    Fraction value;
} PillarGroupResult;

// The score that holds of a pillar: the validated one where the stage has it, else that of the answers, the
// self-image (score/established.h).
typedef struct EstablishedScore {
    Fraction score; // 8–32
    Fraction value; // 1–5
    int phase;      // 0–4; -1 where there is no score
    bool validated;
} EstablishedScore;

// How two pillars' scores go together over the respondents with a score on both.
enum { CONNECTIONS = PILLARS * (PILLARS - 1) / 2 };
typedef struct Connection {
    Pillar from, to; // from before to, in the handbook's order
    uint64_t n;      // respondents with a score on both
    bool withheld;   // n below min_group, or one of the pillars is withheld
    double r; // Pearson's correlation, −1 to 1; NaN where withheld, or where a pillar has no spread
} Connection;

// Whether an action's effect is computed: it lacks an end, a level or questions; it is paused or dropped; it
// ended before the scan, so that the measurement shows it already; or it counts.
typedef enum ActionEffect {
    EFFECT_UNKNOWN,
    EFFECT_NO_PLAN,
    EFFECT_PAST,
    EFFECT_COUNTED
} ActionEffect;

// The scores at the end of a quarter, if the actions that end in it or earlier succeed.
typedef struct EffectStep {
    int64_t quarter; // as period_quarter counts them
    Fraction score[PILLARS], value[PILLARS];
    int phase[PILLARS];
} EffectStep;

typedef struct PillarEffect {
    bool lifted;           // an action that counts lifts one of its questions
    Fraction score, value; // after all actions; the established score where none lifts it
    int phase;
    Fraction without_ideas; // the score after all actions that are more than an idea
    // The question that would add most to that score if everybody answered it with this level, and what it
    // would add, in points; -1 and "no value" where nothing would.
    int next_question, next_level;
    Fraction next_gain;
} PillarEffect;

typedef struct RoadmapEffect {
    ActionEffect *action; // as Scan.actions
    EffectStep *step;     // one for each quarter in which an action that counts ends, in order
    size_t step_count;
    bool has_ideas; // an action that counts is no more than an idea
    PillarEffect pillar[PILLARS];
} RoadmapEffect;

typedef struct Results {
    uint64_t responded;
    int64_t invited; // -1 where not known
    Fraction rate;   // "no value" where not known, or where more people responded than were invited
    PillarResult pillar[PILLARS];
    PillarGroupResult group[2];
    EstablishedScore established[PILLARS];
    PillarGroupResult established_group[2]; // of three established scores
    DepartmentResult *department;           // as Scan.departments
    size_t department_count;
    // Any of them clearly differs from the rest, on a pillar or over all: Welch's t, Holm's correction over
    // all cells and all departments at once, since a heading speaks of all (at 2 %, so that it is less than
    // 5 % in small groups too). A pillar's own tests (DepartmentPillar.direction) are a family by themselves.
    bool departments_differ;
    uint64_t without_department;
    Connection connection[CONNECTIONS];
    Extremes score_extremes, dont_know_extremes; // of the pillars
    Extremes gap_extremes;                       // of what lies between target and score
    Extremes moved_extremes; // of how far the validated scores lie from the self-images, up or down
    // Each of the three questions with the highest means lies clearly above each of the three lowest.
    bool points_apart;
    RoadmapEffect effect; // also of pillars that are withheld
    const struct ScanTrend
        *trend; // since the previous scan (score/trend.h); NULL where there is none
    MergedResult
        *merged; // several withheld departments in one row; at most one below each department
    size_t merged_count;
    // By department: the number of its row in `merged`, counted from 1; 0: in none
    size_t *merged_in;
    uint8_t *why; // by department: PrivacyRule (score/suppression_plan.h) of what is withheld
    uint8_t (*why_cell)[PILLARS];
    bool whole;   // nothing is withheld: not to be shared
    bool refused; // nothing may be shown
    Refusal refusal;
    const struct SuppressionPlan *plan; // all of the plan
    // beside which version open answers would be seen to be those of a few people (score/texts_apart.h), so
    // that none are shown; NULL where there is none
    const struct PublishedVersion *open_against;
    bool open_shown; // open answers may be shown, and were asked for
    // what this version shows of whom; only of score_scan_after, and not where refused
    struct PublishedVersion *shown;
    // People came, went, moved or answered otherwise since a version that a reader may hold
    bool moved;
    // measurements, with what of them may be shown (score/measured_plan.h); NULL where there are none
    struct MeasuredResults *measured;
} Results;

// One respondent's score on a pillar in 1/105 points: sum × 840 / i over the i questions answered 1–4; 0
// where i = 0: no score. Handbook, chapter 3, "Berekening totaalscore".
unsigned score_of(const uint8_t answer[QUESTIONS]);

// 0–4 by the rounded score; the handbook's whole-number bands. -1 for "no value".
int phase_of(Fraction score);

// The score as it is printed: rounded to tenths; to hundredths where it lies so closely below a phase's
// border that the tenth would be the border, and the phase beside it the one below ("18,47", Lerend). Such a
// number stays below the border: 18.499 is 18.49. What is printed comes out as it went in.
Fraction score_printed(Fraction score);

// How many decimals show a printed score: 1, or 2 just below a border.
int score_decimals(Fraction printed);

// Is a pillar validated, so that another score than the self-image holds?
bool results_validated(const Results *results);

// 1 + (score − 8) / 6. Handbook, chapter 3, "De volwassenheidsscore in het CXPA-model".
Fraction value_of(Fraction score);

// The lowest score of a phase: 8, 12.5, 18.5, 24.5, 28.5; and of index 5 the top, 32.
Fraction phase_border(int index);

// Where the connection of two different pillars stands in Results.connection.
int connection_index(Pillar one, Pillar other);

#endif
