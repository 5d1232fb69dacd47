#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: LibreOffice 7.4.7 turns a boolean of .xlsx into .ods not into a boolean but into a formula, =TRUE() or =FALSE(), and
# of one column makes some office:value-type="boolean" and others "float" with the value 0 or 1. Who reads the values of a
# column "consent" finds true, 0, 1, 0.
# Seen: boolean true =TRUE(); float 0 =FALSE(); float 1 =TRUE(); float 0 =FALSE()
set -eu
command -v soffice >/dev/null || { echo "LibreOffice is not installed" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download python3-openpyxl=3.0.9-1 python3-et-xmlfile=1.0.1-2.1 >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
PYTHONPATH="$work/root/usr/lib/python3/dist-packages" /usr/bin/python3 -c 'import openpyxl
book = openpyxl.Workbook()
for value in (True, False, True, False):
    book.active.append([value])
book.save("a.xlsx")'
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to ods a.xlsx >office.log 2>&1
python3 -c 'import re, zipfile
text = zipfile.ZipFile("a.ods").read("content.xml").decode()
print("; ".join("%s %s %s" % (t, v, f) for f, t, v in re.findall(
    r"table:formula=\"of:([^\"]*)\" office:value-type=\"(\w+)\" office:(?:boolean-)?value=\"(\w+)\"", text)))' >seen
cat seen
echo 'boolean true =TRUE(); float 0 =FALSE(); float 1 =TRUE(); float 0 =FALSE()' >wanted
cmp seen wanted || exit 1
