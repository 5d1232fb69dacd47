// The only file that talks to libqpdf. Its C interface reports an error by a flag that every call may raise
// and the next may hide, so the flag is read after each of them. Warnings ("damaged, but repaired") count
// as errors: what cairo hands over is whole, or something went wrong on the way.
#include "pdf/pdf_objects.h"

#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

struct PdfFile {
    Arena *arena;
    qpdf_data data;
    Slice problem;
};

static void keep_problem(PdfFile *file, qpdf_error error)
{
    const char *text = error ? qpdf_get_error_full_text(file->data, error) : NULL;
    if (!file->problem.len)
        file->problem = slice_copy(file->arena, text && *text ? slice_of(text) : S("libqpdf gave no reason"));
}

// After every call of the library.
static bool went_well(PdfFile *file)
{
    if (qpdf_has_error(file->data))
        keep_problem(file, qpdf_get_error(file->data));
    while (qpdf_more_warnings(file->data))
        keep_problem(file, qpdf_next_warning(file->data));
    return file->problem.len == 0;
}

static bool is_broken(const PdfFile *file)
{
    return file->problem.len > 0;
}

static PdfObject checked(PdfFile *file, qpdf_oh object)
{
    return went_well(file) ? object : PDF_NO_OBJECT;
}

PdfFile *pdf_file_open(Arena *arena, Slice raw)
{
    PdfFile *file = arena_one(arena, PdfFile);
    file->arena = arena;
    file->data = qpdf_init();
    qpdf_silence_errors(file->data);
    qpdf_set_suppress_warnings(file->data, QPDF_TRUE);
    qpdf_set_attempt_recovery(file->data, QPDF_FALSE);
    qpdf_read_memory(file->data, "PDF", raw.at, raw.len, NULL);
    went_well(file);
    return file;
}

void pdf_file_close(PdfFile *file)
{
    qpdf_cleanup(&file->data);
}

Slice pdf_file_problem(PdfFile *file)
{
    return file->problem;
}

void pdf_file_write(PdfFile *file, Buffer *out)
{
    if (is_broken(file))
        return;
    qpdf_init_write_memory(file->data);
    if (!went_well(file))
        return;
    qpdf_set_object_stream_mode(file->data, qpdf_o_generate);
    qpdf_set_newline_before_endstream(file->data, QPDF_TRUE);
    qpdf_force_pdf_version(file->data, "1.7");
    qpdf_set_deterministic_ID(file->data, QPDF_TRUE);
    qpdf_write(file->data);
    if (!went_well(file))
        return;
    size_t len = qpdf_get_buffer_length(file->data);
    const unsigned char *bytes = qpdf_get_buffer(file->data);
    if (went_well(file) && bytes)
        buffer_add(out, (Slice){ (const char *)bytes, len });
}

size_t pdf_page_count(PdfFile *file)
{
    int count = is_broken(file) ? 0 : qpdf_get_num_pages(file->data);
    return went_well(file) && count > 0 ? (size_t)count : 0;
}

PdfObject pdf_page(PdfFile *file, size_t index)
{
    return is_broken(file) ? PDF_NO_OBJECT : checked(file, qpdf_get_page_n(file->data, index));
}

PdfObject pdf_root(PdfFile *file)
{
    return is_broken(file) ? PDF_NO_OBJECT : checked(file, qpdf_get_root(file->data));
}

PdfObject pdf_trailer(PdfFile *file)
{
    return is_broken(file) ? PDF_NO_OBJECT : checked(file, qpdf_get_trailer(file->data));
}

int pdf_object_count(PdfFile *file)
{
    PdfObject size = pdf_get(file, pdf_trailer(file), "/Size");
    int count = is_broken(file) ? 0 : qpdf_oh_get_int_value_as_int(file->data, size) - 1;
    pdf_release(file, size);
    return went_well(file) ? count : 0;
}

PdfObject pdf_object(PdfFile *file, int number)
{
    return is_broken(file) ? PDF_NO_OBJECT : checked(file, qpdf_get_object_by_id(file->data, number, 0));
}

PdfObject pdf_parse(PdfFile *file, Slice text)
{
    return is_broken(file) ? PDF_NO_OBJECT : checked(file, qpdf_oh_parse(file->data, text.at));
}

PdfObject pdf_null(PdfFile *file)
{
    return is_broken(file) ? PDF_NO_OBJECT : checked(file, qpdf_oh_new_null(file->data));
}

PdfObject pdf_indirect(PdfFile *file, PdfObject object)
{
    if (is_broken(file))
        return PDF_NO_OBJECT;
    PdfObject indirect = checked(file, qpdf_make_indirect_object(file->data, object));
    pdf_release(file, object);
    return indirect;
}

PdfObject pdf_integer(PdfFile *file, size_t value)
{
    return is_broken(file) ? PDF_NO_OBJECT : checked(file, qpdf_oh_new_integer(file->data, (long long)value));
}

PdfObject pdf_array(PdfFile *file)
{
    return is_broken(file) ? PDF_NO_OBJECT : checked(file, qpdf_oh_new_array(file->data));
}

// The writer compresses what has no filter.
static void set_data(PdfFile *file, PdfObject stream, Slice data)
{
    PdfObject none = pdf_null(file);
    if (is_broken(file))
        return;
    qpdf_oh_replace_stream_data(file->data, stream, (const unsigned char *)data.at, data.len, none, none);
    went_well(file);
    pdf_release(file, none);
}

PdfObject pdf_stream(PdfFile *file, Slice dictionary, Slice data)
{
    if (is_broken(file))
        return PDF_NO_OBJECT;
    PdfObject stream = checked(file, qpdf_oh_new_stream(file->data));
    set_data(file, stream, data);
    PdfObject own = pdf_stream_dictionary(file, stream);
    PdfObject given = pdf_parse(file, dictionary.len ? dictionary : S("<< >>"));
    if (is_broken(file))
        return PDF_NO_OBJECT;
    qpdf_oh_begin_dict_key_iter(file->data, given);
    while (went_well(file) && qpdf_oh_dict_more_keys(file->data)) {
        const char *key = qpdf_oh_dict_next_key(file->data);
        pdf_set(file, own, key, pdf_get(file, given, key));
    }
    pdf_release(file, given);
    pdf_release(file, own);
    return is_broken(file) ? PDF_NO_OBJECT : stream;
}

void pdf_page_content(PdfFile *file, PdfObject page, Buffer *out)
{
    if (is_broken(file))
        return;
    unsigned char *bytes = NULL;
    size_t len = 0;
    qpdf_oh_get_page_content_data(file->data, page, &bytes, &len);
    if (went_well(file) && bytes)
        buffer_add(out, (Slice){ (const char *)bytes, len });
    free(bytes);
}

// The page's own stream gets the new data where it has just one, as cairo writes it: libqpdf looks through
// the whole file for every new stream.
void pdf_page_set_content(PdfFile *file, PdfObject page, Slice content)
{
    PdfObject stream = pdf_get(file, page, "/Contents");
    if (pdf_is_stream(file, stream))
        set_data(file, stream, content);
    else
        pdf_set(file, page, "/Contents", pdf_stream(file, S(""), content));
    pdf_release(file, stream);
}

PdfObject pdf_stream_dictionary(PdfFile *file, PdfObject stream)
{
    return is_broken(file) ? PDF_NO_OBJECT : checked(file, qpdf_oh_get_dict(file->data, stream));
}

bool pdf_is_stream(PdfFile *file, PdfObject object)
{
    bool is = !is_broken(file) && qpdf_oh_is_stream(file->data, object);
    return went_well(file) && is;
}

bool pdf_is_dictionary(PdfFile *file, PdfObject object)
{
    bool is = !is_broken(file) && qpdf_oh_is_dictionary(file->data, object);
    return went_well(file) && is;
}

bool pdf_has(PdfFile *file, PdfObject dictionary, const char *key)
{
    bool has = !is_broken(file) && qpdf_oh_has_key(file->data, dictionary, key);
    return went_well(file) && has;
}

PdfObject pdf_get(PdfFile *file, PdfObject dictionary, const char *key)
{
    return is_broken(file) ? PDF_NO_OBJECT : checked(file, qpdf_oh_get_key(file->data, dictionary, key));
}

Slice pdf_key_name(PdfFile *file, PdfObject dictionary, const char *key)
{
    PdfObject value = pdf_get(file, dictionary, key);
    Slice name = S("");
    if (!is_broken(file) && qpdf_oh_is_name(file->data, value))
        name = slice_copy(file->arena, slice_of(qpdf_oh_get_name(file->data, value)));
    pdf_release(file, value);
    return went_well(file) ? name : S("");
}

Slice pdf_key_text(PdfFile *file, PdfObject dictionary, const char *key)
{
    PdfObject value = pdf_get(file, dictionary, key);
    Slice text = S("");
    if (!is_broken(file))
        text = slice_copy(file->arena, slice_of(qpdf_oh_unparse_resolved(file->data, value)));
    pdf_release(file, value);
    return went_well(file) ? text : S("");
}

void pdf_set(PdfFile *file, PdfObject dictionary, const char *key, PdfObject value)
{
    pdf_refer(file, dictionary, key, value);
    pdf_release(file, value);
}

void pdf_refer(PdfFile *file, PdfObject dictionary, const char *key, PdfObject value)
{
    if (is_broken(file))
        return;
    qpdf_oh_replace_key(file->data, dictionary, key, value);
    went_well(file);
}

void pdf_set_text(PdfFile *file, PdfObject dictionary, const char *key, Slice pdf_text)
{
    pdf_set(file, dictionary, key, pdf_parse(file, pdf_text));
}

void pdf_remove(PdfFile *file, PdfObject dictionary, const char *key)
{
    if (is_broken(file))
        return;
    qpdf_oh_remove_key(file->data, dictionary, key);
    went_well(file);
}

PdfObject pdf_item(PdfFile *file, PdfObject array, size_t index)
{
    return is_broken(file) ? PDF_NO_OBJECT
                           : checked(file, qpdf_oh_get_array_item(file->data, array, (int)index));
}

void pdf_replace(PdfFile *file, PdfObject array, size_t index, PdfObject value)
{
    if (is_broken(file))
        return;
    qpdf_oh_set_array_item(file->data, array, (int)index, value);
    went_well(file);
}

void pdf_append(PdfFile *file, PdfObject array, PdfObject value)
{
    pdf_append_reference(file, array, value);
    pdf_release(file, value);
}

void pdf_append_reference(PdfFile *file, PdfObject array, PdfObject value)
{
    if (is_broken(file))
        return;
    qpdf_oh_append_item(file->data, array, value);
    went_well(file);
}

void pdf_release(PdfFile *file, PdfObject object)
{
    if (object != PDF_NO_OBJECT)
        qpdf_oh_release(file->data, object);
}

static bool is_plain(Slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] < ' ' || text.at[i] > '~')
            return false;
    return true;
}

static void add_utf16(Buffer *out, uint32_t code)
{
    if (code < 0x10000)
        buffer_print(out, "%04X", code);
    else
        buffer_print(out, "%04X%04X", 0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF));
}

void pdf_add_string(Buffer *out, Slice text)
{
    if (!is_plain(text)) {
        buffer_add(out, S("<FEFF"));
        while (text.len)
            add_utf16(out, utf8_next(&text));
        buffer_add_byte(out, '>');
        return;
    }
    buffer_add_byte(out, '(');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '(' || text.at[i] == ')' || text.at[i] == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, text.at[i]);
    }
    buffer_add_byte(out, ')');
}

void pdf_add_number(Buffer *out, double value)
{
    long long scaled = llround(value * 1000);
    unsigned long long size = scaled < 0 ? 0ULL - (unsigned long long)scaled : (unsigned long long)scaled;
    buffer_print(out, "%s%llu", scaled < 0 ? "-" : "", size / 1000);
    unsigned part = (unsigned)(size % 1000);
    if (part == 0)
        return;
    char digits[4] = { (char)('0' + part / 100), (char)('0' + part / 10 % 10), (char)('0' + part % 10), 0 };
    size_t len = part % 10 ? 3 : part % 100 ? 2 : 1;
    buffer_add_byte(out, '.');
    buffer_add(out, (Slice){ digits, len });
}
