// SPDX-License-Identifier: EUPL-1.2
// What a PDF is made with, and what became of it.
#ifndef PDF_PDF_OPTIONS_H
#define PDF_PDF_OPTIONS_H

#include "base/buffer.h"
#include "model/strings.h"
#include "text/fonts.h"

typedef struct Facts Facts;

typedef enum PdfStatus { PDF_DONE, PDF_SYSTEM_FAILED, PDF_CHECK_FAILED } PdfStatus;

typedef struct PdfOptions {
    const Style *style;
    Fonts *fonts;
    const Facts *facts;     // for the charts
    const Strings *strings; // for what the pages say themselves
    int64_t created;        // seconds since 1970, for every date in the file
    bool draft; // print the facts' word for a draft on every page; signs that no font has become □
    // Signs that no font has, one after the other, of which the user was told already
    Slice signs_told;
} PdfOptions;

#endif
