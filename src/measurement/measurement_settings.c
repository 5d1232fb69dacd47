// SPDX-License-Identifier: EUPL-1.2
#include "measurement/measurement_settings.h"

#include "base/limits.h"
#include "input/fields.h"
#include "language/reading.h"
#include "measurement/messages.h"

static const char *const kinds[] = { reading_measured_customers, reading_measured_staff,
                                     reading_measured_mirror, NULL };
static const char *const ends[] = { reading_best_high, reading_best_low, NULL };
static const char *const duplicates[] = { reading_duplicates_refuse, reading_duplicates_keep,
                                          NULL };
static const char *const routes[] = { reading_route_questions, reading_route_respondents,
                                      reading_route_answers, NULL };
static const char *const asked[] = { reading_asked_none,    reading_asked_satisfaction,
                                     reading_asked_loyalty, reading_asked_recommendation,
                                     reading_asked_effort,  reading_asked_ease,
                                     reading_asked_outcome, NULL };
static const char *const figures[] = { reading_figure_mean, reading_figure_best,
                                       reading_figure_best_two, reading_figure_best_three, NULL };
static const char *const themes[] = { reading_asked_none, reading_theme_effective,
                                      reading_theme_easy, reading_theme_emotion, NULL };

static void read_placed(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                        void *member)
{
    MappedText *text = member;
    *text = yaml_placed(yaml, value, slice_of(field->key));
}

// One text or a list of them.
static void read_list(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    MappedTexts *list = member;
    const yaml_node_t *element;
    size_t room = 0;
    *list = (MappedTexts){ .place = yaml_place(yaml, value) };
    if (value->type != YAML_SEQUENCE_NODE) {
        list->item = arena_one(yaml->arena, MappedText);
        list->item[list->count++] = yaml_placed(yaml, value, slice_of(field->key));
        return;
    }
    for (size_t i = 0; (element = yaml_element(yaml, value, i)); i++) {
        list->item = arena_grow(yaml->arena, list->item, sizeof *list->item, list->count, &room);
        list->item[list->count++] = yaml_placed(yaml, element, slice_of(field->key));
    }
}

// Keys with a text each, or a list of them.
static void read_pairs(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                       MappedMark **pairs, size_t *count)
{
    const yaml_node_t *key, *held;
    size_t room = 0;
    if (!yaml_has_keys(yaml, field, value))
        return;
    for (size_t i = 0; (key = yaml_pair(yaml, value, i, &held)); i++) {
        MappedTexts texts;
        read_list(yaml, field, held, &texts);
        for (size_t k = 0; k < texts.count; k++) {
            *pairs = arena_grow(yaml->arena, *pairs, sizeof **pairs, *count, &room);
            (*pairs)[(*count)++] =
                (MappedMark){ yaml_placed(yaml, key, slice_of(field->key)), texts.item[k] };
        }
    }
}

static void read_answers(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                         void *member)
{
    MarkSettings *marks = member;
    read_pairs(yaml, field, value, &marks->answers, &marks->answer_count);
}

static void read_leave_out(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                           void *member)
{
    MeasurementSettings *settings = member;
    read_pairs(yaml, field, value, &settings->leave_out, &settings->leave_out_count);
}

static void read_keep(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    MeasurementSettings *settings = member;
    read_pairs(yaml, field, value, &settings->keep, &settings->keep_count);
}

// Yes or no, where "not given" is a third.
static void read_flag(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    bool flag = false;
    Field plain = { .key = field->key, .kind = FIELD_FLAG };
    if (fields_value(yaml, &plain, value, &flag))
        *(int *)member = flag;
}

#define MARK_FIELDS(of)                                                                            \
    { .key = reading_key_scale,                                                                    \
      .kind = FIELD_OTHER,                                                                         \
      .read = read_placed,                                                                         \
      .offset = (of) + offsetof(MarkSettings, scale) },                                            \
        { .key = reading_key_best,                                                                 \
          .kind = FIELD_CHOICE,                                                                    \
          .choices = ends,                                                                         \
          .offset = (of) + offsetof(MarkSettings, best) },                                         \
        { .key = reading_key_blank,                                                                \
          .kind = FIELD_OTHER,                                                                     \
          .read = read_list,                                                                       \
          .offset = (of) + offsetof(MarkSettings, blank) },                                        \
        { .key = reading_key_dont_know,                                                            \
          .kind = FIELD_OTHER,                                                                     \
          .read = read_list,                                                                       \
          .offset = (of) + offsetof(MarkSettings, dont_know) },                                    \
        { .key = reading_key_answers, .kind = FIELD_OTHER, .read = read_answers, .offset = (of) }, \
    {                                                                                              \
        .key = reading_key_count_dont_know, .kind = FIELD_OTHER, .read = read_flag,                \
        .offset = (of) + offsetof(MarkSettings, count_dont_know)                                   \
    }

// ---- lists of blocks ----

static const Field block_fields[] = {
    MARK_FIELDS(offsetof(QuestionBlock, marks)),
    { .key = reading_key_columns,
      .kind = FIELD_OTHER,
      .read = read_list,
      .required = true,
      .offset = offsetof(QuestionBlock, columns) },
    { .key = reading_key_dimension,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = offsetof(QuestionBlock, dimension) },
    { .key = reading_key_asked_for,
      .kind = FIELD_CHOICE,
      .choices = asked,
      .offset = offsetof(QuestionBlock, asked_for) },
    { .key = reading_key_figure,
      .kind = FIELD_CHOICE,
      .choices = figures,
      .offset = offsetof(QuestionBlock, figure) },
    { .key = reading_key_theme,
      .kind = FIELD_CHOICE,
      .choices = themes,
      .offset = offsetof(QuestionBlock, theme) },
    { .key = reading_key_text, .offset = offsetof(QuestionBlock, text) },
};

static void read_blocks(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                        void *member)
{
    MeasurementSettings *settings = member;
    const yaml_node_t *element;
    size_t room = 0;
    if (value->type != YAML_SEQUENCE_NODE)
        diagnose(yaml->d, DIAG_BLOCKS_NO_LIST, yaml_place(yaml, value), slice_of(field->key));
    for (size_t i = 0; (element = yaml_element(yaml, value, i)); i++) {
        QuestionBlock block = { .marks = { .best = -1, .count_dont_know = -1 },
                                .figure = -1,
                                .place = yaml_place(yaml, element) };
        settings->block = arena_grow(yaml->arena, settings->block, sizeof *settings->block,
                                     settings->block_count, &room);
        if (fields_within(yaml, field, element, block_fields,
                          sizeof block_fields / sizeof *block_fields, &block))
            settings->block[settings->block_count++] = block;
    }
}

static void read_gaps(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    static const Field fields[] = {
        { .key = reading_key_name, .offset = offsetof(GapSettings, name) },
        { .key = reading_key_of,
          .kind = FIELD_OTHER,
          .read = read_list,
          .required = true,
          .offset = offsetof(GapSettings, of) },
        { .key = reading_key_against,
          .kind = FIELD_OTHER,
          .read = read_list,
          .required = true,
          .offset = offsetof(GapSettings, against) },
    };
    MeasurementSettings *settings = member;
    const yaml_node_t *element;
    size_t room = 0;
    if (value->type != YAML_SEQUENCE_NODE)
        diagnose(yaml->d, DIAG_BLOCKS_NO_LIST, yaml_place(yaml, value), slice_of(field->key));
    for (size_t i = 0; (element = yaml_element(yaml, value, i)); i++) {
        GapSettings gap = { .place = yaml_place(yaml, element) };
        settings->gap = arena_grow(yaml->arena, settings->gap, sizeof *settings->gap,
                                   settings->gap_count, &room);
        if (fields_within(yaml, field, element, fields, sizeof fields / sizeof *fields, &gap))
            settings->gap[settings->gap_count++] = gap;
    }
}

// Names of dimensions, each with what holds for it.
static void read_dimensions(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                            void *member)
{
    static const Field fields[] = {
        { .key = reading_key_as,
          .kind = FIELD_OTHER,
          .read = read_placed,
          .offset = offsetof(DimensionSettings, as) },
        { .key = reading_key_route,
          .kind = FIELD_CHOICE,
          .choices = routes,
          .offset = offsetof(DimensionSettings, route) },
    };
    MeasurementSettings *settings = member;
    const yaml_node_t *key, *held;
    size_t room = 0;
    if (!yaml_has_keys(yaml, field, value))
        return;
    for (size_t i = 0; (key = yaml_pair(yaml, value, i, &held)); i++) {
        DimensionSettings dimension = { .name = yaml_placed(yaml, key, slice_of(field->key)),
                                        .route = -1 };
        settings->dimension =
            arena_grow(yaml->arena, settings->dimension, sizeof *settings->dimension,
                       settings->dimension_count, &room);
        if (fields_within(yaml, field, held, fields, sizeof fields / sizeof *fields, &dimension))
            settings->dimension[settings->dimension_count++] = dimension;
    }
}

static void read_flags(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    static const Field fields[] = {
        { .key = reading_key_consent,
          .kind = FIELD_OTHER,
          .read = read_placed,
          .required = true,
          .offset = offsetof(FlagSettings, consent) },
        { .key = reading_key_yes,
          .kind = FIELD_OTHER,
          .read = read_list,
          .required = true,
          .offset = offsetof(FlagSettings, yes) },
        { .key = reading_key_contact,
          .kind = FIELD_OTHER,
          .read = read_list,
          .required = true,
          .offset = offsetof(FlagSettings, contact) },
        { .key = reading_key_date,
          .kind = FIELD_OTHER,
          .read = read_placed,
          .offset = offsetof(FlagSettings, date) },
    };
    MeasurementSettings *settings = member;
    settings->flags.place = yaml_place(yaml, value);
    settings->flags.given =
        fields_within(yaml, field, value, fields, sizeof fields / sizeof *fields, &settings->flags);
}

// ---- the table ----

#define SETTING(name) offsetof(MeasurementSettings, name)
#define PLACED(word, name)                                                                         \
    {                                                                                              \
        .key = (word), .kind = FIELD_OTHER, .read = read_placed, .offset = SETTING(name)           \
    }
#define READ_BY(word, reader)                                                                      \
    {                                                                                              \
        .key = (word), .kind = FIELD_OTHER, .read = (reader), .offset = 0                          \
    }

static const Field fields[] = {
    { .key = reading_key_title, .offset = SETTING(title), .required = true },
    { .key = reading_key_kind,
      .kind = FIELD_CHOICE,
      .choices = kinds,
      .offset = SETTING(kind),
      .required = true },
    { .key = reading_key_export,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = SETTING(export_file),
      .required = true },
    PLACED(reading_key_sheet, sheet),
    PLACED(reading_key_encoding, encoding),
    PLACED(reading_key_separator, separator),
    PLACED(reading_key_heading_rows, heading_rows),
    PLACED(reading_key_first_row, first_row),
    { .key = reading_key_date, .kind = FIELD_DATE, .offset = SETTING(date) },
    { .key = reading_key_invited,
      .kind = FIELD_NUMBER,
      .most = 100000000,
      .offset = SETTING(invited) },
    { .key = reading_key_population,
      .kind = FIELD_NUMBER,
      .most = 100000000,
      .offset = SETTING(population) },
    MARK_FIELDS(SETTING(marks)),
    PLACED(reading_key_weight, weight),
    READ_BY(reading_key_leave_out, read_leave_out),
    READ_BY(reading_key_keep, read_keep),
    { .key = reading_key_duplicates,
      .kind = FIELD_CHOICE,
      .choices = duplicates,
      .offset = SETTING(duplicates) },
    { .key = reading_key_questions,
      .kind = FIELD_OTHER,
      .read = read_blocks,
      .offset = 0,
      .required = true },
    READ_BY(reading_key_dimensions, read_dimensions),
    READ_BY(reading_key_gaps, read_gaps),
    { .key = reading_key_breakdown,
      .kind = FIELD_OTHER,
      .read = read_list,
      .offset = SETTING(breakdown) },
    READ_BY(reading_key_flags, read_flags),
    PLACED(reading_key_previous, previous),
    PLACED(reading_key_mirrors, mirrors),
};

bool measurement_settings_read(ScanFolder *folder, Slice name, MeasurementSettings *settings)
{
    Slice text;
    *settings = (MeasurementSettings){ .invited = -1,
                                       .population = -1,
                                       .marks = { .best = 0, .count_dont_know = 0 } };
    return scan_folder_text(folder, name, LIMIT_SETTINGS_BYTES, &text) &&
           fields_read(folder->arena, folder->d, name, text, 1, fields,
                       sizeof fields / sizeof *fields, settings);
}
