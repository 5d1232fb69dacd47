// SPDX-License-Identifier: EUPL-1.2
// Texts that people wrote, shown without who wrote them, in several versions of a report.
//
// A text that stands in some versions and not in others is from those who were in just these: of six people
// who came to one department it says which department, and of few people who they may be. So the people of
// each such set have to be nobody, or as many as open answers need. A version where they are not shows no
// open answers, and is then no side to look from. Which showed them is on record: the number that open
// answers need may have been another then.
#ifndef SCORE_TEXTS_APART_H
#define SCORE_TEXTS_APART_H

#include "score/linkage.h"

// The latest version before the last that showed texts, where beside all that did the texts of the last one
// would be those of 1 to least − 1 people; SIZE_MAX where they would not. `members` are all people, by the
// versions they are in; `shown`: did each version before the last show its texts?
size_t texts_apart(const Courses *members, const bool shown[], uint64_t least);

#endif
