// Two looks at files that are not taken on trust: who drew the raw one, when it is not what was expected, and
// whether the finished one, read from its own bytes, has all that it must.
#include "base/messages.h"
#include "pdf/finish.h"

// The content of pages is known to the byte of this one; a newer one may number its marks otherwise.
static const char CAIRO_EXPECTED[] = "1.16";

// "cairo 1.18.0 (https://cairographics.org)"; empty where the file does not say it.
static Slice producer(Finish *f)
{
    PdfObject trailer = pdf_trailer(f->file);
    PdfObject information = pdf_get(f->file, trailer, "/Info");
    Slice text = S("");
    if (pdf_is_dictionary(f->file, information) && pdf_has(f->file, information, "/Producer"))
        text = pdf_key_text(f->file, information, "/Producer");
    pdf_release(f->file, information);
    pdf_release(f->file, trailer);
    if (slice_starts(text, S("(")) && slice_ends(text, S(")")))
        text = slice_part(text, 1, text.len - 1);
    return slice_part(text, 0, slice_find(text, S(" \\("))); // as PDF text: "\\(https:"
}

void finish_blame_cairo(Finish *f)
{
    Slice drawn_by = producer(f);
    Slice expected = slice_print(f->arena, "cairo %s.", CAIRO_EXPECTED);
    if (!slice_starts(drawn_by, expected))
        finish_fault(f, DIAG_PDF_CAIRO, drawn_by.len ? drawn_by : S("?"), slice_of(CAIRO_EXPECTED));
}

static bool is_true(PdfFile *file, PdfObject dictionary, const char *key, const char *inner)
{
    PdfObject value = pdf_get(file, dictionary, key);
    bool found = pdf_is_dictionary(file, value) && slice_equal(pdf_key_text(file, value, inner), S("true"));
    pdf_release(file, value);
    return found;
}

static bool has_dictionary(PdfFile *file, PdfObject dictionary, const char *key)
{
    PdfObject value = pdf_get(file, dictionary, key);
    bool found = pdf_is_dictionary(file, value) || pdf_is_stream(file, value);
    pdf_release(file, value);
    return found;
}

// Each page names its place in the parent tree, and is read in the order of the structure.
static bool pages_are_tied(PdfFile *file, size_t count)
{
    bool tied = true;
    for (size_t p = 0; p < count && tied; p++) {
        PdfObject page = pdf_page(file, p);
        tied =
            pdf_has(file, page, "/StructParents") && slice_equal(pdf_key_name(file, page, "/Tabs"), S("/S"));
        pdf_release(file, page);
    }
    return tied;
}

// The first thing that is not there; empty where nothing is missing.
static Slice missing(const Finish *f, PdfFile *file, PdfObject catalog)
{
    if (!has_dictionary(file, catalog, "/StructTreeRoot"))
        return S("/StructTreeRoot");
    if (!is_true(file, catalog, "/MarkInfo", "/Marked"))
        return S("/MarkInfo");
    if (!is_true(file, catalog, "/ViewerPreferences", "/DisplayDocTitle"))
        return S("/DisplayDocTitle");
    if (!pdf_has(file, catalog, "/Lang"))
        return S("/Lang");
    if (!has_dictionary(file, catalog, "/Metadata"))
        return S("/Metadata");
    if (!pdf_has(file, catalog, "/OutputIntents"))
        return S("/OutputIntents");
    return pages_are_tied(file, f->structure->page_count) ? S("") : S("/StructParents");
}

void finish_read_back(Finish *f, Slice written)
{
    PdfFile *again = pdf_file_open(f->arena, written);
    bool whole = slice_starts(written, S("%PDF-1.7")) && pdf_page_count(again) == f->structure->page_count;
    PdfObject catalog = pdf_root(again);
    Slice lacks = whole ? missing(f, again, catalog) : S("");
    pdf_release(again, catalog);
    if (!whole || pdf_file_problem(again).len)
        finish_break(f, DIAG_PDF_DAMAGED, S("libqpdf"));
    else if (lacks.len)
        finish_fault(f, DIAG_PDF_INCOMPLETE, lacks);
    pdf_file_close(again);
}
