// SPDX-License-Identifier: EUPL-1.2
#include "measurement/weights.h"

// A million of them, each times a mark of a thousand steps, is still far below 2^127.
static const int64_t WEIGHT_MOST = (int64_t)1000000000000000000;

bool weight_read(Slice text, Weight *weight)
{
    bool point = false, any = false;
    size_t at = 0;
    *weight = (Weight){ 0, 0 };
    text = slice_trim(text);
    for (; at < text.len && (text.at[at] | 0x20) != 'e'; at++) {
        char c = text.at[at];
        if ((c == '.' || c == ',') && !point) {
            point = true;
            continue;
        }
        if (!ascii_is_digit(c) || weight->digits > WEIGHT_MOST / 10)
            return false;
        weight->digits = weight->digits * 10 + (c - '0');
        weight->decimals += point;
        any = true;
    }
    uint64_t power = 0;
    Slice exponent = slice_part(text, at + 1, text.len);
    bool below = slice_starts(exponent, S("-"));
    if (below || slice_starts(exponent, S("+")))
        exponent = slice_part(exponent, 1, exponent.len);
    if (at < text.len && (!slice_to_u64(exponent, &power) || power > 18))
        return false;
    weight->decimals += below ? (int)power : -(int)power;
    while (weight->decimals > 0 && weight->digits % 10 == 0) {
        weight->digits /= 10;
        weight->decimals--;
    }
    return any;
}

int64_t *weights_alike(Arena *arena, const Weight *weight, size_t count, int *decimals)
{
    int64_t *alike = arena_many(arena, int64_t, count);
    *decimals = 0;
    for (size_t i = 0; i < count; i++)
        *decimals = weight[i].decimals > *decimals ? weight[i].decimals : *decimals;
    for (size_t i = 0; i < count; i++) {
        alike[i] = weight[i].digits;
        for (int power = *decimals - weight[i].decimals; power > 0 && alike[i]; power--) {
            if (alike[i] > WEIGHT_MOST / 10)
                return NULL;
            alike[i] *= 10;
        }
    }
    return alike;
}
