// SPDX-License-Identifier: EUPL-1.2
#include "scan/settings_lists.h"

#include "base/nearest.h"
#include "model/mapping.h"
#include "model/settings.h"

// Whatever stands under a key, as one flat list of key and value: a mapping whose values may be lists, a
// list (keys empty), a single text (key empty).
typedef struct KeyValues {
    MappedText (*item)[2];
    size_t count;
    size_t room;
} KeyValues;

static void add_pair(const Yaml *yaml, KeyValues *pairs, MappedText key, MappedText value)
{
    pairs->item =
        arena_grow(yaml->arena, pairs->item, sizeof *pairs->item, pairs->count, &pairs->room);
    pairs->item[pairs->count][0] = key;
    pairs->item[pairs->count][1] = value;
    pairs->count++;
}

static void add_values(const Yaml *yaml, KeyValues *pairs, MappedText key, const yaml_node_t *value,
                       Slice field)
{
    const yaml_node_t *element;
    if (value->type != YAML_SEQUENCE_NODE) {
        add_pair(yaml, pairs, key, yaml_placed(yaml, value, field));
        return;
    }
    for (size_t i = 0; (element = yaml_element(yaml, value, i)); i++)
        add_pair(yaml, pairs, key, yaml_placed(yaml, element, field));
}

static KeyValues pairs_of(const Yaml *yaml, const yaml_node_t *value, Slice field)
{
    KeyValues pairs = { NULL, 0, 0 };
    const yaml_node_t *key, *held;
    if (value->type != YAML_MAPPING_NODE)
        add_values(yaml, &pairs, (MappedText){ S(""), { .line = 0 } }, value, field);
    for (size_t i = 0; (key = yaml_pair(yaml, value, i, &held)); i++)
        add_values(yaml, &pairs, yaml_placed(yaml, key, field), held, field);
    return pairs;
}

void confirmed_read(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Settings *settings = member;
    KeyValues pairs = pairs_of(yaml, value, name_first(field->key));
    settings->confirmed = arena_many(yaml->arena, Slice, pairs.count);
    for (size_t i = 0; i < pairs.count; i++)
        settings->confirmed[settings->confirmed_count++] = pairs.item[i][1].text;
}

void mapped_columns_read(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                         void *member)
{
    ResponseMapping *mapping = member;
    KeyValues pairs = pairs_of(yaml, value, name_first(field->key));
    mapping->columns_place = yaml_place(yaml, value);
    mapping->columns = arena_many(yaml->arena, MappedColumn, pairs.count);
    mapping->column_count = pairs.count;
    for (size_t i = 0; i < pairs.count; i++)
        mapping->columns[i] = (MappedColumn){ pairs.item[i][0], pairs.item[i][1] };
}

void mapped_open_read(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    ResponseMapping *mapping = member;
    if (!yaml_has_keys(yaml, field, value))
        return;
    KeyValues pairs = pairs_of(yaml, value, name_first(field->key));
    mapping->open = arena_many(yaml->arena, MappedOpen, pairs.count);
    mapping->open_count = pairs.count;
    for (size_t i = 0; i < pairs.count; i++)
        mapping->open[i] = (MappedOpen){ pairs.item[i][0], pairs.item[i][1] };
}

static void add_answers(const Yaml *yaml, Slice field, const yaml_node_t *value, MappedText scope,
                        ResponseMapping *mapping, size_t *room)
{
    const yaml_node_t *key, *held;
    for (size_t i = 0; (key = yaml_pair(yaml, value, i, &held)); i++) {
        MappedText text = yaml_placed(yaml, key, field);
        if (held->type == YAML_MAPPING_NODE && !scope.text.len) {
            add_answers(yaml, field, held, text, mapping, room);
            continue;
        }
        mapping->answers = arena_grow(yaml->arena, mapping->answers, sizeof *mapping->answers,
                                      mapping->answer_count, room);
        mapping->answers[mapping->answer_count++] =
            (MappedAnswer){ text, yaml_placed(yaml, held, field), scope };
    }
}

void mapped_answers_read(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                         void *member)
{
    size_t room = 0;
    if (yaml_has_keys(yaml, field, value))
        add_answers(yaml, name_first(field->key), value, (MappedText){ S(""), { .line = 0 } },
                    member, &room);
}

// An old name with the new one, or the new one with a list of old ones.
void mapped_departments_read(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                             void *member)
{
    ResponseMapping *mapping = member;
    const yaml_node_t *held;
    if (!yaml_has_keys(yaml, field, value))
        return;
    KeyValues pairs = pairs_of(yaml, value, name_first(field->key));
    mapping->departments = arena_many(yaml->arena, MappedDepartment, pairs.count);
    for (size_t i = 0, at = 0; yaml_pair(yaml, value, i, &held); i++) {
        bool is_list = held->type == YAML_SEQUENCE_NODE;
        size_t count = 1;
        if (is_list)
            count = (size_t)(held->data.sequence.items.top - held->data.sequence.items.start);
        for (size_t end = at + count; at < end; at++) {
            MappedText *pair = pairs.item[at];
            if (!yaml_is_null(held))
                mapping->departments[mapping->department_count++] =
                    (MappedDepartment){ pair[is_list], pair[!is_list] };
        }
    }
}

void mapped_rows_read(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    ResponseMapping *mapping = member;
    if (!yaml_has_keys(yaml, field, value))
        return;
    KeyValues pairs = pairs_of(yaml, value, name_first(field->key));
    mapping->leave_out = arena_many(yaml->arena, MappedRow, pairs.count);
    mapping->leave_out_count = pairs.count;
    for (size_t i = 0; i < pairs.count; i++)
        mapping->leave_out[i] = (MappedRow){ pairs.item[i][0], pairs.item[i][1] };
}
