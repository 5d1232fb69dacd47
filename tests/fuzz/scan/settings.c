// SPDX-License-Identifier: EUPL-1.2
// scan.yaml.
#include "../fuzz.h"

#include "scan/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz fuzz = fuzz_begin(size);
    ScanFolder folder = { .arena = fuzz.arena, .d = fuzz.d, .path = fuzz.folder };
    ScanOptions options = { .templates = FUZZ_TEMPLATES, .now = 1773273600 };
    Settings settings;
    ResponseMapping mapping;
    ScanFiles files;
    fuzz_put(&fuzz, S("scan.yaml"), (Slice){ (const char *)data, size });
    settings_read(&folder, &options, &settings, &mapping, &files);
    // What the suppression plan and the tables rely on.
    fuzz_promise(settings.min_group >= 5 && settings.min_group_open >= 10 &&
                 settings.invited >= -1);
    fuzz_promise(slice_equal(settings.language, S("nl")) ||
                 slice_equal(settings.language, S("en")));
    for (size_t i = 0; i < mapping.answer_count; i++)
        fuzz_text(mapping.answers[i].text.text);
    for (size_t i = 0; i < mapping.column_count; i++)
        fuzz_text(mapping.columns[i].column.text);
    fuzz_text(settings.organisation);
    fuzz_text(settings.title);
    fuzz_end(&fuzz);
    return 0;
}
