// SPDX-License-Identifier: EUPL-1.2
// Charts as pictures: SVG, and PNG for programs that show none.
#include "chart/picture.h"
#include "deck/deck_parts.h"

// A slide of 960 points is 1,280 pixels wide.
static const double PIXELS_A_POINT = 4.0 / 3;

static Slice add_picture(Deck *deck, Slice name, Slice type, Slice bytes)
{
    deck->pictures = arena_grow(deck->arena, deck->pictures, sizeof *deck->pictures,
                                deck->picture_count, &deck->picture_room);
    deck->pictures[deck->picture_count++] = (DeckPicture){ name, type, bytes };
    return name;
}

static void put_image(Deck *deck, Slice name, Slice type)
{
    buffer_print(&deck->body,
                 "<draw:image xlink:href=\"%.*s\" xlink:type=\"simple\" xlink:show=\"embed\" "
                 "xlink:actuate=\"onLoad\" draw:mime-type=\"%.*s\"/>",
                 SLICE_ARGS(name), SLICE_ARGS(type));
}

static void open_frame(Deck *deck, double x, double y, double width, double height)
{
    Slice style = deck_style(deck, 'G',
                             S("<style:graphic-properties draw:stroke=\"none\" "
                               "draw:fill=\"none\"/>"));
    buffer_print(&deck->body, "<draw:frame draw:style-name=\"%.*s\" draw:layer=\"layout\"",
                 SLICE_ARGS(style));
    deck_box(&deck->body, x, y, width, height);
    deck_put(&deck->body, ">");
}

static void close_frame(Deck *deck, Slice title, Slice alt)
{
    if (title.len) {
        deck_put(&deck->body, "<svg:title>");
        deck_escape(&deck->body, title);
        deck_put(&deck->body, "</svg:title>");
    }
    deck_put(&deck->body, "<svg:desc>");
    deck_escape(&deck->body, alt);
    deck_put(&deck->body, "</svg:desc></draw:frame>\n");
}

void deck_put_figure(Deck *deck, const Item *item)
{
    Arena *arena = deck->arena;
    const double margin = (double)PICTURE_MARGIN * item->scale;
    size_t number = ++deck->charts_put;
    PictureText words = { .name = slice_print(arena, "%zu", number),
                          .language = deck->document->lang,
                          .title = S(""),
                          .alt = item->owner ? item->owner->alt : S("") };
    Slice svg = slice_print(arena, "Pictures/chart-%zu.svg", number),
          png = slice_print(arena, "Pictures/chart-%zu.png", number);
    Buffer out = { 0 };
    picture_svg(item->drawing, &words, deck->style, deck->style->paper, &out);
    add_picture(deck, svg, S("image/svg+xml"), deck_taken(arena, &out));
    if (!picture_png(item->drawing, &words, deck->options->fonts, deck->style->paper,
                     PIXELS_A_POINT * item->scale, &out))
        deck->failed = true;
    add_picture(deck, png, S("image/png"), deck_taken(arena, &out));
    open_frame(deck, item->x - margin, item->y - margin, item->width + 2 * margin,
               item->height + 2 * margin);
    put_image(deck, svg, S("image/svg+xml"));
    put_image(deck, png, S("image/png"));
    close_frame(deck, S(""), words.alt);
}

void deck_put_logo(Deck *deck, const Item *item)
{
    const Logo *logo = deck->style->logo;
    Slice name = logo->is_jpeg ? S("Pictures/logo.jpg") : S("Pictures/logo.png"),
          type = logo->is_jpeg ? S("image/jpeg") : S("image/png");
    bool there = false;
    for (size_t i = 0; i < deck->picture_count; i++)
        there = there || slice_equal(deck->pictures[i].name, name);
    if (!there)
        add_picture(deck, name, type, logo->file);
    open_frame(deck, item->x, item->y, item->width, item->height);
    put_image(deck, name, type);
    close_frame(deck, S(""), logo->alt);
}
