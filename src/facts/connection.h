// SPDX-License-Identifier: EUPL-1.2
// Which pillars go together.
#ifndef FACTS_CONNECTION_H
#define FACTS_CONNECTION_H

#include "facts/fact.h"
#include "score/connections.h"

typedef struct ConnectionFacts {
    Slice from, to; // ids
    Slice pair_text;
    RealValue r;
    CountValue n;
    Slice level; // empty where there is no r
} ConnectionFacts;

// Those of one level, the outermost first.
typedef struct ConnectionList {
    bool any;
    CountValue count;
    const ConnectionFacts *items;
    size_t number;
} ConnectionList;

// The strongest or the weakest, and whether it clearly is.
typedef struct OutermostConnection {
    const ConnectionFacts *connection; // NULL: there is none
    bool clear;
} OutermostConnection;

typedef struct ConnectionSummary {
    bool present;
    CountValue count;
    bool connected;
    CountValue connected_count;
    bool connected_is_one, connected_is_all;
    OutermostConnection strongest, weakest;
    ConnectionList strong, unclear, missing, opposite;
} ConnectionSummary;

extern const Record connection_record, connection_summary_record;

ConnectionFacts facts_connection(const FactsContext *context, int index);

ConnectionSummary facts_connection_summary(const FactsContext *context);

#endif
