// SPDX-License-Identifier: EUPL-1.2
// The manifest of an earlier version, which may have been edited, and what is told of its differences from
// the next.
#include "../fuzz.h"

#include "model/strings.h"
#include "revision/manifest.h"
#include "revision/revision.h"
#include "revision/snapshot.h"

static Strings some_words(void)
{
    Strings strings = {
#define STRING(name) .name = #name,
        STRINGS(STRING)
#undef STRING
    };
    strings.decimal_sign = ",";
    strings.thousands_sign = ".";
    strings.date_format = "{day} {month} {year}";
    strings.quarter_format = "Q{quarter} {year}";
    return strings;
}

static void compare(Fuzz *fuzz, json_t *manifest, const Strings *strings)
{
    json_t *since = manifest_since(manifest) ? json_deep_copy(manifest_since(manifest)) : NULL;
    const json_t *now = manifest_current(manifest);
    json_t *changes = revision_make(since, now, strings, S(""), 3),
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
        Strings strings = some_words();
        compare(&fuzz, manifest, &strings);
    }
    json_decref(manifest);
    fuzz_end(&fuzz);
    return 0;
}
