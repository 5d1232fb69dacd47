// The names of pillars and questions as files and people write them. The Dutch and English names stand
// here and not in words.yaml because both must be understood in every language of the documents.
#include "model/pillar.h"

#include "base/nearest.h"

typedef struct PillarNames {
    const char *id;
    const char *other; // names that mean the same, divided by '|', in the form of text_key
} PillarNames;

static const PillarNames pillar_names[PILLARS] = {
    [STRATEGY] = { "strategy", "strategie" },
    [UNDERSTAND] = { "understand", "begrijpen|understanding|inzicht|begrip" },
    [DESIGN] = { "design", "ontwerpen|designing|ontwerp|klantreis" },
    [MEASURE] = { "measure", "meten|measuring|measurement|meting" },
    [GOVERN] = { "govern", "besturing|governance|governing|besturen" },
    [CULTURE] = { "culture", "cultuur" },
};

static const PillarNames phase_names[PHASES] = {
    { "starting", "startend" },
    { "learning", "lerend" },
    { "growing", "groeiend" },
    { "mature", "volwassen" },
    { "leading", "leidend" },
};

static const char *const question_ids[ITEMS] = {
    "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "2.1", "2.2", "2.3", "2.4",
    "2.5", "2.6", "2.7", "2.8", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8",
    "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "5.1", "5.2", "5.3", "5.4",
    "5.5", "5.6", "5.7", "5.8", "6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8",
};

Slice pillar_id(Pillar pillar)
{
    return slice_of(pillar_names[pillar].id);
}

// In any case; the names are plain ASCII, so folding needs no tables.
static bool same(Slice text, Slice name)
{
    if (text.len != name.len)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != name.at[i])
            return false;
    }
    return true;
}

bool pillar_find(Slice text, Pillar *pillar)
{
    text = slice_trim(text);
    for (int i = 0; i < PILLARS; i++) {
        bool found = same(text, slice_of(pillar_names[i].id));
        Slice rest = slice_of(pillar_names[i].other), name;
        while (!found && slice_next_field(&rest, '|', &name))
            found = same(text, name);
        if (found) {
            *pillar = (Pillar)i;
            return true;
        }
    }
    return false;
}

Slice phase_id(int phase)
{
    return slice_of(phase_names[phase].id);
}

bool phase_find(Slice text, int *phase)
{
    text = slice_trim(text);
    for (int i = 0; i < PHASES; i++) {
        if (same(text, slice_of(phase_names[i].id)) || same(text, slice_of(phase_names[i].other))) {
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
    if (text.len == 4 && (text.at[0] == 'Q' || text.at[0] == 'q' || text.at[0] == 'V' || text.at[0] == 'v'))
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

static const char shown_pillar_names[] = "Strategie|Begrijpen|Ontwerpen|Meten|Besturing|Cultuur|"
                                         "Strategy|Understand|Design|Measure|Govern|Culture";

Slice pillar_nearest(Arena *arena, Slice text)
{
    Nearest nearest = { .text = text };
    nearest_offer_names(arena, &nearest, shown_pillar_names);
    return nearest_likely(arena, &nearest);
}

static const char shown_phase_names[] =
    "Startend|Lerend|Groeiend|Volwassen|Leidend|Starting|Learning|Growing|Mature|Leading";

Slice phase_nearest(Arena *arena, Slice text)
{
    Nearest nearest = { .text = text };
    nearest_offer_names(arena, &nearest, shown_phase_names);
    return nearest_likely(arena, &nearest);
}
