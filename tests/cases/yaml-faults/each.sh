# Every scan.yaml of this folder with the same responses: its messages, and what the settings became.
for file in *.yaml; do
    mkdir scan
    cp responses.csv scan
    cp "$file" scan/scan.yaml
    echo "== $file" >&2
    if "$CXSCAN" check scan >/dev/null; then
        "$CXSCAN" facts scan | grep -A12 '"scan": {' | grep -E '"(organisation|title|subtitle|version|date|author|language)":' >&2
    fi
    rm -r scan
done
