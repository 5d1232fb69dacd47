// SPDX-License-Identifier: EUPL-1.2
// Nothing but failures: for each check of what was painted a document with that one fault.
#include "sheet.h"

#include <math.h>
#include <stdio.h>

// A paragraph with mark 0, a header as mark 1, on the only page.
static void sheet_begin(Sheet *sheet)
{
    sheet_open(sheet, 1);
    sheet_line(sheet, NULL, ELEMENT_P, "a");
    sheet_text(sheet, NULL, "kop");
}

// `id` is what must be said; NULL: nothing at all.
static void sheet_judge(Sheet *sheet, const char *id)
{
    PdfStatus status = sheet_finish(sheet);
    Slice text = said(sheet->arena, sheet->d);
    if (id) {
        char wanted[80];
        snprintf(wanted, sizeof wanted, "\"%s\"", id);
        if (slice_find(text, slice_of(wanted)) == text.len)
            fail_msg("%s was not said, but: %.*s", id, SLICE_ARGS(text));
        assert_int_equal(status, PDF_CHECK_FAILED);
        assert_int_equal(sheet->out.len, 0);
    } else if (status != PDF_DONE || text.len) {
        fail_msg("%.*s", SLICE_ARGS(text));
    }
    sheet_close(sheet);
}

static Element *add(Structure *s, ElementType type)
{
    return element_new(s, s->root, type);
}

static void no_title(Structure *s)
{
    s->title = S("  ");
}
static void no_language(Structure *s)
{
    s->lang = S("");
}
static void odd_language(Structure *s)
{
    s->lang = S("nl_NL");
}
static void odd_part_language(Structure *s)
{
    s->root->children[0].element->lang = S("x");
}
static void root_is_no_document(Structure *s)
{
    s->root->type = ELEMENT_SECT;
}
static void no_root(Structure *s)
{
    s->root = NULL;
}
static void strange_child(Structure *s)
{
    s->root->children[0].element->parent = NULL;
}
static void misplaced(Structure *s)
{
    s->root->children[0].element->type = ELEMENT_TD;
}
static void text_in_group(Structure *s)
{
    s->root->children[0].element->type = ELEMENT_DIV;
}
static void row_in_list(Structure *s)
{
    element_new(s, add(s, ELEMENT_L), ELEMENT_TR);
}
static void owner_forgotten(Structure *s)
{
    s->root->children[0].element->child_count = 0;
}
static void mark_of_another(Structure *s)
{
    s->pages[0].marks[0].owner = s->root;
}
static void mark_unknown(Structure *s)
{
    s->root->children[0].element->children[0].mark = 9;
}
static void mark_on_no_page(Structure *s)
{
    s->root->children[0].element->children[0].page = -1;
}
static void a_page_too_many(Structure *s)
{
    structure_mark(s, 1, NULL, ARTIFACT_LAYOUT);
}
static void level_skipped(Structure *s)
{
    add(s, ELEMENT_H2);
}
static void level_skipped_later(Structure *s)
{
    add(s, ELEMENT_H1);
    add(s, ELEMENT_H3);
}
static void bookmark_without_page(Structure *s)
{
    *structure_bookmark(s) = (Bookmark){ S("x"), 1, 1, 0 };
}
static void bookmark_untitled(Structure *s)
{
    *structure_bookmark(s) = (Bookmark){ S(" "), 1, 0, 0 };
}

static Element *figure(Structure *s)
{
    Element *f = s->root->children[0].element;
    *f = (Element){ .type = ELEMENT_FIGURE,
                    .parent = f->parent,
                    .children = f->children,
                    .child_count = 1,
                    .alt = S("x"),
                    .has_box = true,
                    .box = { 0, 0, 1, 1 } };
    return f;
}

static void figure_whole(Structure *s)
{
    figure(s);
}
static void figure_without_alt(Structure *s)
{
    figure(s)->alt = S(" ");
}
static void figure_without_box(Structure *s)
{
    figure(s)->has_box = false;
}
static void figure_with_endless_box(Structure *s)
{
    figure(s)->box[2] = INFINITY;
}
static void figure_inside_out(Structure *s)
{
    figure(s)->box[0] = 2;
}
static void figure_on_no_page(Structure *s)
{
    figure(s)->box_page = 1;
}

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

static void link_whole(Structure *s)
{
    link_on_mark(s);
}
static void link_without_box(Structure *s)
{
    link_on_mark(s)->box_count = 0;
}
static void link_with_odd_box(Structure *s)
{
    link_on_mark(s)->boxes[0][1] = (double)NAN;
}
static void link_without_words(Structure *s)
{
    link_on_mark(s)->contents = S("");
}
static void link_of_paragraph(Structure *s)
{
    link_on_mark(s)->owner = s->root;
}
static void link_on_no_page(Structure *s)
{
    link_on_mark(s)->page = 5;
}
static void link_to_script(Structure *s)
{
    link_on_mark(s)->address = S("javascript:x");
}

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
            element_new(s, row, headed && r == 0 ? ELEMENT_TH : ELEMENT_TD)->scope =
                headed && r == 0 ? SCOPE_COLUMN : SCOPE_NONE;
    }
    return made;
}

static void table_whole(Structure *s)
{
    table(s, true, (const int[]){ 2, 2, 2 }, 3);
}
static void table_without_headings(Structure *s)
{
    table(s, false, (const int[]){ 2, 2 }, 2);
}
static void table_with_short_row(Structure *s)
{
    table(s, true, (const int[]){ 2, 1 }, 2);
}
static void table_with_long_row(Structure *s)
{
    table(s, true, (const int[]){ 2, 3 }, 2);
}

static Element *cell(Element *of, size_t row, size_t column)
{
    return of->children[row].element->children[column].element;
}

static void table_spanned(Structure *s)
{
    cell(table(s, true, (const int[]){ 3, 2, 1 }, 3), 1, 1)->columns = 2;
}

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
    *cell(t, 2, 0) = (Element){
        .type = ELEMENT_TH, .parent = cell(t, 2, 0)->parent, .columns = 2, .scope = SCOPE_COLUMN
    };
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

static void table_whose_groups_hide_its_head(Structure *s)
{
    table_grouped(s);
}

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

static void table_without_scope(Structure *s)
{
    cell(table(s, true, (const int[]){ 2, 2 }, 2), 0, 1)->scope = SCOPE_NONE;
}
static void table_overhanging(Structure *s)
{
    cell(table(s, true, (const int[]){ 2, 2 }, 2), 1, 0)->rows = 2;
}

static void nothing_wrong(Sheet *sheet)
{
    sheet_text(sheet, NULL, "nog een");
}
static void loose_text(Sheet *sheet)
{
    sheet_show(sheet, 1, 1, "a");
}
static void loose_rectangle(Sheet *sheet)
{
    sheet_rectangle(sheet, 1, 1, 2, 2);
}
static void loose_move(Sheet *sheet)
{
    pdf_content_move(sheet->content, 1, 1);
}
static void loose_paint(Sheet *sheet)
{
    pdf_content_paint(sheet->content);
}
static void end_of_no_mark(Sheet *sheet)
{
    pdf_content_mark_end(sheet->content);
}
static void mark_without_end(Sheet *sheet)
{
    sheet_mark(sheet, sheet->structure->root->children[0].element, ARTIFACT_LAYOUT);
}

static void mark_in_mark(Sheet *sheet)
{
    sheet_mark(sheet, NULL, ARTIFACT_LAYOUT);
    sheet_text(sheet, NULL, "kop");
    pdf_content_mark_end(sheet->content);
}

static void path_without_paint(Sheet *sheet)
{
    sheet_mark(sheet, NULL, ARTIFACT_LAYOUT);
    pdf_content_ink(sheet->content, &(Colour){ 0, 0, 0 }, NULL);
    pdf_content_move(sheet->content, 1, 1);
    pdf_content_mark_end(sheet->content);
}

static void text_in_a_path(Sheet *sheet)
{
    sheet_mark(sheet, NULL, ARTIFACT_LAYOUT);
    pdf_content_ink(sheet->content, &(Colour){ 0, 0, 0 }, NULL);
    sheet_show(sheet, 1, 1, "a");
    pdf_content_paint(sheet->content);
    pdf_content_mark_end(sheet->content);
}

static void path_in_a_path(Sheet *sheet)
{
    sheet_mark(sheet, NULL, ARTIFACT_LAYOUT);
    pdf_content_ink(sheet->content, &(Colour){ 0, 0, 0 }, NULL);
    sheet_rectangle(sheet, 1, 1, 2, 2);
    pdf_content_mark_end(sheet->content);
}

static void rectangle_of_no_size(Sheet *sheet)
{
    sheet_mark(sheet, NULL, ARTIFACT_LAYOUT);
    sheet_rectangle(sheet, 1, 1, (double)NAN, 2);
    pdf_content_mark_end(sheet->content);
}

static void text_far_away(Sheet *sheet)
{
    sheet_mark(sheet, NULL, ARTIFACT_LAYOUT);
    sheet_show(sheet, 1e9, 1, "a");
    pdf_content_mark_end(sheet->content);
}

static void faults_in_the_content_are_found(void **state)
{
    (void)state;
    static const struct {
        void (*spoil)(Sheet *);
        const char *id;
    } cases[] = {
        { nothing_wrong, NULL },
        { loose_text, "pdf-ink-loose" },
        { loose_rectangle, "pdf-ink-loose" },
        { loose_move, "pdf-content-unbalanced" },
        { loose_paint, "pdf-content-unbalanced" },
        { end_of_no_mark, "pdf-content-unbalanced" },
        { mark_without_end, "pdf-content-unbalanced" },
        { mark_in_mark, "pdf-mark-nested" },
        { path_without_paint, "pdf-content-unbalanced" },
        { text_in_a_path, "pdf-content-unbalanced" },
        { path_in_a_path, "pdf-content-unbalanced" },
        { rectangle_of_no_size, "pdf-ink-nowhere" },
        { text_far_away, "pdf-ink-nowhere" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Sheet sheet;
        sheet_begin(&sheet);
        cases[i].spoil(&sheet);
        print_message("%zu: %s\n", i, cases[i].id ? cases[i].id : "");
        sheet_judge(&sheet, cases[i].id);
    }
}

static void pages_are_counted(void **state)
{
    (void)state;
    Sheet sheet;
    sheet_begin(&sheet);
    sheet_next_page(&sheet);
    sheet_text(&sheet, NULL, "een bladzijde te veel");
    sheet_judge(&sheet, "pdf-page-count");
    sheet_open(&sheet, 2);
    sheet_line(&sheet, NULL, ELEMENT_P, "een bladzijde te weinig");
    sheet_judge(&sheet, "pdf-page-count");
}

static void faults_in_the_structure_are_found(void **state)
{
    (void)state;
    static const struct {
        void (*spoil)(Structure *);
        const char *id;
    } cases[] = {
        { no_title, "pdf-untitled" },
        { no_language, "pdf-language" },
        { odd_language, "pdf-language" },
        { odd_part_language, "pdf-language" },
        { root_is_no_document, "pdf-element-broken" },
        { no_root, "pdf-element-broken" },
        { strange_child, "pdf-element-broken" },
        { misplaced, "pdf-element-misplaced" },
        { text_in_group, "pdf-element-misplaced" },
        { row_in_list, "pdf-element-misplaced" },
        { owner_forgotten, "pdf-mark-lost" },
        { mark_of_another, "pdf-mark-lost" },
        { mark_unknown, "pdf-mark-lost" },
        { mark_on_no_page, "pdf-mark-lost" },
        { a_page_too_many, "pdf-page-count" },
        { level_skipped, "pdf-heading-skipped" },
        { level_skipped_later, "pdf-heading-skipped" },
        { bookmark_without_page, "pdf-bookmark" },
        { bookmark_untitled, "pdf-bookmark" },
        { figure_whole, NULL },
        { figure_without_alt, "pdf-alt-missing" },
        { figure_without_box, "pdf-figure-lost" },
        { figure_with_endless_box, "pdf-figure-lost" },
        { figure_inside_out, "pdf-figure-lost" },
        { figure_on_no_page, "pdf-figure-lost" },
        { figure_without_ink, "pdf-figure-lost" },
        { link_whole, NULL },
        { link_without_box, "pdf-link-loose" },
        { link_with_odd_box, "pdf-link-loose" },
        { link_without_words, "pdf-link-loose" },
        { link_of_paragraph, "pdf-link-loose" },
        { link_on_no_page, "pdf-link-loose" },
        { link_twice, "pdf-link-loose" },
        { link_without_annotation, "pdf-link-loose" },
        { link_to_script, "pdf-link-broken" },
        { link_to_no_page, "pdf-link-broken" },
        { table_whole, NULL },
        { table_well_spanned, NULL },
        { table_without_headings, "pdf-table-unheaded" },
        { table_with_short_row, "pdf-table-irregular" },
        { table_with_long_row, "pdf-table-irregular" },
        { table_spanned, "pdf-table-irregular" },
        { table_overhanging, "pdf-table-irregular" },
        { table_with_groups, NULL },
        { table_with_only_groups, "pdf-table-unheaded" },
        { table_whose_groups_hide_its_head, "pdf-table-unheaded" },
        { table_of_another, "pdf-table-unheaded" },
        { table_with_row_headings, NULL },
        { table_without_scope, "pdf-scope-missing" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Sheet sheet;
        sheet_begin(&sheet);
        cases[i].spoil(sheet.structure);
        if (cases[i].id)
            print_message("%zu: %s\n", i, cases[i].id);
        sheet_judge(&sheet, cases[i].id);
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
        { no_title, true },
        { no_language, true },
        { figure_without_alt, true },
        { level_skipped, true },
        { table_without_headings, true },
        { table_with_short_row, false },
        { table_without_scope, false },
        { owner_forgotten, false },
        { figure_without_ink, false },
        { misplaced, false },
        { link_to_script, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Sheet sheet;
        sheet_begin(&sheet);
        diagnostics_draft(sheet.d);
        cases[i].spoil(sheet.structure);
        PdfStatus status = sheet_finish(&sheet);
        if (status != (cases[i].allowed ? PDF_DONE : PDF_CHECK_FAILED))
            fail_msg("%zu: %.*s", i, SLICE_ARGS(said(sheet.arena, sheet.d)));
        assert_int_equal(diagnostics_count(sheet.d, SEVERITY_ERROR) > 0, !cases[i].allowed);
        assert_int_equal(diagnostics_count(sheet.d, SEVERITY_WARNING) > 0, 1);
        sheet_close(&sheet);
    }
}

// 20,000 quotes in one another: deep, but no reason to overflow the stack.
static void deep_structures_are_walked(void **state)
{
    (void)state;
    Sheet sheet;
    sheet_begin(&sheet);
    Element *at = sheet.structure->root;
    for (int i = 0; i < 20000; i++)
        at = element_new(sheet.structure, at, ELEMENT_BLOCK_QUOTE);
    sheet_text(&sheet, at, "diep");
    sheet_judge(&sheet, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_in_the_content_are_found),
        cmocka_unit_test(pages_are_counted),
        cmocka_unit_test(faults_in_the_structure_are_found),
        cmocka_unit_test(a_draft_may_have_faults),
        cmocka_unit_test(deep_structures_are_walked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
