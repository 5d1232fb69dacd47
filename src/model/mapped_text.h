// SPDX-License-Identifier: EUPL-1.2
// A text of scan.yaml with the place where it stands.
#ifndef MODEL_MAPPED_TEXT_H
#define MODEL_MAPPED_TEXT_H

#include "base/diagnostics.h"

// Empty `text` with a line in `place` is an empty
// text that somebody wrote; without a line it was not given.
typedef struct MappedText {
    Slice text;
    Place place;
} MappedText;

#endif
