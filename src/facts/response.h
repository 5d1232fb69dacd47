// SPDX-License-Identifier: EUPL-1.2
// Who was invited and who responded.
#ifndef FACTS_RESPONSE_H
#define FACTS_RESPONSE_H

#include "facts/scan.h"

ResponseFacts facts_response(const FactsContext *context);

#endif
