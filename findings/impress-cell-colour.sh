#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: the cells of a table on a slide take nothing of style:table-cell-properties, where OpenDocument (1.3, part 3, 17.18) has
# their background: LibreOffice Impress 7.4 fills them with its own blue, #729fcf. With fo:background-color there, or with a default style
# of family graphic that fills nothing, they stay blue; only an element of its own, loext:graphic-properties with draw:fill, changes them
# (so does style:graphic-properties in a style of family table-cell, which the schema does not allow). Calc and Writer take the standard's.
# Seen: see `wanted` below (colour in the middle of an empty cell, for which yellow was asked).
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
    ("office", "office"), ("style", "style"), ("text", "text"), ("draw", "drawing"), ("table", "table"),
    ("presentation", "presentation"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")))
SPACES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def document(kind, mime, cell, body, styles=""):
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{mime}"><office:styles>{styles}</office:styles>
<office:automatic-styles><style:style style:name="C" style:family="table-cell">{cell}</style:style>
<style:style style:name="R" style:family="table-row"><style:table-row-properties style:row-height="200pt"/></style:style>
<style:style style:name="K" style:family="table-column"><style:table-column-properties style:column-width="400pt"/></style:style>
<style:page-layout style:name="A"><style:page-layout-properties fo:page-width="400pt" fo:page-height="200pt" fo:margin="0pt"/></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="{'Standard' if kind == 'text' else 'M'}" style:page-layout-name="A"/>
</office:master-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>'''


TABLE = ('<table:table><table:table-column table:style-name="K"/><table:table-row table:style-name="R">'
         '<table:table-cell table:style-name="C"><text:p/></table:table-cell></table:table-row></table:table>')
SLIDE = ('<draw:page draw:name="1" draw:master-page-name="M"><draw:frame svg:x="0pt" svg:y="0pt" svg:width="400pt" svg:height="200pt">'
         f'{TABLE}</draw:frame></draw:page>')
STANDARD = '<style:table-cell-properties fo:background-color="#ffff00"/>'
OWN = '<loext:graphic-properties draw:fill="solid" draw:fill-color="#ffff00"/>'
NONE = '<style:default-style style:family="graphic"><style:graphic-properties draw:fill="none"/></style:default-style>'
for name, text in (("impress", document("presentation", "presentation", STANDARD, SLIDE)),
                   ("default", document("presentation", "presentation", STANDARD, SLIDE, NONE)),
                   ("extension", document("presentation", "presentation", OWN, SLIDE)),
                   ("writer", document("text", "text", STANDARD, TABLE))):
    with open(f"{name}.{'fodt' if name == 'writer' else 'fodp'}", "w", encoding="utf-8") as file:
        file.write(text)
END
for name in impress.fodp default.fodp extension.fodp writer.fodt; do
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf "$name" >office.log 2>&1 || { cat office.log; exit 1; }
  # One dot of the cell; a picture of one dot ends with its three bytes.
  pdftoppm -r 72 -x 100 -y 8 -W 1 -H 1 -f 1 -l 1 -singlefile "${name%.*}.pdf" dot
  echo "${name%.*} #$(tail -c 3 dot.ppm | od -An -tx1 | tr -d ' ')"
done >seen
cat seen
cat >wanted <<'END'
impress #729fcf
default #729fcf
extension #ffff00
writer #ffff00
END
cmp seen wanted || exit 1
