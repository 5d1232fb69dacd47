// SPDX-License-Identifier: EUPL-1.2
// What the settings of a measurement name, found in its export: which column each question is in, on what
// scale, in which dimension.
#ifndef MEASUREMENT_MEASUREMENT_PLAN_H
#define MEASUREMENT_MEASUREMENT_PLAN_H

#include "measurement/export_reader.h"

// Fill the questions, dimensions, gaps and traits of `measurement`, and the plan by which its export is read.
// What is not there, or does not agree, becomes a diagnostic; false where there was one. In the arena.
bool measurement_plan(Arena *arena, Diagnostics *d, const MeasurementSettings *settings,
                      const Headings *headings, Measurement *measurement, ExportPlan *plan);

#endif
