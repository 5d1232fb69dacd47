// SPDX-License-Identifier: EUPL-1.2
// The smallest pieces of a PDF as text: strings, numbers, references.
#ifndef PDF_PDF_TEXT_H
#define PDF_PDF_TEXT_H

#include "base/buffer.h"

// A string of people's text (valid UTF-8): ASCII in parentheses, anything else as UTF-16.
void pdf_add_string(Buffer *out, Slice text);

// A code point as UTF-16 in hexadecimal digits.
void pdf_add_utf16(Buffer *out, uint32_t code);

// A number to 1/1000, never with an exponent or the locale's decimal sign. Finite and below 10¹².
void pdf_add_number(Buffer *out, double value);

// A whole number of hundredths or of tenths as a number: 1250, 100 is "12.5".
void pdf_add_parts(Buffer *out, long value, int parts);

// "12 0 R", with a space before it.
void pdf_add_reference(Buffer *out, size_t number);

#endif
