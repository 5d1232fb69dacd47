// SPDX-License-Identifier: EUPL-1.2
#include "notes/frontmatter.h"

#include "notes/messages.h"

static bool is_fence(Slice line)
{
    return slice_equal(slice_trim(line), S("---")) && !slice_starts(line, S(" "));
}

// Word makes a dash, or two, of "---".
static bool is_dashes(Slice line)
{
    Slice text = slice_trim(line);
    for (Slice rest = text; rest.len;) {
        uint32_t code = utf8_next(&rest);
        if (code != '-' && (code < 0x2010 || code > 0x2015) && code != 0x2212)
            return false;
    }
    return text.len >= 3; // bytes: those of one dash
}

// "role: Teamleider" on the first line that is not blank.
static bool begins_with_fact(Slice text)
{
    Slice line = S("");
    while (slice_next_line(&text, &line) && slice_trim(line).len == 0)
        continue;
    Slice key = slice_part(line, 0, slice_find(line, S(":")));
    return key.len && key.len < line.len && slice_find(key, S(" ")) == key.len;
}

FrontMatter front_matter_split(Diagnostics *d, Slice file, Slice text)
{
    Slice rest = text, line = S("");
    size_t number = 0, opened = 0;
    Slice body = S("");
    size_t body_line = 0;
    while (slice_next_line(&rest, &line)) {
        number++;
        if (slice_trim(line).len)
            break;
    }
    if (!is_fence(line) && !(is_dashes(line) && begins_with_fact(rest)))
        return (FrontMatter){ .head = S(""), .head_line = 1, .body = text, .body_line = 1 };
    opened = number;
    const char *head = rest.at;
    while (slice_next_line(&rest, &line)) {
        number++;
        if (is_fence(line) || is_dashes(line) || slice_equal(slice_trim(line), S("...")))
            return (FrontMatter){ true,       false, { head, (size_t)(line.at - head) },
                                  opened + 1, rest,  number + 1 };
        if (!body_line && (slice_trim(line).len == 0 || slice_starts(line, S("#")))) {
            body = slice_part(text, (size_t)(line.at - text.at), text.len);
            body_line = number;
        }
    }
    Place place = { .file = file, .line = opened, .column = 1, .text = S("---"), .length = 3 };
    diagnose(d, DIAG_FRONT_MATTER_OPEN, place, S(""));
    return (FrontMatter){
        .open = true, .head = S(""), .head_line = 1, .body = body, .body_line = body_line
    };
}
