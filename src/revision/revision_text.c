// SPDX-License-Identifier: EUPL-1.2
#include "revision/revision_text.h"

#include "base/buffer.h"
#include "language/says.h"
#include "model/strings.h"
#include "revision/snapshot.h"

// Lines of three columns below a heading, put out together once their widths are known.
typedef struct Line {
    Slice cell[3];
} Line;

typedef struct Printing {
    Arena *arena;
    Buffer *out;
    bool dutch;
    Line *lines;
    size_t count, room;
} Printing;

static void add_line(Printing *p, Slice first, Slice second, Slice third)
{
    p->lines = arena_grow(p->arena, p->lines, sizeof *p->lines, p->count, &p->room);
    p->lines[p->count++] = (Line){ { first, second, third } };
}

static void put_padded(Buffer *out, Slice text, size_t width)
{
    size_t least = width ? utf8_count(text) + 2 : 0;
    buffer_add_padded(out, text, least > width ? least : width);
}

// The heading and the lines since the last; nothing where there are none.
static void put_section(Printing *p, const char *const *name)
{
    enum { WIDEST = 56 };
    size_t width[2] = { 0, 0 };
    if (p->count)
        buffer_print(p->out, "\n%s\n", name[p->dutch]);
    for (size_t i = 0; i < p->count; i++) {
        for (int k = 0; k < 2; k++) {
            size_t wide = utf8_count(p->lines[i].cell[k]);
            if (p->lines[i].cell[k + 1].len && wide <= WIDEST && wide > width[k])
                width[k] = wide;
        }
    }
    for (size_t i = 0; i < p->count; i++) {
        const Slice *cell = p->lines[i].cell;
        buffer_print(p->out, "  ");
        put_padded(p->out, cell[0], cell[1].len || cell[2].len ? width[0] + 2 : 0);
        put_padded(p->out, cell[1], cell[2].len ? width[1] + 2 : 0);
        buffer_print(p->out, "%.*s\n", SLICE_ARGS(cell[2]));
    }
    p->count = 0;
}

static Slice text_of(const Printing *p, const json_t *object, const char *key)
{
    return snapshot_text(p->arena, object, key);
}

// A name is printed once, beside the first of its lines.
static Slice unless_same(Slice name, Slice *before)
{
    bool same = slice_equal(name, *before);
    *before = name;
    return same ? S("") : name;
}

static void add_rows(Printing *p, const json_t *list, const char *name, const char *what)
{
    Slice before = S("");
    json_t *row;
    size_t i;
    json_array_foreach(list, i, row)
    {
        Slice change =
            slice_print(p->arena, "%.*s → %.*s", SLICE_ARGS(text_of(p, row, "then_text")),
                        SLICE_ARGS(text_of(p, row, "now_text")));
        if (what)
            add_line(p, unless_same(text_of(p, row, name), &before), text_of(p, row, what), change);
        else
            add_line(p, text_of(p, row, name), change, S(""));
    }
}

static void add_group(Printing *p, const json_t *revision, const char *key, const char *const *name)
{
    const json_t *group = json_object_get(revision, key);
    if (json_is_true(json_object_get(group, "present")))
        add_line(p, slice_of(name[p->dutch]), text_of(p, group, "text"), S(""));
}

static void add_findings(Printing *p, const json_t *list)
{
    json_t *pillar, *part;
    size_t i, k;
    json_array_foreach(list, i, pillar)
    {
        Slice before = S("");
        json_array_foreach(json_object_get(pillar, "parts"), k, part)
            add_line(p, unless_same(text_of(p, pillar, "name"), &before), text_of(p, part, "name"),
                     text_of(p, part, "kind_text"));
    }
}

static void add_actions(Printing *p, const json_t *list)
{
    json_t *action, *field;
    size_t i, k;
    json_array_foreach(list, i, action)
    {
        Slice where =
            slice_print(p->arena, "%.*s, %.*s", SLICE_ARGS(text_of(p, action, "pillar_name")),
                        SLICE_ARGS(text_of(p, action, "when_text")));
        bool whole = !json_object_get(action, "fields");
        add_line(p, text_of(p, action, "id"), text_of(p, action, "title"), whole ? where : S(""));
        json_array_foreach(json_object_get(action, "fields"), k, field) add_line(
            p, S(""),
            slice_print(p->arena, "  %.*s: %.*s → %.*s", SLICE_ARGS(text_of(p, field, "name")),
                        SLICE_ARGS(text_of(p, field, "then_text")),
                        SLICE_ARGS(text_of(p, field, "now_text"))),
            S(""));
    }
}

static Slice version_text(const Printing *p, const Strings *strings, const json_t *snapshot)
{
    Date date;
    Slice version = text_of(p, snapshot, "version"), name = slice_of(says_version[p->dutch]);
    if (!date_read(text_of(p, snapshot, "date"), &date))
        return slice_print(p->arena, "%.*s %.*s", SLICE_ARGS(name), SLICE_ARGS(version));
    return slice_print(p->arena, "%.*s %.*s (%.*s)", SLICE_ARGS(name), SLICE_ARGS(version),
                       SLICE_ARGS(strings_date(p->arena, strings, date)));
}

static void put_revision(Printing *p, const Strings *strings, const json_t *revision,
                         const json_t *then, const json_t *now)
{
    buffer_print(p->out, "%.*s → %.*s\n", SLICE_ARGS(version_text(p, strings, then)),
                 SLICE_ARGS(version_text(p, strings, now)));
    if (!json_is_true(json_object_get(revision, "present")))
        buffer_print(p->out, "\n%s\n", says_no_differences[p->dutch]);
    add_rows(p, json_object_get(revision, "scan"), "name", NULL);
    put_section(p, says_section_scan);
    add_rows(p, json_object_get(revision, "numbers"), "name", "what");
    put_section(p, says_section_pillars);
    add_group(p, revision, "questions", says_another_mean);
    add_group(p, revision, "reworded", says_other_words);
    put_section(p, says_section_questions);
    add_group(p, revision, "departments", says_other_figures);
    put_section(p, says_section_departments);
    add_findings(p, json_object_get(revision, "findings"));
    put_section(p, says_section_findings);
    add_group(p, revision, "interviews", says_interviews);
    add_group(p, revision, "documents", says_desk_research);
    put_section(p, says_section_sources);
    add_actions(p, json_object_get(revision, "actions_added"));
    put_section(p, says_section_roadmap_new);
    add_actions(p, json_object_get(revision, "actions_moved"));
    put_section(p, says_section_roadmap_moved);
    add_actions(p, json_object_get(revision, "actions_changed"));
    put_section(p, says_section_roadmap_changed);
    add_actions(p, json_object_get(revision, "actions_dropped"));
    put_section(p, says_section_roadmap_dropped);
}

Slice revision_text(Arena *arena, const Strings *strings, bool dutch, const json_t *revision,
                    const json_t *then, const json_t *now)
{
    Buffer out = { 0 };
    Printing printing = { .arena = arena, .out = &out, .dutch = dutch };
    put_revision(&printing, strings, revision, then, now);
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}
