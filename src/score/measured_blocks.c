// SPDX-License-Identifier: EUPL-1.2
#include "score/measured_blocks.h"

#include <stdlib.h>
#include <string.h>

#include "score/joint.h"

// Rows of one measurement in blocks of which the sums are known, as far as they answered the questions asked.
typedef struct Partition {
    size_t of;       // measurement
    bool whole;      // one block
    bool exact;      // a figure tells of these questions alone
    uint32_t *block; // by row; COURSE_NOT: in none
    size_t blocks;
} Partition;

// What it is asked of: questions of the last measurement; none: how many respondents there are.
typedef struct Asking {
    Arena *scratch;
    const MeasuredBlocks *all;
    const uint32_t *question;
    size_t questions;
    Partition *partition; // the last is that of the figure
    size_t count;
} Asking;

// When a mark counts as the same in two measurements.
typedef enum Sameness { SAME_MARK, SAME_MARK_OR_TEXT, SAME_MARK_AND_WEIGHT, SAMENESSES } Sameness;

MeasuredBlocks measured_blocks(Arena *arena, const PublishedMeasurement *const *measurement,
                               const Slice *version, const uint64_t *min_group, size_t count)
{
    MeasuredBlocks blocks = { .measurement = measurement,
                              .version = version,
                              .min_group = min_group,
                              .count = count,
                              .people = measured_people(arena, measurement, count),
                              .column = arena_many(arena, uint32_t *, count),
                              .related = arena_many(arena, bool, count) };
    for (size_t i = 0; i < blocks.people.count; i++) {
        const uint32_t *row = blocks.people.row + i * count;
        for (size_t m = 0; m + 1 < count; m++)
            blocks.related[m] = blocks.related[m] || (row[m] && row[count - 1]);
    }
    for (size_t m = 0; m < count; m++)
        blocks.column[m] = measured_columns(arena, measurement[count - 1], measurement[m]);
    return blocks;
}

// ---- blocks ----

// That question of the last measurement, in another.
static PublishedCell cell_in(const MeasuredBlocks *all, size_t of, size_t row, uint32_t question)
{
    uint32_t column = all->column[of][question];
    return column == NOT_ASKED_THERE ? (PublishedCell){ 0, 0 }
                                     : published_row(all->measurement[of], row)[column];
}

static bool is_asked(const Asking *asking, size_t of, size_t row)
{
    bool any = asking->questions == 0;
    for (size_t i = 0; i < asking->questions && !any; i++)
        any = cell_in(asking->all, of, row, asking->question[i]).mark != 0;
    return any;
}

static uint32_t block_of(const PublishedMeasurement *measurement, const PublishedFigure *figure,
                         size_t row)
{
    const PublishedCell *cell = published_row(measurement, row);
    uint32_t value, block = 0;
    switch (figure->kind) {
    case FIGURE_COMPLETE:
        for (size_t i = 0; i < figure->questions; i++)
            block = cell[figure->question[i]].mark ? block : 1;
        return block;
    case FIGURE_GROUPS:
        value = cell[measurement->questions + figure->trait].mark;
        return value && figure->shown[value - 1] ? value : 0;
    default: return 0;
    }
}

static size_t blocks_of(const PublishedMeasurement *measurement, const PublishedFigure *figure)
{
    return figure->kind == FIGURE_GROUPS     ? measurement->trait[figure->trait].values + 1
           : figure->kind == FIGURE_COMPLETE ? 2
                                             : 1;
}

// Where the figure is of other questions as well, it hides what few answered in a block.
static void drop_few(Partition *partition, Arena *scratch, size_t rows, uint64_t least)
{
    uint64_t *people = arena_many(scratch, uint64_t, partition->blocks);
    for (size_t row = 0; row < rows; row++)
        if (partition->block[row] != COURSE_NOT)
            people[partition->block[row]]++;
    for (size_t row = 0; row < rows; row++)
        if (partition->block[row] != COURSE_NOT && people[partition->block[row]] < least)
            partition->block[row] = COURSE_NOT;
}

static void add_partition(Asking *asking, size_t of, const PublishedFigure *figure, bool exact)
{
    const PublishedMeasurement *measurement = asking->all->measurement[of];
    Partition *partition = &asking->partition[asking->count++];
    *partition = (Partition){ .of = of,
                              .whole = figure->kind == FIGURE_WHOLE,
                              .exact = exact,
                              .block = arena_many(asking->scratch, uint32_t, measurement->rows),
                              .blocks = blocks_of(measurement, figure) };
    for (size_t row = 0; row < measurement->rows; row++)
        partition->block[row] =
            is_asked(asking, of, row) ? block_of(measurement, figure, row) : COURSE_NOT;
    if (!exact && !partition->whole)
        drop_few(partition, asking->scratch, measurement->rows, asking->all->min_group[of]);
}

// How many of the questions asked a figure is of.
static size_t questions_in(const Asking *asking, size_t of, const PublishedFigure *figure)
{
    size_t count = 0;
    for (size_t i = 0; i < asking->questions; i++)
        for (size_t k = 0; k < figure->questions; k++)
            count += asking->all->column[of][asking->question[i]] == figure->question[k];
    return count;
}

// All that a measurement shows of what is asked: first the whole, which any figure tells of.
static void add_partitions(Asking *asking, size_t of)
{
    static const PublishedFigure whole = { .kind = FIGURE_WHOLE };
    const PublishedMeasurement *measurement = asking->all->measurement[of];
    Partition *all = NULL;
    for (size_t i = 0; i < measurement->figures; i++) {
        const PublishedFigure *figure = &measurement->figure[i];
        size_t shared = questions_in(asking, of, figure);
        bool exact = shared == asking->questions && shared == figure->questions;
        if (asking->questions ? shared == 0 : figure->questions > 0)
            continue;
        if (!all) {
            all = &asking->partition[asking->count];
            add_partition(asking, of, &whole, false);
        }
        if (figure->kind == FIGURE_WHOLE)
            all->exact = all->exact || exact;
        else
            add_partition(asking, of, figure, exact);
    }
}

// ---- the same person in two of them ----

static uint32_t row_in(const Asking *asking, size_t person, size_t partition)
{
    const MeasuredPeople *people = &asking->all->people;
    return people->row[person * people->measurements + asking->partition[partition].of];
}

static uint32_t block_in(const Asking *asking, size_t person, size_t partition)
{
    uint32_t row = row_in(asking, person, partition);
    return row ? asking->partition[partition].block[row - 1] : COURSE_NOT;
}

static bool same_weight(const Asking *asking, size_t a, size_t b, const uint32_t row[2])
{
    const PublishedMeasurement *one = asking->all->measurement[asking->partition[a].of],
                               *other = asking->all->measurement[asking->partition[b].of];
    PublishedCell left = published_row(one, row[0])[published_cells(one) - 1],
                  right = published_row(other, row[1])[published_cells(other) - 1];
    return left.written == right.written && left.mark == right.mark;
}

// Of somebody who is in blocks of both.
static bool same_marks(const Asking *asking, size_t person, size_t a, size_t b, Sameness sameness)
{
    const MeasuredBlocks *all = asking->all;
    size_t one = asking->partition[a].of, other = asking->partition[b].of;
    const uint32_t row[] = { row_in(asking, person, a) - 1, row_in(asking, person, b) - 1 };
    for (size_t i = 0; i < asking->questions; i++) {
        uint32_t question = asking->question[i];
        if (all->column[one][question] == NOT_ASKED_THERE ||
            all->column[other][question] == NOT_ASKED_THERE)
            continue;
        PublishedCell left = cell_in(all, one, row[0], question),
                      right = cell_in(all, other, row[1], question);
        bool by_text = sameness == SAME_MARK_OR_TEXT && left.mark && right.mark &&
                       left.written == right.written;
        if (left.mark != right.mark && !by_text)
            return false;
    }
    return sameness != SAME_MARK_AND_WEIGHT || asking->questions == 0 ||
           same_weight(asking, a, b, row);
}

// ---- nothing new ----

// Does the figure show the same blocks of the same rows with the same marks?
static bool is_same(const Asking *asking, size_t partition)
{
    size_t last = asking->count - 1;
    const Partition *old = &asking->partition[partition], *new = &asking->partition[last];
    uint32_t *to = arena_many(asking->scratch, uint32_t, old->blocks),
             *from = arena_many(asking->scratch, uint32_t, new->blocks);
    for (size_t i = 0; i < asking->all->people.count; i++) {
        uint32_t one = block_in(asking, i, partition), other = block_in(asking, i, last);
        if (one == COURSE_NOT && other == COURSE_NOT)
            continue;
        if (one == COURSE_NOT || other == COURSE_NOT ||
            !same_marks(asking, i, partition, last, SAME_MARK_AND_WEIGHT))
            return false;
        to[one] = to[one] ? to[one] : other + 1;
        from[other] = from[other] ? from[other] : one + 1;
        if (to[one] != other + 1 || from[other] != one + 1)
            return false;
    }
    return true;
}

// ---- what differs ----

static bool is_few(uint64_t people, uint64_t least)
{
    return people > 0 && people < least;
}

// Few who came, or few who went, with those whose marks are others.
static bool differs_by_few(const Asking *asking, size_t partition, Sameness sameness,
                           uint64_t least)
{
    size_t last = asking->count - 1;
    uint64_t come = 0, gone = 0;
    for (size_t i = 0; i < asking->all->people.count; i++) {
        bool was = block_in(asking, i, partition) != COURSE_NOT,
             is = block_in(asking, i, last) != COURSE_NOT,
             same = was && is && same_marks(asking, i, partition, last, sameness);
        come += is && !same;
        gone += was && !same;
    }
    return is_few(come, least) || is_few(gone, least);
}

static int by_steps(const void *left, const void *right, void *size)
{
    return memcmp(left, right, *(const size_t *)size);
}

// People in the same blocks of all partitions, with changes at the same ones.
static Courses courses_of(const Asking *asking, Sameness sameness)
{
    size_t versions = asking->count, people = asking->all->people.count, found = 0,
           size = versions * sizeof(CourseStep);
    Courses courses = { .versions = versions,
                        .people = arena_many(asking->scratch, uint64_t, people),
                        .step = arena_many(asking->scratch, CourseStep, people * versions),
                        .sure = true };
    for (size_t i = 0; i < people; i++) {
        CourseStep *step = &courses.step[found * versions];
        bool any = false;
        for (size_t v = 0; v < versions; v++) {
            step[v] = (CourseStep){ block_in(asking, i, v), (uint32_t)v };
            any = any || step[v].group != COURSE_NOT;
            for (size_t u = v; u-- > 0 && step[v].group != COURSE_NOT;)
                if (step[u].group != COURSE_NOT && same_marks(asking, i, u, v, sameness))
                    step[v].answers = step[u].answers;
        }
        found += any;
    }
    qsort_r(courses.step, found, size, by_steps, &size);
    for (size_t i = 0; i < found; i++) {
        CourseStep *step = &courses.step[i * versions];
        bool same = i && memcmp(step, &courses.step[(courses.count - 1) * versions], size) == 0;
        if (!same)
            memmove(&courses.step[courses.count++ * versions], step, size);
        courses.people[courses.count - 1]++;
    }
    return courses;
}

static bool tells_of_few(const Asking *asking, Sameness sameness, uint64_t least)
{
    Courses courses = courses_of(asking, sameness);
    const uint32_t **residual = arena_many(asking->scratch, const uint32_t *, asking->count);
    size_t *residuals = arena_many(asking->scratch, size_t, asking->count);
    for (size_t v = 0; v < asking->count; v++) {
        size_t blocks = asking->partition[v].blocks;
        uint32_t *itself = arena_many(asking->scratch, uint32_t, blocks);
        for (size_t b = 0; b < blocks; b++)
            itself[b] = (uint32_t)b;
        residual[v] = itself;
        residuals[v] = blocks;
    }
    bool *about = arena_many(asking->scratch, bool, residuals[asking->count - 1]);
    return joint_find(&courses, residual, residuals, least, about) != JOINT_SAFE;
}

// ---- one figure ----

typedef struct Questions {
    const uint32_t *number;
    size_t count;
} Questions;

static Questions all_of(const PublishedFigure *figure)
{
    return (Questions){ figure->question, figure->questions };
}

// Of these questions of the figure: it, and what the measurements show that `asked` says.
static Asking asking_of(Arena *scratch, const MeasuredBlocks *all, const PublishedFigure *figure,
                        Questions questions, const bool *asked, size_t *others)
{
    size_t room = 1, last = all->count - 1;
    for (size_t m = 0; m < all->count; m++)
        room += all->measurement[m]->figures + 1;
    Asking asking = {
        scratch, all, questions.number, questions.count, arena_many(scratch, Partition, room), 0
    };
    for (size_t m = 0; m < last; m++)
        if (asked[m])
            add_partitions(&asking, m);
    *others = asking.count;
    if (asking.count && figure->kind == FIGURE_GROUPS)
        add_partitions(&asking, last);
    add_partition(&asking, last, figure, questions.count == figure->questions);
    return asking;
}

static bool is_known(const MeasuredBlocks *all, const PublishedFigure *figure)
{
    Arena *scratch = arena_new();
    size_t others;
    bool known = false;
    Asking asking = asking_of(scratch, all, figure, all_of(figure), all->related, &others);
    for (size_t p = 0; p < others && !known; p++)
        known = asking.partition[p].exact && is_same(&asking, p);
    arena_free(scratch);
    return known;
}

static bool any_weighted(const MeasuredBlocks *all)
{
    bool any = false;
    for (size_t m = 0; m < all->count; m++)
        any = any || all->measurement[m]->weighted;
    return any;
}

static bool is_safe_for(const MeasuredBlocks *all, const PublishedFigure *figure,
                        Questions questions, const bool *asked, uint64_t least)
{
    Arena *scratch = arena_new();
    size_t others;
    Asking asking = asking_of(scratch, all, figure, questions, asked, &others);
    Sameness end = any_weighted(all) ? SAMENESSES : SAME_MARK_AND_WEIGHT;
    bool safe = true;
    for (Sameness sameness = SAME_MARK; sameness < end && others && safe; sameness++) {
        for (size_t p = 0; p < others && figure->kind == FIGURE_WHOLE && safe; p++)
            safe = !asking.partition[p].whole || !differs_by_few(&asking, p, sameness, least);
        safe = safe && !tells_of_few(&asking, sameness, least);
    }
    arena_free(scratch);
    return safe;
}

// Of all its questions together, and of each: the means of several have other factors in every group, which
// may leave one question alone.
static bool is_safe_beside(const MeasuredBlocks *all, const PublishedFigure *figure,
                           const bool *asked, uint64_t least)
{
    bool safe = is_safe_for(all, figure, all_of(figure), asked, least);
    for (size_t i = 0; i < figure->questions && figure->questions > 1 && safe; i++)
        safe = is_safe_for(all, figure, (Questions){ &figure->question[i], 1 }, asked, least);
    return safe;
}

// A smaller min_group than today's has promised no more than that.
bool blocks_are_safe(const MeasuredBlocks *all, const PublishedFigure *figure, size_t *against)
{
    size_t last = all->count - 1, related = 0;
    uint64_t least = all->min_group[last], lowest = least;
    for (size_t m = 0; m < last; m++)
        related += all->related[m];
    if (related == 0 || is_known(all, figure))
        return true;
    Arena *scratch = arena_new();
    bool *asked = arena_many(scratch, bool, all->count), safe = true;
    for (size_t m = 0; m < last && safe; m++) {
        if (!all->related[m])
            continue;
        *against = m;
        lowest = all->min_group[m] < lowest ? all->min_group[m] : lowest;
        asked[m] = true;
        safe = is_safe_beside(all, figure, asked, least);
        asked[m] = false;
    }
    if (safe && related > 1)
        safe = is_safe_beside(all, figure, all->related, lowest);
    arena_free(scratch);
    return safe;
}
