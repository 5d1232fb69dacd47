# The same of exports: a department that is no longer shown, another format, a list that cannot be read.
out=share
look() {
    echo "== $1"
    shift
    "$CXSCAN" "$@" 2>&1 >names.txt | grep -v '^  hint: \(keep\|give\)'
    (cd share && ls)
}
as_it_was() { rm -rf share scan; cp -r again scan; }
cp -r scan again
sed -i '2,$s/^;/Burgerzaken;/; 2,9s/^Burgerzaken/Zorg/' again/responses.csv
sed -n '2,9s/^Zorg/Ruimte/p' again/responses.csv | tr 1234 4312 >>again/responses.csv
as_it_was
look "a workbook of each" export scan -o share
sed -i 's/^Zorg/Burgerzaken/' scan/responses.csv
look "one department has become part of another" export scan -o share
as_it_was
look "a workbook of each" export scan -o share
look "in another format" export scan -o share --format ods
echo '{' >share/cxscan-documents.json
look "a list that cannot be read" export scan -o share
LC_ALL=nl_NL.UTF-8 "$CXSCAN" export scan -o share 2>&1 | tail -3

echo "== exports beside a report: of the same figures, then of others"
as_it_was
"$CXSCAN" export scan >names.txt
"$CXSCAN" report scan --only xlsx 2>&1 >names.txt; echo $?
echo "# a remark" >>scan/scan.yaml; mkdir scan/interviews; printf -- '---\nrole: Adviseur\ndate: 2026-02-03\n---\n## Meten\n\n(+) Snel.\n' >scan/interviews/01-hoofd.md
"$CXSCAN" report scan --only xlsx 2>&1 >names.txt | grep -A1 exports
sed -i '3s/;[1-4];/;x;/' scan/responses.csv
"$CXSCAN" report scan --only xlsx 2>&1 >names.txt | grep -A1 exports
LC_ALL=nl_NL.UTF-8 "$CXSCAN" report scan --only xlsx 2>&1 >names.txt | grep -A1 exports
"$CXSCAN" export scan 2>&1 >names.txt | grep -A1 exports
"$CXSCAN" report scan --only xlsx 2>&1 >names.txt | grep -A1 exports; true
