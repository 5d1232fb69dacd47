// SPDX-License-Identifier: EUPL-1.2
#include "personal/personal_look.h"

#include <glib.h>

#include "base/text_map.h"
#include "model/rare_signs.h"
#include "personal/messages.h"
#include "personal/personal_details.h"

enum { NAME_WORDS_MOST = 8 };

struct PersonalLook {
    Arena *arena;
    Diagnostics *d;
    bool final;
    TextMap *confirmed; // by text_key
    TextMap *names;     // by text_key; the number is that in `written`
    Slice *written;
    size_t name_count;
    size_t room;
    size_t longest; // words of the longest name
};

// ---- the list of names ----

static bool is_in_word(uint32_t code)
{
    return code && (g_unichar_isalnum(code) || code == '\'' || code == 0x2019 || code == '-' ||
                    code == '.');
}

// Cut the next word off the front of `*rest`, without points at its end; empty where there is none.
static Slice next_word(Slice *rest)
{
    Slice before = *rest;
    while (rest->len && !is_in_word(utf8_next(rest)))
        before = *rest;
    Slice word = { before.at, 0 };
    for (Slice at = before; at.len && is_in_word(utf8_next(&at));)
        word.len = before.len - at.len;
    *rest = slice_part(before, word.len, before.len);
    while (slice_ends(word, S(".")))
        word.len--;
    return word;
}

static size_t word_count(Slice text)
{
    size_t count = 0;
    while (text.len)
        count += next_word(&text).len > 0;
    return count;
}

static void add_name(PersonalLook *look, Slice file, size_t line, Slice name)
{
    size_t words = word_count(name);
    if (words == 0 || slice_starts(name, S("#")))
        return;
    if (words > NAME_WORDS_MOST) {
        diagnose(look->d, DIAG_NAME_LONG,
                 ((Place){ .file = file, .line = line, .column = 1, .text = name }),
                 slice_print(look->arena, "%d", NAME_WORDS_MOST));
        return;
    }
    look->longest = words > look->longest ? words : look->longest;
    look->written = arena_grow(look->arena, look->written, sizeof *look->written, look->name_count,
                               &look->room);
    look->written[look->name_count] = name;
    text_map_add(look->names, text_key(look->arena, name), (uint32_t)look->name_count++);
}

void personal_look_names(PersonalLook *look, Slice file, Slice text)
{
    Slice line;
    for (size_t number = 1; slice_next_line(&text, &line); number++)
        add_name(look, file, number, slice_trim(line));
}

PersonalLook *personal_look_new(Arena *arena, Diagnostics *d, const Settings *settings)
{
    PersonalLook *look = arena_one(arena, PersonalLook);
    *look = (PersonalLook){ .arena = arena,
                            .d = d,
                            .final = settings->stage == STAGE_FINAL,
                            .confirmed = text_map_new(arena),
                            .names = text_map_new(arena) };
    for (size_t i = 0; i < settings->confirmed_count; i++)
        text_map_add(look->confirmed, text_key(arena, settings->confirmed[i]), (uint32_t)i);
    return look;
}

// The longest name that begins with this word of `text`, behind which is `rest`; empty where none does.
static Slice listed_name(const PersonalLook *look, Arena *scratch, Slice word, Slice rest)
{
    Slice found = S(""), last = word;
    uint32_t number;
    for (size_t words = 1; words <= look->longest && last.len; words++) {
        Slice name = { word.at, (size_t)(last.at - word.at) + last.len };
        bool listed = text_map_find(look->names, text_key(scratch, name), &number);
        Slice written = listed ? look->written[number] : S("");
        // A name of one word may be a word as well: "Bos" is looked for as it is written.
        if (listed && (word_count(written) > 1 || slice_equal(name, written)))
            found = name;
        last = next_word(&rest);
    }
    return found;
}

// ---- telling ----

static bool is_confirmed(const PersonalLook *look, Arena *scratch, Slice detail)
{
    uint32_t number;
    return text_map_find(look->confirmed, text_key(scratch, detail), &number);
}

// The next that is worth telling, by its kind or by the list: where it is and how long.
static bool next_detail(const PersonalLook *look, Arena *scratch, Slice text, size_t from,
                        PersonalDetail *found)
{
    while (personal_detail_next(text, from, found)) {
        if (!is_confirmed(look, scratch, slice_part(text, found->at, found->at + found->len)))
            return true;
        from = found->at + found->len;
    }
    return false;
}

static bool next_listed(const PersonalLook *look, Arena *scratch, Slice text, size_t from,
                        PersonalDetail *found)
{
    Slice rest = slice_part(text, from, text.len), word;
    while (look->name_count && rest.len) {
        word = next_word(&rest);
        Slice name = listed_name(look, scratch, word, rest);
        *found = (PersonalDetail){ PERSONAL_NAME, (size_t)(word.at - text.at), name.len };
        if (name.len && !is_confirmed(look, scratch, name))
            return true;
    }
    return false;
}

static void tell(const PersonalLook *look, Place place, Slice text, PersonalDetail detail,
                 bool with_line)
{
    static const DiagnosticId ids[PERSONAL_KINDS][2] = {
        [PERSONAL_EMAIL] = { DIAG_PERSONAL_EMAIL, DIAG_PERSONAL_EMAIL_FINAL },
        [PERSONAL_PHONE] = { DIAG_PERSONAL_PHONE, DIAG_PERSONAL_PHONE_FINAL },
        [PERSONAL_BSN] = { DIAG_PERSONAL_BSN, DIAG_PERSONAL_BSN_FINAL },
        [PERSONAL_IBAN] = { DIAG_PERSONAL_IBAN, DIAG_PERSONAL_IBAN_FINAL },
        [PERSONAL_BIRTH] = { DIAG_PERSONAL_BIRTH, DIAG_PERSONAL_BIRTH_FINAL },
        [PERSONAL_INTERNET] = { DIAG_PERSONAL_INTERNET, DIAG_PERSONAL_INTERNET_FINAL },
        [PERSONAL_NAME] = { DIAG_PERSONAL_NAME, DIAG_PERSONAL_NAME },
    };
    Slice words = slice_part(text, detail.at, detail.at + detail.len);
    place = place_in(place, slice_part(text, 0, detail.at), words);
    if (!with_line)
        place.text = S("");
    diagnose(look->d, ids[detail.kind][look->final], place, words);
}

bool personal_look_finds(PersonalLook *look, Slice text)
{
    PersonalDetail detail;
    if (!look->name_count && !personal_detail_next(text, 0, &detail))
        return false;
    Arena *scratch = arena_new();
    bool found = next_detail(look, scratch, text, 0, &detail) ||
                 next_listed(look, scratch, text, 0, &detail);
    arena_free(scratch);
    return found;
}

// Both in the order of the text; a name of the list within what is told already is not told again.
static void look_at(PersonalLook *look, Place place, Slice text, bool with_line)
{
    if (!personal_look_finds(look, text))
        return;
    Arena *scratch = arena_new();
    PersonalDetail detail, listed = { PERSONAL_NAME, 0, 0 };
    size_t from = 0;
    bool more = next_detail(look, scratch, text, 0, &detail),
         names = next_listed(look, scratch, text, 0, &listed);
    while (more || names) {
        bool first =
            more && (!names || detail.at <= listed.at || listed.at + listed.len > detail.at);
        PersonalDetail next = first ? detail : listed;
        tell(look, place, text, next, with_line);
        from = next.at + next.len;
        if (first)
            more = next_detail(look, scratch, text, from, &detail);
        if (names && listed.at < from)
            names = next_listed(look, scratch, text, from, &listed);
    }
    arena_free(scratch);
}

void personal_look_text(PersonalLook *look, Place place, Slice text)
{
    look_at(look, place, text, true);
}

void personal_look_answer(PersonalLook *look, Place place, Slice text)
{
    look_at(look, place, text, false);
}

void personal_look_lines(PersonalLook *look, Slice file, Slice text)
{
    Slice line;
    for (size_t number = 1; slice_next_line(&text, &line); number++)
        personal_look_text(look, (Place){ .file = file, .line = number, .column = 1, .text = line },
                           line);
}

void personal_look_settings(PersonalLook *look, Slice file, Slice text, const Settings *settings)
{
    const Slice printed[] = { settings->organisation, settings->title,    settings->subtitle,
                              settings->author,       settings->audience, settings->sponsor };
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        Slice rest = text, line;
        for (size_t number = 1; slice_next_line(&rest, &line); number++) {
            if (!printed[i].len || slice_find(line, printed[i]) == line.len)
                continue;
            Place place = { .file = file, .line = number, .column = 1, .text = line };
            personal_look_text(look, place, printed[i]);
            break;
        }
    }
}
