// SPDX-License-Identifier: EUPL-1.2
// What findings and their summary have in common: the parts of a body, and texts of the front matter.
#ifndef NOTES_FINDING_TEXT_H
#define NOTES_FINDING_TEXT_H

#include "input/fields.h"
#include "input/folder.h"
#include "model/node.h"
#include "notes/sections.h"

// The parts that the body is cut into, each with its spellings divided by '|'.
typedef struct BodyParts {
    const char *const *names;
    int count;
    HeadingFunction *known; // is a heading one of them?
    int level;              // of the heading that a template puts each below
} BodyParts;

// Read the body into `part`, one for each name. What stands under none of them, or under another heading, is
// complained of.
void finding_body(ScanFolder *folder, Slice file, Slice body, size_t line, const BodyParts *parts,
                  Node **part);

// A plain text of the front matter, with its tags and references. Marks of emphasis in it are a diagnostic:
// they would be printed.
Node *finding_plain(const Yaml *yaml, const yaml_node_t *value, Slice text);

// Texts that are one value of the front matter or a list of them; what there is already stays.
void finding_fixed(const Yaml *yaml, const Field *field, const yaml_node_t *value, Slice **fixed,
                   size_t *count);

#endif
