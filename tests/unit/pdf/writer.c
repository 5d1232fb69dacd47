// SPDX-License-Identifier: EUPL-1.2
// A document drawn by hand: what is in the file, the same bytes every time, hostile addresses. With a file name
// as its argument the program writes that document there, for judges outside (veraPDF).
#include "sheet.h"

#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <time.h>

#include "pdf/pdf_links.h"

static void draw_list(Sheet *sheet, bool ordered)
{
    Element *list = sheet_element(sheet, NULL, ELEMENT_L);
    list->ordered = ordered;
    for (int i = 0; i < 2; i++) {
        Element *item = sheet_element(sheet, list, ELEMENT_LI);
        sheet_line(sheet, item, ELEMENT_LBL, ordered ? "1. " : "• ");
        sheet_line(sheet, item, ELEMENT_LBODY, "punt van de lijst");
    }
}

static void draw_table(Sheet *sheet)
{
    Element *table = sheet_element(sheet, NULL, ELEMENT_TABLE);
    Element *head = sheet_element(sheet, sheet_element(sheet, table, ELEMENT_THEAD), ELEMENT_TR);
    Element *corner = sheet_line(sheet, head, ELEMENT_TH, "Pijler");
    corner->scope = SCOPE_BOTH;
    Element *score = sheet_line(sheet, head, ELEMENT_TH, "Score");
    score->scope = SCOPE_COLUMN;
    Element *body = sheet_element(sheet, table, ELEMENT_TBODY);
    Element *group = sheet_line(sheet, sheet_element(sheet, body, ELEMENT_TR), ELEMENT_TH,
                                "Werken in de organisatie");
    group->scope = SCOPE_COLUMN;
    group->columns = 2;
    Element *tall = sheet_line(sheet, sheet_element(sheet, body, ELEMENT_TR), ELEMENT_TH, "Meten");
    tall->scope = SCOPE_ROW;
    tall->rows = 2;
    Element *cells[] = { sheet_line(sheet, tall->parent, ELEMENT_TD, "17,5"),
                         sheet_element(sheet, sheet_element(sheet, body, ELEMENT_TR), ELEMENT_TD) };
    Element *headings[] = { score, group, tall };
    for (size_t i = 0; i < 2; i++) {
        cells[i]->headings = arena_many(sheet->structure->arena, Element *, 3);
        memcpy(cells[i]->headings, headings, sizeof headings);
        cells[i]->heading_count = 3;
    }
    score->referred = group->referred = tall->referred = true;
}

static void draw_links(Sheet *sheet)
{
    Element *list = sheet_element(sheet, NULL, ELEMENT_TOC);
    Element *entry =
        sheet_element(sheet, sheet_element(sheet, list, ELEMENT_TOCI), ELEMENT_REFERENCE);
    Element *inner = sheet_line(sheet, entry, ELEMENT_LINK, "2 Bijlage 2");
    PdfLink *forward = sheet_link(sheet, inner, S(""), S("Naar Bijlage, bladzijde 2"));
    forward->target_page = 1;
    forward->target_y = 780.25;
    Element *p = sheet_line(sheet, NULL, ELEMENT_P, "Zie ook ");
    Element *outside = sheet_line(sheet, p, ELEMENT_LINK, "de site");
    PdfLink *link = sheet_link(
        sheet, outside, S("https://example.nl/a) >> /Contents (INJECTED?q=é"), S("De site (één)"));
    link->box_count = 2;
    sheet_box(link->boxes[1], 56, sheet->y - 16, 60, 14);
    Element *mail = sheet_line(sheet, p, ELEMENT_LINK, "mail");
    sheet_link(sheet, mail, S("MAILTO:info@example.nl?subject=CX scan"), S("Mail ons"));
}

static void draw_first_page(Sheet *sheet)
{
    sheet_text(sheet, NULL, "(/NonStruct << /MCID 0 >> BDC)");
    sheet_line(sheet, NULL, ELEMENT_H1, "Samenvatting");
    Element *p =
        sheet_line(sheet, NULL, ELEMENT_P, "Tekst met ✓ → en (/Span <</MCID 7>> BDC) \\ EMC Q");
    Element *foreign = sheet_line(sheet, p, ELEMENT_SPAN, "customer experience");
    foreign->lang = S("en");
    Element *sign = sheet_figure(sheet, p, S("Omhoog"));
    (void)sign;
    draw_links(sheet);
    draw_list(sheet, false);
    draw_list(sheet, true);
    Element *frame = sheet_element(sheet, NULL, ELEMENT_DIV);
    sheet_line(sheet, frame, ELEMENT_CAPTION, "Figuur 1. Scores");
    sheet_figure(sheet, frame, S("Radar: strategie 2,5; cultuur 3,1 (één lijn) \xF0\x9F\x98\x80"));
}

static void draw_second_page(Sheet *sheet, Element *running)
{
    sheet_mark(sheet, NULL, ARTIFACT_BACKGROUND);
    sheet_rectangle(sheet, 0, 0, SHEET_WIDTH, 30);
    pdf_content_mark_end(sheet->content);
    sheet_text(sheet, running, "en de rest van de alinea.");
    sheet_line(sheet, NULL, ELEMENT_H2, "Bijlage");
    sheet_line(sheet, sheet_element(sheet, NULL, ELEMENT_BLOCK_QUOTE), ELEMENT_P, "“Een citaat.”");
    draw_table(sheet);
    sheet_line(sheet, NULL, ELEMENT_NOTE, "Een noot.");
    sheet_mark(sheet, NULL, ARTIFACT_FOOTER);
    sheet_show(sheet, 300, 820, "2 / 2");
    pdf_content_mark_end(sheet->content);
    sheet_mark(sheet, NULL, ARTIFACT_LAYOUT);
    pdf_content_ink(sheet->content, NULL,
                    &(DrawingPen){ .width = 0.75, .dash = { 3, 2.5 }, .round = true });
    pdf_content_move(sheet->content, 20, 700);
    pdf_content_line(sheet->content, 120, 700.25);
    pdf_content_paint(sheet->content);
    pdf_content_mark_end(sheet->content);
}

static void bookmark(Sheet *sheet, Slice title, int level, int page)
{
    Bookmark *made = structure_bookmark(sheet->structure);
    *made = (Bookmark){ title, level, page, 700.5 };
}

// A paragraph and a link that run over the page break, and one of everything.
static void draw(Sheet *sheet)
{
    static Slice labels[] = { { "omslag", 6 }, { "1", 1 } };
    sheet_open(sheet, 2);
    draw_first_page(sheet);
    Element *running = sheet_line(sheet, NULL, ELEMENT_P, "Een alinea die doorloopt ");
    Element *over = sheet_line(sheet, running, ELEMENT_LINK, "met een link ");
    sheet_link(sheet, over, S("https://zilverdam.nl"), S("Zilverdam"));
    sheet_next_page(sheet);
    sheet_text(sheet, over, "over de bladzijde ");
    sheet_link(sheet, over, S("https://zilverdam.nl"), S("Zilverdam"));
    draw_second_page(sheet, running);
    bookmark(sheet, S("Samenvatting"), 1, 0);
    bookmark(sheet, S("Bijlage (é)"), 2, 1);
    bookmark(sheet, S("Slot"), 1, 1);
    sheet->structure->page_labels = labels;
}

static Slice finished(Sheet *sheet)
{
    PdfStatus status = sheet_finish(sheet);
    if (status != PDF_DONE)
        print_error("%.*s\n", SLICE_ARGS(said(sheet->arena, sheet->d)));
    assert_int_equal(status, PDF_DONE);
    assert_int_equal(diagnostics_count(sheet->d, SEVERITY_NOTE), 0);
    return buffer_slice(&sheet->out);
}

// The finished file with everything uncompressed and in objects of their own, as text in the arena.
static Slice plain(Arena *arena, Slice pdf)
{
    qpdf_data q = qpdf_init();
    assert_int_equal(qpdf_read_memory(q, "finished", pdf.at, pdf.len, NULL), 0);
    assert_int_equal(qpdf_check_pdf(q), 0);
    qpdf_init_write_memory(q);
    qpdf_set_object_stream_mode(q, qpdf_o_disable);
    qpdf_set_stream_data_mode(q, qpdf_s_uncompress);
    qpdf_set_static_ID(q, QPDF_TRUE);
    assert_int_equal(qpdf_write(q), 0);
    Slice text =
        slice_copy(arena, (Slice){ (const char *)qpdf_get_buffer(q), qpdf_get_buffer_length(q) });
    qpdf_cleanup(&q);
    return text;
}

static void assert_holds(Slice text, const char *part)
{
    if (slice_find(text, slice_of(part)) == text.len)
        fail_msg("not there: %s", part);
}

static void assert_lacks(Slice text, const char *part)
{
    if (slice_find(text, slice_of(part)) < text.len)
        fail_msg("should not be there: %s", part);
}

static void the_file_says_what_it_must(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "%PDF-1.7",
        "/Lang (nl-NL)",
        "/DisplayDocTitle true",
        "/MarkInfo << /Marked true >>",
        "/GTS_PDFA1",
        "/N 3",
        "/CreationDate (D:20261122100000Z)",
        "/ModDate (D:20261122100000Z)",
        "<xmp:CreateDate>2026-11-22T10:00:00Z<",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A<",
        "<pdfuaid:part>1<",
        "Proef &amp; &lt;toets&gt;: één",
        "<rdf:li xml:lang=\"nl-NL\">",
        "<rdf:li xml:lang=\"x-default\">",
        "Gemeente Zilverdam",
        "/Tabs /S",
        "/CIDToGIDMap ",
        "/ToUnicode ",
        "/FontFile2 ",
        "/ParentTreeNextKey 7",
        "/StructParents 1",
        "/StructParent 2",
        "/S /Document",
        "/Scope /Both",
        "/Scope /Column",
        "/Scope /Row",
        "/ColSpan 2",
        "/RowSpan 2",
        "/ListNumbering /Disc",
        "/ListNumbering /Decimal",
        "/ID (element-",
        "/Headers ",
        "/IDTree",
        "/Lang (en)",
        "/Alt (Omhoog)",
        "/Placement /Inline",
        "/Placement /Block",
        "/Type /MCR",
        "/Type /OBJR",
        "/QuadPoints [",
        "/F 4",
        "/XYZ 0 780.25 null",
        "/URI (https://example.nl/a%29%20%3E%3E%20/Contents%20%28INJECTED?q=%C3%A9)",
        "/Contents (Mail ons)",
        "/URI (MAILTO:info@example.nl?subject=CX%20scan)",
        "/Rect [ 56 ",
        "/P (omslag)",
        "/S /D /St 1",
        "/Count -1",
        "/PageMode /UseOutlines",
        "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
        "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
        "/Artifact<</Type/Layout>>BDC",
        "/Artifact<</Type/Background/BBox[0 0 595 842]>>BDC",
        "/H1<</MCID 1>>BDC",
        "/TH<</MCID ",
        "0.75 w\n[3 2.5]0 d\n1 j\n20 142 m\n120 141.75 l\nS\n",
        "0 842 595 -30 re\nf\n",
    };
    Sheet sheet;
    draw(&sheet);
    Slice text = plain(sheet.arena, finished(&sheet));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_holds(text, parts[i]);
    assert_lacks(text, "INJECTED)");
    for (size_t at = 0; at + 9 < sheet.out.len; at++)
        assert_true(memcmp(sheet.out.bytes + at + 1, "endstream", 9) != 0 ||
                    sheet.out.bytes[at] == '\n');
    sheet_close(&sheet);
}

static void a_faulty_draft_claims_nothing(void **state)
{
    (void)state;
    Sheet sheet;
    draw(&sheet);
    sheet.structure->lang = S("");
    diagnostics_draft(sheet.d);
    assert_int_equal(sheet_finish(&sheet), PDF_DONE);
    Slice text = plain(sheet.arena, buffer_slice(&sheet.out));
    assert_holds(text, "dc:format");
    assert_lacks(text, "<pdfuaid:part>");
    assert_lacks(text, "<pdfaid:part>");
    sheet_close(&sheet);
}

static void two_runs_give_the_same_bytes(void **state)
{
    (void)state;
    Sheet sheets[2];
    for (int i = 0; i < 2; i++) {
        setenv("TZ", i ? "Pacific/Auckland" : "America/Lima", 1);
        tzset();
        draw(&sheets[i]);
        finished(&sheets[i]);
    }
    unsetenv("TZ");
    assert_true(slice_equal(buffer_slice(&sheets[0].out), buffer_slice(&sheets[1].out)));
    sheet_close(&sheets[0]);
    sheet_close(&sheets[1]);
}

static uint64_t next_random(uint64_t *state)
{
    *state += UINT64_C(0x9E3779B97F4A7C15); // splitmix64
    uint64_t z = *state;
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

static Slice hostile(Arena *arena, uint64_t *random)
{
    static const char *const pieces[] = {
        ")",      "(",           "\\",     ">>", "<<",  " /OpenAction ", "/A",  "/AA",
        "\n",     "\r",          "endobj", "%",  "%zz", "%41",           "é",   "\xF0\x9F\x98\x80",
        "\x01",   "<41>",        "[",      "]",  "{",   "/Contents (X)", "\\)", "\xFF",
        "stream", "javascript:", "#",      "a"
    };
    Buffer text = { 0 };
    buffer_add(&text, slice_of((const char *const[]){
                          "https://", "http://", "mailto:", "HTTPS://" }[next_random(random) % 4]));
    buffer_add_byte(&text, 'x');
    for (size_t n = next_random(random) % 12; n > 0; n--)
        buffer_add(&text, slice_of(pieces[next_random(random) % (sizeof pieces / sizeof *pieces)]));
    Slice made = slice_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    return made;
}

static void check_annotation(qpdf_data q, qpdf_oh annotation)
{
    static const char *const keys[] = { "/Type", "/Subtype",  "/Border",       "/F",
                                        "/Rect", "/Contents", "/StructParent", "/A" };
    size_t count = 0;
    qpdf_oh_begin_dict_key_iter(q, annotation);
    while (qpdf_oh_dict_more_keys(q)) {
        const char *key = qpdf_oh_dict_next_key(q);
        bool known = false;
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            known |= strcmp(key, keys[i]) == 0;
        if (!known)
            fail_msg("foreign key %s", key);
        count++;
    }
    assert_int_equal(count, sizeof keys / sizeof *keys);
    qpdf_oh action = qpdf_oh_get_key(q, annotation, "/A");
    const char *uri = qpdf_oh_get_string_value(q, qpdf_oh_get_key(q, action, "/URI"));
    assert_int_equal(strlen(uri), qpdf_get_last_string_length(q));
    for (const char *c = uri; *c; c++)
        assert_true(*c > ' ' && *c < 0x7F && !strchr("()<>\\{}\"`^|", *c));
    qpdf_oh_begin_dict_key_iter(q, action);
    for (count = 0; qpdf_oh_dict_more_keys(q); count++) {
        const char *key = qpdf_oh_dict_next_key(q);
        assert_true(strcmp(key, "/S") == 0 || strcmp(key, "/URI") == 0);
    }
    assert_int_equal(count, 2);
}

static void hostile_addresses_stay_addresses(void **state)
{
    (void)state;
    enum { LINKS = 1000 };
    Sheet sheet;
    uint64_t random = 42;
    sheet_open(&sheet, 1);
    Element *p = sheet_line(&sheet, NULL, ELEMENT_P, "veel links");
    for (int i = 0; i < LINKS; i++) {
        Slice address = hostile(sheet.arena, &random);
        Element *owner = sheet_line(&sheet, p, ELEMENT_LINK, "x");
        sheet_link(&sheet, owner, address, address);
    }
    Slice pdf = finished(&sheet);
    qpdf_data q = qpdf_init();
    assert_int_equal(qpdf_read_memory(q, "links", pdf.at, pdf.len, NULL), 0);
    qpdf_oh annotations = qpdf_oh_get_key(q, qpdf_get_page_n(q, 0), "/Annots");
    assert_int_equal(qpdf_oh_get_array_n_items(q, annotations), LINKS);
    for (int i = 0; i < LINKS; i++)
        check_annotation(q, qpdf_oh_get_array_item(q, annotations, i));
    qpdf_cleanup(&q);
    sheet_close(&sheet);
}

static void addresses_are_encoded_or_refused(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "https://zilverdam.nl/a b?c=d&e=%20%G1#f",
          "https://zilverdam.nl/a%20b?c=d&e=%20%25G1#f" },
        { "  http://x.nl  ", "http://x.nl" },
        { "mailto:a@b.nl", "mailto:a@b.nl" },
        { "https://é.nl", "https://%C3%A9.nl" },
        { "javascript:alert(1)", "" },
        { "file:///etc/passwd", "" },
        { "https:", "" },
        { "https://", "" },
        { "mailto:", "" },
        { "http:///x", "" },
        { "https://?x", "" },
        { "", "" },
        { "//x.nl", "" },
        { "x https://x.nl", "" },
        { "httpsx://x.nl", "" },
    };
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(link_address(arena, slice_of(pairs[i][0])).at, pairs[i][1]);
    arena_free(arena);
}

static void dates_and_profile_know_no_clock(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Slice profile = srgb_profile(arena, SHEET_CREATED);
    static const unsigned char date[12] = {
        2026 >> 8, 2026 & 255, 0, 11, 0, 22, 0, 10, 0, 0, 0, 0
    };
    assert_memory_equal(profile.at + 24, date, 12);
    assert_memory_equal(profile.at + 8, "\x04\x20", 2);
    Structure old = { .title = S("x\x01y\xEF\xBF\xBEz"), .lang = S("nl"), .created = -1 };
    Slice packet = xmp_packet(arena, &old, true);
    assert_holds(packet, "<xmp:ModifyDate>1969-12-31T23:59:59Z<");
    assert_holds(packet, ">x\xEF\xBF\xBDy\xEF\xBF\xBDz<");
    assert_lacks(packet, "dc:creator");
    arena_free(arena);
}

static int write_sample(const char *path)
{
    Sheet sheet;
    draw(&sheet);
    Slice pdf = finished(&sheet);
    FILE *file = fopen(path, "wb");
    bool done = file && fwrite(pdf.at, 1, pdf.len, file) == pdf.len;
    done = file && fclose(file) == 0 && done;
    sheet_close(&sheet);
    return done ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 2)
        return write_sample(argv[1]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_says_what_it_must),
        cmocka_unit_test(a_faulty_draft_claims_nothing),
        cmocka_unit_test(two_runs_give_the_same_bytes),
        cmocka_unit_test(hostile_addresses_stay_addresses),
        cmocka_unit_test(addresses_are_encoded_or_refused),
        cmocka_unit_test(dates_and_profile_know_no_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
