// Every byte belongs to exactly one token or to the white space and comments between them; what stands in a
// string is never taken for syntax. That is the point: the text of a report may look like PDF operators.
#include "pdf/content_tokens.h"

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' ||
           c == '/' || c == '%';
}

static bool is_regular(char c)
{
    return !is_white(c) && !is_delimiter(c);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

static void skip_space(Tokens *t)
{
    while (t->at < t->content.len) {
        char c = t->content.at[t->at];
        if (c == '%') {
            while (t->at < t->content.len && t->content.at[t->at] != '\n' && t->content.at[t->at] != '\r')
                t->at++;
        } else if (is_white(c)) {
            t->at++;
        } else {
            return;
        }
    }
}

static Token finished(Tokens *t, TokenKind kind, size_t end)
{
    Token token = { kind, t->at, slice_part(t->content, t->at, end) };
    t->at = end;
    return token;
}

// Parentheses nest; a backslash takes the next byte with it.
static Token string(Tokens *t)
{
    size_t depth = 0;
    for (size_t i = t->at; i < t->content.len; i++) {
        char c = t->content.at[i];
        if (c == '\\')
            i++;
        else if (c == '(')
            depth++;
        else if (c == ')' && --depth == 0)
            return finished(t, TOKEN_STRING, i + 1);
    }
    return finished(t, TOKEN_FAULT, t->content.len);
}

static Token hex_string(Tokens *t)
{
    size_t i = t->at + 1;
    while (i < t->content.len && (is_white(t->content.at[i]) || hex_digit(t->content.at[i]) >= 0))
        i++;
    if (i < t->content.len && t->content.at[i] == '>')
        return finished(t, TOKEN_HEX_STRING, i + 1);
    return finished(t, TOKEN_FAULT, i > t->at + 1 ? i : t->at + 1);
}

static bool is_number(Slice word)
{
    size_t digits = 0, points = 0;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.at[i];
        if (c >= '0' && c <= '9')
            digits++;
        else if (c == '.')
            points++;
        else if ((c != '+' && c != '-') || i > 0)
            return false;
    }
    return digits > 0 && points <= 1;
}

static Token word(Tokens *t)
{
    size_t end = t->at;
    while (end < t->content.len && is_regular(t->content.at[end]))
        end++;
    Slice text = slice_part(t->content, t->at, end);
    if (is_number(text))
        return finished(t, TOKEN_NUMBER, end);
    if (slice_equal(text, S("true")) || slice_equal(text, S("false")) || slice_equal(text, S("null")))
        return finished(t, TOKEN_CONSTANT, end);
    t->image_next = slice_equal(text, S("ID"));
    return finished(t, TOKEN_OPERATOR, end);
}

// The data of an inline image: one white-space byte, then anything up to EI between white space. Its
// length is written nowhere, so this is the convention all readers follow.
static Token image(Tokens *t)
{
    t->image_next = false;
    if (t->at < t->content.len && is_white(t->content.at[t->at]))
        t->at++;
    for (size_t i = t->at; i + 2 <= t->content.len; i++) {
        const char *at = t->content.at + i;
        bool before = i == t->at || is_white(at[-1]);
        bool after = i + 2 == t->content.len || is_white(at[2]);
        if (before && after && at[0] == 'E' && at[1] == 'I')
            return finished(t, TOKEN_IMAGE, i);
    }
    return finished(t, TOKEN_FAULT, t->content.len);
}

Token token_next(Tokens *t)
{
    if (t->image_next)
        return image(t);
    skip_space(t);
    if (t->at >= t->content.len)
        return finished(t, TOKEN_END, t->content.len);
    char c = t->content.at[t->at];
    char next = t->at + 1 < t->content.len ? t->content.at[t->at + 1] : ' ';
    switch (c) {
    case '(': return string(t);
    case '[': return finished(t, TOKEN_ARRAY, t->at + 1);
    case ']': return finished(t, TOKEN_ARRAY_END, t->at + 1);
    case '<': return next == '<' ? finished(t, TOKEN_DICTIONARY, t->at + 2) : hex_string(t);
    case '>':
        return finished(t, next == '>' ? TOKEN_DICTIONARY_END : TOKEN_FAULT, t->at + (next == '>' ? 2 : 1));
    case '/': {
        size_t end = t->at + 1;
        while (end < t->content.len && is_regular(t->content.at[end]))
            end++;
        return finished(t, TOKEN_NAME, end);
    }
    case ')': case '{': case '}': return finished(t, TOKEN_FAULT, t->at + 1);
    default: return word(t);
    }
}

bool token_is_name(Token token, Slice name)
{
    if (token.kind != TOKEN_NAME)
        return false;
    Slice rest = slice_part(token.text, 1, token.text.len);
    size_t used = 0;
    while (rest.len) {
        char c = rest.at[0];
        size_t step = 1;
        if (c == '#' && rest.len >= 3 && hex_digit(rest.at[1]) >= 0 && hex_digit(rest.at[2]) >= 0) {
            c = (char)(hex_digit(rest.at[1]) << 4 | hex_digit(rest.at[2]));
            step = 3;
        }
        if (used >= name.len || name.at[used] != c)
            return false;
        used++;
        rest = slice_part(rest, step, rest.len);
    }
    return used == name.len;
}

bool token_is_integer(Token token, int *value)
{
    uint64_t number;
    if (token.kind != TOKEN_NUMBER || token.text.len > 9 || !slice_to_u64(token.text, &number))
        return false;
    *value = (int)number;
    return true;
}
