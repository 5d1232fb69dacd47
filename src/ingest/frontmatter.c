#include "ingest/frontmatter.h"

#include "base/messages.h"

static bool is_fence(Slice line)
{
    return slice_equal(slice_trim(line), S("---")) && !slice_starts(line, S(" "));
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
    if (!is_fence(line))
        return (FrontMatter){ .head = S(""), .head_line = 1, .body = text, .body_line = 1 };
    opened = number;
    const char *head = rest.at;
    while (slice_next_line(&rest, &line)) {
        number++;
        if (is_fence(line) || slice_equal(slice_trim(line), S("...")))
            return (FrontMatter){ true,       false, { head, (size_t)(line.at - head) },
                                  opened + 1, rest,  number + 1 };
        if (!body_line && (slice_trim(line).len == 0 || slice_starts(line, S("#")))) {
            body = slice_part(text, (size_t)(line.at - text.at), text.len);
            body_line = number;
        }
    }
    Place place = { .file = file, .line = opened, .column = 1, .text = S("---"), .length = 3 };
    diagnose(d, DIAG_FRONT_MATTER_OPEN, place, S(""));
    return (FrontMatter){ .open = true, .head = S(""), .head_line = 1, .body = body, .body_line = body_line };
}
