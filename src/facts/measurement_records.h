// SPDX-License-Identifier: EUPL-1.2
// The tables of fields of what a measurement consists of.
#ifndef FACTS_MEASUREMENT_RECORDS_H
#define FACTS_MEASUREMENT_RECORDS_H

#include "facts/measurement.h"

extern const Record measured_mark_record, measured_norm_record, measured_promoter_record;
extern const Record measured_question_record, measured_dimension_record, measured_gap_record;
extern const Record measured_theme_record;
extern const Record measured_trait_record, mirror_gap_record;

#endif
