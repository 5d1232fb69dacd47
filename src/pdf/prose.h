// SPDX-License-Identifier: EUPL-1.2
// Inline text: words, links and signs in their faces, made ready for breaking into lines.
#ifndef PDF_PROSE_H
#define PDF_PROSE_H

#include "pdf/job.h"

typedef struct Prose Prose;

// Text in the size, face and colour of a role, content of `owner` (NULL: an artifact). `quiet`: links look
// like the text around them.
Prose *prose_new(Job *job, const TextRole *role, Element *owner, bool quiet);

// Add the inlines from `first` up to `stop` (NULL: to the last), or a text of ours. Each run of white
// space becomes one space.
void prose_inlines(Prose *prose, const Node *first, const Node *stop);
void prose_text(Prose *prose, Slice text, Face face, Place place);

#endif
