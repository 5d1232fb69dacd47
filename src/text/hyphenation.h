// SPDX-License-Identifier: EUPL-1.2
// Where a word may be parted at the end of a line: by Debian's patterns for Dutch and English.
#ifndef TEXT_HYPHENATION_H
#define TEXT_HYPHENATION_H

#include "base/slice.h"

typedef struct Hyphenation Hyphenation;

// Patterns in that folder, an empty slice for the system's own. Nothing is read before a word asks for it,
// and then once; a file that is not there, or not as it should be, means no hyphenation. Ended with
// hyphenation_free, which allows NULL.
Hyphenation *hyphenation_new(Slice folder);

// The system's own.
Slice hyphenation_system_folder(void);

void hyphenation_free(Hyphenation *hyphenation);

// The text (UTF-8, composed) with U+00AD where a word of that language ("nl", "nl-NL", "en") may be parted.
// Words of six letters and more; not abbreviations in capitals, names with capitals inside, addresses, codes
// with digits, nor words that have a U+00AD already. Between a letter and a hyphen or apostrophe stand two
// letters at least (three in English at a word's end), and no piece is without a vowel. `text` itself where
// nothing changes or the language has no patterns, else in the arena.
Slice text_hyphenate(Arena *arena, Hyphenation *hyphenation, Slice language, Slice text);

#endif
