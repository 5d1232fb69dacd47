// SPDX-License-Identifier: EUPL-1.2
#include "cli/workshop.h"

#include "cli/composing.h"

bool workshop_open(Workshop *shop, Diagnostics *d, const Config *config, Edition edition)
{
    bool slides = edition == EDITION_SLIDES;
    if (shop->fonts && shop->slides == slides)
        return true;
    workshop_close(shop);
    *shop = (Workshop){ .arena = arena_new(), .slides = slides };
    shop->style = compose_style(shop->arena, d, config, edition);
    shop->fonts = shop->style ? fonts_open(d, shop->style, config->fonts) : NULL;
    return shop->fonts != NULL;
}

void workshop_close(Workshop *shop)
{
    if (shop->fonts)
        fonts_close(shop->fonts);
    if (shop->arena)
        arena_free(shop->arena);
    *shop = (Workshop){ 0 };
}
