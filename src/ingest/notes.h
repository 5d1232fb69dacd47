// The user's own Markdown, made safe to stand in a template.
//
// Both functions parse the text (md4c, tables on) and write it anew, so what comes out holds nothing but
// what is listed here, whatever went in:
// - paragraphs, lists, quotes, tables, code blocks (code inside a line is plain text), thematic breaks,
//   emphasis, hard breaks and plain text, in which every character that Markdown could take for syntax
//   stands behind a backslash. So no line begins with ":::", and outside code no "{{" is left;
// - headings, shifted to stand below `level`: the first is level + 1, none skips a level, none is deeper than
//   6;
// - links to http, https and mailto addresses, percent-encoded. Other links keep their text and lose their
//   target;
// - no images and no raw HTML: both are dropped (the text between two tags stays).
#ifndef INGEST_NOTES_H
#define INGEST_NOTES_H

#include "ingest/scan.h"

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

// Blocks, without a newline at the end. `level` is 0 to 6. In the arena; empty where nothing is left.
Slice note_blocks(Arena *arena, Slice text, int level);

// The same, and where its tags and citations stand; their places are for the caller to fill in. Code has
// none, and a link no citation.
Slice note_bound(Arena *arena, Slice text, int level, NoteTrace *trace);

// Plain text as Markdown that shows the very same.
Slice note_plain(Arena *arena, Slice text);

// Everything on one line, blocks joined by a space, for the item of a list or a quote: emphasis, links and
// text only.
Slice note_line(Arena *arena, Slice text);

#endif
