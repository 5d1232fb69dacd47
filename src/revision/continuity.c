// SPDX-License-Identifier: EUPL-1.2
#include "revision/continuity.h"

#include "base/text_map.h"
#include "columns/wording.h"
#include "model/action.h"
#include "model/scan.h"
#include "revision/manifest.h"
#include "revision/messages.h"
#include "revision/snapshot.h"

typedef struct Earlier {
    Slice id, title, version;
} Earlier;

// The actions of earlier versions; of two with the same number or title the one of the later version.
typedef struct History {
    Arena *arena;
    Earlier *action;
    size_t count;
    TextMap *by_id, *by_title; // text_key, wording_key
} History;

static void remember(History *history, const json_t *actions, Slice version)
{
    for (size_t i = 0; i < json_array_size(actions); i++) {
        const json_t *action = json_array_get(actions, i);
        Earlier *earlier = &history->action[history->count];
        *earlier =
            (Earlier){ snapshot_text(history->arena, action, "id"),
                       snapshot_text(history->arena, action, "title"),
                       version.len ? version : snapshot_text(history->arena, action, "version") };
        if (!earlier->id.len)
            continue;
        text_map_add(history->by_id, text_key(history->arena, earlier->id),
                     (uint32_t)history->count);
        text_map_add(history->by_title, wording_key(history->arena, earlier->title),
                     (uint32_t)history->count);
        history->count++;
    }
}

static History history_of(Arena *arena, const json_t *manifest, Slice version)
{
    const json_t *snapshots[] = { manifest_current(manifest), manifest_since(manifest) };
    const json_t *retired = manifest_retired(manifest);
    size_t room = json_array_size(retired);
    for (int i = 0; i < 2; i++)
        room += json_array_size(json_object_get(snapshots[i], "actions"));
    History history = { arena, arena_many(arena, Earlier, room), 0, text_map_new(arena),
                        text_map_new(arena) };
    for (int i = 0; i < 2; i++) {
        Slice then = snapshot_text(arena, snapshots[i], "version");
        if (!slice_equal(then, version))
            remember(&history, json_object_get(snapshots[i], "actions"), then);
    }
    remember(&history, retired, S(""));
    return history;
}

static bool is_same(Arena *arena, Slice title, Slice other)
{
    return wording_resembles(wording_key(arena, title), wording_key(arena, other));
}

// What the action was under another number, which is not still an action of the same title.
static const Earlier *other_number(const History *history, const Scan *scan, const TextMap *now,
                                   const Action *action)
{
    uint32_t place, still;
    Slice title = wording_key(history->arena, action->title);
    if (!title.len || !text_map_find(history->by_title, title, &place))
        return NULL;
    const Earlier *earlier = &history->action[place];
    Slice id = text_key(history->arena, earlier->id);
    if (slice_equal(id, text_key(history->arena, action->id)) ||
        (text_map_find(now, id, &still) &&
         is_same(history->arena, scan->actions[still].title, earlier->title)))
        return NULL;
    return earlier;
}

static void check_action(Diagnostics *d, const History *history, const Scan *scan,
                         const TextMap *now, const Action *action)
{
    uint32_t place;
    bool known = text_map_find(history->by_id, text_key(history->arena, action->id), &place);
    if (known && is_same(history->arena, action->title, history->action[place].title))
        return;
    const Earlier *other = other_number(history, scan, now, action);
    if (other)
        diagnose(d, DIAG_ACTION_RENUMBERED, action->id_place, other->id, other->version);
    else if (known)
        diagnose(d, DIAG_ACTION_NUMBER_REUSED, action->id_place, action->id,
                 history->action[place].version, history->action[place].title);
}

void action_numbers_check(Diagnostics *d, const Scan *scan, const json_t *manifest)
{
    Arena *arena = arena_new();
    History history = history_of(arena, manifest, scan->settings.version);
    TextMap *now = text_map_new(arena);
    for (size_t i = 0; i < scan->action_count; i++)
        text_map_add(now, text_key(arena, scan->actions[i].id), (uint32_t)i);
    for (size_t i = 0; i < scan->action_count; i++)
        check_action(d, &history, scan, now, &scan->actions[i]);
    arena_free(arena);
}

// Corrections of one version may well go back to an earlier date; a later version may not.
void version_date_check(Diagnostics *d, const Scan *scan, const json_t *earlier)
{
    Arena *arena = arena_new();
    Date then, now = scan->settings.date;
    Slice version = snapshot_text(arena, earlier, "version");
    Slice date = snapshot_text(arena, earlier, "date");
    if (!date_is_none(now) && !slice_equal(version, scan->settings.version) &&
        date_read(date, &then) && date_compare(then, now) > 0)
        diagnose(d, DIAG_VERSION_EARLIER, ((Place){ .file = S("scan.yaml") }),
                 scan->settings.version, date_iso(arena, now), version, date);
    arena_free(arena);
}
