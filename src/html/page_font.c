// SPDX-License-Identifier: EUPL-1.2
// The first family's letters in the page itself: labels of charts were measured in them. Only what the page
// shows is in them; what they lack the reader's machine has.
#include <errno.h>
#include <glib.h>
#include <hb-subset.h>

#include "html/page_parts.h"
#include "text/glyphs.h"
#include "text/messages.h"

// Every character of the document, and those of ASCII: charts write what no node holds.
static hb_set_t *characters(const WebPage *page)
{
    hb_set_t *set = hb_set_create();
    hb_set_add_range(set, 0x20, 0x7E);
    for (NodeWalk walk = node_walk(page->document->root); node_walk_next(&walk);) {
        const Slice texts[] = { walk.node->text, walk.node->caption, walk.node->argument,
                                walk.node->alt };
        for (size_t i = 0; i < sizeof texts / sizeof *texts && walk.entering; i++)
            for (Slice rest = texts[i]; rest.len;)
                hb_set_add(set, utf8_next(&rest));
    }
    static const char typographic[] =
        "\u00a0\u00ad\u00b1\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2212\u202f";
    for (Slice rest = slice_of(typographic); rest.len;)
        hb_set_add(set, utf8_next(&rest));
    if (!hb_set_allocation_successful(set))
        out_of_memory(0);
    return set;
}

// The file with those characters alone, to be destroyed; NULL where HarfBuzz cannot make it.
static hb_blob_t *subset(hb_face_t *face, const hb_set_t *set)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_blob_t *blob = NULL;
    errno = 0;
    if (!input)
        out_of_memory(0);
    hb_set_union(hb_subset_input_unicode_set(input), set);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_face_t *made = hb_subset_or_fail(face, input);
    if (made)
        blob = hb_face_reference_blob(made);
    stop_without_memory(); // a set that could not grow lacks letters, and HarfBuzz goes on
    hb_face_destroy(made);
    hb_subset_input_destroy(input);
    return blob;
}

static void add_face(Buffer *out, const char *family, Face face, const char *bytes, size_t len)
{
    bool opentype = len > 4 && slice_starts((Slice){ bytes, len }, S("OTTO"));
    char *base64 = g_base64_encode((const guchar *)bytes, len);
    buffer_print(out, "@font-face{font-family:\"%s\";font-weight:%d;font-style:%s;", family,
                 face == FACE_BOLD || face == FACE_BOLD_ITALIC ? 700 : 400,
                 face == FACE_ITALIC || face == FACE_BOLD_ITALIC ? "italic" : "normal");
    buffer_print(out, "src:url(data:font/%s;base64,%s)}\n", opentype ? "otf" : "ttf", base64);
    g_free(base64);
}

void page_fonts(WebPage *page, Buffer *out)
{
    const char *family = page->options->style->family;
    if (slice_find(slice_of(family), S("\"")) < slice_of(family).len)
        return;
    hb_set_t *set = characters(page);
    for (int face = FACE_REGULAR; face <= FACE_ITALIC; face++) {
        TextWalk walk = text_walk(page->options->fonts, (Face)face, S("a"));
        const Segment *segment = text_walk_next(&walk);
        hb_blob_t *blob = segment ? subset(hb_font_get_face(segment->font->shape), set) : NULL;
        unsigned len = 0;
        const char *bytes = blob ? hb_blob_get_data(blob, &len) : NULL;
        if (len)
            add_face(out, family, (Face)face, bytes, len);
        else
            diagnose(page->d, DIAG_FONT_UNUSABLE, ((Place){ .file = S("report.html") }),
                     slice_of(family));
        hb_blob_destroy(blob);
    }
    hb_set_destroy(set);
}
