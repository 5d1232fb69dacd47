// SPDX-License-Identifier: EUPL-1.2
#include "cli/survey_files.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/output.h"
#include "cli/messages.h"
#include "cli/scoring.h"
#include "cli/survey_letters.h"
#include "model/scan.h"
#include "model/strings.h"
#include "questionnaire/question_table.h"
#include "questionnaire/word.h"

typedef struct SurveyMaking {
    Arena *arena;
    Diagnostics *d;
    const Config *config;
    const Scan *scan;
    Questionnaire questionnaire;
    Slice folder;
    Buffer *made;
    ExitCode code;
} SurveyMaking;

// ---- one file ----

// Where a file of that name goes; empty where it is there already.
static Slice path_of(SurveyMaking *making, const char *name)
{
    Slice path = path_join(making->arena, making->folder, slice_of(name));
    if (!path_exists(path))
        return path;
    diagnose(making->d, DIAG_NEW_KEPT, ((Place){ .file = path }));
    return S("");
}

static void finish(SurveyMaking *making, Slice path, OutputError error)
{
    if (!error.step) {
        buffer_print(making->made, "%.*s\n", SLICE_ARGS(path));
        return;
    }
    diagnose(making->d, DIAG_OUTPUT_FAILED, ((Place){ .file = path }), slice_of(error.step),
             slice_of(strerror(error.reason)));
    making->code = EXIT_SYSTEM;
}

// Empty content is one that could not be made.
static void make_file(SurveyMaking *making, Slice path, Slice content)
{
    finish(making, path,
           content.len ? output_write(path, content) : (OutputError){ "create", ENOMEM });
}

static TableFile *table_of(const SurveyMaking *making)
{
    int64_t created = moment_of(making->config, making->scan->settings.date);
    return question_table(making->arena, &making->questionnaire, making->scan->strings, created);
}

// ---- one that is kept ----

// Says where it was made before departments were known: who sends it out gets answers without one. A text
// then names none of them; of a file that is packed, these are the bytes.
static void look_at_kept(SurveyMaking *making, const char *name, Slice packed)
{
    const Questionnaire *asked = &making->questionnaire;
    Slice text, path = path_join(making->arena, making->folder, slice_of(name));
    if (!asked->department_count ||
        !file_read(making->arena, diagnostics_new(making->arena), path, path, &text))
        return;
    bool names_one = packed.len && !slice_equal(text, packed);
    for (size_t i = 0; i < asked->department_count && !packed.len; i++)
        names_one = names_one || slice_find(text, asked->departments[i]) < text.len;
    if (!names_one)
        diagnose(making->d, DIAG_SURVEY_KEPT_WITHOUT, ((Place){ .file = path }));
}

static Slice word_without_departments(const SurveyMaking *making)
{
    Questionnaire without = making->questionnaire;
    without.department_count = 0;
    return word_document(making->arena, &without, making->scan->strings);
}

// ---- each kind ----

static void make_limesurvey(SurveyMaking *making)
{
    SurveyLetters letters;
    Slice path = path_of(making, "limesurvey.txt");
    if (!path.len) {
        look_at_kept(making, "limesurvey.txt", S(""));
        return;
    }
    if (survey_letters_html(making->arena, making->d, making->config, making->scan, &letters))
        make_file(making, path,
                  limesurvey_structure(making->arena, &making->questionnaire, &letters));
    else
        making->code = EXIT_SYSTEM;
}

static void make_forms(SurveyMaking *making)
{
    Slice path = path_of(making, "forms.xlsx");
    if (path.len)
        finish(making, path, tables_write_xlsx(making->arena, table_of(making), path));
    path = path_of(making, "forms.txt");
    if (path.len)
        make_file(making, path,
                  question_text(making->arena, &making->questionnaire, making->scan->strings));
    else
        look_at_kept(making, "forms.txt", S(""));
}

static void make_csv(SurveyMaking *making)
{
    const TableFile *file = table_of(making);
    Slice path = path_of(making, "questions.csv");
    if (path.len)
        finish(making, path, table_write_csv(making->arena, file->tables[0], file->language, path));
    else
        look_at_kept(making, "questions.csv", S(""));
}

static void make_docx(SurveyMaking *making)
{
    Slice path = path_of(making, "questions.docx");
    if (path.len)
        make_file(making, path,
                  word_document(making->arena, &making->questionnaire, making->scan->strings));
    else
        look_at_kept(making, "questions.docx", word_without_departments(making));
}

static void make_letters(SurveyMaking *making)
{
    const Strings *strings = making->scan->strings;
    const char *const name[LETTERS] = { [LETTER_INVITE] = strings->survey_invite_file,
                                        [LETTER_REMIND] = strings->survey_remind_file,
                                        [LETTER_PRIVACY] = strings->survey_privacy_file };
    for (SurveyLetter letter = 0; letter < LETTERS && making->code == EXIT_DONE; letter++) {
        // With the files of a second tool come the letters of the first: no message.
        Slice path = path_join(making->arena, making->folder, slice_of(name[letter]));
        if (path_exists(path))
            continue;
        Slice text = survey_letter(making->arena, making->d, making->config, making->scan, letter);
        if (text.len)
            make_file(making, path, text);
        else
            making->code = EXIT_SYSTEM;
    }
}

// ---- all of them ----

ExitCode survey_files_make(Arena *arena, Diagnostics *d, const Config *config, const Scan *scan,
                           Slice folder, Buffer *made)
{
    static void (*const make[])(SurveyMaking *) = {
        [QUESTIONNAIRE_FORMS] = make_forms,
        [QUESTIONNAIRE_LIMESURVEY] = make_limesurvey,
        [QUESTIONNAIRE_DOCX] = make_docx,
        [QUESTIONNAIRE_CSV] = make_csv,
    };
    SurveyMaking making = { .arena = arena, .d = d, .config = config, .made = made, .scan = scan };
    making.questionnaire = questionnaire_make(arena, making.scan);
    making.folder = path_join(arena, folder, slice_of(making.scan->strings->survey_folder));
    if (!making.questionnaire.department_count)
        diagnose(d, DIAG_SURVEY_NO_DEPARTMENTS, ((Place){ .file = folder }), S(""));
    OutputError error = output_folder(making.folder);
    if (error.step) {
        finish(&making, making.folder, error);
        return making.code;
    }
    make[config->questionnaire](&making);
    if (making.code == EXIT_DONE)
        make_letters(&making);
    return making.code;
}
