// SPDX-License-Identifier: EUPL-1.2
#include "revision/published_measurements.h"

#include <glib.h>
#include <string.h>

#include "base/limits.h"
#include "facts/json.h"

enum { CELL_BYTES = 4 };

// ---- writing ----

static json_t *rows_json(const PublishedMeasurement *measurement)
{
    size_t cells = measurement->rows * published_cells(measurement);
    guchar *bytes = g_malloc(cells * CELL_BYTES), *at = bytes;
    for (size_t i = 0; i < cells; i++) {
        const PublishedCell *cell = &measurement->cell[i];
        *at++ = (guchar)cell->written;
        *at++ = (guchar)(cell->written >> 8);
        *at++ = (guchar)cell->mark;
        *at++ = (guchar)(cell->mark >> 8);
    }
    gchar *text = g_base64_encode(bytes, cells * CELL_BYTES);
    json_t *rows = json_string(text);
    g_free(text);
    g_free(bytes);
    return rows;
}

static json_t *figure_json(const PublishedMeasurement *measurement, const PublishedFigure *figure)
{
    json_t *object = facts_object(), *questions = facts_array();
    for (size_t i = 0; i < figure->questions; i++)
        facts_append(questions, json_integer(figure->question[i]));
    facts_put_count(object, "kind", figure->kind);
    facts_put(object, "questions", questions);
    if (figure->kind != FIGURE_GROUPS)
        return object;
    json_t *shown = facts_array();
    for (uint32_t v = 0; v < measurement->trait[figure->trait].values; v++)
        if (figure->shown[v])
            facts_append(shown, json_integer(v));
    facts_put_count(object, "trait", figure->trait);
    facts_put(object, "shown", shown);
    return object;
}

static json_t *measurement_json(const PublishedMeasurement *measurement)
{
    json_t *object = facts_object(), *questions = facts_array(), *traits = facts_array(),
           *figures = facts_array();
    for (size_t q = 0; q < measurement->questions; q++) {
        json_t *question = facts_object();
        facts_put_count(question, "heading", (int64_t)measurement->question[q].heading);
        facts_put_count(question, "column", measurement->question[q].column);
        facts_append(questions, question);
    }
    for (size_t t = 0; t < measurement->traits; t++) {
        json_t *trait = facts_object();
        facts_put_count(trait, "heading", (int64_t)measurement->trait[t].heading);
        facts_put_count(trait, "values", measurement->trait[t].values);
        facts_append(traits, trait);
    }
    for (size_t i = 0; i < measurement->figures; i++)
        facts_append(figures, figure_json(measurement, &measurement->figure[i]));
    facts_put(object, "id", json_stringn(measurement->id.at, measurement->id.len));
    facts_put_count(object, "export", (int64_t)measurement->export);
    facts_put_flag(object, "weighted", measurement->weighted);
    facts_put(object, "questions", questions);
    facts_put(object, "traits", traits);
    facts_put(object, "rows", rows_json(measurement));
    facts_put(object, "figures", figures);
    return object;
}

json_t *published_measurements_json(const PublishedVersion *version)
{
    json_t *array = facts_array();
    for (size_t m = 0; m < version->measurements; m++)
        facts_append(array, measurement_json(&version->measurement[m]));
    return array;
}

// ---- reading ----

static bool number_below(const json_t *value, int64_t end, uint32_t *number)
{
    json_int_t read = json_integer_value(value);
    *number = (uint32_t)read;
    return json_is_integer(value) && read >= 0 && read < end;
}

static bool read_questions(Arena *arena, const json_t *array, PublishedMeasurement *measurement)
{
    bool good = json_is_array(array) && json_array_size(array) <= LIMIT_COLUMNS;
    measurement->questions = good ? json_array_size(array) : 0;
    measurement->question = arena_many(arena, PublishedQuestion, measurement->questions);
    for (size_t q = 0; q < measurement->questions && good; q++) {
        const json_t *object = json_array_get(array, q),
                     *heading = json_object_get(object, "heading");
        good = json_is_integer(heading) &&
               number_below(json_object_get(object, "column"), LIMIT_COLUMNS,
                            &measurement->question[q].column);
        measurement->question[q].heading = (uint64_t)json_integer_value(heading);
    }
    return good;
}

static bool read_traits(Arena *arena, const json_t *array, PublishedMeasurement *measurement)
{
    bool good = json_is_array(array) && json_array_size(array) <= LIMIT_COLUMNS;
    measurement->traits = good ? json_array_size(array) : 0;
    measurement->trait = arena_many(arena, PublishedTrait, measurement->traits);
    for (size_t t = 0; t < measurement->traits && good; t++) {
        const json_t *object = json_array_get(array, t),
                     *heading = json_object_get(object, "heading");
        good = json_is_integer(heading) && number_below(json_object_get(object, "values"),
                                                        UINT16_MAX, &measurement->trait[t].values);
        measurement->trait[t].heading = (uint64_t)json_integer_value(heading);
    }
    return good;
}

// A trait's value is one of those that it has.
static bool values_exist(const PublishedMeasurement *measurement)
{
    for (size_t row = 0; row < measurement->rows; row++)
        for (size_t t = 0; t < measurement->traits; t++)
            if (published_row(measurement, row)[measurement->questions + t].mark >
                measurement->trait[t].values)
                return false;
    return true;
}

static bool read_rows(Arena *arena, const json_t *value, PublishedMeasurement *measurement)
{
    const char *text = json_string_value(value);
    gsize len = 0;
    guchar *bytes = text ? g_base64_decode(text, &len) : NULL;
    size_t size = published_cells(measurement) * CELL_BYTES;
    bool good = bytes && len % size == 0 && len / size <= LIMIT_RESPONDENTS &&
                strlen(text) == (len + 2) / 3 * 4;
    measurement->rows = good ? len / size : 0;
    measurement->cell = arena_many(arena, PublishedCell, good ? len / CELL_BYTES : 0);
    for (size_t i = 0; good && i < len / CELL_BYTES; i++) {
        const guchar *at = &bytes[i * CELL_BYTES];
        measurement->cell[i] =
            (PublishedCell){ (uint16_t)(at[0] | at[1] << 8), (uint16_t)(at[2] | at[3] << 8) };
    }
    g_free(bytes);
    return good && values_exist(measurement);
}

static bool read_groups(Arena *arena, const json_t *object, const PublishedMeasurement *measurement,
                        PublishedFigure *figure)
{
    const json_t *shown = json_object_get(object, "shown");
    if (!number_below(json_object_get(object, "trait"), (int64_t)measurement->traits,
                      &figure->trait) ||
        !json_is_array(shown))
        return false;
    uint32_t values = measurement->trait[figure->trait].values, value;
    figure->shown = arena_many(arena, bool, values);
    for (size_t i = 0; i < json_array_size(shown); i++) {
        if (!number_below(json_array_get(shown, i), values, &value))
            return false;
        figure->shown[value] = true;
    }
    return true;
}

static bool read_figure(Arena *arena, const json_t *object, const PublishedMeasurement *measurement,
                        PublishedFigure *figure)
{
    const json_t *questions = json_object_get(object, "questions");
    uint32_t kind;
    bool good = json_is_array(questions) && json_array_size(questions) <= measurement->questions &&
                number_below(json_object_get(object, "kind"), FIGURE_KINDS, &kind);
    if (!good)
        return false;
    *figure =
        (PublishedFigure){ .kind = (FigureKind)kind,
                           .questions = json_array_size(questions),
                           .question = arena_many(arena, uint32_t, json_array_size(questions)) };
    for (size_t i = 0; i < figure->questions && good; i++)
        good = number_below(json_array_get(questions, i), (int64_t)measurement->questions,
                            &figure->question[i]);
    return good &&
           (figure->kind != FIGURE_GROUPS || read_groups(arena, object, measurement, figure));
}

static bool read_measurement(Arena *arena, const json_t *object, PublishedMeasurement *measurement)
{
    const json_t *id = json_object_get(object, "id"), *export = json_object_get(object, "export"),
                 *weighted = json_object_get(object, "weighted"),
                 *figures = json_object_get(object, "figures");
    Slice text = { json_string_value(id), json_string_length(id) };
    bool good = json_is_string(id) && json_is_integer(export) && json_is_boolean(weighted) &&
                json_is_array(figures) &&
                read_questions(arena, json_object_get(object, "questions"), measurement) &&
                read_traits(arena, json_object_get(object, "traits"), measurement) &&
                read_rows(arena, json_object_get(object, "rows"), measurement);
    if (!good)
        return false;
    measurement->id = slice_copy(arena, text_clean(arena, text));
    measurement->export = (uint64_t)json_integer_value(export);
    measurement->weighted = json_is_true(weighted);
    measurement->figures = json_array_size(figures);
    measurement->figure = arena_many(arena, PublishedFigure, measurement->figures);
    for (size_t i = 0; i < measurement->figures && good; i++)
        good = read_figure(arena, json_array_get(figures, i), measurement, &measurement->figure[i]);
    return good;
}

bool published_measurements_read(Arena *arena, const json_t *array, PublishedVersion *version)
{
    bool good = !array || json_is_array(array);
    version->measurements = json_array_size(array);
    version->measurement = arena_many(arena, PublishedMeasurement, version->measurements);
    for (size_t m = 0; m < version->measurements && good; m++)
        good = read_measurement(arena, json_array_get(array, m), &version->measurement[m]);
    return good;
}
