// SPDX-License-Identifier: EUPL-1.2
#include "references/sentences.h"

#include <string.h>

#include "base/buffer.h"
#include "model/pillar.h"
#include "notes/references.h"

// Text without a place was written another way and is no prose, but for white space between words.
static Slice prose_of(const Node *node)
{
    switch (node->kind) {
    case NODE_BREAK:
    case NODE_SOFT_BREAK: return S(" ");
    case NODE_TEXT: return node->place.line || slice_trim(node->text).len == 0 ? node->text : S("");
    case NODE_TAG:
    case NODE_REFERENCE: return node->text;
    default: return S("");
    }
}

static void blank_holes(Arena *arena, NoteProse *prose)
{
    size_t room = 0;
    for (size_t i = 0; i < prose->piece_count; i++) {
        const ProsePiece *piece = &prose->pieces[i];
        if (piece->node->kind != NODE_TAG && piece->node->kind != NODE_REFERENCE)
            continue;
        if (piece->node->kind == NODE_REFERENCE) {
            Slice inside = piece->node->argument;
            for (Citation cited; citation_next(&inside, &cited);)
                if (cited.kind == CITE_QUESTION && cited.pillar - 1 < PILLARS &&
                    cited.number - 1 < QUESTIONS)
                    prose->cited[piece->from + (size_t)(cited.text.at - piece->node->text.at)] =
                        (int)((cited.pillar - 1) * QUESTIONS + cited.number - 1) + 1;
        } else if (tag_is_closed(piece->node->text)) {
            prose->tags =
                arena_grow(arena, prose->tags, sizeof *prose->tags, prose->tag_count, &room);
            prose->tags[prose->tag_count++] =
                (ProseTag){ piece->from, piece->to - piece->from, piece->node->argument };
        }
        memset(prose->text + piece->from, ' ', piece->to - piece->from);
    }
}

bool prose_next(Arena *arena, NodeWalk *walk, NoteProse *prose)
{
    Buffer text = { 0 };
    size_t room = 0;
    *prose = (NoteProse){ 0 };
    while (node_walk_next(walk)) {
        const Node *node = walk->node;
        bool block = node_holds_inlines(node->kind) && !node_is_inline(node->kind);
        if (!walk->entering && block && prose->piece_count)
            break;
        Slice letters = walk->entering ? prose_of(node) : S("");
        if (!letters.len)
            continue;
        prose->pieces =
            arena_grow(arena, prose->pieces, sizeof *prose->pieces, prose->piece_count, &room);
        prose->pieces[prose->piece_count++] =
            (ProsePiece){ node, text.len, text.len + letters.len };
        buffer_add(&text, letters);
    }
    prose->len = text.len;
    prose->text = arena_copy(arena, text.len ? text.bytes : "", text.len);
    prose->cited = arena_many(arena, int, text.len + 1);
    buffer_free(&text);
    blank_holes(arena, prose);
    return prose->piece_count > 0;
}

Place prose_place(const NoteProse *prose, size_t at, size_t len)
{
    for (size_t i = 0; i < prose->piece_count; i++) {
        const ProsePiece *piece = &prose->pieces[i];
        Place place = piece->node->place;
        if (at >= piece->to)
            continue;
        Slice letters = prose_of(piece->node);
        place.column += place.line ? utf8_count(slice_part(letters, 0, at - piece->from)) : 0;
        place.length = utf8_count(slice_part(letters, at - piece->from, at - piece->from + len));
        return place;
    }
    return (Place){ 0 };
}

size_t sentence_end(const NoteProse *prose, size_t from)
{
    enum { LONGEST = 4000 };
    for (size_t i = from; i + 1 < prose->len; i++)
        if ((strchr(".!?", prose->text[i]) && prose->text[i] && prose->text[i + 1] == ' ') ||
            (i - from >= LONGEST && prose->text[i] == ' '))
            return i + 1;
    return prose->len;
}

static bool in_word(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || (c & 0x80);
}

// Curly quotes and U+00A0 have the high bit too, and are no letters.
static size_t sign_len(Slice text)
{
    static const char *const signs[] = { "\u00a0", "\u2018", "\u2019", "\u201c",
                                         "\u201d", "\u2013", "\u2014", "\u201e" };
    bool high = text.len && text.at[0] & 0x80;
    for (size_t i = 0; high && i < sizeof signs / sizeof *signs; i++)
        if (slice_starts(text, slice_of(signs[i])))
            return slice_of(signs[i]).len;
    return 0;
}

bool word_next(const NoteProse *prose, size_t *at, size_t end, Slice *word)
{
    size_t from = *at, to;
    for (size_t sign; from < end; from += sign ? sign : 1) {
        sign = sign_len((Slice){ prose->text + from, end - from });
        if (!sign && in_word(prose->text[from]))
            break;
    }
    for (to = from;
         to < end && in_word(prose->text[to]) && !sign_len((Slice){ prose->text + to, end - to });)
        to++;
    *word = (Slice){ prose->text + from, to - from };
    *at = to;
    return to > from;
}
