// SPDX-License-Identifier: EUPL-1.2
#include "doc/headings.h"

#include <glib.h>

#include "base/buffer.h"

Slice heading_slug(Arena *arena, Slice text)
{
    Buffer out = { 0 };
    char *apart = g_utf8_normalize(text.at, (gssize)text.len, G_NORMALIZE_NFKD);
    bool gap = false;
    for (Slice rest = slice_of(apart); rest.len;) {
        uint32_t letter = utf8_next(&rest);
        if (g_unichar_ismark(letter))
            continue;
        if (!g_unichar_isalnum(letter)) {
            gap = out.len > 0;
            continue;
        }
        if (gap)
            buffer_add_byte(&out, '-');
        gap = false;
        char bytes[4];
        buffer_add(&out, (Slice){ bytes, utf8_encode(g_unichar_tolower(letter), bytes) });
    }
    g_free(apart);
    Slice slug = out.len ? slice_copy(arena, buffer_slice(&out)) : S("section");
    buffer_free(&out);
    return slug;
}

// The ids that are there, each with the number that was last put behind it to make another.
static Slice unique_id(Arena *arena, GHashTable *ids, Slice slug)
{
    Slice id = slug;
    unsigned number = GPOINTER_TO_UINT(g_hash_table_lookup(ids, slug.at));
    for (number = number ? number : 1; g_hash_table_contains(ids, id.at);)
        id = slice_print(arena, "%.*s-%u", SLICE_ARGS(slug), ++number);
    if (id.at != slug.at)
        g_hash_table_insert(ids, (char *)slug.at, GUINT_TO_POINTER(number));
    return id;
}

// First the ids that the template chose: those stay, whatever comes before them.
void headings_name(Arena *arena, Node *root)
{
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (int pass = 0; pass < 2; pass++) {
        for (NodeWalk walk = node_walk(root); node_walk_next(&walk);) {
            Node *node = walk.node;
            bool place = node->kind == NODE_HEADING || (node->kind == NODE_CELL && node->id.len);
            if (!walk.entering || !place || (node->id.len > 0) != (pass == 0))
                continue;
            if (pass == 1)
                node->id = unique_id(arena, ids, heading_slug(arena, node_text(arena, node)));
            if (!g_hash_table_contains(ids, node->id.at))
                g_hash_table_insert(ids, (char *)node->id.at, GUINT_TO_POINTER(1));
        }
    }
    g_hash_table_destroy(ids);
}
