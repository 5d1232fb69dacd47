// SPDX-License-Identifier: EUPL-1.2
// Responses of a fictional municipality, the same on every machine: whole numbers only, no clock, no libm.
//
// usage: make-sample N [SEED] > responses.csv
//        make-sample --previous N [SEED] > responses.csv     of the scan two years before
//
// A respondent has a level of their own, their department and each question an effect; what comes out is
// cut into the four answers. Some do not know, some leave a question blank, some write a line.
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PILLARS = 6, QUESTIONS = 8, DEPARTMENTS = 13, SMALL = 11, NONE = 12, SMALL_SIZE = 3 };

typedef struct Department {
    const char *name;
    int share;           // of 1000 respondents; the small one always has SMALL_SIZE
    int effect[PILLARS]; // in 1/1000 of an answer level
} Department;

static const Department department[DEPARTMENTS] = {
    { "Klantcontactcentrum", 113, { 150, 500, 150, 350, 100, 250 } },
    { "Burgerzaken", 118, { 100, 300, 300, 200, 150, 200 } },
    { "Communicatie", 57, { 450, 300, 200, 100, 100, 200 } },
    { "Werk, Inkomen en Maatschappelijke Ondersteuning", 146, { -50, 150, 50, -50, 0, 100 } },
    { "Jeugd en Onderwijs", 80, { -50, 0, 50, -100, -50, 100 } },
    { "Vergunningen, Toezicht en Handhaving", 104, { -150, -200, -100, -50, -50, -150 } },
    { "Belastingen", 61, { -100, -250, -100, 300, 200, -200 } },
    { "Openbare Ruimte en Beheer", 94, { -100, -100, -200, -200, -100, -50 } },
    { "Ruimtelijke Ontwikkeling", 66, { 50, -350, 0, -300, -150, -250 } },
    { "Informatievoorziening en Automatisering", 52, { -200, -500, -50, 100, -200, -350 } },
    { "Bedrijfsvoering", 52, { -100, -500, -400, -200, 50, -300 } },
    { "Griffie", 0, { 200, 0, 0, 0, 100, 0 } },
    { "", 57, { 0, 0, 0, 0, 0, 0 } },
};

static const int pillar_level[PILLARS] = { 2120, 2420, 1920, 1660, 2030, 2700 };

static const int question_effect[PILLARS][QUESTIONS] = {
    { 350, 450, 50, -500, -350, -250, 200, 100 },   { 600, 200, 250, 0, -150, -400, -700, 250 },
    { 150, -100, 200, -250, 250, -100, -750, 550 }, { 600, 50, -350, -100, 100, -500, 300, -200 },
    { 400, -400, 350, -450, 100, 200, -550, 350 },  { 300, -50, 100, -100, 150, -500, -200, 500 },
};

// Two years ago a department of another name stood in this one's place.
enum { RENAMED = 9 };
static const char *const before_name = "Facilitaire Zaken";

// What a pillar's level was above or below that of now, two years ago.
static const int before_level[PILLARS] = { -190, -240, 0, -330, 300, 0 };

// And what single questions differed besides.
static const int before_question[PILLARS][QUESTIONS] = {
    { 0, 0, 0, -150, 0, 0, 150, 0 }, { -250, 0, 0, 0, 0, 0, 250, 0 },
    { 0, 150, 0, -150, 0, 0, 0, 0 }, { -100, 0, -100, 0, 0, 0, 0, 200 },
    { 0, 0, 0, 0, 0, 0, 0, 0 },      { 0, 0, 100, 0, 0, -100, 0, 0 },
};

// How many of 1000 do not know.
static const int unknown[PILLARS][QUESTIONS] = {
    { 50, 50, 70, 90, 40, 80, 60, 50 },     { 30, 50, 30, 60, 60, 50, 110, 40 },
    { 80, 120, 80, 110, 80, 100, 160, 40 }, { 60, 140, 160, 190, 170, 260, 80, 180 },
    { 30, 90, 40, 80, 90, 50, 150, 110 },   { 20, 30, 30, 50, 30, 50, 40, 20 },
};

enum { REMARKS = 5 };

// What they write: [pillar][content or not].
static const char *const remark[PILLARS][2][REMARKS] = {
    { { "Het nieuwe dienstverleningsplan is duidelijk. Nu nog doen.",
        "Onze beloften aan inwoners hangen bij ons op de muur, dat helpt.",
        "De wethouder noemt dienstverlening in elke toespraak.",
        "We hebben met het hele team besproken wat het plan voor ons werk betekent.",
        "Mooi dat de website nu zegt wat inwoners mogen verwachten." },
      { "Ik ken de doelen niet. Volgens mij staan ze nergens.",
        "Er ligt een plan; in mijn werk merk ik er weinig van.",
        "Elke directeur heeft een eigen verhaal over \"de inwoner centraal\".",
        "Wat we willen bieden staat wel op papier, maar niet hoe we dat meten.",
        "De strategie gaat over digitaal, niet over mensen die bellen." } },
    { { "We bellen na elke verhuizing tien mensen op. Daar leren we veel van.",
        "Het inwonerpanel geeft snel antwoord op een vraag.",
        "Ik lees elke week de reacties van de website.",
        "Collega's van de balie vertellen ons wat er speelt.",
        "Bij een nieuwe brief vragen we eerst vijf inwoners of ze hem snappen." },
      { "Reacties staan in vijf systemen. Niemand telt ze bij elkaar op.",
        "We vragen wel wat inwoners vinden, maar ik zie de uitkomst nooit.",
        "Bij ons komt zelden een inwoner over de vloer, we kennen ze niet.",
        "Klachten gaan naar juridische zaken en komen niet terug.",
        "Wij denken dat we weten wat ondernemers willen; gevraagd is het niet." } },
    { { "De klantreis \"geboorte aangeven\" is echt beter geworden.",
        "Sinds we samen met inwoners ontwerpen, krijgen we minder vragen.",
        "Bij een nieuw formulier beginnen we nu bij de vraag van de inwoner.",
        "De tekening van de reis bij een bijstandsaanvraag opende mijn ogen.",
        "Fijn dat er nu een vaste werkwijze is voor brieven." },
      { "Klantreizen liggen in een la. Niemand werkt ze bij.",
        "Het systeem bepaalt hoe het moet, niet de inwoner.",
        "Elke afdeling tekent een eigen stukje; niemand ziet het geheel.",
        "Ik weet niet of wij een klantreis hebben.",
        "Er is geen tijd om iets opnieuw te ontwerpen." } },
    { { "Ons dashboard laat per week zien hoe lang mensen wachten.",
        "We krijgen na elk telefoongesprek een cijfer. Dat motiveert.",
        "De tevredenheid aan de balie staat in het jaarverslag.",
        "Goed dat we nu ook vragen waarom iemand tevreden is.",
        "Belastingen meet al jaren hoe snel een bezwaar klaar is." },
      { "We meten hoe snel we zijn, niet of iemand geholpen is.",
        "Cijfers? Die zijn er vast, maar ik heb ze nooit gezien.",
        "Ik weet niet wat een klacht ons kost.",
        "Elke afdeling heeft een eigen vragenlijst. Vergelijken kan dus niet.",
        "Er zijn te veel cijfers en te weinig doelen." } },
    { { "Sinds vorig jaar is een directielid verantwoordelijk. Dat merk je.",
        "Met Burgerzaken hebben we elke maand overleg, dat werkt goed.",
        "Onze kwaliteitsafspraken zijn helder.",
        "Mijn leidinggevende vraagt in elk gesprek naar inwoners.",
        "Bij de verhuizing van het loket werkten vier afdelingen echt samen." },
      { "Niemand is eigenaar van de hele reis. Het valt tussen twee afdelingen.",
        "Prioriteit krijgt wie het hardst roept.",
        "In mijn functieomschrijving staat niets over inwoners.",
        "Als het misgaat, wijzen we naar elkaar.",
        "Afspraken tussen afdelingen staan niet op papier." } },
    { { "Iedereen hier wil het goed doen voor inwoners.",
        "Onze teamleider luistert elke maand een dag mee. Top!",
        "Er is ruimte om van de regels af te wijken als iemand vastloopt.",
        "Nieuwe collega's beginnen met een dag aan de balie.",
        "We vertellen elkaar op maandag een verhaal van een inwoner." },
      { "Successen vieren we niet.", "De leiding praat over inwoners maar spreekt ze nooit.",
        "Training is er vooral voor de balie, niet voor ons.",
        "Angst om fouten te maken wint het van de menselijke maat.",
        "Wie een uitzondering maakt, moet dat drie keer uitleggen." } },
};

// splitmix64 (Steele, Lea and Flood, 2014).
static uint64_t next(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

static int below(uint64_t *state, int limit)
{
    return (int)(((next(state) >> 32) * (uint64_t)limit) >> 32);
}

// About normal with that spread: the sum of twelve uniform numbers has variance 1.
static int spread(uint64_t *state, int deviation)
{
    int sum = -6000;
    for (int i = 0; i < 12; i++)
        sum += below(state, 1001);
    return sum * deviation / 1000;
}

static void write_head(void)
{
    static const char *const name[PILLARS] = { "Strategie", "Begrijpen", "Ontwerpen",
                                               "Meten",     "Besturing", "Cultuur" };
    fputs("Nr;Afdeling", stdout);
    for (int p = 1; p <= PILLARS; p++)
        for (int q = 1; q <= QUESTIONS; q++)
            printf(";%d.%d", p, q);
    for (int p = 0; p < PILLARS; p++)
        printf(";Toelichting %s", name[p]);
    fputs("\r\n", stdout);
}

static void write_quoted(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        if (*text == '"')
            putchar('"');
        putchar(*text);
    }
    putchar('"');
}

typedef struct Survey {
    uint64_t state; // of the random numbers
    bool previous;
} Survey;

static int question_level(const Survey *survey, const Department *of, int pillar, int question)
{
    int level = pillar_level[pillar] + question_effect[pillar][question] + of->effect[pillar];
    return survey->previous ? level + before_level[pillar] + before_question[pillar][question]
                            : level;
}

static void write_answers(Survey *survey, const Department *of, int pillar, int level,
                          bool *content)
{
    uint64_t *state = &survey->state;
    int sum = 0;
    for (int q = 0; q < QUESTIONS; q++) {
        int draw = below(state, 1000);
        int at = question_level(survey, of, pillar, q) + level + spread(state, 620);
        int answer = at < 1500 ? 1 : at < 2500 ? 2 : at < 3500 ? 3 : 4;
        sum += answer;
        if (draw < 6)
            putchar(';');
        else if (draw < 6 + unknown[pillar][q])
            fputs(";x", stdout);
        else
            printf(";%d", answer);
    }
    *content = sum * 1000 > pillar_level[pillar] * QUESTIONS;
}

static void write_respondent(Survey *survey, uint64_t number, const Department *of)
{
    bool content[PILLARS];
    uint64_t *state = &survey->state;
    int level = spread(state, 350);
    printf("%" PRIu64 ";%s", number,
           survey->previous && of == &department[RENAMED] ? before_name : of->name);
    for (int p = 0; p < PILLARS; p++)
        write_answers(survey, of, p, level + spread(state, 280), &content[p]);
    for (int p = 0; p < PILLARS; p++) {
        putchar(';');
        if (below(state, 100) < 14)
            write_quoted(remark[p][content[p] ? 0 : 1][below(state, REMARKS)]);
    }
    fputs("\r\n", stdout);
}

// So many of the respondents come from each department; what rounding leaves over gave none.
static void divide(uint64_t total, uint64_t size[DEPARTMENTS])
{
    uint64_t left = total;
    size[SMALL] = total > 100 ? SMALL_SIZE : 0;
    left -= size[SMALL];
    for (int d = 0; d < NONE; d++) {
        if (d != SMALL)
            size[d] = (total * (uint64_t)department[d].share + 500) / 1000;
        if (d != SMALL && size[d] > left)
            size[d] = left;
        if (d != SMALL)
            left -= size[d];
    }
    size[NONE] = left;
}

static uint64_t number_of(const char *text)
{
    char *end = NULL;
    uint64_t number = strtoull(text, &end, 10);
    return *text && !*end ? number : 0;
}

int main(int argc, char **argv)
{
    bool previous = argc > 1 && strcmp(argv[1], "--previous") == 0;
    argc -= previous;
    argv += previous;
    uint64_t total = argc > 1 ? number_of(argv[1]) : 0;
    Survey survey = { argc > 2 ? number_of(argv[2]) : previous ? 20240314 : 20260312, previous };
    if (argc < 2 || argc > 3 || total == 0) {
        fputs("usage: make-sample [--previous] N [SEED] > responses.csv\n", stderr);
        return 2;
    }
    uint64_t size[DEPARTMENTS];
    divide(total, size);
    write_head();
    for (uint64_t i = 0, left = total; i < total; i++, left--) {
        uint64_t pick = next(&survey.state) % left;
        int d = 0;
        while (pick >= size[d])
            pick -= size[d++];
        size[d]--;
        write_respondent(&survey, i + 1, &department[d]);
    }
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("make-sample: the responses could not be written\n", stderr);
        return 3;
    }
    return 0;
}
