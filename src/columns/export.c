#include "columns/export.h"

#include "base/key_words.h"

static bool heading_is_personal(Slice key)
{
    static const char personal[] =
        "naam|name|namen|voornaam|achternaam|roepnaam|firstname|lastname|surname|nachname|vorname|email|"
        "mail|mailadres|mailadresse|emailadres|emailaddress|ip|telefoon|telefoonnummer|telefon|"
        "telefonnummer|phone|telephone|mobiel|mobile|gsm|adres|address|adresse|woonadres|gebruikersnaam|"
        "username|personeelsnummer|medewerkernummer|personnelnumber|employeenumber|bsn|"
        "burgerservicenummer|geboortedatum|birthdate|dateofbirth|token|familienname|handynummer|"
        "geburtsdatum|anschrift|nom|prénom|prenom|courriel|téléphone|nombre|apellido|apellidos|correo|"
        "teléfono|telefono|móvil|dirección|nome|cognome|sobrenome|imię|nazwisko|achternamen|voornamen";
    static const char beside[] =
        "e|wat|is|uw|je|jouw|mijn|what|your|my|the|de|het|en|and|of|or|van|to|nummer|number|first|last|"
        "full|volledige|vul|hier|in|optioneel|optional|contact|mag|please|enter|recipient|electrónico|"
        "electronico|électronique|su|tu|el|y|le|la|et|votre|ton|numéro|número|complet|completo|ihr|ihre|"
        "dein|deine|und|der|die|das|lautet|bitte|m|v|a|u|zakelijk|zakelijke|werk|private|privé|business";
    return key_words_among(key, personal, beside);
}

bool heading_asks_unfinished(Slice key)
{
    static const char words[] =
        "unfinished|incomplete|draft|partial|aborted|abandoned|dropout|onvolledig|onvolledige|onafgerond|"
        "onvoltooid|concept|afgebroken|afgehaakt|gestopt|unvollständig|entwurf|abgebrochen|not|niet|nicht";
    for (Slice token; key_word_next(&key, &token);)
        if (key_word_is_one_of(token, words))
            return true;
    return false;
}

bool heading_points_at_people(Slice key)
{
    return tool_column(key, NULL) == TOOL_COLUMN_PERSONAL || heading_is_personal(key);
}

bool heading_is_response(Slice key)
{
    return key_word_is_one_of(key, "response|open-ended response|reactie|respons|antwoord|open antwoord|"
                                   "open reactie|antwort|offene antwort|freitextantwort");
}

bool heading_is_import_id(Slice key)
{
    return slice_starts(key, S("{\"importid\"")) || slice_starts(key, S("{'importid'"));
}

static bool begins_with_one_of(Slice key, const char *names)
{
    for (Slice rest = slice_of(names), name; slice_next_field(&rest, '|', &name);)
        if (slice_starts(key, name))
            return true;
    return false;
}

bool heading_is_comment(Slice key)
{
    static const char names[] =
        "comment|comments|comments:|opmerking|opmerkingen|toelichting|other|anders|overig|andere|"
        "sonstiges|kommentar|anders, namelijk|anders, namelijk:|andere:";
    static const char beginnings[] = "other (|overig (|anders (|andere (|sonstiges (";
    return key_word_is_one_of(key, names) || begins_with_one_of(key, beginnings);
}

// ---- how many rows of headings ----

static size_t cells_that(const HeadRow *row, bool (*is)(Slice key))
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += is(row->cell[i]);
    return count;
}

static bool is_tool_column(Slice key)
{
    return tool_column(key, NULL) != TOOL_COLUMN_NONE;
}

static bool is_empty(Slice key)
{
    return key.len == 0;
}

// A number that every respondent has, by a heading in one of the rows so far, is empty in this row.
static bool lacks_respondent(const HeadRow *rows, size_t at)
{
    bool lacks = false;
    for (size_t row = 0; row < at; row++) {
        for (size_t i = 0; i < rows[row].count && i < rows[at].count; i++) {
            if (tool_column(rows[row].cell[i], NULL) != TOOL_COLUMN_RESPONDENT)
                continue;
            if (rows[at].cell[i].len)
                return false;
            lacks = true;
        }
    }
    return lacks && cells_that(&rows[at], is_empty) < rows[at].count;
}

bool heading_row_is_sure(const HeadRow *rows, size_t at)
{
    const HeadRow *row = &rows[at];
    if (cells_that(row, heading_is_import_id) > 0)
        return true;
    size_t responses = cells_that(row, heading_is_response);
    bool merged = cells_that(&rows[at - 1], is_empty) > 0;
    return responses > 1 || (responses == 1 && merged) || cells_that(row, is_tool_column) > 1;
}

// Is row `at` a heading, when those before it are?
static bool is_heading_row(const HeadRow *rows, size_t at)
{
    return heading_row_is_sure(rows, at) || lacks_respondent(rows, at);
}

size_t heading_rows(const HeadRow *rows, size_t count)
{
    size_t found = 1;
    // Qualtrics's third row, and whatever stands above it.
    for (size_t at = 1; at < count && at < HEAD_ROWS_MAX; at++)
        if (cells_that(&rows[at], heading_is_import_id) > 0)
            found = at + 1;
    while (found < count && found < HEAD_ROWS_MAX && is_heading_row(rows, found))
        found++;
    return found;
}

// ---- what their cells say ----

bool status_is_test(Slice cell)
{
    return key_word_is_one_of(
        cell,
        "1|2|8|9|12|17|survey preview|survey test|spam|survey preview spam|imported spam|"
        "offline survey preview|preview|test|umfragevorschau|umfragetest|enquêtevoorbeeld|enquêtetest|"
        "voorbeeld van enquête");
}

static const char unfinished_words[] =
    "unfinished|incomplete|partial|partially complete|partially completed|in progress|not "
    "completed|abandoned|"
    "draft|started|disqualified|gediskwalificeerd|niet voltooid|niet afgerond|onvolledig|gedeeltelijk|"
    "deels ingevuld|bezig|in behandeling|"
    "concept|afgebroken|gestart|unvollständig|teilweise|abgebrochen|nicht beendet|in bearbeitung";

bool status_is_unfinished(Slice cell)
{
    return key_word_is_one_of(cell, unfinished_words);
}

bool finished_is_false(Slice cell)
{
    return key_word_is_one_of(cell, "0|false|nein|nee|no|n|falsch|onwaar|non|null") ||
           status_is_unfinished(cell);
}

bool submitted_is_false(Slice cell)
{
    return cell.len == 0 || key_word_is_one_of(cell, "-|n/a") || finished_is_false(cell);
}

bool draft_is_true(Slice cell)
{
    return key_word_is_one_of(cell, "1|true|ja|yes|y|j|x|wahr|waar|oui") || status_is_unfinished(cell);
}
