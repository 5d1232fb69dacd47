// SPDX-License-Identifier: EUPL-1.2
// Which words of a document are in another language than it.
#ifndef DOC_LANGUAGES_H
#define DOC_LANGUAGES_H

#include "model/node.h"

// Take the ::: language blocks out of the tree; what was in them has that language. Languages that say no
// more than the document's own ("nl" in one of "nl-NL") are left out, spans with them.
void languages_settle(Node *root, Slice language);

#endif
