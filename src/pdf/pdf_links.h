// SPDX-License-Identifier: EUPL-1.2
#ifndef PDF_PDF_LINKS_H
#define PDF_PDF_LINKS_H

#include "base/slice.h"

// An address as it goes into the file, in the arena: percent-encoded. Empty where it is not a whole http,
// https or mailto address.
Slice link_address(Arena *arena, Slice address);

#endif
