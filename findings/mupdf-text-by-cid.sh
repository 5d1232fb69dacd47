#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: MuPDF 1.21.1 (Debian 12) keeps the texts of a composite font by CID, in a map to which it gives the ranges of the codes
# (pdf-unicode.c): where a font has a CMap of its own, a letter whose CID is outside those ranges has no text, though ToUnicode says it
# for its code. poppler 22.12 extracts it. A writer that wants its text read there lets the CIDs be the codes.
# Seen: codes 41 and 42, of CIDs 5 and 66 in a range of 2A to FF: poppler says "ab", MuPDF "?b" with a warning.
set -eu
for program in mutool pdftotext /usr/bin/python3; do
  command -v $program >/dev/null || { echo "$program is not installed (mupdf-tools, poppler-utils, python3-pikepdf)" >&2; exit 1; }
done
font=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
[ -f $font ] || { echo "fonts-dejavu-core is not installed" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
/usr/bin/python3 - $font <<'END'
import sys
import pikepdf
from pikepdf import Array, Dictionary, Name, String

pdf = pikepdf.new()
system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n%s def\n1 begincodespacerange <2A> <FF> endcodespacerange\n"
foot = b"endcmap CMapName currentdict /CMap defineresource pop end end\n"
encoding = pdf.make_stream(head % b"/CMapName /Codes" + b"2 begincidchar\n<41> 5\n<42> 66\nendcidchar\n" + foot,
                           Type=Name.CMap, CMapName=Name.Codes, CIDSystemInfo=system)
texts = pdf.make_stream(head % b"/CMapName /Texts" + b"2 beginbfchar\n<41> <0061>\n<42> <0062>\nendbfchar\n" + foot)
descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.DejaVuSans, Flags=4, StemV=80, ItalicAngle=0, Ascent=928, Descent=-236,
                        CapHeight=729, FontBBox=Array([-1021, -463, 1793, 1232]),
                        FontFile2=pdf.make_stream(open(sys.argv[1], "rb").read()))
descendant = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.DejaVuSans, CIDSystemInfo=system, DW=600,
                        CIDToGIDMap=Name.Identity, FontDescriptor=pdf.make_indirect(descriptor))
font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.DejaVuSans, Encoding=encoding, ToUnicode=texts,
                  DescendantFonts=Array([pdf.make_indirect(descendant)]))
page = pdf.add_blank_page(page_size=(200, 200))
page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
page.Contents = pdf.make_stream(b"BT /F1 20 Tf 50 100 Td (AB) Tj ET")
pdf.save("codes.pdf")
END
poppler=$(pdftotext codes.pdf - | tr -d '\n\f')
mupdf=$(mutool draw -q -F text codes.pdf 2>warnings | tr -d '\n\f')
mutool -v 2>&1 | head -1
echo "poppler: $poppler; MuPDF: $mupdf; $(grep -c 'outside of the codespace' warnings) warning"
[ "$poppler" = ab ] && [ "$mupdf" != ab ] && grep -q 'outside of the codespace' warnings
