// SPDX-License-Identifier: EUPL-1.2
// The record of what was published: whatever it holds is read whole or refused, and what is written of it
// reads back the same.
#include "../fuzz.h"

#include "revision/publications.h"

static void write_again(Fuzz *fuzz, const Published *all)
{
    Slice left = publications_without(fuzz->arena, all, S("no such version"));
    fuzz_promise(left.len == 0);
    if (!all->count)
        return;
    const PublishedVersion *last = &all->version[all->count - 1];
    Published again;
    Slice written, text = publications_after(fuzz->arena, all, last);
    Slice path = fuzz_put(fuzz, S("again.json"), text);
    fuzz_promise(publications_read(fuzz->arena, fuzz->d, path, &again, &written));
    fuzz_promise(slice_equal(written, text));
    fuzz_promise(published_equal(&again.version[again.count - 1], last));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz fuzz = fuzz_begin(size);
    Slice text, path = fuzz_put(&fuzz, S(PUBLICATIONS_FILE), (Slice){ (const char *)data, size });
    Published all;
    if (publications_read(fuzz.arena, fuzz.d, path, &all, &text)) {
        published_before(fuzz.arena, &all, S("1.1"));
        write_again(&fuzz, &all);
    }
    fuzz_end(&fuzz);
    return 0;
}
