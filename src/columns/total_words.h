// SPDX-License-Identifier: EUPL-1.2
// Words that say that a row sums up other rows.
#ifndef COLUMNS_TOTAL_WORDS_H
#define COLUMNS_TOTAL_WORDS_H

#include "base/slice.h"

// How surely a cell says that its row sums up others. PERHAPS: it may as well be the name of something
// ("N", "Mode"), and something else must say so too.
typedef enum TotalWord { TOTAL_NO, TOTAL_PERHAPS, TOTAL_SURELY } TotalWord;

// "Totaal", "Gem. score:", "Totaal Resultaat", "MAX", "Standard deviation"; in Dutch, English and German.
TotalWord total_word(Slice cell);

// What a cell such as "Totaal Burgerzaken" or "Burgerzaken Totaal" sums up ("Burgerzaken"): a part of the
// cell. Empty where it says nothing of the kind.
Slice total_of(Slice cell);

#endif
