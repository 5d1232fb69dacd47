// SPDX-License-Identifier: EUPL-1.2
// libcrypto rather than GChecksum: it uses the processor's SHA instructions, so that the checksum of a
// survey of a million rows costs a fifth of reading it and not more than that.
#include "base/digest.h"

// SHA-256 itself, not the choice of one by its name among all that a provider has: to make that costs as much
// as the sum of a survey of a thousand people.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <stdlib.h>

struct Digest {
    SHA256_CTX context;
};

Digest *digest_new(void)
{
    Digest *digest = memory_alloc(sizeof *digest);
    SHA256_Init(&digest->context);
    return digest;
}

void digest_free(Digest *digest)
{
    free(digest);
}

void digest_add(Digest *digest, const void *bytes, size_t len)
{
    SHA256_Update(&digest->context, bytes, len);
}

Slice digest_text(Arena *arena, Digest *digest)
{
    static const char hex[] = "0123456789abcdef";
    enum { LEN = SHA256_DIGEST_LENGTH };
    unsigned char sum[LEN];
    SHA256_Final(sum, &digest->context);
    char *text = arena_alloc(arena, 1, 2 * LEN + 1);
    for (size_t i = 0; i < LEN; i++) {
        text[2 * i] = hex[sum[i] >> 4];
        text[2 * i + 1] = hex[sum[i] & 15];
    }
    return (Slice){ text, 2 * LEN };
}
