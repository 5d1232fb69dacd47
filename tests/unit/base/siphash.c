// SPDX-License-Identifier: EUPL-1.2
// SipHash-2-4 beside libcrypto's, which is another's work.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include "base/siphash.h"

static uint64_t of_libcrypto(SipKey key, const uint64_t *word, size_t count)
{
    unsigned char bytes[16], out[8] = { 0 };
    size_t size = sizeof out, written = 0;
    for (int i = 0; i < 16; i++)
        bytes[i] = (unsigned char)(key.half[i / 8] >> 8 * (i % 8));
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "SIPHASH", NULL);
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(mac);
    const OSSL_PARAM params[] = { OSSL_PARAM_construct_size_t(OSSL_MAC_PARAM_SIZE, &size),
                                  OSSL_PARAM_construct_end() };
    assert_int_equal(EVP_MAC_init(context, bytes, sizeof bytes, params), 1);
    for (size_t i = 0; i < count; i++) {
        for (int b = 0; b < 8; b++)
            bytes[b] = (unsigned char)(word[i] >> 8 * b);
        assert_int_equal(EVP_MAC_update(context, bytes, 8), 1);
    }
    assert_int_equal(EVP_MAC_final(context, out, &written, sizeof out), 1);
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
    uint64_t value = 0;
    for (int b = 0; b < 8; b++)
        value |= (uint64_t)out[b] << 8 * b;
    return value;
}

static void the_same_as_libcrypto(void **state)
{
    (void)state;
    uint64_t word[40] = { 0 }, seed = 1;
    for (int round = 0; round < 200; round++) {
        SipKey key;
        for (size_t i = 0; i < 40; i++)
            word[i] = seed = seed * 6364136223846793005U + 1442695040888963407U;
        key.half[0] = word[38] ^ word[3] << 32;
        key.half[1] = word[39] ^ word[5] << 32;
        size_t count = (size_t)round % 38;
        assert_true(siphash(key, word, count) == of_libcrypto(key, word, count));
    }
}

// The example of the paper's appendix has 15 bytes; these are the authors' for 0 and 8.
static void the_authors_examples(void **state)
{
    (void)state;
    const SipKey key = { { 0x0706050403020100, 0x0f0e0d0c0b0a0908 } };
    const uint64_t word = 0x0706050403020100;
    assert_true(siphash(key, &word, 0) == 0x726fdb47dd0e0e31);
    assert_true(siphash(key, &word, 1) == 0x93f5f5799a932462);
}

// A zero more is another text.
static void of_a_text(void **state)
{
    (void)state;
    const SipKey key = { { 1, 2 } };
    const uint64_t words[] = { 0x0000000000006261, 2 };
    assert_true(siphash_text(key, S("ab")) == siphash(key, words, 2));
    assert_true(siphash_text(key, S("ab")) != siphash_text(key, S("ab\0")));
    assert_true(siphash_text(key, S("")) != siphash_text(key, S("\0")));
}

static void keys_as_text(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    SipKey key, again, other;
    assert_true(sip_key_make(&key) && sip_key_make(&other));
    assert_memory_not_equal(&key, &other, sizeof key);
    assert_true(sip_key_read(sip_key_text(arena, key), &again));
    assert_memory_equal(&key, &again, sizeof key);
    assert_true(sip_key_read(S("00000000000000010000000000000abc"), &key));
    assert_true(key.half[0] == 1 && key.half[1] == 0xabc);
    assert_false(sip_key_read(S("0000000000000001"), &key));
    assert_false(sip_key_read(S("0000000000000001000000000000000G"), &key));
    assert_false(sip_key_read(S("0000000000000001000000000000000A"), &key));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_as_libcrypto),
        cmocka_unit_test(the_authors_examples),
        cmocka_unit_test(of_a_text),
        cmocka_unit_test(keys_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
