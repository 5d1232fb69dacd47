// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: text, and shares, as the content of a cell.
#ifndef WORKBOOK_CELL_TEXT_H
#define WORKBOOK_CELL_TEXT_H

#include "base/buffer.h"

enum { CELL_LONGEST = 32767 }; // in UTF-16 units: Excel's limit

// Append the text to `out`, fit for XML: escaped, without characters that XML or Excel cannot hold, line
// ends as LF, cut with an ellipsis where it is too long. True where it was cut.
bool cell_text_add(Buffer *out, Slice text);

// As cell_text_add, for who escapes XML's signs itself.
bool cell_text_plain(Buffer *out, Slice text);

// A share as it is stored: LibreOffice multiplies the double by 100 before it rounds, and shows 28 % for
// 57 of 200, where the exact fraction, the report and Excel have 29 %. What would come out just below a half
// is 10^-15 more.
double cell_share(double share);

// Does white space at its ends have to be kept on purpose?
bool cell_text_has_edges(Slice text);

#endif
