#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: a list whose levels say nothing of letters (text:list-level-style-number or -bullet without style:text-properties,
# which OpenDocument allows) has its numbers and bullets in LibreOffice Impress 7.4 at 45 % of the text's size; in Writer, from the
# same markup, at the size of the text. `fo:font-size="100%"` in style:text-properties makes them as large as the text.
# Seen: see `wanted` below (height of a number as a part of that of the text).
set -eu
# LibreOffice is too large for a temporary folder: it has to be there, in Debian 12's version.
pinned='libreoffice-impress-nogui=4:7.4.7-1+deb12u14 libreoffice-writer-nogui=4:7.4.7-1+deb12u14 poppler-utils=22.12.0-2+deb12u3'
for package in $pinned; do
  [ "$(dpkg-query -W -f='${Version}' "${package%%=*}" 2>/dev/null)" = "${package#*=}" ] ||
    { echo "apt-get install $pinned" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 - <<'END'
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"' for name, rest in (
    ("office", "office"), ("style", "style"), ("text", "text"), ("draw", "drawing"), ("presentation", "presentation"),
    ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")))


def document(kind, mime, letters, body):
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{mime}">
<office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"
 style:num-suffix="."><style:list-level-properties text:min-label-width="30pt"/>{letters}</text:list-level-style-number></text:list-style>
<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-size="20pt"/></style:style>
<style:page-layout style:name="A"><style:page-layout-properties fo:page-width="600pt" fo:page-height="300pt"/></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="M" style:page-layout-name="A"/></office:master-styles>
<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>'''


LIST = '<text:list text:style-name="L1"><text:list-item><text:p text:style-name="P1">Een</text:p></text:list-item></text:list>'
SLIDE = ('<draw:page draw:name="1" draw:master-page-name="M"><draw:frame svg:x="50pt" svg:y="50pt" svg:width="400pt" svg:height="100pt">'
         f'<draw:text-box>{LIST}</draw:text-box></draw:frame></draw:page>')
SAID = '<style:text-properties fo:font-size="100%"/>'
for name, text in (("impress.fodp", document("presentation", "presentation", "", SLIDE)),
                   ("said.fodp", document("presentation", "presentation", SAID, SLIDE)),
                   ("writer.fodt", document("text", "text", "", LIST))):
    with open(name, "w", encoding="utf-8") as file:
        file.write(text)
END
for name in impress.fodp said.fodp writer.fodt; do
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf "$name" >office.log 2>&1 || { cat office.log; exit 1; }
  # How high each word's box is, against that of the text beside it.
  pdftotext -bbox "${name%.*}.pdf" - | python3 -c '
import re, sys
size = {word: float(bottom) - float(top) for top, bottom, word in re.findall(r"yMin=\"([\d.]+)\" xMax=\"[\d.]+\" yMax=\"([\d.]+)\">([^<]*)<", sys.stdin.read())}
print(sys.argv[1], round(100 * size["1."] / size["Een"]), "%")' "${name%.*}"
done >seen
cat seen
cat >wanted <<'END'
impress 45 %
said 100 %
writer 100 %
END
cmp seen wanted || exit 1
