// SPDX-License-Identifier: EUPL-1.2
// pango knows all of UAX 14, but takes 80 ns a byte, which is more than shaping and drawing together. So
// ordinary Dutch and English text goes through a small table of pairs instead. Anything the table does not
// decide by itself goes to pango; a test compares the two on random texts.
#include "text/opportunities.h"

#include <pango/pango.h>
#include <string.h>

#include "text/shaping.h"

// Classes of UAX 14, as far as the quick way knows them.
typedef enum BreakClass {
    CLASS_LETTER,  // AL, and U+FFFC, the place of a drawn sign
    CLASS_DIGIT,   // NU
    CLASS_POINT,   // IS: no break before
    CLASS_QUOTE,   // QU
    CLASS_OPEN,    // OP
    CLASS_CLOSE,   // CP
    CLASS_HYPHEN,  // HY
    CLASS_AFTER,   // BA: soft hyphen, en dash
    CLASS_EXCLAIM, // EX, IN
    CLASS_PERCENT, // PO
    CLASS_GLUE,    // GL: no-break space
    CLASS_SPACE,
    CLASS_NEWLINE,
    CLASS_OTHER, // for pango
    CLASS_COUNT
} BreakClass;

static BreakClass class_of(uint32_t code)
{
    if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'))
        return CLASS_LETTER;
    if (code >= '0' && code <= '9')
        return CLASS_DIGIT;
    switch (code) {
    case ' ': return CLASS_SPACE;
    case '\n': return CLASS_NEWLINE;
    case '.':
    case ',':
    case ';':
    case ':': return CLASS_POINT;
    case '"':
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D: return CLASS_QUOTE;
    case '(': return CLASS_OPEN;
    case ')': return CLASS_CLOSE;
    case '-': return CLASS_HYPHEN;
    case 0xAD:
    case 0x2013: return CLASS_AFTER;
    case '!':
    case '?':
    case 0x2026: return CLASS_EXCLAIM;
    case '%': return CLASS_PERCENT;
    case 0xA0: return CLASS_GLUE;
    case 0xFFFC: return CLASS_LETTER;
    default:
        return code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7 ? CLASS_LETTER
                                                                            : CLASS_OTHER;
    }
}

// May a line end between these two neighbours? '.' never, '-' as a last resort, '+' yes, '?' asks pango.
// Rows are the class before, columns the class after, both without OTHER. The row of SPACE is what
// follows a space, whatever stands before that.
static const char pair[CLASS_OTHER][CLASS_OTHER + 1] = {
    //                  L N P Q O C H A E % G S nl
    [CLASS_LETTER] = ".........."
                     "...",
    [CLASS_DIGIT] = ".........."
                    "...",
    [CLASS_POINT] = ".?..?....?"
                    "...",
    [CLASS_QUOTE] = ".........."
                    "...",
    [CLASS_OPEN] = ".........."
                   ".?.",
    [CLASS_CLOSE] = "....?....?"
                    "...",
    [CLASS_HYPHEN] = "-...?....?"
                     "?..",
    [CLASS_AFTER] = "++..?....?"
                    "?..",
    [CLASS_EXCLAIM] = "??..?....?"
                      "...",
    [CLASS_PERCENT] = "....?....?"
                      "...",
    [CLASS_GLUE] = ".........."
                   "...",
    [CLASS_SPACE] = "++?++.++?+"
                    "?..",
    [CLASS_NEWLINE] = "!!!!!!!!!!"
                      "!!!",
};

bool opportunities_quick(Slice text, uint8_t *before)
{
    memset(before, OPPORTUNITY_NONE, text.len + 1);
    before[text.len] = OPPORTUNITY_USUAL;
    BreakClass last = CLASS_GLUE,
               earlier = CLASS_GLUE; // earlier: before the last, or before the spaces
    for (Slice rest = text; rest.len;) {
        size_t at = text.len - rest.len;
        BreakClass now = class_of(utf8_next(&rest));
        if (now == CLASS_OTHER)
            return false;
        char sign = at ? pair[last][now] : '.';
        // The pairs that a third neighbour decides: a quote binds a bracket across spaces (LB15), and a point
        // binds digits on both sides (LB25).
        if (last == CLASS_SPACE && now == CLASS_OPEN && earlier == CLASS_QUOTE)
            sign = '?';
        if (last == CLASS_POINT && now == CLASS_DIGIT && earlier == CLASS_DIGIT)
            sign = '.';
        if (sign == '?')
            return false;
        before[at] = sign == '!'   ? OPPORTUNITY_FORCED
                     : sign == '+' ? OPPORTUNITY_USUAL
                     : sign == '-' ? OPPORTUNITY_LAST_RESORT
                                   : OPPORTUNITY_NONE;
        if (last != CLASS_SPACE || now != CLASS_SPACE)
            earlier = last == CLASS_SPACE ? CLASS_GLUE : last;
        last = now;
    }
    return true;
}

static bool is_sign(uint32_t code)
{
    return code == 0xFFFC;
}

void opportunities_pango(Slice text, uint8_t *before)
{
    size_t count = utf8_count(text);
    PangoLogAttr *attributes = g_new0(PangoLogAttr, count + 1);
    pango_get_log_attrs(text.at, (int)text.len, -1, NULL, attributes, (int)count + 1);
    memset(before, OPPORTUNITY_NONE, text.len + 1);
    uint32_t last = 0;
    Slice rest = text;
    for (int i = 0; rest.len; i++) {
        size_t at = text.len - rest.len;
        uint32_t code = utf8_next(&rest);
        if (at && attributes[i].is_mandatory_break)
            before[at] = OPPORTUNITY_FORCED;
        else if (at && attributes[i].is_line_break && last != ' ' &&
                 (is_sign(code) || is_sign(last)))
            before[at] = OPPORTUNITY_NONE;
        else if (at && attributes[i].is_line_break)
            before[at] =
                last == '-' || last == 0x2010 ? OPPORTUNITY_LAST_RESORT : OPPORTUNITY_USUAL;
        last = code;
    }
    before[text.len] = OPPORTUNITY_USUAL;
    g_free(attributes);
}

// From "https://" or "www." to the first slash after it, or the address' end.
static void keep_hosts_whole(Slice text, uint8_t *before)
{
    for (size_t at = 0; at < text.len;) {
        Slice rest = slice_part(text, at, text.len);
        size_t scheme = slice_find(rest, S("://")), www = slice_find(rest, S("www."));
        if (scheme == rest.len && www == rest.len)
            return;
        size_t host = at + (scheme < www ? scheme + 3 : www), end = host;
        while (end < text.len && !strchr("/ \t\n?#", text.at[end]))
            end++;
        for (size_t i = at + (scheme < www ? scheme : www) + 1; i < end; i++)
            if (before[i] == OPPORTUNITY_USUAL)
                before[i] = OPPORTUNITY_LAST_RESORT;
        at = end;
    }
}

const uint8_t *opportunities_find(Arena *arena, Slice text)
{
    uint8_t *before = arena_many(arena, uint8_t, text.len + 1);
    if (!opportunities_quick(text, before))
        opportunities_pango(text, before);
    keep_hosts_whole(text, before);
    return before;
}
