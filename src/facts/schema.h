// SPDX-License-Identifier: EUPL-1.2
// The table of fields as a JSON Schema (draft 2020-12): what a program may rely on in `cxscan facts`.
#ifndef FACTS_SCHEMA_H
#define FACTS_SCHEMA_H

#include <jansson.h>

#include "base/slice.h"

// The caller owns it. `arena` is for texts on their way into it.
json_t *facts_schema(Arena *arena);

#endif
