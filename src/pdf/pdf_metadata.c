// SPDX-License-Identifier: EUPL-1.2
// What the file says about itself: the same title, maker and dates in the information dictionary and in the
// XMP packet, the claim to be PDF/UA-1 and PDF/A-2a, and the colour space its colours are meant in.

#include "base/xml.h"
#include "pdf/pdf_parts.h"
#include "pdf/pdf_text.h"

// The same on every machine: no version of a library is named.
static Slice maker(void)
{
    return S("cxscan " CXSCAN_VERSION);
}

// year … second, UTC.
typedef struct Moment {
    Date date;
    int hour, minute, second;
} Moment;

static Moment moment(int64_t seconds)
{
    int rest = (int)(seconds - 86400 * date_days(date_from_seconds(seconds)));
    return (Moment){ date_from_seconds(seconds), rest / 3600, rest / 60 % 60, rest % 60 };
}

static void add_pdf_date(Buffer *out, int64_t seconds)
{
    Moment m = moment(seconds);
    buffer_print(out, "(D:%04d%02d%02d%02d%02d%02dZ)", m.date.year, m.date.month, m.date.day,
                 m.hour, m.minute, m.second);
}

static void add_property(Buffer *out, const char *name, Slice value)
{
    buffer_print(out, "<%s>", name);
    xml_escape(out, value);
    buffer_print(out, "</%s>\n", name);
}

static void add_title(Buffer *out, const Structure *s)
{
    Slice languages[2] = { S("x-default"), s->lang };
    buffer_add(out, S("<dc:title><rdf:Alt>"));
    for (size_t i = 0; i < 2; i++) {
        buffer_print(out, "<rdf:li xml:lang=\"%.*s\">", SLICE_ARGS(languages[i]));
        xml_escape(out, s->title);
        buffer_add(out, S("</rdf:li>"));
    }
    buffer_add(out, S("</rdf:Alt></dc:title>\n<dc:language><rdf:Bag>"));
    add_property(out, "rdf:li", s->lang);
    buffer_add(out, S("</rdf:Bag></dc:language>\n"));
    if (s->author.len) {
        buffer_add(out, S("<dc:creator><rdf:Seq>"));
        add_property(out, "rdf:li", s->author);
        buffer_add(out, S("</rdf:Seq></dc:creator>\n"));
    }
}

// PDF/A knows no pdfuaid; a file that uses it brings its description.
static const char extension_schema[] =
    "<rdf:Description rdf:about=\"\" "
    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>The part of ISO 14289 that the file "
    "follows</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

Slice xmp_packet(Arena *arena, const Structure *s, bool conforms)
{
    Buffer out = { 0 };
    Moment m = moment(s->created);
    Slice date = slice_print(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", m.date.year, m.date.month,
                             m.date.day, m.hour, m.minute, m.second);
    buffer_add(
        &out,
        S("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
          "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
          " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
          " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
          "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
          "<dc:format>application/pdf</dc:format>\n"));
    if (conforms)
        buffer_add(&out,
                   S("<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
                     "<pdfuaid:part>1</pdfuaid:part>\n"));
    add_title(&out, s);
    add_property(&out, "pdf:Producer", maker());
    add_property(&out, "xmp:CreatorTool", maker());
    add_property(&out, "xmp:CreateDate", date);
    add_property(&out, "xmp:ModifyDate", date);
    buffer_add(&out, S("</rdf:Description>\n"));
    buffer_add(&out, slice_of(extension_schema));
    buffer_add(&out, S("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"));
    Slice packet = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return packet;
}

static size_t write_information(const Pdf *pdf)
{
    const Structure *s = pdf->structure;
    Buffer out = { 0 };
    buffer_add(&out, S("<</Title"));
    pdf_add_string(&out, s->title);
    if (s->author.len) {
        buffer_add(&out, S("/Author"));
        pdf_add_string(&out, s->author);
    }
    buffer_add(&out, S("/Creator"));
    pdf_add_string(&out, maker());
    buffer_add(&out, S("/Producer"));
    pdf_add_string(&out, maker());
    buffer_add(&out, S("/CreationDate"));
    add_pdf_date(&out, s->created);
    buffer_add(&out, S("/ModDate"));
    add_pdf_date(&out, s->created);
    buffer_add(&out, S(">>"));
    size_t number = pdf_reserve(pdf->writer, 1);
    pdf_put(pdf->writer, number, buffer_slice(&out));
    buffer_free(&out);
    return number;
}

size_t pdf_write_metadata(Pdf *pdf)
{
    Buffer *out = &pdf->catalogue;
    size_t packet = pdf_reserve(pdf->writer, 2), profile = packet + 1;
    Slice colours = srgb_profile(pdf->arena, pdf->structure->created);
    // Plain, so that who looks for it need not know PDF.
    pdf_put_stream(pdf->writer, packet, S("/Type/Metadata/Subtype/XML"),
                   xmp_packet(pdf->arena, pdf->structure, pdf->claims), PDF_PLAIN);
    pdf_put_stream(pdf->writer, profile, S("/N 3"), colours, PDF_DEFLATED);
    buffer_add(out, S("/Lang"));
    pdf_add_string(out, pdf->structure->lang);
    buffer_print(
        out,
        "/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>/Metadata %zu 0 R"
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"
        "(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)"
        "/DestOutputProfile %zu 0 R>>]",
        packet, profile);
    return write_information(pdf);
}
