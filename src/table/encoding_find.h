// SPDX-License-Identifier: EUPL-1.2
// What a file is written in, by its bytes.
#ifndef TABLE_ENCODING_FIND_H
#define TABLE_ENCODING_FIND_H

#include "base/slice.h"

typedef enum FileForm { FORM_TEXT, FORM_OTHER } FileForm;

typedef struct EncodingFound {
    FileForm form;
    const char *encoding; // static: "UTF-8", "UTF-16LE", "UTF-16BE", or one of encoding_guess
    size_t mark;          // bytes of the byte order mark
    bool certain;         // by its mark
    bool doubted;         // of one byte a sign, and some signs make no sense
    bool damaged;         // UTF-8, but not all of it, or not looked through
} EncodingFound;

// `file` is open and was read as far as `head`, its first bytes (all of it where `ended`). A file that is
// not a pipe is looked through with pread, which leaves its position alone.
EncodingFound encoding_find(int file, Slice head, bool ended);

// As above where a person named UTF-8: only how sound it is.
bool utf8_damaged(int file, Slice head, bool ended);

#endif
