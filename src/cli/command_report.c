#include "base/file.h"
#include "base/output.h"
#include "cli/commands.h"
#include "cli/composing.h"
#include "cli/console.h"
#include "cli/recording.h"
#include "pdf/pdf.h"
#include "workbook/shareable.h"
#include "workbook/workbook.h"

static ExitCode write_pdf(Arena *arena, const Config *config, const Scored *scored, Diagnostics *d,
                          const json_t *facts, Slice target, Slice temporary)
{
    const Style *style = compose_style(arena, d, config);
    Fonts *fonts = style ? fonts_open(d, style, config->fonts) : NULL;
    if (!fonts)
        return EXIT_SYSTEM;
    ExitCode code;
    Document *document = compose_report(arena, d, config, scored, style, facts, &code);
    Buffer bytes = { 0 };
    if (code == EXIT_DONE) {
        PdfOptions options = {
            .style = style,
            .fonts = fonts,
            .facts = facts,
            .created = scored_moment(config, scored),
            .draft = config->draft,
            .signs_told = scored->signs_told,
        };
        PdfStatus status = pdf_render(arena, d, document, &options, &bytes);
        code = status == PDF_CHECK_FAILED    ? EXIT_CHECK
               : status == PDF_SYSTEM_FAILED ? EXIT_SYSTEM
                                             : EXIT_DONE;
    }
    if (code == EXIT_DONE) {
        OutputError error = output_write(temporary, buffer_slice(&bytes));
        if (error.step)
            code = render_failed(d, target, error);
    }
    buffer_free(&bytes);
    fonts_close(fonts);
    return code;
}

static ExitCode make_pdf(const Config *config, const Scored *scored, const Rendering *rendering,
                         Slice temporary)
{
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    ExitCode code = write_pdf(arena, config, scored, d, scored->facts, rendering->target, temporary);
    console_messages(config, d);
    arena_free(arena);
    return code;
}

static ExitCode make_workbook(const Config *config, const Scored *scored, const Rendering *rendering,
                              Slice temporary)
{
    OutputError error =
        workbook_write(scored->scan, scored->results, temporary, scored_moment(config, scored));
    if (error.step)
        output_remove(temporary);
    return render_written(config, rendering, error);
}

static ExitCode make_departments(const Config *config, const Scored *scored, const Rendering *rendering,
                                 Slice temporary)
{
    Arena *arena = arena_new();
    const TableFile *file = shareable_overview(arena, scored->facts, scored_moment(config, scored));
    OutputError error = tables_write_xlsx(arena, file, temporary);
    arena_free(arena);
    return render_written(config, rendering, error);
}

// Always made, whatever is asked for: by it the next run knows what this one said.
static ExitCode make_manifest(const Config *config, const Scored *scored, const Rendering *rendering,
                              Slice temporary)
{
    Arena *arena = arena_new();
    OutputError error = output_write(temporary, manifest_text(arena, scored->manifest));
    arena_free(arena);
    return render_written(config, rendering, error);
}

typedef struct Row {
    DocumentKind kind;
    const char *file;
    ExitCode (*make)(const Config *config, const Scored *scored, const Rendering *rendering, Slice temporary);
    bool of_departments; // only where there are departments to show
} Row;

static const Row documents[] = {
    { DOCUMENT_PDF, "report.pdf", make_pdf, false },
    { DOCUMENT_XLSX, "workbook.xlsx", make_workbook, false },
    { DOCUMENT_XLSX, "departments.xlsx", make_departments, true },
};
enum { DOCUMENTS = sizeof documents / sizeof *documents };

Slice document_name(DocumentKind kind)
{
    static const char *const name[DOCUMENT_KINDS] = { [DOCUMENT_PDF] = "pdf", [DOCUMENT_XLSX] = "xlsx" };
    return slice_of(name[kind]);
}

static ExitCode report_folder(Arena *arena, const Config *config, Slice folder)
{
    Scored scored;
    ExitCode code = scored_review(config, folder, &scored);
    console_messages_of(config, folder, scored.diagnostics);
    Slice out = scored.documents;
    OutputError error = code == EXIT_DONE ? output_folder(out) : (OutputError){ 0 };
    if (error.step) {
        Diagnostics *d = diagnostics_new(arena);
        code = render_failed(d, out, error);
        console_messages(config, d);
    }
    if (code == EXIT_DONE) {
        scored_facts(&scored);
        Rendering renderings[DOCUMENTS + 2];
        size_t records = recording_add(&scored, renderings), count = records;
        bool has_departments = json_is_true(json_object_get(scored.facts, "has_departments"));
        for (size_t i = 0; i < DOCUMENTS; i++)
            if (config->only[documents[i].kind] && (has_departments || !documents[i].of_departments))
                renderings[count++] =
                    (Rendering){ .target = path_join(arena, out, slice_of(documents[i].file)),
                                 .make = documents[i].make };
        renderings[count] =
            (Rendering){ .target = path_join(arena, out, S("manifest.json")), .make = make_manifest };
        code = render_all(arena, config, &scored, renderings, count + 1);
        for (size_t i = records; i < count && code == EXIT_DONE; i++)
            console_made(config, slice_print(arena, "%.*s\n", SLICE_ARGS(renderings[i].target)));
    }
    scored_free(&scored);
    return code;
}

ExitCode command_report(Arena *arena, const Config *config)
{
    ExitCode worst = EXIT_DONE;
    if (!documents_apart(arena, config)) {
        console_say(config, "two of these scans would write their documents in the same folder",
                    "twee van deze scans zouden hun documenten in dezelfde map zetten");
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < config->folder_count; i++) {
        ExitCode code = report_folder(arena, config, config->folders[i]);
        worst = code > worst ? code : worst;
    }
    return worst;
}
