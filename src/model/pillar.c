// SPDX-License-Identifier: EUPL-1.2
// The names of pillars and questions as files and people write them, in every language.
#include "model/pillar.h"

#include "base/nearest.h"
#include "language/reading.h"

typedef struct PillarNames {
    const char *id;
    const char *names; // in all languages
} PillarNames;

static const PillarNames pillars[PILLARS] = {
    [STRATEGY] = { "strategy", reading_pillar_strategy },
    [UNDERSTAND] = { "understand", reading_pillar_understand },
    [DESIGN] = { "design", reading_pillar_design },
    [MEASURE] = { "measure", reading_pillar_measure },
    [GOVERN] = { "govern", reading_pillar_govern },
    [CULTURE] = { "culture", reading_pillar_culture },
};

static const PillarNames phases[PHASES] = {
    { "starting", reading_phase_starting }, { "learning", reading_phase_learning },
    { "growing", reading_phase_growing },   { "mature", reading_phase_mature },
    { "leading", reading_phase_leading },
};

static const char *const question_ids[ITEMS] = {
    "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "2.1", "2.2", "2.3", "2.4",
    "2.5", "2.6", "2.7", "2.8", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8",
    "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "5.1", "5.2", "5.3", "5.4",
    "5.5", "5.6", "5.7", "5.8", "6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8",
};

Slice pillar_id(Pillar pillar)
{
    return slice_of(pillars[pillar].id);
}

bool pillar_find(Slice text, Pillar *pillar)
{
    text = slice_trim(text);
    for (int i = 0; i < PILLARS; i++) {
        if (slice_is_one_of(text, pillars[i].names)) {
            *pillar = (Pillar)i;
            return true;
        }
    }
    return false;
}

Slice phase_id(int phase)
{
    return slice_of(phases[phase].id);
}

bool phase_find(Slice text, int *phase)
{
    text = slice_trim(text);
    for (int i = 0; i < PHASES; i++) {
        if (slice_is_one_of(text, phases[i].names)) {
            *phase = i;
            return true;
        }
    }
    return false;
}

Slice question_id(int item)
{
    return slice_of(question_ids[item]);
}

bool question_find(Slice text, int *item)
{
    text = slice_trim(text);
    if (text.len == 4 &&
        (text.at[0] == 'Q' || text.at[0] == 'q' || text.at[0] == 'V' || text.at[0] == 'v'))
        text = slice_part(text, 1, 4);
    if (text.len != 3 || (text.at[1] != '.' && text.at[1] != ',' && text.at[1] != '_'))
        return false;
    int pillar = text.at[0] - '1', question = text.at[2] - '1';
    if (pillar < 0 || pillar >= PILLARS || question < 0 || question >= QUESTIONS)
        return false;
    *item = pillar * QUESTIONS + question;
    return true;
}

// ---- the nearest ----

// The names in Dutch go first.
static Slice nearest_of(Arena *arena, Slice text, const PillarNames *named, int count)
{
    Nearest nearest = { .text = text };
    for (int i = 0; i < count; i++)
        nearest_offer(arena, &nearest, name_dutch(named[i].names));
    for (int i = 0; i < count; i++)
        nearest_offer(arena, &nearest, name_first(named[i].names));
    return nearest_likely(arena, &nearest);
}

Slice pillar_headings(Arena *arena)
{
    Slice list = S("");
    for (int i = 0; i < PILLARS; i++) {
        Slice name = name_dutch(pillars[i].names);
        list = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(list), i ? ", " : "", SLICE_ARGS(name));
    }
    return list;
}

Slice pillar_nearest(Arena *arena, Slice text)
{
    return nearest_of(arena, text, pillars, PILLARS);
}

Slice phase_nearest(Arena *arena, Slice text)
{
    return nearest_of(arena, text, phases, PHASES);
}
