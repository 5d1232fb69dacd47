// SPDX-License-Identifier: EUPL-1.2
#include "scan/usual_names.h"

#include "base/file.h"
#include "base/key_words.h"
#include "base/nearest.h"
#include "language/reading.h"
#include "scan/messages.h"

typedef struct Usual {
    const char *names;   // divided by '|', the one of messages first
    const char *endings; // the one that is preferred first; NULL for a folder
} Usual;

static const char tables[] = "csv|xlsx|xlsm|ods";
static const Usual usual[USUAL_NAMES] = {
    [USUAL_SETTINGS] = { "scan", "yaml|yml" },
    [USUAL_RESPONSES] = { reading_file_responses, tables },
    [USUAL_INVITED] = { reading_file_invited, tables },
    [USUAL_QUESTIONNAIRE] = { reading_file_questionnaire, tables },
    [USUAL_DESKRESEARCH] = { reading_file_deskresearch, tables },
    [USUAL_ROADMAP] = { reading_file_roadmap, tables },
    [USUAL_GRID] = { reading_file_grid, tables },
    [USUAL_CERTIFICATE] = { reading_file_certificate, tables },
    [USUAL_CHANGES] = { reading_file_changes, "md" },
    [USUAL_INTERVIEWS] = { reading_file_interviews, NULL },
    [USUAL_FINDINGS] = { reading_file_findings, NULL },
    [USUAL_MEASUREMENTS] = { reading_file_measurements, NULL },
    [USUAL_PREVIOUS] = { reading_file_previous, NULL },
};

// Where the ending begins, with its point; name.len where there is none.
static size_t ending_at(Slice name)
{
    size_t at = name.len;
    while (at && name.at[at - 1] != '.')
        at--;
    return at > 1 ? at - 1 : name.len;
}

Slice name_ending(Arena *arena, Slice name)
{
    return text_key(arena, slice_part(name, ending_at(name) + 1, name.len));
}

// What stands before the ending, with spaces for the signs that people put in
// their place.
static Slice stem_of(Arena *arena, UsualName which, Slice name)
{
    Slice stem = usual[which].endings ? slice_part(name, 0, ending_at(name)) : name;
    char *text = arena_copy(arena, stem.at, stem.len);
    for (size_t i = 0; i < stem.len; i++)
        if (text[i] == '_' || text[i] == '-')
            text[i] = ' ';
    return (Slice){ text, stem.len };
}

bool usual_name_is(Arena *arena, UsualName which, Slice name)
{
    const char *endings = usual[which].endings;
    return name_among(arena, stem_of(arena, which, name), usual[which].names) &&
           (!endings || name_among(arena, name_ending(arena, name), endings));
}

Slice usual_name_first(Arena *arena, UsualName which)
{
    Slice name = name_first(usual[which].names);
    if (!usual[which].endings)
        return name;
    Slice ending = name_first(usual[which].endings);
    return slice_print(arena, "%.*s.%.*s", SLICE_ARGS(name), SLICE_ARGS(ending));
}

// The place of the ending among those that are read: the first is preferred.
static size_t ending_rank(Arena *arena, UsualName which, Slice name)
{
    Slice key = name_ending(arena, name), ending;
    size_t rank = 0;
    for (Slice rest = slice_of(usual[which].endings); slice_next_field(&rest, '|', &ending); rank++)
        if (slice_equal(ending, key))
            break;
    return rank;
}

Slice usual_name(const ScanFolder *folder, UsualName which)
{
    Slice *names, found = S("");
    bool is_folder = !usual[which].endings;
    size_t count = folder_list(folder->arena, folder->path, S(""), &names);
    for (size_t i = 0; i < count; i++) {
        if (!usual_name_is(folder->arena, which, names[i]) ||
            path_is_folder(scan_folder_path(folder, names[i])) != is_folder)
            continue;
        bool other = found.len && !slice_equal(stem_of(folder->arena, which, found),
                                               stem_of(folder->arena, which, names[i]));
        if (other)
            diagnose(folder->d, DIAG_FILE_TWICE, ((Place){ .file = names[i] }), found);
        else if (!found.len || (!is_folder && ending_rank(folder->arena, which, names[i]) <
                                                  ending_rank(folder->arena, which, found)))
            found = names[i];
    }
    return found.len ? found : usual_name_first(folder->arena, which);
}

UsualName usual_name_within(Arena *arena, Slice name, bool *alone)
{
    for (UsualName which = USUAL_SETTINGS + 1; which < USUAL_NAMES; which++) {
        Slice stem = stem_of(arena, which, name);
        if (alone)
            *alone = name_among(arena, stem, usual[which].names);
        if (name_among(arena, stem, usual[which].names))
            return which;
    }
    Slice rest = text_key(arena, stem_of(arena, USUAL_RESPONSES, name)), word;
    while (key_word_next(&rest, &word))
        for (UsualName which = USUAL_SETTINGS + 1; which < USUAL_INTERVIEWS; which++)
            if (key_word_is_one_of(word, usual[which].names))
                return which;
    return USUAL_NAMES;
}

// The endings are no likeness: they are the same for nearly all.
Slice usual_name_nearest(Arena *arena, Slice name)
{
    enum { SAME_OF_LETTERS = 3 }; // of three letters two must be the same
    Slice stem = slice_part(name, 0, ending_at(name));
    Nearest nearest = { .text = stem };
    UsualName meant = USUAL_NAMES;
    for (UsualName which = 0; which < USUAL_NAMES; which++) {
        Slice before = nearest.best;
        nearest_offer_names(arena, &nearest, usual[which].names);
        meant = nearest.best.at != before.at ? which : meant;
    }
    if (nearest.distance * SAME_OF_LETTERS > utf8_count(stem))
        return S("");
    if (!usual[meant].endings)
        return nearest.best;
    Slice ending = name_first(usual[meant].endings);
    return slice_print(arena, "%.*s.%.*s", SLICE_ARGS(nearest.best), SLICE_ARGS(ending));
}
