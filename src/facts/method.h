// SPDX-License-Identifier: EUPL-1.2
// The rules of the scan as numbers, what is withheld by them, and where all of it comes from.
#ifndef FACTS_METHOD_H
#define FACTS_METHOD_H

#include "base/slice.h"
#include "facts/fact.h"
#include "model/pillar.h"

typedef struct PhaseBand {
    Slice id, name;
    CountValue index;
    Slice low_text, high_text, band;
} PhaseBand;

typedef struct ScaleFacts {
    CountValue low, high, value_low, value_high;
} ScaleFacts;

typedef struct MethodFacts {
    PhaseBand phases[PHASES];
    ScaleFacts scale;
    bool has_hundredths;
    ExactValue protection;
} MethodFacts;

// How many figures of departments each rule withholds.
typedef struct RuleCountsFacts {
    CountValue small, cover, version, alike;
} RuleCountsFacts;

typedef struct PrivacyFacts {
    CountValue min_group, min_group_open;
    bool open_shown;
    ExactValue protection;
    bool has_figures;
    CountValue figures, figures_withheld, means, means_withheld;
    bool whole_withheld;
    CountValue questions_withheld;
    const RuleCountsFacts *rules; // NULL but for the project leader's statement
} PrivacyFacts;

typedef struct SourceFacts {
    Slice name, sha256, sha256_short;
} SourceFacts;

// All files; and the same in two halves, which stand side by side.
typedef struct SourceList {
    const SourceFacts *all, *right;
    size_t count, left_count, right_count;
    bool has_right;
} SourceList;

typedef struct GeneratorFacts {
    Slice name, version;
} GeneratorFacts;

// The organisation's own words.
typedef struct TermsFacts {
    Slice customer, customers, experience, customer_capital, customers_capital, experience_capital;
} TermsFacts;

extern const Record method_record, privacy_record, source_list_record, generator_record,
    terms_record;

MethodFacts facts_method(const FactsContext *context);

SourceList facts_sources(const FactsContext *context);

TermsFacts facts_terms(const FactsContext *context);

#endif
