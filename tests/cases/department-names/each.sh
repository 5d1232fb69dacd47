# What check says of the departments.
for folder in "$@"; do
    echo "== $folder"
    "$CXSCAN" check "$folder" | sed -n '/respondents/,/^[^ ]*still/p' | grep -E "respondents|^ +[0-9]+  "
done
