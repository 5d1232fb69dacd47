// What a scan folder holds, read and checked: the input of everything that follows.
//
// All texts are slices in the arena that scan_read was given, valid UTF-8, without control characters
// other than newline and tab. Nothing here identifies a person: such columns are never read.
#ifndef INGEST_SCAN_H
#define INGEST_SCAN_H

#include "base/date.h"
#include "base/diagnostics.h"
#include "base/fraction.h"
#include "ingest/balance.h"
#include "ingest/desk_kinds.h"
#include "ingest/rare_signs.h"
#include "ingest/terms.h"
#include "ingest/words.h"

enum { PILLARS = 6, QUESTIONS = 8, ITEMS = PILLARS * QUESTIONS, PHASES = 5 };

// In the handbook's order (chapter 2). Question p.q of the questionnaire is item p * QUESTIONS + q, both
// counted from 0 ("1.1" is 0, "6.8" is 47).
typedef enum Pillar { STRATEGY, UNDERSTAND, DESIGN, MEASURE, GOVERN, CULTURE } Pillar;

// "strategy" … "culture": the ids of JSON, CSV and file names.
Slice pillar_id(Pillar pillar);

// A pillar by its id, or its Dutch or English name, in any case. False where it is none.
bool pillar_find(Slice text, Pillar *pillar);

// A phase (0–4) by its Dutch or English name, in any case; its id ("learning").
bool phase_find(Slice text, int *phase);
Slice phase_id(int phase);

// "1.1" … "6.8", static text; and back. question_find takes also "1,1", "Q1.1", "v1_1" and "V1.1".
Slice question_id(int item);
bool question_find(Slice text, int *item);

// An answer as it is kept: 1 to 4 are the points of the handbook's classification.
typedef enum Answer {
    BLANK = 0,
    NEVER = 1,
    INCIDENTALLY = 2,
    REGULARLY = 3,
    SYSTEMATICALLY = 4,
    DONT_KNOW = 5
} Answer;
enum { ANSWER_KINDS = 6 };

typedef struct Respondent {
    uint8_t answer[ITEMS]; // Answer
    uint32_t department;   // index in Scan.departments, or NO_DEPARTMENT
    uint32_t id;           // the export's own running number, or 0 where it has none
} Respondent;

enum { NO_DEPARTMENT = UINT32_MAX };

// Respondents in blocks, so that reading a million of them moves nothing and wastes little.
enum { RESPONDENTS_A_BLOCK = 4096 };
typedef struct RespondentBlock {
    Respondent respondent[RESPONDENTS_A_BLOCK];
} RespondentBlock;

typedef struct OpenAnswer {
    size_t respondent; // index
    Pillar pillar;
    Slice text;
} OpenAnswer;

typedef struct Responses {
    RespondentBlock **block;
    size_t block_count;
    size_t block_room;
    size_t count;      // respondents: rows with at least one answer, "x" included
    size_t incomplete; // rows in which all 48 are blank: not among the respondents
    size_t unfinished; // of the respondents: those whom the survey tool marks as not finished
    size_t stopped;    // where it marks nobody: those who left the last eight questions blank
    size_t without_department; // of the respondents, where there is a department column
    size_t skipped;    // rows left out on purpose: previews and tests of the survey tool
    OpenAnswer *open;  // in order of respondent, then pillar
    size_t open_count;
    bool has_ids;
    Balance balance; // what became of every row of the file
} Responses;

static inline const Respondent *respondent_at(const Responses *responses, size_t index)
{
    return &responses->block[index / RESPONDENTS_A_BLOCK]->respondent[index % RESPONDENTS_A_BLOCK];
}

typedef struct Department {
    Slice name;
    Slice parent;    // name of the department above it; empty where there is none
    int64_t invited; // with those of the departments below it; -1 where not known
    // in invited.csv, where its number is the sum of all others: without people it is a total
    Place sum_place;
    size_t above; // number of the department above it, counted from 1; 0 where there is none. Never a circle
} Department;

typedef enum Stage { STAGE_SELF, STAGE_VALIDATED, STAGE_FINAL } Stage;

// scan.yaml, with its defaults filled in.
typedef struct Settings {
    Slice organisation; // default: the folder's name
    Slice title;        // default: from the words ("CX-volwassenheidsscan") and the year
    Slice subtitle;     // the cover's question; may be empty
    Slice version;      // default "0.1"
    Terms terms;        // the organisation's own; what they are, words->term_… says
    Slice author;
    Slice audience;
    Slice sponsor;
    Slice language; // "nl" or "en"
    Slice written_language; // of what people wrote: that of scan.yaml, whatever the documents are in
    Date date;      // none where neither scan.yaml nor SOURCE_DATE_EPOCH gives one
    bool has_date;  // scan.yaml gives it
    Stage stage;
    int64_t invited;  // for the whole organisation; -1 where not known (then the sum of invited.csv)
    int min_group;    // 5 or more
    int min_group_open; // for open answers and quotes: 10 or more
    int64_t formulas_up_to; // respondents up to which the workbook computes with formulas: default 10,000
    bool show_open_answers;
    bool name_departments; // in headings: default true
    Slice *confirmed; // texts that look personal and may be in the documents
    size_t confirmed_count;
    bool count_unfinished; // rows that the tool marks as unfinished but that hold answers: default true
} Settings;

typedef struct InterviewItem {
    Pillar pillar;
    enum { ITEM_STRENGTH, ITEM_WEAKNESS, ITEM_QUOTE, ITEM_TEXT } kind;
    Slice text; // Markdown, safe (see notes.h)
    Place place;
} InterviewItem;

// Whom an interview was with (handbook, chapter 3, "Verdiepende interviews"): somebody who knows most about
// customers and service, or somebody of a department that was chosen for its scores.
typedef enum InterviewKind { INTERVIEW_OF_UNKNOWN_KIND, INTERVIEW_CX, INTERVIEW_DEPARTMENT } InterviewKind;

typedef struct Interview {
    Slice file;
    int number; // from 1: what the report calls it and what a finding cites ("[interview 4]")
    bool numbered; // that stands in the name of its file
    Date date;
    Slice role;
    InterviewKind kind;
    Slice department; // as written; empty where not given
    bool pillar[PILLARS];
    InterviewItem *items;
    size_t item_count;
} Interview;

// What a finding leaves open: a tag "{{score}}", or a citation "[1.3]" (holes.h).
typedef struct NoteHole {
    enum { HOLE_TAG, HOLE_TAG_OPEN, HOLE_CITATION } kind;
    Slice name;     // between the braces or brackets
    size_t at, len; // its bytes: in a text of Markdown they are escaped, else as they were written
    Place place;
} NoteHole;

// A stretch of prose as it was written, without marks and line ends. Those of one block stand together.
typedef struct NoteRun {
    Slice text;
    size_t block;
    Place place; // of its first byte; the others stand on the same line
} NoteRun;

// A point of a list that lies in no other, or a paragraph outside lists.
typedef struct NoteItem {
    size_t from, to; // its bytes in the text, without the mark of the list
    Place place;     // of its first letter
} NoteItem;

// What belongs to a text of a finding besides its letters.
typedef struct NoteMarks {
    NoteHole *holes; // in order
    size_t hole_count;
    NoteRun *runs; // in order
    size_t run_count;
    NoteItem *items; // in order; of a body alone
    size_t item_count;
} NoteMarks;

typedef struct NoteText {
    Slice text;
    NoteMarks marks;
} NoteText;

// The texts of a finding: two of the front matter, plain, and three of the body, Markdown.
typedef enum FindingPart {
    FINDING_HEADING,
    FINDING_REASON,
    FINDING_CONCLUSIONS,
    FINDING_RECOMMENDATIONS,
    FINDING_EXAMPLES,
    FINDING_PARTS
} FindingPart;

typedef struct Findings {
    bool present;
    Slice file;
    Slice heading;       // a message of its own for the chapter, from the front matter; may be empty
    Fraction validated;  // "no value" where not given
    Place target_place;
    Fraction target;     // a score 8–32, also where a phase was given (its lowest score); or "no value"
    int target_phase;    // 0–4 where the target was given as a phase, else -1
    Slice reason;
    Slice conclusions;     // Markdown, safe, headings shifted
    Slice recommendations;
    Slice examples;
    NoteMarks marks[FINDING_PARTS]; // in these five texts tags and citations still stand as they were written
    Slice *fixed; // numbers and phase names that the writer stands for: "3,2"
    size_t fixed_count;
} Findings;

// What the summary says (ingest/summary.h). Its texts are empty where they were not written.
typedef enum SummaryPart {
    SUMMARY_HEADING, // of the front matter, plain
    SUMMARY_LEAD,
    SUMMARY_MESSAGE, // of the body, Markdown: each item is a point
    SUMMARY_DECISIONS,
    SUMMARY_PARTS
} SummaryPart;

typedef struct Summary {
    bool present;
    Slice file;
    NoteText part[SUMMARY_PARTS]; // tags and citations still stand as they were written
    Slice *fixed;                 // as those of findings
    size_t fixed_count;
} Summary;

// One cell of the CX-grid.
typedef struct GridCell {
    Slice look; // what the pillar looks like in that phase
    Slice step; // the step to the next phase
} GridCell;

typedef struct DeskDocument {
    Slice document;
    int number; // from 1; rows about the same document have the same number
    Slice kind; // as written
    DeskKind kind_id;
    bool has_pillar;
    Pillar pillar; // the first that was named
    bool on_pillar[PILLARS];
    Slice finding;
    Place place;
} DeskDocument;

// A paused or dropped action is listed apart: it is no part of the plan, nor of its effect.
typedef enum ActionStatus {
    ACTION_IDEA,
    ACTION_PLANNED,
    ACTION_STARTED,
    ACTION_DONE,
    ACTION_PAUSED,
    ACTION_DROPPED,
    ACTION_STATUSES
} ActionStatus;

typedef struct Action {
    Slice id; // the owner's number, or the next free one
    Place id_place;
    Slice title;
    Pillar pillar; // the first that was named
    bool on_pillar[PILLARS];
    int impact;      // 1–5, 0 where not given
    int feasibility; // 1–5, 0 where not given
    Slice owner;
    Date start; // a quarter is its first month (day 0)
    Date end;   // a quarter is its last month (day 0)
    Slice start_written, end_written; // where the dates say more than these ("voorjaar 2026"), else empty
    bool start_is_month, end_is_month; // and no side of a quarter or a year
    ActionStatus status;
    bool ongoing; // started, and meant to have no end
    bool question[ITEMS];
    int aimed;  // answer level 1–4 aimed at for those questions, 0 where not given
    Slice depends; // as written: ids of other actions
    Place depends_place;
    size_t *waits_for; // those actions: where they stand in Scan.actions, in that order
    size_t waits_count;
    // place in the list (from 1) of the action for which this one comes so early; 0 for none
    size_t needed_by;
    Place place;
} Action;

// An input file, for the documents' account of what they were made from.
typedef struct Source {
    Slice name; // relative to the scan folder
    Slice sha256;
    bool feeds_numbers; // settings, questionnaire, invited, responses, roadmap; not what people wrote
    bool guessable;     // so little is in it that its digest would tell who tries what it may be
} Source;

// By what a column was known.
typedef enum ColumnReason { BY_NOTHING, BY_SETTINGS, BY_HEADING, BY_NUMBER, BY_TEXT, BY_DATE } ColumnReason;

// For `cxscan check`: which column became which question.
typedef struct ColumnUse {
    size_t column; // from 1
    Slice heading;
    enum {
        COLUMN_QUESTION,
        COLUMN_DEPARTMENT,
        COLUMN_OPEN,
        COLUMN_ID,
        COLUMN_META,
        COLUMN_PERSONAL,
        COLUMN_UNUSED,
        COLUMN_USES
    } use;
    int index; // item or pillar
    ColumnReason why;
} ColumnUse;

enum { TOPIC_MOST = 40 };

typedef struct Scan Scan;
struct Scan {
    struct DepartmentRenames *renames; // other names that scan.yaml gives departments (department_name.h)
    Slice folder;
    Settings settings;
    const Words *words;         // of the documents' language
    const Words *written_words; // of the language that people wrote in; where it has none: those above
    Slice question_text[ITEMS];
    Slice question_topic[ITEMS]; // of each in a few words, at most TOPIC_MOST code points
    Place question_place[ITEMS]; // of those of the organisation's own
    bool own_questionnaire;
    // the statements as the headings of the responses have them; empty where they have no words
    Slice asked[ITEMS];
    Slice pillar_question[PILLARS]; // the leading question of each pillar, from the words
    Department *departments; // of invited.csv, each before those below it; then in order of first appearance
    size_t department_count;
    bool has_departments; // the responses have a department column
    Responses responses;
    ColumnUse *columns; // of responses.csv, for `cxscan check`
    size_t column_count;
    Interview *interviews; // by number
    size_t interview_count;
    Findings findings[PILLARS];
    Summary summary;
    GridCell grid[PILLARS][PHASES]; // of the templates, or the scan folder's own
    DeskDocument *desk;
    size_t desk_count;
    Action *actions; // in the order of ingest/action_order.h
    size_t action_count;
    Slice changes; // changes.md: why this version differs from the one before; Markdown, safe
    Source *sources;
    size_t source_count;
    struct PersonalLook *look; // at open answers, where they go out (personal_look.h); else NULL
    RareSigns rare; // of the scan itself, not of the previous one
    // the scan of the last time, without notes, open answers, sources and topics; NULL where none
    Scan *previous;
    bool repeated;        // the previous one holds much the same answers: it is no measurement of its own
    bool reworded[ITEMS]; // asked in other words than by the previous one
};

// What scan_read needs besides the folder.
typedef struct ScanOptions {
    Slice templates; // folder that holds nl/ and en/
    Slice language;  // overrides scan.yaml where not empty
    bool has_stage;  // overrides scan.yaml
    Stage stage;
    int64_t now; // seconds since 1970 (SOURCE_DATE_EPOCH), -1 where not known
    bool allow_outside; // files elsewhere than in the scan folder are read
} ScanOptions;

// Read the whole folder. Problems go to `d` and reading goes on; the result is complete as far as it was
// readable. The caller looks at diagnostics_count(d, SEVERITY_ERROR) before using it. Never NULL.
Scan *scan_read(Arena *arena, Diagnostics *d, Slice folder, const ScanOptions *options);

#endif
