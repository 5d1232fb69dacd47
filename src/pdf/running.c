// SPDX-License-Identifier: EUPL-1.2
// Header and footer of every page but the cover, and every page number: they are known when the last page
// is made, and take no room that anything else could have.
#include <math.h>
#include <string.h>

#include "pdf/messages.h"
#include "pdf/pagination.h"
#include "pdf/prose_lines.h"
#include "text/logo.h"

// The texts of all pages, as they are printed.
typedef struct Running {
    Slice header, footer, number;
} Running;

typedef struct Margin {
    Job *job;
    const Running *running;
    Page *page;
    size_t room;
    double indent; // of what stands at the left margin
} Margin;

static Item *item_add(Margin *margin, ItemKind kind, ArtifactKind artifact)
{
    Page *page = margin->page;
    page->items = arena_grow(margin->job->arena, page->items, sizeof *page->items, page->count,
                             &margin->room);
    Item *item = &page->items[page->count++];
    *item = (Item){ .kind = kind, .artifact = artifact, .scale = 1 };
    return item;
}

// A text at the left or right margin. Returns its width.
static double text_put(Margin *margin, const TextRole *role, ArtifactKind artifact, Slice text,
                       double top, bool right, double room)
{
    Job *job = margin->job;
    text = text_fitted(job, role, text, room);
    if (!text.len)
        return 0;
    double width = text_width(job->fonts, role->face, role->size, text);
    Item *item = item_add(margin, ITEM_TEXT, artifact);
    item->x = right ? job->style->page_width - job->style->margin_right - width
                    : job->style->margin_left + margin->indent;
    item->y = top + role_baseline(job, role);
    item->width = width;
    item->height = role->leading;
    item->text = text;
    item->face = role->face;
    item->size = role->size;
    item->colour = role->colour;
    return width;
}

static Slice replaced(Arena *arena, Slice text, Slice name, Slice value)
{
    size_t at = slice_find(text, name);
    if (at == text.len)
        return text;
    Slice before = slice_part(text, 0, at), after = slice_part(text, at + name.len, text.len);
    return slice_print(arena, "%.*s%.*s%.*s", SLICE_ARGS(before), SLICE_ARGS(value),
                       SLICE_ARGS(after));
}

static Item *logo_add(Margin *margin, ArtifactKind artifact, double width)
{
    const Logo *logo = margin->job->style->logo;
    Item *item = item_add(margin, ITEM_LOGO, artifact);
    item->width = width;
    item->height = width * logo->rows / logo->columns;
    return item;
}

// Before the text, as high as there is room above the rule.
static void header_logo_put(Margin *margin)
{
    const Style *style = margin->job->style;
    if (!style->logo)
        return;
    double height = (style->header_rule - style->header_top) * 0.78;
    Item *item =
        logo_add(margin, ARTIFACT_HEADER, height * style->logo->columns / style->logo->rows);
    item->x = style->margin_left;
    item->y = style->header_top;
    margin->indent = item->width + 0.5 * style->gutter;
}

static bool is_in_way(const Item *item, const Item *logo)
{
    double top = item->kind == ITEM_TEXT ? item->y - item->size : item->y;
    double bottom = item->kind == ITEM_TEXT ? item->y : item->y + item->height;
    return item->kind != ITEM_ELEMENT && item != logo && item->x < logo->x + logo->width &&
           item->x + item->width > logo->x && top < logo->y + logo->height && bottom > logo->y;
}

// In the lower right corner of the cover, where nothing else may stand.
static void cover_logo_put(Margin *margin)
{
    Job *job = margin->job;
    const Style *style = job->style;
    if (!style->logo)
        return;
    Item *logo = logo_add(margin, ARTIFACT_LAYOUT, style->logo->width);
    logo->owner = element_loose(job->arena, job->layout->root, ELEMENT_FIGURE);
    logo->owner->alt = style->logo->alt;
    logo->x = style->page_width - style->margin_right - logo->width;
    logo->y = style->body_bottom - logo->height;
    for (size_t i = 0; i < margin->page->count; i++)
        if (is_in_way(&margin->page->items[i], logo)) {
            if (diagnose(job->d, DIAG_PDF_LOGO_ROOM, (Place){ .file = S("style.yaml") }) ==
                SEVERITY_ERROR)
                job->layout->troubles++;
            return;
        }
}

static void header_put(Margin *margin, double width)
{
    Job *job = margin->job;
    const Style *style = job->style;
    const TextRole *role = style_role(style, S("header"));
    Slice chapter = margin->page->opening ? S("") : margin->page->chapter;
    Slice text = slice_trim(replaced(job->arena, margin->running->header, S("{chapter}"), S("")));
    if ((!text.len && !chapter.len && !style->logo) || style->header_rule <= style->header_top)
        return; // nothing to say, or a page without room for it
    header_logo_put(margin);
    double right =
        text_put(margin, role, ARTIFACT_HEADER, chapter, style->header_top, true, width / 2);
    text_put(margin, role, ARTIFACT_HEADER, text, style->header_top, false,
             width - right - style->gutter - margin->indent);
    margin->indent = 0;
    Item *rule = item_add(margin, ITEM_RECT, ARTIFACT_HEADER);
    rule->x = style->margin_left;
    rule->y = style->header_rule;
    rule->width = width;
    rule->height = 0.6;
    rule->colour = style->line;
}

static void footer_put(Margin *margin, double width, size_t number, size_t count)
{
    Job *job = margin->job;
    const Style *style = job->style;
    const TextRole *role = style_role(style, S("footer"));
    Slice text = replaced(job->arena, margin->running->number, S("{page}"),
                          slice_print(job->arena, "%zu", number));
    text = replaced(job->arena, text, S("{pages}"), slice_print(job->arena, "%zu", count));
    double right =
        text_put(margin, role, ARTIFACT_FOOTER, text, style->footer_top, true, width / 2);
    text_put(margin, role, ARTIFACT_FOOTER, margin->running->footer, style->footer_top, false,
             width - right - style->gutter);
}

static void numbers_fill(Job *job, Page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        Item *item = &page->items[i];
        if (!item->page_of)
            continue;
        item->text = slice_print(job->arena, "%d", item->page_of->page + 1);
        item->width = text_width(job->fonts, item->face, item->size, item->text);
        item->x -= item->width;
    }
}

// The word for a draft, in a band at the top edge of every page, the cover too: nobody takes the page for the
// real one, and no word below it gets harder to read, as it would with a large word across the page.
static void draft_put(Margin *margin)
{
    static const double half_capital = 0.36; // of a letter's size
    Job *job = margin->job;
    const Style *style = job->style;
    const TextRole *role = style_role(style, S("header"));
    Item *band = item_add(margin, ITEM_RECT, ARTIFACT_WATERMARK);
    band->width = style->page_width;
    band->height = fmax(style->header_top - 4, role->leading);
    band->colour = style->target;
    Item *word = item_add(margin, ITEM_TEXT, ARTIFACT_WATERMARK);
    word->text = job->draft;
    word->face = FACE_BOLD;
    word->size = 1.3 * role->size;
    word->height = role->leading;
    word->width = text_width(job->fonts, word->face, word->size, word->text);
    word->x = (style->page_width - word->width) / 2;
    word->y = band->height / 2 + half_capital * word->size;
    word->colour = style->paper;
}

static Running running_texts(Job *job)
{
    const Document *document = job->document;
    Face header = style_role(job->style, S("header"))->face,
         footer = style_role(job->style, S("footer"))->face;
    Running running = {
        .header = job_signs(job, header, document->page_header, document->page_header_at),
        .footer = job_signs(job, footer, document->page_footer, document->page_footer_at),
        .number = job_signs(job, footer, document->page_number, document->page_number_at),
    };
    // The footer of an edition says it by itself until the scan is final.
    if (job->draft.len && !slice_starts(running.footer, job->draft)) {
        Slice between = running.footer.len ? S(" · ") : S("");
        running.footer = slice_print(job->arena, "%.*s%.*s%.*s", SLICE_ARGS(job->draft),
                                     SLICE_ARGS(between), SLICE_ARGS(running.footer));
    }
    return running;
}

void pages_run(Job *job)
{
    Layout *layout = job->layout;
    const Style *style = job->style;
    double width = style->page_width - style->margin_left - style->margin_right;
    Running running = running_texts(job);
    for (size_t i = 0; i < layout->page_count; i++) {
        Page *page = &layout->pages[i];
        Margin margin = { .job = job, .running = &running, .page = page, .room = page->count };
        numbers_fill(job, page);
        if (!page->cover) {
            header_put(&margin, width);
            footer_put(&margin, width, i + 1, layout->page_count);
        } else {
            cover_logo_put(&margin);
        }
        if (job->draft.len)
            draft_put(&margin);
    }
}
