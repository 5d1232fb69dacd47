import json, sys

roadmap = json.load(sys.stdin)["roadmap"]
for action in roadmap["actions"]:
    print(*(action[key] for key in ("id", "title", "pillars_text", "start_text", "end_text", "start_quarter", "end_quarter",
                                    "status", "status_text", "in_plan", "waits_for_text", "has_effect")), sep=" | ")
print("plan", roadmap["count"], "first", roadmap["first_numbers_text"], "set aside", roadmap["set_aside_numbers_text"])
