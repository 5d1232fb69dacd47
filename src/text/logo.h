// SPDX-License-Identifier: EUPL-1.2
// An organisation's logo: its pixels for a document, and whether they can be seen.
#ifndef TEXT_LOGO_H
#define TEXT_LOGO_H

#include "base/slice.h"
#include "text/colour.h"

typedef struct Logo {
    Slice alt;         // what it says to who does not see it
    double width;      // on the cover, in points
    int columns, rows; // pixels
    int channels;      // 1: shades of grey; 3: red, green, blue
    Slice file;        // as it is
    bool is_jpeg;      // else a PNG
    Slice colours;     // of a PNG: row by row, a byte a channel
    // Of a PNG: how far each pixel covers what is beneath it; empty: all of them wholly
    Slice cover;
} Logo;

// Read a JPEG of 8 bits (grey or colours) or any PNG of 4,000 by 4,000 pixels at most, all in the arena.
// NULL where it is none, or where it can hardly be seen on that ground; `problem` says which, as style.yaml's
// faults are told.
Logo *logo_read(Arena *arena, Slice file, Colour ground, const char **problem);

#endif
