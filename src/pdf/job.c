// SPDX-License-Identifier: EUPL-1.2
#include "pdf/job.h"

#include "base/buffer.h"
#include "base/signs.h"
#include "pdf/messages.h"

void job_trouble(Job *job, DiagnosticId id, Place place, Slice argument)
{
    if (diagnose(job->d, id, place, argument) == SEVERITY_ERROR)
        job->layout->troubles++;
}

static Slice signs_replaced(Job *job, Face face, Slice text)
{
    Slice square = S("\u25A1"), stand_in = text_missing(job->fonts, face, square) ? S("?") : square;
    Buffer out = { 0 };
    for (Slice rest = text; rest.len;) {
        Slice before = rest;
        utf8_next(&rest);
        Slice sign = slice_part(before, 0, before.len - rest.len);
        buffer_add(&out, text_missing(job->fonts, face, sign) ? stand_in : sign);
    }
    Slice replaced = slice_copy(job->arena, buffer_slice(&out));
    buffer_free(&out);
    return replaced;
}

// The user knows already, and better where it stands.
static bool is_told(const Job *job, Slice sign)
{
    return slice_find(job->signs_told, sign) < job->signs_told.len;
}

Slice job_signs(Job *job, Face face, Slice text, Place place)
{
    Slice left_out;
    text = text_without_pictographs(job->arena, job->fonts, face, text, &left_out);
    if (left_out.len && !is_told(job, left_out))
        job_trouble(job, DIAG_SIGN_LEFT_OUT, place, sign_name(job->arena, left_out));
    uint32_t code = text_missing(job->fonts, face, text);
    if (!code)
        return text;
    char utf8[4];
    Slice sign = { utf8, utf8_encode(code, utf8) };
    if (!is_told(job, sign) || !job->draft.len)
        job_trouble(job, DIAG_SIGN_MISSING, place, sign_name(job->arena, sign));
    return job->draft.len ? signs_replaced(job, face, text) : text;
}
