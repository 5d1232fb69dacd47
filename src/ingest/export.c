// Names as the tools write them in Dutch, English and German, in the form of text_key. A heading is looked
// for as a whole: a question may well hold the word "status".
#include "ingest/export.h"

#include <string.h>

#include "ingest/tokens.h"

typedef struct ToolName {
    const char *names; // divided by '|'
    ToolColumn column;
    Tool tool; // where only this tool writes it so
} ToolName;

static const ToolName tool_names[] = {
    // LimeSurvey: codes, then the headings of its "full question text" style
    { "answer id|antwort id|antwort-id|antwoord id|antwoord-id|antwoordnummer", TOOL_COLUMN_ID,
      TOOL_LIMESURVEY },
    { "response id|id|respondent|respondentnummer|volgnummer|nummer|nr|nr.|#", TOOL_COLUMN_ID, TOOL_UNKNOWN },
    { "submitdate|date submitted|datum ingediend|datum ingezonden|datum verzonden|datum abgeschickt|"
      "ingediend op|inzenddatum",
      TOOL_COLUMN_SUBMITTED, TOOL_LIMESURVEY },
    { "lastpage|last page|laatste pagina|letzte seite|startlanguage|start language|starttaal|start taal|"
      "begintaal|start-sprache|startsprache|datestamp|date last action|datum laatste actie|"
      "datum letzte aktivität|refurl|referrer url|referrer-url|verwijzende url|verwijzer url|"
      "weiterleitungs-url|interviewtime|total time|totale tijd|gesamtzeit",
      TOOL_COLUMN_META, TOOL_LIMESURVEY },
    { "seed|zufallsstartwert|startdate|date started|datum gestart|datum gestartet|startdatum",
      TOOL_COLUMN_META, TOOL_UNKNOWN },

    // Qualtrics
    { "responseset|response set|distributionchannel|distribution channel|verteilungskanal|userlanguage|"
      "user language|benutzersprache|recordeddate|recorded date|erfassungsdatum|duration (in seconds)|"
      "dauer (in sekunden)|duur (in seconden)|progress|aktueller stand|voortgang",
      TOOL_COLUMN_META, TOOL_QUALTRICS },
    { "responseid", TOOL_COLUMN_RESPONDENT, TOOL_QUALTRICS },
    { "finished|beendet|voltooid|afgerond|abgeschlossen|is complete|is finished", TOOL_COLUMN_FINISHED,
      TOOL_UNKNOWN },
    { "status|response type|antworttyp|type antwoord|antwoordtype", TOOL_COLUMN_STATUS, TOOL_UNKNOWN },
    { "enddate|end date|einddatum|enddatum|anfangsdatum|start date|begindatum", TOOL_COLUMN_META,
      TOOL_UNKNOWN },
    { "recipientlastname|recipientfirstname|recipientemail|recipient last name|recipient first name|"
      "recipient email|externalreference|external reference|externaldatareference|"
      "external data reference|externe datenreferenz|locationlatitude|locationlongitude|"
      "locationaccuracy|location latitude|location longitude|breitengrad des standorts|"
      "längengrad des standorts|nachname des empfängers|vorname des empfängers|e-mail des empfängers|"
      "prolific_pid",
      TOOL_COLUMN_PERSONAL, TOOL_UNKNOWN },

    // SurveyMonkey
    { "respondent id|respondentid|respondent-id|collector id|collectorid|collector-id|collector|"
      "verzamelaar-id",
      TOOL_COLUMN_RESPONDENT, TOOL_SURVEYMONKEY },

    // Google Forms and Microsoft Forms
    { "timestamp|tijdstempel|zeitstempel|start time|begintijd|starttijd|startzeit|completion time|"
      "tijd van voltooien|voltooiingstijd|fertigstellungszeit|last modified time|"
      "tijd van laatste wijziging|uhrzeit der letzten änderung",
      TOOL_COLUMN_META, TOOL_FORMS },
    { "total points|totaal aantal punten|quiz feedback|language|taal|sprache|score", TOOL_COLUMN_META,
      TOOL_UNKNOWN },

    // Drupal Webform, EUSurvey, REDCap, KoboToolbox, Alchemer, Typeform and others
    { "completed|complete|ended|ending time|time finished|time ended|time completed|date completed|"
      "completed at|submitted at|finished at|submit date (utc)|completion date|datum voltooid|voltooid op|"
      "afgerond op|beendet am|abgeschlossen am",
      TOOL_COLUMN_SUBMITTED, TOOL_UNKNOWN },
    { "in draft|is draft|draft|in concept|concept|entwurf|im entwurf|unfinished|incomplete|onvolledig|"
      "niet afgerond|niet voltooid|onvoltooid|unvollständig|nicht beendet|is partial",
      TOOL_COLUMN_DRAFT, TOOL_UNKNOWN },
    { "serial number|contribution id|record_id|record id", TOOL_COLUMN_ID, TOOL_UNKNOWN },
    { "_id", TOOL_COLUMN_RESPONDENT, TOOL_UNKNOWN },
    { "sid|uuid|submission uri|created|changed|current page|submitted to: entity type|"
      "submitted to: entity id|submitted to: entity title|submitted to: entity url|locked|flagged|"
      "creation date|last update|languages|time started|last answer time|started|start date (utc)|_uuid|"
      "_submission_time|_validation_status|_notes|_status|__version__|_tags|_index|export date",
      TOOL_COLUMN_META, TOOL_UNKNOWN },
    { "remote ip address|submitted by: id|submitted by: name|submitted by: url|_submitted_by|network id|"
      "ip address|ip-adres|ip-adresse",
      TOOL_COLUMN_PERSONAL, TOOL_UNKNOWN },

    // What identifies people, whoever asks for it
    { "name|naam|voornaam|achternaam|first name|last name|firstname|lastname|full name|volledige naam|"
      "nachname|vorname|emailaddress|ipaddr|ipaddress|ip|token|toegangscode|access code|zugangscode|"
      "zugangsschlüssel|toegangssleutel|gebruikersnaam|username|benutzername|userid|user id",
      TOOL_COLUMN_PERSONAL, TOOL_UNKNOWN },
};

// Headings that go on after these words.
static const ToolName tool_beginnings[] = {
    { "group time|groepstijd|gruppenzeit|question time|vraagtijd|fragenzeit", TOOL_COLUMN_META,
      TOOL_LIMESURVEY },
    { "custom data|aangepaste gegevens", TOOL_COLUMN_PERSONAL, TOOL_SURVEYMONKEY },
};

static bool among(Slice key, const char *names, bool as_beginning)
{
    Slice rest = slice_of(names), name;
    while (slice_next_field(&rest, '|', &name))
        if (as_beginning ? slice_starts(key, name) : slice_equal(key, name))
            return true;
    return false;
}

ToolColumn tool_column(Slice key, Tool *tool)
{
    const ToolName *found = NULL;
    for (size_t i = 0; !found && i < sizeof tool_names / sizeof *tool_names; i++)
        if (among(key, tool_names[i].names, false))
            found = &tool_names[i];
    for (size_t i = 0; !found && i < sizeof tool_beginnings / sizeof *tool_beginnings; i++)
        if (among(key, tool_beginnings[i].names, true))
            found = &tool_beginnings[i];
    if (!found)
        return TOOL_COLUMN_NONE;
    if (tool && found->tool != TOOL_UNKNOWN)
        *tool = found->tool;
    return found->column;
}

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
    return among(key,
                 "response|open-ended response|reactie|respons|antwoord|open antwoord|open reactie|antwort|"
                 "offene antwort|freitextantwort",
                 false);
}

bool heading_is_import_id(Slice key)
{
    return slice_starts(key, S("{\"importid\"")) || slice_starts(key, S("{'importid'"));
}

bool heading_is_comment(Slice key)
{
    return among(key,
                 "comment|comments|comments:|opmerking|opmerkingen|toelichting|other|anders|overig|andere|"
                 "sonstiges|kommentar|anders, namelijk|anders, namelijk:|andere:",
                 false) ||
           among(key, "other (|overig (|anders (|andere (|sonstiges (", true);
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
    return among(
        cell,
        "1|2|8|9|12|17|survey preview|survey test|spam|survey preview spam|imported spam|"
        "offline survey preview|preview|test|umfragevorschau|umfragetest|enquêtevoorbeeld|enquêtetest|"
        "voorbeeld van enquête",
        false);
}

static const char unfinished_words[] =
    "unfinished|incomplete|partial|partially complete|partially completed|in progress|not "
    "completed|abandoned|"
    "draft|started|disqualified|gediskwalificeerd|niet voltooid|niet afgerond|onvolledig|gedeeltelijk|"
    "deels ingevuld|bezig|in behandeling|"
    "concept|afgebroken|gestart|unvollständig|teilweise|abgebrochen|nicht beendet|in bearbeitung";

bool status_is_unfinished(Slice cell)
{
    return among(cell, unfinished_words, false);
}

bool finished_is_false(Slice cell)
{
    return among(cell, "0|false|nein|nee|no|n|falsch|onwaar|non|null", false) || status_is_unfinished(cell);
}

bool submitted_is_false(Slice cell)
{
    return cell.len == 0 || among(cell, "-|n/a", false) || finished_is_false(cell);
}

bool draft_is_true(Slice cell)
{
    return among(cell, "1|true|ja|yes|y|j|x|wahr|waar|oui", false) || status_is_unfinished(cell);
}
