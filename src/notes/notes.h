// SPDX-License-Identifier: EUPL-1.2
// The user's own Markdown, read once into nodes (model/node.h), and those nodes as Markdown again.
//
// What is read holds nothing but what is listed here, whatever was written:
// - paragraphs, lists, quotes, tables, code blocks (code inside a line is plain text), thematic breaks,
//   emphasis, line breaks and text, in which white space is single spaces;
// - tags and references (references.h), but none in code, and no reference in a link;
// - headings, shifted to stand below `level`: the first is level + 1, none skips a level, none is deeper than
//   6;
// - links to http, https and mailto addresses, percent-encoded, and words of another language. Other links
//   keep their text and lose their target;
// - no images and no raw HTML: both are dropped (the text between two tags stays).
#ifndef NOTES_NOTES_H
#define NOTES_NOTES_H

#include "model/note.h"
#include "notes/note_source.h"

// Append the blocks of the source to `into`, and complain of what is lost (losses.h); `elsewhere` is the
// place of what has none of its own. `level` is 0 to 6. The nodes are in the arena and need the source no
// longer.
void note_read(Arena *arena, Diagnostics *d, NoteSource *source, Place elsewhere, int level,
               Node *into);

// Everything on one line, blocks joined by a space, for the item of a list or a quote: a paragraph of text,
// emphasis, links, tags and references. NULL where nothing is left.
Node *note_read_line(Arena *arena, Diagnostics *d, NoteSource *source, Place elsewhere);

// The blocks below `root` as Markdown in which every character that could be taken for syntax stands behind
// a backslash: no line begins with ":::", and outside code no "{{" is left. Without a newline at the end; in
// the arena; empty for NULL.
Slice note_markdown(Arena *arena, const Node *root);

// The same, and in `points`, which has room for note_point_count of them, each point as it stands in it.
Slice note_markdown_points(Arena *arena, const Node *root, Slice *points);

// The same of one paragraph on one line.
Slice note_markdown_line(Arena *arena, const Node *paragraph);

#endif
