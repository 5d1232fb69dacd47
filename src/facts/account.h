// SPDX-License-Identifier: EUPL-1.2
// The account of the file with the answers in words.
#ifndef FACTS_ACCOUNT_H
#define FACTS_ACCOUNT_H

#include "base/arena.h"
#include "base/slice.h"
#include "facts/scan.h"
#include "model/balance.h"

typedef struct Scan Scan;       // model/scan.h
typedef struct Strings Strings; // model/strings.h

// "1 met koppen, 240 van mensen die meetellen en 12 zonder antwoord", in the language of the words; empty
// where no row was read. With `lines` the lines of rows that do not count stand behind: "(regel 9)". In the
// arena.
Slice account_rows_text(Arena *arena, const Strings *strings, const Balance *balance, bool lines);

// "48 met vragen, 1 met de afdeling en 2 niet gebruikt"; empty where no column was found. In the arena.
Slice account_columns_text(Arena *arena, const Strings *strings, const Scan *scan);

BalanceFacts facts_balance(const FactsContext *context);

#endif
