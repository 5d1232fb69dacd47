// SPDX-License-Identifier: EUPL-1.2
// The texts and addresses of a document: what comes out may stand in a PDF, an SVG and a workbook.
#include "../fuzz.h"

#include "base/buffer.h"
#include "base/entities.h"
#include "base/signs.h"
#include "base/xml.h"
#include "doc/address.h"
#include "doc/clean.h"
#include "doc/escape.h"
#include "doc/headings.h"

static void check_address(Arena *arena, Slice text)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
    Slice safe;
    if (!address_allow(arena, text, &safe))
        return;
    fuzz_promise(slice_starts(safe, S("#")) || slice_starts_folded(safe, S("http:")) ||
                 slice_starts_folded(safe, S("https:")) || slice_starts_folded(safe, S("mailto:")));
    for (size_t i = 0; i < safe.len && safe.at[0] != '#'; i++)
        fuzz_promise(safe.at[i] && strchr(allowed, safe.at[i]));
}

// XML 1.0 has no control characters, and between tags no bare "<".
static void check_xml(Slice text)
{
    Buffer xml = { 0 };
    xml_escape(&xml, text);
    Slice out = buffer_slice(&xml);
    fuzz_text(out);
    for (size_t i = 0; i < out.len; i++)
        fuzz_promise(out.at[i] != '<' && out.at[i] != '"' && (unsigned char)out.at[i] != 0 &&
                     ((unsigned char)out.at[i] >= ' ' || strchr("\t\n\r", out.at[i])));
    buffer_free(&xml);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz fuzz = fuzz_begin(size);
    Slice bytes = slice_copy(fuzz.arena, (Slice){ (const char *)data, size });
    Slice text = text_clean(fuzz.arena, bytes), line = clean_inline(fuzz.arena, bytes);
    check_xml(bytes);
    check_address(fuzz.arena, text);
    fuzz_text(text);
    fuzz_text(line);
    fuzz_text(clean_code(fuzz.arena, bytes));
    fuzz_text(unescape_markdown(fuzz.arena, text));
    fuzz_promise(heading_slug(fuzz.arena, line).len > 0);
    fuzz_text(text_key(fuzz.arena, text));
    fuzz_promise(slice_equal(clean_inline(fuzz.arena, line), line));
    fuzz_promise(sign_rare(text) <= text.len && sign_pictograph(text) <= text.len);
    fuzz_end(&fuzz);
    return 0;
}
