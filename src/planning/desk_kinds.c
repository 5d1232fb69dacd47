// SPDX-License-Identifier: EUPL-1.2
// People name a document's kind in their own words, so a kind is known by parts of words. The rows are tried
// in order: what is more particular stands before what is more general.
#include "planning/desk_kinds.h"

#include "base/buffer.h"
#include "language/reading.h"

// In the form of `plain`: a space before or behind a part is the edge of a word.
static const struct {
    DeskKind kind;
    const char *parts;
} known[] = {
    { DESK_RESEARCH, reading_desk_staff_satisfaction },
    { DESK_BRAND, reading_desk_brand },
    { DESK_SATISFACTION, reading_desk_satisfaction },
    { DESK_COMPLAINTS, reading_desk_complaints },
    { DESK_CX_STRATEGY, reading_desk_cx_strategy },
    { DESK_PERSONAS, reading_desk_personas },
    { DESK_JOURNEY, reading_desk_journey },
    { DESK_TARGET_GROUPS, reading_desk_target_groups },
    { DESK_SERVICE_CONCEPT, reading_desk_service_concept },
    { DESK_STORIES, reading_desk_stories },
    { DESK_ORGANISATION_CHART, reading_desk_organisation_chart },
    { DESK_STRATEGY, reading_desk_strategy },
    { DESK_RESEARCH, reading_desk_research },
    { DESK_OTHER, reading_desk_other },
};

// Words with one space before, between and behind them; marks between words are spaces too.
static Slice plain(Arena *arena, Slice text)
{
    Slice key = text_key(arena, text);
    Buffer out = { 0 };
    buffer_add_byte(&out, ' ');
    for (size_t i = 0; i < key.len; i++) {
        char c = key.at[i];
        bool letter = (c >= 'a' && c <= 'z') || ascii_is_digit(c) || (unsigned char)c >= 0x80;
        if (letter || buffer_slice(&out).at[buffer_slice(&out).len - 1] != ' ')
            buffer_add_byte(&out, letter ? c : ' ');
    }
    if (buffer_slice(&out).at[buffer_slice(&out).len - 1] != ' ')
        buffer_add_byte(&out, ' ');
    Slice words = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return words;
}

DeskKind desk_kind_find(Arena *arena, Slice text)
{
    Slice words = plain(arena, text);
    for (int kind = DESK_JOURNEY; kind < DESK_KINDS; kind++)
        if (slice_equal(words, plain(arena, desk_kind_id((DeskKind)kind))))
            return (DeskKind)kind;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        Slice rest = slice_of(known[i].parts), part;
        while (slice_next_field(&rest, '|', &part))
            if (slice_find(words, part) < words.len)
                return known[i].kind;
    }
    return DESK_NO_KIND;
}
