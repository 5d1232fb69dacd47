// The user's own Markdown, made safe to stand in a template.
//
// Both functions parse the text (md4c, tables on) and write it anew, so what comes out holds nothing but
// what is listed here, whatever went in:
// - paragraphs, lists, quotes, tables, code blocks (code inside a line is plain text), thematic breaks,
//   emphasis, hard breaks and plain text, in which every character that Markdown could take for syntax
//   stands behind a backslash. So no line begins with ":::", and no "{{" is left for a template engine;
// - headings, shifted to stand below `level`: the first is level + 1, none skips a level, none is deeper than 6;
// - links to http, https and mailto addresses, percent-encoded. Other links keep their text and lose their
//   target;
// - no images and no raw HTML: both are dropped (the text between two tags stays).
#ifndef INGEST_NOTES_H
#define INGEST_NOTES_H

#include "base/diagnostics.h"

// How often something was dropped. HTML comments do not count: they are how people hide a remark.
typedef struct NoteLosses {
    size_t images;
    size_t links;
    size_t html;
} NoteLosses;

// Blocks, without a newline at the end. `level` is 0 to 6. In the arena; empty where nothing is left.
Slice note_blocks(Arena *arena, Slice text, int level, NoteLosses *losses);

// Everything on one line, blocks joined by a space, for the item of a list or a quote: emphasis, links and
// text only.
Slice note_line(Arena *arena, Slice text, NoteLosses *losses);

// A warning at `place` for each kind of loss.
void note_losses_diagnose(Diagnostics *d, Place place, NoteLosses losses);

#endif
