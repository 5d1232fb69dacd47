// SPDX-License-Identifier: EUPL-1.2
// What a file is, its first bytes tell: people rename files. Everything that is neither a spreadsheet nor
// some other known kind is left to the reader of CSV.
#include "table/table.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "table/csv.h"
#include "table/messages.h"
#include "table/sheet_reader.h"

enum { HEAD_BYTES = 4096, SECTOR_BYTES = 512, BLOCK_BYTES = 64 * 1024 };

struct TableReader {
    Slice name;
    CsvReader *csv; // one of the two is there
    SheetReader *sheet;
    Slice sha256; // of a spreadsheet, as are these: its file, once more, and what it was
    int file;
    FileState before;
    Diagnostics *d;
};

// ---- which kind ----

static size_t read_at(int file, char *out, size_t room, off_t from)
{
    size_t have = 0;
    while (have < room) {
        ssize_t got = pread(file, out + have, room - have, from + (off_t)have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        have += (size_t)got;
    }
    return have;
}

// The container of Microsoft's formats before 2007, and of encrypted ones since: in its directory stand the
// names of what is in it, as UTF-16.
static bool is_encrypted(int file, Slice head)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    char sectors[4 * SECTOR_BYTES];
    if (head.len < SECTOR_BYTES)
        return false;
    uint32_t sector = 0;
    for (size_t i = 0; i < 4; i++)
        sector |= (uint32_t)(unsigned char)head.at[48 + i] << (8 * i);
    size_t got = read_at(file, sectors, sizeof sectors, ((off_t)sector + 1) * SECTOR_BYTES);
    return slice_find((Slice){ sectors, got }, (Slice){ name, sizeof name - 1 }) < got;
}

// The kind of file that `head` begins, where that is one that is not read; empty otherwise.
static Slice foreign_kind(Slice head)
{
    static const struct {
        Slice start;
        Slice kind;
    } kinds[] = {
        { { "<?xml", 5 }, { "XML", 3 } },
        { { "<!doctype html", 14 }, { "HTML", 4 } },
        { { "<html", 5 }, { "HTML", 4 } },
        { { "<table", 6 }, { "HTML", 4 } },
    };
    bool biff = head.len > 3 && head.at[0] == '\x09' && (head.at[1] & ~0x0E) == 0 &&
                strchr("\4\6\x08\x10", head.at[2]) && head.at[2] && head.at[3] == 0;
    if (biff)
        return S(".xls");
    head = slice_trim(head);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (slice_starts_folded(head, kinds[i].start))
            return kinds[i].kind;
    return S("");
}

// What the archive is: a spreadsheet that is read (`kind`), or another kind of file, which is named.
static Slice kind_of_package(Arena *arena, Package *package, SheetKind *kind)
{
    static const char ods[] = "application/vnd.oasis.opendocument.spreadsheet";
    static const struct {
        const char *part;
        const char *kind;
    } foreign[] = {
        { "xl/workbook.bin", ".xlsb" },      { "word/document.xml", ".docx" },
        { "ppt/presentation.xml", ".pptx" }, { "Index/Document.iwa", ".numbers" },
        { "Index.zip", ".numbers" },
    };
    char bytes[sizeof ods] = { 0 };
    *kind = SHEET_XLSX;
    if (package_has(package, S("mimetype"))) {
        *kind = SHEET_ODS;
        PackagePart *part = part_open(package, S("mimetype"));
        ssize_t got = part ? part_read(part, bytes, sizeof bytes - 1) : 0;
        part_close(part);
        Slice type = slice_trim(slice_copy(arena, (Slice){ bytes, got > 0 ? (size_t)got : 0 }));
        return slice_starts(type, slice_of(ods)) ? S("") : type.len ? type : S("zip");
    }
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (package_has(package, slice_of(foreign[i].part)))
            return slice_of(foreign[i].kind);
    bool xlsx =
        package_has(package, S("_rels/.rels")) || package_has(package, S("xl/workbook.xml"));
    return xlsx ? S("") : S("zip");
}

// ---- spreadsheets ----

static void say_unused(Diagnostics *d, Slice key, Place place)
{
    if (place.line)
        diagnose(d, DIAG_SETTING_NOT_USED, place, key);
}

static Slice digest_of_file(Arena *arena, int file)
{
    char block[BLOCK_BYTES];
    Digest *digest = digest_new();
    off_t at = 0;
    for (size_t got; (got = read_at(file, block, sizeof block, at)) > 0; at += (off_t)got)
        digest_add(digest, block, got);
    Slice text = digest_text(arena, digest);
    digest_free(digest);
    return text;
}

static TableReader *open_package(Arena *arena, Diagnostics *d, int file, Slice name,
                                 const TableOptions *options)
{
    SheetKind kind;
    FileState before = file_state(file);
    Slice sha256 = digest_of_file(arena, file);
    Package *package = package_open(arena, d, name, file);
    if (!package)
        return NULL;
    Slice foreign = kind_of_package(arena, package, &kind);
    if (foreign.len) {
        diagnose(d, DIAG_TABLE_KIND, ((Place){ .file = name }), foreign);
        package_close(package);
        return NULL;
    }
    say_unused(d, S("encoding"), options->encoding_place);
    say_unused(d, S("separator"), options->separator_place);
    SheetReader *sheet = sheet_reader_open(arena, d, package, kind, name, options);
    if (!sheet)
        return NULL;
    TableReader *reader = arena_one(arena, TableReader);
    *reader = (TableReader){
        .name = slice_copy(arena, name),
        .sheet = sheet,
        .sha256 = sha256,
        .file = fcntl(file, F_DUPFD_CLOEXEC, 0), // the package closes its own
        .before = before,
        .d = d,
    };
    return reader;
}

TableReader *table_open(Arena *arena, Diagnostics *d, Slice path, Slice name,
                        const TableOptions *options)
{
    static const TableOptions none = { 0 };
    char bytes[HEAD_BYTES];
    options = options ? options : &none;
    int file = file_open(d, path, name);
    if (file < 0)
        return NULL;
    Slice head = { bytes, read_at(file, bytes, sizeof bytes, 0) };
    if (slice_starts(head, S("PK\x03\x04")) || slice_starts(head, S("PK\x05\x06")))
        return open_package(arena, d, file, name, options);
    bool container = slice_starts(head, S("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
    bool encrypted = container && is_encrypted(file, head);
    Slice foreign = container ? S(".xls") : foreign_kind(head);
    close(file);
    if (foreign.len) {
        diagnose(d, encrypted ? DIAG_TABLE_ENCRYPTED : DIAG_TABLE_KIND, ((Place){ .file = name }),
                 foreign);
        return NULL;
    }
    say_unused(d, S("sheet"), options->sheet_place);
    CsvReader *csv = csv_open(arena, d, path, name, options);
    if (!csv)
        return NULL;
    TableReader *reader = arena_one(arena, TableReader);
    *reader = (TableReader){ .name = slice_copy(arena, name), .csv = csv };
    return reader;
}

void table_close(TableReader *reader)
{
    if (!reader)
        return;
    if (reader->csv) {
        csv_close(reader->csv);
        return;
    }
    sheet_reader_close(reader->sheet);
    if (reader->file >= 0) {
        file_is_unchanged(reader->d, reader->name, reader->file, reader->before);
        close(reader->file);
    }
}

// ---- rows ----

bool table_next(TableReader *reader, TableCellFunction *cell, void *data, size_t *count)
{
    return reader->sheet ? sheet_reader_next(reader->sheet, cell, data, count)
                         : csv_next(reader->csv, cell, data, count);
}

bool table_broken(const TableReader *reader)
{
    return reader->sheet ? sheet_reader_broken(reader->sheet) : csv_broken(reader->csv);
}

bool table_blank(const TableReader *reader)
{
    return reader->sheet ? sheet_reader_blank(reader->sheet) : csv_blank(reader->csv);
}

void table_mark(TableReader *reader)
{
    if (reader->sheet)
        sheet_reader_mark(reader->sheet);
    else
        csv_mark(reader->csv);
}

void table_return(TableReader *reader)
{
    if (reader->sheet)
        sheet_reader_return(reader->sheet);
    else
        csv_return(reader->csv);
}

void table_hide(TableReader *reader, const bool *hidden, size_t count)
{
    if (reader->sheet)
        sheet_reader_columns(reader->sheet, hidden, count);
    else
        csv_hide(reader->csv, hidden, hidden ? count : 0);
}

void table_pass(TableReader *reader, const bool *passed)
{
    if (reader->sheet)
        sheet_reader_pass(reader->sheet, passed);
    else
        csv_pass(reader->csv, passed);
}

Place table_place(TableReader *reader, size_t column)
{
    if (reader->csv)
        return csv_place(reader->csv, column);
    Place place = table_row_place(reader);
    place.column = column + 1;
    return place;
}

Place table_row_place(const TableReader *reader)
{
    Slice sheet = reader->sheet ? sheet_reader_name(reader->sheet) : S("");
    return (Place){ .file = reader->name, .sheet = sheet, .line = table_line(reader) };
}

size_t table_line(const TableReader *reader)
{
    return reader->sheet ? sheet_reader_line(reader->sheet) : csv_line(reader->csv);
}

bool table_is_sheet(const TableReader *reader)
{
    return reader->sheet != NULL;
}

char table_separator(const TableReader *reader)
{
    return reader->csv ? csv_separator(reader->csv) : '\0';
}

Slice table_sha256(TableReader *reader)
{
    return reader->csv ? csv_sha256(reader->csv) : reader->sha256;
}
