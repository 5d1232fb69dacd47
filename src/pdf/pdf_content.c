// SPDX-License-Identifier: EUPL-1.2
// State is set when it changes, and known to be at its beginning on every page. The text's position is kept
// in whole hundredths of a point, as it stands in the file, so that moves from line to line do not add up.
#include "pdf/pdf_content.h"

#include <math.h>
#include <string.h>

#include "pdf/pdf_text.h"

typedef struct CurrentColour {
    bool set;
    long parts[3]; // thousandths
} CurrentColour;

// What a page's content has set until now.
typedef struct State {
    CurrentColour fill, stroke;
    long line_width; // hundredths; -1: not set
    long dash[2];
    bool round;
    size_t font; // resource; 0: none
    double size;
    double rise;
} State;

struct PdfContent {
    Buffer out;
    PdfFonts *pdf_fonts;
    Fonts *fonts;
    long width, height; // hundredths
    size_t pages;
    State state;
    bool in_mark, in_text;
    const char *paint;   // the operator that ends the path; NULL where there is none
    long text_x, text_y; // of the last Td
    PdfFault fault;      // the first
    size_t fault_page;
};

static long hundredths(double value)
{
    return lround(value * 100);
}

PdfContent *pdf_content_new(Arena *arena, PdfFonts *pdf_fonts, Fonts *fonts)
{
    PdfContent *content = arena_one(arena, PdfContent);
    content->pdf_fonts = pdf_fonts;
    content->fonts = fonts;
    return content;
}

void pdf_content_free(PdfContent *content)
{
    buffer_free(&content->out);
}

static void set_fault(PdfContent *content, PdfFault fault)
{
    if (content->fault != PDF_NO_FAULT)
        return;
    content->fault = fault;
    content->fault_page = content->pages ? content->pages - 1 : 0;
}

PdfFault pdf_content_fault(const PdfContent *content, size_t *page)
{
    *page = content->fault_page;
    return content->fault;
}

void pdf_content_page(PdfContent *content, double width, double height)
{
    content->out.len = 0;
    content->width = hundredths(width);
    content->height = hundredths(height);
    content->state = (State){ .line_width = -1 };
    content->pages++;
}

Slice pdf_content_end(PdfContent *content)
{
    if (content->in_mark)
        set_fault(content, PDF_UNBALANCED);
    if (content->paint)
        set_fault(content, PDF_UNBALANCED);
    return buffer_slice(&content->out);
}

static void add_number(PdfContent *content, long value)
{
    pdf_add_parts(&content->out, value, 100);
    buffer_add_byte(&content->out, ' ');
}

// Hundredths of a length that is on a page.
static long measured(PdfContent *content, double value)
{
    if (isfinite(value) && fabs(value) < 1e6)
        return hundredths(value);
    set_fault(content, PDF_OFF_PAGE);
    return 0;
}

static void add_point(PdfContent *content, double x, double y)
{
    add_number(content, measured(content, x));
    add_number(content, content->height - measured(content, y));
}

// ---- marks ----

static void end_text(PdfContent *content)
{
    if (content->in_text)
        buffer_add(&content->out, S("ET\n"));
    content->in_text = false;
}

static void begin_mark(PdfContent *content)
{
    if (content->in_mark)
        set_fault(content, PDF_MARK_IN_MARK);
    if (content->paint)
        set_fault(content, PDF_UNBALANCED);
    content->in_mark = true;
}

void pdf_content_mark(PdfContent *content, ElementType type, int number)
{
    begin_mark(content);
    buffer_add_byte(&content->out, '/');
    buffer_add(&content->out, element_name(type));
    buffer_add(&content->out, S("<</MCID "));
    pdf_add_parts(&content->out, number, 1);
    buffer_add(&content->out, S(">>BDC\n"));
}

void pdf_content_artifact(PdfContent *content, ArtifactKind kind)
{
    static const char *const kinds[] = {
        [ARTIFACT_LAYOUT] = "/Type/Layout",
        [ARTIFACT_HEADER] = "/Type/Pagination/Subtype/Header",
        [ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer",
        [ARTIFACT_WATERMARK] = "/Type/Pagination/Subtype/Watermark",
        [ARTIFACT_BACKGROUND] = "/Type/Background/BBox[0 0 ", // PDF wants its box: the page's
    };
    begin_mark(content);
    buffer_print(&content->out, "/Artifact<<%s", kinds[kind]);
    if (kind == ARTIFACT_BACKGROUND) {
        add_number(content, content->width);
        pdf_add_parts(&content->out, content->height, 100);
        buffer_add_byte(&content->out, ']');
    }
    buffer_add(&content->out, S(">>BDC\n"));
}

void pdf_content_mark_end(PdfContent *content)
{
    if (!content->in_mark)
        set_fault(content, PDF_UNBALANCED);
    if (content->paint)
        set_fault(content, PDF_UNBALANCED);
    end_text(content);
    buffer_add(&content->out, S("EMC\n"));
    content->in_mark = false;
}

// ---- paths ----

static void set_shade(PdfContent *content, CurrentColour *shade, Colour colour,
                      const char *operator)
{
    const CurrentColour wanted = {
        true, { lround(colour.r * 1000), lround(colour.g * 1000), lround(colour.b * 1000) }
    };
    if (shade->set && memcmp(shade->parts, wanted.parts, sizeof wanted.parts) == 0)
        return;
    *shade = wanted;
    for (size_t i = 0; i < 3; i++) {
        pdf_add_parts(&content->out, shade->parts[i], 1000);
        buffer_add_byte(&content->out, ' ');
    }
    buffer_add(&content->out, slice_of(operator));
}

static void set_pen(PdfContent *content, const DrawingPen *pen)
{
    State *state = &content->state;
    long width = hundredths(pen->width),
         dash[2] = { hundredths(pen->dash[0]), hundredths(pen->dash[1]) };
    set_shade(content, &state->stroke, pen->colour, "RG\n");
    if (state->line_width != width) {
        add_number(content, width);
        buffer_add(&content->out, S("w\n"));
    }
    if (dash[0] != state->dash[0] || dash[1] != state->dash[1]) {
        buffer_add_byte(&content->out, '[');
        if (dash[0] > 0) {
            add_number(content, dash[0]);
            pdf_add_parts(&content->out, dash[1], 100);
        }
        buffer_add(&content->out, S("]0 d\n"));
    }
    if (pen->round != state->round)
        buffer_add(&content->out, pen->round ? S("1 j\n") : S("0 j\n"));
    state->line_width = width;
    state->dash[0] = dash[0];
    state->dash[1] = dash[1];
    state->round = pen->round;
}

// The settings stand in front of the path: inside it none is allowed (8.2).
void pdf_content_ink(PdfContent *content, const Colour *fill, const DrawingPen *pen)
{
    if (!content->in_mark)
        set_fault(content, PDF_INK_OUTSIDE_MARK);
    if (content->paint)
        set_fault(content, PDF_UNBALANCED);
    end_text(content);
    if (fill)
        set_shade(content, &content->state.fill, *fill, "rg\n");
    if (pen)
        set_pen(content, pen);
    content->paint = fill && pen ? "B" : fill ? "f" : pen ? "S" : "n";
}

static void add_operator(PdfContent *content, const char *operator)
{
    if (!content->paint)
        set_fault(content, PDF_UNBALANCED);
    buffer_add(&content->out, slice_of(operator));
    buffer_add_byte(&content->out, '\n');
}

void pdf_content_move(PdfContent *content, double x, double y)
{
    add_point(content, x, y);
    add_operator(content, "m");
}

void pdf_content_line(PdfContent *content, double x, double y)
{
    add_point(content, x, y);
    add_operator(content, "l");
}

void pdf_content_curve(PdfContent *content, const double points[6])
{
    for (size_t i = 0; i < 6; i += 2)
        add_point(content, points[i], points[i + 1]);
    add_operator(content, "c");
}

void pdf_content_close(PdfContent *content)
{
    add_operator(content, "h");
}

// From its upper left corner to the right, so that dashes run as they do on the other surfaces.
void pdf_content_rectangle(PdfContent *content, double x, double y, double width, double height)
{
    add_point(content, x, y);
    add_number(content, measured(content, x + width) - measured(content, x));
    add_number(content, measured(content, y) - measured(content, y + height));
    add_operator(content, "re");
}

void pdf_content_paint(PdfContent *content)
{
    add_operator(content, content->paint ? content->paint : "n");
    content->paint = NULL;
}

void pdf_content_logo(PdfContent *content, double x, double y, double width, double height)
{
    if (!content->in_mark)
        set_fault(content, PDF_INK_OUTSIDE_MARK);
    if (content->paint)
        set_fault(content, PDF_UNBALANCED);
    end_text(content);
    buffer_add(&content->out, S("q "));
    add_number(content, measured(content, width));
    buffer_add(&content->out, S("0 0 "));
    add_number(content, measured(content, height));
    add_point(content, x, y + height);
    buffer_add(&content->out, S("cm /Logo Do Q\n"));
}

// ---- text ----

// To a place on the page, from where the last line of this text object began.
static void place_line(PdfContent *content, const PdfLine *line, bool begins)
{
    long x = measured(content, line->x), y = content->height - measured(content, line->y);
    add_number(content, x - (begins ? 0 : content->text_x));
    add_number(content, y - (begins ? 0 : content->text_y));
    buffer_add(&content->out, S("Td\n"));
    content->text_x = x;
    content->text_y = y;
}

// A turned line has a text object of its own.
static void place_turned(PdfContent *content, const PdfLine *line)
{
    const double matrix[4] = { line->cosine, -line->sine, line->sine, line->cosine };
    for (size_t i = 0; i < 4; i++) {
        pdf_add_number(&content->out, matrix[i]);
        buffer_add_byte(&content->out, ' ');
    }
    add_point(content, line->x, line->y);
    buffer_add(&content->out, S("Tm\n"));
}

// The strings of a line as they are put behind each other, in one array for as long as nothing is set.
typedef struct TextShowing {
    PdfContent *content;
    double size;
    bool open;    // "[(" is there
    double drift; // of the pen from where it should be, 1/1000 of the size
} TextShowing;

static void close_array(TextShowing *showing)
{
    if (showing->open)
        buffer_add(&showing->content->out, S(")]TJ\n"));
    showing->open = false;
}

static void set_font(TextShowing *showing, size_t font)
{
    State *state = &showing->content->state;
    if (state->font == font && state->size == showing->size)
        return;
    close_array(showing);
    buffer_add(&showing->content->out, S("/F"));
    pdf_add_parts(&showing->content->out, (long)font, 1);
    buffer_add_byte(&showing->content->out, ' ');
    pdf_add_number(&showing->content->out, showing->size);
    buffer_add(&showing->content->out, S(" Tf\n"));
    state->font = font;
    state->size = showing->size;
}

static void set_rise(TextShowing *showing, double rise)
{
    State *state = &showing->content->state;
    double wanted = rise * showing->size;
    if (fabs(state->rise - wanted) < 0.0005)
        return;
    close_array(showing);
    pdf_add_number(&showing->content->out, wanted);
    buffer_add(&showing->content->out, S(" Ts\n"));
    state->rise = wanted;
}

// The move that brings the pen back to its place, where it has drifted as much as a move can be.
static void correct_drift(TextShowing *showing)
{
    long move = lround(showing->drift);
    if (!move)
        return;
    Buffer *out = &showing->content->out;
    buffer_add_byte(out, ')');
    pdf_add_parts(out, move, 1);
    buffer_add_byte(out, '(');
    showing->drift -= (double)move;
}

static void show_piece(TextShowing *showing, const PdfPiece *piece)
{
    Buffer *out = &showing->content->out;
    set_rise(showing, piece->rise);
    if (piece->actual.len) {
        close_array(showing);
        buffer_add(out, S("/Span<</ActualText<FEFF"));
        for (Slice rest = piece->actual; rest.len;)
            pdf_add_utf16(out, utf8_next(&rest));
        buffer_add(out, S(">>>BDC\n"));
    }
    if (!showing->open)
        buffer_add(out, S("[("));
    showing->open = true;
    correct_drift(showing);
    buffer_add(out, piece->strings);
    if (piece->ends) {
        close_array(showing);
        buffer_add(out, S("EMC\n"));
    }
}

void pdf_content_text(PdfContent *content, const PdfLine *line, Slice text)
{
    bool turned = fabs(line->sine) > 1e-9 || line->cosine < 0;
    TextWalk walk = text_walk(content->fonts, line->face, text);
    const Segment *segment = text_walk_next(&walk);
    if (!segment)
        return;
    if (turned)
        end_text(content);
    bool begins = !content->in_text;
    if (!content->in_mark)
        set_fault(content, PDF_INK_OUTSIDE_MARK);
    if (content->paint)
        set_fault(content, PDF_UNBALANCED);
    if (begins)
        buffer_add(&content->out, S("BT\n"));
    content->in_text = true;
    set_shade(content, &content->state.fill, line->colour, "rg\n");
    if (turned)
        place_turned(content, line);
    else
        place_line(content, line, begins);
    TextShowing showing = { .content = content, .size = line->size };
    for (; segment; segment = text_walk_next(&walk)) {
        const PdfShown *shown = pdf_fonts_show(content->pdf_fonts, segment);
        set_font(&showing, shown->font);
        for (size_t i = 0; i < shown->count; i++)
            show_piece(&showing, &shown->pieces[i]);
        showing.drift += shown->drift;
    }
    set_rise(&showing, 0);
    close_array(&showing);
    if (turned)
        end_text(content);
}
