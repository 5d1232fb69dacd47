// A sign that no font has is found where the pages are made; there only the template's line is known. Who has
// to mend it needs the line of the note, the list or the answers that it came from.
#ifndef CLI_SIGNS_H
#define CLI_SIGNS_H

#include "cli/scoring.h"
#include "text/fonts.h"

// For each DIAG_SIGN_MISSING in `d`: a note at every line of the scan's files that holds that sign.
void signs_locate(Arena *arena, Diagnostics *d, const Scan *scan, Fonts *fonts);

#endif
