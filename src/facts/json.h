// SPDX-License-Identifier: EUPL-1.2
// Putting values into the tree of facts: one function a kind of value, each with its rule for "there is
// none".
#ifndef FACTS_JSON_H
#define FACTS_JSON_H

#include <jansson.h>

#include "base/slice.h"

// Running out of memory in jansson ends the process, as it does in the arena.
json_t *facts_object(void);
json_t *facts_array(void);
void facts_append(json_t *array, json_t *value);
void facts_put(json_t *object, const char *key, json_t *value);

void facts_put_text(json_t *object, const char *key, Slice text); // empty: null
void facts_put_cell(json_t *object, const char *key, Slice text); // empty: an en dash, for a table
void facts_put_flag(json_t *object, const char *key, bool flag);
void facts_put_count(json_t *object, const char *key, int64_t count);  // below 0: null
void facts_put_number(json_t *object, const char *key, double number); // NaN: null

#endif
