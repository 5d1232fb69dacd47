// SPDX-License-Identifier: EUPL-1.2
// Character references of HTML: &eacute; &#233; &#xE9;
#ifndef BASE_ENTITIES_H
#define BASE_ENTITIES_H

#include "base/buffer.h"

// Length of the reference that `text` begins with, '&' and ';' included; 0 where it begins with none.
size_t entity_length(Slice text);

// The character that a whole reference stands for. Numbers that are no character give U+FFFD; a name
// that is not known stays as it is written.
void entity_decode(Buffer *out, Slice entity);

// `text` as a reader of HTML sees it: tags gone (each a space), references decoded, more than once where they
// were escaped twice. `text` itself where it holds neither, else a copy in the arena.
Slice markup_undone(Arena *arena, Slice text);

#endif
