// SPDX-License-Identifier: EUPL-1.2
// Where the halo of a text does anything. Its outline takes a hundred times the bytes of the text, and most
// of it lies over bare paper.
#ifndef CHART_HALO_H
#define CHART_HALO_H

#include "chart/drawing.h"

typedef struct Box {
    double left, top, right, bottom;
} Box;

// A stretch along a text's baseline, points from the text's own x.
typedef struct Stretch {
    double from, to;
} Stretch;

// Those stretches of the text (a shape of the drawing with a halo, by its index) where its halo reaches over
// something painted before it in another colour: rising, apart, perhaps wider than needed, never narrower.
// `ink` is the box of its letters, relative to its x and y. In the arena. A turned text is one stretch.
size_t halo_stretches(Arena *arena, Fonts *fonts, const Drawing *drawing, size_t index, Box ink,
                      Stretch **stretches);

#endif
