// SPDX-License-Identifier: EUPL-1.2

// The names by which a finding calls a fact: {{score}}, {{question.3.score}}, {{culture.phase}}.
#ifndef REFERENCES_NAMES_H
#define REFERENCES_NAMES_H

#include "facts/context.h"

typedef enum NameKind {
    NAME_TEXT,  // what a reader sees
    NAME_EMPTY, // the fact has no value, or it is withheld
    NAME_MANY,  // it is more than one value
    NAME_UNKNOWN,
} NameKind;

// Look a name up in the pillar, then among the pillars, then in the whole tree. Names of lists are followed
// by a number from 1, an id or a name; the fields that people use most have Dutch names too. `text` is what a
// document prints: the rounded text, a phase's name. UNKNOWN: `text` is the name that looks most like it. In
// the arena.
NameKind facts_name(const FactsContext *context, const json_t *tree, const json_t *pillar,
                    Slice name, Slice *text);

#endif
