// SPDX-License-Identifier: EUPL-1.2
// Three ways through: valid UTF-8 is read straight into the caller's block; UTF-8 with bad bytes is mended
// on the way; everything else goes through iconv. The SHA-256 is taken of the bytes as they leave the file.
#include "table/encoding.h"

#include <errno.h>
#include <glib.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/messages.h"
#include "table/encoding_find.h"
#include "table/messages.h"

enum { RAW_BYTES = 64 * 1024, TROUBLES_KEPT = 8, LONGEST_OUT = 8 };

typedef enum Way { WAY_PLAIN, WAY_MEND, WAY_CONVERT } Way;

struct TextStream {
    Diagnostics *d;
    Slice name;
    int file;
    FileState before; // when it was opened
    Way way;
    Slice encoding;
    iconv_t converter; // for WAY_CONVERT
    size_t unit;       // bytes to skip over what cannot be converted
    Digest *digest;
    Slice sha256;
    bool ended; // the file has no more bytes
    uint64_t given;
    TextTrouble trouble[TROUBLES_KEPT];
    size_t trouble_count;
    size_t trouble_more;
    size_t raw_at; // bytes read and not yet given: raw[raw_at] … raw[raw_end - 1]
    size_t raw_end;
    char raw[RAW_BYTES];
};

// ---- the file ----

// Read up to `room` bytes; 0 at the end, and after an error, which becomes a diagnostic.
static size_t fetch(TextStream *stream, char *into, size_t room)
{
    ssize_t got;
    if (stream->ended)
        return 0;
    do
        got = read(stream->file, into, room);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        diagnose(stream->d, DIAG_FILE_UNREADABLE, ((Place){ .file = stream->name }),
                 slice_of(strerror(errno)));
    if (got <= 0) {
        stream->ended = true;
        return 0;
    }
    digest_add(stream->digest, into, (size_t)got);
    return (size_t)got;
}

// Fill what is free of `raw`, what is left in it first.
static void refill(TextStream *stream)
{
    stream->raw_end -= stream->raw_at;
    memmove(stream->raw, stream->raw + stream->raw_at, stream->raw_end);
    stream->raw_at = 0;
    while (stream->raw_end < RAW_BYTES) {
        size_t got = fetch(stream, stream->raw + stream->raw_end, RAW_BYTES - stream->raw_end);
        if (got == 0)
            return;
        stream->raw_end += got;
    }
}

// ---- which encoding ----

typedef struct EncodingName {
    const char *names; // as people write it, without case, spaces, '-' and '_', divided by '|'
    const char *encoding;
} EncodingName;

// WINDOWS-1252 for Latin-1 too, as browsers do: nobody means the control characters that differ.
static const EncodingName encoding_names[] = {
    { "utf8|utf8sig|unicode", "UTF-8" },
    { "utf16", "UTF-16LE" },
    { "utf16le", "UTF-16LE" },
    { "utf16be", "UTF-16BE" },
    { "windows1252|cp1252|1252|ansi|latin1|iso88591|western", "WINDOWS-1252" },
    { "cp850|850|ibm850|dos|oem|msdos|dos850", "CP850" },
    { "cp437|437|ibm437|dos437", "CP437" },
    { "macroman|macintosh|mac", "MACINTOSH" },
};

static const char *encoding_named(Arena *arena, Slice name)
{
    char *plain = arena_alloc(arena, 1, name.len + 1);
    size_t used = 0;
    for (size_t i = 0; i < name.len; i++)
        if (g_ascii_isalnum(name.at[i]))
            plain[used++] = g_ascii_tolower(name.at[i]);
    for (size_t i = 0; i < sizeof encoding_names / sizeof *encoding_names; i++) {
        Slice rest = slice_of(encoding_names[i].names), one;
        while (slice_next_field(&rest, '|', &one))
            if (slice_equal(one, (Slice){ plain, used }))
                return encoding_names[i].encoding;
    }
    // Any other that iconv knows; a '/' would be an instruction to it.
    if (slice_find(name, S("/")) < name.len)
        return NULL;
    const char *text = arena_copy(arena, name.at, name.len);
    iconv_t probe = iconv_open("UTF-8", text);
    if (probe == (iconv_t)-1)
        return NULL;
    iconv_close(probe);
    return text;
}

// Say what was guessed by the accents alone, with the line for scan.yaml that decides.
static void say_guess(const TextStream *stream, const EncodingFound *found)
{
    Place place = { .file = stream->name };
    bool one_byte = strncmp(found->encoding, "UTF", 3) != 0;
    Slice name = strcmp(found->encoding, "CP850") == 0   ? S("cp850")
                 : strcmp(found->encoding, "CP437") == 0 ? S("cp437")
                                                         : S("macroman");
    if (found->doubted)
        diagnose(stream->d, DIAG_ENCODING_DOUBTED, place);
    else if (one_byte && strcmp(found->encoding, "WINDOWS-1252") != 0)
        diagnose(stream->d, DIAG_ENCODING_GUESSED, place, name);
}

static bool choose(TextStream *stream, Arena *arena, Slice asked, Place place)
{
    Slice head = { stream->raw, stream->raw_end };
    const char *named = NULL;
    if (asked.len && !(named = encoding_named(arena, asked)))
        diagnose(stream->d, DIAG_ENCODING_UNKNOWN, place, asked);
    EncodingFound found = encoding_find(stream->file, head, stream->ended);
    if (found.form != FORM_TEXT) {
        diagnose(stream->d, DIAG_CSV_NO_TEXT, ((Place){ .file = stream->name }), S(""));
        return false;
    }
    if (named && !found.certain) {
        bool utf8 = strcmp(named, "UTF-8") == 0;
        bool damaged = utf8 && utf8_damaged(stream->file, head, stream->ended);
        found = (EncodingFound){ .encoding = named, .damaged = damaged };
    } else {
        say_guess(stream, &found);
    }
    stream->encoding = slice_of(found.encoding);
    stream->raw_at = found.mark;
    if (strcmp(found.encoding, "UTF-8") == 0) {
        stream->way = found.damaged ? WAY_MEND : WAY_PLAIN;
        return true;
    }
    stream->way = WAY_CONVERT;
    stream->unit = slice_starts(stream->encoding, S("UTF-16")) ? 2 : 1;
    stream->converter = encoding_open(found.encoding);
    return true;
}

TextStream *text_open(Arena *arena, Diagnostics *d, Slice path, Slice name, Slice encoding,
                      Place place)
{
    TextStream *stream = calloc(1, sizeof *stream);
    if (!stream)
        out_of_memory(sizeof *stream);
    stream->d = d;
    stream->name = name;
    stream->converter = (iconv_t)-1;
    stream->digest = digest_new();
    stream->file = file_open(d, path, name);
    if (stream->file < 0) {
        text_close(stream);
        return NULL;
    }
    stream->before = file_state(stream->file);
    size_t errors = diagnostics_count(d, SEVERITY_ERROR);
    refill(stream);
    if ((stream->raw_end == 0 && diagnostics_count(d, SEVERITY_ERROR) > errors) ||
        !choose(stream, arena, encoding, place)) {
        text_close(stream);
        return NULL;
    }
    return stream;
}

void text_close(TextStream *stream)
{
    if (!stream)
        return;
    if (stream->converter != (iconv_t)-1)
        iconv_close(stream->converter);
    if (stream->file >= 0) {
        file_is_unchanged(stream->d, stream->name, stream->file, stream->before);
        close(stream->file);
    }
    digest_free(stream->digest);
    free(stream);
}

// ---- the text ----

static void add_trouble(TextStream *stream, size_t used, bool is_nul, char byte)
{
    if (stream->trouble_count == TROUBLES_KEPT) {
        stream->trouble_more++;
        return;
    }
    stream->trouble[stream->trouble_count++] =
        (TextTrouble){ stream->given + used, is_nul, (unsigned char)byte };
}

static size_t replace_one(TextStream *stream, char *out, size_t used, size_t skip)
{
    add_trouble(stream, used, false, stream->raw[stream->raw_at]);
    stream->raw_at +=
        skip < stream->raw_end - stream->raw_at ? skip : stream->raw_end - stream->raw_at;
    return utf8_encode(0xFFFD, out + used);
}

static size_t give_plain(TextStream *stream, char *out, size_t room)
{
    size_t waiting = stream->raw_end - stream->raw_at;
    if (waiting == 0)
        return fetch(stream, out, room);
    size_t len = waiting < room ? waiting : room;
    memcpy(out, stream->raw + stream->raw_at, len);
    stream->raw_at += len;
    return len;
}

static size_t give_mended(TextStream *stream, char *out, size_t room)
{
    size_t used = 0;
    while (used + LONGEST_OUT <= room) {
        if (stream->raw_end - stream->raw_at < LONGEST_OUT && !stream->ended)
            refill(stream);
        Slice rest = { stream->raw + stream->raw_at, stream->raw_end - stream->raw_at };
        if (rest.len == 0)
            break;
        Slice fits = slice_part(rest, 0, room - used);
        size_t valid = utf8_invalid_at(fits);
        memcpy(out + used, rest.at, valid);
        used += valid;
        stream->raw_at += valid;
        if (valid == fits.len)
            continue;
        // A bad byte; or a sequence that is cut in two, by the end of what was fetched or of the caller's
        // room.
        rest = slice_part(rest, valid, rest.len);
        if ((rest.len >= 4 || stream->ended) && used + LONGEST_OUT <= room)
            used += replace_one(stream, out, used, 1);
    }
    return used;
}

static size_t give_converted(TextStream *stream, char *out, size_t room)
{
    size_t used = 0;
    while (used + LONGEST_OUT <= room) {
        if (stream->raw_end - stream->raw_at < LONGEST_OUT && !stream->ended)
            refill(stream);
        char *in = stream->raw + stream->raw_at, *to = out + used;
        size_t in_left = stream->raw_end - stream->raw_at, room_left = room - used;
        if (in_left == 0)
            break;
        size_t done = iconv(stream->converter, &in, &in_left, &to, &room_left);
        int reason = errno;
        stream->raw_at = stream->raw_end - in_left;
        used = room - room_left;
        if (done != (size_t)-1)
            continue;
        if (reason == E2BIG)
            break;
        if (reason == EINVAL && !stream->ended)
            refill(stream);
        else if (used + LONGEST_OUT <= room)
            used += replace_one(stream, out, used, reason == EINVAL ? LONGEST_OUT : stream->unit);
    }
    return used;
}

size_t text_read(TextStream *stream, char *out, size_t room)
{
    size_t len = 0;
    switch (stream->way) {
    case WAY_PLAIN: len = give_plain(stream, out, room); break;
    case WAY_MEND: len = give_mended(stream, out, room); break;
    case WAY_CONVERT: len = give_converted(stream, out, room); break;
    }
    // A NUL would end a C string in the libraries behind us; in a cell it is nothing but space.
    for (char *at = out; len && (at = memchr(at, 0, len - (size_t)(at - out))) != NULL;) {
        add_trouble(stream, (size_t)(at - out), true, 0);
        *at = ' ';
    }
    stream->given += len;
    return len;
}

Slice text_encoding(const TextStream *stream)
{
    return stream->encoding;
}

bool text_trouble(TextStream *stream, uint64_t end, TextTrouble *trouble)
{
    size_t first = stream->trouble_count;
    for (size_t i = 0; i < stream->trouble_count; i++)
        if (stream->trouble[i].at < end &&
            (first == stream->trouble_count || stream->trouble[i].at < stream->trouble[first].at))
            first = i;
    if (first == stream->trouble_count)
        return false;
    *trouble = stream->trouble[first];
    stream->trouble[first] = stream->trouble[--stream->trouble_count];
    return true;
}

size_t text_trouble_more(const TextStream *stream)
{
    return stream->trouble_more;
}

Slice text_sha256(TextStream *stream, Arena *arena)
{
    if (stream->sha256.len == 0) {
        while (fetch(stream, stream->raw, RAW_BYTES) > 0)
            continue;
        stream->sha256 = digest_text(arena, stream->digest);
    }
    return stream->sha256;
}
