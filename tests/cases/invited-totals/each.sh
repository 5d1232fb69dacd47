# Every invited.csv of this folder with the same responses: its messages, and the departments.
for file in [!t]*.csv; do
    mkdir scan
    cp the-answers.csv scan/responses.csv
    cp "$file" scan/invited.csv
    echo "== $file"
    "$CXSCAN" check scan 2>&1 | grep -E "^ +[0-9]+  [A-Z][a-zë]+($| .*half)|^invited|^ +hint|Jan|Piet|jan@"
    "$CXSCAN" facts scan 2>/dev/null | grep -A1 '"response": {' | grep invited
    rm -r scan
done
