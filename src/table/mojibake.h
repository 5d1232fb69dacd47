// SPDX-License-Identifier: EUPL-1.2
// Text that was UTF-8 and was read as something else before it was saved: "FinanciÃ«n".
#ifndef TABLE_MOJIBAKE_H
#define TABLE_MOJIBAKE_H

#include "base/slice.h"

// The text as it was, in the arena; `text` itself where nothing shows that it was another.
Slice mojibake_undone(Arena *arena, Slice text);

#endif
