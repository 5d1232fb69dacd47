// SPDX-License-Identifier: EUPL-1.2
#include "survey/row_notes.h"

#include <stdlib.h>

static void *grown(void *items, size_t size, size_t count, size_t *room)
{
    if (count < *room)
        return items;
    *room = *room ? *room * 2 : 64;
    items = realloc(items, size * *room);
    if (!items)
        out_of_memory(size * *room);
    return items;
}

void row_notes_add(RowNotes *notes, RowNote note, uint64_t key)
{
    const RowRun *last = notes->run_count ? &notes->run[notes->run_count - 1] : NULL;
    bool goes_on =
        last && last->first.line + (notes->count - last->from) == note.line &&
        last->first.unfinished == note.unfinished && last->first.is_text == note.is_text &&
        last->first.key_is_text == note.key_is_text &&
        last->first.is_one_word == note.is_one_word &&
        last->first.may_be_total == note.may_be_total && last->first.labels == note.labels;
    if (!goes_on) {
        notes->run = grown(notes->run, sizeof *notes->run, notes->run_count, &notes->run_room);
        notes->run[notes->run_count++] = (RowRun){ note, (uint32_t)notes->count };
    }
    for (; key && notes->key_count <= notes->count; notes->key_count++) {
        notes->key = grown(notes->key, sizeof *notes->key, notes->key_count, &notes->key_room);
        notes->key[notes->key_count] = 0;
    }
    if (key)
        notes->key[notes->count] = key;
    notes->count++;
}

void row_notes_free(RowNotes *notes)
{
    free(notes->run);
    free(notes->key);
    *notes = (RowNotes){ 0 };
}

RowNote row_note(const RowNotes *notes, size_t respondent)
{
    size_t low = 0, high = notes->run_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (notes->run[middle].from <= respondent)
            low = middle;
        else
            high = middle;
    }
    RowNote note = notes->run[low].first;
    note.line += (uint32_t)respondent - notes->run[low].from;
    return note;
}

uint64_t row_key(const RowNotes *notes, const Responses *responses, size_t respondent)
{
    uint64_t key = respondent < notes->key_count ? notes->key[respondent] : 0;
    return key ? key : respondent_at(responses, respondent)->id;
}

static Respondent *at(Responses *responses, size_t index)
{
    return &responses->block[index / RESPONDENTS_A_BLOCK]->respondent[index % RESPONDENTS_A_BLOCK];
}

Respondent *respondent_next(Arena *arena, Responses *responses)
{
    size_t block = responses->count / RESPONDENTS_A_BLOCK;
    if (block == responses->block_count) {
        responses->block = arena_grow(arena, responses->block, sizeof *responses->block, block,
                                      &responses->block_room);
        responses->block[responses->block_count++] = arena_one(arena, RespondentBlock);
    }
    Respondent *respondent = at(responses, responses->count);
    *respondent = (Respondent){ .department = NO_DEPARTMENT };
    return respondent;
}

static void remove_open(Responses *responses, const bool *gone, const size_t *before)
{
    size_t kept = 0;
    for (size_t i = 0; i < responses->open_count; i++) {
        OpenAnswer open = responses->open[i];
        if (gone[open.respondent])
            continue;
        open.respondent -= (uint32_t)before[open.respondent];
        responses->open[kept++] = open;
    }
    responses->open_count = kept;
}

void respondents_remove(Responses *responses, RowNotes *notes, const bool *gone, RowFate fate)
{
    Arena *scratch = arena_new();
    size_t *before = arena_many(scratch, size_t, responses->count);
    RowNotes kept = { .keyed = notes->keyed };
    responses->balance.of[ROW_RESPONDENT].count -= responses->count;
    for (size_t i = 0; i < responses->count; i++) {
        RowNote note = row_note(notes, i);
        before[i] = i - kept.count;
        balance_add(&responses->balance, gone[i] ? fate : ROW_RESPONDENT, note.line);
        responses->unfinished -= gone[i] && note.unfinished;
        if (gone[i])
            continue;
        *at(responses, kept.count) = *at(responses, i);
        row_notes_add(&kept, note, i < notes->key_count ? notes->key[i] : 0);
    }
    remove_open(responses, gone, before);
    responses->count = kept.count;
    row_notes_free(notes);
    *notes = kept;
    arena_free(scratch);
}
