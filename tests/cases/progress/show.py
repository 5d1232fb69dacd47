"""What the facts say of the progress."""
import json
import sys

progress = json.load(sys.stdin)["progress"]
print("present" if progress["present"] else "absent", "since", progress["since_version"], progress["since_date_text"],
      progress["done_text"], "of", progress["in_plan_text"], "unchanged", progress["unchanged_text"])
for kind in ("finished", "started", "late", "set_aside", "added"):
    print(" ", kind, progress[f"{kind}_count"])
    for action in progress[kind]:
        flags = [key for key, value in action.items() if key.startswith("is_") and value]
        print("   ", action["id"], action["title"], "|", action["then_status_text"], "→", action["status_text"], "|", action["then_end_text"], "→", action["end_text"], flags)
print("  late:", progress["late_pillars_text"])
previous = progress["previous"]
print("  previous:", previous["present"], previous["done_text"], "of", previous["count_text"])
for action in previous["actions"]:
    print("   ", action["id"], action["title"], "|", action["status_text"], "|",
          [(question["id"], question["then_text"], question["now_text"], question["is_higher"] - question["is_lower"]) for question in action["questions"]])
for key in ("of_done", "of_others"):
    print("   ", key, {name: previous[key][name] for name in ("count", "comparable", "risen", "fallen")})
