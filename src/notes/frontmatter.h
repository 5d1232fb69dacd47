// SPDX-License-Identifier: EUPL-1.2
// The two parts of a note: its facts between lines "---" (YAML), and its text in Markdown.
#ifndef NOTES_FRONTMATTER_H
#define NOTES_FRONTMATTER_H

#include "base/diagnostics.h"

typedef struct FrontMatter {
    bool present;
    bool open;  // it begins, but does not end
    Slice head; // the YAML; empty where there is none
    size_t head_line;
    Slice body;
    size_t body_line; // its first line in the file, from 1
} FrontMatter;

// Split a note. The first line that is not blank is "---", or there is no front matter; it ends at the next
// line "---" or "...". Other dashes count where a fact stands below them: Word makes them of "---". One that
// does not end is an error; then the body begins at the first line that is blank or a heading.
FrontMatter front_matter_split(Diagnostics *d, Slice file, Slice text);

#endif
