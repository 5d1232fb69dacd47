// SPDX-License-Identifier: EUPL-1.2
#include "cli/render_context.h"

#include "cli/composing.h"

static void close_context(RenderContext *shared)
{
    if (shared->fonts)
        fonts_close(shared->fonts);
    if (shared->arena)
        arena_free(shared->arena);
    *shared = (RenderContext){ 0 };
}

bool render_context_open(RenderContext *shared, Diagnostics *d, const Config *config,
                         Edition edition)
{
    bool slides = edition == EDITION_SLIDES;
    if (shared->fonts && shared->slides == slides)
        return true;
    close_context(shared);
    *shared = (RenderContext){ .arena = arena_new(), .slides = slides };
    shared->style = compose_style(shared->arena, d, config, edition);
    shared->fonts = shared->style ? fonts_open(d, shared->style, config->fonts) : NULL;
    return shared->fonts != NULL;
}
