// SPDX-License-Identifier: EUPL-1.2
#include "survey/open_answers.h"

#include <stdlib.h>
#include <string.h>

void open_take(OpenAnswers *open, Pillar pillar, size_t column, Slice text)
{
    if (open->part_count == OPEN_A_ROW)
        return;
    size_t from = open->texts.len;
    buffer_add(&open->texts, text);
    open->part[open->part_count++] = (OpenPart){ pillar, from, open->texts.len, column };
}

// A copy in the arena; many behind each other, since of a million of them what lies between two of its
// objects is as much as a tenth of the texts.
static Slice keep_text(OpenAnswers *open, Arena *arena, Slice text)
{
    enum { CHUNK = 1 << 16, LARGE = CHUNK / 16 };
    if (text.len >= LARGE)
        return slice_copy(arena, text);
    if (open->chunk_left <= text.len) {
        open->chunk = arena_alloc(arena, 1, CHUNK);
        open->chunk_left = CHUNK;
    }
    Slice copy = { open->chunk, text.len };
    if (text.len)
        memcpy(open->chunk, text.at, text.len);
    open->chunk += text.len + 1; // which ends with a zero byte
    open->chunk_left -= text.len + 1;
    return copy;
}

void open_keep(OpenAnswers *open, Arena *arena, size_t respondent)
{
    for (size_t i = 1; i < open->part_count; i++) {
        OpenPart part = open->part[i];
        size_t at = i;
        for (; at > 0 && open->part[at - 1].pillar > part.pillar; at--)
            open->part[at] = open->part[at - 1];
        open->part[at] = part;
    }
    for (size_t i = 0; i < open->part_count; i++) {
        if (open->count == open->room) {
            open->room = open->room ? open->room * 2 : 256;
            open->kept = realloc(open->kept, open->room * sizeof *open->kept);
            if (!open->kept)
                out_of_memory(open->room * sizeof *open->kept);
        }
        Slice text = open_text(open, i), clean = text_clean(arena, text);
        open->kept[open->count++] =
            (OpenAnswer){ .text = clean.at == text.at ? keep_text(open, arena, text) : clean,
                          .respondent = (uint32_t)respondent,
                          .pillar = (uint32_t)open->part[i].pillar };
    }
}

void open_finish(OpenAnswers *open, Arena *arena, Responses *responses)
{
    responses->open = arena_many(arena, OpenAnswer, open->count);
    responses->open_count = open->count;
    if (open->count)
        memcpy(responses->open, open->kept, open->count * sizeof *open->kept);
    free(open->kept);
    buffer_free(&open->texts);
}
