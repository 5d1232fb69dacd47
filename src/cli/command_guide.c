// SPDX-License-Identifier: EUPL-1.2
// The guide as a document: the text of docs/, by the template guide.md, in the look of the report.
#include "base/date.h"
#include "cli/commands.h"
#include "cli/composing.h"
#include "cli/console.h"
#include "cli/single_file.h"
#include "facts/json.h"
#include "input/strings_file.h"
#include "language/says.h"
#include "pdf/pdf.h"

// All that the template may print: there is no scan.
static json_t *guide_facts(bool dutch, const Strings *strings)
{
    json_t *facts = facts_object(), *scan = facts_object(), *said = facts_object();
    facts_put_text(scan, "title",
                   slice_of(says_guide_title[dutch ? MESSAGES_DUTCH : MESSAGES_ENGLISH]));
    facts_put_text(said, "language_tag", slice_of(strings->language_tag));
    facts_put_text(said, "figure", slice_of(strings->figure));
    facts_put(facts, "scan", scan);
    facts_put(facts, "words", said);
    facts_put_text(facts, "version", S(CXSCAN_VERSION));
    return facts;
}

static ExitCode render(Arena *arena, Diagnostics *d, const Config *config, Slice language,
                       const Strings *strings, Buffer *out)
{
    const Style *style = compose_style(arena, d, config, EDITION_FULL);
    Fonts *fonts = style ? fonts_open(d, style, config->fonts) : NULL;
    if (!fonts)
        return EXIT_SYSTEM;
    ExitCode code;
    json_t *facts = guide_facts(slice_equal(language, S("nl")), strings);
    const Composing guide = { .templates = config->scan.templates,
                              .language = language,
                              .name = S("guide.md"),
                              .strings = strings,
                              .facts = facts };
    Document *document = compose_document(arena, d, &guide, style, &code);
    if (document) {
        const PdfOptions options = { .style = style,
                                     .fonts = fonts,
                                     .strings = strings,
                                     .created = moment_of(config, (Date){ 0 }) };
        PdfStatus status = pdf_render(arena, d, document, &options, out);
        code = status == PDF_DONE           ? EXIT_DONE
               : status == PDF_CHECK_FAILED ? EXIT_CHECK
                                            : EXIT_SYSTEM;
    }
    json_decref(facts);
    fonts_close(fonts);
    return code;
}

ExitCode command_guide(Arena *arena, const Config *config)
{
    Diagnostics *d = diagnostics_new(arena);
    Slice language = config->scan.language;
    if (!language.len)
        language = config->messages.language == MESSAGES_DUTCH ? S("nl") : S("en");
    const Strings *strings = strings_read(arena, d, config->scan.templates, language, NULL);
    Buffer bytes = { 0 };
    ExitCode code = strings ? render(arena, d, config, language, strings, &bytes) : EXIT_SYSTEM;
    if (code == EXIT_DONE)
        code = single_file_write(arena, d, config, buffer_slice(&bytes));
    console_messages(config, d);
    buffer_free(&bytes);
    return code;
}
