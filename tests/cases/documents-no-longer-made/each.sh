# What stands in the folder after each run, and what is said of it on standard error.
umask 000
look() {
    echo "== $1"
    shift
    "$CXSCAN" "$@" 2>&1 >names.txt | grep -v '^  hint: \(keep\|give\)'
    (cd "${out:-out}" && find . -type f -printf '%m %P\n' -o -type d -name '[a-z]*' -printf '%m %P/\n') | LC_ALL=C sort -k 2
}
look "all documents, whatever the umask" report scan -o out
chmod 644 out/vertrouwelijk/workbook.xlsx; chmod 755 out/vertrouwelijk
look "again: what is the owner's alone is made so" report scan -o out
look "the report alone" report scan --only pdf -o out
look "the workbooks alone" report scan --only xlsx -o out
look "in English, the confidential folder has another name" report scan --only xlsx --language en -o out
echo mine > out/confidential/notes.txt
echo more >> out/departments.xlsx
look "what was changed since stays, and the folder with somebody's notes" report scan --only pdf -o out
look "and is told again" report scan --only pdf -o out
rm out/departments.xlsx
look "until it is gone" report scan --only pdf -o out
sed -i 's/^Zorg/Burgerzaken/' scan/responses.csv
rm -r out
look "departments" report scan --only xlsx -o out
sed -i 's/^[A-Z][a-z]*;/;/; 1s/^;/Afdeling;/' scan/responses.csv
look "no departments any more" report scan --only xlsx -o out

echo "== names that lead elsewhere are nobody's documents"
rm -r out; mkdir out; echo precious > precious.txt; ln -s ../precious.txt out/link.txt
"$CXSCAN" report scan -o out >names.txt
sum=$(sha256sum <precious.txt | cut -d ' ' -f 1)
for name in ../precious.txt "$PWD/precious.txt" link.txt . ..; do
    sed -i "s|^ \"documents\": \[|&{\"name\": \"$name\", \"sha256\": \"$sum\"},|" out/manifest.json
done
sed -i 's|"confidential": "[a-z]*"|"confidential": ".."|' out/manifest.json
"$CXSCAN" report scan --only pdf -o out 2>&1 >names.txt
ls out
cat precious.txt out/link.txt

echo "== documents of before there were lists"
rm -r out; mkdir out; echo old >out/workbook.xlsx; echo old >out/departments.xlsx; echo old >out/report.pdf
look "no manifest says whose they are" report scan --only xlsx -o out
LC_ALL=nl_NL.UTF-8 "$CXSCAN" report scan --only xlsx -o out 2>&1 >names.txt
cp out/vertrouwelijk/workbook.xlsx out; rm out/departments.xlsx out/report.pdf
look "the workbook is a copy of the one that has moved" report scan --only xlsx -o out

echo "== a link in the place of the confidential folder"
rm -r out; mkdir out elsewhere; ln -s ../elsewhere out/vertrouwelijk
"$CXSCAN" report scan --only xlsx -o out 2>&1
echo $?; ls elsewhere; rm out/vertrouwelijk; echo a file >out/vertrouwelijk
"$CXSCAN" report scan --only xlsx -o out 2>&1
echo $?; cat out/vertrouwelijk
