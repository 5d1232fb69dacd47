// SPDX-License-Identifier: EUPL-1.2
// The input files, for the documents' account of what they were made from.
#ifndef MODEL_SOURCE_H
#define MODEL_SOURCE_H

#include "base/slice.h"

typedef struct Source {
    Slice name; // relative to the scan folder
    Slice sha256;
    // Settings, questionnaire, invited, responses, roadmap; not what people wrote
    bool feeds_numbers;
    bool guessable; // so little is in it that its digest would tell who tries what it may be
} Source;

#endif
