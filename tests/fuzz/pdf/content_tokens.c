// For libFuzzer: whatever the bytes, the tokens follow one another, never leave the content, and end.
#include <stdlib.h>

#include "pdf/content_tokens.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Tokens tokens = { { (const char *)data, size }, 0, false };
    size_t end = 0;
    for (Token token = token_next(&tokens); token.kind != TOKEN_END; token = token_next(&tokens)) {
        bool moved = token.text.len > 0 || token.kind == TOKEN_IMAGE || (token.kind == TOKEN_FAULT && token.at == size);
        int number = -1;
        if (token.at < end || token.at + token.text.len > size || !moved)
            abort();
        end = token.at + token.text.len;
        if (token_is_integer(token, &number) && number < 0)
            abort();
        token_is_name(token, S("MCID"));
    }
    return token_next(&tokens).kind == TOKEN_END ? 0 : 1;
}
