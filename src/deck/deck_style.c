// SPDX-License-Identifier: EUPL-1.2
// What looks the same has one style: a word that is changed looks as those around it.
#include "deck/deck_parts.h"

Slice deck_style(Deck *deck, char letter, Slice definition)
{
    size_t at = 0;
    while (at < deck->style_count && (deck->styles[at].letter != letter ||
                                      !slice_equal(deck->styles[at].definition, definition)))
        at++;
    if (at == deck->style_count) {
        deck->styles = arena_grow(deck->arena, deck->styles, sizeof *deck->styles,
                                  deck->style_count, &deck->style_room);
        deck->styles[deck->style_count++] =
            (DeckStyle){ letter, slice_copy(deck->arena, definition) };
    }
    return slice_print(deck->arena, "%c%zu", letter, at + 1);
}

static const char *family(char letter)
{
    switch (letter) {
    case 'T': return "text";
    case 'P': return "paragraph";
    case 'G': return "graphic";
    case 'H': return "presentation\" style:parent-style-name=\"Deck-title";
    case 'D': return "drawing-page";
    case 'C': return "table-cell";
    case 'R': return "table-row";
    default: return "table-column";
    }
}

void deck_put_styles(const Deck *deck, Buffer *out)
{
    for (size_t i = 0; i < deck->style_count; i++) {
        const DeckStyle *style = &deck->styles[i];
        if (style->letter == 'L')
            buffer_print(out, "<text:list-style style:name=\"L%zu\">%.*s</text:list-style>\n",
                         i + 1, SLICE_ARGS(style->definition));
        else
            buffer_print(out,
                         "<style:style style:name=\"%c%zu\" style:family=\"%s\">%.*s"
                         "</style:style>\n",
                         style->letter, i + 1, family(style->letter),
                         SLICE_ARGS(style->definition));
    }
}
