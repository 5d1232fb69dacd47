// SPDX-License-Identifier: EUPL-1.2
// An export with its headings, below a scan.yaml that may say how it is read: scan.yaml, divider,
// responses.csv.
#include "../fuzz.h"
#include "input/strings_file.h"

#include "department/department_name.h"
#include "model/scan.h"
#include "scan/settings.h"
#include "survey/questionnaire.h"
#include "survey/responses.h"

// The statements that headings are compared with: read once, since they are 48 lines of CSV.
static const Slice *statements(void)
{
    static Slice texts[ITEMS];
    static Arena *arena;
    if (!arena) {
        arena = arena_new();
        Diagnostics *d = diagnostics_new(arena);
        const Strings *strings = strings_read(arena, d, FUZZ_TEMPLATES, S("nl"), NULL);
        fuzz_promise(strings && questionnaire_read_usual(arena, d, FUZZ_TEMPLATES, S("nl"), strings,
                                                         texts, NULL));
    }
    return texts;
}

// Every row has one fate; who counts is a respondent.
static void check(const Scan *scan, const ColumnUse *uses, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fuzz_promise(uses[i].column == i + 1 && uses[i].use < COLUMN_USES);
        fuzz_text(uses[i].heading);
    }
    for (size_t i = 0; i < scan->department_count; i++)
        fuzz_text(scan->departments[i].name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz fuzz = fuzz_begin(size);
    Slice rest = { (const char *)data, size };
    Slice yaml = fuzz_next(&rest), path = fuzz_put(&fuzz, S("responses.csv"), rest), sha256;
    Scan scan = { .folder = fuzz.folder };
    ScanFolder folder = { .arena = fuzz.arena, .d = fuzz.d, .path = fuzz.folder };
    ScanOptions options = { .templates = FUZZ_TEMPLATES, .now = -1 };
    ResponseMapping mapping;
    ScanFiles files;
    if (yaml.len)
        fuzz_put(&fuzz, S("scan.yaml"), yaml);
    settings_read(&folder, &options, &scan.settings, &mapping, &files);
    scan.renames = department_renames_new(fuzz.arena, &mapping, NULL);
    memcpy(scan.question_text, statements(), sizeof scan.question_text);
    ColumnUse *uses = NULL;
    size_t count = 0;
    if (responses_read(fuzz.arena, fuzz.d, &scan, path, S("responses.csv"), &mapping, &uses, &count,
                       &sha256))
        check(&scan, uses, count);
    fuzz_end(&fuzz);
    return 0;
}
