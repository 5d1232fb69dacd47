// SPDX-License-Identifier: EUPL-1.2
// The workbook of the response while the survey runs: a row a department, and how the response came.
#ifndef WORKBOOK_RESPONSE_BOOK_H
#define WORKBOOK_RESPONSE_BOOK_H

#include "facts/fieldwork.h"
#include "workbook/table.h"

// The tables, the explanation first. `created`: seconds since 1970. In the arena; what is given must stay.
TableFile *response_book(Arena *arena, const Facts *facts, const Fieldwork *work, int64_t created);

#endif
