// The inner half of notes.c: the state of a text being written anew, and the writing of its characters.
// Nothing outside notes/notes.c includes it.
#ifndef NOTES_NOTE_WRITER_H
#define NOTES_NOTE_WRITER_H

#include <md4c.h>

#include "base/buffer.h"
#include "notes/note_trace.h"

enum { DEPTH_MAX = 16, SPANS_MAX = 32, COLUMNS_MAX = 64, HEADING_MAX = 6 };

typedef enum LinePart { LINE_START, LINE_DIGITS, LINE_MIDDLE } LinePart;
typedef enum LineEnd { END_NONE, END_SOFT, END_HARD } LineEnd;

typedef struct NoteSpan {
    const char *mark; // "*", "**", "_" …; "[" for a link; "" for none
    Slice target;     // of a link
    bool written;
} NoteSpan;

typedef struct NoteContainer {
    size_t prefix; // length of the prefix before it
    bool list;
    bool ordered;
    bool tight;
    unsigned number; // of the next item
    char mark;
} NoteContainer;

typedef struct NoteWriter {
    Arena *arena;
    Buffer out;
    Buffer prefix; // of every line inside the open containers
    Buffer code;   // of the code block being read
    NoteTrace *trace; // NULL: nobody asks
    Slice source;     // the text that is read
    size_t block;     // number of the block being read
    size_t links;     // open ones
    bool one_line;
    bool fresh; // nothing was written since the start or the last list mark
    bool leaf;  // inside a block whose first character was written
    bool item;  // the next block is a list or an item of a tight list
    LinePart line;
    LineEnd end;    // seen in the text, not yet written
    int level;      // headings stand below this
    int last_level; // of the last heading, or `level`
    int heading;    // of the open heading, 0: none
    size_t images;  // nested images being skipped
    bool in_code, in_html, html_seen, in_table;
    NoteContainer container[DEPTH_MAX];
    size_t depth;
    size_t too_deep; // containers that are open but left out
    size_t lists;    // written so far; two lists in a row get different marks
    NoteSpan span[SPANS_MAX];
    size_t spans;
    const char *closed; // the mark that was written last to end a span
    size_t closed_at;   // and where in `out` it ended
    MD_ALIGN align[COLUMNS_MAX];
    unsigned columns, column;
} NoteWriter;

// To where a character may be written.
void note_begin_text(NoteWriter *w);

// Text as it is, without escaping; for marks that the writer itself makes.
void note_put(NoteWriter *w, const char *text);
bool note_ends_with(const NoteWriter *w, char c);

// A newline and the prefix of the open containers.
void note_end_line(NoteWriter *w);

// To where a new block may begin: after a blank line, or on the line of a list mark.
void note_begin_block(NoteWriter *w);

// The user's text, escaped; white space as single spaces.
void note_add_text(NoteWriter *w, Slice text);
void note_add_space(NoteWriter *w);
void note_add_code_point(NoteWriter *w, uint32_t code);

// An entity ("&amp;", "&#8211;").
void note_add_entity(NoteWriter *w, Slice entity);

// The code point of a numeric entity. False where it has a name.
bool note_entity_number(Slice entity, uint32_t *code);

#endif
