#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: R's openxlsx 4.2.5.2 (Debian r-cran-openxlsx 4.2.5.2-1) writes <dimension ref="A1"/> whatever the size of the
# table. openpyxl 3.0.9 (python3-openpyxl 3.0.9-1) in read-only mode believes it: of 13 rows it gives one row of one cell,
# without a warning or an error. SheetJS and LibreOffice pass over the element.
# Moreover a data frame with a Date and a POSIXct column gets two number formats with the same id 165, and the cells of
# both columns the same style, so that the moments and the dates are shown alike: LibreOffice keeps the second.
# Seen:
#   dimension in the file: <dimension ref="A1"/>
#   formats in the file: 165 mm/dd/yyyy, 165 yyyy-mm-dd hh:mm:ss
#   read-only openpyxl: A1:A1, rows [1]
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download r-cran-openxlsx=4.2.5.2-1 r-cran-zip=2.2.2-1+b1 r-cran-rcpp=1.0.10-1 r-cran-stringi=1.7.12-1 \
    python3-openpyxl=3.0.9-1 python3-et-xmlfile=1.0.1-2.1 >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
R_LIBS="$work/root/usr/lib/R/site-library" Rscript -e 'library(openxlsx)
survey <- data.frame(id = 1:12, day = as.Date("2026-02-01") + 1:12,
                     moment = as.POSIXct("2026-02-01 12:30:00", tz = "UTC") + 86400 * (1:12))
write.xlsx(survey, "survey.xlsx")' >r.log 2>&1 || { cat r.log; exit 1; }
PYTHONPATH="$work/root/usr/lib/python3/dist-packages" /usr/bin/python3 - >seen <<'PY'
import re, zipfile, openpyxl
book = zipfile.ZipFile("survey.xlsx")
print("dimension in the file:", re.search(r"<dimension[^>]*>", book.read("xl/worksheets/sheet1.xml").decode()).group())
print("formats in the file:", ", ".join(" ".join(m) for m in re.findall(
    r'numFmtId="(\d+)" formatCode="([^"]*)"', book.read("xl/styles.xml").decode())))
sheet = openpyxl.load_workbook("survey.xlsx", read_only=True).active
print("read-only openpyxl:", sheet.calculate_dimension() + ", rows", [len(row) for row in sheet.iter_rows()])
PY
cat seen
cat >wanted <<'END'
dimension in the file: <dimension ref="A1"/>
formats in the file: 165 mm/dd/yyyy, 165 yyyy-mm-dd hh:mm:ss
read-only openpyxl: A1:A1, rows [1]
END
cmp seen wanted || exit 1
