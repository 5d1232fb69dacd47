// SPDX-License-Identifier: EUPL-1.2
// An interview and a finding, divided; and both as Markdown that must come out safe.
#include "../fuzz.h"

#include "model/department.h"
#include "model/finding.h"
#include "model/pillar.h"
#include "model/scan.h"
#include "notes/findings.h"
#include "notes/interviews.h"
#include "notes/notes.h"
#include "notes/revision_reasons.h"

// What notes/notes.h promises of what it writes: outside code no tag is left, and no line begins a block of
// ours.
static void check_safe(Slice text)
{
    fuzz_text(text);
    fuzz_promise(slice_find(text, S("{{")) == text.len || slice_find(text, S("```")) < text.len);
    for (Slice line; slice_next_line(&text, &line);)
        fuzz_promise(!slice_starts(line, S(":::")));
}

// Each tag and reference stands in the file as it is kept.
static void check_findings(Arena *arena, const Findings *findings)
{
    for (int i = FINDING_CONCLUSIONS; i < FINDING_PARTS; i++) {
        check_safe(note_markdown(arena, findings->part[i]));
        for (const Node *hole = NULL; (hole = note_hole_next(findings->part[i], hole)) != NULL;)
            fuzz_promise(hole->place.line &&
                         slice_find(hole->place.text, hole->text) < hole->place.text.len);
    }
}

static Node *line_of(Fuzz *fuzz, Slice text)
{
    NoteSource source = { .file = S("x.md") };
    buffer_add(&source.text, text);
    Node *line = note_read_line(fuzz->arena, fuzz->d, &source, (Place){ 0 });
    note_source_free(&source);
    return line;
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
    interviews_read(&folder, S("interviews"), &scan);
    findings_read(&folder, S("findings"), &scan);
    revision_reasons_read(&folder, S("changes.md"), &scan);
    for (size_t i = 0; i < scan.interview_count; i++)
        for (size_t k = 0; k < scan.interviews[i].item_count; k++)
            check_safe(note_markdown_line(fuzz.arena, scan.interviews[i].items[k].line));
    check_findings(fuzz.arena, &scan.findings[MEASURE]);
    check_safe(note_markdown(fuzz.arena, scan.revision_reasons));
    check_safe(note_markdown_line(
        fuzz.arena, line_of(&fuzz, text_clean(fuzz.arena, text_decode(fuzz.arena, interview)))));
    fuzz_end(&fuzz);
    return 0;
}
