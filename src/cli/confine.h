// SPDX-License-Identifier: EUPL-1.2
// What a rendering child gives up before it begins: it has the answers in memory already, and needs nothing
// more than fonts, templates and the folder of its document. A fault in one of the many libraries that draw
// a report then reaches no network, no other program and no other file.
#ifndef CLI_CONFINE_H
#define CLI_CONFINE_H

#include "base/slice.h"

enum { CONFINE_READABLE_MOST = 8 };

typedef struct Confines {
    Slice readable[CONFINE_READABLE_MOST]; // folders, all below them included; an empty one is none
    Slice writable; // the folder in which files and folders are made, written, read and removed
} Confines;

// From now on and for good, for this process alone: opens nothing but what `confines` and the system's own
// folders below /usr hold; no sockets, no new processes or programs, no core file, no handles but the first
// three. Links that stand in a readable folder may be followed. What the kernel lacks (Landlock since 5.13,
// seccomp) or the machine has no filter for is left out without a word: it protects, and nothing rests on
// it. Made for a process of one thread.
void confine(const Confines *confines);

#endif
