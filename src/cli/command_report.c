// SPDX-License-Identifier: EUPL-1.2
#include "base/file.h"
#include "base/output.h"
#include "cli/claim.h"
#include "cli/commands.h"
#include "cli/composing.h"
#include "cli/console.h"
#include "cli/made.h"
#include "cli/messages.h"
#include "cli/recording.h"
#include "cli/render_context.h"
#include "cli/scans.h"
#include "deck/deck.h"
#include "facts/department_page.h"
#include "facts/facts.h"
#include "facts/json.h"
#include "facts/reading.h"
#include "html/page.h"
#include "input/folder.h"
#include "language/says.h"
#include "model/scan.h"
#include "pdf/layout.h"
#include "pdf/messages.h"
#include "pdf/pdf.h"
#include "revision/messages.h"
#include "workbook/shareable.h"
#include "workbook/workbook.h"

// What an edition's document is written with; of a function below. `facts` are those of the scan, and in a
// department's own page that department.
typedef ExitCode PageMaker(Arena *arena, const Config *config, const Scored *scored, Diagnostics *d,
                           const Facts *facts, const Document *document, RenderContext *shared,
                           Buffer *out);

static ExitCode exit_of(PdfStatus status)
{
    return status == PDF_CHECK_FAILED    ? EXIT_CHECK
           : status == PDF_SYSTEM_FAILED ? EXIT_SYSTEM
                                         : EXIT_DONE;
}

static PdfOptions pdf_options(const Config *config, const Scored *scored, const Facts *facts,
                              const Style *style, Fonts *fonts)
{
    return (PdfOptions){
        .style = style,
        .fonts = fonts,
        .facts = facts,
        .strings = facts->strings,
        .created = scored_moment(config, scored),
        .draft = config->draft,
        .signs_told = scored->signs_told,
    };
}

static ExitCode as_pdf(Arena *arena, const Config *config, const Scored *scored, Diagnostics *d,
                       const Facts *facts, const Document *document, RenderContext *shared,
                       Buffer *out)
{
    const PdfOptions options = pdf_options(config, scored, facts, shared->style, shared->fonts);
    return exit_of(pdf_render(arena, d, document, &options, out));
}

// Slides are laid out once, for both ways to write them.
static const Layout *layout_of(RenderContext *shared, Diagnostics *d, const PdfOptions *options)
{
    if (!shared->layout)
        shared->layout = layout_make(shared->arena, d, shared->document, options);
    return shared->layout;
}

static ExitCode as_slides(Arena *arena, const Config *config, const Scored *scored, Diagnostics *d,
                          const Facts *facts, const Document *document, RenderContext *shared,
                          Buffer *out)
{
    const PdfOptions options = pdf_options(config, scored, facts, shared->style, shared->fonts);
    const Layout *layout = layout_of(shared, d, &options);
    return exit_of(pdf_render_layout(arena, d, layout, document, &options, out));
}

static ExitCode as_deck(Arena *arena, const Config *config, const Scored *scored, Diagnostics *d,
                        const Facts *facts, const Document *document, RenderContext *shared,
                        Buffer *out)
{
    const PdfOptions options = pdf_options(config, scored, facts, shared->style, shared->fonts);
    PdfStatus status = deck_render(arena, layout_of(shared, d, &options), document, &options, out);
    if (status == PDF_SYSTEM_FAILED)
        diagnose(d, DIAG_PDF_PAINTING, ((Place){ .file = S("slides.odp") }), S("libzip"));
    return exit_of(status);
}

static ExitCode as_page(Arena *arena, const Config *config, const Scored *scored, Diagnostics *d,
                        const Facts *facts, const Document *document, RenderContext *shared,
                        Buffer *out)
{
    (void)scored;
    Slice path = path_join(arena, config->scan.templates, S("page.css"));
    PageOptions options = {
        .style = shared->style,
        .fonts = shared->fonts,
        .facts = facts,
        .strings = facts->strings,
        .draft = config->draft,
    };
    if (!file_read(arena, d, path, path, &options.sheet))
        return EXIT_SYSTEM;
    return page_render(arena, d, document, &options, out) ? EXIT_DONE : EXIT_CHECK;
}

// The document of a rendering, in its context where another one shares it.
static Document *composed(Arena *arena, const Config *config, const Scored *scored, Diagnostics *d,
                          const Rendering *rendering, ExitCode *code)
{
    RenderContext *shared = rendering->shared;
    Edition edition = rendering->edition;
    if (edition == EDITION_DEPARTMENTS)
        return compose_department(arena, d, config, scored, shared->style, rendering->place, code);
    if (!shared->composed || shared->edition != edition) {
        shared->document = compose_report(shared->arena, d, config, scored, shared->style,
                                          scored->facts->tree, edition, &shared->code);
        shared->edition = edition;
        shared->layout = NULL;
        shared->composed = true;
    }
    *code = shared->code;
    return shared->document;
}

static ExitCode write_report(Arena *arena, const Config *config, const Scored *scored,
                             Diagnostics *d, PageMaker *maker, const Rendering *rendering,
                             Slice temporary)
{
    RenderContext *shared = rendering->shared;
    if (!render_context_open(shared, d, config, rendering->edition))
        return EXIT_SYSTEM;
    ExitCode code;
    const Document *document = composed(arena, config, scored, d, rendering, &code);
    Facts facts = *scored->facts;
    if (rendering->edition == EDITION_DEPARTMENTS)
        facts.department = facts_department_page(arena, scored->facts, rendering->place);
    Buffer bytes = { 0 };
    if (code == EXIT_DONE)
        code = maker(arena, config, scored, d, &facts, document, shared, &bytes);
    if (code == EXIT_DONE) {
        OutputError error = output_write(temporary, buffer_slice(&bytes));
        if (error.step)
            code = render_failed(d, rendering->target, error);
    }
    buffer_free(&bytes);
    return code;
}

static ExitCode make_report(const Config *config, const Scored *scored, const Rendering *rendering,
                            PageMaker *maker, Slice temporary)
{
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    ExitCode code = write_report(arena, config, scored, d, maker, rendering, temporary);
    console_messages(config, d);
    arena_free(arena);
    return code;
}

static ExitCode make_pdf(const Config *config, const Scored *scored, const Rendering *rendering,
                         Slice temporary)
{
    return make_report(config, scored, rendering, as_pdf, temporary);
}

static ExitCode make_slides(const Config *config, const Scored *scored, const Rendering *rendering,
                            Slice temporary)
{
    return make_report(config, scored, rendering, as_slides, temporary);
}

static ExitCode make_deck(const Config *config, const Scored *scored, const Rendering *rendering,
                          Slice temporary)
{
    return make_report(config, scored, rendering, as_deck, temporary);
}

static ExitCode make_page(const Config *config, const Scored *scored, const Rendering *rendering,
                          Slice temporary)
{
    return make_report(config, scored, rendering, as_page, temporary);
}

static ExitCode make_workbook(const Config *config, const Scored *scored,
                              const Rendering *rendering, Slice temporary)
{
    const WorkbookOptions options = { scored_moment(config, scored), config->jobs, config->fast };
    OutputError error =
        workbook_write(scored->scan, scored->results, scored->facts, temporary, &options);
    if (error.step)
        output_remove(temporary);
    return render_written(config, rendering, error);
}

static ExitCode make_departments(const Config *config, const Scored *scored,
                                 const Rendering *rendering, Slice temporary)
{
    Arena *arena = arena_new();
    const TableFile *file = shareable_overview(arena, scored->facts, scored_moment(config, scored));
    OutputError error = tables_write_xlsx(arena, file, temporary);
    arena_free(arena);
    return render_written(config, rendering, error);
}

typedef struct DocumentRow {
    Edition edition;
    DocumentKind kind;
    const char *file;
    ExitCode (*make)(const Config *config, const Scored *scored, const Rendering *rendering,
                     Slice temporary);
    bool of_departments; // only where there are departments to show
    bool confidential;   // in the folder of that name
    bool of_figures;     // nothing stands in it that people wrote in notes
} DocumentRow;

static const DocumentRow documents[] = {
    { EDITION_FULL, DOCUMENT_PDF, "report.pdf", make_pdf, false, false, false },
    { EDITION_FULL, DOCUMENT_HTML, "report.html", make_page, false, false, false },
    { EDITION_FULL, DOCUMENT_XLSX, "workbook.xlsx", make_workbook, false, true, true },
    { EDITION_FULL, DOCUMENT_XLSX, "departments.xlsx", make_departments, true, false, true },
    { EDITION_SUMMARY, DOCUMENT_PDF, "summary.pdf", make_pdf, false, false, false },
    { EDITION_SESSION, DOCUMENT_PDF, "session.pdf", make_pdf, false, false, false },
    { EDITION_SLIDES, DOCUMENT_PDF, "slides.pdf", make_slides, false, false, false },
    { EDITION_SLIDES, DOCUMENT_ODP, "slides.odp", make_deck, false, false, false },
    { EDITION_PROGRESS, DOCUMENT_PDF, "progress.pdf", make_pdf, false, false, false },
    { EDITION_STEERING, DOCUMENT_PDF, "steering.pdf", make_pdf, false, false, false },
};
enum { DOCUMENTS = sizeof documents / sizeof *documents };

Slice document_name(DocumentKind kind)
{
    static const char *const name[DOCUMENT_KINDS] = { [DOCUMENT_PDF] = "pdf",
                                                      [DOCUMENT_HTML] = "html",
                                                      [DOCUMENT_XLSX] = "xlsx",
                                                      [DOCUMENT_ODP] = "odp" };
    return slice_of(name[kind]);
}

typedef struct Report {
    Arena *arena;
    const Config *config;
    Scored scored;
    Diagnostics *d;
    Rendering *rendering; // the record first, where it is to be written
    size_t count;
    size_t records;
    RenderFolders folders; // the first is that of the report, with manifest.json
    FolderLock lock;
    FolderLock record_lock; // of the scan's folder
    const MadeInputs *inputs;
    RenderContext shared; // of each process that makes documents
    bool same_figures;    // as in the documents of the last run
} Report;

// A document for each department that is shown, named as its workbook is.
static void choose_departments(Report *report, size_t count, const size_t *places)
{
    NamesTaken kinds = { 0 }, names = { 0 };
    Arena *arena = report->arena;
    const Facts *facts = report->scored.facts;
    Slice kind = file_name_of(arena, &kinds, slice_of(report->scored.scan->strings->department));
    for (size_t i = 0; i < count; i++) {
        Slice name = file_name_of(arena, &names, shareable_name(facts, places[i]));
        Slice file = slice_print(arena, "%.*s-%.*s.pdf", SLICE_ARGS(kind), SLICE_ARGS(name));
        report->rendering[report->count++] =
            (Rendering){ .target = path_join(arena, report->scored.documents, file),
                         .make = make_pdf,
                         .edition = EDITION_DEPARTMENTS,
                         .shared = &report->shared,
                         .place = places[i] };
    }
}

// Is there anything to make the document of? Says what is wanting, but of measurements only to who asked for
// that edition by its name: few scans have them.
static bool has_facts(const Report *report, const DocumentRow *row)
{
    const Facts *facts = report->scored.facts;
    const Place place = { .file = report->scored.documents };
    EditionChoice choice = report->scored.scan->settings.editions[row->edition];
    if (row->of_departments)
        return facts->withheld.has_departments;
    if (row->edition == EDITION_PROGRESS && !facts->progress.present) {
        diagnose(report->d, DIAG_PROGRESS_NOTHING, place);
        return false;
    }
    if (row->edition != EDITION_STEERING)
        return true;
    if (choice == EDITION_WITH_ALL)
        return facts->measurements.any;
    if (!facts->steering.present)
        diagnose(report->d, DIAG_STEERING_NOTHING, place);
    return facts->steering.present;
}

static void choose_documents(Report *report)
{
    const Facts *facts = scored_facts(&report->scored);
    size_t *places, shown = shareable_departments(report->arena, facts, &places);
    report->rendering = arena_many(report->arena, Rendering, DOCUMENTS + 1 + shown);
    report->records = report->count = recording_add(&report->scored, report->rendering);
    report->same_figures =
        !report->config->again && !report->records &&
        made_figures(report->arena, report->scored.documents, report->scored.record_file,
                     report->inputs, report->scored.scan);
    const EditionChoice *editions = report->scored.scan->settings.editions;
    Slice out = report->scored.documents;
    Slice confidential =
        path_join(report->arena, out, slice_of(report->scored.scan->strings->confidential_folder));
    for (size_t i = 0; i < DOCUMENTS; i++) {
        const DocumentRow *row = &documents[i];
        if (!report->config->only[row->kind] || editions[row->edition] == EDITION_NOT_CHOSEN ||
            !has_facts(report, row))
            continue;
        Slice folder = row->confidential ? confidential : out;
        bool follows = (row->kind == DOCUMENT_ODP || row->kind == DOCUMENT_HTML) &&
                       report->count > report->records &&
                       report->rendering[report->count - 1].edition == row->edition;
        report->rendering[report->count++] =
            (Rendering){ .target = path_join(report->arena, folder, slice_of(row->file)),
                         .make = row->make,
                         .edition = row->edition,
                         .shared = &report->shared,
                         .follows = follows,
                         .confidential = row->confidential,
                         .stays = row->of_figures && report->same_figures };
    }
    if (report->config->only[DOCUMENT_PDF] && editions[EDITION_DEPARTMENTS] != EDITION_NOT_CHOSEN)
        choose_departments(report, shown, places);
}

static bool is_made(const Report *report, Slice path)
{
    for (size_t i = 0; i < report->count; i++)
        if (slice_equal(report->rendering[i].target, path))
            return true;
    return false;
}

static void add_confidential(Report *report, Slice name)
{
    Slice path = path_join(report->arena, report->scored.documents, name);
    report->folders.folder[report->folders.count++] =
        document_folder_open(report->arena, report->d, path, true);
    if (report->lock.state == LOCK_HELD)
        output_remove_leftovers(report->arena, path);
}

// The manifest, always made whatever is asked for: by it the next run knows what this one said. And
// the confidential folder, also that of the run before: it may have been in another language.
static void choose_folders(Report *report)
{
    const Scored *scored = &report->scored;
    Slice name = slice_of(scored->scan->strings->confidential_folder);
    Slice before = facts_text(scored->earlier, "confidential");
    bool makes = false;
    for (size_t i = 0; i < report->count; i++)
        makes = makes || report->rendering[i].confidential;
    if (makes)
        facts_put_text(scored->manifest, "confidential", name);
    report->folders.folder[report->folders.count++] =
        (DocumentFolder){ .path = scored->documents,
                          .list = path_join(report->arena, scored->documents, S("manifest.json")),
                          .root = scored->manifest,
                          .before = document_list_of(report->arena, scored->earlier) };
    if (makes)
        add_confidential(report, name);
    if (document_name_is_plain(before) && !(makes && slice_equal(before, name)))
        add_confidential(report, before);
}

// What stays is on the list by the digest that the last run gave it: what is on none is made.
static void make_unlisted(Report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        Rendering *rendering = &report->rendering[i];
        bool listed = false;
        for (size_t k = 0; k < report->folders.count; k++) {
            const DocumentFolder *folder = &report->folders.folder[k];
            listed =
                listed || (slice_equal(path_folder(rendering->target), path_folder(folder->list)) &&
                           document_list_has(&folder->before, path_name(rendering->target)));
        }
        rendering->stays = rendering->stays && listed;
    }
}

static ExitCode make_folders(const Report *report)
{
    Slice path = report->scored.documents;
    OutputError error = output_folder(path);
    for (size_t i = 0; i < report->count && !error.step; i++) {
        const Rendering *rendering = &report->rendering[i];
        if (!rendering->confidential)
            continue;
        path = slice_part(rendering->target, 0,
                          rendering->target.len - path_name(rendering->target).len - 1);
        error = output_private_folder(path);
    }
    return error.step ? render_failed(report->d, path, error) : EXIT_DONE;
}

// Is it a copy of what this run made in the confidential folder? Before that folder was there, it
// lay here.
static bool is_copy(const Report *report, Slice path)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->rendering[i].confidential && output_same(report->rendering[i].target, path))
            return true;
    return false;
}

// A document's name on what is not made now and on no list: cxscan of before the lists made it, or
// somebody else.
static void settle_unknown(const Report *report)
{
    const DocumentFolder *folder = &report->folders.folder[0];
    for (size_t i = 0; i < DOCUMENTS; i++) {
        Slice name = slice_of(documents[i].file),
              path = path_join(report->arena, folder->path, name);
        if (is_made(report, path) || !path_exists(path) || document_list_has(&folder->before, name))
            continue;
        DiagnosticId id = documents[i].confidential ? DIAG_WORKBOOK_UNKNOWN : DIAG_DOCUMENT_UNKNOWN;
        if (is_copy(report, path) && !output_unlink(path).step)
            id = DIAG_DOCUMENT_REMOVED;
        diagnose(report->d, id, ((Place){ .file = path }));
    }
}

// Exports that lie beside the report and are of other figures: the version may be the same, and
// nobody holds them against it.
static void tell_of_exports(const Report *report)
{
    Slice path = path_join(report->arena, report->scored.documents, S("departments"));
    DocumentFolder folder = document_folder_open(report->arena, report->d, path, false);
    if (folder.before.count &&
        !slice_equal(folder.figures_before,
                     document_figures(report->arena, report->scored.manifest)))
        diagnose(report->d, DIAG_EXPORTS_OTHER, ((Place){ .file = path }));
}

static ExitCode make_documents(Report *report)
{
    choose_documents(report);
    if (report->count == report->records) {
        console_say(report->config, says_no_documents);
        return EXIT_USAGE;
    }
    choose_folders(report);
    make_unlisted(report);
    ExitCode code = make_folders(report);
    if (code == EXIT_DONE)
        code = render_all(report->arena, report->config, &report->scored, report->rendering,
                          report->count, &report->folders);
    if (code != EXIT_DONE) {
        for (size_t i = 1; i < report->folders.count; i++)
            output_remove_folder(report->folders.folder[i].path);
        return code;
    }
    settle_unknown(report);
    tell_of_exports(report);
    for (size_t i = report->records; i < report->count; i++)
        console_made(report->config,
                     slice_print(report->arena, "%.*s\n", SLICE_ARGS(report->rendering[i].target)));
    return code;
}

// From here on nobody else makes documents of this scan, or in the folder. What another run made
// since this one began is what this one is to be held against: then it begins again.
static ExitCode claim_documents(Report *report, Slice folder)
{
    Slice path = report->scored.documents;
    OutputError error = output_folder(path);
    ExitCode code = error.step ? render_failed(report->d, path, error)
                               : recording_claim(report->arena, report->config, &report->scored,
                                                 folder, path, &report->record_lock);
    if (code == EXIT_DONE)
        code = claim_folder(report->arena, report->config, path, &report->lock);
    if (code != EXIT_DONE || scored_is_current(&report->scored))
        return code;
    scored_free(&report->scored, report->config->folder_count == 1);
    return scored_review(report->config, folder, SCORED_TO_PUBLISH, &report->scored);
}

// Tells of the documents that are there where the run would make the same ones. Beside the lock of another
// run it would not: that makes others now, or was killed and its lock has to go.
static bool is_unchanged(Report *report, Slice folder)
{
    const Config *config = report->config;
    Slice *names, out = documents_folder(report->arena, config, folder);
    size_t count;
    report->inputs = made_inputs(report->arena, config, folder, out);
    if (config->again || folder_has_lock(report->arena, out) ||
        folder_has_lock(report->arena, folder) ||
        !made_already(report->arena, out, path_join(report->arena, folder, S(PUBLICATIONS_FILE)),
                      report->inputs, &names, &count))
        return false;
    diagnose(report->d, DIAG_DOCUMENTS_UNCHANGED, ((Place){ .file = out }));
    console_messages(config, report->d);
    for (size_t i = 0; i < count; i++)
        console_made(config, slice_print(report->arena, "%.*s\n", SLICE_ARGS(names[i])));
    return true;
}

// Where there was something to say of what lies in the folder, every run is to say it.
static void remember(const Report *report)
{
    size_t lists = report->folders.count, count = 0;
    MadeFile *files = arena_many(report->arena, MadeFile, report->count + lists + 1);
    bool told = diagnostics_count(report->d, SEVERITY_WARNING) > 0;
    for (size_t i = report->records; i < report->count; i++)
        files[count++] = (MadeFile){ report->rendering[i].target, true };
    for (size_t i = 0; i < lists; i++) {
        const DocumentFolder *out = &report->folders.folder[i];
        told = told || out->kept.count;
        if (!document_folder_is_empty(out))
            files[count++] = (MadeFile){ out->list, false };
    }
    if (told)
        made_forget(report->arena, report->scored.documents);
    else
        made_remember(report->arena, report->scored.documents, report->scored.record_file,
                      &(MadeRun){ report->inputs, report->scored.scan, files, count });
}

static ExitCode report_folder(Arena *arena, const Config *config, Slice folder)
{
    Report *report = arena_one(arena, Report);
    *report = (Report){ .arena = arena, .config = config, .d = diagnostics_new(arena) };
    if (is_unchanged(report, folder))
        return EXIT_DONE;
    ExitCode code = scored_review(config, folder, SCORED_TO_PUBLISH, &report->scored);
    if (code == EXIT_DONE)
        code = claim_documents(report, folder);
    console_messages_of(config, folder, report->scored.diagnostics);
    if (code == EXIT_DONE)
        code = make_documents(report);
    if (code == EXIT_DONE)
        remember(report);
    folder_unlock(&report->lock);
    folder_unlock(&report->record_lock);
    console_messages(config, report->d);
    scored_free(&report->scored, config->folder_count == 1);
    return code;
}

ExitCode command_report(Arena *arena, const Config *config)
{
    if (!documents_apart(arena, config)) {
        console_say(config, says_two_in_one_folder);
        return EXIT_USAGE;
    }
    if (config->folder_count == 1)
        return report_folder(arena, config, config->folders[0]);
    return scans_each(arena, config, report_folder);
}
