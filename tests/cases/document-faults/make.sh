# make.sh GAP [OPTION...]: the report with that template; says whether a document came out
rm -rf templates out
cp -r "$CXSCAN_SOURCE/templates" .
cp "gaps/$1.md" templates/nl/report.md
gap=$1
case $gap in
no-language) sed -i 's/^language_tag:.*/language_tag: ""/' templates/nl/words.yaml ;;
no-glyph-in-chart) sed -i 's/^measure:.*/measure: Meten 𓀁/' templates/nl/words.yaml ;;
esac
shift
scan=scan
[ "$gap" != no-glyph-in-note ] || scan=note
"$CXSCAN" report $scan --templates templates --only pdf -o out "$@"
code=$?
[ -e out/report.pdf ] || echo "no document"
[ ! -e out/report.pdf ] || pdftotext out/report.pdf - | grep -c CONCEPT
exit $code
