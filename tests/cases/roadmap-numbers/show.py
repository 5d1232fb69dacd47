"""Print the alternative text of the matrix, and every row of a table that begins with a number and an action's title."""
import csv
import json
import re
import sys

with open(sys.argv[1] + "/roadmap.csv", encoding="utf-8") as file:
    head = file.readline()
    rows = csv.reader(file, delimiter=";" if ";" in head else ",")
    titles = {cell for row in rows for cell in row[:2]}
tree = sys.stdin.read()
print(re.search(r'chart="matrix".*alt="(.*)"', tree)[1])
for row in re.split(r"\n *(?:row|table)\b", tree)[1:]:
    cells = [json.loads(text) for text in re.findall(r'cell[^\n]*\n(?: +strong\n)? +text (".*")', row)]
    if len(cells) > 1 and cells[1] in titles:
        print(" | ".join(cell.replace("\u00a0", " ") for cell in cells))
