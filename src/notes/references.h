// SPDX-License-Identifier: EUPL-1.2
// What a note leaves open for the facts to fill: tags, "{{score}}", and references to its evidence, "[1.3]",
// "[interview 4]", "[doc 2; 1.4]".
#ifndef NOTES_REFERENCES_H
#define NOTES_REFERENCES_H

#include "base/slice.h"

typedef struct Hole {
    enum { HOLE_TAG, HOLE_REFERENCE } kind;
    Slice name;     // between the braces or brackets
    size_t at, len; // its bytes
} Hole;

// The next tag or reference in plain text, from byte `from` on. Brackets round anything else are none. A tag
// that is not closed ends where the text does.
bool hole_find(Slice text, size_t from, Hole *hole);

// Is this the text of a tag that is closed?
bool tag_is_closed(Slice written);

typedef enum CitationKind {
    CITE_QUESTION,
    CITE_INTERVIEW,
    CITE_DOCUMENT,
    CITE_MISSPELT
} CitationKind;

// One of the things that a reference names.
typedef struct Citation {
    CitationKind kind;
    Slice before;       // what divides it from the one before: "; "
    Slice text;         // as it is written: "interview 4"
    uint64_t pillar;    // QUESTION: both from 1, whether there is such a question or not
    uint64_t number;    // of the question, the interview, the document
    CitationKind meant; // MISSPELT: what it looks like
} Citation;

// Cut the next one off the front of what stands between the brackets. False at the end, and where it is no
// citation.
bool citation_next(Slice *rest, Citation *citation);

#endif
