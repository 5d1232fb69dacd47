// Which pillars go together. The words follow the number as it is printed: 0.496 reads as 0.50 and is strong.
#include "facts/parts.h"

#include <math.h>

#include "score/connections.h"

static Slice pair_text(const FactsContext *context, const Connection *connection)
{
    const Slice names[2] = { words_pillar(context->words, (int)connection->from),
                             words_pillar(context->words, (int)connection->to) };
    return facts_list_text(context, names, 2);
}

static json_t *connection_facts(const FactsContext *context, const Connection *connection)
{
    static const char *const id[] = { [CONNECTION_UNCLEAR] = "unclear",
                                      [CONNECTION_STRONG] = "strong",
                                      [CONNECTION_WEAK] = "weak",
                                      [CONNECTION_NONE] = "none",
                                      [CONNECTION_OPPOSITE] = "opposite" };
    ConnectionLevel level = connection_level(connection);
    json_t *object = facts_object();
    facts_put_text(object, "from", pillar_id(connection->from));
    facts_put_text(object, "to", pillar_id(connection->to));
    facts_put_text(object, "pair_text", pair_text(context, connection));
    facts_put_measure(context, object, "r", connection->r, 2);
    facts_put_people(context, object, "n", connection->withheld ? -1 : (int64_t)connection->n);
    facts_put_text(object, "level", slice_of(id[level]));
    return object;
}

json_t *facts_connections(const FactsContext *context)
{
    json_t *array = facts_array();
    for (int i = 0; i < CONNECTIONS; i++)
        facts_append(array, connection_facts(context, &context->results->connection[i]));
    return array;
}

// The pairs of a level, outermost first: the highest r (sign 1) or the lowest (sign −1). Returns how many.
static size_t pairs_of(const FactsContext *context, ConnectionLevel level, int sign,
                       const Connection *pairs[CONNECTIONS])
{
    const Connection *connection = context->results->connection;
    size_t count = 0;
    for (int i = 0; i < CONNECTIONS; i++) {
        if (connection_level(&connection[i]) != level)
            continue;
        size_t k = count++;
        while (k > 0 && sign * connection[i].r > sign * pairs[k - 1]->r) {
            pairs[k] = pairs[k - 1];
            k--;
        }
        pairs[k] = &connection[i];
    }
    return count;
}

static void put_pairs(const FactsContext *context, json_t *object, const char *key, ConnectionLevel level,
                      int sign)
{
    const Connection *pairs[CONNECTIONS];
    size_t count = pairs_of(context, level, sign, pairs);
    json_t *array = facts_array();
    for (size_t i = 0; i < count; i++)
        facts_append(array, connection_facts(context, pairs[i]));
    facts_put_flag(object, slice_print(context->arena, "has_%s", key).at, count > 0);
    facts_put_people(context, object, slice_print(context->arena, "%s_count", key).at, (int64_t)count);
    facts_put(object, key, array);
}

// The one outermost, and whether it clearly is.
static void put_outermost(const FactsContext *context, json_t *object, const char *key, int sign)
{
    const Connection *connection = context->results->connection;
    int index = connection_outermost(connection, sign);
    facts_put(object, key, index < 0 ? json_null() : connection_facts(context, &connection[index]));
    facts_put_flag(object, slice_print(context->arena, "%s_clear", key).at,
                   index >= 0 && connection_is_outermost(connection, index, sign));
}

json_t *facts_connection_summary(const FactsContext *context)
{
    const Connection *connection = context->results->connection;
    int64_t known = 0, connected = 0;
    for (int i = 0; i < CONNECTIONS; i++) {
        ConnectionLevel level = connection_level(&connection[i]);
        known += level != CONNECTION_UNKNOWN;
        connected += level == CONNECTION_STRONG || level == CONNECTION_WEAK;
    }
    json_t *object = facts_object();
    facts_put_flag(object, "present", known > 0);
    facts_put_people(context, object, "count", known);
    facts_put_flag(object, "connected", connected > 0);
    facts_put_people(context, object, "connected_count", connected);
    facts_put_number_words(context, object, "connected_count", connected);
    facts_put_flag(object, "connected_is_one", connected == 1);
    facts_put_flag(object, "connected_is_all", connected == known && known > 1);
    put_outermost(context, object, "strongest", 1);
    put_outermost(context, object, "weakest", -1);
    put_pairs(context, object, "strong", CONNECTION_STRONG, 1);
    put_pairs(context, object, "unclear", CONNECTION_UNCLEAR, 1);
    put_pairs(context, object, "missing", CONNECTION_NONE, -1);
    put_pairs(context, object, "opposite", CONNECTION_OPPOSITE, -1);
    return object;
}
