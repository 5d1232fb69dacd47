// SPDX-License-Identifier: EUPL-1.2
// The objects of a PDF file, written once and in one direction: streams go straight to the output as they are
// made, everything else as text into object streams, and a cross-reference stream closes the file (ISO
// 32000-1, 7.5.7 and 7.5.8). A number can be reserved before its object is made, so that any text can name
// any object.
#ifndef PDF_PDF_FILE_H
#define PDF_PDF_FILE_H

#include "base/buffer.h"

typedef struct PdfWriter PdfWriter;

// Begin a file at the front of `out`, which must be empty and outlive the writer. Ended with pdf_writer_free.
PdfWriter *pdf_writer_new(Buffer *out);
void pdf_writer_free(PdfWriter *writer);

// The first of `count` new object numbers that follow each other.
size_t pdf_reserve(PdfWriter *writer, size_t count);

// The object of that number: any PDF text but a stream.
void pdf_put(PdfWriter *writer, size_t number, Slice text);

// The stream of that number, `entries` in its dictionary beside its length. PDF_PLAIN leaves the data as they
// are (what other programs must find without decompressing, or what is compressed already).
typedef enum PdfPacking { PDF_PLAIN, PDF_DEFLATED } PdfPacking;
void pdf_put_stream(PdfWriter *writer, size_t number, Slice entries, Slice data,
                    PdfPacking packing);

// Close the file. What is wrong with it, in a few words: a number without its object or with two, a place in
// the cross-reference that does not lead to its object. Empty where it is whole.
Slice pdf_writer_finish(PdfWriter *writer, size_t root, size_t information);

#endif
