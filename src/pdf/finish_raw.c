// cairo's own structure tree is one object for every mark. libqpdf would read them all, look through them
// for references and throw them away again, which was a third of the time of finishing. So they are marked
// as free in the cross-reference table before libqpdf sees the file. Where the file is not as cairo 1.16
// writes it, it stays as it is: that costs time, no more.
#include <string.h>

#include "pdf/content_tokens.h"
#include "pdf/finish.h"

enum { ENTRY_SIZE = 20 }; // "0000000563 00000 n \n"

typedef struct Table {
    char *raw; // the whole file, ours to change
    size_t len;
    size_t entries; // where the entry of object 0 begins
    int count;
} Table;

static bool operator_next(Tokens *tokens, Slice name)
{
    Token token = token_next(tokens);
    return token.kind == TOKEN_OPERATOR && slice_equal(token.text, name);
}

static bool integer_next(Tokens *tokens, int *value)
{
    return token_is_integer(token_next(tokens), value);
}

// The table that the end of the file leads to; one section, objects from 0.
static bool find_table(Table *table)
{
    Slice raw = { table->raw, table->len };
    Slice tail = slice_part(raw, raw.len > 64 ? raw.len - 64 : 0, raw.len);
    int at = 0, first = -1;
    Tokens tokens = { tail, slice_find(tail, S("startxref")), false };
    if (!operator_next(&tokens, S("startxref")) || !integer_next(&tokens, &at) || (size_t)at >= raw.len)
        return false;
    tokens = (Tokens){ raw, (size_t)at, false };
    if (!operator_next(&tokens, S("xref")) || !integer_next(&tokens, &first) || first != 0 ||
        !integer_next(&tokens, &table->count))
        return false;
    table->entries = tokens.at;
    while (table->entries < raw.len && (raw.at[table->entries] == '\r' || raw.at[table->entries] == '\n'))
        table->entries++;
    return table->count > 0 && (raw.len - table->entries) / ENTRY_SIZE >= (size_t)table->count;
}

static char *entry(const Table *table, int number)
{
    return table->raw + table->entries + (size_t)number * ENTRY_SIZE;
}

// Tokens of an object, from behind "obj". False where there is none in use.
static bool open_object(const Table *table, int number, Tokens *tokens)
{
    if (number <= 0 || number >= table->count || entry(table, number)[17] != 'n')
        return false;
    uint64_t at;
    int found, generation;
    if (!slice_to_u64((Slice){ entry(table, number), 10 }, &at) || at >= table->len)
        return false;
    *tokens = (Tokens){ { table->raw, table->len }, (size_t)at, false };
    return integer_next(tokens, &found) && found == number && integer_next(tokens, &generation) &&
           operator_next(tokens, S("obj"));
}

static void free_entry(const Table *table, int number)
{
    if (number > 0 && number < table->count)
        memcpy(entry(table, number), "0000000000 65535 f", 18);
}

// What cairo writes of a structure: "<< /Type /StructElem" and "<< /Type /StructTreeRoot /ParentTree 34 0 R".
static bool is_structure(Tokens tokens, int *parent_tree)
{
    Token open = token_next(&tokens), key = token_next(&tokens), type = token_next(&tokens);
    if (open.kind != TOKEN_DICTIONARY || !token_is_name(key, S("Type")))
        return false;
    if (token_is_name(type, S("StructElem")))
        return true;
    return token_is_name(type, S("StructTreeRoot")) && token_is_name(token_next(&tokens), S("ParentTree")) &&
           integer_next(&tokens, parent_tree);
}

// "<< /Nums [ 0 13 0 R 1 21 0 R ] >>": each page's number and its list of owners.
static void free_parent_tree(const Table *table, int number)
{
    Tokens tokens;
    int page, owners, generation;
    if (!open_object(table, number, &tokens) || token_next(&tokens).kind != TOKEN_DICTIONARY ||
        !token_is_name(token_next(&tokens), S("Nums")) || token_next(&tokens).kind != TOKEN_ARRAY)
        return;
    while (integer_next(&tokens, &page) && integer_next(&tokens, &owners) &&
           integer_next(&tokens, &generation) && operator_next(&tokens, S("R")))
        free_entry(table, owners);
    free_entry(table, number);
}

Slice without_structure(Arena *arena, Slice raw)
{
    Table table = { .raw = arena_copy(arena, raw.at, raw.len), .len = raw.len };
    int parent_tree = 0;
    if (!find_table(&table))
        return raw;
    for (int number = 1; number < table.count; number++) {
        Tokens tokens;
        if (open_object(&table, number, &tokens) && is_structure(tokens, &parent_tree))
            free_entry(&table, number);
    }
    free_parent_tree(&table, parent_tree);
    return (Slice){ table.raw, table.len };
}
