// SPDX-License-Identifier: EUPL-1.2
// A revision as text for the terminal: sections of lines in three columns.
#ifndef REVISION_REVISION_TEXT_H
#define REVISION_REVISION_TEXT_H

#include <jansson.h>

#include "base/arena.h"
#include "base/slice.h"

typedef struct Strings Strings; // model/strings.h

// `revision` is what revision_make made of the snapshots `then` and `now`. In the arena.
Slice revision_text(Arena *arena, const Strings *strings, bool dutch, const json_t *revision,
                    const json_t *then, const json_t *now);

#endif
