// SPDX-License-Identifier: EUPL-1.2
#include "facts/department_page.h"

#include <stdlib.h>

#include "model/pillar.h"

static ComparedPillar compared_pillar(const DepartmentCell *cell, const PillarFacts *whole)
{
    return (ComparedPillar){
        .name = cell->name,
        .withheld = cell->withheld,
        .score = cell->score,
        .phase = cell->phase,
        .is_higher = cell->is_higher,
        .is_lower = cell->is_lower,
        .whole = whole->score,
        .interval = whole->interval,
        .change = cell->change,
    };
}

static ComparedQuestion compared_question(const Facts *facts, const DepartmentFacts *department,
                                          int item)
{
    const PillarFacts *pillar = &facts->pillars[item / QUESTIONS];
    const QuestionFacts *question = &pillar->questions[item % QUESTIONS];
    return (ComparedQuestion){ question->id, question->text, pillar->name,
                               department->questions[item].mean, question->mean };
}

typedef struct Ranked {
    int item;
    Fraction mean;
} Ranked;

static int by_mean(const void *left, const void *right)
{
    const Ranked *a = left, *b = right;
    int order = fraction_compare(b->mean, a->mean);
    return order ? order : a->item - b->item;
}

static void add_questions(const Facts *facts, const DepartmentFacts *department,
                          DepartmentPage *page)
{
    Ranked ranked[ITEMS];
    size_t count = 0;
    for (int i = 0; department->questions && i < ITEMS; i++)
        if (department->questions[i].mean.state == VALUE_KNOWN)
            ranked[count++] = (Ranked){ i, department->questions[i].mean.number };
    qsort(ranked, count, sizeof *ranked, by_mean);
    size_t most = count / 2 < COMPARED_MOST ? count / 2 : COMPARED_MOST;
    for (size_t i = 0; i < most; i++) {
        page->strongest[i] = compared_question(facts, department, ranked[i].item);
        page->weakest[i] = compared_question(facts, department, ranked[count - 1 - i].item);
    }
    page->strongest_list = page->strongest;
    page->weakest_list = page->weakest;
    page->strongest_count = page->weakest_count = most;
    page->has_questions = most > 0;
}

const DepartmentPage *facts_department_page(Arena *arena, const Facts *facts, size_t place)
{
    const DepartmentFacts *department = &facts->departments.items[place];
    DepartmentPage *page = arena_one(arena, DepartmentPage);
    *page = (DepartmentPage){
        .name = department->name,
        .n = department->n,
        .rate = department->rate,
        .mean = department->mean,
    };
    for (int p = 0; p < PILLARS; p++) {
        page->pillars[p] = compared_pillar(&department->pillars[p], &facts->pillars[p]);
        page->is_clear = page->is_clear || page->pillars[p].is_higher || page->pillars[p].is_lower;
    }
    add_questions(facts, department, page);
    const ActionList *open = &facts->roadmap.open;
    const ActionFacts **owned = arena_many(arena, const ActionFacts *, open->count);
    Slice name = text_key(arena, page->name);
    for (size_t i = 0; i < open->count; i++)
        if (slice_equal(text_key(arena, open->items[i]->owner), name))
            owned[page->action_count++] = open->items[i];
    page->actions = owned;
    page->has_actions = page->action_count > 0;
    return page;
}
