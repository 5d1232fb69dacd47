// From cairo's PDF to the one that leaves the house. The order matters: the structure is checked before
// anything trusts its indices, links exist before the tree refers to them, and nothing is written unless
// every check has passed.
#include "pdf/finish.h"

#include "base/messages.h"

Slice finish_number(const Finish *f, long long number)
{
    return slice_print(f->arena, "%lld", number);
}

// cairo reports success on a disk or in a stream that lost its end; a whole file has both its ends.
static bool is_whole(Slice raw)
{
    Slice tail = slice_trim(slice_part(raw, raw.len > 32 ? raw.len - 32 : 0, raw.len));
    return slice_starts(raw, S("%PDF-1.")) && slice_ends(tail, S("%%EOF"));
}

static bool open_pages(Finish *f)
{
    size_t count = pdf_page_count(f->file);
    if (pdf_file_problem(f->file).len)
        return false;
    if (count != f->structure->page_count || count == 0) {
        finish_fault(f, DIAG_PDF_PAGE_COUNT, finish_number(f, (long long)count),
                     finish_number(f, (long long)f->structure->page_count));
        return false;
    }
    f->pages = arena_many(f->arena, PdfObject, count);
    for (size_t p = 0; p < count; p++)
        f->pages[p] = pdf_page(f->file, p);
    return true;
}

static void write_file(Finish *f, Buffer *out)
{
    pdf_file_write(f->file, out);
    if (pdf_file_problem(f->file).len)
        return;
    if (is_whole(buffer_slice(out)))
        finish_read_back(f, buffer_slice(out));
    else
        finish_break(f, DIAG_PDF_DAMAGED, S("libqpdf"));
}

static void finish_pages(Finish *f)
{
    for (size_t p = 0; p < f->structure->page_count; p++)
        finish_content(f, p);
    finish_resources(f);
}

static void finish(Finish *f, Buffer *out)
{
    finish_check_structure(f);
    if (f->failed)
        return;
    if (open_pages(f))
        finish_pages(f);
    if (f->failed)
        finish_blame_cairo(f);
    if (f->failed || pdf_file_problem(f->file).len)
        return;
    finish_links(f);
    finish_tree(f);
    finish_outline(f);
    finish_metadata(f);
    if (!f->failed && !f->broken && !pdf_file_problem(f->file).len)
        write_file(f, out);
}

PdfStatus pdf_finish(Diagnostics *d, Slice raw, const Structure *structure, Buffer *out)
{
    PdfStatus status = PDF_DONE;
    if (!is_whole(raw)) {
        diagnose(d, DIAG_PDF_DAMAGED, (Place){ 0 }, S("cairo"));
        return PDF_SYSTEM_FAILED;
    }
    Buffer made = { 0 };
    Finish f = { .arena = arena_new(), .d = d, .structure = structure };
    f.file = pdf_file_open(f.arena, without_structure(f.arena, raw));
    finish(&f, &made);
    if (pdf_file_problem(f.file).len)
        finish_break(&f, DIAG_PDF_LIBRARY, pdf_file_problem(f.file));
    if (f.broken) {
        status = PDF_SYSTEM_FAILED;
    } else if (f.failed) {
        status = PDF_CHECK_FAILED;
    } else {
        buffer_add(out, buffer_slice(&made));
    }
    buffer_free(&made);
    pdf_file_close(f.file);
    arena_free(f.arena);
    return status;
}
