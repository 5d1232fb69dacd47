// SPDX-License-Identifier: EUPL-1.2
#include "base/xml.h"

void xml_escape(Buffer *out, Slice text)
{
    while (text.len) {
        Slice before = text;
        uint32_t code = utf8_next(&text);
        Slice bytes = slice_part(before, 0, before.len - text.len);
        bool allowed =
            code == '\t' || code == '\n' || (code >= 0x20 && code < 0xFFFD) || code > 0xFFFF;
        switch (code) {
        case '&': buffer_add(out, S("&amp;")); break;
        case '<': buffer_add(out, S("&lt;")); break;
        case '>': buffer_add(out, S("&gt;")); break;
        case '"': buffer_add(out, S("&quot;")); break;
        default: buffer_add(out, allowed ? bytes : S("\xEF\xBF\xBD")); break;
        }
    }
}
