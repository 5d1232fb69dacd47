// SPDX-License-Identifier: EUPL-1.2
// Which pillars go together. The words follow the number as it is printed: 0.496 reads as 0.50 and is strong.
#include "facts/connection.h"
#include "facts/context.h"
#include "facts/rows.h"
#include "model/strings.h"

#define RECORD_OF ConnectionFacts
static const Fact connection_table[] = {
    TEXT(from, OPEN, "The one pillar."),
    TEXT(to, OPEN, "The other, later in the handbook's order."),
    TEXT(pair_text, OPEN, "Their names, as “Strategy and Understand”."),
    REAL(r, 2, "correlation", PLAN, "Pearson's correlation of their scores, −1 to 1.",
         .formula = "over the {n} people with a score on both"),
    COUNT(n, "people", PLAN, "How many people have a score on both."),
    TEXT(level, PLAN,
         "strong (from 0.50), weak (from 0.30), none, opposite (to −0.30), or unclear where its "
         "interval "
         "does not bear that out."),
};
#undef RECORD_OF
RECORD(connection_record, ConnectionFacts, connection_table);

#define RECORD_OF ConnectionList
static const Fact list_table[] = {
    FLAG_AS("has_*", any, PLAN, "There is such a pair."),
    COUNT_AS("*_count", count, "pairs", PLAN, "How many there are."),
    LIST_AS("*", ConnectionFacts, items, number, connection_record, PLAN,
            "Those pairs, the outermost first."),
};
#undef RECORD_OF
static RECORD(list_record, ConnectionList, list_table);

#define RECORD_OF OutermostConnection
static const Fact outermost_table[] = {
    ROW("*", FACT_OPTIONAL, const ConnectionFacts *, connection, PLAN, "That pair.",
        .record = &connection_record),
    FLAG_AS("*_clear", clear, PLAN, "Its interval lies beyond those of all others."),
};
#undef RECORD_OF
static RECORD(outermost_record, OutermostConnection, outermost_table);

#define RECORD_OF ConnectionSummary
static const Fact summary_table[] = {
    FLAG(present, PLAN, "Of a pair the correlation is known."),
    COUNT(count, "pairs", PLAN, "Of how many pairs it is known."),
    FLAG(connected, PLAN, "A pair is strong or weak."),
    COUNT(connected_count, "pairs", PLAN, "How many are."),
    WORDS_OF(connected_count, "pairs", PLAN, "That number in words."),
    FLAG(connected_is_one, PLAN, "Exactly one is."),
    FLAG(connected_is_all, PLAN, "All are, and they are two or more."),
    SPLICE(strongest, OutermostConnection, outermost_record, PLAN,
           "The pair with the highest correlation."),
    SPLICE(weakest, OutermostConnection, outermost_record, PLAN,
           "The pair with the lowest correlation."),
    SPLICE(strong, ConnectionList, list_record, PLAN, "Pairs that go together strongly."),
    SPLICE(unclear, ConnectionList, list_record, PLAN, "Pairs of which that is not sure."),
    SPLICE(missing, ConnectionList, list_record, PLAN, "Pairs that do not go together."),
    SPLICE(opposite, ConnectionList, list_record, PLAN, "Pairs that go against each other."),
};
#undef RECORD_OF
RECORD(connection_summary_record, ConnectionSummary, summary_table);

ConnectionFacts facts_connection(const FactsContext *context, int index)
{
    static const char *const id[] = { [CONNECTION_UNCLEAR] = "unclear",
                                      [CONNECTION_STRONG] = "strong",
                                      [CONNECTION_WEAK] = "weak",
                                      [CONNECTION_NONE] = "none",
                                      [CONNECTION_OPPOSITE] = "opposite" };
    const Connection *connection = &context->results->connection[index];
    const Slice names[2] = { strings_pillar(context->strings, (int)connection->from),
                             strings_pillar(context->strings, (int)connection->to) };
    return (ConnectionFacts){
        .from = pillar_id(connection->from),
        .to = pillar_id(connection->to),
        .pair_text = facts_list_text(context, names, 2),
        .r = real_value(!connection->withheld, connection->r),
        .n = count_value(!connection->withheld, (int64_t)connection->n),
        .level = slice_of(id[connection_level(connection)]),
    };
}

// The pairs of a level, outermost first: the highest r (sign 1) or the lowest (sign −1).
static ConnectionList pairs_of(const FactsContext *context, ConnectionLevel level, int sign)
{
    const Connection *connection = context->results->connection;
    int order[CONNECTIONS];
    size_t count = 0;
    for (int i = 0; i < CONNECTIONS; i++) {
        if (connection_level(&connection[i]) != level)
            continue;
        size_t k = count++;
        for (; k > 0 && sign * connection[i].r > sign * connection[order[k - 1]].r; k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    ConnectionFacts *items = arena_many(context->arena, ConnectionFacts, count);
    for (size_t i = 0; i < count; i++)
        items[i] = facts_connection(context, order[i]);
    return (ConnectionList){ count > 0, count_value(true, (int64_t)count), items, count };
}

static OutermostConnection outermost(const FactsContext *context, int sign)
{
    const Connection *connection = context->results->connection;
    int index = connection_outermost(connection, sign);
    if (index < 0)
        return (OutermostConnection){ NULL, false };
    ConnectionFacts *facts = arena_one(context->arena, ConnectionFacts);
    *facts = facts_connection(context, index);
    return (OutermostConnection){ facts, connection_is_outermost(connection, index, sign) };
}

ConnectionSummary facts_connection_summary(const FactsContext *context)
{
    int64_t known = 0, connected = 0;
    for (int i = 0; i < CONNECTIONS; i++) {
        ConnectionLevel level = connection_level(&context->results->connection[i]);
        known += level != CONNECTION_UNKNOWN;
        connected += level == CONNECTION_STRONG || level == CONNECTION_WEAK;
    }
    return (ConnectionSummary){
        .present = known > 0,
        .count = count_value(true, known),
        .connected = connected > 0,
        .connected_count = count_value(true, connected),
        .connected_is_one = connected == 1,
        .connected_is_all = connected == known && known > 1,
        .strongest = outermost(context, 1),
        .weakest = outermost(context, -1),
        .strong = pairs_of(context, CONNECTION_STRONG, 1),
        .unclear = pairs_of(context, CONNECTION_UNCLEAR, 1),
        .missing = pairs_of(context, CONNECTION_NONE, -1),
        .opposite = pairs_of(context, CONNECTION_OPPOSITE, -1),
    };
}
