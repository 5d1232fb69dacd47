// SPDX-License-Identifier: EUPL-1.2
// The texts of the facts that people wrote, as nodes: in the tree they are Markdown, and by that a document
// finds what it is to include.
#ifndef FACTS_NOTE_TEXTS_H
#define FACTS_NOTE_TEXTS_H

#include "model/note.h"

typedef struct NoteTexts NoteTexts;
NoteTexts *note_texts_new(Arena *arena);

// What this Markdown was written from; NULL where it is none of these texts, or `texts` is NULL.
const Node *note_texts_find(const NoteTexts *texts, Slice markdown);

// The Markdown of a note (NULL: empty), in the arena of the texts; the note, which must live as long, is kept
// among them.
Slice note_texts_markdown(NoteTexts *texts, const Node *note);

#endif
