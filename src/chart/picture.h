// SPDX-License-Identifier: EUPL-1.2
// A chart as a picture of its own, for a slide or a web page: on its ground, with a small margin all round.
// (As PDF: pdf/pdf.h.)
#ifndef CHART_PICTURE_H
#define CHART_PICTURE_H

#include "base/buffer.h"
#include "chart/drawing.h"

enum { PICTURE_MARGIN = 8 };

// What is said about the picture: its address, language (a BCP 47 tag), title, and alt text.
typedef struct PictureText {
    Slice name, language, title, alt;
} PictureText;

// Each adds the whole file to `out`. The same drawing gives the same bytes.

// SVG, one unit a point; text as text.
void picture_svg(const Drawing *drawing, const PictureText *words, const Style *style,
                 Colour ground, Buffer *out);

// What a page needs to put a drawing into an <svg> or <symbol> of its own: the attributes width, height and
// viewBox, each with a space before it; the shapes in painting order.
void picture_size(const Drawing *drawing, Buffer *out);
void picture_shapes(const Drawing *drawing, Buffer *out);

// As xml_escape, without soft hyphens: no program shows one where it does not break a line. One at the end is
// shown.
void picture_escape(Buffer *out, Slice text);

// PNG at so many pixels a point, and that said in the file: programs show it at its natural size. Title, alt
// text and language stand in it twice, as PNG's own text and as XMP in the field where picture editors and
// web sites look for alt text. False where there is no memory for an image that large.
bool picture_png(const Drawing *drawing, const PictureText *words, Fonts *fonts, Colour ground,
                 double pixels_a_point, Buffer *out);

// The name of the chart of that address, in the documents' language: "Waarde per pijler".
Slice chart_title(const ChartContext *context, Slice address);

// The colour it is drawn for: dark for "cover", else the paper's.
Colour chart_ground(const Style *style, Slice address);

#endif
