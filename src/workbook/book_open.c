// SPDX-License-Identifier: EUPL-1.2
// A book from its opening to the finished file. See book.h for why the rows do not go through
// libxlsxwriter's own cell functions.
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/path.h"
#include "workbook/book_state.h"

void book_fail(Book *book, const char *step, int reason)
{
    if (!book->error.step)
        book->error = (OutputError){ step, reason ? reason : EIO };
}

// libxlsxwriter keeps 255 bytes of a property, and Excel shows no more.
static char *property(Arena *arena, Slice text)
{
    Slice kept = slice_part(text, 0, 250);
    kept.len = utf8_invalid_at(kept);
    return (char *)(uintptr_t)slice_copy(arena, kept).at;
}

static void set_properties(Book *book)
{
    const BookOptions *o = &book->options;
    lxw_doc_properties properties = {
        .title = property(book->arena, o->title),
        .author = property(book->arena, o->author),
        .company = property(book->arena, o->organisation),
        .comments = property(book->arena, o->mark),
        // 0 would stand for the clock.
        .created = o->created > 0 ? (time_t)o->created : 1,
    };
    workbook_set_properties(book->file, &properties);
}

// libxlsxwriter would find out at the very end, and say so on standard error by itself.
static void try_path(Book *book)
{
    char *name = g_strndup(book->path.at, book->path.len);
    int file = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0)
        book_fail(book, "open", errno);
    else
        close(file);
    g_free(name);
}

Book *book_open(Arena *arena, Slice path, const BookOptions *options)
{
    Book *book = arena_one(arena, Book);
    // The library names its files itself; here a run that is killed leaves none among the
    // documents.
    book->work = output_work_folder(arena, path);
    book->package = path_join(arena, book->work, S("package"));
    lxw_workbook_options file_options = { .constant_memory = LXW_TRUE,
                                          .tmpdir = (char *)book->work.at };
    book->arena = arena;
    book->path = path;
    book->options = *options;
    if (!book->options.sheet_rows)
        book->options.sheet_rows = LXW_ROW_MAX;
    try_path(book);
    OutputError error = output_private_folder(book->work);
    if (error.step)
        book_fail(book, error.step, error.reason);
    book->packer = row_packer_new(arena, book->work, options->threads, options->effort);
    errno = 0;
    book->file = workbook_new_opt(book->package.at, &file_options);
    if (book->file) {
        book_make_formats(book);
        set_properties(book);
        stop_without_memory();
    } else {
        book_fail(book, "create", errno);
    }
    return book;
}

size_t book_cut_texts(const Book *book)
{
    return book->cut;
}

lxw_workbook *book_file(Book *book)
{
    return book->file;
}

Arena *book_arena(Book *book)
{
    return book->arena;
}

void book_failed(Book *book, const char *step)
{
    book_fail(book, step, errno);
}

// Why libxlsxwriter's writes failed, which it does not tell: a disk that has no room for its
// temporary files, which are gone by now, was full.
static int likely_reason(const Book *book)
{
    enum { ROOM = 1 << 20 };
    struct statvfs disk;
    char *name = g_strndup(book->path.at, book->path.len);
    bool full = statvfs(name, &disk) == 0 && (uint64_t)disk.f_bavail * disk.f_frsize < ROOM;
    g_free(name);
    return full ? ENOSPC : EIO;
}

static void end_file(Book *book)
{
    ExpectedPart *made = arena_many(book->arena, ExpectedPart, book->row_count);
    book->error = row_packer_finish(book->packer);
    if (workbook_close(book->file) != LXW_NO_ERROR && !book->error.step)
        book_fail(book, "write", likely_reason(book));
    if (!book->error.step)
        book->error = book_package_write(book->arena, row_packer_deflater(book->packer), book->path,
                                         book->package, book->rows, book->row_count, made);
    if (!book->error.step && !archive_is_whole(book->path, made, book->row_count))
        book_fail(book, "check", likely_reason(book));
    if (!book->error.step)
        book->error = output_check(book->path, 1);
}

OutputError book_close(Book *book)
{
    for (size_t i = 0; i < book->sheet_count; i++) {
        sheet_end_part(book->sheets[i]);
        buffer_free(&book->sheets[i]->pending);
    }
    if (book->file && !book->error.step)
        end_file(book);
    else if (book->file)
        lxw_workbook_free(book->file);
    row_packer_end(book->packer);
    output_remove_work(book->arena, book->work);
    if (book->error.step)
        output_remove(book->path);
    return book->error;
}
