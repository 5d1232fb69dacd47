// SPDX-License-Identifier: EUPL-1.2
// What a text made ready consists of.
#ifndef PDF_PROSE_SPANS_H
#define PDF_PROSE_SPANS_H

#include "pdf/job.h"

// A stretch in one face, colour and element.
typedef struct ProseSpan {
    size_t from, to; // bytes of the text
    Face face;
    Element *owner;
    const TextLink *link;
    const Drawing *mark;
    Slice name, alt; // of the mark
} ProseSpan;

struct Prose {
    Job *job;
    TextRole role;
    Element *owner;
    bool quiet;
    char *text;
    size_t len, room;
    ProseSpan *spans;
    size_t count, span_room;
};

#endif
