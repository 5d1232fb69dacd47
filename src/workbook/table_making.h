// SPDX-License-Identifier: EUPL-1.2
// A workbook that may be shared, while its sheets are made: what all of them ask for, and its first sheet.
#ifndef WORKBOOK_TABLE_MAKING_H
#define WORKBOOK_TABLE_MAKING_H

#include "facts/value.h"
#include "workbook/table.h"

typedef struct Facts Facts;

typedef struct TableMaking {
    Arena *arena;
    const Facts *facts;
    TableFile *file;
    size_t room;
    const bool
        *above; // by department: others belong to it, and its row counts their people as well
} TableMaking;

// Begin a file about `subject`. `created`: seconds since 1970. In the arena; `facts` must stay.
void making_start(TableMaking *making, Arena *arena, const Facts *facts, Slice subject,
                  int64_t created);

// One of the words of the documents, in their language.
Slice making_word(const TableMaking *making, const char *name);

// Empty where the phase is none.
Slice making_phase(const TableMaking *making, int phase);

// As cells have them; NAN where there is none, or it is withheld.
double exact_number(ExactValue value);
double count_number(CountValue count);

// A sheet that is complete, behind those there are.
void making_keep(TableMaking *making, SheetTable *table);

// An empty sheet, a list by the words that name it; `frozen` columns stay in sight. The columns are copied.
SheetTable *making_add_list(TableMaking *making, const char *name, const char *about,
                            const Column *columns, size_t count, size_t frozen);

// The first sheet: what the file is, who may see it and by which rules its figures came about. It is opened
// first, and filled when all other sheets are there.
SheetTable *making_open_explanation(TableMaking *making);
// `has_scores`: the rules of scores too.
void making_fill_explanation(TableMaking *making, SheetTable *table, Slice about, bool has_scores);

#endif
