// Nothing but failures: for each check of the finishing pass a document with that one fault.
#include "sheet.h"

#include <math.h>
#include <stdio.h>

// A PDF of one page with this content, as text.
static void make_raw(Buffer *out, const char *content, const char *objects)
{
    const char *const parts[] = {
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>",
        NULL,
        objects,
    };
    size_t at[6] = { 0 };
    buffer_add(out, S("%PDF-1.5\n"));
    for (int i = 1; i <= 5; i++) {
        at[i] = out->len;
        if (parts[i - 1])
            buffer_print(out, "%d 0 obj\n%s\nendobj\n", i, parts[i - 1]);
        else
            buffer_print(out, "%d 0 obj\n<</Length %zu>>stream\n%s\nendstream\nendobj\n", i, strlen(content) + 1, content);
    }
    size_t table = out->len;
    buffer_add(out, S("xref\n0 6\n0000000000 65535 f \n"));
    for (int i = 1; i <= 5; i++)
        buffer_print(out, "%010zu 00000 n \n", at[i]);
    buffer_print(out, "trailer\n<</Size 6/Root 1 0 R/Info 5 0 R>>\nstartxref\n%zu\n%%%%EOF\n", table);
}

// A paragraph with mark 0, a header as mark 1, on page 0.
static Structure *make_structure(Arena *arena)
{
    Structure *s = structure_new(arena);
    s->title = S("Titel");
    s->lang = S("nl");
    structure_mark(s, 0, element_new(s, element_new(s, NULL, ELEMENT_DOCUMENT), ELEMENT_P), ARTIFACT_LAYOUT);
    structure_mark(s, 0, NULL, ARTIFACT_HEADER);
    return s;
}

#define FIRST "/Span <</MCID 0>> BDC "
#define SECOND " EMC /NonStruct <</MCID 1>> BDC "
#define GOOD FIRST "BT (a) Tj ET" SECOND "0 0 1 1 re f EMC"

// `id` is what must be said; NULL: nothing at all.
static void try_out(Structure *s, const char *content, const char *objects, const char *id)
{
    Buffer raw = { 0 }, out = { 0 };
    Diagnostics *d = diagnostics_new(s->arena);
    make_raw(&raw, content, objects);
    PdfStatus status = pdf_finish(d, buffer_slice(&raw), s, &out);
    Slice text = said(s->arena, d);
    if (id) {
        char wanted[80];
        snprintf(wanted, sizeof wanted, "\"%s\"", id);
        if (slice_find(text, slice_of(wanted)) == text.len)
            fail_msg("%s was not said of %s, but: %.*s", id, content, SLICE_ARGS(text));
        assert_int_equal(status, PDF_CHECK_FAILED);
        assert_int_equal(out.len, 0);
    } else if (status != PDF_DONE || text.len) {
        fail_msg("%s: %.*s", content, SLICE_ARGS(text));
    }
    buffer_free(&out);
    buffer_free(&raw);
}

static void faults_in_the_content_are_found(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { GOOD, NULL },
        { FIRST "(/NonStruct << /MCID 0 >> BDC) Tj" SECOND "EMC", NULL },
        { FIRST "/Span <</ActualText <feff0066>>> BDC (x) Tj EMC" SECOND "EMC", NULL },
        { FIRST "BI /W 1 /H 1 ID x EI" SECOND "EMC", NULL },
        { "/Span <</Lang [<</MCID 5>>] /MCID 0>> BDC" SECOND "EMC", NULL },
        { FIRST "EMC 0 0 1 1 re f /NonStruct <</MCID 1>> BDC EMC", "pdf-ink-loose" },
        { GOOD " (a) Tj", "pdf-ink-loose" },
        { GOOD " [(a)] TJ", "pdf-ink-loose" },
        { GOOD " (a) '", "pdf-ink-loose" },
        { GOOD " 1 2 (a) \"", "pdf-ink-loose" },
        { GOOD " /x1 Do", "pdf-ink-loose" },
        { GOOD " /sh1 sh", "pdf-ink-loose" },
        { GOOD " BI ID x EI", "pdf-ink-loose" },
        { GOOD " S", "pdf-ink-loose" }, { GOOD " s", "pdf-ink-loose" }, { GOOD " F", "pdf-ink-loose" },
        { GOOD " f*", "pdf-ink-loose" }, { GOOD " B", "pdf-ink-loose" }, { GOOD " B*", "pdf-ink-loose" },
        { GOOD " b", "pdf-ink-loose" }, { GOOD " b*", "pdf-ink-loose" },
        { GOOD " /Span <</ActualText (a)>> BDC (a) Tj EMC", "pdf-ink-loose" },
        { FIRST "/NonStruct <</MCID 1>> BDC EMC EMC", "pdf-mark-nested" },
        { "/NonStruct <</MCID 0>> BDC" SECOND "EMC", "pdf-mark-wrong" },
        { "/Span <</MCID 1>> BDC" SECOND "EMC", "pdf-mark-wrong" },
        { FIRST " EMC /Span <</MCID 1>> BDC EMC", "pdf-mark-wrong" },
        { FIRST " EMC", "pdf-mark-count" },
        { "", "pdf-mark-count" },
        { GOOD " /Span <</MCID 2>> BDC EMC", "pdf-mark-count" },
        { GOOD " EMC", "pdf-content-unbalanced" },
        { GOOD " /Span BMC", "pdf-content-unbalanced" },
        { GOOD " q", "pdf-content-unbalanced" },
        { "Q q " GOOD, "pdf-content-unbalanced" },
        { GOOD " BT", "pdf-content-unbalanced" },
        { GOOD " ET", "pdf-content-unbalanced" },
        { FIRST "BT" SECOND "ET EMC", "pdf-content-unbalanced" },
        { "q q q q q q q q q q q q q q q q q q q q q q q q q q q q q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q "
          GOOD, "pdf-content-unbalanced" },
        { GOOD " 1 2", "pdf-content-unbalanced" },
        { GOOD " (open", "pdf-content-unreadable" },
        { GOOD " [ 1 >> n", "pdf-content-unreadable" },
        { GOOD " [ 1 n", "pdf-content-unreadable" },
        { GOOD " zz", "pdf-content-unreadable" },
        { GOOD " /Span /P1 BDC EMC", "pdf-content-unreadable" },
        { GOOD " /Span <</MCID (x)>> BDC EMC", "pdf-content-unreadable" },
        { FIRST "/Span <</ActualText (a)>> BDC /Span <</ActualText (b)>> BDC EMC EMC" SECOND "EMC", "pdf-actual-text-nested" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Arena *arena = arena_new();
        try_out(make_structure(arena), pairs[i][0], "null", pairs[i][1]);
        arena_free(arena);
    }
}

static void unfinished_fonts_are_found(void **state)
{
    (void)state;
    static const char *const fonts[] = {
        "<</Type/Font/Subtype/TrueType/BaseFont/Noto>>",
        "<</Type/FontDescriptor/FontName/Noto>>",
    };
    for (size_t i = 0; i < 2; i++) {
        Arena *arena = arena_new();
        try_out(make_structure(arena), GOOD, fonts[i], "pdf-font");
        arena_free(arena);
    }
}

// Content that is not as expected is the fault of another cairo, if it was another cairo.
static void another_cairo_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *content, *information;
        bool blamed;
    } cases[] = {
        { GOOD " S", "<</Producer(cairo 1.18.0 \\(https://cairographics.org\\))>>", true },
        { GOOD " S", "<</Producer(cairo 1.16.0 \\(https://cairographics.org\\))>>", false },
        { GOOD, "<</Producer(cairo 1.18.0 \\(https://cairographics.org\\))>>", false },
        { GOOD " S", "null", true },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Diagnostics *d = diagnostics_new(arena);
        Buffer raw = { 0 }, out = { 0 };
        make_raw(&raw, cases[i].content, cases[i].information);
        pdf_finish(d, buffer_slice(&raw), make_structure(arena), &out);
        Slice text = said(arena, d);
        if ((slice_find(text, S("\"pdf-cairo\"")) < text.len) != cases[i].blamed)
            fail_msg("%zu: %.*s", i, SLICE_ARGS(text));
        if (i == 0)
            assert_true(slice_find(text, S("drawn by cairo 1.18.0, and not")) < text.len);
        buffer_free(&raw);
        buffer_free(&out);
        arena_free(arena);
    }
}

static Element *add(Structure *s, ElementType type)
{
    return element_new(s, s->root, type);
}

static void no_title(Structure *s) { s->title = S("  "); }
static void no_language(Structure *s) { s->lang = S(""); }
static void odd_language(Structure *s) { s->lang = S("nl_NL"); }
static void odd_part_language(Structure *s) { s->root->children[0].element->lang = S("x"); }
static void root_is_no_document(Structure *s) { s->root->type = ELEMENT_SECT; }
static void no_root(Structure *s) { s->root = NULL; }
static void strange_child(Structure *s) { s->root->children[0].element->parent = NULL; }
static void misplaced(Structure *s) { s->root->children[0].element->type = ELEMENT_TD; }
static void text_in_group(Structure *s) { s->root->children[0].element->type = ELEMENT_DIV; }
static void row_in_list(Structure *s) { element_new(s, add(s, ELEMENT_L), ELEMENT_TR); }
static void owner_forgotten(Structure *s) { s->root->children[0].element->child_count = 0; }
static void mark_of_another(Structure *s) { s->pages[0].marks[0].owner = s->root; }
static void mark_unknown(Structure *s) { s->root->children[0].element->children[0].mark = 9; }
static void mark_on_no_page(Structure *s) { s->root->children[0].element->children[0].page = -1; }
static void a_page_too_many(Structure *s) { structure_mark(s, 1, NULL, ARTIFACT_LAYOUT); }
static void level_skipped(Structure *s) { add(s, ELEMENT_H2); }
static void level_skipped_later(Structure *s) { add(s, ELEMENT_H1); add(s, ELEMENT_H3); }
static void bookmark_without_page(Structure *s) { *structure_bookmark(s) = (Bookmark){ S("x"), 1, 1, 0 }; }
static void bookmark_untitled(Structure *s) { *structure_bookmark(s) = (Bookmark){ S(" "), 1, 0, 0 }; }

static Element *figure(Structure *s)
{
    Element *f = s->root->children[0].element;
    *f = (Element){ .type = ELEMENT_FIGURE, .parent = f->parent, .children = f->children, .child_count = 1,
                    .alt = S("x"), .has_box = true, .box = { 0, 0, 1, 1 } };
    return f;
}

static void figure_whole(Structure *s) { figure(s); }
static void figure_without_alt(Structure *s) { figure(s)->alt = S(" "); }
static void figure_without_box(Structure *s) { figure(s)->has_box = false; }
static void figure_with_endless_box(Structure *s) { figure(s)->box[2] = INFINITY; }
static void figure_inside_out(Structure *s) { figure(s)->box[0] = 2; }
static void figure_on_no_page(Structure *s) { figure(s)->box_page = 1; }

static void figure_without_ink(Structure *s)
{
    Element *f = add(s, ELEMENT_FIGURE);
    f->alt = S("x");
    f->has_box = true;
    f->box[2] = f->box[3] = 1;
}

static PdfLink *link_on_mark(Structure *s)
{
    Element *p = s->root->children[0].element;
    Element *owner = element_new(s, p, ELEMENT_LINK);
    owner->children = p->children; // the mark moves from the paragraph to the link in it
    owner->child_count = 1;
    owner->child_room = 1;
    p->children = arena_one(s->arena, ElementChild);
    *p->children = (ElementChild){ .kind = CHILD_ELEMENT, .element = owner };
    p->child_count = p->child_room = 1;
    s->pages[0].marks[0].owner = owner;
    PdfLink *link = structure_link(s, owner, 0);
    link->boxes = (double(*)[4])arena_many(s->arena, double, 4);
    link->boxes[0][2] = link->boxes[0][3] = 9;
    link->box_count = 1;
    link->contents = S("x");
    link->address = S("https://x.nl");
    return link;
}

static void link_whole(Structure *s) { link_on_mark(s); }
static void link_without_box(Structure *s) { link_on_mark(s)->box_count = 0; }
static void link_with_odd_box(Structure *s) { link_on_mark(s)->boxes[0][1] = (double)NAN; }
static void link_without_words(Structure *s) { link_on_mark(s)->contents = S(""); }
static void link_of_paragraph(Structure *s) { link_on_mark(s)->owner = s->root; }
static void link_on_no_page(Structure *s) { link_on_mark(s)->page = 5; }
static void link_to_script(Structure *s) { link_on_mark(s)->address = S("javascript:x"); }

static void link_twice(Structure *s)
{
    Element *owner = link_on_mark(s)->owner;
    structure_link(s, owner, 0);
    s->link_count--;
    owner->children[owner->child_count - 1].link = 0;
}

static void link_to_no_page(Structure *s)
{
    PdfLink *link = link_on_mark(s);
    link->address = S("");
    link->target_page = 1;
}

static void link_without_annotation(Structure *s)
{
    Element *owner = link_on_mark(s)->owner;
    owner->child_count--;
    s->link_count = 0;
}

// A table of `rows` rows of so many cells each; the first row is of headings where asked for.
static Element *table(Structure *s, bool headed, const int *rows, size_t count)
{
    Element *made = add(s, ELEMENT_TABLE);
    for (size_t r = 0; r < count; r++) {
        Element *row = element_new(s, made, ELEMENT_TR);
        for (int c = 0; c < rows[r]; c++)
            element_new(s, row, headed && r == 0 ? ELEMENT_TH : ELEMENT_TD)->scope = headed && r == 0 ? SCOPE_COLUMN : SCOPE_NONE;
    }
    return made;
}

static void table_whole(Structure *s) { table(s, true, (const int[]){ 2, 2, 2 }, 3); }
static void table_without_headings(Structure *s) { table(s, false, (const int[]){ 2, 2 }, 2); }
static void table_with_short_row(Structure *s) { table(s, true, (const int[]){ 2, 1 }, 2); }
static void table_with_long_row(Structure *s) { table(s, true, (const int[]){ 2, 3 }, 2); }

static Element *cell(Element *of, size_t row, size_t column)
{
    return of->children[row].element->children[column].element;
}

static void table_spanned(Structure *s) { cell(table(s, true, (const int[]){ 3, 2, 1 }, 3), 1, 1)->columns = 2; }

static void table_well_spanned(Structure *s)
{
    Element *t = table(s, true, (const int[]){ 3, 2, 1 }, 3);
    cell(t, 1, 1)->columns = 2;
    cell(t, 1, 1)->rows = 2;
}

// Below the head a row, a heading over the whole width, and a row of that group.
static Element *table_grouped(Structure *s)
{
    Element *t = table(s, true, (const int[]){ 2, 2, 1, 2 }, 4);
    *cell(t, 2, 0) = (Element){ .type = ELEMENT_TH, .parent = cell(t, 2, 0)->parent, .columns = 2, .scope = SCOPE_COLUMN };
    return t;
}

static void cell_name(Structure *s, Element *of, Element *heading)
{
    if (!of->headings)
        of->headings = arena_many(s->arena, Element *, 4);
    of->headings[of->heading_count++] = heading;
    heading->referred = true;
}

static void table_with_groups(Structure *s)
{
    Element *t = table_grouped(s);
    for (size_t column = 0; column < 2; column++) {
        cell_name(s, cell(t, 3, column), cell(t, 0, column));
        cell_name(s, cell(t, 3, column), cell(t, 2, 0));
    }
}

static void table_with_only_groups(Structure *s)
{
    Element *t = table_grouped(s);
    cell_name(s, cell(t, 3, 0), cell(t, 0, 0));
    cell_name(s, cell(t, 3, 1), cell(t, 2, 0));
}

static void table_whose_groups_hide_its_head(Structure *s) { table_grouped(s); }

static void table_of_another(Structure *s)
{
    Element *t = table_grouped(s), *other = table(s, true, (const int[]){ 2, 2 }, 2);
    cell_name(s, cell(t, 3, 0), cell(other, 0, 0));
    cell_name(s, cell(t, 3, 1), cell(other, 0, 1));
}

static void table_with_row_headings(Structure *s)
{
    Element *t = table(s, false, (const int[]){ 2, 2 }, 2);
    for (size_t row = 0; row < 2; row++) {
        cell(t, row, 0)->type = ELEMENT_TH;
        cell(t, row, 0)->scope = SCOPE_ROW;
    }
}

static void table_without_scope(Structure *s) { cell(table(s, true, (const int[]){ 2, 2 }, 2), 0, 1)->scope = SCOPE_NONE; }
static void table_overhanging(Structure *s) { cell(table(s, true, (const int[]){ 2, 2 }, 2), 1, 0)->rows = 2; }

static void faults_in_the_structure_are_found(void **state)
{
    (void)state;
    static const struct {
        void (*spoil)(Structure *);
        const char *id;
    } cases[] = {
        { no_title, "pdf-untitled" }, { no_language, "pdf-language" }, { odd_language, "pdf-language" },
        { odd_part_language, "pdf-language" }, { root_is_no_document, "pdf-element-broken" },
        { no_root, "pdf-element-broken" }, { strange_child, "pdf-element-broken" }, { misplaced, "pdf-element-misplaced" },
        { text_in_group, "pdf-element-misplaced" }, { row_in_list, "pdf-element-misplaced" },
        { owner_forgotten, "pdf-mark-lost" }, { mark_of_another, "pdf-mark-lost" }, { mark_unknown, "pdf-mark-lost" },
        { mark_on_no_page, "pdf-mark-lost" }, { a_page_too_many, "pdf-page-count" },
        { level_skipped, "pdf-heading-skipped" }, { level_skipped_later, "pdf-heading-skipped" },
        { bookmark_without_page, "pdf-bookmark" }, { bookmark_untitled, "pdf-bookmark" },
        { figure_whole, NULL }, { figure_without_alt, "pdf-alt-missing" }, { figure_without_box, "pdf-figure-lost" },
        { figure_with_endless_box, "pdf-figure-lost" }, { figure_inside_out, "pdf-figure-lost" },
        { figure_on_no_page, "pdf-figure-lost" }, { figure_without_ink, "pdf-figure-lost" },
        { link_whole, NULL }, { link_without_box, "pdf-link-loose" }, { link_with_odd_box, "pdf-link-loose" },
        { link_without_words, "pdf-link-loose" }, { link_of_paragraph, "pdf-link-loose" },
        { link_on_no_page, "pdf-link-loose" }, { link_twice, "pdf-link-loose" },
        { link_without_annotation, "pdf-link-loose" }, { link_to_script, "pdf-link-broken" },
        { link_to_no_page, "pdf-link-broken" }, { table_whole, NULL }, { table_well_spanned, NULL },
        { table_without_headings, "pdf-table-unheaded" }, { table_with_short_row, "pdf-table-irregular" },
        { table_with_long_row, "pdf-table-irregular" }, { table_spanned, "pdf-table-irregular" },
        { table_overhanging, "pdf-table-irregular" }, { table_with_groups, NULL },
        { table_with_only_groups, "pdf-table-unheaded" }, { table_whose_groups_hide_its_head, "pdf-table-unheaded" },
        { table_of_another, "pdf-table-unheaded" }, { table_with_row_headings, NULL },
        { table_without_scope, "pdf-scope-missing" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Structure *s = make_structure(arena);
        cases[i].spoil(s);
        if (cases[i].id)
            print_message("%zu: %s\n", i, cases[i].id);
        try_out(s, GOOD, "null", cases[i].id);
        arena_free(arena);
    }
}

// In a draft only those faults are let through that leave a document which most people can read.
static void a_draft_may_have_faults(void **state)
{
    (void)state;
    static const struct {
        void (*spoil)(Structure *);
        bool allowed;
    } cases[] = {
        { no_title, true }, { no_language, true }, { figure_without_alt, true }, { level_skipped, true },
        { table_without_headings, true }, { table_with_short_row, false }, { table_without_scope, false },
        { owner_forgotten, false }, { figure_without_ink, false }, { misplaced, false }, { link_to_script, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Diagnostics *d = diagnostics_new(arena);
        Structure *s = make_structure(arena);
        Buffer raw = { 0 }, out = { 0 };
        diagnostics_draft(d);
        make_raw(&raw, GOOD, "null");
        cases[i].spoil(s);
        PdfStatus status = pdf_finish(d, buffer_slice(&raw), s, &out);
        if (status != (cases[i].allowed ? PDF_DONE : PDF_CHECK_FAILED))
            fail_msg("%zu: %.*s", i, SLICE_ARGS(said(arena, d)));
        assert_int_equal(diagnostics_count(d, SEVERITY_ERROR) > 0, !cases[i].allowed);
        assert_int_equal(diagnostics_count(d, SEVERITY_WARNING) > 0, 1);
        buffer_free(&raw);
        buffer_free(&out);
        arena_free(arena);
    }
}

// As cairo itself does it: ink that no tag surrounds, and a tag in a tag.
static void spoiled_drawings_are_found(void **state)
{
    (void)state;
    for (int nested = 0; nested < 2; nested++) {
        Sheet sheet;
        Buffer out = { 0 };
        sheet_open(&sheet);
        Element *p = sheet_line(&sheet, NULL, ELEMENT_P, "tekst");
        if (nested)
            sheet_mark(&sheet, p, ARTIFACT_LAYOUT);
        else
            cairo_paint(sheet.cairo);
        sheet_text(&sheet, p, "meer");
        if (nested)
            sheet_end_mark(&sheet, p);
        sheet_next_page(&sheet);
        sheet_finish_drawing(&sheet);
        Diagnostics *d = diagnostics_new(sheet.arena);
        assert_int_equal(pdf_finish(d, buffer_slice(&sheet.raw), sheet.structure, &out), PDF_CHECK_FAILED);
        Slice text = said(sheet.arena, d), id = nested ? S("pdf-mark-") : S("pdf-ink-loose");
        assert_true(slice_find(text, id) < text.len);
        assert_int_equal(out.len, 0);
        buffer_free(&out);
        sheet_close(&sheet);
    }
}

// 20,000 quotes in one another: deep, but no reason to overflow the stack.
static void deep_structures_are_walked(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Structure *s = make_structure(arena);
    Element *at = s->root;
    for (int i = 0; i < 20000; i++)
        at = element_new(s, at, ELEMENT_BLOCK_QUOTE);
    structure_mark(s, 0, at, ARTIFACT_LAYOUT);
    try_out(s, GOOD " /Span <</MCID 2>> BDC EMC", "null", NULL);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_in_the_content_are_found),
        cmocka_unit_test(unfinished_fonts_are_found),
        cmocka_unit_test(faults_in_the_structure_are_found),
        cmocka_unit_test(another_cairo_is_named),
        cmocka_unit_test(a_draft_may_have_faults),
        cmocka_unit_test(spoiled_drawings_are_found),
        cmocka_unit_test(deep_structures_are_walked),
    };
    return cmocka_run_group_tests(tests, NULL, sheet_forget_fonts);
}
