# SPDX-License-Identifier: EUPL-1.2
"""Invented measurements among customers, and versions of them that differ by everything that happens to a survey: the
export, who is in it, and how its settings read it. Who attacks them knows who is who; the program does not."""
import csv
import os

MIN_GROUP = 5
ASKED = ("satisfaction", "loyalty", "recommendation")
NO_ANSWER = "99"
WORDS = ["zeer slecht", "slecht", "gaat", "goed", "zeer goed"]


class Customer:
    """`cells`: by question what the export says: a number of the scale, "" or a code that means no answer."""

    def __init__(self, name, cells, region, age, wave):
        self.name, self.cells, self.region, self.age, self.wave = name, cells, region, age, wave

    def copy(self):
        return Customer(self.name, dict(self.cells), self.region, self.age, self.wave)


class Survey:
    """One measurement: its rows, and its settings."""

    def __init__(self, questions, customers):
        self.id, self.export = "kto", "kto.csv"
        self.questions = questions  # name: (scale, dimension, asked_for)
        self.customers = customers
        self.breakdown = ["region"]
        self.left_out = set()       # of the column wave
        self.dont_know = {NO_ANSWER}
        self.routes = {}            # of dimensions
        self.headings = {}          # by question, where it is another one
        self.words = False          # questions on 1–5 say words
        self.previous = self.mirrors = None
        self.next_name = len(customers)

    def copy(self):
        other = Survey(dict(self.questions), [one.copy() for one in self.customers])
        for name in ("id", "export", "words", "previous", "mirrors", "next_name"):
            setattr(other, name, getattr(self, name))
        other.breakdown, other.left_out = list(self.breakdown), set(self.left_out)
        other.dont_know, other.routes, other.headings = set(self.dont_know), dict(self.routes), dict(self.headings)
        return other

    def marks(self, question):
        """{customer: mark} of those who count."""
        found = {}
        for one in self.customers:
            cell = one.cells[question]
            if one.wave not in self.left_out and cell != "" and cell not in self.dont_know:
                found[one.name] = int(cell)
        return found

    def groups(self, trait):
        return {one.name: getattr(one, trait) for one in self.customers}

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, self.export), "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow([self.headings.get(name, name) for name in self.questions] + ["region", "age", "wave"])
            for one in self.customers:
                out.writerow([self.cell(name, one.cells[name]) for name in self.questions] + [one.region, one.age, one.wave])
        with open(os.path.join(folder, self.id + ".yaml"), "w", encoding="utf-8") as file:
            file.write(self.settings())

    def cell(self, question, cell):
        small = self.questions[question][0] == "1-5"
        return WORDS[int(cell) - 1] if self.words and small and cell in "12345" and cell else cell

    def settings(self):
        text = f"title: {self.id}\nkind: {'mirror' if self.mirrors else 'customers'}\nexport: {self.export}\n"
        text += f"dont_know: [{', '.join(sorted(self.dont_know))}]\n"
        text += f"mirrors: {self.mirrors}\n" if self.mirrors else ""
        text += f"previous: {self.previous}\n" if self.previous else ""
        text += f"breakdown: [{', '.join(self.breakdown)}]\n" if self.breakdown else ""
        if self.left_out:
            text += "leave_out: {wave: " + sorted(self.left_out)[0] + "}\n"
        if self.words:
            text += "answers: {" + ", ".join(f"{word}: {i}" for i, word in enumerate(WORDS, 1)) + "}\n"
        if self.routes:
            text += "dimensions: {" + ", ".join(f"{name}: {{route: {route}}}" for name, route in self.routes.items()) + "}\n"
        text += "questions:\n"
        for name, (scale, dimension, asked) in self.questions.items():
            text += f"  - {{columns: {self.headings.get(name, name)}, scale: {scale}"
            text += f", dimension: {dimension}" if dimension else ""
            text += f", asked_for: {asked}" if asked else ""
            text += "}\n"
        return text


def customer(rnd, name, survey_questions, empty):
    level = rnd.gauss(7, 1.5)
    cells = {}
    for question, (scale, _, _) in survey_questions.items():
        low, high = (1, 5) if scale == "1-5" else (0, 10)
        mark = rnd.gauss(level, 1.3) if high == 10 else rnd.gauss(level, 1.3) / 2
        cells[question] = str(min(high, max(low, round(mark))))
        if rnd.random() < empty:
            cells[question] = rnd.choice(["", NO_ANSWER])
    return Customer(name, cells, rnd.choice("NNNZZW"), rnd.choice(["jong", "oud"]), "a" if rnd.random() < 0.9 else "b")


def generate(rnd):
    questions = {}
    if rnd.random() < 0.7:
        questions = {asked: ("0-10", None, asked) for asked in ASKED}
    for i in range(rnd.randrange(1, 6)):
        scale = rnd.choice(["0-10", "1-5"])
        questions[f"q{i}"] = (scale, rnd.choice(["service" if scale == "0-10" else "gemak", None]), None)
    empty = rnd.choice([0, 0.05, 0.2])
    survey = Survey(questions, [customer(rnd, i, questions, empty) for i in range(rnd.choice([7, 9, 14, 25, 60, 120]))])
    survey.breakdown = rnd.choice([[], ["region"], ["age"], ["region", "age"]])
    survey.routes = {"service": "respondents"} if rnd.random() < 0.4 and any(d == "service" for _, d, _ in questions.values()) else {}
    return survey


# ---- what happens to it ----

def late(survey, rnd, count=None):
    for _ in range(count or rnd.randrange(1, MIN_GROUP)):
        survey.customers.append(customer(rnd, survey.next_name, survey.questions, 0.05))
        survey.next_name += 1


def late_many(survey, rnd):
    late(survey, rnd, rnd.randrange(MIN_GROUP, 3 * MIN_GROUP))


def removed(survey, rnd, count=None):
    for one in rnd.sample(survey.customers, min(count or rnd.randrange(1, MIN_GROUP), len(survey.customers) - 1)):
        survey.customers.remove(one)


def late_and_removed(survey, rnd):
    removed(survey, rnd)
    late(survey, rnd)


def few_come_many_go(survey, rnd):
    removed(survey, rnd, rnd.randrange(MIN_GROUP, 2 * MIN_GROUP))
    late(survey, rnd)


def corrected(survey, rnd):
    for one in rnd.sample(survey.customers, rnd.randrange(1, MIN_GROUP)):
        for question in rnd.sample(list(one.cells), rnd.randrange(1, 3) if len(one.cells) > 2 else 1):
            one.cells[question] = str(rnd.choice([value for value in range(1, 6) if str(value) != one.cells[question]]))


def leave_out(survey, rnd):
    survey.left_out = {"b"} if not survey.left_out else set()


def dont_know(survey, rnd):
    survey.dont_know = survey.dont_know ^ {rnd.choice(["1", "2", "3", "4"])}


def traits(survey, rnd):
    survey.breakdown = rnd.choice([other for other in ([], ["region"], ["age"], ["region", "age"]) if other != survey.breakdown])


def moved_group(survey, rnd):
    for one in rnd.sample(survey.customers, rnd.randrange(1, MIN_GROUP)):
        one.region = rnd.choice([region for region in "NZW" if region != one.region])


def renamed(survey, rnd):
    """And one late answer; the order and the names tell nothing."""
    survey.id, survey.export = "tevredenheid", "uitvoer.csv"
    rnd.shuffle(survey.customers)
    late(survey, rnd, 1)


def headings(survey, rnd):
    survey.headings = {name: "vraag " + name for name in survey.questions}
    late(survey, rnd, 1)


def words(survey, rnd):
    survey.words = not survey.words
    late(survey, rnd, 1)


def route(survey, rnd):
    survey.routes = {} if survey.routes else {d: "respondents" for _, d, _ in survey.questions.values() if d}


def less_asked(survey, rnd):
    for name in rnd.sample(list(survey.questions), len(survey.questions) // 2):
        if survey.questions[name][2] is None and len(survey.questions) > 1:
            del survey.questions[name]
    survey.routes = {name: route for name, route in survey.routes.items() if name in {d for _, d, _ in survey.questions.values()}}


def nothing(survey, rnd):
    rnd.shuffle(survey.customers)


CHANGES = {
    "late answers": late, "many late answers": late_many, "answers removed": removed, "late and removed": late_and_removed,
    "few come, many go": few_come_many_go, "marks corrected": corrected, "other leave_out": leave_out,
    "other dont_know": dont_know, "other breakdown": traits, "others in a group": moved_group,
    "renamed, reordered, one late": renamed, "other headings, one late": headings, "words for numbers, one late": words,
    "other route": route, "fewer questions": less_asked, "nothing": nothing,
}


def beside(survey, rnd, kind):
    """The same change as a second measurement in the same version: other settings over the same or another export. One of
    another name, from another export, under other headings is another survey (score/measured_people.h)."""
    other = survey.copy()
    CHANGES[kind](other, rnd)
    other.headings = {}
    other.id = "kto-b"
    if other.customers != survey.customers:
        other.export = "kto-b.csv"
    how = rnd.choice(["beside", "previous", "mirrors"])
    if how != "beside":
        setattr(other, how, survey.id)
    return [survey, other]
