# What the facts say of each pillar's questions: (4 answers 2,7) or why not.
import json
import sys

tree = json.load(sys.stdin)
for pillar, effect in zip(tree["pillars"], tree["roadmap"]["effect"]):
    print(pillar["id"], pillar["n_text"], pillar["score_text"], "bounds", pillar["bounds"]["text"],
          "withheld" if pillar["withheld"] else "", "lifted" if effect["has_effect"] else "")
    for question in pillar["questions"]:
        counts = " ".join("-" if n is None else str(n) for n in question["counts"].values())
        print("  ", question["id"], counts, question["mean_text"], question["dont_know_percent"],
              "too few" if question["withheld"] else "no counts" if question["counts_withheld"] else "")
    for name in ("strongest", "weakest"):
        best = pillar[name]
        print("  ", name, best and (best["id"], best["has_percent"], best.get("high_percent", best.get("low_percent"))))
for department in tree["departments"]:
    shown = [sum(not q["withheld"] for q in department["questions"][p * 8:p * 8 + 8]) for p in range(6)]
    print(department["name"], [p["score"] for p in department["pillars"]], "questions with a mean", shown)
print("any", tree["any_counts_withheld"])
