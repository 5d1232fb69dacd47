// SPDX-License-Identifier: EUPL-1.2
// From a galley to pages.
#ifndef PDF_PAGINATION_H
#define PDF_PAGINATION_H

#include "pdf/job.h"

// Cut the galley into the layout's pages; anchors learn their page, frames become rectangles. The galley's
// tightness changes on the way, and is 1 again at the end.
void galley_paginate(const Job *job, Galley *galley);

// Header and footer, and the numbers of pages that are known only now. running.c
void pages_run(Job *job);

// A message for each text that leaves its drawing, the margins at the sides, or the page. page_ink.c
void pages_check_ink(Job *job);

#endif
