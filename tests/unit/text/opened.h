// SPDX-License-Identifier: EUPL-1.2
// The style and the fonts as they come with the project, for the tests of src/text.
#ifndef TEST_TEXT_OPENED_H
#define TEST_TEXT_OPENED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "text/fonts.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

typedef struct Opened {
    Arena *arena;
    Diagnostics *d;
    const Style *style;
    Fonts *fonts;
} Opened;

static inline int open_text(void **state)
{
    Arena *arena = arena_new();
    Opened *opened = arena_one(arena, Opened);
    opened->arena = arena;
    opened->d = diagnostics_new(arena);
    opened->style = style_read(arena, opened->d, S(CXSCAN_SOURCE_DIR "/templates/style.yaml"));
    opened->fonts = opened->style ? fonts_open(opened->d, opened->style, S("")) : NULL;
    *state = opened;
    return opened->fonts ? 0 : -1;
}

static inline int close_text(void **state)
{
    Opened *opened = *state;
    fonts_close(opened->fonts);
    arena_free(opened->arena);
    return 0;
}

#endif
