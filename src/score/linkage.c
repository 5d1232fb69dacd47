// SPDX-License-Identifier: EUPL-1.2
#include "score/linkage.h"

#include <stdlib.h>
#include <string.h>

// ---- matching ----

// By what two records are held to be of the same person.
typedef struct Trait {
    uint64_t who, contents, group;
    uint32_t index;
} Trait;

typedef enum TraitKind {
    BY_ALL,
    BY_WHO_AND_CONTENTS,
    BY_CONTENTS_AND_GROUP,
    BY_CONTENTS,
    BY_WHO,
    TRAIT_KINDS
} TraitKind;

typedef struct Matching {
    Arena *scratch;
    Linkage *linkage;
    const uint64_t *const *group_key; // by version, by group
    uint32_t *last;                   // by person: the last version with a record
} Matching;

static int by_trait(const void *left, const void *right)
{
    const Trait *a = left, *b = right;
    if (a->who != b->who)
        return a->who < b->who ? -1 : 1;
    if (a->contents != b->contents)
        return a->contents < b->contents ? -1 : 1;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static uint64_t contents_key(const uint16_t contents[PILLARS])
{
    uint64_t low = 0, high = 0;
    for (int p = 0; p < PILLARS; p++)
        *(p < 4 ? &low : &high) |= (uint64_t)contents[p] << 16 * (p % 4);
    return low ^ (high + 1) * 0x9E3779B97F4A7C15U;
}

static Trait trait_of(const Matching *matching, TraitKind kind, size_t version, uint32_t place,
                      size_t index)
{
    const PublishedPerson *person = &matching->linkage->version[version]->person[place - 1];
    bool who = kind == BY_ALL || kind == BY_WHO_AND_CONTENTS || kind == BY_WHO;
    bool group = kind == BY_ALL || kind == BY_CONTENTS_AND_GROUP;
    return (Trait){ .who = who ? person->who : 0,
                    .contents = kind == BY_WHO ? 0 : contents_key(person->contents),
                    .group = group ? matching->group_key[version][person->group] : 0,
                    .index = (uint32_t)index };
}

// Pairs of equal traits, each record in one: `match` of an index of `known` becomes the index of `found`,
// counted from 1. Returns how many.
static size_t pair(Trait *known, size_t known_count, Trait *found, size_t found_count,
                   uint32_t *match)
{
    size_t i = 0, k = 0, pairs = 0;
    qsort(known, known_count, sizeof *known, by_trait);
    qsort(found, found_count, sizeof *found, by_trait);
    while (i < known_count && k < found_count) {
        if (known[i].who == found[k].who && known[i].contents == found[k].contents &&
            known[i].group == found[k].group) {
            match[known[i++].index] = found[k++].index + 1;
            pairs++;
            continue;
        }
        Trait one = known[i], other = found[k];
        one.index = other.index = 0;
        if (by_trait(&one, &other) < 0)
            i++;
        else
            k++;
    }
    return pairs;
}

// Match those of `version` that nobody was found for with the people that nobody of it was found to be.
static size_t match_by(Matching *matching, TraitKind kind, size_t version, size_t known_people,
                       bool *taken)
{
    Linkage *linkage = matching->linkage;
    size_t versions = linkage->versions, count = linkage->version[version]->people, known = 0,
           found = 0;
    Trait *old = arena_many(matching->scratch, Trait, known_people);
    Trait *new = arena_many(matching->scratch, Trait, count);
    uint32_t *match = arena_many(matching->scratch, uint32_t, known_people);
    for (size_t i = 0; i < known_people; i++) {
        uint32_t last = matching->last[i];
        if (!linkage->place[i * versions + version])
            old[known++] = trait_of(matching, kind, last, linkage->place[i * versions + last], i);
    }
    for (size_t i = 0; i < count; i++)
        if (!taken[i])
            new[found++] = trait_of(matching, kind, version, (uint32_t)i + 1, i);
    size_t pairs = known && found ? pair(old, known, new, found, match) : 0;
    for (size_t i = 0; i < known_people && pairs; i++) {
        if (!match[i])
            continue;
        linkage->place[i * versions + version] = match[i];
        taken[match[i] - 1] = true;
    }
    return pairs;
}

// Have most of those who have a number in both also most of their answers in both? `same` people have all.
static bool numbers_tell(const Matching *matching, size_t version, size_t known, const bool *taken,
                         size_t same)
{
    const Linkage *linkage = matching->linkage;
    size_t pairs = 0, alike = 0;
    for (size_t i = 0; i < known; i++) {
        const uint32_t *place = &linkage->place[i * linkage->versions];
        if (!place[version] || taken[place[version] - 1])
            continue;
        uint32_t last = matching->last[i];
        const PublishedPerson *old = &linkage->version[last]->person[place[last] - 1];
        const PublishedPerson *new = &linkage->version[version]->person[place[version] - 1];
        int pillars = 0;
        for (int p = 0; p < PILLARS; p++)
            pillars += old->contents[p] == new->contents[p];
        alike += 2 * pillars >= PILLARS;
        pairs++;
    }
    return 2 * (same + alike) >= same + pairs;
}

// Corrected answers, where numbers tell. Else nobody is matched.
static bool match_by_number(Matching *matching, size_t version, size_t known, bool *taken,
                            size_t same)
{
    Linkage *linkage = matching->linkage;
    size_t count = linkage->version[version]->people;
    bool *found = arena_many(matching->scratch, bool, count);
    memcpy(found, taken, count * sizeof *found);
    match_by(matching, BY_WHO, version, known, found);
    bool tell = numbers_tell(matching, version, known, taken, same);
    for (size_t i = 0; i < known; i++) {
        uint32_t *place = &linkage->place[i * linkage->versions + version];
        if (*place && !tell && !taken[*place - 1])
            *place = 0;
    }
    if (tell)
        memcpy(taken, found, count * sizeof *found);
    return tell;
}

static void link_version(Matching *matching, size_t version)
{
    Linkage *linkage = matching->linkage;
    size_t versions = linkage->versions, count = linkage->version[version]->people,
           known = linkage->people;
    bool *taken = arena_many(matching->scratch, bool, count);
    size_t pairs[TRAIT_KINDS] = { 0 };
    for (TraitKind kind = BY_ALL; known && kind < BY_WHO; kind++)
        pairs[kind] = match_by(matching, kind, version, known, taken);
    linkage->by_number = linkage->by_number && linkage->version[version]->has_ids &&
                         !pairs[BY_CONTENTS_AND_GROUP] && !pairs[BY_CONTENTS] &&
                         match_by_number(matching, version, known, taken,
                                         pairs[BY_ALL] + pairs[BY_WHO_AND_CONTENTS]);
    for (size_t i = 0; i < count; i++)
        if (!taken[i])
            linkage->place[linkage->people++ * versions + version] = (uint32_t)i + 1;
    for (size_t i = 0; i < linkage->people; i++)
        if (linkage->place[i * versions + version])
            matching->last[i] = (uint32_t)version;
}

Linkage linkage_make(Arena *arena, const PublishedVersion *const *version, size_t versions)
{
    size_t room = 0;
    Arena *scratch = arena_new();
    uint64_t **key = arena_many(scratch, uint64_t *, versions);
    for (size_t v = 0; v < versions; v++) {
        room += version[v]->people;
        key[v] = arena_many(scratch, uint64_t, version[v]->groups);
        for (size_t g = 0; g < version[v]->groups; g++)
            key[v][g] = slice_hash(version[v]->group[g].name);
    }
    Linkage linkage = { version, versions, 0, arena_many(arena, uint32_t, room * versions), true };
    Matching matching = { scratch, &linkage, (const uint64_t *const *)key,
                          arena_many(scratch, uint32_t, room) };
    linkage.by_number = versions > 0 && version[0]->has_ids;
    for (size_t v = 0; v < versions; v++)
        link_version(&matching, v);
    arena_free(scratch);
    return linkage;
}

// ---- courses ----

// People who have gone before a version, and people who come with it, by their eight answers (of the number
// of respondents these are no part), and first by their group as well.
typedef struct Passing {
    const Linkage *linkage;
    int cell;
    bool by_group;
    uint32_t *place;        // [person × versions + version]
    uint32_t *first, *last; // by person: the first and the last version with a record
    Trait *gone, *come;
    uint32_t *match;
} Passing;

static void enter(Passing *passing, size_t person, uint32_t version, Trait *trait, size_t *count)
{
    size_t place = passing->place[person * passing->linkage->versions + version];
    const PublishedPerson *record = &passing->linkage->version[version]->person[place - 1];
    Trait *made = &trait[(*count)++];
    *made = (Trait){ .index = (uint32_t)person };
    if (passing->cell != CELL_RESPONDENTS)
        made->contents = record->contents[passing->cell - 1];
    if (passing->by_group)
        made->group = slice_hash(passing->linkage->version[version]->group[record->group].name);
}

// Who takes over another's records leaves the other none.
static void take_over(Passing *passing, size_t person, size_t other, uint32_t version)
{
    size_t versions = passing->linkage->versions;
    for (size_t v = version; v < versions; v++)
        passing->place[person * versions + v] = passing->place[other * versions + v];
    memset(&passing->place[other * versions], 0, versions * sizeof *passing->place);
    passing->last[person] = passing->last[other];
    passing->first[other] = passing->last[other] = (uint32_t)versions;
}

static void pass(Passing *passing, uint32_t version)
{
    size_t people = passing->linkage->people, gone = 0, come = 0, pairs = 0;
    for (size_t i = 0; i < people; i++) {
        passing->match[i] = 0;
        if (passing->last[i] < version)
            enter(passing, i, passing->last[i], passing->gone, &gone);
        else if (passing->first[i] == version)
            enter(passing, i, version, passing->come, &come);
    }
    if (gone && come)
        pairs = pair(passing->gone, gone, passing->come, come, passing->match);
    for (size_t i = 0; i < people && pairs; i++)
        if (passing->match[i])
            take_over(passing, i, passing->match[i] - 1, version);
}

// Where people are, when whoever has gone and whoever has come with the same eight answers are the same.
static const uint32_t *places_of_cell(Arena *arena, const Linkage *linkage, int cell)
{
    size_t versions = linkage->versions, people = linkage->people;
    Passing passing = { linkage,
                        cell,
                        true,
                        arena_many(arena, uint32_t, people * versions),
                        arena_many(arena, uint32_t, people),
                        arena_many(arena, uint32_t, people),
                        arena_many(arena, Trait, people),
                        arena_many(arena, Trait, people),
                        arena_many(arena, uint32_t, people) };
    memcpy(passing.place, linkage->place, people * versions * sizeof *passing.place);
    for (size_t i = 0; i < people; i++) {
        const uint32_t *place = passing.place + i * versions;
        while (!place[passing.first[i]])
            passing.first[i]++;
        for (uint32_t v = passing.first[i]; v < versions; v++)
            passing.last[i] = place[v] ? v : passing.last[i];
    }
    for (uint32_t v = 1; v < versions; v++) {
        passing.by_group = true;
        pass(&passing, v);
        passing.by_group = false;
        pass(&passing, v);
    }
    return passing.place;
}

typedef struct CourseTable {
    Arena *arena;
    Courses courses;
    size_t room;
    size_t *slot; // number of a course, counted from 1; 0: free
    size_t slots;
} CourseTable;

static size_t slot_of(const CourseTable *table, const CourseStep *step)
{
    size_t versions = table->courses.versions;
    uint64_t hash = 0;
    for (size_t v = 0; v < versions; v++) {
        hash = (hash ^ ((uint64_t)step[v].group << 32 | step[v].answers)) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 29;
    }
    size_t at = hash & (table->slots - 1);
    while (table->slot[at] && memcmp(&table->courses.step[(table->slot[at] - 1) * versions], step,
                                     versions * sizeof *step) != 0)
        at = (at + 1) & (table->slots - 1);
    return at;
}

static void widen(CourseTable *table)
{
    Courses *courses = &table->courses;
    size_t versions = courses->versions, room = table->room ? 2 * table->room : 64;
    uint64_t *people = arena_many(table->arena, uint64_t, room);
    CourseStep *step = arena_many(table->arena, CourseStep, room * versions);
    if (courses->count) {
        memcpy(people, courses->people, courses->count * sizeof *people);
        memcpy(step, courses->step, courses->count * versions * sizeof *step);
    }
    courses->people = people;
    courses->step = step;
    table->room = room;
    table->slots = 2 * room;
    table->slot = arena_many(table->arena, size_t, table->slots);
    for (size_t c = 0; c < courses->count; c++)
        table->slot[slot_of(table, &step[c * versions])] = c + 1;
}

static void add_course(CourseTable *table, const CourseStep *step)
{
    Courses *courses = &table->courses;
    if (courses->count == table->room)
        widen(table);
    size_t at = slot_of(table, step);
    if (!table->slot[at]) {
        memcpy(&courses->step[courses->count * courses->versions], step,
               courses->versions * sizeof *step);
        table->slot[at] = ++courses->count;
    }
    courses->people[table->slot[at] - 1]++;
}

typedef struct CourseMaker {
    const Linkage *linkage;
    CourseTopic topic;
    CourseTable table;
    // of one person, by version
    const PublishedPerson **person;
    CourseStep *step;
} CourseMaker;

static void take_records(CourseMaker *maker, const uint32_t *place)
{
    for (size_t v = 0; v < maker->linkage->versions; v++)
        maker->person[v] = place[v] ? &maker->linkage->version[v]->person[place[v] - 1] : NULL;
}

static bool takes_part(const CourseMaker *maker, size_t version)
{
    const PublishedPerson *person = maker->person[version];
    CourseTopic topic = maker->topic;
    bool any = topic.everybody || topic.cell == CELL_RESPONDENTS;
    uint8_t people = person && topic.open ? person->open : person ? person->scored : 0;
    return person && (any || people >> (topic.cell - 1) & 1);
}

// Of the number of respondents answers are no part.
static bool same_answers(const CourseMaker *maker, size_t one, size_t other)
{
    int pillar = maker->topic.cell - 1;
    return maker->topic.cell == CELL_RESPONDENTS ||
           maker->person[one]->contents[pillar] == maker->person[other]->contents[pillar];
}

static void add_person(CourseMaker *maker, const uint32_t *place)
{
    CourseStep *step = maker->step;
    bool any = false, anywhere = maker->topic.everybody || maker->topic.open;
    take_records(maker, place);
    for (size_t v = 0; v < maker->linkage->versions; v++) {
        step[v] = (CourseStep){ COURSE_NOT, 0 };
        if (!takes_part(maker, v))
            continue;
        any = true;
        step[v] = (CourseStep){ anywhere ? 0 : maker->person[v]->group, (uint32_t)v };
        for (size_t u = v; u-- > 0;)
            if (step[u].group != COURSE_NOT && same_answers(maker, u, v))
                step[v].answers = step[u].answers;
    }
    if (any)
        add_course(&maker->table, step);
}

// Of those who take part at `version` and at the last one, who are not in both: one of the one and one of the
// other may be the same.
static uint64_t unsure_people(CourseMaker *maker, size_t version)
{
    const Linkage *linkage = maker->linkage;
    uint64_t gone = 0, come = 0;
    for (size_t i = 0; i < linkage->people; i++) {
        take_records(maker, &linkage->place[i * linkage->versions]);
        bool was = takes_part(maker, version), is = takes_part(maker, linkage->versions - 1);
        gone += was && !is;
        come += is && !was;
    }
    return gone < come ? gone : come;
}

Courses courses_make(Arena *arena, const Linkage *linkage, CourseTopic topic)
{
    size_t versions = linkage->versions;
    Arena *scratch = arena_new();
    CourseMaker maker = { .linkage = linkage,
                          .topic = topic,
                          .table = { .arena = arena,
                                     .courses = { .versions = versions,
                                                  .sure = linkage->by_number,
                                                  .unsure =
                                                      arena_many(arena, uint64_t, versions) } },
                          .person = arena_many(scratch, const PublishedPerson *, versions),
                          .step = arena_many(scratch, CourseStep, versions) };
    Courses *courses = &maker.table.courses;
    const uint32_t *place = linkage->place;
    if (!courses->sure)
        place = places_of_cell(scratch, linkage, topic.cell);
    for (size_t i = 0; i < linkage->people; i++)
        add_person(&maker, &place[i * versions]);
    for (size_t v = 0; v + 1 < versions && !courses->sure; v++)
        courses->unsure[v] = unsure_people(&maker, v);
    arena_free(scratch);
    return *courses;
}
