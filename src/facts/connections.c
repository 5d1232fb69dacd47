// Which pillars go together. The words follow the number as it is printed: 0.496 reads as 0.50 and is strong.
#include "facts/parts.h"

#include <math.h>

typedef enum Level { LEVEL_UNKNOWN, LEVEL_STRONG, LEVEL_WEAK, LEVEL_NONE, LEVEL_OPPOSITE } Level;

// Cohen, Statistical Power Analysis for the Behavioral Sciences (2nd edition, 1988), section 3.2: 0.50 is a
// large correlation, 0.30 a medium one. Below that we speak of none.
static Level level_of(const Connection *connection)
{
    if (isnan(connection->r))
        return LEVEL_UNKNOWN;
    long long hundredths = llround(connection->r * 100);
    if (hundredths >= 50)
        return LEVEL_STRONG;
    if (hundredths >= 30)
        return LEVEL_WEAK;
    return hundredths > -30 ? LEVEL_NONE : LEVEL_OPPOSITE;
}

static Slice pair_text(const FactsContext *context, const Connection *connection)
{
    const Slice names[2] = { words_pillar(context->words, (int)connection->from),
                             words_pillar(context->words, (int)connection->to) };
    return facts_list_text(context, names, 2);
}

static json_t *connection_facts(const FactsContext *context, const Connection *connection)
{
    static const char *const id[] = {
        [LEVEL_STRONG] = "strong", [LEVEL_WEAK] = "weak", [LEVEL_NONE] = "none", [LEVEL_OPPOSITE] = "opposite"
    };
    Level level = level_of(connection);
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
static size_t pairs_of(const FactsContext *context, Level level, int sign,
                       const Connection *pairs[CONNECTIONS])
{
    const Connection *connection = context->results->connection;
    size_t count = 0;
    for (int i = 0; i < CONNECTIONS; i++) {
        if (level_of(&connection[i]) != level)
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

static void put_pairs(const FactsContext *context, json_t *object, const char *key, Level level, int sign)
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

json_t *facts_connection_summary(const FactsContext *context)
{
    const Connection *connection = context->results->connection, *highest = NULL, *lowest = NULL;
    for (int i = 0; i < CONNECTIONS; i++) {
        if (isnan(connection[i].r))
            continue;
        if (highest == NULL || connection[i].r > highest->r)
            highest = &connection[i];
        if (lowest == NULL || connection[i].r < lowest->r)
            lowest = &connection[i];
    }
    json_t *object = facts_object();
    facts_put_flag(object, "present", highest != NULL);
    facts_put_flag(object, "connected",
                   highest != NULL && (level_of(highest) == LEVEL_STRONG || level_of(highest) == LEVEL_WEAK));
    facts_put(object, "strongest", highest != NULL ? connection_facts(context, highest) : json_null());
    facts_put(object, "weakest", lowest != NULL ? connection_facts(context, lowest) : json_null());
    put_pairs(context, object, "strong", LEVEL_STRONG, 1);
    put_pairs(context, object, "missing", LEVEL_NONE, -1);
    put_pairs(context, object, "opposite", LEVEL_OPPOSITE, -1);
    return object;
}
