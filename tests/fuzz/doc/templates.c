// SPDX-License-Identifier: EUPL-1.2
// A template, expanded with texts that try to be syntax, then read as Markdown and checked; or, where the input holds a
// divider, a template and the text that {{x}} puts in.
#include "../fuzz.h"

#include "doc/divs.h"
#include "doc/document.h"
#include "doc/headings.h"
#include "doc/languages.h"

static const SourceFile *find_partial(void *user, Slice name, Place place)
{
    (void)place;
    return name.len % 2 ? user : NULL; // the template itself, which may call itself again
}

static json_t *facts_with(Slice text)
{
    json_t *read = json_stringn(text.at, text.len);
    return json_pack("{s:o, s:[{s:s, s:i}, {s:s}, {s:{s:s}}], s:b, s:f, s:n, s:{s:s}}", "x",
                     read ? read : json_string("{{x}} ::: | *a*"), "list", "x", "[a](#b)", "n", 3,
                     "y", "\n# z", "in", "x", "deep", "yes", 1, "n", 2.5, "none", "words",
                     "language_tag", "nl-NL");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz fuzz = fuzz_begin(size);
    Slice rest = { (const char *)data, size };
    Slice template = text_decode(fuzz.arena, fuzz_next(&rest));
    const SourceFile *file = source_file_new(fuzz.arena, S("t.md"), template);
    json_t *facts = facts_with(rest);
    MustacheOptions options = { .escape = escape_markdown,
                                .partial = find_partial,
                                .user = (void *)(uintptr_t)file,
                                .strict = true };
    Expansion expansion = mustache_expand(fuzz.arena, fuzz.d, file, facts, &options);
    for (size_t at = 0; at < expansion.text.len; at += 1 + expansion.text.len / 16)
        fuzz_promise(source_map_place(&expansion.map, at).line <= file->line_count + 1);
    Document document = { .root = divs_read(fuzz.arena, fuzz.d, &expansion),
                          .title = S("t"),
                          .lang = S("nl-NL"),
                          .figure_word = S("Figuur") };
    languages_settle(document.root, document.lang);
    headings_name(fuzz.arena, document.root);
    document_check(fuzz.d, &document);
    fuzz_text(document_tree(fuzz.arena, &document));
    json_decref(facts);
    fuzz_end(&fuzz);
    return 0;
}
