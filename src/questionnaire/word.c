// SPDX-License-Identifier: EUPL-1.2
#include "questionnaire/word.h"

#include "base/buffer.h"
#include "base/xml.h"
#include "table/new_package.h"

#define PROLOGUE "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WORD "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define BOX "\xE2\x98\x90"

static const char content_types[] =
    PROLOGUE "<Types xmlns=\"" PACKAGE "/content-types\">"
             "<Default Extension=\"rels\" "
             "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
             "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
             "<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE "document.main+xml\"/>"
             "<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
             "<Override PartName=\"/docProps/core.xml\" "
             "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

static const char package_relations[] =
    PROLOGUE "<Relationships xmlns=\"" PACKAGE "/relationships\">"
             "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" "
             "Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"" PACKAGE
             "/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
             "</Relationships>";

static const char document_relations[] =
    PROLOGUE "<Relationships xmlns=\"" PACKAGE "/relationships\">"
             "<Relationship Id=\"rId1\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
             "</Relationships>";

// ---- paragraphs ----

static void put(Buffer *out, const char *xml)
{
    buffer_add(out, slice_of(xml));
}

// `style`: NULL for running text.
static void add_paragraph(Buffer *out, const char *style, Slice text)
{
    put(out, "<w:p>");
    if (style)
        buffer_print(out, "<w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", style);
    put(out, "<w:r><w:t xml:space=\"preserve\">");
    xml_escape(out, text);
    put(out, "</w:t></w:r></w:p>");
}

// ---- a pillar ----

// Twentieths of a point: the text of A4 between margins of 20 mm.
enum { TEXT_WIDTH = 9638, ANSWER_WIDTH = 1080, STATEMENT_WIDTH = TEXT_WIDTH - 5 * ANSWER_WIDTH };

static void add_cell(Buffer *out, int width, const char *style, Slice text)
{
    buffer_print(out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>", width);
    add_paragraph(out, style, text);
    put(out, "</w:tc>");
}

static void open_table(Buffer *out, Slice title)
{
    put(out, "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/>");
    buffer_print(out,
                 "<w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
                 "<w:tblCaption w:val=\"",
                 TEXT_WIDTH);
    xml_escape(out, title);
    buffer_print(out, "\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"%d\"/>", STATEMENT_WIDTH);
    for (int answer = 0; answer < SURVEY_ANSWERS; answer++)
        buffer_print(out, "<w:gridCol w:w=\"%d\"/>", ANSWER_WIDTH);
    put(out, "</w:tblGrid>");
}

static void add_statements(Buffer *out, const Questionnaire *q, const Strings *strings, int pillar)
{
    open_table(out, q->pillar[pillar]);
    put(out, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    add_cell(out, STATEMENT_WIDTH, "Column", slice_of(strings->survey_statement));
    for (int answer = 0; answer < SURVEY_ANSWERS; answer++)
        add_cell(out, ANSWER_WIDTH, "Answer", q->answer[answer]);
    put(out, "</w:tr>");
    for (int i = 0; i < QUESTIONS; i++) {
        put(out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        add_cell(out, STATEMENT_WIDTH, "Statement", q->statement[pillar * QUESTIONS + i]);
        for (int answer = 0; answer < SURVEY_ANSWERS; answer++)
            add_cell(out, ANSWER_WIDTH, "Box", S(BOX));
        put(out, "</w:tr>");
    }
    put(out, "</w:tbl>");
}

static void add_room(Buffer *out)
{
    enum { LINES = 3 };
    for (int i = 0; i < LINES; i++)
        add_paragraph(out, "Room", S(""));
}

static Slice body(Arena *arena, const Questionnaire *q, const Strings *strings)
{
    Buffer out = { 0 };
    put(&out, PROLOGUE "<w:document " WORD "><w:body>");
    add_paragraph(&out, "Title", q->title);
    add_paragraph(&out, "Subtitle", q->organisation);
    add_paragraph(&out, NULL, q->intro);
    if (q->department_count)
        add_paragraph(&out, "Heading1", q->department);
    for (size_t d = 0; d < q->department_count; d++)
        add_paragraph(&out, NULL, slice_print(arena, BOX " %.*s", SLICE_ARGS(q->departments[d])));
    for (int pillar = 0; pillar < PILLARS; pillar++) {
        add_paragraph(&out, "Heading1", q->pillar[pillar]);
        add_paragraph(&out, "Lead", q->pillar_question[pillar]);
        add_statements(&out, q, strings, pillar);
        add_paragraph(&out, "Open", q->open[pillar]);
        add_room(&out);
    }
    add_paragraph(&out, "Open", q->thanks);
    put(&out, "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" "
              "w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" "
              "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n");
    Slice xml = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return xml;
}

// ---- the look ----

#define STYLE(id, name, paragraph, letters)                                                        \
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" id "\"><w:name w:val=\"" name \
    "\"/><w:basedOn w:val=\"Normal\"/><w:pPr>" paragraph "</w:pPr><w:rPr>" letters                 \
    "</w:rPr></w:style>"
#define OWN(id, name, paragraph, letters)                                                          \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name                     \
    "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" paragraph "</w:pPr><w:rPr>" letters     \
    "</w:rPr></w:style>"
#define SIZE(half) "<w:sz w:val=\"" half "\"/><w:szCs w:val=\"" half "\"/>"
#define LINE(side) "<w:" side " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7A8894\"/>"
#define TIGHT "<w:spacing w:before=\"40\" w:after=\"40\"/>"

static Slice styles(Arena *arena, const Strings *strings)
{
    Buffer out = { 0 };
    put(&out, PROLOGUE "<w:styles " WORD "><w:docDefaults><w:rPrDefault><w:rPr>"
                       "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/>" SIZE(
                           "22") "<w:lang w:val=\"");
    xml_escape(&out, slice_of(strings->language_tag));
    put(&out,
        "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\"/></w:pPr>"
        "</w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
        "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>" OWN(
            "Title", "Title", "<w:spacing w:after=\"0\"/>",
            "<w:b/>" SIZE("40")) OWN("Subtitle", "Subtitle", "<w:spacing w:after=\"240\"/>",
                                     SIZE("26")) OWN("Heading1", "heading 1",
                                                     "<w:keepNext/><w:spacing w:before=\"360\" "
                                                     "w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>",
                                                     "<w:b/>" SIZE("30")) STYLE("Lead", "Lead",
                                                                                "<w:keepNext/>",
                                                                                "<w:i/>")
            STYLE("Column", "Column", "<w:keepNext/>" TIGHT, "<w:b/>") STYLE(
                "Answer", "Answer", "<w:keepNext/>" TIGHT "<w:jc w:val=\"center\"/>",
                SIZE("16")) STYLE("Statement", "Statement", "<w:keepNext/>" TIGHT, "")
                STYLE("Box", "Box", TIGHT "<w:jc w:val=\"center\"/>", SIZE("26")) STYLE(
                    "Open", "Open", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"0\"/>", "")
                    STYLE("Room", "Room",
                          "<w:pBdr>" LINE(
                              "bottom") "</w:pBdr><w:spacing w:before=\"240\" w:after=\"0\"/>",
                          "") "<w:style w:type=\"table\" w:customStyle=\"1\" "
                              "w:styleId=\"Grid\"><w:name "
                              "w:val=\"Grid\"/><w:tblPr><w:tblBorders>" LINE("top") LINE("bottom")
                                  LINE("insideH") "</w:tblBorders><w:tblCellMar><w:left w:w=\"40\" "
                                                  "w:type=\"dxa\"/><w:right w:w=\"40\" "
                                                  "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></"
                                                  "w:style></w:styles>\n");
    Slice xml = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return xml;
}

static Slice properties(Arena *arena, const Questionnaire *q, const Strings *strings)
{
    Buffer out = { 0 };
    put(&out, PROLOGUE "<cp:coreProperties xmlns:cp=\"" PACKAGE "/metadata/core-properties\" "
                       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
    xml_escape(&out, q->title);
    put(&out, "</dc:title><dc:creator>");
    xml_escape(&out, q->organisation);
    put(&out, "</dc:creator><dc:language>");
    xml_escape(&out, slice_of(strings->language_tag));
    put(&out, "</dc:language></cp:coreProperties>\n");
    Slice xml = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return xml;
}

Slice word_document(Arena *arena, const Questionnaire *q, const Strings *strings)
{
    const NewPart parts[] = {
        { "[Content_Types].xml", slice_of(content_types), true },
        { "_rels/.rels", slice_of(package_relations), true },
        { "word/document.xml", body(arena, q, strings), true },
        { "word/_rels/document.xml.rels", slice_of(document_relations), true },
        { "word/styles.xml", styles(arena, strings), true },
        { "docProps/core.xml", properties(arena, q, strings), true },
    };
    return package_pack(arena, parts, sizeof parts / sizeof *parts);
}
