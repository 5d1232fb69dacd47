// SPDX-License-Identifier: EUPL-1.2
// The parts of the package (OpenDocument 1.3): content, styles, properties, pictures, and the list of them.
#include <glib.h>

#include "deck/deck_parts.h"
#include "table/new_package.h"

#define SPACES                                                                                     \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                           \
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                             \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                               \
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                             \
    "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "                            \
    "xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\" "               \
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "                    \
    "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "                      \
    "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "                               \
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "                                               \
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "                                                \
    "xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\" "        \
    "office:version=\"1.3\""
#define PROLOGUE "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define MIME "application/vnd.oasis.opendocument.presentation"

static void put_font(const Deck *deck, Buffer *out)
{
    deck_put(out, "<office:font-face-decls><style:font-face style:name=\"Deck\" "
                  "svg:font-family=\"'");
    deck_escape(out, slice_of(deck->style->family));
    deck_put(out, "'\" style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>"
                  "</office:font-face-decls>");
}

static Slice content(const Deck *deck)
{
    Buffer out = { 0 };
    deck_put(&out, PROLOGUE "<office:document-content " SPACES ">");
    put_font(deck, &out);
    deck_put(&out, "<office:automatic-styles>\n");
    deck_put_styles(deck, &out);
    deck_put(&out, "</office:automatic-styles><office:body><office:presentation>\n");
    buffer_add(&out, buffer_slice(&deck->body));
    deck_put(&out, "</office:presentation></office:body></office:document-content>\n");
    return deck_taken(deck->arena, &out);
}

// Where a title stands that is added: as on the slides that are there.
static void put_title_place(const Deck *deck, Buffer *out)
{
    const Style *style = deck->style;
    const TextRole *eyebrow = style_role(style, S("eyebrow")), *title = style_role(style, S("h1"));
    deck_box(out, style->margin_left, style->opening_top + eyebrow->leading,
             style->page_width - style->margin_left - style->margin_right, title->leading);
}

static void put_title_style(const Deck *deck, Buffer *out)
{
    const TextRole *title = style_role(deck->style, S("h1"));
    deck_put(out, "<style:style style:name=\"Deck-title\" style:family=\"presentation\">"
                  "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\" "
                  "draw:textarea-vertical-align=\"top\" fo:padding-top=\"0pt\" "
                  "fo:padding-bottom=\"0pt\" fo:padding-left=\"0pt\" fo:padding-right=\"0pt\"/>"
                  "<style:text-properties style:font-name=\"Deck\" fo:font-weight=\"bold\"");
    deck_length(out, "fo:font-size", title->size);
    deck_colour(out, "fo:color", title->colour);
    deck_put(out, "/></style:style>");
}

static Slice styles(const Deck *deck)
{
    const Style *style = deck->style;
    Buffer out = { 0 };
    deck_put(&out, PROLOGUE "<office:document-styles " SPACES ">");
    put_font(deck, &out);
    deck_put(&out, "<office:styles><style:default-style style:family=\"graphic\">"
                   "<style:text-properties style:font-name=\"Deck\" fo:font-size=\"16pt\"/>"
                   "</style:default-style>");
    put_title_style(deck, &out);
    deck_put(&out, "<style:presentation-page-layout style:name=\"Layout\">"
                   "<presentation:placeholder presentation:object=\"title\"");
    put_title_place(deck, &out);
    deck_put(&out, "/></style:presentation-page-layout></office:styles><office:automatic-styles>"
                   "<style:page-layout style:name=\"Page\"><style:page-layout-properties "
                   "fo:margin-top=\"0pt\" fo:margin-bottom=\"0pt\" fo:margin-left=\"0pt\" "
                   "fo:margin-right=\"0pt\" style:print-orientation=\"landscape\"");
    deck_length(&out, "fo:page-width", style->page_width);
    deck_length(&out, "fo:page-height", style->page_height);
    deck_put(&out, "/></style:page-layout><style:style style:name=\"Ground\" "
                   "style:family=\"drawing-page\"><style:drawing-page-properties "
                   "draw:fill=\"solid\"");
    deck_colour(&out, "draw:fill-color", style->paper);
    deck_put(&out, "/></style:style></office:automatic-styles><office:master-styles>"
                   "<draw:layer-set><draw:layer draw:name=\"layout\"/><draw:layer "
                   "draw:name=\"background\"/><draw:layer draw:name=\"backgroundobjects\"/>"
                   "<draw:layer draw:name=\"controls\"/><draw:layer "
                   "draw:name=\"measurelines\"/></draw:layer-set><style:master-page "
                   "style:name=\"Deck\" style:page-layout-name=\"Page\" "
                   "draw:style-name=\"Ground\"><draw:frame presentation:style-name=\"Deck-title\" "
                   "draw:layer=\"backgroundobjects\"");
    put_title_place(deck, &out);
    deck_put(&out, " presentation:class=\"title\" presentation:placeholder=\"true\">"
                   "<draw:text-box/></draw:frame></style:master-page></office:master-styles>"
                   "</office:document-styles>\n");
    return deck_taken(deck->arena, &out);
}

static Slice properties(const Deck *deck)
{
    Buffer out = { 0 };
    GDateTime *moment = g_date_time_new_from_unix_utc(deck->options->created);
    char *date = moment ? g_date_time_format(moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
    deck_put(&out, PROLOGUE "<office:document-meta " SPACES
                            "><office:meta><meta:generator>cxscan " CXSCAN_VERSION
                            "</meta:generator><dc:title>");
    if (deck->options->draft) {
        deck_escape(&out, slice_of(deck->options->strings->draft));
        deck_put(&out, " – ");
    }
    deck_escape(&out, deck->document->title);
    deck_put(&out, "</dc:title>");
    if (deck->document->author.len) {
        deck_put(&out, "<dc:creator>");
        deck_escape(&out, deck->document->author);
        deck_put(&out, "</dc:creator>");
    }
    if (date)
        buffer_print(&out, "<dc:date>%s</dc:date>", date);
    deck_put(&out, "<dc:language>");
    deck_escape(&out, deck->document->lang);
    deck_put(&out, "</dc:language></office:meta></office:document-meta>\n");
    g_free(date);
    if (moment)
        g_date_time_unref(moment);
    return deck_taken(deck->arena, &out);
}

static void put_entry(Buffer *out, const char *path, const char *type, bool root)
{
    buffer_print(out,
                 "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"%s/>\n",
                 path, type, root ? " manifest:version=\"1.3\"" : "");
}

static Slice list_of_parts(const Deck *deck)
{
    Buffer out = { 0 };
    deck_put(&out, PROLOGUE "<manifest:manifest "
                            "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                            "manifest:version=\"1.3\">\n");
    put_entry(&out, "/", MIME, true);
    put_entry(&out, "content.xml", "text/xml", false);
    put_entry(&out, "styles.xml", "text/xml", false);
    put_entry(&out, "meta.xml", "text/xml", false);
    for (size_t i = 0; i < deck->picture_count; i++)
        put_entry(&out, deck->pictures[i].name.at,
                  slice_copy(deck->arena, deck->pictures[i].type).at, false);
    deck_put(&out, "</manifest:manifest>\n");
    return deck_taken(deck->arena, &out);
}

Slice deck_pack(const Deck *deck)
{
    enum { FIXED = 5 };
    size_t count = 0;
    NewPart *parts = arena_many(deck->arena, NewPart, FIXED + deck->picture_count);
    // The type comes first and unpacked, so that it can be seen without unpacking.
    parts[count++] = (NewPart){ "mimetype", S(MIME), false };
    parts[count++] = (NewPart){ "content.xml", content(deck), true };
    parts[count++] = (NewPart){ "styles.xml", styles(deck), true };
    parts[count++] = (NewPart){ "meta.xml", properties(deck), true };
    for (size_t i = 0; i < deck->picture_count; i++)
        parts[count++] = (NewPart){ deck->pictures[i].name.at, deck->pictures[i].bytes,
                                    slice_equal(deck->pictures[i].type, S("image/svg+xml")) };
    parts[count++] = (NewPart){ "META-INF/manifest.xml", list_of_parts(deck), true };
    return package_pack(deck->arena, parts, count);
}
