#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: libxlsxwriter as Debian builds it (libxlsxwriter4 1.1.4-2+b1) prints numbers with printf. A mean of nobody, 0/0, is written as
# <v>-NAN</v> and a division by zero as <v>INF</v>, without an error; in a program that took over the user's locale, 7.4 is <v>7,4</v>. None
# of these is a number of the schema. LibreOffice 7.4 reads 0, INF and 7; readxl 1.4.2 NaN, Inf and 7; openpyxl 3.0.9 does not open the
# file. A score of 7 in place of 7.4 looks right.
# Seen: see `wanted` below.
set -eu
for program in soffice Rscript gcc; do
  command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
done
locale -a | grep -q '^nl_NL.utf8$' || { echo "the locale nl_NL.UTF-8 is not installed (locales-all)" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download python3-openpyxl=3.0.9-1 python3-et-xmlfile=1.0.1-2.1 libxlsxwriter-dev=1.1.4-2+b1 libxlsxwriter4=1.1.4-2+b1 \
    >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
lib=$work/root/usr/lib/$(gcc -print-multiarch)
cat >write.c <<'END'
#include <locale.h>
#include <stdio.h>
#include <xlsxwriter.h>
int main(void)
{
    volatile double none = 0;
    setlocale(LC_ALL, "nl_NL.UTF-8");
    lxw_workbook *book = workbook_new("a.xlsx");
    lxw_worksheet *sheet = workbook_add_worksheet(book, "A");
    worksheet_write_string(sheet, 0, 0, "score", NULL);
    lxw_error a = worksheet_write_number(sheet, 1, 0, none / none, NULL), b = worksheet_write_number(sheet, 2, 0, 1 / none, NULL),
              c = worksheet_write_number(sheet, 3, 0, 7.4, NULL);
    printf("errors %d %d %d, close %d\n", a, b, c, workbook_close(book));
}
END
gcc -I root/usr/include write.c -o write -L "$lib" -lxlsxwriter
{
  LD_LIBRARY_PATH=$lib ./write
  echo "in the file: $(unzip -p a.xlsx xl/worksheets/sheet1.xml | grep -o '<v>[^<]*</v>' | tail -n +2 | tr '\n' ' ')"
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to csv a.xlsx >office.log 2>&1 || true
  echo "$(soffice --version | cut -d' ' -f1,2): $(tail -n +2 a.csv | tr '\n' ' ')"
  echo "readxl $(Rscript -e 'cat(as.character(packageVersion("readxl")))'): $(Rscript -e 'cat(tryCatch(as.character(readxl::read_excel("a.xlsx")[[1]]), error = function(e) "an error"))' 2>/dev/null)"
  echo "openpyxl 3.0.9: $(PYTHONPATH="$work/root/usr/lib/python3/dist-packages" /usr/bin/python3 -c 'import openpyxl
try:
    print(*(cell.value for cell in openpyxl.load_workbook("a.xlsx").active["A"][1:]))
except ValueError as error:
    print(error)')"
} >seen
cat seen
cat >wanted <<'END'
errors 0 0 0, close 0
in the file: <v>-NAN</v> <v>INF</v> <v>7,4</v> 
LibreOffice 7.4.7.2: 0 INF 7 
readxl 1.4.2: NaN Inf 7
openpyxl 3.0.9: invalid literal for int() with base 10: '-NAN'
END
cmp seen wanted || exit 1
