// SPDX-License-Identifier: EUPL-1.2
// A document: made from a template and the facts, checked once, rendered by back-ends.
#ifndef DOC_DOCUMENT_H
#define DOC_DOCUMENT_H

#include <jansson.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "model/node.h"

typedef struct NoteTexts NoteTexts;
typedef struct Strings Strings; // model/strings.h

typedef struct Document {
    Node *root;
    Slice title;   // from ::: document-title, else of the scan and its organisation
    Slice lang;    // "nl-NL"
    Place lang_at; // where words.yaml says it
    Slice author;
    Slice page_header; // from ::: page-header; may hold "{chapter}"
    Slice page_footer; // from ::: page-footer
    Slice page_number; // from ::: page-number, holds "{page}" and "{pages}"
    Place page_header_at, page_footer_at, page_number_at; // where the template wrote them
    Slice figure_word;                                    // "Figuur"
    bool is_excerpt; // of a longer document: what links lead to may not be in it
} Document;

// Expand templates/LANGUAGE/NAME with the facts (Mustache, partials from the same folder), read the result as
// Markdown, number its figures, check it. `words` are those of the language; NULL: tags write numbers in
// figures. Problems go to `d` with the template's file and line; NULL where the template cannot be read. What
// people wrote is included as it was read: {{{x}}} puts the nodes of `notes` (NULL: none) there, and messages
// about them name the file that they wrote.
Document *document_make(Arena *arena, Diagnostics *d, Slice templates, Slice language, Slice name,
                        const Strings *strings, const json_t *facts, const NoteTexts *notes);

// The check of the tree: a figure without alt text, a heading level skipped, a table without headings, an
// empty title, no language, a link to nowhere, two equal ids, a ::: block whose name or arguments are not
// right. Problems go to `d`. document_make has called it, knowing no text roles.
void document_check(Diagnostics *d, const Document *document);

// The names of ::: blocks that are none of the template language's own must be text roles of the style.
// `roles` are all that there are; a name that is not among them is a problem for `d`. Not called by
// document_make, which knows no style.
void document_check_roles(Diagnostics *d, const Document *document, const Slice *roles,
                          size_t count);

// The document as plain text: headings, paragraphs and lists.
Slice document_plain(Arena *arena, const Document *document);

// The first back-end: an indented dump, one node a line.
Slice document_tree(Arena *arena, const Document *document);

#endif
