// SPDX-License-Identifier: EUPL-1.2
// Colours, and how well one is seen on another.
#ifndef TEXT_COLOUR_H
#define TEXT_COLOUR_H

typedef struct Colour {
    double r, g, b; // 0–1, sRGB
} Colour;

// WCAG 2 relative luminance, 0–1: the sum of that of its three parts.
double colour_luminance(Colour c);

// WCAG 2 contrast ratio, 1–21: of two luminances, of two colours.
double luminance_contrast(double one, double other);
double colour_contrast(Colour a, Colour b);

#endif
