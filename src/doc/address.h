// SPDX-License-Identifier: EUPL-1.2
// Where a document may link to.
#ifndef DOC_ADDRESS_H
#define DOC_ADDRESS_H

#include "base/slice.h"

// "#id" inside the document, or an http, https or mailto address: then `*safe` is the address with every
// byte that RFC 3986 does not allow percent-encoded, in the arena. False for anything else.
bool address_allow(Arena *arena, Slice address, Slice *safe);

#endif
