// SPDX-License-Identifier: EUPL-1.2
// The scan folder while it is being read: every file that is opened is remembered as a source.
#ifndef INPUT_FOLDER_H
#define INPUT_FOLDER_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "base/text_map.h"
#include "model/mapped_text.h"
#include "model/mapping.h"
#include "model/rare_signs.h"
#include "model/source.h"
#include "table/small_table.h"

typedef struct ScanFolder {
    Arena *arena;
    Diagnostics *d;
    Slice path;
    Slice organisation; // where scan.yaml names none; empty: the name of the folder
    Source *sources;    // in order of reading
    size_t source_count;
    size_t source_room;
    TextMap *source_names;     // NULL before the first
    bool reads_notes;          // what is read from now on feeds no number
    bool reads_guessable;      // scan.yaml or the numbers of people invited
    struct PersonalLook *look; // at what people wrote (personal_look.h); NULL: none
    RareSigns *rare;           // where rare signs of what is read are remembered; NULL: nowhere
    bool allow_outside;        // files elsewhere are read
    MappedText sheet;          // of the table that is read next, as scan.yaml names it
} ScanFolder;

// The path of a file in the folder (`name` itself where it is absolute). In the arena.
Slice scan_folder_path(const ScanFolder *folder, Slice name);
bool scan_folder_has(const ScanFolder *folder, Slice name);

// May it be read: does it lie in the folder, also where links lead? Who sends somebody a scan folder could
// have scan.yaml, or a link, name any file of that person's machine, and its words would come out in
// messages and documents. False, with an error at its place, where it lies elsewhere and options do not
// allow it. What is not there may be: who reads it complains.
bool scan_folder_may_read(const ScanFolder *folder, MappedText file);

// Does the path lie in the folder `root`, or is it that, where links lead? True also where one is not there.
bool path_is_within(Arena *arena, Slice root, Slice path);

// A text file, UTF-8 and cleaned (text_clean), and added to the sources. False, with a diagnostic, where it
// cannot be read, or has more than so many bytes.
bool scan_folder_text(ScanFolder *folder, Slice name, uint64_t most, Slice *text);

// A small table, read by small_table_read and added to the sources. False, with a diagnostic, where it is
// broken.
bool scan_folder_table(ScanFolder *folder, Slice name, SmallTable *table);

// Add a file that was read in another way to the sources, by its SHA-256.
void scan_folder_source(ScanFolder *folder, Slice name, Slice sha256);

#endif
