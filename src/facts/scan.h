// SPDX-License-Identifier: EUPL-1.2
// What the scan is, and who answered: settings, response, and what became of every row.
#ifndef FACTS_SCAN_H
#define FACTS_SCAN_H

#include "facts/fact.h"
#include "model/balance.h"

typedef struct ScanFacts {
    Slice organisation, title, subtitle, version, author, audience, sponsor;
    Slice language, written_language;
    bool is_translated;
    Slice date, date_text;
    CountValue year;
    Slice stage, stage_text, stage_short;
    bool is_self, is_validated, is_final, is_complete;
    CountValue min_group;
    bool name_departments;
} ScanFacts;

typedef struct DepartmentResponse {
    Slice name, indent;
    bool withheld;
    CountValue invited, responded;
    ExactValue rate;
} DepartmentResponse;

// Who is in none of the departments.
typedef struct RemainderFacts {
    bool present;
    Slice name;
    CountValue responded;
} RemainderFacts;

typedef struct ResponseFacts {
    CountValue invited, responded, incomplete, unfinished, skipped;
    ExactValue rate;
    bool has_invited, reaches_half, has_departments;
    CountValue below_half_count;
    bool has_below_half, below_half_is_one, has_department_rates;
    const DepartmentResponse *departments;
    size_t department_count;
    RemainderFacts remainder;
} ResponseFacts;

typedef struct BalanceFacts {
    CountValue rows, of[ROW_FATES];
    Slice rows_account;
    CountValue columns;
    Slice columns_account;
} BalanceFacts;

extern const Record scan_record, response_record, balance_record;

ScanFacts facts_scan(const FactsContext *context);

#endif
