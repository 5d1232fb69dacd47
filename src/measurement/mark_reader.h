// SPDX-License-Identifier: EUPL-1.2
// What a cell of a measurement says: a mark of its question's scale, that nothing was answered, or that
// somebody does not know. Nothing is guessed: what the settings do not name must be a number of the scale.
#ifndef MEASUREMENT_MARK_READER_H
#define MEASUREMENT_MARK_READER_H

#include "base/text_map.h"
#include "measurement/measurement_settings.h"

typedef struct MarkReader {
    Arena *arena;
    MarkScale scale;
    TextMap *named; // what the settings name, in the form of mark_key
    TextMap *seen;  // cells as they are in the file
} MarkReader;

typedef enum MarkFault { MARK_GOOD, MARK_OUTSIDE, MARK_BETWEEN, MARK_NO_NUMBER } MarkFault;

typedef struct MarkCell {
    int16_t mark;
    MarkFault fault;
} MarkCell;

// Read "0-10", "1..5", "-2..2": two ends, and a step other than 1 behind a slash: "1-10/0,5".
// False where it is no scale, or one with fewer than two or more than MARK_STEPS_MOST marks.
bool mark_scale_read(Slice text, MarkScale *scale);

// How a scale is written: "0–10". In the arena.
Slice mark_scale_text(Arena *arena, const MarkScale *scale, NumberStyle style);

// What is named under blank, dont_know and answers. Mistakes become diagnostics. In the arena.
MarkReader *mark_reader_new(Arena *arena, Diagnostics *d, const MarkSettings *settings,
                            MarkScale scale);

// What the cell says, trimmed or not.
MarkCell mark_of(MarkReader *reader, Slice cell);

#endif
