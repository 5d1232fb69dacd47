// SPDX-License-Identifier: EUPL-1.2
// Patterns that tell where words may be parted: F. M. Liang, "Word Hy-phen-a-tion by Com-put-er" (Stanford,
// 1983), in the files that TeX's patterns are made into for libhyphen.
#ifndef TEXT_PATTERNS_H
#define TEXT_PATTERNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PATTERN_LETTERS = 128 };

typedef struct Patterns Patterns;

// The patterns in that file; NULL where there is none that can be read, or in an encoding that is neither
// UTF-8 nor ISO 8859-1; one that is there and cannot be read ends the process (exit code 3). Ended with
// patterns_close, which allows NULL.
Patterns *patterns_open(const char *path);
void patterns_close(Patterns *patterns);

// breaks[i]: do they part the word (small letters, PATTERN_LETTERS at most) before letter i? Where the
// spelling would change they do not. False where their encoding has no sign for one of the letters.
bool patterns_find(const Patterns *patterns, const uint32_t *letter, size_t count, bool *breaks);

#endif
