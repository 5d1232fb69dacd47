// SPDX-License-Identifier: EUPL-1.2
// How ready the organisation is for each grade of the certificate.
#ifndef FACTS_CERTIFICATE_H
#define FACTS_CERTIFICATE_H

#include "facts/measurement.h"

typedef struct RequirementFacts {
    Slice id, text, evidence, date;
    bool is_met, is_open;
    bool is_measured; // a measurement of this report shows it
    bool is_doubted;  // the organisation says otherwise than the measurement
} RequirementFacts;

typedef struct GradeFacts {
    Slice id;
    bool is_bronze, is_silver, is_gold, is_complete;
    CountValue count, met_count, open_count;
    const RequirementFacts *requirements;
    size_t requirement_count;
} GradeFacts;

typedef struct CertificateFacts {
    bool present;
    // The lowest grade that is not complete
    bool has_next, next_is_bronze, next_is_silver, next_is_gold;
    CountValue next_count;
    Slice next_id, next_text; // the first of its requirements that is open
    // The highest grade that is complete
    bool has_reached, reached_is_bronze, reached_is_silver, reached_is_gold;
    const GradeFacts *grades;
    size_t grade_count;
} CertificateFacts;

extern const Record certificate_record; // of CertificateFacts

// By what the measurements show, and by what certificate.csv says where they show nothing.
CertificateFacts facts_certificate(const FactsContext *context,
                                   const MeasurementList *measurements);

#endif
