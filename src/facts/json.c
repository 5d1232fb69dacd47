// SPDX-License-Identifier: EUPL-1.2
#include "facts/json.h"

#include <math.h>

#include "base/arena.h"

static json_t *owned(json_t *value)
{
    if (!value)
        out_of_memory(sizeof(json_t *));
    return value;
}

json_t *facts_object(void)
{
    return owned(json_object());
}

json_t *facts_array(void)
{
    return owned(json_array());
}

void facts_append(json_t *array, json_t *value)
{
    if (json_array_append_new(array, owned(value)))
        out_of_memory(sizeof(json_t *));
}

// Keys are words of ours: nobody asks whether they are UTF-8.
void facts_put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new_nocheck(object, key, owned(value)))
        out_of_memory(sizeof(json_t *));
}

void facts_put_text(json_t *object, const char *key, Slice text)
{
    facts_put(object, key, text.len ? json_stringn(text.at, text.len) : json_null());
}

void facts_put_cell(json_t *object, const char *key, Slice text)
{
    facts_put_text(object, key, text.len ? text : S("–"));
}

void facts_put_flag(json_t *object, const char *key, bool flag)
{
    facts_put(object, key, json_boolean(flag));
}

void facts_put_count(json_t *object, const char *key, int64_t count)
{
    facts_put(object, key, count < 0 ? json_null() : json_integer(count));
}

void facts_put_number(json_t *object, const char *key, double number)
{
    facts_put(object, key, isfinite(number) ? json_real(number) : json_null());
}
