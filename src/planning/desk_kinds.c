// People name a document's kind in their own words, so a kind is known by parts of words. The rows are tried
// in order: what is more particular stands before what is more general.
#include "planning/desk_kinds.h"

#include "base/buffer.h"

// In the form of `plain`: a space before or behind a part is the edge of a word.
static const struct {
    DeskKind kind;
    const char *parts;
} known[] = {
    { DESK_RESEARCH, "medewerkerstevredenheid|medewerkertevredenheid|employee satisfaction| mto " },
    { DESK_BRAND, " merk| brand" },
    { DESK_SATISFACTION, "tevredenheid|satisfaction| nps |net promoter| csat | kto |klantmeting" },
    { DESK_COMPLAINTS, "klacht|complaint|compliment| faq|veelgestelde|veel gestelde|frequently asked" },
    { DESK_CX_STRATEGY,
      " cx strateg| cx visie| cx vision|klantbelevingsstrateg|klantstrateg|klantvisie|"
      "customer experience strateg|"
      "customer strateg|strategie voor klant|strategie klant|dienstverleningsstrateg|dienstverleningsvisie|"
      "visie op dienstverlening|service strateg" },
    { DESK_PERSONAS,
      " persona | personas |overzicht doelgroep|overzicht klantrei|overzicht van doelgroep|"
      "overzicht van klantrei|"
      "overzicht van de doelgroep|overzicht van de klantrei|journey overview|overview of journey|"
      "overview of customer journey" },
    { DESK_JOURNEY, "klantreis|klantreizen|journey|contactmoment|touchpoint|touch point" },
    { DESK_TARGET_GROUPS, "doelgroep|target group|target audience" },
    { DESK_SERVICE_CONCEPT, "bedieningsconcept|dienstverleningsconcept|service concept|serviceconcept|"
                            "kanaalstrateg|channel strateg" },
    { DESK_STORIES, "klantverha|verhalen|anekdot|anecdot| story | stories " },
    { DESK_ORGANISATION_CHART,
      "organogram|organigram|organisatieschema|organisation chart|organization chart| org chart" },
    { DESK_STRATEGY, "strateg|jaarplan|meerjaren|beleidsplan| missie| visie| mission| vision|annual plan" },
    { DESK_RESEARCH, "onderzoek|research|peiling|survey|enquête|enquete|meting| study " },
    { DESK_OTHER, " overig| ander| other | divers" },
};

// Words with one space before, between and behind them; marks between words are spaces too.
static Slice plain(Arena *arena, Slice text)
{
    Slice key = text_key(arena, text);
    Buffer out = { 0 };
    buffer_add_byte(&out, ' ');
    for (size_t i = 0; i < key.len; i++) {
        char c = key.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
        if (letter || buffer_slice(&out).at[buffer_slice(&out).len - 1] != ' ')
            buffer_add_byte(&out, letter ? c : ' ');
    }
    if (buffer_slice(&out).at[buffer_slice(&out).len - 1] != ' ')
        buffer_add_byte(&out, ' ');
    Slice words = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return words;
}

static bool holds_one(Slice words, const char *parts)
{
    Slice rest = slice_of(parts), part;
    while (slice_next_field(&rest, '|', &part))
        if (slice_find(words, part) < words.len)
            return true;
    return false;
}

DeskKind desk_kind_find(Arena *arena, Slice text)
{
    Slice words = plain(arena, text);
    for (int kind = DESK_JOURNEY; kind < DESK_KINDS; kind++)
        if (slice_equal(words, plain(arena, desk_kind_id((DeskKind)kind))))
            return (DeskKind)kind;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (holds_one(words, known[i].parts))
            return known[i].kind;
    return DESK_NO_KIND;
}
