# SPDX-License-Identifier: EUPL-1.2
"""The attacker: what can a reader of one, two or three versions work out of a few people?

It reads what is printed (printed.py) and knows, besides, what colleagues know (Known): who works where, who answered,
who came late, left, moved or sent in a correction; and of a few people who left questions open, which. Never an answer.

Each claim says of some people that their mean score on a pillar, or one answer, lies between two numbers. The claims
that count narrow it to less than PROTECTION, a tenth of the scale, or to one answer.
"""
import itertools
from bisect import bisect_left
from fractions import Fraction

from polytope import Polytope, small_sums
from printed import STEP, UNIT, Range, ceiling

PROTECTION = Fraction(24, 10)
OUTSIDE = ("outside",)
FEW_WAYS = 5  # independent sums of few people of which all combinations are tried


class Claim:
    """`kind`: group (fewer than min_group people), single (one person), ends (people of a large group, by the ends of
    the scale), others (who are left of a shown row when few are taken out), or same (one answer, because all of a group
    gave it). `who`: [(version, name)]."""

    def __init__(self, kind, how, who, place, low, high):
        self.kind, self.how, self.who, self.place, self.low, self.high = kind, how, who, place, low, high


class Known:
    """What colleagues know of a version: no answers."""

    def __init__(self, scan, sheet):
        """`sheet(person, pillar)`: a number that is the same for the same answers of the same person."""
        self.min_group = scan.min_group
        self.above = dict(scan.above)
        self.place = {person.name: person.department for person in scan.people}
        self.open = {}    # by name and pillar: which questions were left open,
        self.unsure = {}  # and to how many of them the answer was "don't know"
        self.sheet = {}   # by name and pillar
        for person in scan.people:
            for p in range(6):
                self.open[person.name, p] = tuple(q for q in range(8) if person.on(p)[q] in ("x", None))
                self.unsure[person.name, p] = person.on(p).count("x")
                self.sheet[person.name, p] = sheet(person, p)

    def path(self, department):
        found = []
        while department:
            found.append(department)
            department = self.above[department]
        return found

    def answered(self, name, pillar):
        return 8 - len(self.open[name, pillar])


class Members:
    """Who is in each row of a version's table of departments."""

    def __init__(self, printed, known):
        self.of = {None: set(known.place)}  # None: the whole organisation
        for group in printed.groups:
            if not group.merged:
                self.of[group.name] = {n for n, d in known.place.items() if group.name in known.path(d)}
        shown = {name: people for name, people in self.of.items() if name}
        for group in printed.groups:
            if group.merged:
                self._row(group, known, shown)

    def _row(self, group, known, shown):
        """A row of several: the departments below one that are not shown, with those who are in none or without."""
        base = {n for n, d in known.place.items() if group.above is None or group.above in known.path(d)}
        shown = [people for name, people in shown.items()
                 if name != group.above and (group.above is None or group.above in known.path(known.above[name]))]
        rest = base.difference(*shown)
        own = {n for n in rest if known.place[n] == group.above}
        for people in (rest - own, rest):
            if len(people) == group.people:
                self.of[group.name] = people
                return


class Unknown:
    """The total of some people who are always in the same rows, in answers that they did not change."""

    def __init__(self, who, answered, unsure):
        self.who = who  # [(version, name)]; of one version
        self.answered, self.unsure = answered, unsure  # questions of each; None where that is not known

    @property
    def people(self):
        return len(self.who)


class PillarAttack:
    def __init__(self, versions, pillar):
        """`versions`: [(Printed, Known, Members)]."""
        self.versions, self.pillar = versions, pillar
        self.min_group = min(known.min_group for _, known, _ in versions)
        self.few_open = self._few_left_open()
        self.few_changed_open = self._few_changed_left_open()
        self.unknowns, self.place = self._unknowns()
        # What the scores of the others who left questions open exceed their answers by: unknowns as well. Where
        # those who came or went are few, the others are in every version, and theirs is one unknown.
        count = 1 if self.few_changed_open else len(versions)
        self.excess = [len(self.unknowns) + (v if count > 1 else 0) for v in range(len(versions))]
        self.rows = []  # ({unknown: coefficient}, low, high), in 1/UNIT points
        self.loose = {}  # by number of a row of which the scale's ends are a part: low, high if these lay PROTECTION further
        for v in range(len(versions)):
            self._add_scores(v)
            self._add_counts(v)
            if self.few_open:
                self._add_bounds(v)

    # ---- what is known ----

    def _scored(self, v):
        known = self.versions[v][1]
        return [name for name in known.place if known.answered(name, self.pillar)]

    def _few_left_open(self):
        """Are the people who left a question open so few that it may be known who they are?"""
        for _, known, _ in self.versions:
            count = sum(0 < len(known.open[name, self.pillar]) < 8 for name in known.place)
            if count >= known.min_group:
                return False
        return True

    def _few_changed_left_open(self):
        """Or those of them who came, left or sent in a correction?"""
        found = set()
        for v, (_, known, _) in enumerate(self.versions):
            found.update(name for name in self._scored(v)
                         if known.open[name, self.pillar] and OUTSIDE in self._rows_in_all(v, name))
        return len(found) < self.min_group

    def _rows_in_all(self, v, name):
        """The rows that this person, with this sheet of answers, is in: by version."""
        sheet = self.versions[v][1].sheet[name, self.pillar]
        return tuple(self._rows_of(w, name) if known.sheet.get((name, self.pillar)) == sheet else OUTSIDE
                     for w, (_, known, _) in enumerate(self.versions))

    def _unknowns(self):
        """People who are in the same rows in every version, with the same answers, are one unknown."""
        keys, place = {}, {}
        for v, (_, known, _) in enumerate(self.versions):
            for name in self._scored(v):
                rows = self._rows_in_all(v, name)
                named = self.few_open or self.few_changed_open and OUTSIDE in rows
                key = (rows, known.answered(name, self.pillar) if named else None,
                       known.unsure[name, self.pillar] if named else None)
                first = next(w for w, rows in enumerate(key[0]) if rows is not OUTSIDE)
                if first == v:
                    keys.setdefault(key, []).append((v, name))
                place[v, name] = key
        unknowns = [Unknown(who, *key[1:]) for key, who in keys.items()]
        index = {key: i for i, key in enumerate(keys)}
        return unknowns, {person: index[key] for person, key in place.items()}

    def _rows_of(self, v, name):
        return tuple(row for row, people in self.versions[v][2].of.items() if name in people) + \
            (self.versions[v][1].place[name],)

    def _sum(self, v, people):
        """{unknown: 1} of people; each unknown is in a row as a whole or not at all."""
        return {self.place[v, name]: 1 for name in people if (v, name) in self.place}

    def _complete(self):
        return self.few_open and all(unknown.answered == 8 for unknown in self.unknowns)

    # ---- rows ----

    def _add_scores(self, v):
        printed, _, members = self.versions[v]
        figures = [(None, printed.scores[self.pillar])]
        figures += [(group.name, group.scores[self.pillar]) for group in printed.groups]
        for name, figure in figures:
            if figure and name in members.of:
                total = figure.total()
                if self._complete():  # then every score is a whole number
                    total = Range(ceiling(total.low, UNIT), total.high // UNIT * UNIT)
                self.rows.append((self._sum(v, members.of[name]), total.low, total.high))

    def _add_counts(self, v):
        """The counts of answers give the sum of all answers, exactly."""
        printed, known, members = self.versions[v]
        counts = printed.counts[self.pillar * 8:self.pillar * 8 + 8]
        everybody = self._sum(v, known.place)
        if all(counts):
            points = sum(answer * number for count in counts for answer, number in count.items() if answer in (1, 2, 3, 4))
            sum_of = self._answers(everybody)
            if not self.few_open:
                sum_of[self.excess[v]] = -1
            self.rows.append((sum_of, points * UNIT, points * UNIT))
        elif self.few_open:
            self._add_means(v, None, printed.means)
        for group in printed.groups:
            if self.few_open and not group.merged:
                self._add_means(v, group.name, group.means)

    def _answers(self, sum_of):
        """The sum of answers instead of that of scores."""
        return {i: c * Fraction(self.unknowns[i].answered, 8) if self._is_partly(i) else c for i, c in sum_of.items()}

    def _is_partly(self, i):
        return self.unknowns[i].answered not in (8, None)

    def _add_means(self, v, name, means):
        """Means of questions say within which ends the sum of answers of a group lies. Which questions the few people
        left open is known where the counts of answers are shown; else only how many."""
        _, known, members = self.versions[v]
        opened = [known.open[n, self.pillar] for n in members.of[name] if known.answered(n, self.pillar)]
        most = sum(1 for questions in opened if questions)
        total = sum(len(questions) for questions in opened)

        def sums(beyond):
            ends = {0: (0, 0)}  # by number of open answers so far: lowest and highest sum of answers
            for q in range(8):
                mean = means[self.pillar * 8 + q]
                left = sum(q in questions for questions in opened)
                choices = [left] if self._told_which(v) else range(most + 1)
                ends = more_open(ends, [(left, sum_of_answers(len(opened) - left, mean, beyond)) for left in choices
                                        if not mean or not name or len(opened) - left >= known.min_group])
            return tuple(end * UNIT for end in ends[total])

        self.loose[len(self.rows)] = sums(PROTECTION / 8)
        self.rows.append((self._answers(self._sum(v, members.of[name])), *sums(0)))

    def _told_which(self, v):
        """Is it printed which questions were left open? By the counts, or by the shares of "don't know"."""
        printed, known, _ = self.versions[v]
        items = range(self.pillar * 8, self.pillar * 8 + 8)
        blank = any(len(known.open[name, self.pillar]) > known.unsure[name, self.pillar] for name in self._scored(v))
        return all(printed.counts[q] for q in items) or not blank and all(printed.dont_know[q] is not None for q in items)

    def _add_bounds(self, v):
        """The scores if every "don't know" had been a 1, had been a 4."""
        printed, known, _ = self.versions[v]
        for end, answer in zip(printed.bounds[self.pillar] or (), (1, 4)):
            people, fixed, sum_of = 0, 0, {}
            for name in known.place:
                answered, unsure = known.answered(name, self.pillar), known.unsure[name, self.pillar]
                if answered + unsure:
                    people += 1
                    fixed += Fraction(8 * answer * unsure, answered + unsure)
                    if answered:
                        sum_of[self.place[v, name]] = Fraction(answered, answered + unsure)
            low, high = end
            self.rows.append((sum_of, (low * people - fixed) * UNIT, (high * people - fixed) * UNIT))

    # ---- what follows ----

    def claims(self):
        if not self.unknowns:
            return
        self.polytope = Polytope(self._boxes(0), self.rows)
        self.rests = self.endless = None
        yield from self._ends()
        yield from self._few_people()
        yield from self._left_open()

    def _boxes(self, beyond):
        """The scale, and so far beyond its ends, in 1/UNIT points."""
        boxes = [((8 * UNIT - beyond) * u.people, (32 * UNIT + beyond) * u.people) for u in self.unknowns]
        return boxes + [self._excess_box(v) for v in range(1 + self.excess[-1] - self.excess[0])]

    def _excess_box(self, v):
        """An open question counts as the mean of the person's other answers."""
        opened = 0
        known = self.versions[v][1]
        for name in self._scored(v):
            if self.unknowns[self.place[v, name]].answered is None:
                opened += len(known.open[name, self.pillar])
        return opened * UNIT, 4 * opened * UNIT

    def _few_people(self):
        small = [i for i, u in enumerate(self.unknowns) if u.people < self.min_group]
        targets = {frozenset((i,)) for i in small}
        ways = small_sums([row[0] for row in self.rows], set(small), self.excess[-1] + 1, FEW_WAYS)
        for signs in itertools.product((-1, 0, 1), repeat=len(ways)):
            total = {}
            for sign, way in zip(signs, ways):
                for i, c in way.items():
                    total[i] = total.get(i, 0) + sign * c
            total = {i: c for i, c in total.items() if c}
            if total and all(c > 0 for c in total.values()) and len(set(total.values())) == 1:
                targets.add(frozenset(total))
        for target in targets:
            who = [name for i in target for _, name in self.unknowns[i].who]
            people = len(who)
            if people < self.min_group and not target <= self.at_ends and len(set(who)) == people:
                low, high = self._range(target)
                if high - low < PROTECTION * people * UNIT:
                    yield self._claim(self._kind(target, people), target, low, high)

    def _range(self, target, polytope=None):
        low, high = (polytope or self.polytope).range({i: 1 for i in target})
        if len(target) == 1:
            low, high = to_steps(low, high, self.unknowns[min(target)].answered)
        return low, high

    def _kind(self, target, people):
        """What a claim about few people follows from. Apart are: what would not follow if scores had no ends; and who
        are left of a shown row without the few who left questions open."""
        low, high = self._range(target, self._without_ends())
        if high - low >= PROTECTION * people * UNIT:
            return "ends"
        for rest in self._rests():
            if target < rest and all(self._is_partly(i) for i in rest - target) and \
                    not any(self._is_partly(i) for i in target):
                return "others"
        return "group" if people > 1 else "single"

    def _without_ends(self):
        """All that is printed, of scores that may lie PROTECTION beyond the ends of the scale."""
        if self.endless is None:
            rows = [(row[0], *self.loose.get(number, row[1:])) for number, row in enumerate(self.rows)]
            self.endless = Polytope(self._boxes(int(PROTECTION * UNIT)), rows)
        return self.endless

    def _rests(self):
        """Shown rows of enough people, and rows without those inside them."""
        if self.rests is None:
            groups = set()
            for v, (_, _, members) in enumerate(self.versions):
                rows = {frozenset(self._sum(v, people)) for people in members.of.values()}
                groups |= rows | {row.difference(*(other for other in rows if other < row)) for row in rows}
            self.rests = [group for group in groups if sum(self.unknowns[i].people for i in group) >= self.min_group]
        return self.rests

    def _claim(self, kind, target, low, high):
        who = [person for i in target for person in self.unknowns[i].who]
        how = "versions" if len(self.versions) > 1 else "departments"
        if any(self._is_partly(i) for i in target):
            how += ", open questions"
        return Claim(kind, how, who, self.pillar, Fraction(low, 1) / (UNIT * len(who)),
                     Fraction(high, 1) / (UNIT * len(who)))

    def _ends(self):
        """One person of many: where all score about as low, or as high, as can be. Of few people among them nothing
        more is told."""
        self.at_ends = set()
        for group, low, high in self._ranges_of_rests():
            people = sum(self.unknowns[i].people for i in group)
            if people < self.min_group:
                continue
            ends = (max(8 * UNIT, low - 32 * UNIT * (people - 1)), min(32 * UNIT, high - 8 * UNIT * (people - 1)))
            told = [i for i in group if self._is_narrow(i, *ends)]
            if set(told) <= self.at_ends:
                continue
            self.at_ends.update(told)
            who = [person for i in told for person in self.unknowns[i].who]
            yield Claim("ends", "ends of the scale", who, self.pillar, Fraction(ends[0]) / UNIT, Fraction(ends[1]) / UNIT)

    def _is_narrow(self, i, low, high):
        """Between these two, how many scores can somebody have who answered so many questions?"""
        low, high = to_steps(low, high, self.unknowns[i].answered)
        return high - low < PROTECTION * UNIT

    def _ranges_of_rests(self):
        """Rows of scores, and what is left of each without the largest rows of its version inside it."""
        known = {}
        for sum_of, low, high in self.rows:
            if all(c == 1 for c in sum_of.values()) and max(sum_of, default=0) < self.excess[0]:
                least, most = known.get(frozenset(sum_of), (low, high))
                known[frozenset(sum_of)] = max(least, low), min(most, high)
        yield from ((group, *ends) for group, ends in known.items())
        for v, (_, _, members) in enumerate(self.versions):
            rows = [row for row in {frozenset(self._sum(v, people)) for people in members.of.values()} if row in known]
            for row in rows:
                inside = [other for other in rows if other < row]
                inside = [other for other in inside if not any(other < more for more in inside)]
                rest = row.difference(*inside)
                if inside and rest and sum(map(len, inside)) == len(row) - len(rest):
                    yield (rest, known[row][0] - sum(known[other][1] for other in inside),
                           known[row][1] - sum(known[other][0] for other in inside))

    def _left_open(self):
        """Few people left a question open. A score counts these as the mean of the others, the sum of answers does
        not; the difference is made by them alone, and their answers are whole numbers."""
        for v, (printed, known, members) in enumerate(self.versions):
            for name in [None] + [group.name for group in printed.groups if not group.merged]:
                partly = [(v, n) for n in members.of[name] if (v, n) in self.place and self._is_partly(self.place[v, n])]
                if 0 < len(partly) < known.min_group:
                    yield from self._open_in(v, members.of[name], partly)

    def _open_in(self, v, group, partly):
        found = list(self._open_claims(self.polytope, v, group, partly, 0))
        sure = {tuple(claim.who) for claim in self._open_claims(self._without_ends(), v, group, partly, PROTECTION)} \
            if found else ()
        for claim in found:
            if tuple(claim.who) not in sure:
                claim.kind = "ends"
            yield claim

    def _open_claims(self, polytope, v, group, partly, beyond):
        """`beyond`: so far beyond the ends of the scale may scores lie, in points."""
        difference = {i: 1 - Fraction(self.unknowns[i].answered, 8) for i in self._sum(v, group)
                      if self._is_partly(i)}
        low, high = polytope.range(difference)
        answered = [self.versions[v][1].answered(name, self.pillar) for _, name in partly]
        weights = [(8 - k) * UNIT // k for k in answered]  # whole: UNIT is a multiple of 1 to 7
        sums = [range(k - int(beyond * k / 8), 4 * k + int(beyond * k / 8) + 1) for k in answered]
        for i, person in enumerate(partly):
            if self.place[person] in self.at_ends:
                continue
            reach = sorted(reachable((w, of) for j, (w, of) in enumerate(zip(weights, sums)) if j != i))
            good = [s for s in sums[i] if hits(reach, low - weights[i] * s, high - weights[i] * s)]
            scores = [Fraction(8 * s, answered[i]) for s in (good[0], good[-1])]
            if scores[1] - scores[0] < PROTECTION:
                yield Claim("single", "left a question open", [person], self.pillar, *scores)
        if len(partly) > 1 and not all(self.place[person] in self.at_ends for person in partly):
            totals = [ends for difference, ends in total_by_difference(zip(weights, answered, sums)).items()
                      if low <= difference <= high]
            least = Fraction(min(ends[0] for ends in totals), UNIT * len(partly))
            most = Fraction(max(ends[1] for ends in totals), UNIT * len(partly))
            if most - least < PROTECTION:
                yield Claim("group", "left a question open", partly, self.pillar, least, most)


def to_steps(low, high, answered):
    """A total of scores is a whole number of steps, the larger the fewer questions were answered (None: not known)."""
    step = Fraction(8 * UNIT, answered) if answered else STEP
    return ceiling(low, step), high // step * step


def sum_of_answers(people, mean, beyond=0):
    """Range of the sum of so many answers 1–4 of which the mean is printed with one decimal (None: not at all).
    `beyond`: so far beyond 1 and 4 may an answer lie."""
    least, most = ceiling(people * (1 - beyond)), int(people * (4 + beyond))
    if mean is None:
        return Range(least, most)
    tenths = Fraction(round(mean * 10), 10)
    low, high = people * (tenths - Fraction(1, 20)), people * (tenths + Fraction(1, 20))
    if abs(mean * 10 - round(mean * 10)) > 1e-6:  # not rounded
        low = high = round(mean * people)
        return Range(low, high)
    return Range(max(least, ceiling(low)), min(most, ceiling(high) - 1))


def more_open(ends, choices):
    """After one more question: `choices` are (left open, range of the sum of the others' answers)."""
    after = {}
    for before, (low, high) in ends.items():
        for left, points in choices:
            if points.low <= points.high:
                old = after.get(before + left, (low + points.low, high + points.high))
                after[before + left] = min(old[0], low + points.low), max(old[1], high + points.high)
    return after


def reachable(people):
    """All values of Σ weight × sum of answers; `people`: (weight, possible sums)."""
    values = {0}
    for weight, sums in people:
        values = {value + weight * s for value in values for s in sums}
    return values


def hits(values, low, high):
    """Is one of the sorted values between the two?"""
    at = bisect_left(values, low)
    return at < len(values) and values[at] <= high


def total_by_difference(people):
    """{Σ weight × sum of answers: (lowest, highest total of scores)}, in 1/UNIT points; `people`: (weight, questions
    answered, possible sums)."""
    found = {0: (0, 0)}
    for weight, answered, sums in people:
        after = {}
        for value, (low, high) in found.items():
            for s in sums:
                score, new = 8 * UNIT * s // answered, value + weight * s  # whole, as UNIT is a multiple of 1 to 7
                old = after.get(new)
                if old is None:
                    after[new] = low + score, high + score
                elif low + score < old[0] or high + score > old[1]:
                    after[new] = min(old[0], low + score), max(old[1], high + score)
        found = after
    return found
