// SPDX-License-Identifier: EUPL-1.2
#include "benchmark/messages.h"

#define DIAGNOSTIC(symbol, id, severity, en, nl, hint_en, hint_nl)                                 \
    const Message DIAG_##symbol[1] = {                                                             \
        { id, SEVERITY_##severity, { en, nl }, { hint_en, hint_nl } }                              \
    };
#include "benchmark/messages.def"
#undef DIAGNOSTIC
