// Templates: text with {{tags}}, expanded with a tree of JSON. The public specification of Mustache, its
// modules interpolation, sections, inverted, comments, partials and delimiters; and what tags ask besides
// (mustache_ask.h).
#ifndef DOC_MUSTACHE_H
#define DOC_MUSTACHE_H

#include <jansson.h>

#include "doc/escape.h"
#include "doc/source.h"
#include "model/words.h"

// Lends the template of that name, or NULL where there is none; `place` is where it is called.
typedef const SourceFile *PartialFinder(void *user, Slice name, Place place);

typedef struct MustacheOptions {
    Escape *escape; // for {{name}}; {{{name}}} and {{&name}} are not escaped
    const Words *words; // for what tags ask; may be NULL
    PartialFinder *partial;
    void *user;  // for `partial`
    bool strict; // a name that is nowhere, and a list or object printed as text, is an error
} MustacheOptions;

// The text that comes out, and where each piece of it came from.
typedef struct Expansion {
    Slice text;
    SourceMap map;
} Expansion;

// Expand a template. Problems go to `d`; what is wrong expands to nothing. null, false, an empty list and
// an empty text are "not there" for a section. Numbers are written without the locale. Everything in the
// arena.
Expansion mustache_expand(Arena *arena, Diagnostics *d, const SourceFile *file, const json_t *facts,
                          const MustacheOptions *options);

#endif
