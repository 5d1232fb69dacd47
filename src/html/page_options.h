// SPDX-License-Identifier: EUPL-1.2
// What a page is made with.
#ifndef HTML_PAGE_OPTIONS_H
#define HTML_PAGE_OPTIONS_H

#include "chart/drawing.h"
#include "model/strings.h"

typedef struct PageOptions {
    const Style *style;
    Fonts *fonts;
    const Facts *facts;     // for the charts
    const Strings *strings; // for what the page says itself
    Slice sheet; // templates/page.css: how the page is laid out; colours and roles are the style's
    bool draft;  // say so above the page
} PageOptions;

#endif
