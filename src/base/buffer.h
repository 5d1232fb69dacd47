// SPDX-License-Identifier: EUPL-1.2
// Bytes that grow: text being put together, a file being rendered to memory.
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/slice.h"

// Zero-initialise to start ({0}); `bytes` is NULL or `len` bytes followed by a NUL. Released with
// buffer_free. Running out of memory ends the process (exit code 3).
typedef struct Buffer {
    char *bytes;
    size_t len;
    size_t room;
} Buffer;

void buffer_free(Buffer *buffer);
void buffer_add(Buffer *buffer, Slice text);
void buffer_add_byte(Buffer *buffer, char byte);
// The text and spaces after it, `width` letters in all or more: printf pads by bytes.
void buffer_add_padded(Buffer *buffer, Slice text, size_t width);
// value ÷ parts (1, 10, 100 …) in decimals, exact, without the zeros at its end: "-12.5", "3".
void buffer_add_decimal(Buffer *buffer, long long value, unsigned parts);
void buffer_print(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

// What is in the buffer; valid until the next addition.
Slice buffer_slice(const Buffer *buffer);

#endif
