#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: .xlsx holds a number as text; 17 digits are needed to give every double back. Written from the double 0.1 + 0.2:
# libxlsxwriter 1.1.4 and openpyxl 3.0.9 have 16 digits at most ("%.16G"), so that 0.3 comes back, another double; LibreOffice 7.4 saves
# 15, and what another program wrote in full loses its end when it is opened and saved; exceljs 4.4.0 gives it back, and so does Gnumeric
# 1.12.55, with 21 digits. A sum that is checked to the last bit fails after any of the first three.
# Seen: see `wanted` below.
set -eu
for program in soffice ssconvert npm node gcc; do
  command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix . exceljs@4.4.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
apt-get download python3-openpyxl=3.0.9-1 python3-et-xmlfile=1.0.1-2.1 libxlsxwriter-dev=1.1.4-2+b1 libxlsxwriter4=1.1.4-2+b1 \
    >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
lib=$work/root/usr/lib/$(gcc -print-multiarch)
cat >write.c <<'END'
#include <xlsxwriter.h>
int main(void)
{
    lxw_workbook *book = workbook_new("libxlsxwriter.xlsx");
    worksheet_write_number(workbook_add_worksheet(book, "A"), 0, 0, 0.1 + 0.2, NULL);
    return (int)workbook_close(book);
}
END
gcc -I root/usr/include write.c -o write -L "$lib" -lxlsxwriter
LD_LIBRARY_PATH=$lib ./write
node -e 'const book = new (require("exceljs").Workbook)(); book.addWorksheet("A").addRow([0.1 + 0.2]); book.xlsx.writeFile("exceljs.xlsx")'
PYTHONPATH="$work/root/usr/lib/python3/dist-packages" /usr/bin/python3 -c 'import openpyxl
book = openpyxl.Workbook()
book.active.append([0.1 + 0.2])
book.save("openpyxl.xlsx")'
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to xlsx --outdir office exceljs.xlsx >office.log 2>&1
mv office/exceljs.xlsx office.xlsx
ssconvert exceljs.xlsx gnumeric.xlsx 2>gnumeric.log
{
  for writer in libxlsxwriter office gnumeric openpyxl exceljs; do
    echo "$writer $(unzip -p $writer.xlsx xl/worksheets/sheet1.xml | grep -o '<v>[^<]*')"
  done
} >seen
cat seen
cat >wanted <<'END'
libxlsxwriter <v>0.3
office <v>0.3
gnumeric <v>0.300000000000000039991
openpyxl <v>0.3
exceljs <v>0.30000000000000004
END
cmp seen wanted || exit 1
