// SPDX-License-Identifier: EUPL-1.2
// What people wrote as it stands in a document.
#ifndef DOC_INCLUSION_H
#define DOC_INCLUSION_H

#include "base/diagnostics.h"
#include "model/node.h"

// A copy of a note (model/note.h) for a document: tags and references are text and links, the end of a line a
// space, tables what they mean (markdown_table.h), and what was emptied is gone. Its places stay those of the
// note; a link that may lead nowhere is a problem for `d`. In the arena.
Node *inclusion_of(Arena *arena, Diagnostics *d, const Node *note);

// The paragraph, where that is all there is; else NULL.
Node *inclusion_paragraph(Node *included);

// Append inlines to `parent`; text behind text is one text.
void inclusion_append(Arena *arena, Node *parent, Node *paragraph);

#endif
