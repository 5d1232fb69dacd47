// SPDX-License-Identifier: EUPL-1.2
// A line of a note as OneNote, Word and Teams paste it, as the Markdown that it means: their bullets become
// "- ", indented below the point that they belong to; the no-break spaces and tabs round a mark become
// spaces. Only what stands before the words changes.
#ifndef NOTES_PASTED_H
#define NOTES_PASTED_H

#include "base/slice.h"

enum { PASTED_LEVELS = 8 };

// The points that are open above a line; start with all zero, once for each text.
typedef struct PastedList {
    struct {
        size_t indent;  // as it was written, in columns
        int rank;       // of its sign: Word's second level is "o", its third "▪"
        size_t content; // the column of its words in the Markdown
    } level[PASTED_LEVELS];
    size_t depth;
    bool in_prose; // the line above is prose, so a dash may go on with its sentence
    bool below_blank;
} PastedList;

typedef struct PastedLine {
    Slice text;  // Markdown
    size_t made; // its first bytes, which are new; what follows is the rest of the written line …
    size_t written; // … from this byte on
} PastedLine;

// The next line. The text is in the arena where it is new, else it is `written` itself.
PastedLine pasted_line(Arena *arena, PastedList *list, Slice written);

#endif
