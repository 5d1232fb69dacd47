# What check says of the encoding, and the departments.
for file in *.csv; do
    mkdir scan
    cp "$file" scan/responses.csv
    echo "== $file"
    "$CXSCAN" check scan 2>&1 | grep -E "^responses|^ +(6|4|3|2|12)  [^0-9]*$|hint|error" | grep -v question
    rm -r scan
done
mkdir scan
cp one-mac_roman.csv scan/responses.csv
echo "encoding: cp850" > scan/scan.yaml
echo "== as scan.yaml says"
"$CXSCAN" check scan 2>&1 | grep -E "^responses|^ +6  [^0-9]*$"
for name in cp437 macroman windows-1252; do echo "encoding: $name" > scan/scan.yaml; "$CXSCAN" check scan 2>&1 | grep -E "^responses|^ +6  [^0-9]*$"; done
rm scan/scan.yaml
LC_ALL=nl_NL.UTF-8 "$CXSCAN" check scan >/dev/null
cp symbols.csv scan/responses.csv
LC_ALL=nl_NL.UTF-8 "$CXSCAN" check scan >/dev/null
