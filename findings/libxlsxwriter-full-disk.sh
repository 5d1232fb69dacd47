#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: libxlsxwriter 1.1.4 (Debian libxlsxwriter4 1.1.4-2+b1) in constant-memory mode keeps the rows in a temporary file and never asks whether
# that could be written. Where it cannot (a full /tmp, a limit on file sizes), workbook_close returns LXW_NO_ERROR, the archive has no fault
# that a test of it finds, and the sheet in it ends in the middle of a row: of 20,000 rows less than a tenth is there, and the XML is broken.
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
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <xlsxwriter.h>

int main(void)
{
    lxw_workbook_options options = { .constant_memory = 1 };
    struct rlimit limit = { 1 << 20, 1 << 20 }; // a megabyte; the finished file is smaller
    lxw_workbook *book = workbook_new_opt("a.xlsx", &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "A");
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    lxw_error worst = LXW_NO_ERROR;
    for (lxw_row_t row = 0; row < 20000; row++)
        for (lxw_col_t column = 0; column < 10; column++) {
            lxw_error error = worksheet_write_string(sheet, row, column, "Regelmatig", NULL);
            worst = error > worst ? error : worst;
        }
    printf("worst of all writes %d, close %d\n", worst, workbook_close(book));
}
END
gcc -I root/usr/include write.c -o write -L "$lib" -lxlsxwriter
{
  LD_LIBRARY_PATH=$lib ./write
  unzip -tqq a.xlsx && echo "unzip -t finds no fault"
  unzip -p a.xlsx xl/worksheets/sheet1.xml >sheet.xml
  [ "$(grep -o '<row ' sheet.xml | wc -l)" -lt 2000 ] && echo "fewer than 2,000 of 20,000 rows"
  python3 -c 'import xml.dom.minidom; xml.dom.minidom.parse("sheet.xml")' 2>/dev/null || echo "sheet1.xml is not well-formed"
} >seen
cat seen
cat >wanted <<'END'
worst of all writes 0, close 0
unzip -t finds no fault
fewer than 2,000 of 20,000 rows
sheet1.xml is not well-formed
END
cmp seen wanted || exit 1
