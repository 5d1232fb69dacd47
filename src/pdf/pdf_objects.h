// libqpdf with a sticky status: the objects of a PDF file in memory.
//
// After the first error or warning of the library every call does nothing and gives PDF_NO_OBJECT; the
// caller asks pdf_file_problem once, at the end of a stretch of work. Objects are libqpdf's handles: they
// are released where a function says that it takes them, by pdf_release, or all together by pdf_file_close.
#ifndef PDF_PDF_OBJECTS_H
#define PDF_PDF_OBJECTS_H

#include "base/buffer.h"

typedef struct PdfFile PdfFile;
typedef unsigned int PdfObject;
enum { PDF_NO_OBJECT = 0 };

// Read a whole PDF file; `raw` must outlive it. Never NULL: a file that cannot be read has a problem at
// once. Damage is not repaired. Ended with pdf_file_close.
PdfFile *pdf_file_open(Arena *arena, Slice raw);
void pdf_file_close(PdfFile *file);

// What the library complained of first, in its own words; empty while all goes well.
Slice pdf_file_problem(PdfFile *file);

// Append the file as PDF 1.7: object streams, a line end before every "endstream" (PDF/A), an ID made of
// the content.
void pdf_file_write(PdfFile *file, Buffer *out);

size_t pdf_page_count(PdfFile *file);
PdfObject pdf_page(PdfFile *file, size_t index); // from 0
PdfObject pdf_root(PdfFile *file);
PdfObject pdf_trailer(PdfFile *file);

// Objects 1 … count of the file as it was read; those that are not there are null.
int pdf_object_count(PdfFile *file);
PdfObject pdf_object(PdfFile *file, int number);

// A new object from its PDF text (no references; NUL after its end, as literals, buffers and slice_print
// have it). It is not in the file before it is set somewhere.
PdfObject pdf_parse(PdfFile *file, Slice text);
PdfObject pdf_null(PdfFile *file);
PdfObject pdf_integer(PdfFile *file, size_t value);
PdfObject pdf_array(PdfFile *file); // an empty one

// Make it an object of its own, to which others refer. Takes `object`.
PdfObject pdf_indirect(PdfFile *file, PdfObject object);

// A new stream with these data and the entries of `dictionary` (PDF text, may be empty).
PdfObject pdf_stream(PdfFile *file, Slice dictionary, Slice data);

// The decoded content of a page, all its streams together, appended; and its replacement.
void pdf_page_content(PdfFile *file, PdfObject page, Buffer *out);
void pdf_page_set_content(PdfFile *file, PdfObject page, Slice content);

// Dictionaries (of streams too: pdf_stream_dictionary). Keys with their '/'. pdf_set takes `value`,
// pdf_refer leaves it to the caller.
PdfObject pdf_stream_dictionary(PdfFile *file, PdfObject stream);
bool pdf_is_stream(PdfFile *file, PdfObject object);
bool pdf_is_dictionary(PdfFile *file, PdfObject object);
bool pdf_has(PdfFile *file, PdfObject dictionary, const char *key);
PdfObject pdf_get(PdfFile *file, PdfObject dictionary, const char *key);
Slice pdf_key_name(PdfFile *file, PdfObject dictionary, const char *key); // in the arena, with its '/'
Slice pdf_key_text(PdfFile *file, PdfObject dictionary, const char *key); // in the arena: "[0 0 595 842]"
void pdf_set(PdfFile *file, PdfObject dictionary, const char *key, PdfObject value);
void pdf_refer(PdfFile *file, PdfObject dictionary, const char *key, PdfObject value);
void pdf_set_text(PdfFile *file, PdfObject dictionary, const char *key, Slice pdf_text);
void pdf_remove(PdfFile *file, PdfObject dictionary, const char *key);

// Arrays, from item 0. pdf_append takes `value`, pdf_append_reference and pdf_replace leave it to the caller.
PdfObject pdf_item(PdfFile *file, PdfObject array, size_t index);
void pdf_replace(PdfFile *file, PdfObject array, size_t index, PdfObject value);
void pdf_append(PdfFile *file, PdfObject array, PdfObject value);
void pdf_append_reference(PdfFile *file, PdfObject array, PdfObject value);

void pdf_release(PdfFile *file, PdfObject object);

// PDF text of a string of people's text (valid UTF-8): ASCII in parentheses, anything else as UTF-16.
void pdf_add_string(Buffer *out, Slice text);

// PDF text of a number, to 1/1000, never with an exponent or the locale's decimal sign. Finite and below
// 10¹².
void pdf_add_number(Buffer *out, double value);

#endif
