// SPDX-License-Identifier: EUPL-1.2
// How a scan is to be reported: scan.yaml, with its defaults filled in.
#ifndef MODEL_SETTINGS_H
#define MODEL_SETTINGS_H

#include "base/date.h"
#include "model/edition.h"
#include "model/terms.h"

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
    // Of what people wrote: that of scan.yaml, whatever the documents are in
    Slice written_language;
    Date date;     // none where neither scan.yaml nor SOURCE_DATE_EPOCH gives one
    bool has_date; // scan.yaml gives it
    Stage stage;
    int64_t invited; // for the whole organisation; -1 where not known (then the sum of invited.csv)
    int min_group;   // 5 or more
    int min_group_open; // for open answers and quotes: 10 or more
    int64_t
        formulas_up_to; // respondents up to which the workbook computes with formulas: default 10,000
    bool show_open_answers;
    bool name_departments; // in headings: default true
    Slice *confirmed;      // texts that look personal and may be in the documents
    size_t confirmed_count;
    // Rows that the tool marks as unfinished but that hold answers: default true
    bool count_unfinished;
    EditionChoice editions[EDITIONS]; // to be made: default the full report
} Settings;

#endif
