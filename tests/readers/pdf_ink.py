# SPDX-License-Identifier: EUPL-1.2
"""Where poppler finds each word of a PDF: does one lie on another, off the page, or run into its neighbour?"""
import collections
import html
import re
import subprocess

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.S)
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
NUMBER = re.compile(r"[–+]?\d[\d.,]*")
SIDE = 20  # points at either side of a page where nothing stands


def pages_of(path):
    """Of each page its width, its height, and (left, top, right, bottom, word) of every word."""
    source = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    for width, height, words in PAGE.findall(source):
        yield float(width), float(height), [(*map(float, found[:4]), html.unescape(found[4])) for found in WORD.findall(words)]


def overlapping(words):
    """Pairs of words of which one lies on the other; a line box is a little higher than its line may be."""
    open_words = []
    for word in sorted(words, key=lambda word: word[1]):
        open_words = [other for other in open_words if other[3] > word[1]]
        for other in open_words:
            wide = min(word[2], other[2]) - max(word[0], other[0])
            high = min(word[3], other[3]) - word[1]
            if wide > 1 and high > 0.4 * min(word[3] - word[1], other[3] - other[1]):
                yield other[4], word[4]
        open_words.append(word)


def cells_of(document):
    """(page, number) of every number that is all of a table's cell, as the structure tree has it."""
    for cell in document.root.walk():
        text = document.text(cell).strip() if cell.type in ("TD", "TH") else ""
        if NUMBER.fullmatch(text):
            yield next(child[1] for element in cell.walk() for child in element.children if isinstance(child, tuple)), text


def faults(path, document):
    wanted = collections.Counter(cells_of(document))
    for number, (width, height, words) in enumerate(pages_of(path)):
        for one, other in overlapping(words):
            yield f"page {number + 1}: {one!r} and {other!r} lie on each other"
        for left, top, right, bottom, word in words:
            if left < SIDE or right > width - SIDE or top < 0 or bottom > height:
                yield f"page {number + 1}: {word!r} stands at the edge of the page, or beyond"
        found = collections.Counter(word[4] for word in words)
        for (page, word), count in wanted.items():
            if page == number and found[word] < count:
                yield f"page {number + 1}: {word!r} of a table runs into its neighbour"
