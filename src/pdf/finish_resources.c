// What cairo 1.16 leaves out of fonts and images, and whether each font carries its glyphs and their text.
// One walk over all objects of the file: fonts may hang anywhere below pages, groups and patterns.
#include "base/messages.h"
#include "pdf/finish.h"

static void cure_font(Finish *f, PdfObject font)
{
    Slice kind = pdf_key_name(f->file, font, "/Subtype");
    Slice name = pdf_key_name(f->file, font, "/BaseFont");
    bool descendant = slice_equal(kind, S("/CIDFontType2")) || slice_equal(kind, S("/CIDFontType0"));
    if (slice_equal(kind, S("/CIDFontType2")) && !pdf_has(f->file, font, "/CIDToGIDMap"))
        pdf_set_text(f->file, font, "/CIDToGIDMap", S("/Identity"));
    if (!descendant && !pdf_has(f->file, font, "/ToUnicode"))
        finish_fault(f, DIAG_PDF_FONT, name);
}

static void check_descriptor(Finish *f, PdfObject descriptor)
{
    if (!pdf_has(f->file, descriptor, "/FontFile") && !pdf_has(f->file, descriptor, "/FontFile2") &&
        !pdf_has(f->file, descriptor, "/FontFile3"))
        finish_fault(f, DIAG_PDF_FONT, pdf_key_name(f->file, descriptor, "/FontName"));
}

static void cure_object(Finish *f, PdfObject object)
{
    bool stream = pdf_is_stream(f->file, object);
    if (!stream && !pdf_is_dictionary(f->file, object))
        return;
    PdfObject dictionary = stream ? pdf_stream_dictionary(f->file, object) : object;
    if (stream && pdf_has(f->file, dictionary, "/Interpolate"))
        pdf_remove(f->file, dictionary, "/Interpolate");
    Slice type = pdf_key_name(f->file, dictionary, "/Type");
    if (slice_equal(type, S("/Font")))
        cure_font(f, dictionary);
    else if (slice_equal(type, S("/FontDescriptor")))
        check_descriptor(f, dictionary);
    if (stream)
        pdf_release(f->file, dictionary);
}

void finish_resources(Finish *f)
{
    int count = pdf_object_count(f->file);
    for (int i = 1; i <= count && !pdf_file_problem(f->file).len; i++) {
        PdfObject object = pdf_object(f->file, i);
        cure_object(f, object);
        pdf_release(f->file, object);
    }
}
