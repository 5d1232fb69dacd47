// SPDX-License-Identifier: EUPL-1.2
// The ::: blocks of the template language: their names and arguments, and the reading of text that holds
// them.
#ifndef DOC_DIVS_H
#define DOC_DIVS_H

#include "doc/mustache.h"
#include "model/node.h"

typedef enum ArgumentForm {
    ARGUMENT_NONE,
    ARGUMENT_POINTS, // "14": a length in points
    ARGUMENT_POINTS_OR_NONE,
    ARGUMENT_LEVEL, // nothing, or "1" to "6"
    ARGUMENT_TEXT,  // words
    ARGUMENT_TEXT_OR_NONE,
    ARGUMENT_LANGUAGE, // "nl"
    ARGUMENT_COLUMN,   // "8" of the twelve grid columns, or "118pt"
    ARGUMENT_WIDTHS,   // nothing, or "dense", and then a width in points or "*" for each column
} ArgumentForm;

typedef struct DivRule {
    const char *name;
    ArgumentForm form;
    const char *example;
    const char *inside; // the only block it may stand in, or NULL
    bool alone;         // holds nothing, so it needs no closing line
} DivRule;

// The rule of a name of the template language's own; NULL for text roles and unknown names.
const DivRule *div_rule(Slice name);

// All rules, ending with one whose name is NULL.
const DivRule *div_rules(void);

// Does the argument have the form that the rule asks for?
bool div_argument_fits(ArgumentForm form, Slice argument);

// Read what a template expanded to: a DOCUMENT node with its blocks, ::: blocks as DIV and CONTENTS.
// Problems go to `d`. In the arena.
Node *divs_read(Arena *arena, Diagnostics *d, const Expansion *expansion);

#endif
