# SPDX-License-Identifier: EUPL-1.2
"""All that is known of some unknown numbers: each lies between two ends, and so do sums of them. How far may another
sum of them still range?

The simplex method with bounds on both sides, in whole numbers and fractions; nothing is rounded. Coefficients are
0 and 1 where groups are sums of people, so almost every pivot is 1 or -1 and the numbers stay whole.
"""
from fractions import Fraction


class Contradiction(Exception):
    """No numbers are as the rows say."""


class Polytope:
    def __init__(self, boxes, rows):
        """`boxes`: (low, high) of each unknown; `rows`: ({unknown: coefficient}, low, high)."""
        count = len(boxes)
        self.count = count
        self.low = [box[0] for box in boxes] + [row[1] for row in rows]
        self.high = [box[1] for box in boxes] + [row[2] for row in rows]
        self.outer = list(range(count))                    # variables that stand by themselves,
        self.inner = list(range(count, count + len(rows)))  # and those that are sums of them
        self.table = [[row[0].get(j, 0) for j in range(count)] for row in rows]
        self.value = [box[0] for box in boxes]
        self.value += [sum(c * self.value[j] for j, c in row[0].items()) for row in rows]
        self._enter()

    def range(self, sum_of):
        """Lowest and highest of Σ coefficient × unknown."""
        ends = []
        for sign in (-1, 1):
            goal = {j: sign * c for j, c in sum_of.items()}
            self._climb(goal)
            ends.append(sum(c * self.value[j] for j, c in sum_of.items()))
        return tuple(ends)

    def _slopes(self, weight):
        """What a step of each outer variable adds to Σ weight × variable."""
        slope = [weight.get(v, 0) for v in self.outer]
        for i, v in enumerate(self.inner):
            w = weight.get(v, 0)
            if w:
                for j, c in enumerate(self.table[i]):
                    if c:
                        slope[j] += w * c
        return slope

    def _enter(self):
        """Bring every inner variable between its ends."""
        while True:
            weight = {}
            for v in self.inner:
                if self.value[v] > self.high[v]:
                    weight[v] = -1
                elif self.value[v] < self.low[v]:
                    weight[v] = 1
            if not weight:
                return
            if not self._step(self._slopes(weight)):
                raise Contradiction

    def _climb(self, goal):
        while self._step(self._slopes(goal)):
            pass

    def _step(self, slope):
        """One step uphill; False where there is none. The first variable that helps (Bland): so it ends."""
        choices = [(self.outer[j], j) for j, s in enumerate(slope) if s and
                   (self.value[self.outer[j]] < self.high[self.outer[j]] if s > 0 else
                    self.value[self.outer[j]] > self.low[self.outer[j]])]
        if not choices:
            return False
        v, j = min(choices)
        sign = 1 if slope[j] > 0 else -1
        room = self.high[v] - self.value[v] if sign > 0 else self.value[v] - self.low[v]
        leaves = None
        for i, row in enumerate(self.table):
            if row[j]:
                b = self.inner[i]
                limit = self._limit(b, row[j] * sign)
                if limit is not None and (limit < room or limit == room and leaves is not None and
                                          b < self.inner[leaves]):
                    room, leaves = limit, i
        if room:
            self.value[v] += sign * room
            for i, row in enumerate(self.table):
                if row[j]:
                    self.value[self.inner[i]] += row[j] * sign * room
        if leaves is not None:
            self._exchange(leaves, j)
        return True

    def _limit(self, b, speed):
        """How far until b is at an end: the nearest it has not passed. None: it has passed all."""
        value, low, high = self.value[b], self.low[b], self.high[b]
        if speed > 0:
            end = low if value < low else high if value <= high else None
        else:
            end = high if value > high else low if value >= low else None
        if end is None:
            return None
        if speed in (1, -1):
            return abs(end - value)
        return Fraction(abs(end - value)) / abs(speed)

    def _exchange(self, i, j):
        row = self.table[i]
        pivot = row[j]
        self.inner[i], self.outer[j] = self.outer[j], self.inner[i]
        if pivot == 1:
            new = [-c for c in row]
            new[j] = 1
        elif pivot == -1:
            new = list(row)
            new[j] = -1
        else:
            new = [-Fraction(c) / pivot for c in row]
            new[j] = 1 / Fraction(pivot)
        self.table[i] = new
        filled = [(k, c) for k, c in enumerate(new) if c and k != j]
        for other, line in enumerate(self.table):
            factor = line[j]
            if other != i and factor:
                for k, c in filled:
                    line[k] += factor * c
                line[j] = factor * new[j]


def small_sums(rows, small, count, limit=6):
    """Sums of rows (each {unknown: coefficient}) in which only the `small` unknowns are left, as many as `limit`
    independent ones: what is known of few people."""
    lines = [dict(row) for row in rows]
    for column in range(count):
        if column in small:
            continue
        pivot = next((line for line in lines if line.get(column)), None)
        if pivot is None:
            continue
        lines = [_without(line, pivot, column) for line in lines if line is not pivot]
    basis = []
    for line in lines:
        for column, other in basis:
            line = _without(line, other, column)
        if line:
            column = min(line)
            basis = [(c, _without(other, line, column)) for c, other in basis]
            basis.append((column, line))
    return [line for _, line in basis[:limit]]


def _without(line, pivot, column):
    if not line.get(column):
        return line
    factor = Fraction(line[column]) / pivot[column]
    result = dict(line)
    for k, c in pivot.items():
        new = result.get(k, 0) - factor * c
        if new:
            result[k] = new
        else:
            result.pop(k, None)
    return result
