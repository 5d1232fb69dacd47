// SPDX-License-Identifier: EUPL-1.2
#include "facts/reading.h"

#include <math.h>

Slice facts_text_of(const json_t *value)
{
    return json_is_string(value) ? (Slice){ json_string_value(value), json_string_length(value) }
                                 : S("");
}

Slice facts_text(const json_t *object, const char *key)
{
    return facts_text_of(json_object_get(object, key));
}

double facts_number(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

int64_t facts_whole(const json_t *object, const char *key, int64_t none)
{
    const json_t *value = json_object_get(object, key);
    return json_is_integer(value) ? json_integer_value(value) : none;
}

bool facts_flag(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

Slice facts_text_in(const json_t *tree, const char *group, const char *key)
{
    return facts_text(json_object_get(tree, group), key);
}
