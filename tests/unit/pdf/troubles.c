// SPDX-License-Identifier: EUPL-1.2
// What the layout refuses, and how the logical structure is put together.
#include "model/strings.h"
#include "pages.h"
#include "pdf/pdf.h"

static Node *add(Bench *bench, Node *parent, NodeKind kind, Slice text)
{
    Node *node = node_new(bench->arena, kind);
    node->text = text;
    node->place = (Place){ .file = S("report.md"), .line = 12 };
    node_append(parent, node);
    return node;
}

static Document *document_with(Bench *bench, Node **paragraph)
{
    Document *document = arena_one(bench->arena, Document);
    document->root = node_new(bench->arena, NODE_DOCUMENT);
    document->title = S("Proef");
    document->lang = S("nl-NL");
    document->figure_word = S("Figuur");
    Node *heading = add(bench, document->root, NODE_HEADING, S(""));
    heading->level = 1;
    heading->id = S("kop");
    add(bench, heading, NODE_TEXT, S("Een kop"));
    *paragraph = add(bench, document->root, NODE_PARAGRAPH, S(""));
    return document;
}

static Slice messages(Bench *bench)
{
    char *text = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&text, &len);
    diagnostics_print(bench->d, stream, (DiagnosticStyle){ .language = MESSAGES_ENGLISH });
    fclose(stream);
    Slice copy = slice_copy(bench->arena, (Slice){ text, len });
    free(text);
    return copy;
}

// The document is refused, with a message that holds both texts.
static void refused(Bench *bench, const Document *document, Slice id, Slice thing)
{
    Buffer out = { 0 };
    assert_int_equal(pdf_render(bench->arena, bench->d, document, &bench->options, &out),
                     PDF_CHECK_FAILED);
    assert_int_equal(out.len, 0);
    Slice text = messages(bench);
    assert_true(slice_find(text, S("report.md:12")) < text.len);
    assert_true(slice_find(text, id) < text.len);
    assert_true(slice_find(text, thing) < text.len);
}

static void a_sign_no_font_has(void **state)
{
    Bench *bench = *state;
    Node *paragraph;
    Document *document = document_with(bench, &paragraph);
    add(bench, paragraph, NODE_TEXT, S("Een teken: \xF0\x93\x80\x80."));
    refused(bench, document, S("[sign-missing]"), S("U+13000"));
}

// In what stands on every page, too.
static void a_sign_in_a_footer(void **state)
{
    Bench *bench = *state;
    Node *paragraph;
    Document *document = document_with(bench, &paragraph);
    document->page_footer = S("Zo: \U00013001");
    document->page_footer_at = paragraph->place;
    refused(bench, document, S("[sign-missing]"), S("U+13001"));
}

// The contents and the unit beside a rule name the place of their heading.
static void a_sign_in_the_contents(void **state)
{
    Bench *bench = *state;
    Node *paragraph;
    Document *document = document_with(bench, &paragraph);
    document->root->first->first->text = S("Kop \U00013002");
    Node *contents = node_new(bench->arena, NODE_CONTENTS), *div = node_new(bench->arena, NODE_DIV);
    contents->level = 1;
    node_append(document->root, contents);
    div->role = S("rule");
    div->argument = S("\U00013003");
    div->place = paragraph->place;
    node_append(document->root, div);
    add(bench, add(bench, div, NODE_HEADING, S("")), NODE_TEXT, S("Sub"));
    div->first->level = 2;
    refused(bench, document, S("[sign-missing]"), S("U+13003"));
    assert_true(slice_find(messages(bench), S("cxscan:")) == messages(bench).len);
}

static bool has_watermark(const Page *page, Slice word)
{
    for (size_t i = 0; i < page->count; i++) {
        const Item *item = &page->items[i];
        if (!item->owner && item->artifact == ARTIFACT_WATERMARK && slice_equal(item->text, word))
            return true;
    }
    return false;
}

static void a_draft_says_so_on_every_page(void **state)
{
    Bench *bench = *state;
    Document *document =
        document_make(bench->arena, bench->d, S(CXSCAN_SOURCE_DIR "/tests/unit/pdf/cases"), S("nl"),
                      S("cover-and-contents.md"), NULL, bench->facts, NULL);
    Layout *plain = layout_make(bench->arena, bench->d, document, &bench->options);
    bench->options.draft = true;
    Layout *layout = layout_make(bench->arena, bench->d, document, &bench->options);
    assert_true(layout->page_count > 2 && layout->page_count == plain->page_count);
    for (size_t i = 0; i < layout->page_count; i++) {
        assert_true(has_watermark(&layout->pages[i], S("CONCEPT")));
        assert_false(has_watermark(&plain->pages[i], S("CONCEPT")));
    }
    Slice dump = layout_dump(bench->arena, layout);
    assert_true(slice_find(dump, S("\"CONCEPT · Gevalideerd\"")) < dump.len);
    const Structure *structure = painted(bench, layout, document);
    assert_true(slice_starts(structure->title, S("CONCEPT – ")));
}

static void a_draft_prints_a_square_for_a_sign_no_font_has(void **state)
{
    Bench *bench = *state;
    Node *paragraph;
    Document *document = document_with(bench, &paragraph);
    add(bench, paragraph, NODE_TEXT, S("Een teken: \U00013000 en \U00013001."));
    Buffer out = { 0 };
    bench->options.draft = true;
    diagnostics_draft(bench->d);
    assert_int_equal(pdf_render(bench->arena, bench->d, document, &bench->options, &out), PDF_DONE);
    buffer_free(&out);
    Slice text = messages(bench);
    assert_true(slice_find(text, S("report.md:12: warning: no font has the sign 𓀀 (U+13000)")) <
                text.len);
    Layout *layout = layout_make(bench->arena, bench->d, document, &bench->options);
    assert_int_equal(layout->troubles, 0);
    Slice dump = layout_dump(bench->arena, layout);
    assert_true(slice_find(dump, S("\"Een teken: \u25A1 en \u25A1.\"")) < dump.len);
}

static void a_chart_that_is_none(void **state)
{
    Bench *bench = *state;
    Node *paragraph;
    Document *document = document_with(bench, &paragraph);
    add(bench, document->root, NODE_FIGURE, S(""))->chart = S("taartje");
    refused(bench, document, S("[chart-unknown]"), S("taartje"));
}

static void a_mark_that_is_none(void **state)
{
    Bench *bench = *state;
    Node *paragraph;
    Document *document = document_with(bench, &paragraph);
    add(bench, paragraph, NODE_MARK, S(""))->chart = S("smiley");
    refused(bench, document, S("[mark-unknown]"), S("smiley"));
}

static void empty_blocks_leave_nothing(void **state)
{
    Bench *bench = *state;
    Node *paragraph;
    Document *document = document_with(bench, &paragraph);
    add(bench, paragraph, NODE_TEXT, S(" \n "));
    Node *callout = add(bench, document->root, NODE_DIV, S(""));
    callout->role = S("callout");
    add(bench, add(bench, callout, NODE_LIST, S("")), NODE_ITEM, S(""));
    Layout *layout = layout_make(bench->arena, bench->d, document, &bench->options);
    const Structure *structure = painted(bench, layout, document);
    Slice dump = structure_dump(bench->arena, structure);
    assert_true(slice_equal(dump, S("Document\n  H1 0/0\n")));
}

static void links_have_a_place_and_a_goal(void **state)
{
    Bench *bench = *state;
    Node *paragraph;
    Document *document = document_with(bench, &paragraph);
    add(bench, paragraph, NODE_TEXT, S("Naar "));
    Node *inside = add(bench, paragraph, NODE_LINK, S(""));
    inside->target = S("#kop");
    add(bench, inside, NODE_TEXT, S("de "));
    add(bench, add(bench, inside, NODE_STRONG, S("")), NODE_TEXT, S("kop"));
    add(bench, paragraph, NODE_TEXT, S(" en "));
    Node *outside = add(bench, paragraph, NODE_LINK, S(""));
    outside->target = S("https://example.nl/");
    add(bench, outside, NODE_TEXT,
        S("een bladzijde die zo heet dat haar naam op een enkele regel niet past, en dus verder "
          "gaat op een"));
    Layout *layout = layout_make(bench->arena, bench->d, document, &bench->options);
    const Structure *structure = painted(bench, layout, document);
    Slice dump = structure_dump(bench->arena, structure);
    assert_true(slice_equal(dump, S("Document\n  H1 0/1\n  P 0/2 0/4\n"
                                    "    Link 0/3 link:0\n    Link 0/5 link:1\n")));
    const PdfLink *links = structure->links;
    assert_int_equal(structure->link_count, 2);
    assert_int_equal(links[0].box_count, 1);
    assert_int_equal(links[1].box_count, 2);
    assert_int_equal(links[0].target_page, 0);
    assert_true(fabs(links[0].target_y - (bench->style->page_height - bench->style->body_top)) <
                0.1);
    assert_true(slice_equal(links[0].contents, S("de kop")));
    assert_true(slice_equal(links[1].address, S("https://example.nl/")));
    assert_true(links[0].boxes[0][0] < links[0].boxes[0][2] &&
                links[0].boxes[0][1] < links[0].boxes[0][3]);
    assert_true(links[1].boxes[0][1] > links[1].boxes[1][1]);
    assert_int_equal(structure->bookmark_count, 1);
    assert_true(slice_equal(structure->bookmarks[0].title, S("Een kop")));
}

// A chapter's own name stands before its heading, but not before those below that.
static void bookmarks_name_their_chapter(void **state)
{
    Bench *bench = *state;
    Node *paragraph;
    Document *document = document_with(bench, &paragraph);
    Node *chapter = add(bench, document->root, NODE_DIV, S(""));
    chapter->role = S("chapter");
    chapter->argument = S("Pijler 4");
    for (int level = 1; level <= 2; level++) {
        Node *heading = add(bench, chapter, NODE_HEADING, S(""));
        heading->level = level;
        add(bench, heading, NODE_TEXT, level == 1 ? S("We meten te weinig") : S("Wat we horen"));
        add(bench, add(bench, chapter, NODE_PARAGRAPH, S("")), NODE_TEXT, S("Een zin."));
    }
    Layout *layout = layout_make(bench->arena, bench->d, document, &bench->options);
    const Structure *structure = painted(bench, layout, document);
    assert_int_equal(structure->bookmark_count, 3);
    assert_true(slice_equal(structure->bookmarks[0].title, S("Een kop")));
    assert_true(slice_equal(structure->bookmarks[1].title, S("Pijler 4: We meten te weinig")));
    assert_true(slice_equal(structure->bookmarks[2].title, S("Wat we horen")));
}

static void words_of_another_language_say_so(void **state)
{
    Bench *bench = *state;
    Node *paragraph;
    Document *document = document_with(bench, &paragraph);
    add(bench, paragraph, NODE_TEXT, S("De "));
    Node *english = add(bench, paragraph, NODE_SPAN, S(""));
    english->lang = S("en");
    add(bench, english, NODE_TEXT, S("customer "));
    add(bench, add(bench, english, NODE_EMPHASIS, S("")), NODE_TEXT, S("journey"));
    add(bench, paragraph, NODE_TEXT, S("."));
    Layout *layout = layout_make(bench->arena, bench->d, document, &bench->options);
    const Structure *structure = painted(bench, layout, document);
    Slice dump = structure_dump(bench->arena, structure);
    assert_true(slice_equal(dump, S("Document\n  H1 0/0\n  P 0/1 0/3\n    Span lang=en 0/2\n")));
}

static void a_cover_has_a_title_and_no_number(void **state)
{
    Bench *bench = *state;
    Document *document =
        document_make(bench->arena, bench->d, S(CXSCAN_SOURCE_DIR "/tests/unit/pdf/cases"), S("nl"),
                      S("cover-and-contents.md"), NULL, bench->facts, NULL);
    Layout *layout = layout_make(bench->arena, bench->d, document, &bench->options);
    const Structure *structure = painted(bench, layout, document);
    assert_true(slice_equal(structure->page_labels[0], S("omslag")));
    assert_true(slice_equal(structure->page_labels[1], S("2")));
    const Element *section = structure->root->children[0].element;
    bool headed = false;
    for (size_t i = 0; i < section->child_count; i++)
        headed |= section->children[i].element && section->children[i].element->type == ELEMENT_H1;
    assert_true(headed);
    assert_int_equal(structure->bookmarks[0].level, 1);
    assert_int_equal(structure->bookmarks[0].page, 0);
    assert_true(fabs(structure->bookmarks[0].y - bench->style->page_height) < 0.1);
    for (size_t i = 0; i < structure->link_count; i++) // the contents: not the cover itself
        assert_true(structure->links[i].target_page > 1);
}

static void elements_come_in_with_their_first_mark(void **state)
{
    Bench *bench = *state;
    Structure *structure = structure_new(bench->arena);
    Element *root = element_loose(bench->arena, NULL, ELEMENT_DOCUMENT);
    Element *empty = element_loose(bench->arena, root, ELEMENT_P);
    Element *list = element_loose(bench->arena, root, ELEMENT_L);
    Element *item = element_loose(bench->arena, list, ELEMENT_LI);
    Element *first = element_new(structure, root, ELEMENT_H1);
    assert_true(empty->loose);
    assert_int_equal(structure_mark(structure, 1, item, ARTIFACT_LAYOUT), 0);
    assert_int_equal(structure_mark(structure, 1, NULL, ARTIFACT_FOOTER), 1);
    assert_int_equal(structure_mark(structure, 0, first, ARTIFACT_LAYOUT), 0);
    assert_int_equal(structure->page_count, 2);
    Slice dump = structure_dump(bench->arena, structure);
    assert_true(slice_equal(dump, S("Document\n  H1 0/0\n  L\n    LI 1/0\n")));
    assert_null(structure->pages[1].marks[1].owner);
    assert_int_equal(structure->pages[1].marks[1].artifact, ARTIFACT_FOOTER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sign_no_font_has, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_sign_in_a_footer, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_sign_in_the_contents, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_draft_says_so_on_every_page, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_draft_prints_a_square_for_a_sign_no_font_has, bench_open,
                                        bench_close),
        cmocka_unit_test_setup_teardown(a_chart_that_is_none, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_mark_that_is_none, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(empty_blocks_leave_nothing, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(links_have_a_place_and_a_goal, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(bookmarks_name_their_chapter, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(words_of_another_language_say_so, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_cover_has_a_title_and_no_number, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(elements_come_in_with_their_first_mark, bench_open,
                                        bench_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
