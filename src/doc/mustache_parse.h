// SPDX-License-Identifier: EUPL-1.2
// A template cut into tokens; only mustache.c needs to know.
#ifndef DOC_MUSTACHE_PARSE_H
#define DOC_MUSTACHE_PARSE_H

#include "doc/mustache_ask.h"
#include "doc/source.h"

typedef enum TokenKind {
    TOKEN_TEXT,     // at most one line, its end included
    TOKEN_VALUE,    // {{name}}
    TOKEN_RAW,      // {{{name}}} or {{&name}}
    TOKEN_SECTION,  // {{#name}}: the tokens up to `end`
    TOKEN_INVERTED, // {{^name}}
    TOKEN_PARTIAL,  // {{>name}}
} TokenKind;

typedef struct Token {
    TokenKind kind;
    Slice text;        // TEXT: itself; otherwise the name
    Slice content;     // SECTION, INVERTED: all that the tag holds, which closes it as well
    const TagAsk *ask; // what is asked of the fact besides; NULL: nothing
    size_t from, to;   // where it stands in the file, braces included
    size_t end;        // SECTION, INVERTED: index of the token behind the section
    Slice indent;      // PARTIAL alone on its line: the white space before it
    // it is the first of its line: inside an indented partial the indentation goes before it
    bool starts_line;
} Token;

typedef struct Tokens {
    Token *items;
    size_t count;
} Tokens;

enum { SECTIONS_DEEP = 64 }; // how deep sections may nest in one file

// Problems go to `d` with their place in the file; reading goes on. In the arena.
Tokens mustache_parse(Arena *arena, Diagnostics *d, const SourceFile *file);

#endif
