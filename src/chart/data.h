// SPDX-License-Identifier: EUPL-1.2
// What charts draw of the facts: numbers as doubles, for these become places, beside the texts that are
// printed. A number that there is none of is NaN.
#ifndef CHART_DATA_H
#define CHART_DATA_H

#include "base/pattern.h"
#include "chart/drawing.h"
#include "facts/pillar.h"
#include "score/connections.h"

typedef struct Facts Facts;

typedef struct PillarData {
    Slice id, name;
    Slice short_name; // for where there is little room
    Slice n_text;
    // The established score; that of the answers where the facts know no other.
    double score, value;
    Slice score_text, value_text;
    int phase; // 0–4; -1 where there is no score
    Slice phase_name;
    // The score was settled after interviews and documents: the self-image stands beside it
    bool validated;
    double self_score, self_value; // that of the answers
    Slice self_text, self_value_text;
    int self_phase;
    double low, high;             // 95 % interval of the self-image
    double bound_low, bound_high; // if every "don't know" had been 1, had been 4
    double target, target_value;
    Slice target_text; // as short as it goes: "20", "20,5"
    Slice target_value_text;
    int target_phase; // -1 where there is none
    bool target_met;  // by the established score
    double previous, previous_value;
    Slice previous_text;
    double benchmark, benchmark_value; // the median of other organisations
    Slice benchmark_text, benchmark_value_text;
    double difference;     // with the previous scan
    Slice difference_text; // with its sign: "+2,6"
    bool clear;            // the difference is more than chance
    bool undecided;        // whether it is cannot be told
    double dont_know;      // whole percent
    bool withheld;         // too few people have a score
    // the question with the highest mean, with the lowest, differs clearly from each of the others
    bool strongest_clear, weakest_clear;
    const QuestionFacts *questions;
    const GridFacts *grid;
} PillarData;

typedef struct QuestionData {
    Slice id, text;
    double mean;
    Slice mean_text;
    int percent[4];   // of those who answered 1–4; adds up to 100, or all 0 where nobody did
    bool judged;      // somebody answered 1–4, and their mean is shown
    bool counted;     // and how often each answer was given
    bool withheld;    // too few people answered
    double dont_know; // whole percent of those who answered 1–4 or x; NaN where nobody did
} QuestionData;

typedef struct CellData {
    bool shown; // neither withheld nor empty
    double score;
    Slice score_text;
    int phase;
    int direction; // 1 clearly higher than the rest, -1 clearly lower, 0
} CellData;

typedef struct DepartmentData {
    Slice name;
    Slice n_text;
    Slice rate_text; // of those invited; a dash where that is not known
    bool withheld;
    bool has_parts; // others, below it, are shown as well
    int level;      // 0: below no other
    CellData cell[PILLARS];
} DepartmentData;

typedef enum ActionState {
    STATE_IDEA,
    STATE_PLANNED,
    STATE_STARTED,
    STATE_DONE,
    STATES
} ActionState;

typedef struct ActionData {
    int64_t rank;            // place in the list
    Slice number;            // the owner's
    int impact, feasibility; // 1–5, 0 where not given
    Slice title;
    bool on_pillar[PILLARS];
    Slice pillars_text;
    int64_t start,
        end; // first and last quarter: year × 4 + quarter − 1; both -1 where neither is known
    bool endless; // without an end on purpose
    ActionState state;
} ActionData;

// What the actions do to a pillar's score, if all succeed.
typedef struct EffectData {
    bool present;
    Slice after_text;
    bool met; // the score reaches the target
    Slice shortage_text;
} EffectData;

// Two pillars' scores together.
typedef struct ConnectionData {
    bool present;
    Slice pair_text, r_text;
    double r;
    ConnectionLevel level;
} ConnectionData;

// A word of the documents' language, by its name in words.yaml.
Slice chart_word(const ChartContext *context, const char *key);

// A pattern of these words with its blanks filled in.
Slice chart_phrase(const ChartContext *context, const char *key, const PatternBlank *blanks,
                   size_t count);

// The name of a phase, 0–4.
Slice chart_phase_name(const ChartContext *context, int phase);

// Why a pillar has no score: too few people answered, or nobody.
Slice chart_no_score(const ChartContext *context, const PillarData *pillar);

// All six, in the handbook's order.
void pillars_read(const ChartContext *context, PillarData pillars[PILLARS]);

// The same, with the self-images then and now over the questions that were asked in the same words, as
// `previous` and `score`: it is their difference that is shown.
void pillars_read_compared(const ChartContext *context, PillarData pillars[PILLARS]);

// Is one of them validated?
bool pillars_validated(const PillarData pillars[PILLARS]);

// A pillar's number by its id, or -1.
int pillar_number(const PillarData pillars[PILLARS], Slice id);

// The eight questions of a pillar, in the questionnaire's order. Returns how many there are.
size_t questions_read(const ChartContext *context, const PillarData *pillar,
                      QuestionData questions[QUESTIONS]);

// Departments from high to low mean, withheld ones last. In the arena. Returns their number.
size_t departments_read(const ChartContext *context, DepartmentData **departments);

// The actions of the plan that have a rank. In the arena.
size_t actions_read(const ChartContext *context, ActionData **actions);

// Of each pillar. False where no pillar has one.
bool effects_read(const ChartContext *context, EffectData effects[PILLARS]);

// Of the row's pillar with that of the column, where the column comes first. Returns how many are present.
size_t connections_read(const ChartContext *context, ConnectionData connections[PILLARS][PILLARS]);

// The year of the scan or of the previous one; where it is not known the word "now" or "previous".
Slice chart_year(const ChartContext *context, bool previous);

// What the median of other organisations is called: how many they are.
Slice benchmark_read(const ChartContext *context);

// How many people of the whole organisation responded, as text; and which share of those invited, empty where
// that is known of no department.
Slice respondents_read(const ChartContext *context);
Slice response_read(const ChartContext *context);

#endif
