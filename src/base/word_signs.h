// SPDX-License-Identifier: EUPL-1.2
// The private signs that Word takes from its fonts Symbol and Wingdings.
#ifndef BASE_WORD_SIGNS_H
#define BASE_WORD_SIGNS_H

#include <stdint.h>

// What a private sign of Word stands for: U+F0B7 is a bullet. The code point itself where it is none of
// those.
uint32_t sign_meant(uint32_t code);

#endif
