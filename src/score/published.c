// SPDX-License-Identifier: EUPL-1.2
#include "score/published.h"

#include <stdlib.h>
#include <string.h>

#include "model/scan.h"
#include "score/row.h"

static void fill_person(PublishedPerson *person, SipKey key, const Respondent *respondent,
                        bool has_ids)
{
    enum { TAG = 48 }; // bits that a pillar's tag leaves out
    uint64_t sheet[PILLARS], id = respondent->id;
    for (int p = 0; p < PILLARS; p++) {
        memcpy(&sheet[p], &respondent->answer[p * QUESTIONS], sizeof sheet[p]);
        const uint64_t input[] = { sheet[p], (uint64_t)p };
        person->contents[p] = (uint16_t)(siphash(key, input, 2) >> TAG);
        unsigned answered = row_of(&respondent->answer[p * QUESTIONS]).answered;
        person->scored = (uint8_t)(person->scored | (answered > 0) << p);
        person->open = (uint8_t)(person->open | (answered > 0 && answered < QUESTIONS) << p);
    }
    person->who = has_ids ? siphash(key, &id, 1) : siphash(key, sheet, PILLARS);
}

static uint32_t group_of(const Respondent *respondent, size_t groups)
{
    return respondent->department < groups - 1 ? respondent->department + 1 : 0;
}

PublishedVersion *published_people(Arena *arena, SipKey key, const Scan *scan)
{
    PublishedVersion *version = arena_one(arena, PublishedVersion);
    *version = (PublishedVersion){ .version = scan->settings.version,
                                   .min_group = (uint64_t)scan->settings.min_group,
                                   .has_ids = scan->responses.has_ids,
                                   .groups = scan->department_count + 1,
                                   .people = scan->responses.count };
    version->group = arena_many(arena, PublishedGroup, version->groups);
    version->person = arena_many(arena, PublishedPerson, version->people);
    for (size_t d = 0; d < scan->department_count; d++)
        version->group[1 + d] = (PublishedGroup){ .name = scan->departments[d].name,
                                                  .above = (uint32_t)scan->departments[d].above };
    for (size_t g = 0; g < version->groups; g++)
        memset(version->group[g].residual, 0xff, sizeof version->group[g].residual);
    // By group: the place of its next person. Its first stands behind those of the groups before it.
    size_t *next = arena_many(arena, size_t, version->groups + 1);
    for (size_t i = 0; i < version->people; i++)
        next[group_of(respondent_at(&scan->responses, i), version->groups) + 1]++;
    for (size_t g = 1; g <= version->groups; g++)
        next[g] += next[g - 1];
    for (size_t i = 0; i < version->people; i++) {
        const Respondent *respondent = respondent_at(&scan->responses, i);
        uint32_t group = group_of(respondent, version->groups);
        PublishedPerson *person = &version->person[next[group]++];
        person->group = group;
        fill_person(person, key, respondent, version->has_ids);
    }
    return version;
}

static int by_group(const void *left, const void *right)
{
    const PublishedPerson *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->who != b->who)
        return a->who < b->who ? -1 : 1;
    return memcmp(a->contents, b->contents, sizeof a->contents);
}

// Group by group: to sort a million at once takes as much memory again.
void published_sort(PublishedVersion *version)
{
    PublishedPerson *person = version->person;
    for (size_t from = 0, to = 0; from < version->people; from = to) {
        while (to < version->people && person[to].group == person[from].group)
            to++;
        qsort(person + from, to - from, sizeof *person, by_group);
    }
}

bool published_same_people(const PublishedVersion *one, const PublishedVersion *other)
{
    bool same = one->people == other->people;
    for (size_t i = 0; same && i < one->people; i++)
        same = by_group(&one->person[i], &other->person[i]) == 0;
    return same;
}

bool published_equal(const PublishedVersion *one, const PublishedVersion *other)
{
    bool same = one->groups == other->groups && one->has_ids == other->has_ids &&
                one->counted == other->counted && one->texts == other->texts &&
                published_same_people(one, other);
    for (size_t g = 0; same && g < one->groups; g++)
        same = slice_equal(one->group[g].name, other->group[g].name) &&
               one->group[g].above == other->group[g].above &&
               one->group[g].shown == other->group[g].shown &&
               memcmp(one->group[g].residual, other->group[g].residual,
                      sizeof one->group[g].residual) == 0;
    same = same && one->measurements == other->measurements;
    for (size_t m = 0; same && m < one->measurements; m++)
        same = published_measurement_equal(&one->measurement[m], &other->measurement[m]);
    return same;
}

Published published_before(Arena *arena, const Published *all, Slice version)
{
    Published before = { .key = all->key,
                         .version = arena_many(arena, PublishedVersion, all->count) };
    size_t count = all->count;
    if (count && slice_equal(all->version[count - 1].version, version))
        count--;
    for (size_t v = 0; v < count; v++) {
        bool known = false;
        for (size_t k = 0; k < before.count && !known; k++)
            known = published_equal(&before.version[k], &all->version[v]);
        if (!known)
            before.version[before.count++] = all->version[v];
    }
    return before;
}
