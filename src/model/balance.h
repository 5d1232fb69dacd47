// SPDX-License-Identifier: EUPL-1.2
// The account of the file with the answers: every row and every column of it is used, or named with the
// reason why it is not. What does not add up is an error.
#ifndef MODEL_BALANCE_H
#define MODEL_BALANCE_H

#include <stddef.h>

// What became of a row.
typedef enum RowFate {
    ROW_ABOVE,      // a line above the headings: a title, a date
    ROW_HEADING,    // of the headings, or the headings once more
    ROW_EMPTY,      // nothing in it, or nothing but separators
    ROW_RESPONDENT, // counts
    ROW_INCOMPLETE, // somebody who answered no question
    ROW_UNFINISHED, // left out because scan.yaml says so of people who did not reach the end
    ROW_TEST,       // a preview or a test of the survey tool
    ROW_TOTAL,      // sums up other rows
    ROW_TWICE,      // the same response as another row
    ROW_FOOTER,     // below the answers: who made the file and when
    ROW_LEFT_OUT,   // by `leave_out` of scan.yaml
    ROW_REFUSED,    // has an error of its own
    ROW_FATES
} RowFate;

// Rows of one fate. `line` are where the first of them begin, in order, as an editor or a spreadsheet counts.
enum { BALANCE_LINES = 12 };
typedef struct RowAccount {
    size_t count;
    size_t line[BALANCE_LINES];
} RowAccount;

// `rows` is counted where the file is read, the accounts where their fate is decided: they must agree.
typedef struct Balance {
    size_t rows;
    RowAccount of[ROW_FATES];
} Balance;

// A row that begins at that line has that fate.
void balance_add(Balance *balance, RowFate fate, size_t line);

// "headings", "responded" …: the id of a fate in JSON.
const char *row_fate_id(RowFate fate);

// The sum of all accounts.
size_t balance_sum(const Balance *balance);

#endif
