// SPDX-License-Identifier: EUPL-1.2
// A zip archive that a spreadsheet or a presentation is, made in memory and read back.
#ifndef TABLE_NEW_PACKAGE_H
#define TABLE_NEW_PACKAGE_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct NewPart {
    const char *name; // "content.xml"
    Slice bytes;
    bool packed; // else as it is
} NewPart;

// The bytes of an archive of these parts, in this order, in the arena. Every date in it is the same one: the
// same parts give the same bytes. The archive was read back: it holds these parts and no other, each with the
// bytes that were put in, and those whose name ends in ".xml" are XML. Empty where that is not so,
// or where there is no memory.
Slice package_pack(Arena *arena, const NewPart *parts, size_t count);

#endif
