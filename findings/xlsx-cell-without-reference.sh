#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: in the schema of .xlsx (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73) the attribute r of a row and of a cell is optional; without
# it, each stands behind the one before. A writer saves a quarter of a large sheet by leaving it out. Six readers, three answers:
# LibreOffice, readxl, openpyxl and SheetJS place the cells; exceljs refuses the file; Gnumeric loses all of them but one, with exit
# code 0.
# Seen: see `wanted` below.
set -eu
for program in soffice ssconvert Rscript npm node; do
  command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix . exceljs@4.4.0 xlsx@0.18.5 >npm.log 2>&1 || { cat npm.log; exit 1; }
apt-get download python3-openpyxl=3.0.9-1 python3-et-xmlfile=1.0.1-2.1 >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
python3 - <<'PY'
import zipfile
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
def text(word): return f'<c t="inlineStr"><is><t>{word}</t></is></c>'
def number(digits): return f"<c><v>{digits}</v></c>"
rows = [text("id") + text("vraag") + text("afdeling"), number(1) + number(3) + text("KCC"), number(2) + "<c/>" + text("BZ"), "",
        number(3) + number(4) + text("BZ")]
with zipfile.ZipFile("a.xlsx", "w") as book:
    book.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.'
                  f'openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
                  f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/></Types>')
    book.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" '
                  'Target="xl/workbook.xml"/></Relationships>')
    book.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets>'
                  '</workbook>')
    book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" '
                  f'Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
    book.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>'
                  + "".join(f"<row>{cells}</row>" for cells in rows) + "</sheetData></worksheet>")
PY
{
  echo "$(soffice --version | cut -d' ' -f1,2)"
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to csv a.xlsx >office.log 2>&1
  cat a.csv
  echo "Gnumeric $(ssconvert --version 2>&1 | sed -n "s/.*'\(.*\)'.*/\1/p" | head -1)"
  ssconvert a.xlsx gnumeric.csv >gnumeric.log 2>&1 && echo "exit code 0, $(wc -l <gnumeric.csv) lines"
  echo "readxl $(Rscript -e 'cat(as.character(packageVersion("readxl")))')"
  Rscript -e 'write.csv(readxl::read_excel("a.xlsx"), quote = FALSE, na = "", row.names = FALSE)' 2>/dev/null
  echo "openpyxl 3.0.9"
  PYTHONPATH="$work/root/usr/lib/python3/dist-packages" /usr/bin/python3 -c 'import openpyxl
for row in openpyxl.load_workbook("a.xlsx").active.iter_rows(values_only=True):
    print(",".join("" if cell is None else str(cell) for cell in row))'
  echo "SheetJS 0.18.5"
  node -e 'const x = require("xlsx"); console.log(x.utils.sheet_to_csv(x.readFile("a.xlsx").Sheets.A).trimEnd())'
  echo "exceljs 4.4.0"
  node -e 'const book = new (require("exceljs").Workbook)(); book.xlsx.readFile("a.xlsx").then(() => console.log("read"), (e) => console.log(String(e)))'
} >seen
cat seen
cat >wanted <<'END'
LibreOffice 7.4.7.2
id,vraag,afdeling
1,3,KCC
2,,BZ
,,
3,4,BZ
Gnumeric 1.12.55
exit code 0, 1 lines
readxl 1.4.2
id,vraag,afdeling
1,3,KCC
2,,BZ
,,
3,4,BZ
openpyxl 3.0.9
id,vraag,afdeling
1,3,KCC
2,,BZ
,,
3,4,BZ
SheetJS 0.18.5
id,vraag,afdeling
1,3,KCC
2,,BZ
,,
3,4,BZ
exceljs 4.4.0
Error: Invalid row number in model
END
cmp seen wanted || exit 1
