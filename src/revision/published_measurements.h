// SPDX-License-Identifier: EUPL-1.2
// The measurements of a version in publications.json (revision/publications.h): what is shown of which rows
// (score/published_measurement.h).
//
//   id            of its settings
//   export        tag of the name of its export
//   weighted      respondents have weights
//   questions[]   heading (tag), column
//   traits[]      heading (tag), values (how many)
//   rows          base64: by row, of each question, each trait and the weight a PublishedCell of four
//                 bytes; the lowest byte first
//   figures[]     kind (FigureKind), questions[] (numbers), and of groups: trait, shown[] (values, from 0)
#ifndef REVISION_PUBLISHED_MEASUREMENTS_H
#define REVISION_PUBLISHED_MEASUREMENTS_H

#include <jansson.h>

#include "score/published.h"

// An array of all of them.
json_t *published_measurements_json(const PublishedVersion *version);

// Read that array, NULL where there is none, into the version. False where it is broken. In the arena.
bool published_measurements_read(Arena *arena, const json_t *array, PublishedVersion *version);

#endif
