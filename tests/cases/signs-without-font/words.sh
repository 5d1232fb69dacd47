# words.sh FOLDER: lines of its report that held strange signs
pdftotext "$1/report/report.pdf" - |
    grep -E "^Leuk|Zegt|vlag|tweede|punt →|• punt|privé|Ελλην|…\]|groei\.|\baf, |^Begin nu|^Burgerzaken$|Hoe +zijn" | sort -u
