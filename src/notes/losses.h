// SPDX-License-Identifier: EUPL-1.2
// What a note holds that will not be in the documents as it is meant.
#ifndef NOTES_LOSSES_H
#define NOTES_LOSSES_H

#include "input/stray_marks.h"
#include "notes/note_source.h"

// Remarks (HTML comments) do not count: they are how people hide something.
typedef enum NoteLoss { LOST_IMAGE, LOST_LINK, LOST_HTML, LOSS_KINDS } NoteLoss;

// What the reader found on its way; bytes are those of the source.
typedef struct NoteLosses {
    bool lost[LOSS_KINDS];
    size_t from[LOSS_KINDS]; // the first one's; SIZE_MAX where it has no place of its own
    ProseRun *runs;
    size_t run_count, run_room;
} NoteLosses;

// Complain of images, HTML, links that lead nowhere, cells beyond the last column of their table, stars that
// make nothing bold. `elsewhere` is for what has no place of its own.
void note_losses_tell(Arena *arena, Diagnostics *d, NoteSource *source, const NoteLosses *losses,
                      Place elsewhere);

#endif
