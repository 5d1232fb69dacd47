#include "facts/sentences.h"

#include <string.h>

#include "notes/finding_text.h"
#include "notes/holes.h"

static void blank_holes(Arena *arena, Prose *prose)
{
    Slice text = { prose->text, prose->len };
    NoteHole hole;
    size_t room = 0;
    for (size_t from = 0; hole_find(text, from, &hole); from = hole.at + hole.len) {
        Slice inside = hole.name;
        for (Citation cited; hole.kind == HOLE_CITATION && citation_next(&inside, &cited);)
            if (cited.kind == CITE_QUESTION && cited.pillar - 1 < PILLARS && cited.number - 1 < QUESTIONS)
                prose->cited[(size_t)(cited.text.at - text.at)] =
                    (int)((cited.pillar - 1) * QUESTIONS + cited.number - 1) + 1;
        if (hole.kind == HOLE_TAG) {
            prose->tags = arena_grow(arena, prose->tags, sizeof *prose->tags, prose->tag_count, &room);
            prose->tags[prose->tag_count++] =
                (ProseTag){ hole.at, hole.len, slice_copy(arena, hole.name) };
        }
        memset(prose->text + hole.at, ' ', hole.len);
    }
}

bool prose_next(Arena *arena, const NoteMarks *marks, size_t *next, Prose *prose)
{
    size_t from = *next, to = from, len = 0;
    if (from >= marks->run_count)
        return false;
    for (; to < marks->run_count && marks->runs[to].block == marks->runs[from].block; to++)
        len += marks->runs[to].text.len;
    *prose = (Prose){ .runs = &marks->runs[from], .run_count = to - from };
    prose->text = arena_many(arena, char, len + 1);
    prose->cited = arena_many(arena, int, len + 1);
    for (size_t i = from; i < to; i++) {
        Slice text = marks->runs[i].text;
        if (text.len)
            memcpy(prose->text + prose->len, text.at, text.len);
        prose->len += text.len;
    }
    blank_holes(arena, prose);
    *next = to;
    return true;
}

Place prose_place(const Prose *prose, size_t at, size_t len)
{
    for (size_t i = 0; i < prose->run_count; i++) {
        if (at < prose->runs[i].text.len)
            return note_run_place(&prose->runs[i], at, len);
        at -= prose->runs[i].text.len;
    }
    return (Place){ 0 };
}

size_t sentence_end(const Prose *prose, size_t from)
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
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
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

bool word_next(const Prose *prose, size_t *at, size_t end, Slice *word)
{
    size_t from = *at, to;
    for (size_t sign; from < end; from += sign ? sign : 1) {
        sign = sign_len((Slice){ prose->text + from, end - from });
        if (!sign && in_word(prose->text[from]))
            break;
    }
    for (to = from; to < end && in_word(prose->text[to]) && !sign_len((Slice){ prose->text + to, end - to });)
        to++;
    *word = (Slice){ prose->text + from, to - from };
    *at = to;
    return to > from;
}
