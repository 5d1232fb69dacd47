// SPDX-License-Identifier: EUPL-1.2
// Texts: the lines of the layout become paragraphs again, which a program breaks as it likes. A small drawn
// sign among words is a letter here.
#include <math.h>

#include "deck/deck_parts.h"

static const double slack = 1.5; // that another program's sums may differ on a line

// ---- runs ----

// The letter that stands for a mark.
static Slice sign_of(Slice mark)
{
    static const struct {
        const char *mark, *sign;
    } table[] = {
        { "up", "▲" },       { "down", "▼" },      { "plus", "+" },        { "minus", "–" },
        { "met", "✔" },      { "not-met", "✖" },   { "unknown", "○" },     { "now", "●" },
        { "target", "◇" },   { "previous", "○" },  { "self", "□" },        { "phase/0", "○" },
        { "phase/1", "◔" },  { "phase/2", "◑" },   { "phase/3", "◕" },     { "phase/4", "●" },
        { "line/now", "●" }, { "line/self", "□" }, { "line/target", "◇" }, { "line/previous", "○" },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (slice_equal(mark, slice_of(table[i].mark)))
            return slice_of(table[i].sign);
    return S("•");
}

static Slice language_of(const Deck *deck, const Item *item)
{
    for (const Element *e = item->owner; e; e = e->parent)
        if (e->lang.len)
            return e->lang;
    return deck->document->lang;
}

// A mark has the colour that it has in figures.
static Colour colour_of(const Deck *deck, const Item *item)
{
    if (item->kind == ITEM_TEXT || slice_is_exactly_one_of(item->text, "up|down|plus|minus"))
        return item->colour;
    if (slice_ends(item->text, S("target")))
        return deck->style->target;
    return slice_ends(item->text, S("previous")) ? deck->style->ink2 : deck->style->blue;
}

static Slice run_style(Deck *deck, const Item *item)
{
    Buffer out = { 0 };
    Slice tag = language_of(deck, item);
    size_t hyphen = slice_find(tag, S("-"));
    bool bold = item->face == FACE_BOLD || item->face == FACE_BOLD_ITALIC,
         italic = item->face == FACE_ITALIC || item->face == FACE_BOLD_ITALIC;
    deck_put(&out, "<style:text-properties style:font-name=\"Deck\"");
    deck_length(&out, "fo:font-size", item->size);
    buffer_print(&out, " fo:font-weight=\"%s\" fo:font-style=\"%s\"", bold ? "bold" : "normal",
                 italic ? "italic" : "normal");
    deck_colour(&out, "fo:color", colour_of(deck, item));
    deck_put(&out, " fo:language=\"");
    deck_escape(&out, slice_part(tag, 0, hyphen));
    deck_put(&out, "\" fo:country=\"");
    deck_escape(&out, hyphen < tag.len ? slice_part(tag, hyphen + 1, tag.len) : S("none"));
    deck_put(&out, "\"/>");
    return deck_style(deck, 'T', deck_taken(deck->arena, &out));
}

// "4 van 16" as it is counted, where `text` is what the number of this slide is printed as.
static bool put_page_number(Deck *deck, Slice text)
{
    const Slice one = S("{page}"), all = S("{pages}");
    Buffer printed = { 0 }, counted = { 0 };
    for (Slice rest = deck->document->page_number; rest.len;) {
        size_t plain = 0;
        if (slice_starts(rest, all)) {
            buffer_print(&printed, "%zu", deck->pages);
            buffer_print(&counted, "<text:page-count>%zu</text:page-count>", deck->pages);
            rest = slice_part(rest, all.len, rest.len);
        } else if (slice_starts(rest, one)) {
            buffer_print(&printed, "%zu", deck->page);
            buffer_print(&counted, "<text:page-number>%zu</text:page-number>", deck->page);
            rest = slice_part(rest, one.len, rest.len);
        } else {
            plain = 1 + slice_find(slice_part(rest, 1, rest.len), S("{"));
        }
        buffer_add(&printed, slice_part(rest, 0, plain));
        deck_escape(&counted, slice_part(rest, 0, plain));
        rest = slice_part(rest, plain, rest.len);
    }
    bool same = deck->document->page_number.len && slice_equal(buffer_slice(&printed), text);
    if (same)
        buffer_add(&deck->body, buffer_slice(&counted));
    buffer_free(&printed);
    buffer_free(&counted);
    return same;
}

// A number before its words, as of a message: white that no space explains.
static bool is_apart(const Piece *before, const Piece *after)
{
    const double white = 5;
    return fabs(before->baseline - after->baseline) < 1 && before->item->kind == ITEM_TEXT &&
           after->item->x - before->item->x - before->item->width > white;
}

static void put_runs(Deck *deck, const Piece *pieces, size_t count)
{
    Slice open = S("");
    for (size_t i = 0; i < count; i++) {
        const Item *item = pieces[i].item;
        if (item->kind == ITEM_ELEMENT)
            continue;
        Slice style = run_style(deck, item);
        if (!slice_equal(style, open)) {
            if (open.len)
                deck_put(&deck->body, "</text:span>");
            buffer_print(&deck->body, "<text:span text:style-name=\"%.*s\">", SLICE_ARGS(style));
            open = style;
        }
        if (item->kind != ITEM_TEXT)
            deck_escape(&deck->body, sign_of(item->text));
        else if (item->owner || !put_page_number(deck, item->text))
            deck_escape(&deck->body, item->text);
        if (i == 0 && count > 1 && is_apart(&pieces[0], &pieces[1]))
            deck_put(&deck->body, "<text:tab/>");
    }
    if (open.len)
        deck_put(&deck->body, "</text:span>");
}

// ---- paragraphs ----

typedef struct Paragraph {
    const Piece *pieces;
    size_t count;
    double above; // white over it
    double hang;  // how far lines after the first begin further to the right
    Align align;
} Paragraph;

static void put_paragraph(Deck *deck, const Paragraph *paragraph)
{
    Buffer out = { 0 };
    double leading = 0;
    for (size_t i = 0; i < paragraph->count; i++)
        if (paragraph->pieces[i].item->kind == ITEM_TEXT)
            leading = fmax(leading, paragraph->pieces[i].item->height);
    buffer_print(&out, "<style:paragraph-properties fo:text-align=\"%s\"",
                 paragraph->align == ALIGN_END      ? "end"
                 : paragraph->align == ALIGN_CENTRE ? "center"
                                                    : "start");
    deck_length(&out, "fo:margin-top", fmax(paragraph->above, 0));
    deck_length(&out, "fo:margin-bottom", 0);
    deck_length(&out, "fo:margin-left", paragraph->hang);
    deck_length(&out, "fo:text-indent", -paragraph->hang);
    if (leading > 0)
        deck_length(&out, "fo:line-height", leading);
    if (paragraph->hang > 0) {
        deck_put(&out, "><style:tab-stops><style:tab-stop");
        deck_length(&out, "style:position", 0);
        deck_put(&out, "/></style:tab-stops></style:paragraph-properties>");
    } else {
        deck_put(&out, "/>");
    }
    Slice style = deck_style(deck, 'P', deck_taken(deck->arena, &out));
    buffer_print(&deck->body, "<text:p text:style-name=\"%.*s\">", SLICE_ARGS(style));
    put_runs(deck, paragraph->pieces, paragraph->count);
    deck_put(&deck->body, "</text:p>");
}

void deck_put_cell_text(Deck *deck, const Piece *pieces, size_t count, Align align)
{
    put_paragraph(deck, &(Paragraph){ .pieces = pieces, .count = count, .align = align });
}

// ---- lists ----

static const Element *around(const Element *element, ElementType type)
{
    while (element && element->type != type)
        element = element->parent;
    return element;
}

// The paragraph or heading that a piece lies in.
static const Element *text_of(const Piece *piece)
{
    const Element *e = piece->item->owner ? piece->item->owner : piece->item->beside;
    while (e && e->type != ELEMENT_P && e->type != ELEMENT_LBL && e->type != ELEMENT_LI)
        e = e->parent;
    return e;
}

static int depth_of(const Element *element)
{
    int depth = 0;
    for (const Element *e = element; e; e = e->parent)
        depth += e->type == ELEMENT_L;
    return depth < 1 ? 1 : depth > 3 ? 3 : depth;
}

static bool is_ordered(const Element *element)
{
    const Element *list = around(element, ELEMENT_L);
    return list && list->ordered;
}

static Slice list_style(Deck *deck, bool ordered, double indent)
{
    Buffer out = { 0 };
    for (int level = 1; level <= 3; level++) {
        if (ordered)
            buffer_print(&out,
                         "<text:list-level-style-number text:level=\"%d\" style:num-format=\"1\" "
                         "style:num-suffix=\".\"><style:list-level-properties",
                         level);
        else
            buffer_print(&out,
                         "<text:list-level-style-bullet text:level=\"%d\" text:bullet-char=\"%s\">"
                         "<style:list-level-properties",
                         level, level == 2 ? "–" : "•");
        deck_length(&out, "text:space-before", indent * (level - 1));
        deck_length(&out, "text:min-label-width", indent);
        buffer_print(&out,
                     "/><style:text-properties fo:font-size=\"100%%\"/></text:list-level-style-%s>",
                     ordered ? "number" : "bullet");
    }
    return deck_style(deck, 'L', deck_taken(deck->arena, &out));
}

static void open_list(Deck *deck, const Element *item, double indent)
{
    Slice style = list_style(deck, is_ordered(item), indent);
    buffer_print(&deck->body, "<text:list text:style-name=\"%.*s\">", SLICE_ARGS(style));
    for (int level = 1; level < depth_of(item); level++)
        deck_put(&deck->body, "<text:list-item><text:list>");
}

static void close_list(Deck *deck, const Element *item)
{
    for (int level = 1; level < depth_of(item); level++)
        deck_put(&deck->body, "</text:list></text:list-item>");
    deck_put(&deck->body, "</text:list>");
}

// The white between the line that ends above a piece and the one that it begins.
static double white_above(const Block *block, size_t at)
{
    double leading = block->pieces[at].item->height;
    return at == 0 ? 0 : block->pieces[at].baseline - block->pieces[at - 1].baseline - leading;
}

typedef struct ListWriter {
    Deck *deck;
    const Block *block;
    double left;         // of the frame
    const Element *item; // of the list that is open; NULL: none is
    double above;        // white over the next paragraph
} ListWriter;

static void end_list(ListWriter *list)
{
    if (!list->item)
        return;
    deck_put(&list->deck->body, "</text:list-item>");
    close_list(list->deck, list->item);
    list->item = NULL;
}

// A sign or number, at `at`: an item begins.
static void begin_item(ListWriter *list, const Element *item, size_t at)
{
    const Piece *label = &list->block->pieces[at];
    if (list->item &&
        (depth_of(list->item) != depth_of(item) || is_ordered(list->item) != is_ordered(item)))
        end_list(list);
    bool opens = !list->item;
    if (opens)
        open_list(list->deck, item,
                  at + 1 < list->block->count ? label[1].item->x - label->item->x : 14);
    else
        deck_put(&list->deck->body, "</text:list-item>");
    Slice number = label->item->text;
    size_t digits = slice_find(number, S("."));
    list->item = item;
    if (opens && is_ordered(item) && digits < number.len)
        buffer_print(&list->deck->body, "<text:list-item text:start-value=\"%.*s\">", (int)digits,
                     number.at);
    else
        deck_put(&list->deck->body, "<text:list-item>");
}

static void put_item_text(ListWriter *list, size_t at, size_t count)
{
    const Piece *pieces = &list->block->pieces[at];
    bool hangs = count > 1 && is_apart(&pieces[0], &pieces[1]);
    if (list->item && !around(text_of(pieces), ELEMENT_LBODY))
        end_list(list);
    put_paragraph(list->deck, &(Paragraph){ .pieces = pieces,
                                            .count = count,
                                            .above = list->above,
                                            .hang = hangs ? pieces[1].item->x - list->left : 0 });
    list->above = 0;
}

// Its items in the order of the page. Items without a sign of their own are paragraphs: their number stands
// in them.
static void put_list(Deck *deck, const Block *block, double left)
{
    ListWriter list = { .deck = deck, .block = block, .left = left };
    for (size_t i = 0, count; i < block->count; i += count) {
        const Element *text = text_of(&block->pieces[i]);
        for (count = 1; i + count < block->count; count++)
            if (text_of(&block->pieces[i + count]) != text)
                break;
        list.above = fmax(list.above, white_above(block, i));
        if (text && text->type == ELEMENT_LBL)
            begin_item(&list, around(text, ELEMENT_LI), i);
        else
            put_item_text(&list, i, count);
    }
    end_list(&list);
}

// ---- frames ----

typedef struct FramePlace {
    double x, y, width, height;
    Align align;
} FramePlace;

// Where the lines of a block may stand.
static FramePlace place_of(const Deck *deck, const Block *block)
{
    const Item *first = block->pieces[0].item;
    double descent = fonts_descent(deck->options->fonts);
    double left = first->x, right = first->x + first->width, leading = first->height;
    double room = 0;
    for (size_t i = 0; i < block->count; i++) {
        const Item *item = block->pieces[i].item;
        left = fmin(left, item->x);
        right = fmax(right, item->x + item->width);
        for (const Element *e = item->owner; e; e = e->parent)
            if (e->room > 0)
                room = fmax(room, e->left + e->room);
    }
    FramePlace place = {
        .x = left,
        .y = block->pieces[0].baseline - leading + descent * first->size,
        .width = fmax(room, right) + slack - left,
        .height = block->pieces[block->count - 1].baseline - block->pieces[0].baseline + leading,
    };
    double edge = deck->style->page_width - deck->style->margin_right;
    if (room <= 0 && fabs(right - edge) < 1) { // at the right: it grows to the left
        const double more = 80;
        place.x -= more;
        place.width = right - place.x;
        place.align = ALIGN_END;
    }
    return place;
}

static void put_frame(Deck *deck, const FramePlace *place, bool title)
{
    Slice style = deck_style(
        deck, title ? 'H' : 'G',
        S("<style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\" "
          "fo:padding-top=\"0pt\" "
          "fo:padding-bottom=\"0pt\" fo:padding-left=\"0pt\" fo:padding-right=\"0pt\" "
          "draw:textarea-vertical-align=\"top\" draw:textarea-horizontal-align=\"left\" "
          "draw:auto-grow-height=\"true\" draw:auto-grow-width=\"false\" fo:wrap-option=\"wrap\" "
          "fo:min-height=\"0pt\"/>"));
    buffer_print(&deck->body, "<draw:frame %s:style-name=\"%.*s\" draw:layer=\"layout\"%s",
                 title ? "presentation" : "draw", SLICE_ARGS(style),
                 title ? " presentation:class=\"title\" presentation:user-transformed=\"true\""
                       : "");
    deck_box(&deck->body, place->x, place->y, place->width, place->height);
    deck_put(&deck->body, "><draw:text-box>");
}

void deck_put_text(Deck *deck, const Block *block, bool title)
{
    FramePlace place = place_of(deck, block);
    put_frame(deck, &place, title);
    if (block->element && block->element->type == ELEMENT_L) {
        put_list(deck, block, place.x);
    } else {
        bool hangs = block->count > 1 && is_apart(&block->pieces[0], &block->pieces[1]);
        put_paragraph(deck, &(Paragraph){ .pieces = block->pieces,
                                          .count = block->count,
                                          .hang = hangs ? block->pieces[1].item->x - place.x : 0,
                                          .align = place.align });
    }
    deck_put(&deck->body, "</draw:text-box></draw:frame>\n");
}
