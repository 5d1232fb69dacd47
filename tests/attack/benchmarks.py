# SPDX-License-Identifier: EUPL-1.2
"""What members of a benchmark can work out of another one's value, from one or two benchmarks.

A coalition of members knows its own values, who is in which benchmark, and how a benchmark comes about. Everything else
that could be so, is weighed: of each other organisation the attacker finds every value that it can have such that all
that is published comes out. An organisation is identified to the width of what is left.
"""
from fractions import Fraction

STATISTICS = (("lower", 1), ("median", 2), ("upper", 3))


class Scale:
    """The scale of a figure, as so many classes, numbered from 0. They are called cells here: class is a word of Python."""

    def __init__(self, low, high, cells):
        self.low, self.high, self.cells = Fraction(low), Fraction(high), cells
        self.step = (self.high - self.low) / cells

    def cell(self, value):
        return min(((Fraction(value) - self.low) / self.step).__floor__(), self.cells - 1)

    def value(self, cell):
        """The middle of it."""
        return self.low + (cell + Fraction(1, 2)) * self.step

    def width(self, first, last):
        return (last - first + 1) * self.step


def ranks(count, which):
    """Which of `count` values in order (from 1) the quartile is, or between which two."""
    at, rest = divmod(count * which, 4)
    return (at, at + 1) if rest == 0 else (at + 1,)


def quartile(values, which):
    places = ranks(len(values), which)
    return Fraction(sum(sorted(values)[place - 1] for place in places), len(places))


class Version:
    """One figure of one benchmark: how many organisations, and what is published, in cells (a half is between two)."""

    def __init__(self, count, published):
        self.count = count
        self.rule = {}  # by how many values have passed: what has to hold then
        for name, which in STATISTICS:
            if published.get(name) is None:
                continue
            places = ranks(count, which)
            if len(places) == 1:
                self.rule[places[0]] = ("is", published[name])
            else:
                self.rule[places[0]] = ("first", None)
                self.rule[places[1]] = ("sum", 2 * published[name])

    def step(self, passed, pending, cell):
        """One more value, in `cell`. The pending one after it, or None where it cannot be."""
        kind, wanted = self.rule.get(passed + 1, (None, None))
        if kind == "is":
            return -1 if cell == wanted else None
        if kind == "first":
            # the next one is the other of the pair
            return cell
        if kind == "sum":
            return -1 if pending + cell == wanted else None
        return -1


def possible(cells, versions, known, unknown):
    """For each class the cells that a member of it that nobody knows can lie in.

    A class is who is in which versions: a tuple of bools. `known`: {class: [cells]}, `unknown`: {class: how many}.
    Values are laid down from the lowest cell to the highest, one at a time; a state is what matters of those so far.
    """
    classes = [of for of in unknown if unknown[of]]
    here = {of: [0] * cells for of in known}
    for of, values in known.items():
        for cell in values:
            here[of][cell] += 1

    def add(state, of, cell):
        passed, pending = list(state[1]), list(state[2])
        for v, version in enumerate(versions):
            if of[v]:
                pending[v] = version.step(passed[v], pending[v], cell)
                if pending[v] is None:
                    return None
                passed[v] += 1
        return (state[0], tuple(passed), tuple(pending))

    def enter(state, cell):
        for of, counts in here.items():
            for _ in range(counts[cell]):
                state = state and add(state, of, cell)
        return state

    start = enter((tuple(0 for _ in classes), tuple(0 for _ in versions), tuple(-1 for _ in versions)), 0)
    layers, edges = [{start} if start else set()], []
    for cell in range(cells):  # within a cell in the order of classes; then on to the next
        todo, within = list(layers[cell]), []
        while todo:
            state = todo.pop()
            for c, of in enumerate(classes):
                if state[0][c] == unknown[of]:
                    continue
                after = add(state, of, cell)
                if after is None:
                    continue
                after = (tuple(n + (i == c) for i, n in enumerate(after[0])), *after[1:])
                within.append((state, after, c))
                if after not in layers[cell]:
                    layers[cell].add(after)
                    todo.append(after)
        edges.append(within)
        layers.append({after for after in (enter(state, cell + 1) for state in layers[cell]) if after}
                      if cell + 1 < cells else set())
    full = tuple(unknown[of] for of in classes)
    good = {state for state in layers[cells - 1] if state[0] == full}
    found = {of: set() for of in classes}
    for cell in reversed(range(cells)):
        if cell < cells - 1:
            good = {state for state in layers[cell] if enter(state, cell + 1) in good}
        # states with more laid down come first
        for before, after, c in sorted(edges[cell], key=lambda edge: -sum(edge[0][0])):
            if after in good:
                good.add(before)
                found[classes[c]].add(cell)
    return found


def attack(scale, versions, members, coalition):
    """By class and organisation the ends, in cells, of what the coalition leaves possible.

    versions: [{"organisations": n, "lower", "median", "upper": published values or None}]. members: [{name: value}], one
    for each version, who is in it. An organisation with another value in the second is two of them.
    """
    who = {}
    for v, of_version in enumerate(members):
        for name, value in of_version.items():
            who.setdefault((name, value), [False] * len(members))[v] = True
    known, unknown, targets = {}, {}, {}
    for (name, value), of in who.items():
        of = tuple(of)
        known.setdefault(of, [])
        if name in coalition:
            known[of].append(scale.cell(value))
        else:
            unknown[of] = unknown.get(of, 0) + 1
            targets.setdefault(of, []).append((name, value))
    first = scale.value(0)
    told = [Version(version["organisations"],
                    {name: None if version[name] is None else (Fraction(version[name]) - first) / scale.step
                     for name, _ in STATISTICS}) for version in versions]
    found = possible(scale.cells, told, known, unknown)
    return [(name, value, min(found[of]), max(found[of])) if found[of] else (name, value, None, None)
            for of, those in targets.items() for name, value in those]
