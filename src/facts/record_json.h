// SPDX-License-Identifier: EUPL-1.2
// Structs of the facts as JSON, by the table of fields.
#ifndef FACTS_RECORD_JSON_H
#define FACTS_RECORD_JSON_H

#include <jansson.h>

#include "facts/fact.h"

// `of` is the record's struct. The caller owns what is returned.
json_t *record_json(const ValueStyle *style, const Record *record, const void *of);

#endif
