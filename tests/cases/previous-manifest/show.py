"""Of the facts: what is said of the change. Of the document's tree: the chapter on it."""
import json
import re
import sys

text = sys.stdin.read()
if not text.startswith("{"):
    inside = False
    for line in text.splitlines():
        if 'div chapter argument="' in line:
            inside = "Toen en nu" in line or "Then and now" in line
        if inside:
            print(re.sub(" number=[0-9]+", "", line))
    sys.exit()
facts = json.loads(text)
change = facts["change"]
print(change["previous_text"], change["now_text"], "shown" if change["shown"] else "not shown", "manifest" if change["from_manifest"] else "")
for pillar in facts["pillars"]:
    one = pillar["change"]
    print(" ", pillar["name"], pillar["previous_text"], one["then_score_text"], one["now_score_text"], one["difference_text"],
          one["interval"]["text"], one["same_questions"], "clear" if one["clear"] else "undecided" if one["undecided"] else "")
questions = [question["change"] for pillar in facts["pillars"] for question in pillar["questions"]]
print("  questions compared:", sum(one["comparable"] for one in questions), "clear:", sum(one["clear"] for one in questions))
print("  reworded:", [(question["id"], question["previous_text"]) for question in change["reworded"]])
print("  departments:", {department["name"]: [cell["difference_text"] for cell in department["pillars"]] for department in change["departments"]},
      "new", change["departments_new"], "gone", change["departments_gone"])
