// SPDX-License-Identifier: EUPL-1.2
// The manifest of an earlier version, which may have been edited, and what is told of its differences from
// the next.
#include "../fuzz.h"

#include "facts/manifest.h"
#include "facts/revision.h"
#include "facts/snapshot.h"

static Words some_words(void)
{
    Words words = {
#define WORD(name) .name = #name,
        WORDS(WORD)
#undef WORD
    };
    words.decimal_sign = ",";
    words.thousands_sign = ".";
    words.date_format = "{day} {month} {year}";
    words.quarter_format = "Q{quarter} {year}";
    return words;
}

static void compare(Fuzz *fuzz, json_t *manifest, const Words *words)
{
    json_t *since = manifest_since(manifest) ? json_deep_copy(manifest_since(manifest)) : NULL;
    const json_t *now = manifest_current(manifest);
    json_t *changes = revision_make(since, now, words, S(""), 3),
           *next = manifest_next(manifest, now, &(Published){ 0 });
    if (since)
        snapshot_conceal(since, now, true);
    fuzz_promise(snapshot_equal(now, now));
    fuzz_text(manifest_text(fuzz->arena, next));
    json_decref(next);
    json_decref(changes);
    json_decref(since);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz fuzz = fuzz_begin(size);
    Slice path = fuzz_put(&fuzz, S("manifest.json"), (Slice){ (const char *)data, size });
    json_t *manifest = manifest_read(fuzz.d, path);
    if (manifest && manifest_is_about(fuzz.d, path, manifest, S("Gemeente Zilverdam"))) {
        Words words = some_words();
        compare(&fuzz, manifest, &words);
    }
    json_decref(manifest);
    fuzz_end(&fuzz);
    return 0;
}
