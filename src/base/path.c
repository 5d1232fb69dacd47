// SPDX-License-Identifier: EUPL-1.2
#include "base/path.h"

Slice path_join(Arena *arena, Slice dir, Slice name)
{
    if (dir.len == 0 || slice_starts(name, S("/")))
        return slice_copy(arena, name);
    bool slash = slice_ends(dir, S("/"));
    return slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(dir), slash ? "" : "/", SLICE_ARGS(name));
}

Slice path_name(Slice path)
{
    size_t at = path.len;
    while (at && path.at[at - 1] != '/')
        at--;
    return slice_part(path, at, path.len);
}

Slice path_folder(Slice path)
{
    return slice_part(path, 0, path.len - path_name(path).len);
}
