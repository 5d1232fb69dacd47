// Where the halo of a text does anything. Its outline takes a hundred times the bytes of the text, and most of
// it lies over bare paper.
#ifndef CHART_HALO_H
#define CHART_HALO_H

#include "chart/drawing.h"

// A stretch along a text's baseline, points from its start.
typedef struct Stretch {
    double from, to;
} Stretch;

// Those stretches of the text (a shape of the drawing with a halo, by its index) where its halo reaches over
// something painted before it in another colour: rising, apart, perhaps wider than needed, never narrower. `left`
// is where the text starts, relative to its x; `width` its width. In the arena. A turned text is one stretch.
size_t halo_stretches(Arena *arena, Fonts *fonts, const Drawing *drawing, size_t index, double left, double width,
                      Stretch **stretches);

#endif
