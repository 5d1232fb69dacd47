// Rows that sum up the rows above them, as spreadsheets and people add them: by the word that says so.
#ifndef INGEST_TOTALS_H
#define INGEST_TOTALS_H

#include "base/slice.h"

// How surely a cell says that its row sums up others. PERHAPS: it may as well be the name of something ("N",
// "Mode"), and something else must say so too.
typedef enum TotalWord { TOTAL_NO, TOTAL_PERHAPS, TOTAL_SURELY } TotalWord;

// "Totaal", "Gem. score:", "Totaal Resultaat", "MAX", "Standard deviation"; in Dutch, English and German.
TotalWord total_word(Slice cell);

#endif
