// SPDX-License-Identifier: EUPL-1.2
// Surveys among customers of a fictional municipality, and among staff of them, the same on every machine:
// whole numbers only, no clock, no libm.
//
// usage: make-measurements customers|before|mirror|staff|journeys > export.csv
//
// A respondent has a level, the ward and the channel an effect, and so has each question; who does not know
// stands there as 11.
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MARKS = 17, STAFF_MARKS = 5, THEME_MARKS = 6, WARDS = 5, CHANNELS = 3, DONT_KNOW = 11 };

typedef struct Question {
    const char *heading;
    int level;  // of customers, in 1/1000 of a mark
    int before; // what it was lower two years before
    int mirror; // what staff expect more
} Question;

static const Question question[MARKS] = {
    { "Welk rapportcijfer geeft u onze dienstverlening?", 7250, 700, 300 },
    { "Hoe waarschijnlijk is het dat u onze diensten ook een volgende keer gebruikt?", 7500, 300,
      0 },
    { "Hoe waarschijnlijk is het dat u een ander aanraadt zaken bij ons te regelen?", 6550, 800,
      500 },
    { "Ik word vriendelijk geholpen", 7900, 200, 100 },
    { "Medewerkers denken met mij mee", 7000, 400, 600 },
    { "Wat ik krijg, klopt", 7300, 200, 200 },
    { "De informatie is volledig", 6700, 500, 700 },
    { "De balie is prettig", 7600, 0, -300 },
    { "De website ziet er verzorgd uit", 7100, 900, -900 },
    { "De gemeente doet wat zij belooft", 6600, 300, 1100 },
    { "Ik weet waar ik aan toe ben", 6400, 1100, 1000 },
    { "Medewerkers hebben kennis van zaken", 7700, 100, 200 },
    { "Medewerkers kunnen zelf beslissen", 6800, 200, -200 },
    { "Mijn vraag is snel afgehandeld", 6200, 500, 400 },
    { "Bezwaar of klacht is goed afgehandeld", 5600, 100, 900 },
    { "Brieven zijn duidelijk", 6900, 1000, -400 },
    { "Ik hoor op tijd hoe het staat", 5900, 300, 1200 },
};

static const char *const ward[WARDS] = { "Centrum", "Noord", "Oost", "Zuid", "Buitengebied" };
static const int ward_share[WARDS] = { 300, 260, 220, 205, 15 }; // of 1000
static const int ward_effect[WARDS] = { 200, -250, 0, 150, -700 };
static const char *const channel[CHANNELS] = { "Balie", "Telefoon", "Website" };
static const int channel_effect[CHANNELS] = { 450, 50, -350 };

static const char *const staff_heading[STAFF_MARKS] = {
    "Ik word op tijd geïnformeerd over nieuws en ontwikkelingen",
    "Ik ken de resultaten van het klantonderzoek",
    "Mijn leidinggevende bespreekt met ons wat klanten zeggen",
    "Ik weet welke afspraken er met klanten zijn",
    "Onze teams vertellen elkaar wat zij doen",
};
static const int staff_level[STAFF_MARKS] = { 3500, 2300, 2700, 3300, 2500 };

// On 1–7: did it work, was it easy, how did it feel.
static const char *const theme_heading[THEME_MARKS] = {
    "Ik kreeg geregeld wat ik nodig had", "Ik kreeg antwoord op mijn vraag",
    "Ik vond snel waar ik moest zijn",    "Aanvragen ging gemakkelijk",
    "Ik voelde me serieus genomen",       "Ik hield er een goed gevoel aan over",
};
static const int theme_level[THEME_MARKS] = { 5700, 5400, 4500, 4900, 5200, 4700 };

// How much effort a journey took (1–5, low is good), and of 1000 who made it, who was done at once.
typedef struct Journey {
    const char *name;
    int people, effort, done;
} Journey;

static const Journey journey[] = {
    { "Paspoort of rijbewijs", 141, 1700, 930 }, { "Melding openbare ruimte", 124, 2900, 640 },
    { "Verhuizing doorgeven", 62, 2000, 900 },   { "Parkeervergunning", 53, 2600, 780 },
    { "Omgevingsvergunning", 47, 3600, 520 },    { "Hulp bij het huishouden", 44, 3300, 580 },
};
enum { JOURNEYS = sizeof journey / sizeof *journey };

// xorshift64*: good enough for dice, and short.
static uint64_t draw(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static int below(uint64_t *state, int limit)
{
    return (int)((draw(state) >> 33) % (uint64_t)limit);
}

// Around 0, by 700 or so: six dice.
static int bell(uint64_t *state)
{
    int sum = -3000;
    for (int i = 0; i < 6; i++)
        sum += below(state, 1001);
    return sum;
}

static int cut(int level, int least, int most)
{
    int mark = (level + 500) / 1000;
    return mark < least ? least : mark > most ? most : mark;
}

static void write_mark(uint64_t *state, int index, int level)
{
    int fate = below(state, 1000), unknown = index >= 13 ? 180 : index >= 3 ? 40 : 0;
    int mark = cut(level + bell(state) * 3 / 2, index < 3 ? 0 : 1, 10);
    if (fate < unknown)
        printf(";%d", DONT_KNOW);
    else if (fate < unknown + 15)
        fputc(';', stdout);
    else
        printf(";%d", mark);
}

// `state` is of these answers alone: the others stay what they are.
static void write_themes(uint64_t *state, int level)
{
    for (int i = 0; i < THEME_MARKS; i++)
        if (below(state, 1000) < 20)
            fputc(';', stdout);
        else
            printf(";%d", cut(theme_level[i] + level + bell(state) * 3 / 2, 1, 7));
}

static void write_customer(uint64_t *state, uint64_t *themes, bool before)
{
    int at = 0, lot = below(state, 1000), by = below(state, CHANNELS), level = bell(state) * 3 / 2;
    while (lot >= ward_share[at])
        lot -= ward_share[at++];
    printf("%s;%s", ward[at], channel[by]);
    for (int i = 0; i < MARKS; i++)
        write_mark(state, i,
                   question[i].level - (before ? question[i].before : 0) + level + ward_effect[at] +
                       channel_effect[by]);
    if (!before)
        write_themes(themes, level + channel_effect[by]);
    fputc('\n', stdout);
}

static void write_headings(const char *first, int themes)
{
    fputs(first, stdout);
    for (int i = 0; i < MARKS; i++)
        printf(";%s", question[i].heading);
    for (int i = 0; i < themes; i++)
        printf(";%s", theme_heading[i]);
    fputc('\n', stdout);
}

static void write_mirror(uint64_t *state)
{
    int level = bell(state) / 2;
    printf("%s", channel[below(state, CHANNELS)]);
    for (int i = 0; i < MARKS; i++)
        write_mark(state, i, question[i].level + question[i].mirror + level);
    fputc('\n', stdout);
}

static void write_staff(uint64_t *state)
{
    int level = bell(state) / 4;
    for (int i = 0; i < STAFF_MARKS; i++)
        printf("%s%d", i ? ";" : "", cut(staff_level[i] + level + bell(state) / 2, 1, 5));
    fputc('\n', stdout);
}

// One row for each who made a journey; the columns of the others stay empty.
static void write_journey(uint64_t *state, int made)
{
    // One after the other: which argument of a function comes first, each compiler decides.
    bool done = below(state, 1000) < journey[made].done;
    int effort = cut(journey[made].effort + bell(state) * 3 / 2, 1, 5);
    for (int i = 0; i < JOURNEYS; i++)
        if (i == made)
            printf("%s%d;%s", i ? ";" : "", effort, done ? "ja" : "nee");
        else
            fputs(i ? ";;" : ";", stdout);
    fputc('\n', stdout);
}

static void write_journeys(uint64_t *state)
{
    for (int i = 0; i < JOURNEYS; i++)
        printf("%s%s: moeite;%s: in één keer", i ? ";" : "", journey[i].name, journey[i].name);
    fputc('\n', stdout);
    for (int i = 0; i < JOURNEYS; i++)
        for (int k = 0; k < journey[i].people; k++)
            write_journey(state, i);
}

int main(int argc, char **argv)
{
    enum { CUSTOMERS = 412, BEFORE = 356, MIRROR = 64, STAFF = 188 };
    const char *kind = argc == 2 ? argv[1] : "";
    uint64_t state = UINT64_C(20260917), themes = UINT64_C(20260216);
    if (strcmp(kind, "customers") == 0) {
        write_headings("Wijk;Kanaal", THEME_MARKS);
        for (int i = 0; i < CUSTOMERS; i++)
            write_customer(&state, &themes, false);
    } else if (strcmp(kind, "before") == 0) {
        state = UINT64_C(20240911);
        write_headings("Wijk;Kanaal", 0);
        for (int i = 0; i < BEFORE; i++)
            write_customer(&state, &themes, true);
    } else if (strcmp(kind, "mirror") == 0) {
        write_headings("Kanaal", 0);
        for (int i = 0; i < MIRROR; i++)
            write_mirror(&state);
    } else if (strcmp(kind, "staff") == 0) {
        for (int i = 0; i < STAFF_MARKS; i++)
            printf("%s%s", i ? ";" : "", staff_heading[i]);
        fputc('\n', stdout);
        for (int i = 0; i < STAFF; i++)
            write_staff(&state);
    } else if (strcmp(kind, "journeys") == 0) {
        write_journeys(&state);
    } else {
        fputs("usage: make-measurements customers|before|mirror|staff|journeys > export.csv\n",
              stderr);
        return 2;
    }
    return 0;
}
