#include "ingest/respondents.h"

Respondent *respondent_next(Arena *arena, Responses *responses, RowNotes *notes)
{
    size_t block = responses->count / RESPONDENTS_A_BLOCK;
    if (block == notes->block_count) {
        size_t room = notes->room;
        responses->block = arena_grow(arena, responses->block, sizeof *responses->block, block, &room);
        notes->block = arena_grow(arena, notes->block, sizeof *notes->block, block, &notes->room);
        responses->block[block] = arena_one(arena, RespondentBlock);
        notes->block[block] = arena_many(arena, RowNote, RESPONDENTS_A_BLOCK);
        notes->block_count++;
    }
    Respondent *respondent = &responses->block[block]->respondent[responses->count % RESPONDENTS_A_BLOCK];
    *respondent = (Respondent){ .department = NO_DEPARTMENT };
    *row_note(notes, responses->count) = (RowNote){ .key = 0 };
    return respondent;
}

static Respondent *at(Responses *responses, size_t index)
{
    return &responses->block[index / RESPONDENTS_A_BLOCK]->respondent[index % RESPONDENTS_A_BLOCK];
}

static void remove_open(Responses *responses, const bool *gone, const size_t *before)
{
    size_t kept = 0;
    for (size_t i = 0; i < responses->open_count; i++) {
        OpenAnswer open = responses->open[i];
        if (gone[open.respondent])
            continue;
        open.respondent -= before[open.respondent];
        responses->open[kept++] = open;
    }
    responses->open_count = kept;
}

void respondents_remove(Responses *responses, RowNotes *notes, const bool *gone, RowFate fate)
{
    Arena *scratch = arena_new();
    size_t *before = arena_many(scratch, size_t, responses->count), kept = 0;
    RowAccount *account = &responses->balance.of[ROW_RESPONDENT];
    account->count -= responses->count;
    for (size_t i = 0; i < responses->count; i++) {
        RowNote note = *row_note(notes, i);
        before[i] = i - kept;
        balance_add(&responses->balance, gone[i] ? fate : ROW_RESPONDENT, note.line);
        responses->unfinished -= gone[i] && note.unfinished;
        if (gone[i])
            continue;
        *at(responses, kept) = *at(responses, i);
        *row_note(notes, kept++) = note;
    }
    remove_open(responses, gone, before);
    responses->count = kept;
    arena_free(scratch);
}
