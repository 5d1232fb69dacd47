#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: libxlsxwriter 1.1.4 (Debian libxlsxwriter4 1.1.4-2+b1) leaves out what it finds no memory for while workbook_close writes the
# styles, and says nothing: it returns LXW_NO_ERROR, sets errno back to 0, and the archive is whole. Where one allocation of the many
# fails, the fills stay away and the cell that had one has none. A colour that carries meaning is gone, and nobody is told; other
# allocations that fail change fonts and borders.
# Seen: see `wanted` below.
set -eu
command -v gcc >/dev/null || { echo "gcc is not installed" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download libxlsxwriter-dev=1.1.4-2+b1 libxlsxwriter4=1.1.4-2+b1 >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
lib=$work/root/usr/lib/$(gcc -print-multiarch)
cat >write.c <<'END'
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

extern void *__libc_calloc(size_t count, size_t size);
static long left;

void *calloc(size_t count, size_t size)
{
    if (left > 0 && --left == 0) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_calloc(count, size);
}

int main(int argc, char **argv)
{
    lxw_workbook *book = workbook_new(argv[1]);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "A");
    lxw_format *format = workbook_add_format(book);
    format_set_bg_color(format, 0xFDE7D8);
    format_set_pattern(format, LXW_PATTERN_SOLID);
    worksheet_write_number(sheet, 0, 0, 1, format);
    left = argc > 2 ? atol(argv[2]) : 0;
    errno = 0;
    lxw_error error = workbook_close(book);
    printf("%s: close %d, errno %d\n", argv[1], error, errno);
}
END
gcc -I root/usr/include write.c -o write -L "$lib" -lxlsxwriter
{
  LD_LIBRARY_PATH=$lib ./write all.xlsx
  LD_LIBRARY_PATH=$lib ./write one-less.xlsx 64 2>/dev/null
  for book in all one-less; do
    unzip -tqq $book.xlsx && echo "$book: unzip -t finds no fault"
    unzip -p $book.xlsx xl/styles.xml | grep -o '<fills count="[0-9]*">\|fillId="[0-9]*"[^>]*applyFill' | sed "s/^/$book: /"
  done
} >seen
cat seen
cat >wanted <<'END'
all.xlsx: close 0, errno 0
one-less.xlsx: close 0, errno 0
all: unzip -t finds no fault
all: <fills count="3">
all: fillId="2" borderId="0" xfId="0" applyFill
one-less: unzip -t finds no fault
one-less: <fills count="2">
END
cmp seen wanted || exit 1
