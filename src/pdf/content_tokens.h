// The tokens of a PDF content stream (ISO 32000-1, 7.2 and 7.8.2).
#ifndef PDF_CONTENT_TOKENS_H
#define PDF_CONTENT_TOKENS_H

#include "base/slice.h"

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_FAULT, // not a token: an open string, a stray bracket or byte
    TOKEN_NUMBER,
    TOKEN_NAME, // with its '/'
    TOKEN_STRING,
    TOKEN_HEX_STRING,
    TOKEN_CONSTANT, // true, false, null
    TOKEN_ARRAY,
    TOKEN_ARRAY_END,
    TOKEN_DICTIONARY,
    TOKEN_DICTIONARY_END,
    TOKEN_IMAGE,   // the bytes between ID and EI
    TOKEN_OPERATOR // any other word
} TokenKind;

typedef struct Token {
    TokenKind kind;
    size_t at;  // byte in the content
    Slice text; // as it stands there
} Token;

// Start with { content, 0, false }. The content must outlive its tokens.
typedef struct Tokens {
    Slice content;
    size_t at;
    bool image_next; // ID was the last token
} Tokens;

// The next token; TOKEN_END at the end and ever after. After TOKEN_FAULT reading goes on behind the faulty
// bytes, so it always ends.
Token token_next(Tokens *tokens);

// Whether a name token is this name (given without '/'), "#xx" escapes read.
bool token_is_name(Token token, Slice name);

// A whole number of up to nine digits. False where the token is something else.
bool token_is_integer(Token token, int *value);

#endif
