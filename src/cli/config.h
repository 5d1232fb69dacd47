// SPDX-License-Identifier: EUPL-1.2
// What the user asked for, collected once. The program below is a function of this struct.
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "scan/scan_options.h"

typedef enum ExitCode {
    EXIT_DONE = 0,
    EXIT_INPUT = 1, // the input has problems
    EXIT_USAGE = 2,
    EXIT_SYSTEM = 3,  // disk, memory, fonts
    EXIT_PRIVACY = 4, // refused
    EXIT_CHECK = 5    // the document failed its own check
} ExitCode;

typedef struct Config Config;

typedef struct Command {
    const char *name;
    const char *arguments;
    size_t least;            // arguments it cannot do without
    size_t most;             // SIZE_MAX: any number of scan folders
    const char *const *help; // by MessageLanguage
    ExitCode (*run)(Arena *arena, const Config *config);
} Command;

// The documents that `report` can make.
typedef enum DocumentKind {
    DOCUMENT_PDF,
    DOCUMENT_HTML,
    DOCUMENT_XLSX,
    DOCUMENT_ODP,
    DOCUMENT_KINDS
} DocumentKind;

// The formats of `export`.
typedef enum TableFormat { FORMAT_XLSX, FORMAT_ODS, FORMAT_CSV } TableFormat;

// For which survey tool `new` makes the questionnaire.
typedef enum QuestionnaireKind {
    QUESTIONNAIRE_NONE,
    QUESTIONNAIRE_FORMS,
    QUESTIONNAIRE_LIMESURVEY,
    QUESTIONNAIRE_DOCX,
    QUESTIONNAIRE_CSV
} QuestionnaireKind;

// The kinds of file that `chart` can write; none where nobody said.
typedef enum PictureKind { PICTURE_ANY, PICTURE_SVG, PICTURE_PNG, PICTURE_PDF } PictureKind;

// Runs of `watch` that follow each other tell what changed since the documents of before them all.
typedef struct Sitting {
    const struct json_t *before; // their manifest; NULL: there was none
} Sitting;

struct Config {
    const Command *command;
    Slice *folders; // the command's arguments: scan folders; of `chart` first the chart's address
    size_t folder_count;
    Slice output; // empty: the folder "report" in the scan folder; of `chart` standard output
    PictureKind picture;
    TableFormat format;
    bool only[DOCUMENT_KINDS];
    ScanOptions scan;
    int jobs;
    int wait;               // seconds, for another run in the same folder
    int poll;               // of `watch`: seconds between two looks; 0: the system tells of changes
    const Sitting *sitting; // a run of `watch`; NULL: it stands by itself
    bool statement;         // of `privacy`: for the data protection officer
    bool write_questionnaire;        // of `check`: make questionnaire.csv of the headings
    bool roadmap;                    // of `new`: roadmap.xlsx
    QuestionnaireKind questionnaire; // of `new`
    bool guides;                     // of `interviews`: make notes and a guide
    bool explain;                    // of `privacy`: what earlier versions withhold
    Slice withdraw;       // of `privacy`: the version that nobody has after all; may be empty
    bool check_templates; // of `templates`: tell, change nothing
    bool all;             // of `check`: every place of a problem, not the first three
    bool confidential;    // of `facts`: exact, and nothing withheld
    bool schema;          // of `facts`: what they may hold, instead of them
    Slice asked;          // the options that change what is made, a line each
    bool again;           // of `report`: also where nothing changed
    bool fast;            // a larger workbook in less time
    bool draft;           // the document's own check warns, and every page says that it is a draft
    DiagnosticStyle messages;
    bool progress; // messages go to a terminal
    Slice fonts;   // an organisation's own
};

// The name of a document: "pdf".
Slice document_name(DocumentKind kind);

#endif
