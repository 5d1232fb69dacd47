// SPDX-License-Identifier: EUPL-1.2
// What a scan folder holds, read and checked: the input of everything that follows.
//
// All texts are slices in the arena that scan_read was given, valid UTF-8, without control characters
// other than newline and tab. Nothing here identifies a person: such columns are never read.
#ifndef MODEL_SCAN_H
#define MODEL_SCAN_H

#include "model/action.h"
#include "model/certificate.h"
#include "model/column_use.h"
#include "model/department.h"
#include "model/desk_document.h"
#include "model/finding.h"
#include "model/grid.h"
#include "model/interview.h"
#include "model/journey.h"
#include "model/measurement.h"
#include "model/rare_signs.h"
#include "model/responses.h"
#include "model/settings.h"
#include "model/source.h"
#include "model/summary.h"

enum { TOPIC_MOST = 40 };

typedef struct Scan Scan;
typedef struct Strings Strings; // model/strings.h
struct Scan {
    struct DepartmentRenames
        *renames; // other names that scan.yaml gives departments (department_name.h)
    Slice folder;
    Settings settings;
    const Strings *strings; // of the documents' language
    const Strings
        *written_strings; // of the language that people wrote in; where it has none: those above
    Slice question_text[ITEMS];
    Slice question_topic[ITEMS]; // of each in a few words, at most TOPIC_MOST code points
    Place question_place[ITEMS]; // of those of the organisation's own
    bool own_questionnaire;
    // the statements as the headings of the responses have them; empty where they have no words
    Slice asked[ITEMS];
    Slice pillar_question[PILLARS]; // the leading question of each pillar, from the words
    Department *
        departments; // of invited.csv, each before those below it; then in order of first appearance
    size_t department_count;
    bool has_departments; // the responses have a department column
    Responses responses;
    ColumnUse *columns; // of responses.csv, for `cxscan check`
    size_t column_count;
    Slice interviews_folder; // its name in the scan folder
    Interview *interviews;   // by number
    size_t interview_count;
    Interview
        *prepared; // notes of interviews that are still to be held, in the order of their files
    size_t prepared_count;
    Findings findings[PILLARS];
    Summary summary;
    GridCell grid[PILLARS][PHASES]; // of the templates, or the scan folder's own
    DeskDocument *desk;
    size_t desk_count;
    Action *actions; // in the order of planning/action_order.h
    size_t action_count;
    Measurement *measurements; // of customers, and of staff of them
    size_t measurement_count;
    Journey *journeys; // of customers, in the order of their table
    size_t journey_count;
    Requirement *requirements; // of the certificate, where the scan has a file of it
    size_t requirement_count;
    Node *
        // changes.md: why this version differs from the one before; NULL where it does not say
        revision_reasons;
    Source *sources;
    size_t source_count;
    struct PersonalLook *look; // at open answers, where they go out (personal_look.h); else NULL
    RareSigns rare;            // of the scan itself, not of the previous one
    // the scan of the last time, with its roadmap, without notes, open answers, sources and topics; or NULL
    Scan *previous;
    const struct ManifestFigures
        *figures; // of a previous scan of which only the manifest is left; else NULL
    const struct Benchmark *benchmark; // that scan.yaml names, as far as it can be read; else NULL
    bool repeated; // the previous one holds much the same answers: it is no measurement of its own
    bool reworded[ITEMS]; // asked in other words than by the previous one
};

#endif
