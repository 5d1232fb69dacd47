// SPDX-License-Identifier: EUPL-1.2
// Marks of emphasis that Markdown does not take for one, so that they would be printed: "**10 %**van", where
// the second "**" touches a word, "** bold **" and "**bold" without its end. A star that stands for itself is
// none: "5 * 3", "10 %*" with its footnote "*rounded", "****".
#ifndef INPUT_STRAY_MARKS_H
#define INPUT_STRAY_MARKS_H

#include "base/slice.h"

// A stretch of prose: letters of a text that was parsed, without marks.
typedef struct ProseRun {
    Slice text;
    size_t from;  // its first byte in that text; SIZE_MAX where it does not stand there
    size_t block; // the runs of one block have one number
} ProseRun;

// Start with all zero.
typedef struct StrayMark {
    size_t at, len; // of the mark, in the text that was parsed
    size_t run, byte;
    struct {
        size_t first, run, byte; // of the block that it is about, and how far that was looked at
        bool found;
    } star; // right behind a word, that a later one may be the footnote to
} StrayMark;

// The next of the marks that are left in the prose of `text`. False at the end.
bool stray_mark_next(const ProseRun *runs, size_t count, Slice text, StrayMark *mark);

// The first mark that would be printed of a text in which Markdown is not read at all. False where there is
// none.
bool stray_mark_plain(Slice text, StrayMark *mark);

#endif
