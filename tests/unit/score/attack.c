// SPDX-License-Identifier: EUPL-1.2
// An attacker against the suppression plan. She has every cell that is shown, of up to three versions, as if
// it were printed exactly, and knows who is in which department at which time, who came, who went, who moved
// and who answered otherwise. She wins where a combination of shown cells, with any factors, speaks of fewer
// than MIN people, and of at least one.
//
// Nothing here knows how the plan is made: what people answered are columns, one more for a person who
// answered otherwise, shown groups are rows of ones and noughts, and elimination modulo a prime tells which
// combinations there are. (A combination over the rationals with integer
// factors is one modulo the prime; the factors that come up here are small.)
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "score/remainder.h"
#include "score/suppression_plan.h"

enum {
    MIN = 5,
    DEPARTMENTS = 8,
    PEOPLE = 160,
    VERSIONS = 3,
    ROWS = VERSIONS * (2 * DEPARTMENTS + 3),
    NOBODY = -1,
    UNKNOWNS = PEOPLE * VERSIONS,
    COLUMNS = 200
};
static const uint64_t prime = 2147483647;

static uint64_t next(uint64_t *seed)
{
    // splitmix64
    uint64_t z = *seed += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

static int below(uint64_t *seed, int limit)
{
    return (int)(next(seed) % (uint64_t)limit);
}

// One person in one version: not there, without a department, or in one.
typedef struct Person {
    bool known; // in this version or one before
    bool present;
    int department; // NOBODY: without one
    bool scored[PILLARS];
    unsigned score[PILLARS]; // where there is none, any other number that stands for the answers
} Person;

typedef struct Survey {
    int departments;
    int above[DEPARTMENTS]; // NOBODY: at the top
    const char *name[DEPARTMENTS];
    Person person[PEOPLE];
} Survey;

// ---- surveys ----

static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g", "h" };

static void answer(Person *person, uint64_t *seed, int pillar)
{
    person->scored[pillar] = below(seed, pillar + 2) > 0;
    person->score[pillar] =
        person->scored[pillar] ? 840 + (unsigned)below(seed, 2520) : 1 + (unsigned)below(seed, 800);
}

static void fill_department(Survey *survey, uint64_t *seed, int department, int *used)
{
    int kind = below(seed, 6), size = kind < 3   ? below(seed, 9)
                                      : kind < 5 ? below(seed, 16)
                                                 : below(seed, 26);
    for (int i = 0; i < size && *used < PEOPLE * 2 / 3; i++) {
        Person *person = &survey->person[(*used)++];
        person->known = person->present = true;
        person->department = department;
        for (int p = 0; p < PILLARS; p++)
            answer(person, seed, p);
    }
}

static Survey make_survey(uint64_t *seed)
{
    Survey survey = { .departments = below(seed, DEPARTMENTS + 1) };
    int used = 0, levels = below(seed, 3);
    for (int d = 0; d < survey.departments; d++) {
        survey.name[d] = names[d];
        survey.above[d] = levels && d && below(seed, 3) ? below(seed, d) : NOBODY;
        // A department above others often has nobody of its own.
        fill_department(&survey, seed, d, &used);
    }
    for (int d = 0; d < survey.departments; d++)
        for (int i = 0; below(seed, 2) && i < used; i++)
            if (d + 1 < survey.departments && survey.above[d + 1] == d &&
                survey.person[i].department == d)
                survey.person[i].present = below(seed, 4) == 0;
    if (below(seed, 2))
        fill_department(&survey, seed, NOBODY, &used);
    return survey;
}

static void come(Survey *survey, uint64_t *seed, int department, int count)
{
    int used = PEOPLE;
    while (used > 0 && !survey->person[used - 1].known)
        used--;
    for (int i = 0; i < count && used < PEOPLE; i++) {
        Person *person = &survey->person[used++];
        *person = (Person){ .known = true, .present = true, .department = department };
        for (int p = 0; p < PILLARS; p++)
            answer(person, seed, p);
    }
}

// Some people, of one department or of all, do something.
typedef void Act(Survey *survey, uint64_t *seed, Person *person, int goal);

static void leave(Survey *survey, uint64_t *seed, Person *person, int goal)
{
    (void)survey, (void)seed, (void)goal;
    person->present = false;
}

static void move(Survey *survey, uint64_t *seed, Person *person, int goal)
{
    (void)survey, (void)seed;
    person->department = goal;
}

static void correct(Survey *survey, uint64_t *seed, Person *person, int goal)
{
    (void)survey;
    for (int p = 0; p < PILLARS; p++)
        if (goal < 0 || p == goal % PILLARS)
            answer(person, seed, p);
}

static void some(Survey *survey, uint64_t *seed, Act *act, int most)
{
    int from = below(seed, survey->departments + 2) - 1,
        goal = below(seed, survey->departments + 1) - 1;
    int count = below(seed, most + 1), start = below(seed, PEOPLE);
    for (int i = 0; i < PEOPLE && count > 0; i++) {
        Person *person = &survey->person[(start + i) % PEOPLE];
        if (!person->present || (from < survey->departments && person->department != from))
            continue;
        act(survey, seed, person, goal);
        count--;
    }
}

// The next version: people come and go, move, answer otherwise; departments get another name, or lie
// elsewhere.
static Survey later(const Survey *before, uint64_t *seed)
{
    static const char *const renamed[] = { "p", "q", "r", "s", "t", "u", "v", "w" };
    Survey survey = *before;
    for (int d = NOBODY; d < survey.departments; d++)
        if (below(seed, 3) == 0)
            come(&survey, seed, d, below(seed, below(seed, 2) ? 4 : 14));
    if (below(seed, 3) == 0)
        some(&survey, seed, leave, 8);
    if (below(seed, 3) == 0)
        some(&survey, seed, move, below(seed, 2) ? 3 : 30);
    if (below(seed, 4) == 0)
        some(&survey, seed, correct, 8);
    if (below(seed, 12) == 0 && survey.departments) {
        int d = below(seed, survey.departments);
        survey.name[d] = renamed[d];
    }
    if (below(seed, 12) == 0)
        for (int d = 1; d < survey.departments; d++)
            survey.above[d] = below(seed, 3) ? below(seed, d) : NOBODY;
    if (below(seed, 12) == 0)
        for (int i = 0; i < PEOPLE; i++)
            if (survey.person[i].department == survey.departments - 1 && survey.departments)
                survey.person[i].department = below(seed, survey.departments) - 1;
    return survey;
}

// ---- what is shown of them ----

static PrivacyGroup group_of(const Survey *survey, int department)
{
    PrivacyGroup group = { .name = department < 0 ? S("") : slice_of(survey->name[department]) };
    group.above =
        department < 0 || survey->above[department] < 0 ? 0 : (size_t)survey->above[department] + 1;
    for (int i = 0; i < PEOPLE; i++) {
        const Person *person = &survey->person[i];
        if (!person->present || person->department != department)
            continue;
        group.n++;
        for (int p = 0; p < PILLARS; p++)
            group.scored[p] += person->scored[p];
    }
    return group;
}

static bool is_below(const Survey *survey, int department, int above)
{
    for (; department >= 0; department = survey->above[department])
        if (department == above)
            return true;
    return above == NOBODY;
}

typedef bool Members[PEOPLE];

// The people in a department or below it; of NOBODY all.
static void members_of(const Survey *survey, int department, int pillar, Members members)
{
    for (int i = 0; i < PEOPLE; i++) {
        const Person *person = &survey->person[i];
        members[i] = person->present && (pillar < 0 || person->scored[pillar]) &&
                     is_below(survey, person->department, department);
    }
}

static void members_merged(const Survey *survey, const SuppressionPlan *plan, size_t row,
                           int pillar, Members members)
{
    const PrivacyMerged *merged = &plan->merged[row];
    for (int i = 0; i < PEOPLE; i++) {
        const Person *person = &survey->person[i];
        bool own = person->department == (int)merged->above - 1;
        bool inside = person->department >= 0 && plan->merged_in[person->department] == row + 1;
        members[i] = person->present && (pillar < 0 || person->scored[pillar]) &&
                     (inside || (own && merged->with_own));
    }
}

static size_t count_members(const Members members)
{
    size_t count = 0;
    for (int i = 0; i < PEOPLE; i++)
        count += members[i];
    return count;
}

// The row that makes the others add up, as it is printed: who is in none of them. Returns how many rows it
// is.
static size_t remainder_row(Arena *arena, const Survey *survey, const SuppressionPlan *plan,
                            Members row)
{
    Department departments[DEPARTMENTS] = { 0 };
    DepartmentResult result[DEPARTMENTS] = { 0 };
    Results results = { .department = result, .department_count = (size_t)survey->departments };
    results.merged = arena_many(arena, MergedResult, plan->merged_count);
    results.merged_count = plan->merged_count;
    members_of(survey, NOBODY, -1, row);
    results.responded = count_members(row);
    for (int d = 0; d < survey->departments; d++) {
        Members members;
        members_of(survey, d, -1, members);
        departments[d].above = (size_t)(survey->above[d] + 1);
        result[d] =
            (DepartmentResult){ .n = count_members(members), .withheld = plan->department[d] };
        for (int i = 0; i < PEOPLE; i++)
            row[i] = row[i] && (plan->department[d] || !members[i]);
    }
    for (size_t m = 0; m < plan->merged_count; m++) {
        Members members;
        members_merged(survey, plan, m, -1, members);
        results.merged[m].above = plan->merged[m].above;
        results.merged[m].result.n = count_members(members);
        for (int i = 0; i < PEOPLE; i++)
            row[i] = row[i] && !members[i];
    }
    Remainder rest = remainder_of(departments, &results);
    assert_int_equal(rest.people, count_members(row));
    assert_true(rest.people == 0 || rest.people >= MIN);
    for (int i = 0; i < PEOPLE; i++)
        assert_true(!row[i] || rest.with_withheld || survey->person[i].department == NOBODY);
    return rest.people > 0;
}

// Everything that a version shows for one cell (-1: respondents), as rows. Returns how many.
static size_t shown_rows(Arena *arena, const Survey *survey, const SuppressionPlan *plan,
                         int pillar, Members rows[])
{
    size_t count = 0;
    if (plan->refused)
        return 0;
    if (pillar < 0 || !plan->pillar[pillar])
        members_of(survey, NOBODY, pillar, rows[count++]);
    for (int d = 0; d < survey->departments; d++)
        if (!(pillar < 0 ? plan->department[d] : plan->cell[d][pillar]))
            members_of(survey, d, pillar, rows[count++]);
    for (size_t m = 0; m < plan->merged_count; m++)
        if (pillar < 0 || !plan->merged[m].cell[pillar])
            members_merged(survey, plan, m, pillar, rows[count++]);
    if (pillar < 0)
        count += remainder_row(arena, survey, plan, rows[count]);
    return count;
}

// What numbers an export has.
typedef enum Numbers { NUMBERS_KEPT, NUMBERS_NEW, NUMBERS_NONE, NUMBERS_KINDS } Numbers;

static PublishedVersion *people_of(Arena *arena, const Survey *survey, Numbers numbers,
                                   uint64_t *seed)
{
    PublishedVersion *version = arena_one(arena, PublishedVersion);
    version->min_group = MIN;
    version->has_ids = numbers != NUMBERS_NONE;
    version->groups = (size_t)survey->departments + 1;
    version->group = arena_many(arena, PublishedGroup, version->groups);
    version->person = arena_many(arena, PublishedPerson, PEOPLE);
    for (int d = 0; d < survey->departments; d++)
        version->group[d + 1].name = slice_of(survey->name[d]);
    uint64_t shift = numbers == NUMBERS_NEW ? next(seed) % 5 : 0;
    for (size_t i = 0; i < PEOPLE; i++) {
        const Person *person = &survey->person[i];
        if (!person->present)
            continue;
        PublishedPerson *made = &version->person[version->people++];
        made->group = (uint32_t)(person->department + 1);
        made->who = i + 1 + shift;
        for (int p = 0; p < PILLARS; p++) {
            made->contents[p] = (uint16_t)person->score[p];
            made->scored = (uint8_t)(made->scored | person->scored[p] << p);
            if (numbers == NUMBERS_NONE)
                made->who = (p ? made->who : 0) * 31 + person->score[p];
        }
    }
    return version;
}

static SuppressionPlan plan_of(Arena *arena, const Survey *survey, const Published *before,
                               PublishedVersion *now)
{
    PrivacyGroup *groups = arena_many(arena, PrivacyGroup, DEPARTMENTS);
    for (int d = 0; d < survey->departments; d++)
        groups[d] = group_of(survey, d);
    PrivacyGroup without = group_of(survey, NOBODY);
    SuppressionPlan plan = suppression_plan_after(arena, groups, (size_t)survey->departments,
                                                  &without, MIN, before, now);
    for (size_t g = 0; now && g < now->groups && !plan.refused; g++)
        memcpy(now->group[g].residual, plan.residual[g], sizeof plan.residual[g]);
    return plan;
}

// ---- the attack ----

typedef bool Unknowns[UNKNOWNS];

// What is printed of people at a version is about their answers then: those that they first gave at that
// version or one before it. Of the number of respondents answers are no part, and of the whole organisation's
// counts of answers (`all`) those of people without a score are one as well.
static void unknowns_of(const Survey survey[], int version, int pillar, const Members members,
                        Unknowns row)
{
    memset(row, 0, sizeof(Unknowns));
    for (int i = 0; i < PEOPLE; i++) {
        int first = version;
        const Person *now = &survey[version].person[i];
        for (int v = version; v-- > 0;) {
            const Person *then = &survey[v].person[i];
            bool same = pillar < 0 || (then->present && then->score[pillar] == now->score[pillar]);
            first = same ? v : first;
        }
        row[i * VERSIONS + first] = members[i];
    }
}

typedef struct PeopleSet {
    uint64_t bits[(PEOPLE + 63) / 64];
} PeopleSet;

static PeopleSet both(PeopleSet a, PeopleSet b)
{
    for (size_t i = 0; i < sizeof a.bits / sizeof *a.bits; i++)
        a.bits[i] |= b.bits[i];
    return a;
}

static size_t size_of(PeopleSet set)
{
    size_t size = 0;
    for (size_t i = 0; i < sizeof set.bits / sizeof *set.bits; i++)
        size += (size_t)__builtin_popcountll(set.bits[i]);
    return size;
}

// Unknowns that are in the same rows are one column, with the people whose they are.
typedef struct Matrix {
    size_t rows, columns;
    uint64_t cell[ROWS][COLUMNS];
    PeopleSet people[COLUMNS];
} Matrix;

static void make_matrix(Matrix *matrix, Unknowns rows[], size_t count)
{
    matrix->rows = count;
    matrix->columns = 0;
    for (int i = 0; i < UNKNOWNS; i++) {
        bool any = false;
        size_t c = 0;
        for (size_t r = 0; r < count; r++)
            any = any || rows[r][i];
        if (!any)
            continue;
        for (; c < matrix->columns; c++) {
            bool same = true;
            for (size_t r = 0; same && r < count; r++)
                same = matrix->cell[r][c] == rows[r][i];
            if (same)
                break;
        }
        if (c == matrix->columns) {
            assert_true(c < COLUMNS);
            matrix->people[matrix->columns++] = (PeopleSet){ 0 };
            for (size_t r = 0; r < count; r++)
                matrix->cell[r][c] = rows[r][i];
        }
        int person = i / VERSIONS;
        matrix->people[c].bits[person / 64] |= (uint64_t)1 << person % 64;
    }
}

static uint64_t inverse(uint64_t value)
{
    uint64_t result = 1;
    for (uint64_t power = prime - 2; power; power >>= 1, value = value * value % prime)
        if (power & 1)
            result = result * value % prime;
    return result;
}

// Eliminate the columns that are not in `kept`. Rows from the returned number on are the combinations that
// speak of nobody outside it; eliminate those in turn to see whether any speaks of somebody.
static size_t eliminate(Matrix *matrix, size_t from, const bool *kept, bool which)
{
    size_t rank = from;
    for (size_t c = 0; c < matrix->columns; c++) {
        if (kept[c] != which)
            continue;
        size_t pivot = rank;
        while (pivot < matrix->rows && !matrix->cell[pivot][c])
            pivot++;
        if (pivot == matrix->rows)
            continue;
        uint64_t factor = inverse(matrix->cell[pivot][c]);
        for (size_t k = 0; k < matrix->columns; k++) {
            uint64_t swap = matrix->cell[pivot][k];
            matrix->cell[pivot][k] = matrix->cell[rank][k];
            matrix->cell[rank][k] = swap * factor % prime;
        }
        for (size_t r = rank + 1; r < matrix->rows; r++) {
            uint64_t times = matrix->cell[r][c];
            for (size_t k = 0; times && k < matrix->columns; k++)
                matrix->cell[r][k] =
                    (matrix->cell[r][k] + (prime - times) * matrix->cell[rank][k]) % prime;
        }
        rank++;
    }
    return rank;
}

// Is there a combination that speaks of people in these columns only?
static bool speaks_of(const Matrix *matrix, const bool *kept)
{
    Matrix copy = *matrix;
    size_t rank = eliminate(&copy, 0, kept, false);
    return eliminate(&copy, rank, kept, true) > rank;
}

// Any choice of columns with fewer than MIN people together.
static bool wins_within(const Matrix *matrix, bool *kept, size_t from, PeopleSet people)
{
    bool larger = false;
    for (size_t c = from; c < matrix->columns; c++) {
        PeopleSet more = both(people, matrix->people[c]);
        if (size_of(more) >= MIN)
            continue;
        larger = kept[c] = true;
        if (wins_within(matrix, kept, c + 1, more))
            return true;
        kept[c] = false;
    }
    return !larger && size_of(people) && speaks_of(matrix, kept);
}

static bool attack(Unknowns rows[], size_t count)
{
    static Matrix matrix;
    bool kept[COLUMNS] = { false }, any = false;
    make_matrix(&matrix, rows, count);
    for (size_t c = 0; c < matrix.columns; c++)
        any = (kept[c] = size_of(matrix.people[c]) < MIN) || any;
    if (!any || !speaks_of(&matrix, kept))
        return false;
    memset(kept, 0, sizeof kept);
    return wins_within(&matrix, kept, 0, (PeopleSet){ { 0 } });
}

// ---- the tests ----

typedef struct Counts {
    size_t shown, withheld, rows, refused, by_version, later_shown, later_new;
} Counts;

static void count_plan(Counts *counts, const Survey *survey, const SuppressionPlan *plan,
                       const SuppressionPlan *before)
{
    for (int d = 0; d < survey->departments; d++) {
        counts->shown += !plan->department[d];
        counts->withheld += plan->department[d];
        counts->later_shown += before && !plan->department[d];
        counts->later_new += before && !plan->department[d] && before->department[d];
        for (int p = 0; p < PILLARS; p++)
            counts->by_version += plan->why_cell[d][p] == PRIVACY_VERSION;
    }
    counts->rows += plan->merged_count;
    counts->refused += plan->refused;
}

// Everything that all versions show for one cell. Returns how many rows.
static size_t rows_of_cell(Arena *arena, const Survey survey[], const SuppressionPlan plan[],
                           int pillar, Unknowns rows[])
{
    size_t count = 0;
    static Members members[ROWS];
    for (int v = 0; v < VERSIONS; v++) {
        size_t shown = shown_rows(arena, &survey[v], &plan[v], pillar, members);
        for (size_t r = 0; r < shown; r++)
            unknowns_of(survey, v, pillar, members[r], rows[count++]);
    }
    return count;
}

// The counts of every answer of the whole organisation, with those of people who have no score.
static size_t rows_of_answers(const Survey survey[], const SuppressionPlan plan[], int pillar,
                              Unknowns rows[])
{
    size_t count = 0;
    for (int v = 0; v < VERSIONS; v++) {
        Members members;
        members_of(&survey[v], NOBODY, -1, members);
        if (!plan[v].refused && !plan[v].pillar[pillar])
            unknowns_of(survey, v, pillar, members, rows[count++]);
    }
    return count;
}

// Without numbers one who goes and one who comes cannot be told from one who stays and answers otherwise. For
// the number of respondents they are taken for the latter: it does not show that anything happened.
static void check_round(Arena *arena, int round, const Survey survey[],
                        const SuppressionPlan plan[], Numbers numbers)
{
    static Unknowns rows[ROWS];
    for (int pillar = numbers == NUMBERS_KEPT ? -1 : 0; pillar < PILLARS; pillar++)
        if (attack(rows, rows_of_cell(arena, survey, plan, pillar, rows)))
            fail_msg("round %d, pillar %d: a small group comes out", round, pillar);
    for (int pillar = 0; pillar < PILLARS; pillar++)
        if (attack(rows, rows_of_answers(survey, plan, pillar, rows)))
            fail_msg("round %d, pillar %d: a few people's answers come out of the whole", round,
                     pillar);
}

static void check_versions(Numbers numbers, int tables, uint64_t seed)
{
    Counts counts = { 0 };
    for (int round = 0; round < tables; round++) {
        Arena *arena = arena_new();
        Survey survey[VERSIONS];
        SuppressionPlan plan[VERSIONS];
        PublishedVersion shown[VERSIONS];
        Published before = { .version = shown };
        const SuppressionPlan *last = NULL;
        for (int v = 0; v < VERSIONS; v++) {
            survey[v] = v ? later(&survey[v - 1], &seed) : make_survey(&seed);
            PublishedVersion *now = people_of(arena, &survey[v], numbers, &seed);
            plan[v] = plan_of(arena, &survey[v], &before, now);
            count_plan(&counts, &survey[v], &plan[v], last);
            if (plan[v].refused)
                continue;
            shown[before.count++] = *now;
            last = &plan[v];
        }
        check_round(arena, round, survey, plan, numbers);
        arena_free(arena);
    }
    print_message("numbers %d: shown %zu, withheld %zu, rows of several %zu, refused %zu, withheld "
                  "for a version %zu, "
                  "shown after a version %zu, of which new %zu\n",
                  (int)numbers, counts.shown, counts.withheld, counts.rows, counts.refused,
                  counts.by_version, counts.later_shown, counts.later_new);
    size_t least = (size_t)tables;
    assert_true(counts.shown > least && counts.rows > least / 10 && counts.by_version > least / 10);
    assert_true(counts.later_shown > least / 4 && counts.later_new > least / 500);
}

static void test_versions(void **state)
{
    (void)state;
    check_versions(NUMBERS_KEPT, 2000, 31);
}

static void test_versions_numbered_anew(void **state)
{
    (void)state;
    check_versions(NUMBERS_NEW, 1000, 32);
}

static void test_versions_without_numbers(void **state)
{
    (void)state;
    check_versions(NUMBERS_NONE, 1000, 33);
}

// The attacker is no straw man: she wins against showing everything that is large enough by itself.
static void test_attacker_wins_without_a_plan(void **state)
{
    (void)state;
    uint64_t seed = 4;
    int won = 0;
    static Unknowns rows[ROWS];
    for (int round = 0; round < 500; round++) {
        Survey survey = make_survey(&seed);
        size_t count = 0;
        for (int d = NOBODY; d < survey.departments; d++) {
            Members members;
            members_of(&survey, d, -1, members);
            if (count_members(members) >= MIN)
                unknowns_of(&survey, 0, -1, members, rows[count++]);
        }
        won += attack(rows, count);
    }
    assert_true(won > 100);
}

// ---- the optimum ----

enum { SMALL_TABLE = 6 };

// Is this choice of hidden departments safe? By the definition: of what is shown, no difference between a
// group and those shown below it is a small group.
static bool is_safe(const Survey *survey, const uint64_t own[], unsigned hidden)
{
    for (int g = NOBODY; g < survey->departments; g++) {
        if (g >= 0 && (hidden >> g & 1))
            continue;
        uint64_t residual = 0, all = 0;
        for (int d = NOBODY; d < survey->departments; d++) {
            if (!is_below(survey, d, g))
                continue;
            int nearest = d;
            while (nearest >= 0 && (hidden >> nearest & 1))
                nearest = survey->above[nearest];
            residual += nearest == g ? own[d + 1] : 0;
            all += own[d + 1];
        }
        if ((residual > 0 && residual < MIN) || (g >= 0 && all < MIN))
            return false;
    }
    return true;
}

static int bits(unsigned set)
{
    return __builtin_popcount(set);
}

// The least number of cells that any choice for all seven cells withholds.
static int optimum(const Survey *survey, uint64_t own[1 + PILLARS][SMALL_TABLE + 1])
{
    unsigned all = (1u << survey->departments) - 1;
    int best = (1 + PILLARS) * survey->departments;
    for (unsigned whole = 0; whole <= all; whole++) {
        if (!is_safe(survey, own[0], whole))
            continue;
        int cells = bits(whole);
        for (int f = 1; f <= PILLARS && cells < best; f++) {
            int least = survey->departments;
            for (unsigned hidden = whole; hidden <= all; hidden = (hidden + 1) | whole)
                if (bits(hidden) < least && is_safe(survey, own[f], hidden))
                    least = bits(hidden);
            cells += least;
        }
        best = cells < best ? cells : best;
    }
    return best;
}

static void test_optimum(void **state)
{
    (void)state;
    uint64_t seed = 77;
    int tables = 0, apart = 0;
    double worst = 1, sum = 0;
    while (tables < 2000) {
        Arena *arena = arena_new();
        Survey survey = make_survey(&seed);
        SuppressionPlan plan = plan_of(arena, &survey, NULL, NULL);
        bool withheld_pillar = false;
        for (int p = 0; p < PILLARS; p++)
            withheld_pillar = withheld_pillar || plan.pillar[p];
        if (!plan.refused && !withheld_pillar && survey.departments > 1 &&
            survey.departments <= SMALL_TABLE) {
            uint64_t own[1 + PILLARS][SMALL_TABLE + 1];
            int cells = 0;
            for (int d = NOBODY; d < survey.departments; d++) {
                PrivacyGroup group = group_of(&survey, d);
                own[0][d + 1] = group.n;
                for (int p = 0; p < PILLARS; p++)
                    own[1 + p][d + 1] = group.scored[p];
            }
            for (int d = 0; d < survey.departments; d++) {
                cells += plan.department[d];
                for (int p = 0; p < PILLARS; p++)
                    cells += plan.cell[d][p];
            }
            int best = optimum(&survey, own);
            assert_true(cells >= best);
            double ratio = best ? (double)cells / best : 1;
            assert_true(best || !cells);
            worst = ratio > worst ? ratio : worst;
            sum += ratio;
            apart += cells > best;
            tables++;
        }
        arena_free(arena);
    }
    print_message(
        "withheld beside the optimum, %d tables: mean %.5f, most %.3f, not the optimum in %d\n",
        tables, sum / tables, worst, apart);
    assert_true(worst <= 1.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_versions),
        cmocka_unit_test(test_versions_numbered_anew),
        cmocka_unit_test(test_versions_without_numbers),
        cmocka_unit_test(test_attacker_wins_without_a_plan),
        cmocka_unit_test(test_optimum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
