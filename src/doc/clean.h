// SPDX-License-Identifier: EUPL-1.2
// Text as it stands in a document.
#ifndef DOC_CLEAN_H
#define DOC_CLEAN_H

#include "base/slice.h"

// As base's text_clean, with line ends and tabs as spaces; in NFC, so that fonts and readers meet one form
// of "é". In the arena.
Slice clean_inline(Arena *arena, Slice text);

// The same for code, where line ends and tabs stay.
Slice clean_code(Arena *arena, Slice text);

#endif
