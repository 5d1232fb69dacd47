// SPDX-License-Identifier: EUPL-1.2
// The frame of the page: head, banner, contents, main part, foot. The cover is the banner, and its title the
// one h1; every other heading stands a level below what it is in the document.
#include "html/page.h"

#include <glib.h>
#include <math.h>

#include "base/digest.h"
#include "base/xml.h"
#include "html/page_parts.h"

enum { SHA256_BYTES = 32 };

static const Node *cover_of(const Document *document)
{
    for (const Node *node = document->root->first; node; node = node->next)
        if (node->kind == NODE_DIV && slice_equal(node->role, S("cover")))
            return node;
    return NULL;
}

// The digest as a policy writes it: base64 of the bytes, not their hexadecimal (CSP 3, 2.3.1).
static void add_digest(Arena *arena, Buffer *out, Slice text)
{
    guchar bytes[SHA256_BYTES];
    Digest *digest = digest_new();
    digest_add(digest, text.at, text.len);
    Slice hex = digest_text(arena, digest);
    digest_free(digest);
    for (size_t i = 0; i < SHA256_BYTES; i++)
        bytes[i] = (guchar)(g_ascii_xdigit_value(hex.at[2 * i]) * 16 +
                            g_ascii_xdigit_value(hex.at[2 * i + 1]));
    char *base64 = g_base64_encode(bytes, SHA256_BYTES);
    buffer_add(out, slice_of(base64));
    g_free(base64);
}

static void add_head(WebPage *page)
{
    Buffer *out = page->out;
    const Document *document = page->document;
    Slice sheet = page_sheet(page);
    buffer_add(out, S("<!DOCTYPE html>\n<html lang=\""));
    xml_escape(out, document->lang);
    buffer_add(out, S("\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'sha256-"));
    add_digest(page->arena, out, sheet);
    buffer_add(out, S("'; font-src data:; "));
    if (page->options->style->logo)
        buffer_add(out, S("img-src data:; "));
    buffer_add(out, S("base-uri 'none'; form-action 'none'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"color-scheme\" content=\"light dark\">\n"
                      "<meta name=\"generator\" content=\"cxscan " CXSCAN_VERSION "\">\n"));
    if (document->author.len) {
        buffer_add(out, S("<meta name=\"author\" content=\""));
        xml_escape(out, document->author);
        buffer_add(out, S("\">\n"));
    }
    buffer_add(out, S("<title>"));
    page_text(page, document->title);
    buffer_add(out, S("</title>\n<style>"));
    buffer_add(out, sheet);
    buffer_add(out, S("</style>\n</head>\n"));
}

// On the cover a part that begins below the dark area stands on paper.
static bool is_below(const Node *part, const Node *cover)
{
    Fraction from, dark;
    return part->kind == NODE_DIV && slice_equal(part->role, S("at")) &&
           fraction_read(part->argument, &from) && fraction_read(cover->argument, &dark) &&
           fraction_compare(from, dark) >= 0;
}

// The house's logo, of the size that it has on the cover of the PDF.
static void add_logo(WebPage *page)
{
    const double pixels_a_point = 96.0 / 72;
    const Logo *logo = page->options->style->logo;
    Buffer *out = page->out;
    if (!logo)
        return;
    char *base64 = g_base64_encode((const guchar *)logo->file.at, logo->file.len);
    buffer_print(out, "<p class=\"logo\"><img src=\"data:image/%s;base64,",
                 logo->is_jpeg ? "jpeg" : "png");
    buffer_add(out, slice_of(base64));
    g_free(base64);
    long width = lround(logo->width * pixels_a_point),
         height = lround(logo->width * pixels_a_point * logo->rows / logo->columns);
    buffer_print(out, "\" width=\"%ld\" height=\"%ld\" alt=\"", width, height);
    xml_escape(out, logo->alt);
    buffer_add(out, S("\"></p>\n"));
}

static void add_banner(WebPage *page, const Node *cover)
{
    const Node *below = cover->first;
    while (below && !is_below(below, cover))
        below = below->next;
    buffer_add(page->out, S("<header class=\"cover\">\n"));
    add_logo(page);
    buffer_add(page->out, S("<div class=\"night\">\n"));
    page_nodes(page, cover->first, below);
    buffer_add(page->out, S("</div>\n"));
    page_nodes(page, below, NULL);
    buffer_add(page->out, S("</header>\n"));
}

bool page_render(Arena *arena, Diagnostics *d, const Document *document, const PageOptions *options,
                 Buffer *out)
{
    WebPage page = {
        .arena = arena,
        .d = d,
        .document = document,
        .options = options,
        .out = out,
        .charts = { arena, options->fonts, options->style, options->facts },
        .heading = document->title,
        .width =
            options->style->page_width - options->style->margin_left - options->style->margin_right,
    };
    const Node *cover = cover_of(document);
    add_head(&page);
    buffer_add(out, S("<body>\n<a class=\"skip\" href=\"#main\">"));
    page_text(&page, slice_of(options->strings->page_skip));
    buffer_add(out, S("</a>\n"));
    page_marks(&page);
    if (options->draft) {
        buffer_add(out, S("<p class=\"draft\">"));
        page_text(&page, slice_of(options->strings->draft));
        buffer_add(out, S("</p>\n"));
    }
    if (cover) {
        add_banner(&page, cover);
    } else {
        buffer_add(out, S("<header>"));
        add_logo(&page);
        buffer_add(out, S("<h1>"));
        page_text(&page, document->title);
        buffer_add(out, S("</h1></header>\n"));
    }
    buffer_add(out, S("<main id=\"main\" tabindex=\"-1\">\n"));
    page_nodes(&page, document->root->first, cover);
    page_nodes(&page, cover ? cover->next : NULL, NULL);
    buffer_add(out, S("</main>\n<footer><p>"));
    page_text(&page, document->page_footer);
    buffer_add(out, S("</p></footer>\n</body>\n</html>\n"));
    return !page.failed;
}
