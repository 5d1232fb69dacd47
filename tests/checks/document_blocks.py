# SPDX-License-Identifier: EUPL-1.2
"""What a document says, block by block: for tests of what was made of it."""
import re

INLINE = {"text", "strong", "emphasis", "code", "link", "mark", "break"}
ESCAPE = re.compile(r'\\(u[0-9A-F]{4}|.)')
LINE = re.compile(r'( *)([a-z-]+)(.*)')
QUOTED = re.compile(r'(?:([a-z-]+)=)?"((?:[^"\\]|\\.)*)"')


def unquoted(text):
    return ESCAPE.sub(lambda found: chr(int(found[1][1:], 16)) if len(found[1]) == 5 else {"n": "\n"}.get(found[1], found[1]), text)


def blocks(tree):
    """The text of the Document's blocks, from the dump of its tree. A rule says its unit behind its heading."""
    word, text, unit, heading = "", "", "", False
    for line in tree.splitlines():
        _, kind, rest = LINE.fullmatch(line).groups()
        values = {name or "": unquoted(value) for name, value in QUOTED.findall(rest)}
        number = re.search(r" number=(\d+)", QUOTED.sub("", rest))
        if kind == "document":
            word = values.get("figure-word", "")
        if kind not in INLINE:
            yield text
            text = ""
            if heading:
                yield unit
                unit = ""
            heading = bool(unit) and kind == "heading"
            if line.split()[:2] == ["div", "rule"]:
                unit = values.get("argument", "")
        if kind in ("text", "code", "code-block"):
            text += values[""]
        elif kind == "break":
            text += "\n"
        elif kind == "figure" and "caption" in values:
            yield (f"{word} {number[1]}. " if number else "") + values["caption"]
    yield text
