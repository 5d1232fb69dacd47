// SPDX-License-Identifier: EUPL-1.2
// Words, shaped once. Text is cut into runs of one font; each distinct word of a face is shaped once, at
// a size of one, and drawn at any size with its own text attached, so that what is extracted is what was
// written. Texts are UTF-8; white space characters count as the space, other control characters as nothing.
#ifndef TEXT_FONTS_H
#define TEXT_FONTS_H

#include <cairo.h>

#include "text/hyphenation.h"
#include "text/style.h"

typedef struct Fonts Fonts;

// Fonts of the style's families only, from `folder` (an organisation's own, may hold none) and the
// system's Noto folder; the machine's other fonts and settings play no part. NULL, with a diagnostic,
// where a face of the first family is missing. Ended with fonts_close.
Fonts *fonts_open(Diagnostics *d, const Style *style, Slice folder);

// The system's Noto folder.
Slice fonts_system_folder(void);
void fonts_close(Fonts *fonts);

// The patterns that text in these fonts is hyphenated with. Ends with `fonts`.
Hyphenation *fonts_hyphenation(const Fonts *fonts);

// Advance of the text on one line, in points. No line breaking; U+00AD counts nothing.
double text_width(Fonts *fonts, Face face, double size, Slice text);

// Advance of the hyphen that text_show draws for a trailing U+00AD.
double text_hyphen_width(const Fonts *fonts, Face face, double size);

// Ascent and descent of the first family as parts of the size (Noto Sans: 1.069, 0.293).
double fonts_ascent(const Fonts *fonts);
double fonts_descent(const Fonts *fonts);

// Show the text with its baseline starting at x, y, in the source that is set. Trailing U+00AD is drawn as
// a hyphen; elsewhere it vanishes. Returns the advance. Works under any transformation, rotation included.
double text_show(Fonts *fonts, cairo_t *cr, Face face, double size, double x, double y, Slice text);

// As text_show, but adds outlines to the path (for a halo around a label): of those glyphs that stand, wholly
// or in part, between the x's `from` and `to`.
void text_path(Fonts *fonts, cairo_t *cr, Face face, double size, double x, double y, Slice text,
               double from, double to);

// The first code point of the text that no font has; 0 where all can be shown. U+00AD, ZWJ, ZWNJ,
// variation selectors and colours of skin do not count. Colour fonts do not count as having one.
uint32_t text_missing(Fonts *fonts, Face face, Slice text);

// The text without the pictographs (sign_pictograph) that no font has; "[…]" where nothing else is in it.
// `first` becomes the first of those, a slice of `text`; empty where there is none, and then `text` itself is
// returned; else what is returned is in the arena.
Slice text_without_pictographs(Arena *arena, Fonts *fonts, Face face, Slice text, Slice *first);

// One line of a paragraph, as byte positions in its text.
typedef struct TextLine {
    size_t from, to; // trailing spaces not included
    double width;    // as drawn, with the hyphen
    bool hyphen;     // the line ends in U+00AD: a hyphen is drawn
} TextLine;

// A piece of a paragraph in one face and size.
typedef struct TextRun {
    Slice text; // all runs of a paragraph are slices of one text, in order and without gaps
    Face face;
    double size;
    // Width of a drawn sign that stands for this run's text (its text is then "\uFFFC"), else 0
    double extra;
} TextRun;

// Break a paragraph's runs into lines of at most `width`, greedily, at the places Unicode allows (UAX 14) and
// at every newline. After a hyphen and inside a URL's host only where the word is wider than a line of its
// own; at a soft hyphen only there too, or where the line would else be less full than TEXT_FULL; inside
// a word only where nothing else is left. A drawn sign keeps to its neighbours unless a space
// stands between. `balance` makes the lines even without adding one: two lines part after a sentence, else
// after a comma or colon, where both parts fit and neither is short; no word stands alone on the last line
// where that can be helped. The result is in the arena; 0 lines where there is nothing but white space.
size_t text_break(Arena *arena, Fonts *fonts, const TextRun *runs, size_t count, double width,
                  bool balance, TextLine **lines);

// In a column narrower than this a line less full than that part of its width is worth a hyphen.
#define TEXT_NARROW 160.0
#define TEXT_FULL 0.75

// The text of a paragraph that text_break broke into these lines, with U+00AD where it can be parted better:
// in all words of a narrow column with loose lines; else, and where `sparing` (a heading), only in words that
// fit no line. `text` itself where that needs none, which is most often so; else in the arena.
Slice text_hyphenate_to_fit(Arena *arena, Hyphenation *hyphenation, Slice language, Slice text,
                            const TextLine *lines, size_t count, double width, bool sparing);

#endif
