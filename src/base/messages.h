// The id of every message, DIAG_ and the symbol of its row in diagnostics.def.
#ifndef BASE_MESSAGES_H
#define BASE_MESSAGES_H

#include "base/diagnostics.h"

enum {
#define DIAGNOSTIC(symbol, id, severity, en, nl, hint_en, hint_nl) DIAG_##symbol,
#include "base/diagnostics.def"
#undef DIAGNOSTIC
    DIAGNOSTIC_COUNT
};

#endif
