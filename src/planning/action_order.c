// SPDX-License-Identifier: EUPL-1.2
#include "planning/action_order.h"

#include <stdlib.h>
#include <string.h>

#include "model/action.h"

// ---- priority ----

static size_t digits(Slice s, size_t at)
{
    size_t end = at;
    while (end < s.len && ascii_is_digit(s.at[end]))
        end++;
    return end - at;
}

int action_compare_ids(Slice a, Slice b)
{
    size_t i = 0, j = 0;
    while (i < a.len && j < b.len) {
        size_t x = digits(a, i), y = digits(b, j);
        if (x && y) {
            while (x > 1 && a.at[i] == '0')
                i++, x--;
            while (y > 1 && b.at[j] == '0')
                j++, y--;
            int order = x != y ? (x > y) - (x < y)
                               : slice_compare(slice_part(a, i, i + x), slice_part(b, j, j + y));
            if (order)
                return order;
            i += x;
            j += y;
        } else if (a.at[i++] != b.at[j++]) {
            return (unsigned char)a.at[i - 1] < (unsigned char)b.at[j - 1] ? -1 : 1;
        }
    }
    return (i < a.len) - (j < b.len);
}

// In the plan, paused, dropped.
static int group_of(const Action *action)
{
    return action_in_plan(action) ? 0 : action->status == ACTION_PAUSED ? 1 : 2;
}

static int by_priority(const void *left, const void *right, void *data)
{
    const Action *actions = data;
    const Action *a = &actions[*(const size_t *)left], *b = &actions[*(const size_t *)right];
    if (group_of(a) != group_of(b))
        return group_of(a) - group_of(b);
    int one = a->impact * a->feasibility, other = b->impact * b->feasibility;
    if (one != other)
        return other - one;
    if (a->impact != b->impact)
        return b->impact - a->impact;
    int order = action_compare_ids(a->id, b->id);
    return order ? order : (a->place.line > b->place.line) - (a->place.line < b->place.line);
}

static int by_place(const void *left, const void *right, void *data)
{
    const size_t *place = data;
    size_t a = place[*(const size_t *)left], b = place[*(const size_t *)right];
    return (a > b) - (a < b);
}

static int by_index(const void *left, const void *right)
{
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    return (a > b) - (a < b);
}

// ---- what others wait for comes first ----

typedef struct ActionOrder {
    Action *actions;
    size_t count;
    bool *taken;
    size_t *path,
        *next;      // the way down to what an action waits for, and the link that is followed there
    size_t *listed; // indices of the actions in their order
    size_t listed_count;
    size_t *number; // place in `listed` of each action
    size_t *parent; // the action for which it was taken early, or itself
} ActionOrder;

// List an action after everything it waits for. There are no circles any more.
static void list_action(ActionOrder *order, size_t start)
{
    size_t depth = 0;
    order->path[depth] = start;
    order->next[depth++] = 0;
    order->taken[start] = true;
    order->parent[start] = start;
    while (depth > 0) {
        size_t at = order->path[depth - 1];
        const Action *action = &order->actions[at];
        if (order->next[depth - 1] == action->waits_count) {
            order->number[at] = order->listed_count;
            order->listed[order->listed_count++] = at;
            depth--;
            continue;
        }
        size_t other = action->waits_for[order->next[depth - 1]++];
        // What is paused or dropped stands behind the plan, whoever waits for it.
        if (order->taken[other] || group_of(&order->actions[other]) > group_of(action))
            continue;
        order->taken[other] = true;
        order->parent[other] = at;
        order->path[depth] = other;
        order->next[depth++] = 0;
    }
}

// The actions themselves in the new order, and their indices of each other with them.
static void apply(Arena *arena, const ActionOrder *order)
{
    Action *sorted = arena_many(arena, Action, order->count);
    for (size_t i = 0; i < order->count; i++) {
        size_t from = order->listed[i], parent = order->parent[from];
        sorted[i] = order->actions[from];
        sorted[i].needed_by = parent == from ? 0 : order->number[parent] + 1;
        for (size_t k = 0; k < sorted[i].waits_count; k++)
            sorted[i].waits_for[k] = order->number[sorted[i].waits_for[k]];
        if (sorted[i].waits_count)
            qsort(sorted[i].waits_for, sorted[i].waits_count, sizeof(size_t), by_index);
    }
    memcpy(order->actions, sorted, order->count * sizeof *sorted);
}

void actions_order(Arena *arena, Action *actions, size_t count)
{
    if (!count)
        return;
    size_t *priority = arena_many(arena, size_t, count), *place = arena_many(arena, size_t, count);
    ActionOrder order = { .actions = actions,
                          .count = count,
                          .taken = arena_many(arena, bool, count) };
    size_t **const lists[] = { &order.path, &order.next, &order.listed, &order.number,
                               &order.parent };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        *lists[i] = arena_many(arena, size_t, count);
    for (size_t i = 0; i < count; i++)
        priority[i] = i;
    qsort_r(priority, count, sizeof *priority, by_priority, actions);
    for (size_t i = 0; i < count; i++)
        place[priority[i]] = i;
    for (size_t i = 0; i < count; i++)
        if (actions[i].waits_count)
            qsort_r(actions[i].waits_for, actions[i].waits_count, sizeof(size_t), by_place, place);
    for (size_t i = 0; i < count; i++)
        if (!order.taken[priority[i]])
            list_action(&order, priority[i]);
    apply(arena, &order);
}
