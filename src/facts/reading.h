// SPDX-License-Identifier: EUPL-1.2
// Reading values of the tree: one function a kind of value, each with its rule for "there is none". Nothing
// here copies: a text lives as long as the tree. NULL for an object is one without members.
#ifndef FACTS_READING_H
#define FACTS_READING_H

#include <jansson.h>

#include "base/slice.h"

// The text itself; empty where `value` is none.
Slice facts_text_of(const json_t *value);

Slice facts_text(const json_t *object, const char *key);                     // none: empty
Slice facts_text_in(const json_t *tree, const char *group, const char *key); // tree.GROUP.KEY
double facts_number(const json_t *object, const char *key);                  // none: NaN
int64_t facts_whole(const json_t *object, const char *key,
                    int64_t none);                      // not a whole number: `none`
bool facts_flag(const json_t *object, const char *key); // none: false

#endif
