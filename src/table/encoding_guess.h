// SPDX-License-Identifier: EUPL-1.2
// Which one-byte encoding a text is in, by what its accents and signs would be in each.
#ifndef TABLE_ENCODING_GUESS_H
#define TABLE_ENCODING_GUESS_H

#include "base/slice.h"

typedef struct EncodingGuess {
    const char *encoding; // static: "WINDOWS-1252", "CP850", "CP437" or "MACINTOSH"
    bool doubted;         // in none of them do all signs make sense
} EncodingGuess;

// `file` and `head` as for encoding_find. Windows-1252 unless another makes clearly better words.
EncodingGuess encoding_guess(int file, Slice head, bool ended);

#endif
