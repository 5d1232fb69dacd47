// SPDX-License-Identifier: EUPL-1.2
// The parts of a path, as text.
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/slice.h"

// A path below a folder: "dir/name", or `name` itself where it is absolute. In the arena.
Slice path_join(Arena *arena, Slice dir, Slice name);

// The part of a path after its last '/'.
Slice path_name(Slice path);

// The part before it, with that '/'; empty where there is none.
Slice path_folder(Slice path);

#endif
