// What stood in a text that was made safe: tags, citations, prose, points, and what was dropped.
#ifndef NOTES_NOTE_TRACE_H
#define NOTES_NOTE_TRACE_H

#include "model/note.h"

// What note_bound finds on its way. `at` and `len` of a hole are in what is written, its place knows its
// length only; `from`, of hole and run, is where it was read: a byte of the text that was given.
// What was dropped; remarks (HTML comments) do not count: they are how people hide one.
typedef enum NoteLoss { LOST_IMAGE, LOST_LINK, LOST_HTML, LOSS_KINDS } NoteLoss;

typedef struct NoteTrace {
    bool lost[LOSS_KINDS];
    size_t lost_from[LOSS_KINDS]; // the first one's
    NoteHole *holes;
    size_t *hole_from;
    size_t hole_count, hole_room, hole_from_room;
    NoteRun *runs;
    size_t *run_from;
    size_t run_count, run_room, run_from_room;
    NoteItem *items;
    size_t *item_run; // the number of the first run in it
    size_t item_count, item_room, item_run_room;
} NoteTrace;

#endif
