#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: a share shown with the format 0% is multiplied by 100 as a double before it is rounded. 57 of 200 is 28.5 %, the double
# nearest to it times 100 a little less: LibreOffice 7.4 and SheetJS 0.18.5 show 28 %, Gnumeric 1.12.55 shows 29 %. Likewise 29 of 200 and
# 23 of 40. A report that rounds the fraction itself differs by one percent from its own workbook.
# Seen: see `wanted` below.
set -eu
for program in soffice ssconvert npm node; do
  command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix . exceljs@4.4.0 xlsx@0.18.5 >npm.log 2>&1 || { cat npm.log; exit 1; }
node -e 'const book = new (require("exceljs").Workbook)(); const sheet = book.addWorksheet("A");
for (const [part, whole] of [[57, 200], [29, 200], [23, 40], [33, 200], [87, 200]]) sheet.addRow([part / whole]).getCell(1).numFmt = "0%";
book.xlsx.writeFile("a.xlsx")'
{
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true' a.xlsx \
      >office.log 2>&1
  echo "$(soffice --version | cut -d' ' -f1,2): $(tr '\n' ' ' <a.csv)"
  ssconvert -T Gnumeric_stf:stf_assistant -O format=preserve a.xlsx a.txt 2>gnumeric.log
  echo "Gnumeric $(ssconvert --version 2>&1 | sed -n "s/.*'\(.*\)'.*/\1/p" | head -1): $(tr '\n' ' ' <a.txt)"
  node -e 'const x = require("xlsx"); console.log("SheetJS 0.18.5:", x.utils.sheet_to_csv(x.readFile("a.xlsx").Sheets.A).trim().split("\n").join(" "))'
} >seen
cat seen
cat >wanted <<'END'
LibreOffice 7.4.7.2: 28% 14% 57% 17% 44% 
Gnumeric 1.12.55: 29% 15% 58% 17% 44% 
SheetJS 0.18.5: 28% 14% 57% 17% 44%
END
cmp seen wanted || exit 1
