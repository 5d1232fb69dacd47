// SPDX-License-Identifier: EUPL-1.2
#include "scan/previous.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "model/scan.h"
#include "scan/messages.h"
#include "scan/previous_manifest.h"
#include "scan/repeated.h"
#include "scan/usual_wordings.h"

static bool is_same_folder(Arena *arena, Slice a, Slice b)
{
    char *one = realpath(slice_copy(arena, a).at, NULL),
         *other = realpath(slice_copy(arena, b).at, NULL);
    bool same = one && other && strcmp(one, other) == 0;
    free(one);
    free(other);
    return same;
}

bool previous_find(const ScanFolder *folder, MappedText named)
{
    Slice path = scan_folder_path(folder, named.text);
    bool is_folder = path_is_folder(path), chosen = named.place.line > 0;
    bool is_manifest = !is_folder && previous_is_manifest(folder->arena, named.text);
    Place place = chosen ? named.place : (Place){ .file = named.text };
    if (!chosen && !is_folder)
        return false;
    // A folder beside that of this scan, as people keep them, or in it.
    Slice around = path_join(folder->arena, folder->path, S(".."));
    if (!path_exists(path))
        diagnose(folder->d, DIAG_PREVIOUS_MISSING, place, named.text);
    else if (!is_folder && !is_manifest)
        diagnose(folder->d, DIAG_PREVIOUS_IS_FILE, place, named.text);
    else if (chosen && is_same_folder(folder->arena, path, folder->path))
        diagnose(folder->d, DIAG_PREVIOUS_SELF, place, named.text);
    else if (!folder->allow_outside && !path_is_within(folder->arena, around, path))
        diagnose(folder->d, DIAG_PREVIOUS_OUTSIDE, place, named.text);
    else
        return true;
    return false;
}

// ---- wording ----

static void keys_of(Arena *arena, const Slice text[ITEMS], Slice key[ITEMS])
{
    for (int i = 0; i < ITEMS; i++)
        key[i] = text_key(arena, text[i]);
}

// Of each question: is its text the usual one, in some language, with the usual terms or those of now?
static void find_usual(Arena *arena, Slice templates, const Terms *terms, const Slice now[ITEMS],
                       const Slice then[ITEMS], bool usual_now[ITEMS], bool usual_then[ITEMS])
{
    Slice key[ITEMS];
    UsualWordings usual = usual_wordings(arena, templates, terms);
    for (size_t w = 0; w < usual.count; w++) {
        keys_of(arena, usual.text[w], key);
        for (int i = 0; i < ITEMS; i++) {
            usual_now[i] = usual_now[i] || slice_equal(now[i], key[i]);
            usual_then[i] = usual_then[i] || slice_equal(then[i], key[i]);
        }
    }
}

void previous_compare_questions(Slice templates, Scan *now)
{
    Arena *scratch = arena_new();
    Slice key_now[ITEMS], key_then[ITEMS];
    bool usual_now[ITEMS] = { false }, usual_then[ITEMS] = { false }, any = false;
    keys_of(scratch, now->question_text, key_now);
    keys_of(scratch, now->previous->question_text, key_then);
    for (int i = 0; i < ITEMS; i++) {
        now->reworded[i] = !slice_equal(key_now[i], key_then[i]);
        any = any || now->reworded[i];
    }
    if (any)
        find_usual(scratch, templates, &now->settings.terms, key_now, key_then, usual_now,
                   usual_then);
    for (int i = 0; i < ITEMS; i++)
        now->reworded[i] = now->reworded[i] && !(usual_now[i] && usual_then[i]);
    arena_free(scratch);
}

// ---- is it another measurement? ----

void previous_check(Arena *arena, Diagnostics *d, Slice name, Scan *now)
{
    Date then = now->previous->settings.date, date = now->settings.date;
    if (!date_is_none(then) && !date_is_none(date) && date_compare(then, date) > 0)
        diagnose(d, DIAG_PREVIOUS_LATER,
                 ((Place){ .file = path_join(arena, name, S("scan.yaml")) }),
                 slice_print(arena, "%04d-%02d-%02d", then.year, then.month, then.day),
                 slice_print(arena, "%04d-%02d-%02d", date.year, date.month, date.day));
    if (date.day && date_compare(then, date) == 0)
        diagnose(d, DIAG_PREVIOUS_SAME_DATE,
                 ((Place){ .file = path_join(arena, name, S("scan.yaml")) }),
                 slice_print(arena, "%04d-%02d-%02d", date.year, date.month, date.day));
    Slice organisation = now->previous->settings.organisation;
    // One that gives no name is called by its folder.
    if (!slice_equal(organisation, path_name(name)) &&
        !slice_equal(text_key(arena, organisation), text_key(arena, now->settings.organisation)))
        diagnose(d, DIAG_PREVIOUS_ORGANISATION,
                 ((Place){ .file = path_join(arena, name, S("scan.yaml")) }), organisation);
    Repetition repetition = responses_repeated(&now->previous->responses, &now->responses);
    now->repeated = repetition == REPEATED_PART;
    if (repetition != REPEATED_NOT && now->previous->responses.count)
        diagnose(d, repetition == REPEATED_ALL ? DIAG_PREVIOUS_COPY : DIAG_PREVIOUS_REPEATED,
                 ((Place){ .file = name }));
}
