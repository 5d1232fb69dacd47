// SPDX-License-Identifier: EUPL-1.2
// A note while it is read, and its letters, which become nodes of text, tags and references.
#ifndef NOTES_NOTE_TEXT_H
#define NOTES_NOTE_TEXT_H

#include <md4c.h>

#include "base/buffer.h"
#include "model/node.h"
#include "notes/losses.h"
#include "notes/note_source.h"

enum { SPANS_MAX = 32 };

typedef enum LineEnd { END_NONE, END_SOFT, END_HARD } LineEnd;

typedef enum Before { BEFORE_NOTHING, BEFORE_SPACE, BEFORE_LETTER } Before;

typedef struct NoteSpan {
    NodeKind kind; // NODE_TEXT: makes no node
    Slice target;  // LINK: address; SPAN: language
    Node *node;    // NULL until its first letter
} NoteSpan;

typedef struct NoteReader {
    Arena *arena;
    NoteSource *source;
    Slice text; // of the source
    NoteLosses losses;
    bool one_line;
    Node *node;      // the innermost open block
    Node *inlines;   // what the next letter goes into; NULL where none of its block has come
    bool implicit;   // the open paragraph is ours: md4c has none in a tight list
    size_t depth;    // of containers
    size_t too_deep; // containers that are open but left out
    size_t block;    // number of the block being read
    Before before;   // what stands before the next letter on its line
    LineEnd end;     // seen in the text, not yet a node
    int level;       // headings stand below this
    int last_level;  // of the last heading, or `level`
    NoteSpan span[SPANS_MAX];
    size_t spans, links, images; // open ones
    bool in_code, in_html, html_seen, in_head;
    Buffer code; // of the code block being read
} NoteReader;

// Below the innermost open block; it is the innermost from now on.
Node *note_open_node(NoteReader *r, NodeKind kind);

// Letters as md4c hands them over; `data` is the reader.
int note_on_text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *data);

// `prose`: these are the letters as they were written.
void note_add_text(NoteReader *r, Slice text, bool prose);

// Text that goes on where the last one ended is one with it.
void note_add_piece(NoteReader *r, Slice piece, bool prose);

// A space at the end, which was left before something that was dropped, goes out.
bool note_drop_last_space(Node *node);

// The first of its kind is remembered, with its place.
void note_tell_loss(NoteReader *r, NoteLoss loss, Slice at);

#endif
