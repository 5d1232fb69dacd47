// SPDX-License-Identifier: EUPL-1.2
// words.yaml of a language, read.
#ifndef INPUT_STRINGS_FILE_H
#define INPUT_STRINGS_FILE_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "model/terms.h"

typedef struct Strings Strings; // model/strings.h

// Read templates/LANGUAGE/words.yaml. The organisation's own terms take the place of the three term_… words,
// where it chose them (NULL: none), and all texts have them filled in. NULL, with a diagnostic, where that
// fails.
const Strings *strings_read(Arena *arena, Diagnostics *d, Slice templates, Slice language,
                            const Terms *own);

#endif
