// SPDX-License-Identifier: EUPL-1.2
// Templates: text with {{tags}}, expanded with a tree of JSON. The public specification of Mustache, its
// modules interpolation, sections, inverted, comments, partials and delimiters; and what tags ask besides
// (mustache_ask.h).
#ifndef DOC_MUSTACHE_H
#define DOC_MUSTACHE_H

#include <jansson.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "doc/escape.h"
#include "doc/source.h"
#include "model/node.h"

typedef struct Strings Strings; // model/strings.h

// Lends the template of that name, or NULL where there is none; `place` is where it is called.
typedef const SourceFile *PartialFinder(void *user, Slice name, Place place);

// The note that a text is the Markdown of, or NULL where it is none.
typedef const Node *NoteFinder(void *user, Slice text);

typedef struct MustacheOptions {
    Escape *escape;         // for {{name}}; {{{name}}} and {{&name}} are not escaped
    const Strings *strings; // for what tags ask; may be NULL
    PartialFinder *partial;
    NoteFinder
        *note;   // for {{{name}}}: the text goes out as INCLUSION_SIGN; NULL: all texts are text
    void *user;  // for `partial` and `note`
    bool strict; // a name that is nowhere, and a list or object printed as text, is an error
} MustacheOptions;

// A note that stands in the text.
typedef struct Inclusion {
    size_t at; // of its sign
    const Node *note;
} Inclusion;

#define INCLUSION_SIGN "\uFFFC"

// The text that comes out, where each piece of it came from, and the notes in it.
typedef struct Expansion {
    Slice text;
    SourceMap map;
    Inclusion *inclusions; // in order
    size_t inclusion_count;
} Expansion;

// Expand a template. Problems go to `d`; what is wrong expands to nothing. null, false, an empty list and
// an empty text are "not there" for a section. Numbers are written without the locale. Everything in the
// arena.
Expansion mustache_expand(Arena *arena, Diagnostics *d, const SourceFile *file, const json_t *facts,
                          const MustacheOptions *options);

#endif
