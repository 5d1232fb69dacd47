// SPDX-License-Identifier: EUPL-1.2
// Signs that no font has, found before a document is made: there the line of the note, the list or the
// answers is known that they stand on.
#ifndef CLI_MISSING_GLYPHS_H
#define CLI_MISSING_GLYPHS_H

#include <jansson.h>

#include "cli/config.h"

typedef struct Scan Scan;

// Of what the facts hold, hence a document may print: a message for each of the scan's files that has
// pictographs in it that are left out, and an error for each line with a letter that cannot be. Returns those
// signs, one after the other; in the arena. Fonts are only opened where there is a sign that they may lack.
Slice missing_glyphs_tell(Arena *arena, Diagnostics *d, const Config *config, const Scan *scan,
                          const json_t *facts);

#endif
