#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: where a piece of a tagged paragraph has an ActualText of its own (a ligature, as cairo and others write it), pdfinfo -struct-text of poppler
# 22.12 prints the codes in place of that text and drops the rest of the paragraph: "De eX" for "De efficient". pdftotext of the
# same file is right, so the loss is seen only by who reads along the structure, as assistive software does.
# Seen: see `wanted` below.
set -eu
command -v qpdf >/dev/null || { echo "qpdf is not installed" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# What else the library links is on every system that has a poppler.
apt-get download poppler-utils=22.12.0-2+deb12u3 libpoppler126=22.12.0-2+deb12u3 >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
PATH=$work/root/usr/bin:$PATH
LD_LIBRARY_PATH=$(dirname "$(find "$work/root/usr/lib" -name 'libpoppler.so.126' | head -1)")
export PATH LD_LIBRARY_PATH
python3 - <<'PY'
def write(name, middle):
    content = b"/P <</MCID 0>> BDC BT /F 12 Tf 10 50 Td (De e) Tj " + middle + b" (cient) Tj ET EMC"
    objects = [b"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/Lang(nl)>>",
               b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/StructParents 0>>",
               b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
               b"<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0[7 0 R]]>>>>",
               b"<</Type/StructElem/S/P/P 6 0 R/Pg 3 0 R/K 0>>"]
    file, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    open(name, "wb").write(file + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
write("plain.pdf", b"(ffi) Tj")
write("ligature.pdf", b"/Span <</ActualText (ffi)>> BDC (X) Tj EMC")
PY
{
  pdfinfo -v 2>&1 | head -1
  for file in plain ligature; do
    qpdf --check $file.pdf >check.log 2>&1 || cat check.log
    echo "$file: pdftotext $(pdftotext $file.pdf - | head -1); structure $(pdfinfo -struct-text $file.pdf 2>&1 | tr -s '\n ' ' ')"
  done
} >seen
cat seen
cat >wanted <<'END'
pdfinfo version 22.12.0
plain: pdftotext De efficient; structure P (block) "De efficient" 
ligature: pdftotext De efficient; structure P (block) "De eX" 
END
cmp seen wanted || exit 1
