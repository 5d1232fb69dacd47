#include "ingest/frontmatter.h"

static bool is_fence(Slice line)
{
    return slice_equal(slice_trim(line), S("---")) && !slice_starts(line, S(" "));
}

FrontMatter front_matter_split(Diagnostics *d, Slice file, Slice text)
{
    Slice rest = text, line = S("");
    size_t number = 0, opened = 0;
    while (slice_next_line(&rest, &line)) {
        number++;
        if (slice_trim(line).len)
            break;
    }
    FrontMatter parts = { false, S(""), 1, text, 1 };
    if (!is_fence(line))
        return parts;
    opened = number;
    const char *head = rest.at;
    while (slice_next_line(&rest, &line)) {
        number++;
        if (!is_fence(line) && !slice_equal(slice_trim(line), S("...")))
            continue;
        return (FrontMatter){ true, { head, (size_t)(line.at - head) }, opened + 1, rest, number + 1 };
    }
    diagnose(d, DIAG_FRONT_MATTER_OPEN, ((Place){ .file = file, .line = opened, .column = 1, .text = S("---"), .length = 3 }),
             S(""));
    return parts;
}
