#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: one export of a survey, with the answer options "1-4" and "5/10" (times a year) and a question called 1.10, is read as five
# different tables. LibreOffice 7.4 goes by the language of the import: in Dutch 1-4 is the first of April of this year and 5/10 stays,
# in English 5/10 is the tenth of May and 1-4 stays, in German both stay. SheetJS 0.18.5 makes dates of the year 2001 of both,
# Gnumeric 1.12.55 makes one of 5/10, exceljs 4.4.0 of neither. English LibreOffice, Gnumeric and exceljs turn the heading 1.10 into
# 1.1, which is then there twice; Dutch and German LibreOffice and SheetJS's CSV keep it.
# Seen: see `wanted` below; YEAR is the year in which it runs.
set -eu
for program in soffice ssconvert npm node; do
  command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix . exceljs@4.4.0 xlsx@0.18.5 >npm.log 2>&1 || { cat npm.log; exit 1; }
printf 'id,1.1,1.10,hoe vaak\n1,3,4,1-4\n2,3,4,5/10\n' >a.csv
{
  for language in 1043 1033 1031; do
    soffice "-env:UserInstallation=file://$work/profile" --headless "--infilter=CSV:44,34,76,1,,$language" \
        --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' --outdir $language a.csv >office.log 2>&1
    echo "$(soffice --version | cut -d' ' -f1,2), language $language: $(tr '\n' ' ' <$language/a.csv)"
  done
  ssconvert a.csv gnumeric.csv 2>gnumeric.log
  echo "Gnumeric $(ssconvert --version 2>&1 | sed -n "s/.*'\(.*\)'.*/\1/p" | head -1): $(tr '\n' ' ' <gnumeric.csv)"
  node -e 'const x = require("xlsx"); console.log("SheetJS 0.18.5:", x.utils.sheet_to_csv(x.readFile("a.csv").Sheets.Sheet1, {rawNumbers: false}).trim().split("\n").join(" "))'
  node -e 'const b = new (require("exceljs").Workbook)(); b.csv.readFile("a.csv").then((s) => { const rows = []; s.eachRow((r) => rows.push(r.values.slice(1).join(","))); console.log("exceljs 4.4.0:", rows.join(" ")); })'
} | sed "s/$(date +%Y)/YEAR/g; s:/$(date +%y)\b:/YEAR:g" >seen
cat seen
cat >wanted <<'END'
LibreOffice 7.4.7.2, language 1043: id,1.1,1.10,hoe vaak 1,3,4,04/01/YEAR 2,3,4,5/10 
LibreOffice 7.4.7.2, language 1033: id,1.1,1.1,hoe vaak 1,3,4,1-4 2,3,4,05/10/YEAR 
LibreOffice 7.4.7.2, language 1031: id,1.1,1.10,hoe vaak 1,3,4,1-4 2,3,4,5/10 
Gnumeric 1.12.55: id,1.1,1.1,"hoe vaak" 1,3,4,1-4 2,3,4,YEAR/05/10 
SheetJS 0.18.5: id,1.1,1.10,hoe vaak 1,3,4,1/4/01 2,3,4,5/10/01
exceljs 4.4.0: id,1.1,1.1,hoe vaak 1,3,4,1-4 2,3,4,5/10
END
cmp seen wanted || exit 1
