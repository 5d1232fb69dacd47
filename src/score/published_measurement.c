// SPDX-License-Identifier: EUPL-1.2
#include "score/published_measurement.h"

#include <stdlib.h>
#include <string.h>

size_t published_cells(const PublishedMeasurement *measurement)
{
    return measurement->questions + measurement->traits + 1;
}

const PublishedCell *published_row(const PublishedMeasurement *measurement, size_t row)
{
    return &measurement->cell[row * published_cells(measurement)];
}

// ---- one row ----

// Never 0, which stands for no mark. Of its question it says nothing, which may be called otherwise later.
static uint16_t tag_of(SipKey key, uint64_t kind, uint64_t value)
{
    enum { TAG = 48 }; // bits that are left out
    const uint64_t input[] = { kind, value };
    uint16_t tag = (uint16_t)(siphash(key, input, 2) >> TAG);
    return tag ? tag : 1;
}

// The same weight has the same tag, however many decimals the others have.
static uint32_t weight_tag(SipKey key, const Measurement *measurement, size_t row)
{
    int64_t digits = measurement->weight ? measurement->weight[row] : 1;
    int decimals = measurement->weight ? measurement->weight_decimals : 0;
    for (; decimals && digits % 10 == 0; decimals--)
        digits /= 10;
    const uint64_t input[] = { (uint64_t)digits, (uint64_t)decimals, 0 };
    return (uint32_t)siphash(key, input, 3);
}

static bool is_answered(const Measurement *measurement, size_t row)
{
    for (size_t q = 0; q < measurement->question_count; q++)
        if (measurement->question[q].mark[row] >= 0)
            return true;
    return false;
}

static void fill_row(PublishedCell *cell, SipKey key, const Measurement *measurement, size_t row)
{
    enum { TEXT, MARK, VALUE };
    for (size_t q = 0; q < measurement->question_count; q++) {
        const MeasuredQuestion *question = &measurement->question[q];
        int mark = question->mark[row];
        if (question->written[row])
            cell->written = tag_of(key, TEXT, question->written[row]);
        if (mark >= 0)
            cell->mark = tag_of(key, MARK, (uint64_t)mark);
        cell++;
    }
    for (size_t t = 0; t < measurement->trait_count; t++) {
        const MeasuredTrait *trait = &measurement->trait[t];
        if (trait->of[row] >= 0)
            *cell = (PublishedCell){ tag_of(key, VALUE, slice_hash(trait->value[trait->of[row]])),
                                     (uint16_t)(trait->of[row] + 1) };
        cell++;
    }
    uint32_t weight = weight_tag(key, measurement, row);
    *cell = (PublishedCell){ (uint16_t)weight, (uint16_t)(weight >> 16) };
}

// ---- all of them ----

static int by_cells(const void *left, const void *right, void *size)
{
    return memcmp(left, right, *(const size_t *)size);
}

PublishedMeasurement published_measurement(Arena *arena, SipKey key, const Measurement *measurement)
{
    PublishedMeasurement published = {
        .id = measurement->id,
        .questions = measurement->question_count,
        .question = arena_many(arena, PublishedQuestion, measurement->question_count),
        .traits = measurement->trait_count,
        .trait = arena_many(arena, PublishedTrait, measurement->trait_count),
        .weighted = measurement->weight != NULL
    };
    const uint64_t export = slice_hash(measurement->export_file);
    published.export = siphash(key, &export, 1) >> 1;
    for (size_t q = 0; q < published.questions; q++) {
        const MeasuredQuestion *question = &measurement->question[q];
        const uint64_t input[] = { slice_hash(question->heading), question->occurrence };
        published.question[q] =
            (PublishedQuestion){ siphash(key, input, 2) >> 1, (uint32_t)question->column };
    }
    for (size_t t = 0; t < published.traits; t++) {
        const uint64_t name = slice_hash(measurement->trait[t].name);
        published.trait[t] =
            (PublishedTrait){ siphash(key, &name, 1) >> 1, (uint32_t)measurement->trait[t].count };
    }
    size_t cells = published_cells(&published), size = cells * sizeof *published.cell;
    published.cell = arena_many(arena, PublishedCell, cells * measurement->rows);
    for (size_t row = 0; row < measurement->rows; row++)
        if (is_answered(measurement, row))
            fill_row(&published.cell[published.rows++ * cells], key, measurement, row);
    qsort_r(published.cell, published.rows, size, by_cells, &size);
    return published;
}

static bool same_figure(const PublishedMeasurement *of, const PublishedFigure *one,
                        const PublishedFigure *other)
{
    return one->kind == other->kind && one->questions == other->questions &&
           (one->questions == 0 ||
            memcmp(one->question, other->question, one->questions * sizeof *one->question) == 0) &&
           (one->kind != FIGURE_GROUPS ||
            (one->trait == other->trait &&
             memcmp(one->shown, other->shown, of->trait[one->trait].values * sizeof *one->shown) ==
                 0));
}

static bool same_bytes(const void *one, const void *other, size_t size)
{
    return size == 0 || memcmp(one, other, size) == 0;
}

bool published_measurement_equal(const PublishedMeasurement *one, const PublishedMeasurement *other)
{
    bool same =
        slice_equal(one->id, other->id) && one->export == other->export &&
        one->questions == other->questions && one->traits == other->traits &&
        one->weighted == other->weighted && one->rows == other->rows &&
        one->figures == other->figures &&
        same_bytes(one->cell, other->cell, one->rows * published_cells(one) * sizeof *one->cell);
    for (size_t q = 0; same && q < one->questions; q++)
        same = one->question[q].heading == other->question[q].heading &&
               one->question[q].column == other->question[q].column;
    for (size_t t = 0; same && t < one->traits; t++)
        same = one->trait[t].heading == other->trait[t].heading &&
               one->trait[t].values == other->trait[t].values;
    for (size_t i = 0; same && i < one->figures; i++)
        same = same_figure(one, &one->figure[i], &other->figure[i]);
    return same;
}
