// SPDX-License-Identifier: EUPL-1.2
// Text made inert: nothing in it can be syntax of what it is put into.
#ifndef DOC_ESCAPE_H
#define DOC_ESCAPE_H

#include "base/buffer.h"

typedef void Escape(Buffer *out, Slice text);

// So that Markdown shows the very same text, wherever a template puts it: in a paragraph, a heading, a
// table cell, the text of a link, the alt text or title of an image, the argument of a ::: line, at the
// start of a line or not. Only in code it is not inert (Markdown knows no escape there). White space that
// could end a line or open a code block becomes a space.
void escape_markdown(Buffer *out, Slice text);

// The other way, for text that Markdown does not read for us: backslashes before punctuation removed,
// entities decoded. In the arena.
Slice unescape_markdown(Arena *arena, Slice text);

#endif
