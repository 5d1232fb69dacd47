#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: a cell of .xlsx may hold its date as text of ISO 8601, t="d" (ECMA-376 part 1, 18.18.11); "Strict Open XML" files do. Of the
# moment of a response, 2026-03-12, Gnumeric 1.12.55 and exceljs 4.4.0 make the number 2026, without a word or with one on standard error;
# LibreOffice 7.4 and SheetJS 0.18.5 give the number of the day without a format, so that 46093 is shown; readxl 1.4.2 gives the text;
# openpyxl 3.0.9 gives a date.
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
export PYTHONPATH="$work/root/usr/lib/python3/dist-packages"
/usr/bin/python3 -c 'import datetime, openpyxl
book = openpyxl.Workbook()
book.iso_dates = True
book.active.append(["moment"])
book.active.append([datetime.datetime(2026, 3, 12, 10, 30)])
book.active["A2"].number_format = "General"
book.active.append([datetime.date(2026, 3, 12)])
book.active["A3"].number_format = "General"
book.save("a.xlsx")'
{
  echo "in the file: $(unzip -p a.xlsx xl/worksheets/sheet1.xml | grep -o '<c r="A[23]"[^/]*/v>' | tr '\n' ' ')"
  echo "$(soffice --version | cut -d' ' -f1,2): $(soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to csv a.xlsx >office.log 2>&1; tail -n +2 a.csv | tr '\n' ' ')"
  echo "Gnumeric $(ssconvert --version 2>&1 | sed -n "s/.*'\(.*\)'.*/\1/p" | head -1): $(ssconvert a.xlsx gnumeric.csv 2>gnumeric.log; tail -n +2 gnumeric.csv | tr '\n' ' ')"
  echo "readxl $(Rscript -e 'cat(as.character(packageVersion("readxl")))'): $(Rscript -e 'cat(readxl::read_excel("a.xlsx")[[1]])')"
  echo "openpyxl 3.0.9: $(/usr/bin/python3 -c 'import openpyxl; print(*(cell.value for cell in openpyxl.load_workbook("a.xlsx").active["A"][1:]))')"
  echo "SheetJS 0.18.5: $(node -e 'const x = require("xlsx"); console.log(x.utils.sheet_to_csv(x.readFile("a.xlsx").Sheets.Sheet))' | tail -n +2 | tr '\n' ' ')"
  echo "exceljs 4.4.0: $(node -e 'const book = new (require("exceljs").Workbook)(); book.xlsx.readFile("a.xlsx").then(() => console.log(...book.worksheets[0].getColumn(1).values.slice(2)))')"
} >seen
cat seen
cat >wanted <<'END'
in the file: <c r="A2" t="d"><v>2026-03-12T10:30:00</v> <c r="A3" t="d"><v>2026-03-12</v> 
LibreOffice 7.4.7.2: 46093.4375 46093 
Gnumeric 1.12.55: 2026 2026 
readxl 1.4.2: 2026-03-12T10:30:00 2026-03-12
openpyxl 3.0.9: 2026-03-12 10:30:00 2026-03-12
SheetJS 0.18.5: 46093.4375 46093 
exceljs 4.4.0: 2026 2026
END
cmp seen wanted || exit 1
