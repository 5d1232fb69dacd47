// Rows that sum up the rows above them, as spreadsheets and people add them: by the word that says so.
#ifndef INGEST_TOTALS_H
#define INGEST_TOTALS_H

#include "ingest/respondents.h"

// How surely a cell says that its row sums up others. PERHAPS: it may as well be the name of something
// ("N", "Mode"), and something else must say so too.
typedef enum TotalWord { TOTAL_NO, TOTAL_PERHAPS, TOTAL_SURELY } TotalWord;

// "Totaal", "Gem. score:", "Totaal Resultaat", "MAX", "Standard deviation"; in Dutch, English and German.
TotalWord total_word(Slice cell);

// What a cell such as "Totaal Burgerzaken" or "Burgerzaken Totaal" sums up ("Burgerzaken"): a part of the
// cell. Empty where it says nothing of the kind.
Slice total_of(Slice cell);

// Rows at either end of the file that hold no answers of their own: in each column the mean, the median, the
// highest or the lowest answer of the others, rounded as a spreadsheet shows it. They are taken away with a
// warning; where somebody may have answered so, it is an error, as is a row anywhere with answers and nothing
// of what all the others have beside them. `name` is how messages call the file.
void totals_find(Diagnostics *d, Scan *scan, RowNotes *notes, Slice name);

#endif
