// Inside src/workbook: text as the content of a cell.
#ifndef WORKBOOK_CELL_TEXT_H
#define WORKBOOK_CELL_TEXT_H

#include "base/buffer.h"

enum { CELL_LONGEST = 32767 }; // in UTF-16 units: Excel's limit

// Append the text to `out`, fit for XML: escaped, without characters that XML or Excel cannot hold, line
// ends as LF, cut with an ellipsis where it is too long. True where it was cut.
bool cell_text_add(Buffer *out, Slice text);

// Does white space at its ends have to be kept on purpose?
bool cell_text_has_edges(Slice text);

#endif
