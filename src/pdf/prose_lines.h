// SPDX-License-Identifier: EUPL-1.2
// A text made ready (pdf/prose.h) as lines of items.
#ifndef PDF_PROSE_LINES_H
#define PDF_PROSE_LINES_H

#include "pdf/prose.h"

// One line: its items from x 0 and baseline 0. `width` does not count the space at its end.
typedef struct ProseLine {
    Item *items;
    size_t count;
    double width;
} ProseLine;

// Width on one line, and of the widest word.
double prose_widest(Prose *prose);
double prose_narrowest(Prose *prose);

// Break into lines of at most `width`; with `balance` as text_break does.
size_t prose_lines(Prose *prose, double width, bool balance, ProseLine **lines);

// The baseline of a line below its top, and a line's items put into a line box with that baseline.
double role_baseline(const Job *job, const TextRole *role);
void line_box_add_line(Galley *galley, LineBox *box, const ProseLine *line, double x,
                       double baseline);

// The text cut to that width, with an ellipsis where something is gone.
Slice text_fitted(Job *job, const TextRole *role, Slice text, double width);

#endif
