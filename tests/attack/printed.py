# SPDX-License-Identifier: EUPL-1.2
"""What the shareable outputs of one version print: nothing but what any reader of them has.

Totals of scores are whole numbers of 1/UNIT point: a person's score is a multiple of 1/105 point, and half a unit of the
last printed decimal is 1/20 point. A total is kept as the lowest and the highest number that the printed text allows.
"""
import json
import re
from fractions import Fraction

UNIT = 420
STEP = 4  # a total of scores is a multiple of 1/105 point
HALF = Fraction(1, 20)


class Range:
    """Whole numbers from low to high, both included."""

    __slots__ = ("low", "high")

    def __init__(self, low, high):
        self.low, self.high = low, high

    def meet(self, low, high):
        """Is narrowed to what both allow; was it?"""
        if low <= self.low and high >= self.high:
            return False
        self.low, self.high = max(self.low, low), min(self.high, high)
        return True

    @property
    def width(self):
        return self.high - self.low


def ceiling(fraction, step=1):
    return -((-fraction) // step) * step


def total_of(people, low, high):
    """Range of the total of so many scores whose mean lies from low up to, but without, high."""
    first = ceiling(people * low * UNIT, STEP)
    last = ceiling(people * high * UNIT, STEP) - STEP
    return Range(int(first), int(last))


class Figure:
    """A mean score as it is printed: `low` <= it < `high`. Both are the same where it is not rounded."""

    def __init__(self, number, exact, people):
        self.people = people
        if exact:
            total = round(Fraction(number) * people * 105)
            self.low = self.high = Fraction(total, 105 * people)
        else:
            self.low, self.high = score_range(number)

    def meet(self, low, high):
        self.low, self.high = max(self.low, low), min(self.high, high)

    def total(self):
        if self.low == self.high:
            whole = int(self.low * self.people * UNIT)
            return Range(whole, whole)
        return total_of(self.people, self.low, self.high)


def tenths(number):
    """Range of what was rounded to one decimal."""
    middle = Fraction(round(number * 10), 10)
    return middle - HALF, middle + HALF


def score_range(number):
    """Just below a phase's border a score is printed in hundredths; the last of them stands for all up to the border."""
    hundredths = round(number * 100)
    middle = Fraction(hundredths, 100)
    return tenths(number) if hundredths % 10 == 0 else (middle - Fraction(1, 200), middle + Fraction(1, 100))


def is_rounded(number, decimals=1):
    return number is None or abs(number - round(number, decimals)) < 1e-9


PHASES = {"starting": (Fraction(8), Fraction(25, 2)), "learning": (Fraction(25, 2), Fraction(37, 2)),
          "growing": (Fraction(37, 2), Fraction(49, 2)), "mature": (Fraction(49, 2), Fraction(57, 2)),
          "leading": (Fraction(57, 2), Fraction(321, 10))}


def narrow(figure, cell):
    """A score's value and phase, and the middle of its interval, say a little more than the score itself."""
    if cell.get("value") is not None:
        low, high = tenths(cell["value"])
        figure.meet(8 + 6 * (low - 1), 8 + 6 * (high - 1))
    if cell.get("phase"):
        figure.meet(*PHASES[cell["phase"]["id"]])
    interval = cell.get("interval")
    if interval and interval.get("low") is not None:
        low, high = Fraction(round(interval["low"] * 10), 10), Fraction(round(interval["high"] * 10), 10)
        figure.meet((low + high) / 2 - HALF, (low + high) / 2 + HALF + Fraction(1, 10 ** 9))


def narrow_by_mean(figures, mean):
    """The mean of several scores is printed as well."""
    low, high = (len(figures) * end for end in tenths(mean))
    for _ in range(2):
        for figure in figures:
            others_low = sum(other.low for other in figures if other is not figure)
            others_high = sum(other.high for other in figures if other is not figure)
            figure.meet(low - others_high, high - others_low)


def left_beside_withheld(facts):
    """Figures that should have gone with others, or that stand on fewer people than min_group."""
    least = facts["scan"]["min_group"]
    for pillar in facts["pillars"]:
        if pillar["alpha"] is not None and pillar["alpha_n"] < least:
            yield f"alpha of {pillar['name']} stands on {pillar['alpha_n']} people"
        for question in pillar["questions"]:
            if any(number is None for number in question["counts"].values()):
                if any(number is not None for number in [question["answered"], *question["percent"].values()]):
                    yield f"percentages or numbers of question {question['id']} beside withheld counts"
        for name, share in (("strongest", "high_percent"), ("weakest", "low_percent")):
            one = pillar[name]
            hidden = [q["id"] for q in pillar["questions"] if any(number is None for number in q["counts"].values())]
            if one and one["id"] in hidden and one[share] is not None:
                yield f"{share} of question {one['id']} beside withheld counts"
    for connection in facts["connections"]:
        if connection["r"] is not None and connection["n"] < least:
            yield f"a connection stands on {connection['n']} people"


class Group:
    """A row of the table of departments: `scores` by pillar, `means` by question; None where not shown."""

    def __init__(self, name, above, people, merged):
        self.name, self.above, self.people, self.merged = name, above, people, merged
        self.scores, self.means = [None] * 6, [None] * 48


def as_in_texts(tree):
    """Every number becomes what the text beside it says, if that has a decimal."""
    if isinstance(tree, list):
        for item in tree:
            as_in_texts(item)
    elif isinstance(tree, dict):
        for key, item in tree.items():
            text = tree.get(f"{key}_text")
            if isinstance(item, float) and isinstance(text, str) and text.count(",") == 1:
                tree[key] = float(text.replace(",", ".").replace("\u2212", "-").replace("\u2013", "-"))
            else:
                as_in_texts(item)


class Printed:
    def __init__(self, text, rounded=False):
        """`rounded`: as if the numbers were no more exact than the texts beside them."""
        facts = json.loads(text)
        if rounded:
            as_in_texts(facts)
        self.facts = facts
        self.exact = not all(is_rounded(cell.get(name), 2 if name == "score" else 1) for cell in facts["pillars"] + facts["departments"]
                             for name in ("score", "value", "sd", "mean"))
        self.people = facts["response"]["responded"]
        self.scores = [self.figure(cell) for cell in facts["pillars"]]
        self.bounds = [self.read_bounds(cell) for cell in facts["pillars"]]
        # by question {1, 2, 3, 4, x, blank: how many}; None where not shown
        self.counts = [self.read_counts(question) for pillar in facts["pillars"] for question in pillar["questions"]]
        self.means = [question["mean"] for pillar in facts["pillars"] for question in pillar["questions"]]
        self.dont_know = [question["dont_know_percent"] for pillar in facts["pillars"] for question in pillar["questions"]]
        self.left = list(left_beside_withheld(facts))
        self.groups, self.hidden = [], []
        for row in facts["departments"]:
            self.read_row(row)
        if not self.exact:
            for group, places in zip(facts["groups"], ((1, 2, 3), (0, 5, 4))):
                if group["score"] is not None and all(self.scores[p] for p in places):
                    narrow_by_mean([self.scores[p] for p in places], group["score"])
            self.narrow_by_advice(facts)

    def narrow_by_advice(self, facts):
        """The advice whom to interview compares a department with the same mean of the whole organisation, over the
        pillars that are shown of it, and gives the interval of a score."""
        advice = facts.get("interview_advice") or {}
        groups = {group.name: group for group in self.groups if not group.merged}
        places = {cell["id"]: p for p, cell in enumerate(facts["pillars"])}
        for row in advice.get("departments", ()):
            group = groups.get(row["name"])
            if not group:
                continue
            both = [p for p in range(6) if group.scores[p] and self.scores[p]]
            if both and row.get("organisation") is not None:
                narrow_by_mean([self.scores[p] for p in both], row["organisation"])
            for reason in row.get("reasons", ()):
                ends = [Fraction(end.replace(",", ".")) for end in re.findall(r"\d+,\d", reason.get("interval_text") or "")]
                if len(ends) == 2 and group.scores[places[reason["id"]]]:
                    group.scores[places[reason["id"]]].meet(sum(ends) / 2 - HALF, sum(ends) / 2 + HALF + Fraction(1, 10 ** 9))

    def shown(self):
        """How much is printed: {kind: (figures shown, figures)}."""
        rows = [row for row in self.facts["departments"] if not row["merged"]]
        figures = [row["n"] for row in rows] + [cell["score"] for row in rows for cell in row["pillars"]]
        means = [question["mean"] for row in rows for question in row["questions"]]
        pillars = [cell["score"] for cell in self.facts["pillars"]]
        return {kind: (sum(figure is not None for figure in all_of), len(all_of)) for kind, all_of in (
            ("scores of pillars", pillars), ("counts of questions", self.counts), ("means of questions", self.means),
            ("figures of departments", figures), ("means of departments", means))}

    def figure(self, cell):
        if cell["score"] is None or not cell["n"]:
            return None
        figure = Figure(cell["score"], self.exact, cell["n"])
        if not self.exact:
            narrow(figure, cell)
        return figure

    def read_bounds(self, cell):
        bounds = cell.get("bounds")
        if not bounds or bounds.get("low") is None or bounds.get("high") is None:
            return None
        if self.exact:
            near = Fraction(1, 10 ** 9)
            return [(Fraction(bounds[end]) - near, Fraction(bounds[end]) + near) for end in ("low", "high")]
        return [score_range(bounds[end]) for end in ("low", "high")]

    def read_counts(self, question):
        counts = question.get("counts")
        if not counts or any(number is None for number in counts.values()):
            return None
        return {1: counts["1"], 2: counts["2"], 3: counts["3"], 4: counts["4"], "x": counts["x"], None: counts["blank"]}

    def read_row(self, row):
        if row["withheld"]:
            self.hidden.append(row["name"])
            return
        group = Group(row["name"], row["parent"], row["n"], row["merged"])
        group.scores = [self.figure(cell) for cell in row["pillars"]]
        group.means = [question["mean"] for question in row["questions"]]
        shown = [figure for figure in group.scores if figure]
        if not self.exact and shown and row["mean"] is not None:
            narrow_by_mean(shown, row["mean"])
        self.groups.append(group)
