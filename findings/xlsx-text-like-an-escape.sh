#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: in a text of .xlsx "_x0041_" stands for "A" (ECMA-376 part 1, 22.9.2.19, ST_Xstring), so whoever writes that text as it is must
# escape its first underscore: "_x005F_x0041_". Codes of survey tools and file names can look so. Of three writers none does: libxlsxwriter
# 1.1.4 escapes control characters this way, and not the underscore; exceljs 4.4.0 and openpyxl 3.0.9 write the text as it is. Readers are
# of two kinds: readxl 1.4.2, SheetJS 0.18.5 and exceljs decode, LibreOffice 7.4, Gnumeric 1.12.55 and openpyxl do not. So exceljs does not
# read back what it wrote, and a text changes between two programs of different kinds.
# Seen: see `wanted` below.
set -eu
for program in soffice ssconvert Rscript npm node gcc; do
  command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix . exceljs@4.4.0 xlsx@0.18.5 >npm.log 2>&1 || { cat npm.log; exit 1; }
apt-get download python3-openpyxl=3.0.9-1 python3-et-xmlfile=1.0.1-2.1 libxlsxwriter-dev=1.1.4-2+b1 libxlsxwriter4=1.1.4-2+b1 \
    >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
lib=$work/root/usr/lib/$(gcc -print-multiarch)
export PYTHONPATH="$work/root/usr/lib/python3/dist-packages"
cat >write.c <<'END'
#include <xlsxwriter.h>
int main(void)
{
    lxw_workbook *book = workbook_new("libxlsxwriter.xlsx");
    worksheet_write_string(workbook_add_worksheet(book, "A"), 0, 0, "_x0041_\x0b", NULL);
    return (int)workbook_close(book);
}
END
gcc -I root/usr/include write.c -o write -L "$lib" -lxlsxwriter
LD_LIBRARY_PATH=$lib ./write
/usr/bin/python3 -c 'import openpyxl
book = openpyxl.Workbook()
book.active.append(["_x0041_"])
book.save("openpyxl.xlsx")'
node -e 'const book = new (require("exceljs").Workbook)(); book.addWorksheet("A").addRow(["_x0041_"]); book.xlsx.writeFile("exceljs.xlsx")'
{
  for writer in libxlsxwriter openpyxl exceljs; do
    echo "$writer writes $(unzip -p $writer.xlsx xl/sharedStrings.xml xl/worksheets/sheet1.xml 2>/dev/null | grep -o '<t>[^<]*')"
  done
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to csv exceljs.xlsx >office.log 2>&1
  echo "$(soffice --version | cut -d' ' -f1,2) reads $(cat exceljs.csv)"
  ssconvert exceljs.xlsx gnumeric.csv 2>gnumeric.log
  echo "Gnumeric $(ssconvert --version 2>&1 | sed -n "s/.*'\(.*\)'.*/\1/p" | head -1) reads $(cat gnumeric.csv)"
  Rscript -e 'cat("readxl", as.character(packageVersion("readxl")), "reads", names(readxl::read_excel("exceljs.xlsx")))'; echo
  /usr/bin/python3 -c 'import openpyxl; print("openpyxl 3.0.9 reads", openpyxl.load_workbook("exceljs.xlsx").active["A1"].value)'
  node -e 'console.log("SheetJS 0.18.5 reads", require("xlsx").readFile("exceljs.xlsx").Sheets.A.A1.v)'
  node -e 'const b = new (require("exceljs").Workbook)(); b.xlsx.readFile("exceljs.xlsx").then(() => console.log("exceljs 4.4.0 reads", b.worksheets[0].getCell("A1").value))'
} >seen
cat seen
cat >wanted <<'END'
libxlsxwriter writes <t>_x0041__x000B_
openpyxl writes <t>_x0041_
exceljs writes <t>_x0041_
LibreOffice 7.4.7.2 reads _x0041_
Gnumeric 1.12.55 reads _x0041_
readxl 1.4.2 reads A
openpyxl 3.0.9 reads _x0041_
SheetJS 0.18.5 reads A
exceljs 4.4.0 reads A
END
cmp seen wanted || exit 1
