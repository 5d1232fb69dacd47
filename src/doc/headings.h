// SPDX-License-Identifier: EUPL-1.2
// Names for headings, so that links can reach them.
#ifndef DOC_HEADINGS_H
#define DOC_HEADINGS_H

#include "model/node.h"

// Give every heading without an id one made of its text: lower-case letters and digits, the rest "-", and a
// number behind it where another heading or a table's row has it already.
void headings_name(Arena *arena, Node *root);

// "Één jaar — verder" gives "een-jaar-verder"; "section" where the text has neither letters nor digits.
Slice heading_slug(Arena *arena, Slice text);

#endif
