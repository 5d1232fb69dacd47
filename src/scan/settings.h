// SPDX-License-Identifier: EUPL-1.2
// scan.yaml: what the scan is called, how far it is, what may be shown, and how responses.csv is read.
#ifndef SCAN_SETTINGS_H
#define SCAN_SETTINGS_H

#include "base/buffer.h"
#include "input/folder.h"
#include "scan/scan_options.h"

// The names of the folder's files, as scan.yaml gives them under `files:`. Without a line in `place` it is
// the usual name, with the ending of the file that is there.
typedef struct ScanFiles ScanFiles;
struct ScanFiles {
    MappedText responses;
    MappedText invited;
    MappedText questionnaire;
    MappedText deskresearch;
    MappedText roadmap;
    MappedText grid;
    MappedText previous;  // a folder: the scan of the last time
    MappedText benchmark; // only where scan.yaml names it
    Slice settings;       // scan.yaml by its name, and as it was read; empty where there is none
    Slice settings_text;
    const ScanFiles *sheet; // which sheet of each, where it is a spreadsheet
};

// Read scan.yaml, where there is one, into settings with all defaults filled in but the title (which
// waits for the words) and the language checked against the folders of options->templates. Problems go
// to folder->d.
void settings_read(ScanFolder *folder, const ScanOptions *options, Settings *settings,
                   ResponseMapping *mapping, ScanFiles *files);

// The language of the scan in `folder`, without a word about what else its scan.yaml says: "nl" where it
// names none, or there is none. In the arena.
Slice settings_language(Arena *arena, Slice folder);

// What its scan.yaml calls the previous scan; empty where it names none. In the arena.
Slice settings_previous(Arena *arena, Slice folder);

// A scan.yaml with every key explained and, but for the language, commented out: for `cxscan new` and the
// manual.
void settings_print(Buffer *out, MessageLanguage language);

#endif
