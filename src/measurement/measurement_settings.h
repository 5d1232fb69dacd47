// SPDX-License-Identifier: EUPL-1.2
// The settings of one measurement: a file of measurements/, as it was written.
//
//   title: Tevredenheid 2026              questions:
//   export: kto-2026.xlsx                   - columns: C-F
//   scale: 0-10                               dimension: service
//   dont_know: [99]                         - columns: Tevreden
//   breakdown: [G]                            asked_for: satisfaction
#ifndef MEASUREMENT_MEASUREMENT_SETTINGS_H
#define MEASUREMENT_MEASUREMENT_SETTINGS_H

#include "base/date.h"
#include "input/folder.h"
#include "model/measurement.h"

typedef struct MappedTexts {
    MappedText *item;
    size_t count;
    Place place; // of the list
} MappedTexts;

// A text of the export and the mark that it stands for.
typedef struct MappedMark {
    MappedText text, mark;
} MappedMark;

// How the answers to questions are to be read: for all of them, or for a block, where what is given goes
// before what holds for all.
typedef struct MarkSettings {
    MappedText scale;
    int best; // 0 high, 1 low; −1: not given
    MappedTexts blank, dont_know;
    MappedMark *answers;
    size_t answer_count;
    int count_dont_know; // 1, 0; −1: not given
} MarkSettings;

typedef struct QuestionBlock {
    MarkSettings marks;
    MappedTexts columns;
    MappedText dimension;
    int asked_for; // AskedFor
    int theme;     // ExperienceTheme
    int figure;    // 0: the mean; else the share of so many best marks; −1: not given
    Slice text;
    Place place;
} QuestionBlock;

typedef struct DimensionSettings {
    MappedText name;
    MappedText as;
    int route; // MeanRoute; −1: not given
} DimensionSettings;

typedef struct GapSettings {
    Slice name;
    MappedTexts of, against;
    Place place;
} GapSettings;

// Who of a recommendation is to be contacted.
typedef struct FlagSettings {
    bool given;
    Place place;
    MappedText consent; // the column that says whether they agree, …
    MappedTexts yes;    // … with one of these texts
    MappedTexts contact;
    MappedText date;
} FlagSettings;

typedef struct MeasurementSettings {
    Slice title;
    int kind; // MeasurementKind
    MappedText export_file, sheet, encoding, separator, heading_rows, first_row;
    Date date;
    int64_t invited, population;
    MarkSettings marks;
    MappedText weight;
    MappedMark *leave_out; // column and text, or "line" and its number
    size_t leave_out_count;
    MappedMark *keep; // likewise
    size_t keep_count;
    int duplicates; // 0 refuse, 1 keep
    QuestionBlock *block;
    size_t block_count;
    DimensionSettings *dimension;
    size_t dimension_count;
    GapSettings *gap;
    size_t gap_count;
    MappedTexts breakdown;
    FlagSettings flags;
    MappedText previous, mirrors;
} MeasurementSettings;

// Read the settings `name` of the folder. What is wrong becomes a diagnostic; false where the file cannot be
// read or is no YAML. In the arena.
bool measurement_settings_read(ScanFolder *folder, Slice name, MeasurementSettings *settings);

#endif
