// A text that people wrote, with what belongs to it besides its letters.
#ifndef MODEL_NOTE_H
#define MODEL_NOTE_H

#include "base/diagnostics.h"

// What a finding leaves open: a tag "{{score}}", or a citation "[1.3]" (holes.h).
typedef struct NoteHole {
    enum { HOLE_TAG, HOLE_TAG_OPEN, HOLE_CITATION } kind;
    Slice name;     // between the braces or brackets
    size_t at, len; // its bytes: in a text of Markdown they are escaped, else as they were written
    Place place;
} NoteHole;

// A stretch of prose as it was written, without marks and line ends. Those of one block stand together.
typedef struct NoteRun {
    Slice text;
    size_t block;
    Place place; // of its first byte; the others stand on the same line
} NoteRun;

// A point of a list that lies in no other, or a paragraph outside lists.
typedef struct NoteItem {
    size_t from, to; // its bytes in the text, without the mark of the list
    Place place;     // of its first letter
} NoteItem;

// What belongs to a text of a finding besides its letters.
typedef struct NoteMarks {
    NoteHole *holes; // in order
    size_t hole_count;
    NoteRun *runs; // in order
    size_t run_count;
    NoteItem *items; // in order; of a body alone
    size_t item_count;
} NoteMarks;

typedef struct NoteText {
    Slice text;
    NoteMarks marks;
} NoteText;

#endif
