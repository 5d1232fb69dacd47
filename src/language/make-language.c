// SPDX-License-Identifier: EUPL-1.2
// Makes C of what stands in templates/LANGUAGE/reading.yaml and program.yaml, so that to know all languages costs
// nothing when the program runs.
// usage: make-language FOLDER FILE...
//
// Of reading.yaml, reading.h and reading.c: a list of words becomes `const char reading_NAME[]`, the words of all
// languages divided by '|', the first of each, then the second of each, every word once. Lists below a name become
// a table of words and the list that each is of, in the order of their bytes.
//
// Of program.yaml, says.h and says.c: a text becomes `const char *const says_NAME[]`, in each language; where a
// language lacks it, in English. A text with conversions of printf becomes a macro SAYS_NAME(language) as well, so
// that the compiler holds every language against the arguments.
#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { FILES_MOST = 32, NAMES_MOST = 2048, WORDS_MOST = 2048 };

typedef struct LanguageFile {
    const char *path;
    yaml_document_t document;
} LanguageFile;

typedef struct Languages {
    LanguageFile of[FILES_MOST];
    int count;
} Languages;

typedef struct Words {
    const char *word[WORDS_MOST];
    const char *group[WORDS_MOST]; // of a table
    size_t count;
} Words;

__attribute__((noreturn, format(printf, 1, 2))) static void stop(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("make-language: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

// ---- reading ----

static void read_language(LanguageFile *language, const char *path)
{
    yaml_parser_t parser;
    FILE *file = fopen(path, "rb");
    if (!file || !yaml_parser_initialize(&parser))
        stop("%s cannot be read", path);
    language->path = path;
    yaml_parser_set_input_file(&parser, file);
    if (!yaml_parser_load(&parser, &language->document))
        stop("%s:%zu: %s", path, parser.problem_mark.line + 1, parser.problem);
    yaml_node_t *root = yaml_document_get_root_node(&language->document);
    if (!root || root->type != YAML_MAPPING_NODE)
        stop("%s holds no names with words", path);
    yaml_parser_delete(&parser);
    fclose(file);
}

static yaml_node_t *node(LanguageFile *language, int index)
{
    return yaml_document_get_node(&language->document, index);
}

static const char *text_of(LanguageFile *language, const yaml_node_t *scalar)
{
    if (scalar->type != YAML_SCALAR_NODE || !scalar->data.scalar.length)
        stop("%s:%zu: a text is wanted here", language->path, scalar->start_mark.line + 1);
    return (const char *)scalar->data.scalar.value;
}

// What stands below `name` in a mapping; NULL where nothing does.
static yaml_node_t *below(LanguageFile *language, const yaml_node_t *mapping, const char *name)
{
    yaml_node_t *found = NULL;
    for (yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
         pair < mapping->data.mapping.pairs.top; pair++) {
        yaml_node_t *key = node(language, pair->key);
        if (strcmp(text_of(language, key), name) != 0)
            continue;
        if (found)
            stop("%s:%zu: %s stands here twice", language->path, key->start_mark.line + 1, name);
        found = node(language, pair->value);
    }
    return found;
}

// The names of a mapping, behind those that are there already.
static void add_names(LanguageFile *language, const yaml_node_t *mapping, Words *names)
{
    for (yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
         pair < mapping->data.mapping.pairs.top; pair++) {
        const char *name = text_of(language, node(language, pair->key));
        size_t at = 0;
        while (at < names->count && strcmp(names->word[at], name) != 0)
            at++;
        if (at == NAMES_MOST)
            stop("%s: too many names", language->path);
        names->word[at] = name;
        names->count += at == names->count;
    }
}

static void add_word(LanguageFile *language, Words *words, const yaml_node_t *scalar,
                     const char *group)
{
    const char *word = text_of(language, scalar);
    if (strchr(word, '|'))
        stop("%s:%zu: '|' divides words, and can be in none", language->path,
             scalar->start_mark.line + 1);
    for (size_t i = 0; i < words->count; i++) {
        bool same = strcmp(words->word[i], word) == 0;
        if (same && words->group[i] != group && strcmp(words->group[i], group) != 0)
            stop("%s:%zu: \"%s\" is of %s as well", language->path, scalar->start_mark.line + 1,
                 word, words->group[i]);
        if (same)
            return;
    }
    if (words->count == WORDS_MOST)
        stop("%s: too many words", language->path);
    words->word[words->count] = word;
    words->group[words->count++] = group;
}

// The words of a list in all languages: the first of each, the second of each …
static void add_list(Languages *languages, yaml_node_t *const *list, const char *group,
                     Words *words)
{
    bool more = true;
    for (size_t at = 0; more; at++) {
        more = false;
        for (int i = 0; i < languages->count; i++) {
            LanguageFile *language = &languages->of[i];
            if (list[i] && list[i]->type != YAML_SEQUENCE_NODE)
                stop("%s:%zu: a list is wanted here", language->path, list[i]->start_mark.line + 1);
            yaml_node_item_t *item = list[i] ? list[i]->data.sequence.items.start + at : NULL;
            if (!item || item >= list[i]->data.sequence.items.top)
                continue;
            add_word(language, words, node(language, *item), group);
            more = true;
        }
    }
}

// ---- writing ----

static void print_text(FILE *out, const char *text)
{
    assert(text);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\' || *text == '\n')
            fputc('\\', out);
        fputc(*text == '\n' ? 'n' : *text, out);
    }
}

static void print_upper(FILE *out, const char *name)
{
    for (; *name; name++)
        fputc(*name >= 'a' && *name <= 'z' ? *name - 'a' + 'A' : *name, out);
}

static void print_list(Languages *languages, const char *name, yaml_node_t *const *list,
                       FILE *header, FILE *source)
{
    Words words = { .count = 0 };
    add_list(languages, list, "", &words);
    fprintf(header, "extern const char reading_%s[];\n", name);
    fprintf(source, "const char reading_%s[] =\n    \"", name);
    for (size_t i = 0; i < words.count; i++) {
        fputs(i ? "|" : "", source);
        fputs(i && i % 8 == 0 ? "\"\n    \"" : "", source);
        print_text(source, words.word[i]);
    }
    fputs("\";\n", source);
}

static void print_table(Languages *languages, const char *name, yaml_node_t *const *lists,
                        FILE *header, FILE *source)
{
    Words groups = { .count = 0 }, words = { .count = 0 };
    for (int i = 0; i < languages->count; i++)
        if (lists[i])
            add_names(&languages->of[i], lists[i], &groups);
    fputs("enum {\n", header);
    for (size_t g = 0; g < groups.count; g++) {
        yaml_node_t *list[FILES_MOST] = { NULL };
        for (int i = 0; i < languages->count; i++)
            list[i] = lists[i] ? below(&languages->of[i], lists[i], groups.word[g]) : NULL;
        add_list(languages, list, groups.word[g], &words);
        fputs("    READING_", header);
        print_upper(header, name);
        fputc('_', header);
        print_upper(header, groups.word[g]);
        fputs(",\n", header);
    }
    fprintf(header,
            "};\nextern const ReadingWord reading_%s[];\nextern const size_t reading_%s_count;\n",
            name, name);
    fprintf(source, "const ReadingWord reading_%s[] = {\n", name);
    for (size_t printed = 0, least = 0; printed < words.count; printed++) {
        for (size_t i = least = 0; i < words.count; i++)
            if (words.word[i] &&
                (!words.word[least] || strcmp(words.word[i], words.word[least]) < 0))
                least = i;
        fputs("    { \"", source);
        print_text(source, words.word[least]);
        fputs("\", READING_", source);
        print_upper(source, name);
        fputc('_', source);
        print_upper(source, words.group[least]);
        fputs(" },\n", source);
        words.word[least] = NULL;
    }
    fprintf(source, "};\nconst size_t reading_%s_count = sizeof reading_%s / sizeof *reading_%s;\n",
            name, name, name);
}

static void print_readings(Languages *languages, FILE *header, FILE *source)
{
    Words names = { .count = 0 };
    fputs("#include <stddef.h>\n\ntypedef struct ReadingWord {\n    const char *word;\n    int "
          "list;\n} "
          "ReadingWord;\n\n",
          header);
    for (int i = 0; i < languages->count; i++)
        add_names(&languages->of[i], yaml_document_get_root_node(&languages->of[i].document),
                  &names);
    for (size_t n = 0; n < names.count; n++) {
        yaml_node_t *value[FILES_MOST] = { NULL };
        bool table = false;
        for (int i = 0; i < languages->count; i++) {
            yaml_node_t *root = yaml_document_get_root_node(&languages->of[i].document);
            value[i] = below(&languages->of[i], root, names.word[n]);
            table = table || (value[i] && value[i]->type == YAML_MAPPING_NODE);
        }
        (table ? print_table : print_list)(languages, names.word[n], value, header, source);
    }
}

static bool has_conversion(const char *text)
{
    assert(text);
    for (; (text = strchr(text, '%')); text += 2)
        if (text[1] != '%')
            return true;
    return false;
}

static void print_text_of_all(const char *name, const char *const *text, int count, FILE *header,
                              FILE *source)
{
    fprintf(header, "extern const char *const says_%s[];\n", name);
    fprintf(source, "const char *const says_%s[] = {\n", name);
    for (int i = 0; i < count; i++) {
        fputs("    \"", source);
        print_text(source, text[i]);
        fputs("\",\n", source);
    }
    fputs("};\n", source);
    if (!has_conversion(text[0]))
        return;
    fputs("#define SAYS_", header);
    print_upper(header, name);
    fputs("(language) (", header);
    for (int i = count - 1; i >= 0; i--) {
        if (i)
            fprintf(header, "(language) == %d ? ", i);
        fputc('"', header);
        print_text(header, text[i]);
        fputs(i ? "\" : " : "\")\n", header);
    }
}

static void print_texts(Languages *languages, FILE *header, FILE *source)
{
    Words names = { .count = 0 };
    yaml_node_t *english = yaml_document_get_root_node(&languages->of[0].document);
    add_names(&languages->of[0], english, &names);
    for (int i = 1; i < languages->count; i++) {
        size_t known = names.count;
        add_names(&languages->of[i], yaml_document_get_root_node(&languages->of[i].document),
                  &names);
        if (names.count > known)
            stop("%s: %s is no text of %s", languages->of[i].path, names.word[known],
                 languages->of[0].path);
    }
    for (size_t n = 0; n < names.count; n++) {
        const char *text[FILES_MOST] = { NULL };
        for (int i = 0; i < languages->count; i++) {
            LanguageFile *language = &languages->of[i];
            yaml_node_t *value =
                below(language, yaml_document_get_root_node(&language->document), names.word[n]);
            text[i] = value ? text_of(language, value) : text[0];
        }
        print_text_of_all(names.word[n], text, languages->count, header, source);
    }
}

static FILE *open_in(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file)
        stop("%s cannot be written", path);
    return file;
}

typedef void Printer(Languages *languages, FILE *header, FILE *source);

// `name`.h and `name`.c of the files called `from`.
static void make(char *const *paths, const char *folder, const char *from, const char *name,
                 Printer *print)
{
    Languages languages = { .count = 0 };
    char header_name[32], source_name[32];
    // English is the first and Dutch the second, in whatever order they are given.
    for (int wanted = 0; wanted <= 2; wanted++)
        for (char *const *path = paths; *path; path++) {
            int rank = strstr(*path, "/en/") ? 0 : strstr(*path, "/nl/") ? 1 : 2;
            if (rank == wanted && strstr(*path, from))
                read_language(&languages.of[languages.count++], *path);
        }
    snprintf(header_name, sizeof header_name, "%s.h", name);
    snprintf(source_name, sizeof source_name, "%s.c", name);
    FILE *header = open_in(folder, header_name), *source = open_in(folder, source_name);
    fprintf(header, "// Made by make-language of templates/*%s.\n#pragma once\n", from);
    fprintf(source, "// Made by make-language of templates/*%s.\n#include \"language/%s\"\n\n",
            from, header_name);
    print(&languages, header, source);
    for (int i = 0; i < languages.count; i++)
        yaml_document_delete(&languages.of[i].document);
    bool failed = ferror(header) || ferror(source);
    failed = fclose(header) || failed;
    failed = fclose(source) || failed;
    if (failed)
        stop("%s cannot be written", folder);
}

int main(int argc, char **argv)
{
    if (argc < 3 || argc - 2 > FILES_MOST) {
        fputs("usage: make-language FOLDER FILE...\n", stderr);
        return 2;
    }
    make(argv + 2, argv[1], "/reading.yaml", "reading", print_readings);
    make(argv + 2, argv[1], "/program.yaml", "says", print_texts);
    return 0;
}
