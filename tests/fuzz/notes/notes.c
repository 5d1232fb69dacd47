// An interview and a finding, divided; and both as Markdown that must come out safe.
#include "../fuzz.h"

#include "notes/changes.h"
#include "notes/findings.h"
#include "notes/interviews.h"
#include "notes/notes.h"

// What notes/notes.h promises of what it writes: outside code no tag is left, and no line begins a block of ours.
static void check_safe(Slice text)
{
    fuzz_text(text);
    fuzz_promise(slice_find(text, S("{{")) == text.len || slice_find(text, S("```")) < text.len);
    for (Slice line; slice_next_line(&text, &line);)
        fuzz_promise(!slice_starts(line, S(":::")));
}

static void check_findings(const Findings *findings)
{
    const Slice text[] = { findings->conclusions, findings->recommendations, findings->examples };
    for (int i = 0; i < 3; i++) {
        const NoteMarks *marks = &findings->marks[FINDING_CONCLUSIONS + i];
        check_safe(text[i]);
        for (size_t k = 0; k < marks->hole_count; k++)
            fuzz_promise(marks->holes[k].at + marks->holes[k].len <= text[i].len);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz fuzz = fuzz_begin(size);
    Slice rest = { (const char *)data, size };
    Department departments[] = { { .name = S("Burgerzaken"), .parent = S(""), .invited = -1 } };
    Scan scan = { .departments = departments, .department_count = 1 };
    ScanFolder folder = { .arena = fuzz.arena, .d = fuzz.d, .path = fuzz.folder };
    Slice interview = fuzz_next(&rest);
    fuzz_put(&fuzz, S("interviews/04-x.md"), interview);
    fuzz_put(&fuzz, S("findings/measure.md"), rest);
    fuzz_put(&fuzz, S("changes.md"), rest);
    scan.settings.version = S("1.1");
    interviews_read(&folder, &scan);
    findings_read(&folder, &scan);
    changes_read(&folder, &scan);
    for (size_t i = 0; i < scan.interview_count; i++)
        for (size_t k = 0; k < scan.interviews[i].item_count; k++)
            check_safe(scan.interviews[i].items[k].text);
    check_findings(&scan.findings[MEASURE]);
    check_safe(scan.changes);
    check_safe(note_line(fuzz.arena, text_decode(fuzz.arena, interview)));
    fuzz_end(&fuzz);
    return 0;
}
