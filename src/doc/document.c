// SPDX-License-Identifier: EUPL-1.2
#include "doc/document.h"

#include "base/file.h"
#include "doc/clean.h"
#include "doc/divs.h"
#include "doc/excerpt.h"
#include "doc/headings.h"
#include "doc/languages.h"
#include "doc/messages.h"
#include "facts/note_texts.h"
#include "facts/reading.h"

// The templates of one language, read when they are called for.
typedef struct Library {
    Arena *arena;
    Diagnostics *d;
    Slice folder;
    const SourceFile **files;
    Slice *names;
    size_t count, room;
    const NoteTexts *notes;
} Library;

static const SourceFile *read_template(Library *library, Slice name)
{
    Slice path = path_join(library->arena, library->folder, name), text;
    if (!file_read_text(library->arena, library->d, path, path, &text))
        return NULL;
    return source_file_new(library->arena, path, text);
}

static Slice nearest_template(const Library *library, Slice name)
{
    Slice *names, best = S("");
    size_t count = folder_list(library->arena, library->folder, S(".md"), &names);
    for (size_t i = 0; i < count; i++) {
        Slice here = slice_part(names[i], 0, names[i].len - 3);
        if (best.len == 0 || text_distance(here, name) < text_distance(best, name))
            best = here;
    }
    return best;
}

// A partial is a file of the same folder, so its name is no path.
static const SourceFile *find_partial(void *user, Slice name, Place place)
{
    Library *library = user;
    for (size_t i = 0; i < library->count; i++)
        if (slice_equal(library->names[i], name))
            return library->files[i];
    Slice file_name = slice_print(library->arena, "%.*s.md", SLICE_ARGS(name));
    bool path = slice_find(name, S("/")) < name.len || slice_starts(name, S("."));
    const SourceFile *file = NULL;
    if (path || !path_exists(path_join(library->arena, library->folder, file_name)))
        diagnose(library->d, DIAG_TEMPLATE_UNKNOWN_PARTIAL, place, name,
                 nearest_template(library, name));
    else
        file = read_template(library, file_name);
    size_t room = library->room;
    library->files =
        arena_grow(library->arena, library->files, sizeof *library->files, library->count, &room);
    library->names = arena_grow(library->arena, library->names, sizeof *library->names,
                                library->count, &library->room);
    library->files[library->count] = file;
    library->names[library->count++] = name;
    return file;
}

static const Node *find_note(void *user, Slice text)
{
    const Library *library = user;
    return note_texts_find(library->notes, text);
}

// facts.GROUP.NAME as text; empty where it is not there.
static Slice fact(Arena *arena, const json_t *facts, const char *group, const char *name)
{
    return clean_inline(arena, facts_text_in(facts, group, name));
}

// "CX-volwassenheidsscan 2026 – Zilverdam"; the organisation once.
static Slice full_title(Arena *arena, Slice title, Slice organisation)
{
    if (organisation.len == 0 || slice_find(title, organisation) < title.len)
        return title;
    if (title.len == 0)
        return organisation;
    return slice_print(arena, "%.*s – %.*s", SLICE_ARGS(title), SLICE_ARGS(organisation));
}

// Keeps what a block says of the document: a text of every page, its title, that it is an excerpt. False
// for other nodes.
static bool take_setting(Arena *arena, Document *document, const Node *node)
{
    Place title_at;
    const struct {
        Slice role, *text;
        Place *at;
    } texts[] = {
        { S("page-header"), &document->page_header, &document->page_header_at },
        { S("page-footer"), &document->page_footer, &document->page_footer_at },
        { S("page-number"), &document->page_number, &document->page_number_at },
        { S("document-title"), &document->title, &title_at },
    };
    if (node->kind == NODE_DIV && slice_equal(node->role, S("excerpt")))
        return document->is_excerpt = true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (node->kind != NODE_DIV || !slice_equal(node->role, texts[i].role))
            continue;
        *texts[i].text = node_text(arena, node);
        *texts[i].at = node->first ? node->first->place : node->place;
        return true;
    }
    return false;
}

// The line of words.yaml that names the language; the file alone where there is none.
static Place language_place(const Library *library)
{
    Slice path = path_join(library->arena, library->folder, S("words.yaml")), text, line;
    Place place = { .file = path };
    if (!path_exists(path) || !file_read(library->arena, library->d, path, path, &text))
        return place;
    for (size_t number = 1; slice_next_line(&text, &line); number++)
        if (slice_starts(line, S("language_tag:")))
            return (Place){ .file = path, .line = number, .column = 1, .text = line, .length = 12 };
    return place;
}

static void number_figures(Node *root)
{
    int number = 0;
    for (NodeWalk walk = node_walk(root); node_walk_next(&walk);)
        if (walk.entering && walk.node->kind == NODE_FIGURE && walk.node->caption.len)
            walk.node->number = ++number;
}

Document *document_make(Arena *arena, Diagnostics *d, Slice templates, Slice language, Slice name,
                        const Strings *strings, const json_t *facts, const NoteTexts *notes)
{
    Library library = {
        .arena = arena, .d = d, .folder = path_join(arena, templates, language), .notes = notes
    };
    MustacheOptions options = { .escape = escape_markdown,
                                .strings = strings,
                                .partial = find_partial,
                                .note = find_note,
                                .user = &library,
                                .strict = true };
    const SourceFile *file = read_template(&library, name);
    if (!file)
        return NULL;
    Expansion expansion = mustache_expand(arena, d, file, facts, &options);
    Document *document = arena_one(arena, Document);
    document->root = divs_read(arena, d, &expansion);
    document->title = full_title(arena, fact(arena, facts, "scan", "title"),
                                 fact(arena, facts, "scan", "organisation"));
    document->lang = fact(arena, facts, "words", "language_tag");
    document->lang_at = language_place(&library);
    document->author = fact(arena, facts, "scan", "author");
    document->figure_word = fact(arena, facts, "words", "figure");
    // They leave the flow: a page's header and footer are not read with its text.
    for (NodeWalk walk = node_walk(document->root); node_walk_next(&walk);) {
        for (Node *child = walk.entering ? walk.node->first : NULL, *next; child; child = next) {
            next = child->next;
            if (take_setting(arena, document, child))
                node_remove(child);
        }
    }
    languages_settle(document->root, document->lang);
    headings_name(arena, document->root);
    if (document->is_excerpt)
        excerpt_unlink(document->root);
    number_figures(document->root);
    document_check(d, document);
    return document;
}
