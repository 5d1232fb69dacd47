// SPDX-License-Identifier: EUPL-1.2
// What was said in an interview about one pillar: strengths, weaknesses, quotes and other text.
#ifndef NOTES_INTERVIEW_POINTS_H
#define NOTES_INTERVIEW_POINTS_H

#include "input/folder.h"
#include "model/interview.h"
#include "model/pillar.h"
#include "notes/sections.h"

typedef struct InterviewReader {
    ScanFolder *folder;
    Interview *interview;
    size_t room; // in its items
    int above; // what points are below a heading "Sterk" or "Zwak" that stands above those of pillars,
    int above_level; // or NO_ITEM; and the level of that heading
} InterviewReader;

enum { NO_ITEM = -1 }; // beside the kinds of items

// A heading that begins a section: what it says of points holds below it, until one of its level or higher.
void interview_points_above(InterviewReader *reader, const NoteLine *heading);

// Add the items of these lines, which stand under the heading of `pillar`. "(+)" and "(-)" before or after
// the words make a strength or weakness of a point or paragraph, also in a quote; ">" begins a quote,
// unless a list stands in it; each other point, paragraph or heading is a text. Below a heading "Sterk" or
// "Zwak" and its like, points and paragraphs are strengths or weaknesses, which is said. An item ends at a
// blank line, unless the next is indented. A sign that makes no point is a diagnostic, and so is what
// Markdown loses.
void interview_points_read(InterviewReader *reader, Pillar pillar, const NoteLine *lines,
                           size_t count);

#endif
