// SPDX-License-Identifier: EUPL-1.2
// What the organisation calls the people it works for ("inwoner", "student"), and what they experience
// ("klantbeleving"). The texts that come with the program leave room for these words; what people wrote is
// never touched.
#ifndef MODEL_TERMS_H
#define MODEL_TERMS_H

#include "model/mapped_text.h"

// A term is at most so many characters: then every statement and cell of the grid that holds it still fits.
enum { TERM_MOST = 24 };

// Singular and plural, and the experience. As they stand inside a sentence; an empty one is not chosen.
typedef struct Terms {
    MappedText customer, customers, experience;
} Terms;

// The text with the words in place of {customer}, {customers} and {experience}; of {Customer}, {Customers}
// and {Experience}, at the start of a sentence, with a capital. Every term is there. In the arena, or `text`
// itself where it names none.
Slice terms_fill(Arena *arena, const Terms *terms, Slice text);

// With a capital: "inwoners" is "Inwoners", and "ijsmeesters" in Dutch "IJsmeesters". In the arena.
Slice term_capital(Arena *arena, Slice term);

#endif
