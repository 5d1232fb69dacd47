// SPDX-License-Identifier: EUPL-1.2
#include "cli/interview_guides.h"

#include <string.h>

#include "base/file.h"
#include "base/output.h"
#include "base/pattern.h"
#include "cli/composing.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "cli/recording.h"
#include "cli/single_file.h"
#include "facts/facts.h"
#include "facts/interview_guide.h"
#include "facts/interviews.h"
#include "facts/json.h"
#include "facts/record_json.h"
#include "input/strings_file.h"
#include "language/says.h"
#include "model/interview.h"
#include "model/scan.h"
#include "model/strings.h"
#include "pdf/pdf.h"
#include "workbook/table.h"

typedef struct GuideMaking {
    Arena *arena;
    Diagnostics *d;
    const Config *config;
    Scored *scored;
    const Facts *facts;
    Slice folder;     // of the interviews
    FolderLock *lock; // of the scan folder, where the record is written
    int number;       // the last that an interview has
    Buffer made;      // paths, one a line
    ExitCode code;
} GuideMaking;

// ---- notes ----

static int last_number(const Interview *interviews, size_t count, int least)
{
    for (size_t i = 0; i < count; i++)
        least = interviews[i].number > least ? interviews[i].number : least;
    return least;
}

static size_t count_kind(const Interview *interviews, size_t count, InterviewKind kind)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += interviews[i].kind == kind;
    return found;
}

static bool is_of(Arena *arena, const Interview *interviews, size_t count, Slice department)
{
    Slice key = text_key(arena, department);
    for (size_t i = 0; i < count; i++)
        if (slice_equal(text_key(arena, interviews[i].department), key))
            return true;
    return false;
}

// A text between double quotes, as YAML has it.
static Slice quoted(Arena *arena, Slice text)
{
    Buffer out = { 0 };
    buffer_add_byte(&out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"' || text.at[i] == '\\')
            buffer_add_byte(&out, '\\');
        buffer_add_byte(&out, text.at[i]);
    }
    buffer_add_byte(&out, '"');
    Slice yaml = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return yaml;
}

// `template`: of templates/LANGUAGE. The file's number is the next that is free.
static void make_note(GuideMaking *making, const char *template, Slice name, Slice department)
{
    const Scan *scan = making->scored->scan;
    Slice file = path_join(making->arena, scan->settings.language, slice_of(template)), content;
    file = path_join(making->arena, making->config->scan.templates, file);
    if (!file_read(making->arena, making->d, file, file, &content)) {
        making->code = EXIT_SYSTEM;
        return;
    }
    const PatternBlank blank = { "department", quoted(making->arena, department) };
    content = pattern_fill(making->arena, content, &blank, 1);
    NamesTaken none = { 0 };
    Slice stem = file_name_of(making->arena, &none, name);
    Slice path =
        path_join(making->arena, making->folder,
                  slice_print(making->arena, "%02d-%.*s.md", ++making->number, SLICE_ARGS(stem)));
    if (path_exists(path)) {
        diagnose(making->d, DIAG_NEW_KEPT, ((Place){ .file = path }));
        return;
    }
    OutputError error = output_write(path, content);
    if (!error.step) {
        buffer_print(&making->made, "%.*s\n", SLICE_ARGS(path));
        return;
    }
    diagnose(making->d, DIAG_OUTPUT_FAILED, ((Place){ .file = path }), slice_of(error.step),
             slice_of(strerror(error.reason)));
    making->code = EXIT_SYSTEM;
}

static void make_notes(GuideMaking *making)
{
    const Scan *scan = making->scored->scan;
    const InterviewAdvice *advice = &making->facts->interview_advice;
    size_t cx = count_kind(scan->interviews, scan->interview_count, INTERVIEW_CX) +
                count_kind(scan->prepared, scan->prepared_count, INTERVIEW_CX);
    making->number = last_number(scan->prepared, scan->prepared_count,
                                 last_number(scan->interviews, scan->interview_count, 0));
    OutputError error = output_folder(making->folder);
    if (error.step) {
        diagnose(making->d, DIAG_OUTPUT_FAILED, ((Place){ .file = making->folder }),
                 slice_of(error.step), slice_of(strerror(error.reason)));
        making->code = EXIT_SYSTEM;
    }
    for (; cx < CX_LEAST && making->code == EXIT_DONE; cx++)
        make_note(making, "interview-note-cx.md", slice_of(scan->strings->interview_cx_name),
                  S(""));
    for (size_t i = 0; i < advice->department_count && making->code == EXIT_DONE; i++) {
        const AdvisedDepartment *department = &advice->departments[i];
        bool known =
            is_of(making->arena, scan->interviews, scan->interview_count, department->name) ||
            is_of(making->arena, scan->prepared, scan->prepared_count, department->name);
        if (department->advised && !known)
            make_note(making, "interview-note-department.md", department->name, department->name);
    }
}

// ---- the guide ----

static ExitCode render_guide(GuideMaking *making, Buffer *out)
{
    Arena *arena = making->arena;
    ExitCode code;
    const Style *style = compose_style(arena, making->d, making->config, EDITION_FULL);
    Fonts *fonts = style ? fonts_open(making->d, style, making->config->fonts) : NULL;
    if (!fonts)
        return EXIT_SYSTEM;
    const InterviewGuide guide = interview_guide_make(making->facts);
    json_t *facts = json_copy(making->facts->tree);
    if (!facts)
        out_of_memory(0);
    facts_put(facts, "guide", record_json(&making->facts->style, &interview_guide_record, &guide));
    const Composing what = { .templates = making->config->scan.templates,
                             .language = making->scored->scan->settings.language,
                             .name = S("interview-guide.md"),
                             .strings = making->scored->scan->strings,
                             .facts = facts,
                             .notes = making->facts->notes };
    Document *document = compose_document(arena, making->d, &what, style, &code);
    if (document) {
        const PdfOptions options = { .style = style,
                                     .fonts = fonts,
                                     .facts = making->facts,
                                     .strings = making->scored->scan->strings,
                                     .created = scored_moment(making->config, making->scored) };
        PdfStatus status = pdf_render(arena, making->d, document, &options, out);
        code = status == PDF_DONE           ? EXIT_DONE
               : status == PDF_CHECK_FAILED ? EXIT_CHECK
                                            : EXIT_SYSTEM;
    }
    json_decref(facts);
    fonts_close(fonts);
    return code;
}

static OutputError write_bytes(Arena *arena, const void *bytes, Slice path)
{
    (void)arena;
    return output_write(path, buffer_slice(bytes));
}

// It shows figures, so what it shows is recorded first.
static void make_guide(GuideMaking *making)
{
    const Strings *strings = making->scored->scan->strings;
    Slice path = making->config->output.len ? making->config->output
                                            : path_join(making->arena, making->config->folders[0],
                                                        slice_of(strings->interview_guide_file));
    Buffer bytes = { 0 };
    making->code = render_guide(making, &bytes);
    if (making->code == EXIT_DONE)
        making->code = recording_write(making->scored, making->d);
    // The guide may go into that folder, and locks it.
    folder_unlock(making->lock);
    if (making->code == EXIT_DONE)
        making->code =
            single_file_by(making->arena, making->d, making->config, path, write_bytes, &bytes);
    if (making->code == EXIT_DONE)
        buffer_print(&making->made, "%.*s\n", SLICE_ARGS(path));
    buffer_free(&bytes);
}

// ---- both ----

ExitCode interview_guides_make(Arena *arena, const Config *config)
{
    Scored scored;
    FolderLock lock = { .state = LOCK_NONE };
    // --output names the guide, not the folder of the documents.
    Config own = *config;
    own.output = S("");
    ExitCode code = scored_read(&own, config->folders[0], SCORED_TO_PUBLISH, &scored);
    if (code == EXIT_DONE)
        code = recording_claim_scan(arena, &own, &scored, config->folders[0], &lock);
    GuideMaking making = { .arena = arena,
                           .d = diagnostics_new(arena),
                           .config = config,
                           .scored = &scored,
                           .lock = &lock,
                           .code = code };
    if (code == EXIT_DONE) {
        making.facts = scored_facts(&scored);
        making.folder = path_join(arena, config->folders[0], scored.scan->interviews_folder);
        make_guide(&making);
        if (making.code == EXIT_DONE)
            make_notes(&making);
    }
    folder_unlock(&lock);
    console_made(config, buffer_slice(&making.made));
    console_messages(config, making.d);
    buffer_free(&making.made);
    scored_free(&scored, true);
    return making.code;
}
