# SPDX-License-Identifier: EUPL-1.2
"""The attack on single answers: by counts of the whole organisation, of one version and of two side by side, and by the
means of questions of departments."""
import itertools
from fractions import Fraction

from attacker import PROTECTION, Claim, sum_of_answers
from printed import Range

KINDS = (1, 2, 3, 4, "x", None)


def question_name(q):
    return f"{q // 8 + 1}.{q % 8 + 1}"


def by_counts(versions):
    """What the counts of one version say by themselves."""
    for v, (printed, known, _) in enumerate(versions):
        for q, counts in enumerate(printed.counts):
            if not counts:
                continue
            answered = [(v, n) for n in known.place if q % 8 not in known.open[n, q // 8]]
            given = [answer for answer in (1, 2, 3, 4) if counts[answer]]
            if 0 < len(answered) < known.min_group:
                mean = Fraction(sum(a * counts[a] for a in (1, 2, 3, 4)), len(answered))
                yield Claim("group" if len(answered) > 1 else "single", "few answered the question", answered,
                            question_name(q), mean, mean)
            elif len(given) == 1 and len(answered) == len(known.place):
                yield Claim("same", "all gave one answer", answered, question_name(q), given[0], given[0])


def by_difference(versions):
    """The counts of two versions: who came less who went, of each answer."""
    for (v, (old, before, _)), (w, (new, after, _)) in itertools.combinations(enumerate(versions), 2):
        for p in range(6):
            counts = [(old.counts[q], new.counts[q]) for q in range(p * 8, p * 8 + 8)]
            if not all(one and other for one, other in counts):
                continue
            come = [(w, n) for n in after.place if before.sheet.get((n, p)) != after.sheet[n, p]]
            gone = [(v, n) for n in before.place if after.sheet.get((n, p)) != before.sheet[n, p]]
            for people, sign in ((come, 1), (gone, -1)):
                more = [{kind: max(0, sign * (other[kind] - one[kind])) for kind in KINDS} for one, other in counts]
                if people:
                    yield from of_side(versions, people, p, more)


def of_side(versions, people, pillar, more):
    """`more`: by question, how many of the people certainly gave each answer; the others of them any."""
    least, most = 0, 0
    limit = min(known.min_group for _, known, _ in versions)
    scored = [(v, n) for v, n in people if versions[v][1].answered(n, pillar)]
    for q, sure in enumerate(more):
        loose = len(people) - sum(sure.values())
        same = [kind for kind in KINDS if sure[kind] == len(people)]
        if same:
            yield Claim("single" if len(people) == 1 else "same", "difference of counts", people,
                        question_name(pillar * 8 + q), same[0], same[0])
        points = sum(answer * sure[answer] for answer in (1, 2, 3, 4))
        least, most = least + points + loose, most + points + 4 * loose
        if sure["x"] or sure[None]:
            return
    if 0 < len(scored) < limit and len(scored) == len(people) and most - least < PROTECTION * len(people):
        if all(not versions[v][1].open[n, pillar] for v, n in people):
            yield Claim("group" if len(people) > 1 else "single", "difference of counts", people, pillar,
                        Fraction(least, len(people)), Fraction(most, len(people)))


class QuestionAttack:
    """The sums of answers of departments, by question, of people whose open questions are known."""

    def __init__(self, attack):
        self.attack, self.versions = attack, attack.versions
        self.groups = [self._groups(v) for v in range(len(self.versions))]

    def _groups(self, v):
        """Who is in each row of a version, as unknowns, and the largest rows inside it."""
        members = self.versions[v][2]
        of = {frozenset(self.attack._sum(v, people)) for people in members.of.values()}
        inside = {one: [other for other in of if other < one] for one in of}
        return {one: [other for other in inner if not any(other < more for more in inner)]
                for one, inner in inside.items()}

    def claims(self):
        for q in range(8):
            yield from self._question(q)

    def _question(self, q):
        item = self.attack.pillar * 8 + q
        size = [sum(q not in self.versions[v][1].open[n, self.attack.pillar] for v, n in u.who)
                for u in self.attack.unknowns]
        low, high = list(size), [4 * s for s in size]
        rows = []
        for v in range(len(self.versions)):
            ranges = self._ranges(v, item, size)
            for group, inside in self.groups[v].items():
                least, most = ranges[group]
                rows.append((group, least, most))
                if inside:
                    rows.append((group.difference(*inside), least - sum(ranges[other][1] for other in inside),
                                 most - sum(ranges[other][0] for other in inside)))
        for _ in range(2):
            narrow(rows, low, high)
        rows.sort(key=lambda row: -sum(size[i] for i in row[0]))
        yield from self._told(rows, size, low, high, item)

    def _ranges(self, v, item, size):
        """What is printed of the sum of answers of each row."""
        printed, _, members = self.versions[v]
        means = {group.name: group.means[item] for group in printed.groups if not group.merged}
        means[None] = printed.means[item]
        ranges = {}
        for name, people in members.of.items():
            group = frozenset(self.attack._sum(v, people))
            number = sum(size[i] for i in group)
            points = sum_of_answers(number, means.get(name))
            if name is None and printed.counts[item]:
                exact = sum(answer * printed.counts[item][answer] for answer in (1, 2, 3, 4))
                points = Range(exact, exact)
            least, most = ranges.get(group, (number, 4 * number))
            ranges[group] = max(least, points.low), min(most, points.high)
        return ranges

    def _told(self, rows, size, low, high, item):
        groups = [*rows, *self._alike(size, low, high)] + [([i], low[i], high[i]) for i in range(len(size))]
        told = set()  # all that needs no further telling
        for group, least, most in groups:
            people = sum(size[i] for i in group)
            least, most = max(least, sum(low[i] for i in group)), min(most, sum(high[i] for i in group))
            if not people or told.issuperset(group):
                continue
            answer = 1 if most == people else 4 if least == 4 * people else least if people == 1 and least == most else None
            if answer:
                told.update(group)
                who = [(v, n) for i in group for v, n in self.attack.unknowns[i].who
                       if item % 8 not in self.versions[v][1].open[n, self.attack.pillar]]
                kind = "single" if people == 1 else "group" if people < self.attack.min_group else "same"
                yield Claim(kind, "means of departments", who, question_name(item), answer, answer)

    def _alike(self, size, low, high):
        """Those who all gave the lowest answer, or the highest: where they are many, it is a group's answer that is
        told, not each one's."""
        for answer, bound in ((1, high), (4, low)):
            alike = [i for i, people in enumerate(size) if people and bound[i] == answer * people]
            if sum(size[i] for i in alike) >= self.attack.min_group:
                yield alike, sum(low[i] for i in alike), sum(high[i] for i in alike)


def narrow(rows, low, high):
    for group, least, most in rows:
        lows, highs = sum(low[i] for i in group), sum(high[i] for i in group)
        for i in group:
            a, b = max(low[i], least - highs + high[i]), min(high[i], most - lows + low[i])
            lows, highs = lows + a - low[i], highs + b - high[i]
            low[i], high[i] = a, b
