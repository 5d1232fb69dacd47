"""What the strategy map holds, and that every action stands in it once."""
import json
import sys

facts = json.load(sys.stdin)
strategy = facts["strategy_map"]
places = ("this_year", "next_year", "year_after", "later", "left_out", "unplanned", "paused", "done")
counts = {place: strategy[f"{place}_count"] for place in places}
print(counts, "together", sum(counts.values()), "of", strategy["count"], "in the roadmap", len(facts["roadmap"]["actions"]))
told = [len(cell["actions"]) + cell["more_count"] for pillar in strategy["pillars"] for cell in pillar["cells"]]
print("columns", [column["year"] or ("later" if column["is_after_third"] else "not") for column in strategy["columns"]],
      "hold", sum(told), "of", sum(counts[place] for place in places[:5]))
for pillar in strategy["pillars"]:
    print(pillar["id"], pillar["target_text"], pillar["score_after_text"], pillar["target_met"], pillar["shortage_text"], [
        " ".join([a["id"] + ("?" if a["is_idea"] else "") + (f" to {a['until_text']}" if a["runs_on"] else "") for a in cell["actions"]] +
                 ([f"+{cell['more_count']}: {cell['more_numbers_text']}"] if cell["has_more"] else [])) for cell in pillar["cells"]])
