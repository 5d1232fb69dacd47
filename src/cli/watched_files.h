// SPDX-License-Identifier: EUPL-1.2
// The files that documents depend on, as they are now: whoever saves one changes the state.
#ifndef CLI_WATCHED_FILES_H
#define CLI_WATCHED_FILES_H

#include "cli/config.h"

typedef struct WatchedFiles {
    Slice scan;      // the scan folder
    Slice documents; // that of its documents, which is left out
    Slice templates, fonts;
    int inotify; // each folder is watched with it; −1: none is
} WatchedFiles;

// May the documents depend on a file of that name, in the scan folder or below it? Not on what programs keep
// hidden beside the files that they have open, nor on what a run leaves.
bool watched_name(Slice name);

// The state of all files: of each its name, size and times. Where `inotify` is one, changes after this come
// from it, also in folders that are new; `*heard` becomes false where one of them cannot be watched. In the
// arena.
Slice watched_state(Arena *arena, const WatchedFiles *files, bool *heard);

// Do files lie where others may change them without this machine knowing: on a network share?
bool watched_from_elsewhere(Slice folder);

#endif
