// SPDX-License-Identifier: EUPL-1.2
// What a number in a spreadsheet stands for: the file holds 46054 and "d-mmm", a person sees 1-feb.
#ifndef TABLE_CELL_FORMAT_H
#define TABLE_CELL_FORMAT_H

#include "base/buffer.h"

// What a format shows of a number; none of these: the number itself.
enum {
    FORMAT_YEAR = 1,
    FORMAT_MONTH = 2,
    FORMAT_DAY = 4,
    FORMAT_TIME = 8,
    FORMAT_ELAPSED = 16, // hours that count on after 24
    FORMAT_PERCENT = 32
};
typedef unsigned CellFormat;

// Of a format code as Excel writes it (ECMA-376 part 1, 18.8.31), by its first section: "d-mmm",
// "[$-413]dd/mm/yyyy hh:mm;@", "0%". And of one of the numbers that need no code.
CellFormat cell_format_read(Slice code);
CellFormat cell_format_builtin(uint64_t number);

// Append a number as a person sees it. `number` is text as XML has it ("3", "3.0000000000000004", "1E+0");
// what is no number is appended as it is. Numbers come out with 15 digits at most and a point, whole ones
// without one; fractions of a percent format times 100, with "%". Days become "2026-02-01", with the time
// "2026-02-01 14:05:00" where the format shows it and there is one; "2026-02" of a format without days, and
// "1-feb" of one without years, which is then nobody's. `from_1904` says from when days count: Excel's 1900
// had a 29th of February.
void cell_number_add(Buffer *out, Slice number, CellFormat format, bool from_1904);

// A date and time as OpenDocument and strict OOXML write them: "2026-02-01T00:00:00" becomes "2026-02-01".
void cell_date_add(Buffer *out, Slice iso);

#endif
