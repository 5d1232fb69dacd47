// SPDX-License-Identifier: EUPL-1.2
// The laying out of one document: what its parts share.
#ifndef PDF_JOB_H
#define PDF_JOB_H

#include "doc/document.h"
#include "pdf/galley.h"

// What stays the same for the whole document.
typedef struct Job {
    Arena *arena;
    Diagnostics *d;
    const Document *document;
    const Style *style;
    Fonts *fonts;
    ChartContext charts;
    Measure measure;
    Slice continued; // "(vervolg)"
    Slice draft;     // "CONCEPT"; empty where this is no draft
    Slice signs_told;
    Layout *layout;
    size_t next_anchor; // headings are met in the order of layout->anchors
} Job;

// What forbids handing out the result, unless it is a draft that may have it.
void job_trouble(Job *job, DiagnosticId id, Place place, Slice argument);

// The text as it is printed. A sign that no font has is a trouble; in a draft □ stands for it.
Slice job_signs(Job *job, Face face, Slice text, Place place);

#endif
