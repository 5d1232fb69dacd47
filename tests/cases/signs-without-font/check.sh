# check.sh FOLDER: only the last line of what is printed: how many errors and warnings
"$CXSCAN" check "$1" >said
code=$?
tail -n 1 said
exit $code
