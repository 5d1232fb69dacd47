// SPDX-License-Identifier: EUPL-1.2
// libcrypto rather than GChecksum: it uses the processor's SHA instructions, so that the checksum of a
// survey of a million rows costs a fifth of reading it and not more than that.
#include "base/digest.h"

#include <openssl/evp.h>
#include <stdlib.h>

struct Digest {
    EVP_MD_CTX *context;
};

// libcrypto fails here for want of memory only: SHA-256 is always in it.
static void must(int done)
{
    if (!done)
        out_of_memory(0);
}

Digest *digest_new(void)
{
    Digest *digest = calloc(1, sizeof *digest);
    if (!digest)
        out_of_memory(sizeof *digest);
    // SHA-256 is the same whatever openssl.cnf says, and reading that takes longer than the sum of a survey.
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
    digest->context = EVP_MD_CTX_new();
    must(digest->context != NULL);
    must(EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL));
    return digest;
}

void digest_free(Digest *digest)
{
    if (digest)
        EVP_MD_CTX_free(digest->context);
    free(digest);
}

void digest_add(Digest *digest, const void *bytes, size_t len)
{
    must(EVP_DigestUpdate(digest->context, bytes, len));
}

Slice digest_text(Arena *arena, Digest *digest)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    must(EVP_DigestFinal_ex(digest->context, sum, &len));
    char *text = arena_alloc(arena, 1, 2 * (size_t)len + 1);
    for (size_t i = 0; i < len; i++) {
        text[2 * i] = hex[sum[i] >> 4];
        text[2 * i + 1] = hex[sum[i] & 15];
    }
    return (Slice){ text, 2 * (size_t)len };
}
