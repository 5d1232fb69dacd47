// SPDX-License-Identifier: EUPL-1.2
#include "planning/action_links.h"

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/text_map.h"
#include "language/reading.h"
#include "model/action.h"
#include "model/period.h"
#include "planning/messages.h"

typedef struct Links {
    const ScanFolder *folder;
    Action *actions;
    size_t count;
    TextMap *number;        // of each action, by text_key of its id
    const Action **waiting; // of each action, the last that was found to wait for it
} Links;

// ---- reading ----

// By its id, with or without the ".0" that some programs add to a number.
static bool find_action(const Links *links, Slice id, size_t *index)
{
    uint32_t number;
    Slice key = text_key(links->folder->arena, id);
    bool decimal = slice_ends(key, S(".0"));
    if (!text_map_find(links->number, key, &number) &&
        !(decimal && text_map_find(links->number, slice_part(key, 0, key.len - 2), &number)))
        return false;
    *index = number;
    return true;
}

// One id; or a word that people write around them.
static void read_piece(const Links *links, Action *action, Slice piece)
{
    size_t other;
    bool found = find_action(links, piece, &other) && &links->actions[other] != action;
    if (found && links->waiting[other] != action) {
        links->waiting[other] = action;
        action->waits_for[action->waits_count++] = other;
    }
    if (!found && piece.len && !name_among(links->folder->arena, piece, reading_action_joint))
        diagnose(links->folder->d, DIAG_ACTION_DEPENDS, action->depends_place, piece, action->id);
}

// What stands between two commas: an id, which may have spaces in it, or several with spaces between them.
static void read_part(const Links *links, Action *action, Slice part)
{
    size_t other;
    Slice piece;
    int day, month;
    if (find_action(links, part, &other))
        read_piece(links, action, part);
    else if (period_day_month(part, &day, &month))
        diagnose(links->folder->d, DIAG_ACTION_DEPENDS_DATE, action->depends_place, part);
    else
        while (slice_next_field(&part, ' ', &piece))
            read_piece(links, action, piece);
}

// ---- circles ----

// The way down from an action to what it waits for: on it, `next` of each is the link that is followed, and
// `kept` how many of those before it stay.
typedef struct Walk {
    size_t *path;
    size_t *next, *kept;
    size_t *place; // on the path, by action
    size_t depth;
    enum { UNSEEN, ON_THE_PATH, FINISHED } * state;
} Walk;

// "3 on 5, 5 on 7, 7 on 3", in the words of `between`; of a long circle the beginning.
static Slice circle_text(const Links *links, const Walk *walk, size_t from, const char *between)
{
    enum { MOST = 20 };
    Buffer text = { 0 };
    for (size_t i = from; i < walk->depth && i < from + MOST; i++) {
        Slice one = links->actions[walk->path[i]].id;
        Slice other = links->actions[walk->path[i + 1 < walk->depth ? i + 1 : from]].id;
        buffer_print(&text, "%s%.*s %s %.*s", i > from ? ", " : "", SLICE_ARGS(one), between,
                     SLICE_ARGS(other));
    }
    if (walk->depth > from + MOST)
        buffer_add(&text, S(", …"));
    Slice copy = slice_copy(links->folder->arena, buffer_slice(&text));
    buffer_free(&text);
    return copy;
}

static void step_down(Walk *walk, size_t index)
{
    walk->state[index] = ON_THE_PATH;
    walk->place[index] = walk->depth;
    walk->next[walk->depth] = walk->kept[walk->depth] = 0;
    walk->path[walk->depth++] = index;
}

static void walk_from(const Links *links, Walk *walk, size_t start)
{
    step_down(walk, start);
    while (walk->depth > 0) {
        size_t at = walk->path[walk->depth - 1], *kept = &walk->kept[walk->depth - 1];
        Action *action = &links->actions[at];
        if (walk->next[walk->depth - 1] == action->waits_count) {
            action->waits_count = *kept;
            walk->state[at] = FINISHED;
            walk->depth--;
            continue;
        }
        size_t other = action->waits_for[walk->next[walk->depth - 1]++];
        if (walk->state[other] == ON_THE_PATH) {
            // The last action on the path waits for one that is on it already.
            size_t from = walk->place[other];
            diagnose(links->folder->d, DIAG_ACTION_CIRCLE, links->actions[other].depends_place,
                     circle_text(links, walk, from, "for"), circle_text(links, walk, from, "op"));
            continue;
        }
        action->waits_for[(*kept)++] = other;
        if (walk->state[other] == UNSEEN)
            step_down(walk, other);
    }
}

static void cut_circles(const Links *links)
{
    Arena *arena = links->folder->arena;
    Walk walk = { .path = arena_many(arena, size_t, links->count) };
    walk.next = arena_many(arena, size_t, links->count);
    walk.kept = arena_many(arena, size_t, links->count);
    walk.place = arena_many(arena, size_t, links->count);
    walk.state = arena_alloc(arena, sizeof *walk.state, links->count);
    for (size_t i = 0; i < links->count; i++)
        if (walk.state[i] == UNSEEN)
            walk_from(links, &walk, i);
}

void actions_link(const ScanFolder *folder, Action *actions, size_t count)
{
    Links links = { folder, actions, count, text_map_new(folder->arena),
                    arena_many(folder->arena, const Action *, count) };
    for (size_t i = 0; i < count; i++)
        text_map_add(links.number, text_key(folder->arena, actions[i].id), (uint32_t)i);
    for (size_t i = 0; i < count; i++) {
        Slice rest = actions[i].depends, semicolon, part;
        actions[i].waits_for =
            arena_many(links.folder->arena, size_t, actions[i].depends.len / 2 + 1);
        actions[i].waits_count = 0;
        while (slice_next_field(&rest, ';', &semicolon))
            while (slice_next_field(&semicolon, ',', &part))
                read_part(&links, &actions[i], slice_trim(part));
    }
    cut_circles(&links);
}
