// SPDX-License-Identifier: EUPL-1.2
#include "facts/note_texts.h"

#include "base/text_map.h"
#include "notes/notes.h"

struct NoteTexts {
    Arena *arena;
    TextMap *numbers;
    const Node **notes;
    size_t count, room;
};

NoteTexts *note_texts_new(Arena *arena)
{
    NoteTexts *texts = arena_one(arena, NoteTexts);
    texts->arena = arena;
    texts->numbers = text_map_new(arena);
    return texts;
}

const Node *note_texts_find(const NoteTexts *texts, Slice markdown)
{
    uint32_t number;
    return texts && text_map_find(texts->numbers, markdown, &number) ? texts->notes[number] : NULL;
}

Slice note_texts_markdown(NoteTexts *texts, const Node *note)
{
    bool line = note && note->kind == NODE_PARAGRAPH;
    Slice markdown =
        line ? note_markdown_line(texts->arena, note) : note_markdown(texts->arena, note);
    if (!markdown.len || note_texts_find(texts, markdown))
        return markdown;
    texts->notes =
        arena_grow(texts->arena, texts->notes, sizeof *texts->notes, texts->count, &texts->room);
    text_map_add(texts->numbers, markdown, (uint32_t)texts->count);
    texts->notes[texts->count++] = note;
    return markdown;
}
