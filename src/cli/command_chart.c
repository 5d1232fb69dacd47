// SPDX-License-Identifier: EUPL-1.2
// One chart as a file of its own.
#include "base/file.h"
#include "base/lock.h"
#include "base/nearest.h"
#include "base/output.h"
#include "base/signs.h"
#include "chart/picture.h"
#include "cli/commands.h"
#include "cli/composing.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "cli/recording.h"
#include "cli/single_file.h"
#include "facts/facts.h"
#include "facts/reading.h"
#include "language/says.h"
#include "pdf/messages.h"
#include "pdf/pdf.h"

static ExitCode list_charts(Arena *arena, const Config *config)
{
    Slice *addresses;
    size_t count = chart_addresses(arena, &addresses);
    Buffer list = { 0 };
    for (size_t i = 0; i < count; i++) {
        buffer_add(&list, addresses[i]);
        buffer_add_byte(&list, '\n');
    }
    ExitCode code = console_result(config, buffer_slice(&list));
    buffer_free(&list);
    return code;
}

// The address with its pillar's id, where the user wrote its Dutch or English name: "bars/Meten".
static Slice chart_address(Arena *arena, Slice name)
{
    Pillar pillar;
    size_t slash = slice_find(name, S("/"));
    if (slash == name.len || !pillar_find(slice_part(name, slash + 1, name.len), &pillar))
        return name;
    return slice_print(arena, "%.*s/%.*s", SLICE_ARGS(slice_part(name, 0, slash)),
                       SLICE_ARGS(pillar_id(pillar)));
}

// What the user may have meant: "bars/maten" is nearer to Meten than to any id.
static Slice guess(Arena *arena, Slice name)
{
    size_t slash = slice_find(name, S("/"));
    if (slash == name.len)
        return name;
    Slice pillar = pillar_nearest(arena, slice_part(name, slash + 1, name.len));
    if (!pillar.len)
        return name;
    return chart_address(arena,
                         slice_print(arena, "%.*s/%.*s", SLICE_ARGS(slice_part(name, 0, slash)),
                                     SLICE_ARGS(pillar)));
}

static bool is_chart(Arena *arena, Diagnostics *d, Slice name)
{
    Slice *addresses;
    size_t count = chart_addresses(arena, &addresses);
    Nearest nearest = { .text = guess(arena, name) };
    for (size_t i = 0; i < count; i++) {
        if (slice_equal(addresses[i], name))
            return true;
        nearest_offer(arena, &nearest, addresses[i]);
    }
    diagnose(d, DIAG_CHART_NAME_UNKNOWN, ((Place){ .file = S("cxscan chart") }), name,
             nearest.best);
    return false;
}

// The kind asked for, or that of the file's name, or SVG.
static PictureKind picture_kind(const Config *config)
{
    if (config->picture != PICTURE_ANY)
        return config->picture;
    if (slice_ends(config->output, S(".png")))
        return PICTURE_PNG;
    return slice_ends(config->output, S(".pdf")) ? PICTURE_PDF : PICTURE_SVG;
}

// In an SVG the reader's own fonts fill the gaps; in the other kinds a pictograph that no font has is left
// out, and another sign would be lost.
static bool signs_fit(const ChartContext *context, Diagnostics *d, Slice name,
                      const Drawing *drawing)
{
    for (size_t i = 0; i < drawing->count; i++) {
        Shape *shape = &drawing->shapes[i];
        Slice left_out;
        if (shape->kind == SHAPE_TEXT)
            shape->text = text_without_pictographs(context->arena, context->fonts, shape->face,
                                                   shape->text, &left_out);
        uint32_t code =
            shape->kind == SHAPE_TEXT ? text_missing(context->fonts, shape->face, shape->text) : 0;
        if (code == 0)
            continue;
        char utf8[4];
        Slice sign = { utf8, utf8_encode(code, utf8) };
        diagnose(d, DIAG_SIGN_MISSING, ((Place){ .file = name }), sign_name(context->arena, sign));
        return false;
    }
    return true;
}

static ExitCode render_pdf(const ChartContext *context, Diagnostics *d, const PictureText *text,
                           const Drawing *drawing, int64_t created, Buffer *out)
{
    const PdfPicture picture = { .drawing = drawing,
                                 .ground = chart_ground(context->style, text->name),
                                 .margin = PICTURE_MARGIN,
                                 .title = text->title,
                                 .alt = text->alt,
                                 .lang = text->language,
                                 .author = context->facts->scan.author };
    const PdfOptions options = { .style = context->style,
                                 .fonts = context->fonts,
                                 .facts = context->facts,
                                 .strings = context->facts->strings,
                                 .created = created };
    PdfStatus status = pdf_picture(context->arena, d, &picture, &options, out);
    return status == PDF_DONE ? EXIT_DONE : status == PDF_CHECK_FAILED ? EXIT_CHECK : EXIT_SYSTEM;
}

// Of the report's figure of that chart. It is the same chart where its legend stands in the text beside it.
static Slice figure_alt(const Document *document, Slice name)
{
    for (NodeWalk walk = node_walk(document->root); node_walk_next(&walk);) {
        const Node *node = walk.node;
        Slice chart = node->kind == NODE_FIGURE ? node->chart : S("");
        if (slice_ends(chart, S("-figure")) && !slice_ends(name, S("-figure")))
            chart = slice_part(chart, 0, chart.len - S("-figure").len);
        if (chart.len && slice_equal(chart, name))
            return node->alt;
    }
    return S("");
}

// What the report, or else the edition of the session or the slides, says of the chart to who does not see
// it; where neither has such a figure, why the chart cannot be drawn, or its name. Empty, with *code set,
// where the report has faults: these are told.
static Slice chart_alt(const ChartContext *context, const Config *config, const Scored *scored,
                       Slice name, ExitCode *code)
{
    static const Edition editions[] = { EDITION_FULL, EDITION_SESSION, EDITION_SLIDES };
    Diagnostics *faults = diagnostics_new(context->arena);
    Slice alt = S("");
    for (size_t i = 0; i < sizeof editions / sizeof *editions && !alt.len; i++) {
        const Document *document =
            compose_report(context->arena, faults, config, scored, context->style,
                           context->facts->tree, editions[i], code);
        if (!document) {
            console_messages(config, faults);
            return S("");
        }
        alt = figure_alt(document, name);
    }
    const Drawing *drawing = alt.len ? NULL : chart_make(context, name, chart_natural_width(name));
    if (drawing)
        alt = drawing->notice.len ? drawing->notice : chart_title(context, name);
    return alt;
}

enum { CHART_PIXELS_A_POINT = 2 };

static ExitCode render(const ChartContext *context, Diagnostics *d, const Config *config,
                       const Scored *scored, Buffer *out)
{
    Slice name = chart_address(context->arena, config->folders[0]);
    ExitCode code = EXIT_DONE;
    Slice alt = chart_alt(context, config, scored, name, &code);
    if (code != EXIT_DONE)
        return code;
    PictureKind kind = picture_kind(config);
    Colour ground = chart_ground(context->style, name);
    const Drawing *drawing = chart_make(context, name, chart_natural_width(name));
    const PictureText text = { .name = name,
                               .language = slice_of(context->facts->strings->language_tag),
                               .title = chart_title(context, name),
                               .alt = alt };
    if (kind == PICTURE_SVG) {
        picture_svg(drawing, &text, context->style, ground, out);
        return EXIT_DONE;
    }
    if (!signs_fit(context, d, name, drawing))
        return EXIT_CHECK;
    if (kind == PICTURE_PDF)
        return render_pdf(context, d, &text, drawing, scored_moment(config, scored), out);
    if (picture_png(drawing, &text, context->fonts, ground, CHART_PIXELS_A_POINT, out))
        return EXIT_DONE;
    diagnose(d, DIAG_PDF_PAINTING, ((Place){ .file = name }), S("cairo"));
    return EXIT_SYSTEM;
}

// `lock`, of the scan's folder, is let go of as soon as the record is written: the chart may go there, too.
static ExitCode write_chart(Arena *arena, Diagnostics *d, const Config *config, Scored *scored,
                            FolderLock *lock)
{
    const Style *style = compose_style(arena, d, config, EDITION_FULL);
    Fonts *fonts = style != NULL ? fonts_open(d, style, config->fonts) : NULL;
    if (fonts == NULL)
        return EXIT_SYSTEM;
    const ChartContext context = { arena, fonts, style, scored_facts(scored) };
    Buffer bytes = { 0 };
    ExitCode code = render(&context, d, config, scored, &bytes);
    if (code == EXIT_DONE)
        code = recording_write(scored, d);
    folder_unlock(lock);
    if (code == EXIT_DONE)
        code = single_file_write(arena, d, config, buffer_slice(&bytes));
    buffer_free(&bytes);
    fonts_close(fonts);
    return code;
}

ExitCode command_chart(Arena *arena, const Config *config)
{
    if (config->folder_count == 0)
        return list_charts(arena, config);
    Diagnostics *d = diagnostics_new(arena);
    ExitCode code = EXIT_USAGE;
    if (!is_chart(arena, d, chart_address(arena, config->folders[0]))) {
        console_messages(config, d);
        return code;
    }
    if (config->folder_count != 2) {
        console_say(config, says_chart_needs_name_and_folder);
        return code;
    }
    Scored scored;
    FolderLock lock = { .state = LOCK_NONE };
    code = scored_read(config, config->folders[1], SCORED_TO_PUBLISH, &scored);
    if (code == EXIT_DONE)
        code = recording_claim_scan(arena, config, &scored, config->folders[1], &lock);
    if (code == EXIT_DONE)
        code = write_chart(arena, d, config, &scored, &lock);
    folder_unlock(&lock);
    console_messages(config, d);
    scored_free(&scored, true);
    return code;
}
