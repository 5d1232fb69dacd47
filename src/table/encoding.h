// SPDX-License-Identifier: EUPL-1.2
// A text file as a stream of UTF-8, whatever it was written in.
//
// The encoding is found from the byte order mark, else from the bytes: the file is looked through once
// before it is read. What cannot be converted comes out as U+FFFD, a NUL as a space; both are kept as
// "trouble" for the caller, who knows the line, to complain about.
#ifndef TABLE_ENCODING_H
#define TABLE_ENCODING_H

#include "base/diagnostics.h"

typedef struct TextStream TextStream;

// Open `path` for reading. `encoding` is a name as people write it, or empty; `place` is where it stands.
// NULL, with a diagnostic, where the file cannot be read, is no text, or the encoding is
// unknown. Owned by the caller, who ends it with text_close.
TextStream *text_open(Arena *arena, Diagnostics *d, Slice path, Slice name, Slice encoding,
                      Place place);
void text_close(TextStream *stream);

// The next bytes of text, at most `room` of them (64 or more), without the byte order mark. 0 at the end
// (also after a read error, which was a diagnostic). Code points may be cut at the end of a block.
size_t text_read(TextStream *stream, char *out, size_t room);

// "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252", or the name that was asked for.
Slice text_encoding(const TextStream *stream);

typedef struct TextTrouble {
    uint64_t at; // position in the text that text_read gave
    bool is_nul; // else a byte that is not of this encoding
    unsigned char byte;
} TextTrouble;

// The next trouble before position `end` of the text, in order. The first few are kept with their
// position; text_trouble_more counts the rest.
bool text_trouble(TextStream *stream, uint64_t end, TextTrouble *trouble);
size_t text_trouble_more(const TextStream *stream);

// SHA-256 of the whole file, in the arena. Reads what is left.
Slice text_sha256(TextStream *stream, Arena *arena);

#endif
