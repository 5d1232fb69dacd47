// SPDX-License-Identifier: EUPL-1.2
// What this room complains of: each DIAG_ and the symbol of a row in messages.def.
#ifndef BENCHMARK_MESSAGES_H
#define BENCHMARK_MESSAGES_H

#include "base/diagnostics.h"

#define DIAGNOSTIC(symbol, ...) extern const Message DIAG_##symbol[1];
#include "benchmark/messages.def"
#undef DIAGNOSTIC

#endif
