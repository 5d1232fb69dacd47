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
#ifndef NOTES_NOTES_H
#define NOTES_NOTES_H

#include "notes/note_trace.h"

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
