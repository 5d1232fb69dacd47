// SPDX-License-Identifier: EUPL-1.2
#include "score/versions.h"

#include "score/joint.h"

// What every version shows of the people of these courses.
typedef struct ShownByVersion {
    const Versions *versions;
    const Courses *courses;
    const uint32_t **residual; // by version, by group
    size_t *residuals;         // by version
} ShownByVersion;

// ---- two versions ----

enum { LINE = 2, SIDE = 1 };

static size_t add_lines(CutEdge *edge, const CourseStep *old, const CourseStep *new,
                        uint64_t people, uint32_t one, uint32_t other, uint32_t outside)
{
    bool was = old->group != COURSE_NOT, is = new->group != COURSE_NOT;
    bool corrected = was && is && old->answers != new->answers;
    if (!was && !is)
        return 0;
    edge[0] = (CutEdge){ one, other, people * (corrected ? SIDE : LINE) };
    if (!corrected)
        return 1;
    edge[1] = (CutEdge){ one, outside, people * SIDE };
    edge[2] = (CutEdge){ other, outside, people * SIDE };
    return 3;
}

static bool fault_of_two(Arena *arena, const ShownByVersion *showing, size_t version,
                         VersionFault *fault)
{
    const Courses *courses = showing->courses;
    size_t last = courses->versions - 1, edges = 0, residuals = showing->residuals[last];
    size_t nodes = residuals + showing->residuals[version] + 1;
    uint32_t outside = (uint32_t)nodes - 1;
    CutEdge *edge = arena_many(arena, CutEdge, 3 * courses->count);
    for (size_t c = 0; c < courses->count; c++) {
        const CourseStep *step = &courses->step[c * courses->versions];
        const CourseStep *old = &step[version], *new = &step[last];
        uint32_t one = old->group == COURSE_NOT
                           ? outside
                           : (uint32_t)residuals + showing->residual[version][old->group];
        uint32_t other = new->group == COURSE_NOT ? outside : showing->residual[last][new->group];
        edges += add_lines(&edge[edges], old, new, courses->people[c], one, other, outside);
    }
    fault->version = version;
    fault->residuals = showing->residuals[version];
    // A cut of so many lines has as many people in it as a group needs.
    uint64_t min_group = showing->versions->min_group, unsure = courses->unsure[version];
    fault->least = LINE * (unsure < min_group ? min_group + unsure : 2 * min_group - 1);
    return cut_find(arena, nodes, edge, edges, outside, fault->least, &fault->cut);
}

// ---- all of them ----

// A smaller min_group than today's has promised no more than that.
static bool fault_of_all(Arena *arena, const ShownByVersion *showing, VersionFault *fault)
{
    const Versions *versions = showing->versions;
    size_t last = versions->count - 1;
    uint64_t least = versions->min_group;
    for (size_t v = 0; v < last; v++)
        least = versions->version[v]->min_group < least ? versions->version[v]->min_group : least;
    fault->version = last - 1;
    fault->together = true;
    fault->about = arena_many(arena, bool, showing->residuals[last]);
    return joint_find(showing->courses, showing->residual, showing->residuals, least,
                      fault->about) != JOINT_SAFE;
}

static bool find_fault(Arena *arena, const ShownByVersion *showing, VersionFault *fault)
{
    size_t last = showing->versions->count - 1;
    *fault = (VersionFault){ 0 };
    for (size_t v = 0; v < last; v++)
        if (showing->residuals[v] > 0 && fault_of_two(arena, showing, v, fault))
            return true;
    return last > 1 && fault_of_all(arena, showing, fault);
}

static ShownByVersion showing_of(Arena *arena, const Versions *versions, int cell)
{
    const Courses *courses = &versions->courses[cell];
    ShownByVersion showing = { versions, courses,
                               arena_many(arena, const uint32_t *, versions->count),
                               arena_many(arena, size_t, versions->count) };
    for (size_t v = 0; v + 1 < versions->count; v++) {
        const PublishedVersion *version = versions->version[v];
        uint32_t *residual = arena_many(arena, uint32_t, version->groups);
        for (size_t g = 0; g < version->groups; g++) {
            residual[g] = version->group[g].residual[cell];
            if (residual[g] != RESIDUAL_NONE && residual[g] >= showing.residuals[v])
                showing.residuals[v] = residual[g] + 1; // more than the highest number
        }
        showing.residual[v] = residual;
    }
    return showing;
}

bool versions_fault(Arena *arena, const Versions *versions, int cell, const uint32_t *residual,
                    size_t residuals, VersionFault *fault)
{
    ShownByVersion showing = showing_of(arena, versions, cell);
    showing.residual[versions->count - 1] = residual;
    showing.residuals[versions->count - 1] = residuals;
    return find_fault(arena, &showing, fault);
}

// How many answer sheets are only in the last of two versions, and how many only in the first.
typedef struct Sheets {
    uint64_t come, gone;
} Sheets;

static Sheets sheets_that_differ(const Courses *courses, size_t version)
{
    Sheets sheets = { 0, 0 };
    for (size_t c = 0; c < courses->count; c++) {
        const CourseStep *step = &courses->step[c * courses->versions];
        const CourseStep *old = &step[version], *new = &step[courses->versions - 1];
        bool was = old->group != COURSE_NOT, is = new->group != COURSE_NOT;
        bool same = was && is && old->answers == new->answers;
        sheets.come += is && !same ? courses->people[c] : 0;
        sheets.gone += was && !same ? courses->people[c] : 0;
    }
    return sheets;
}

static bool is_few(uint64_t people, uint64_t min_group)
{
    return people > 0 && people < min_group;
}

bool versions_fault_of_whole(Arena *arena, const Versions *versions, int cell, size_t *version)
{
    size_t groups = versions->version[versions->count - 1]->groups;
    const uint32_t *one = arena_many(arena, uint32_t, groups); // all in residual 0
    VersionFault fault;
    bool found = versions_fault(arena, versions, cell, one, 1, &fault);
    if (!found && cell != CELL_RESPONDENTS) {
        static const uint32_t nobody = RESIDUAL_NONE;
        ShownByVersion showing = showing_of(arena, versions, cell);
        showing.courses = &versions->answers[cell - 1];
        for (size_t v = 0; v < versions->count; v++) {
            bool shows = v + 1 == versions->count || showing.residuals[v] > 0;
            showing.residual[v] = shows ? one : &nobody;
            showing.residuals[v] = shows;
        }
        found = find_fault(arena, &showing, &fault);
        for (size_t v = 0; v + 1 < versions->count && !found; v++) {
            Sheets sheets = sheets_that_differ(showing.courses, v);
            fault.version = v;
            found = showing.residuals[v] > 0 && (is_few(sheets.come, versions->min_group) ||
                                                 is_few(sheets.gone, versions->min_group));
        }
    }
    *version = fault.version;
    return found;
}

// ---- few who left something open ----

static uint64_t people_at(const Courses *courses, size_t version)
{
    uint64_t people = 0;
    for (size_t c = 0; c < courses->count; c++)
        people += courses->step[c * courses->versions + version].group != COURSE_NOT
                      ? courses->people[c]
                      : 0;
    return people;
}

static bool *few_left_open(Arena *arena, const Versions *versions, const Courses *open, int cell)
{
    size_t last = versions->count - 1;
    bool *few = arena_many(arena, bool, last);
    for (size_t v = 0; v < last; v++) {
        const PublishedVersion *version = versions->version[v];
        uint64_t least =
            version->min_group > versions->min_group ? version->min_group : versions->min_group;
        Sheets sheets = sheets_that_differ(open, v);
        few[v] = version->group[0].residual[cell] != RESIDUAL_NONE &&
                 (is_few(people_at(open, v), least) || is_few(people_at(open, last), least) ||
                  is_few(sheets.come, least) || is_few(sheets.gone, least));
    }
    return few;
}

FewOpen versions_few_open(const Versions *versions, int pillar, uint64_t *mark, size_t count,
                          size_t *version)
{
    FewOpen found = FEW_OPEN_NOT;
    for (size_t v = 0; v + 1 < versions->count; v++) {
        if (!versions->few_open[pillar][v] ||
            reprints_all(&versions->reprints[pillar], v, mark, count))
            continue;
        FewOpen here = versions->version[v]->counted >> pillar & 1 ? FEW_OPEN_COUNTED : FEW_OPEN;
        *version = here > found ? v : *version;
        found = here > found ? here : found;
    }
    return found;
}

// ---- all that is asked of them ----

Versions *versions_make(Arena *arena, const Published *before, const PublishedVersion *now,
                        uint64_t min_group)
{
    Versions *versions = arena_one(arena, Versions);
    const PublishedVersion **all = arena_many(arena, const PublishedVersion *, before->count + 1);
    for (size_t v = 0; v < before->count; v++)
        all[v] = &before->version[v];
    all[before->count] = now;
    *versions = (Versions){ .version = all, .count = before->count + 1, .min_group = min_group };
    Arena *scratch = arena_new();
    Linkage linkage = linkage_make(scratch, all, versions->count);
    Linkage alone = linkage; // who came in another's place may write as well
    alone.by_number = true;
    versions->members =
        courses_make(arena, &alone, (CourseTopic){ .cell = CELL_RESPONDENTS, .everybody = true });
    for (int f = 0; f < CELLS; f++)
        versions->courses[f] = courses_make(arena, &linkage, (CourseTopic){ .cell = f });
    for (int p = 0; p < PILLARS; p++) {
        int cell = 1 + p;
        Courses open = courses_make(scratch, &linkage, (CourseTopic){ .cell = cell, .open = true });
        versions->answers[p] =
            courses_make(arena, &linkage, (CourseTopic){ .cell = cell, .everybody = true });
        versions->reprints[p] = reprints_make(arena, &versions->courses[cell], all, cell);
        versions->few_open[p] = few_left_open(arena, versions, &open, cell);
    }
    arena_free(scratch);
    return versions;
}
