// SPDX-License-Identifier: EUPL-1.2
// A document that shows a part of another: what it takes over holds links to what it leaves out.
#ifndef DOC_EXCERPT_H
#define DOC_EXCERPT_H

#include "model/node.h"

// Make every link to an id that is not below `root` the words that it stands on. Ids of headings are there.
void excerpt_unlink(Node *root);

#endif
