// SPDX-License-Identifier: EUPL-1.2
// interviews/*.md: what was said, pillar by pillar.
#ifndef NOTES_INTERVIEWS_H
#define NOTES_INTERVIEWS_H

#include "input/folder.h"

typedef struct Scan Scan;

// Read all that are in that folder of the scan folder into scan->interviews, by number: the one that the
// file's name begins with ("04-…") where all names begin with one of their own, else 1, 2, 3 … by date,
// then file name. In the text, "(+)" and "(-)" begin a strength and a weakness, ">" a quote, and whatever
// else stands below a pillar's heading is its text; an item ends at a blank line, unless the next line is
// indented. A note of facts and headings without a text is of an interview that is still to be held: it
// goes to scan->prepared. Takes scan->departments for a check. Problems go to folder->d.
void interviews_read(ScanFolder *folder, Slice notes, Scan *scan);

#endif
