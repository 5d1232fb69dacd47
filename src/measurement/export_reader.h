// SPDX-License-Identifier: EUPL-1.2
// The rows of a measurement's export, once its settings say which column is what.
#ifndef MEASUREMENT_EXPORT_READER_H
#define MEASUREMENT_EXPORT_READER_H

#include "columns/refer.h"
#include "measurement/export_plan.h"

// Read all rows into the measurement's marks, traits and weights. What is no mark, and what else is wrong,
// becomes a diagnostic at its cell, as do rows that may be nobody's. Of columns that the plan does not name
// nothing is kept; those that point at people are not looked at.
void export_read(Arena *arena, Diagnostics *d, TableReader *reader, const Headings *headings,
                 const ExportPlan *plan, Measurement *measurement);

#endif
