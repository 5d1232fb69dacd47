// SPDX-License-Identifier: EUPL-1.2
// The signs that make a strength or a weakness of a point in an interview: "(+)" and "(-)", with any kind of
// dash, in round or square brackets, perhaps bold or with a backslash before a bracket.
#ifndef NOTES_POINT_SIGN_H
#define NOTES_POINT_SIGN_H

#include "base/slice.h"

typedef enum SignKind {
    SIGN_PLUS,
    SIGN_MINUS,
    SIGN_MIXED
} SignKind; // MIXED: "(+/-)", which is neither

typedef struct PointSign {
    SignKind kind;
    size_t from, to; // its bytes, with what belongs to the sign alone: its bold, a colon, spaces
} PointSign;

// The sign before the first word, looked for from byte `at`, and the one after the last word. What is bold
// from before the sign until after the words stays whole.
bool sign_before(Slice text, size_t at, PointSign *sign);
bool sign_after(Slice text, size_t at, PointSign *sign);

// The next sign anywhere, from byte `at` on.
bool sign_find(Slice text, size_t at, PointSign *sign);

// The bytes of a sign without brackets that `text` begins with, before a space or colon: "+ words",
// "–** words". 0 where it begins with none.
size_t sign_bare(Slice text);

#endif
