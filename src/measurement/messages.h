// SPDX-License-Identifier: EUPL-1.2
// What this room complains of: each DIAG_ and the symbol of a row in messages.def.
#ifndef MEASUREMENT_MESSAGES_H
#define MEASUREMENT_MESSAGES_H

#include "base/diagnostics.h"

#define DIAGNOSTIC(symbol, ...) extern const Message DIAG_##symbol[1];
#include "measurement/messages.def"
#undef DIAGNOSTIC

#endif
