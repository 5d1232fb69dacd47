// SPDX-License-Identifier: EUPL-1.2
// Language tags: "nl", "nl-NL", "en-GB".
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include "base/slice.h"

// Whether `tag` has the shape that BCP 47 asks for: a primary part of 2 to 8 letters, then parts of 1 to 8
// letters or digits. Whether such a language exists is not looked up.
bool language_tag_valid(Slice tag);

// "lang:en", the address by which Markdown marks words of another language: the tag after "lang:". False
// where the address is none of that kind; the tag may still be no valid one.
bool language_address(Slice address, Slice *tag);

#endif
