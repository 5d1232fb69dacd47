# SPDX-License-Identifier: EUPL-1.2
"""usage: spoil.py FILE KEY/KEY/NUMBER VALUE: put another value (JSON) into a file of facts; "-" takes the key out."""
import json
import sys

name, path, value = sys.argv[1:]
with open(name, encoding="utf-8") as file:
    facts = json.load(file)
at = facts
*steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
for step in steps:
    at = at[step]
if value == "-":
    del at[last]
else:
    at[last] = json.loads(value)
with open(name, "w", encoding="utf-8") as file:
    json.dump(facts, file, indent=2, ensure_ascii=False)
    file.write("\n")
