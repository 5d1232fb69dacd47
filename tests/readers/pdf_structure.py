#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Read a tagged PDF as a screen reader does: along its structure tree.

usage: pdf_structure.py FILE...              check the structure; print what is wrong, a line each
       pdf_structure.py --tree FILE          print the structure tree with its text
       pdf_structure.py --words FILE         print the words of the running text, one a line

Written from ISO 32000-1 with pikepdf and nothing of cxscan: it is the second opinion on what cxscan writes.
The exit code is 1 where a file has faults.
"""
import re
import sys
import unicodedata

import pikepdf

INLINE = {"Span", "Link", "Code", "Reference", "Quote"}
PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "EI", "INLINE IMAGE"}
# A screen reader speaks the text of a figure's Alt, not its ink; a table of contents and the signs of a
# list are made by the layout, and are not words of the document.
NOT_RUNNING = {"Figure", "TOC", "Lbl"}
UNKNOWN = "\U0010FFFF"  # a code for which the font names no text


def plain(name):
    return str(name).lstrip("/")


def key_of(thing):
    """What an indirect object is known by."""
    return thing.objgen


class Font:
    """Which text the codes of a shown string stand for: the font's ToUnicode map alone."""

    def __init__(self, dictionary):
        self.text = {}
        self.spaces = self.code_spaces(dictionary)
        if "/ToUnicode" in dictionary:
            self.read_map(bytes(dictionary.ToUnicode.read_bytes()).decode("latin-1"))

    @staticmethod
    def code_spaces(dictionary):
        """(bytes, first, last) of every range of codes."""
        encoding = dictionary.get("/Encoding")
        if dictionary.get("/Subtype") != "/Type0":
            return [(1, 0, 255)]
        if not isinstance(encoding, pikepdf.Stream):
            return [(2, 0, 65535)]
        source = bytes(encoding.read_bytes()).decode("latin-1")
        block = re.search(r"begincodespacerange(.*?)endcodespacerange", source, re.S)[1]
        return [(len(low) // 2, int(low, 16), int(high, 16)) for low, high in re.findall(r"<(\w+)>\s*<(\w+)>", block)]

    def read_map(self, source):
        for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
            for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
                self.text[int(code, 16)] = self.unicode(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
            for low, high, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]*>|\[.*?\])", block, re.S):
                self.read_range(int(low, 16), int(high, 16), to)

    def read_range(self, low, high, to):
        if to.startswith("["):
            for code, text in enumerate(re.findall(r"<([0-9A-Fa-f]*)>", to), low):
                self.text[code] = self.unicode(text)
            return
        first = self.unicode(to[1:-1])
        for code in range(low, high + 1):
            self.text[code] = first[:-1] + chr(ord(first[-1]) + code - low)

    @staticmethod
    def unicode(digits):
        return bytes.fromhex(digits).decode("utf-16-be")

    def decode(self, shown):
        raw, text, at = bytes(shown), "", 0
        while at < len(raw):
            size, code = self.code_at(raw, at)
            text += self.text.get(code, UNKNOWN)
            at += size
        return text

    def code_at(self, raw, at):
        for size, low, high in self.spaces:
            code = int.from_bytes(raw[at:at + size], "big")
            if len(raw) - at >= size and all(
                    low >> shift & 255 <= code >> shift & 255 <= high >> shift & 255 for shift in range(0, 8 * size, 8)):
                return size, code
        return 1, None


class Content:
    """The marked content of one page: `text` and `tag` by MCID, and what stands outside all marks."""

    def __init__(self, page):
        self.text, self.tag, self.faults, self.artifacts = {}, {}, [], []
        self.fonts = {}
        self.open = []  # (kind, mcid, actual text)
        self.size = [float(number) for number in page.MediaBox]
        self.read(page, page.get("/Resources", pikepdf.Dictionary()), 0)
        if self.open:
            self.faults.append("marked content left open")

    def font(self, resources, name):
        dictionary = resources.Font[name]
        if dictionary.objgen not in self.fonts or dictionary.objgen == (0, 0):
            self.fonts[dictionary.objgen] = Font(dictionary)
        return self.fonts[dictionary.objgen]

    def mark(self):
        for kind, mcid, _ in reversed(self.open):
            if kind == "mark":
                return mcid
            if kind == "artifact":
                return "artifact"
        return None

    def say(self, text):
        mark = self.mark()
        if any(actual is not None for _, _, actual in self.open) or mark in (None, "artifact"):
            return
        self.text[mark] += text

    def begin(self, operands):
        tag = plain(operands[0])
        properties = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
        kind, mcid, actual = "other", None, None
        if "/ActualText" in properties:
            actual = str(properties["/ActualText"])
            self.say(actual)
        if "/MCID" in properties:
            kind, mcid = "mark", int(properties["/MCID"])
            if self.mark() is not None:
                self.faults.append(f"mark {mcid} inside another")
            if mcid in self.text:
                self.faults.append(f"mark {mcid} twice")
            self.text[mcid], self.tag[mcid] = "", tag
        elif tag == "Artifact":
            kind = "artifact"
            self.artifacts.append(plain(properties.get("/Subtype", properties.get("/Type", ""))))
        self.open.append((kind, mcid, actual))

    def read(self, stream, resources, depth):
        font = None
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            if name in PAINT and self.mark() is None:
                self.faults.append(f"{name} outside all marks")
            if name in ("BDC", "BMC"):
                self.begin(operands)
            elif name == "EMC":
                if self.open:
                    self.open.pop()
                else:
                    self.faults.append("EMC without BDC")
            elif name == "Tf":
                font = self.font(resources, operands[0])
            elif name in ("Tj", "'", '"'):
                self.say(font.decode(operands[-1]))
            elif name == "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        self.say(font.decode(part))
            elif name == "Do" and depth < 8:
                form = resources.XObject[operands[0]]
                if form.get("/Subtype") == "/Form":
                    self.read(form, form.get("/Resources", resources), depth + 1)


class Element:
    def __init__(self, type, parent, dictionary):
        self.type, self.parent, self.dictionary = type, parent, dictionary
        self.children = []  # Element, ("mark", page, mcid), ("object", annotation)

    def attribute(self, name):
        attributes = self.dictionary.get("/A")
        for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            if isinstance(one, pikepdf.Dictionary) and name in one:
                return one[name]
        return None

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def elements(self, *types):
        return [child for child in self.children if isinstance(child, Element) and (not types or child.type in types)]


class Document:
    def __init__(self, path):
        sys.setrecursionlimit(20000)
        self.pdf = pikepdf.open(path)
        self.pages = list(self.pdf.pages)
        self.page_number = {page.objgen: number for number, page in enumerate(self.pages)}
        self.contents = [Content(page.obj if hasattr(page, "obj") else page) for page in self.pages]
        self.by_object, self.by_id = {}, {}
        self.tree = self.pdf.Root.StructTreeRoot
        kids = self.tree.K
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        self.faults = [] if len(kids) == 1 else [f"{len(kids)} roots"]
        self.root = self.element(kids[0], None)

    def fault(self, text):
        self.faults.append(text)

    def element(self, dictionary, parent):
        element = Element(plain(dictionary.S), parent, dictionary)
        self.by_object[key_of(dictionary)] = element
        if "/ID" in dictionary:
            if bytes(dictionary.ID) in self.by_id:
                self.fault(f"two elements have the identifier {dictionary.ID}")
            self.by_id[bytes(dictionary.ID)] = element
        expected = parent.dictionary if parent else self.tree
        if key_of(dictionary.P) != key_of(expected):
            self.fault(f"{element.type}: /P is not its parent")
        kids = dictionary.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self.child(element, kid)
        return element

    def child(self, element, kid):
        own = element.dictionary.get("/Pg")
        if isinstance(kid, int):
            element.children.append(("mark", self.page_number[own.objgen], int(kid)))
        elif kid.get("/Type") == "/MCR":
            element.children.append(("mark", self.page_number[kid.get("/Pg", own).objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            element.children.append(("object", kid.Obj, self.page_number[kid.get("/Pg", own).objgen]))
        else:
            element.children.append(self.element(kid, element))

    # What is said

    def text(self, element, skip=NOT_RUNNING):
        """The text below an element; blocks separated by newlines."""
        parts = []
        for child in element.children:
            if isinstance(child, Element):
                if child.type in skip or "/Alt" in child.dictionary:
                    continue
                inner = self.text(child, skip)
                parts.append(inner if child.type in INLINE else f"\n{inner}\n")
            elif child[0] == "mark":
                parts.append(self.contents[child[1]].text.get(child[2], ""))
        return "".join(parts)

    def words(self):
        return words_of(self.text(self.root))

    # What must hold

    def check(self):
        self.check_marks()
        self.check_parents()
        for element in self.root.walk():
            self.check_element(element)
        self.check_headings()
        self.check_identifiers()
        self.check_links()
        self.check_catalog()
        return self.faults

    def check_marks(self):
        seen = {}
        for element in self.root.walk():
            for child in element.children:
                if not isinstance(child, Element) and child[0] == "mark":
                    place = child[1:]
                    if place in seen:
                        self.fault(f"page {place[0] + 1}: mark {place[1]} in two elements")
                    seen[place] = element
        for number, content in enumerate(self.contents):
            for text in content.faults:
                self.fault(f"page {number + 1}: {text}")
            for mcid, text in content.text.items():
                if (number, mcid) not in seen:
                    self.fault(f"page {number + 1}: mark {mcid} ({text[:30]!r}) is not in the tree")
                elif content.tag[mcid] != seen[number, mcid].type:
                    self.fault(f"page {number + 1}: mark {mcid} is tagged {content.tag[mcid]}")
                if UNKNOWN in text:
                    self.fault(f"page {number + 1}: a glyph without text in {text[:60]!r}")
        for page, mcid in seen:
            if mcid not in self.contents[page].text:
                self.fault(f"page {page + 1}: the tree has mark {mcid}, the page has not")
        self.owner = seen

    def check_parents(self):
        numbers = self.tree.ParentTree.Nums
        table = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        if list(table) != sorted(table) or len(table) * 2 != len(numbers):
            self.fault("the parent tree is not sorted")
        if any(key >= int(self.tree.ParentTreeNextKey) for key in table):
            self.fault("ParentTreeNextKey is too low")
        for number, page in enumerate(self.pages):
            owners = table.get(int(page.StructParents), [])
            for mcid, owner in enumerate(owners):
                wanted = self.owner.get((number, mcid))
                found = None if owner is None else self.by_object.get(key_of(owner))
                if found is not wanted:
                    self.fault(f"page {number + 1}: the parent tree is wrong on mark {mcid}")
            if any(mcid >= len(owners) for mcid in self.contents[number].text):
                self.fault(f"page {number + 1}: the parent tree is short")
            if page.get("/Tabs") != "/S":
                self.fault(f"page {number + 1}: no tab order by structure")
        self.parent_table = table

    def check_element(self, element):
        if element.type == "Figure":
            if not str(element.dictionary.get("/Alt", "")).strip():
                self.fault("a figure without alternative text")
            box = element.attribute("/BBox")
            if box is None or not (float(box[0]) < float(box[2]) and float(box[1]) < float(box[3])):
                self.fault("a figure without a box")
        if element.type == "TH" and element.attribute("/Scope") not in ("/Row", "/Column", "/Both"):
            self.fault(f"a heading cell without scope: {self.text(element).strip()!r}")
        if element.type == "Table":
            self.check_table(element)
        if element.type == "L" and element.elements("LI") == []:
            self.fault("a list without items")
        if element.type in ("P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TR", "Link", "Caption") and not element.children:
            self.fault(f"an empty {element.type}")
        if element.type in ("H1", "H2", "H3") and not self.text(element).strip():
            self.fault(f"a silent {element.type}")

    def check_table(self, table):
        rows = [row for part in [table] + table.elements("THead", "TBody", "TFoot") for row in part.elements("TR")]
        filled = {}
        width = None
        for y, row in enumerate(rows):
            x = 0
            for cell in row.elements("TH", "TD"):
                while (y, x) in filled:
                    x += 1
                for dx in range(int(cell.attribute("/ColSpan") or 1)):
                    for dy in range(int(cell.attribute("/RowSpan") or 1)):
                        filled[y + dy, x + dx] = cell
                x += int(cell.attribute("/ColSpan") or 1)
            reach = max([column + 1 for line, column in filled if line == y], default=0)
            width = width or reach
            if reach != width or any((y, column) not in filled for column in range(width)):
                self.fault(f"row {y + 1} of a table is {reach} wide, not {width}: {self.text(row)[:60]!r}")
                return
        if not any(cell.type == "TH" for row in rows for cell in row.elements()):
            self.fault("a table without heading cells")
        self.check_headed(filled, width or 0, len(rows))

    def headings(self, filled, y, x):
        """The headings of a cell: those that it names, or those that the search of ISO 32000-2, 14.8.4.8.3 finds."""
        named = filled[y, x].attribute("/Headers")
        if named is not None:
            return [self.by_id.get(bytes(name)) for name in named]
        found = []
        for direction, against in (("/Column", "/Row"), ("/Row", "/Column")):
            run = []
            up, left = y, x
            while (up := up - (direction == "/Column")) >= 0 and (left := left - (direction == "/Row")) >= 0:
                cell = filled[up, left]
                if cell.type == "TH" and cell.attribute("/Scope") == against or cell in run:
                    continue
                if cell.type != "TH" and run:
                    break
                if cell.type == "TH":
                    run.append(cell)
            found += run
        return found

    def check_headed(self, filled, width, height):
        """Each data cell has a heading of its column, of its row, and of its group: a heading as wide as the table."""
        heads = {id(cell) for cell in filled.values() if cell.type == "TH"}
        top = {id(filled[0, x]) for x in range(width) if filled[0, x].attribute("/Scope") in ("/Column", "/Both")}
        wide = {id(filled[y, 0]) for y in range(height) if filled[y, 0].type == "TH" and filled[y, 0] is filled[y, width - 1]}
        has_head = width == 1 or bool(top - wide)
        group = None
        for y in range(height):
            own = [filled[y, x] for x in range(width) if filled[y, x].attribute("/Scope") in ("/Row", "/Both")]
            group = filled[y, 0] if id(filled[y, 0]) in wide - top else group
            for x in range(width):
                cell = filled[y, x]
                if cell.type != "TD":
                    continue
                found = self.headings(filled, y, x)
                columns = {id(filled[up, x]) for up in range(height)} - (wide if width > 1 else set())
                said = f"{self.text(cell).strip()[:40]!r} below {self.text(filled[0, x]).strip()!r}"
                if None in found or not {id(heading) for heading in found} <= heads:
                    self.fault(f"a cell of a table names what is no heading of it: {said}")
                elif has_head and not any(id(heading) in columns and self.text(heading).strip() for heading in found):
                    self.fault(f"a cell of a table without a heading of its column: {said}")
                elif own and not any(heading in own for heading in found) or not found:
                    self.fault(f"a cell of a table without a heading of its row: {said}")
                elif group and group not in found:
                    self.fault(f"a cell of a table without a heading of its group: {said}")

    def check_headings(self):
        level = 0
        for element in self.root.walk():
            if re.fullmatch("H[1-6]", element.type):
                now = int(element.type[1])
                if now > level + 1:
                    self.fault(f"{element.type} after H{level}: {self.text(element).strip()!r}")
                level = now
        if level == 0:
            self.fault("no headings")

    def check_identifiers(self):
        names = self.tree.get("/IDTree", {}).get("/Names", [])
        listed = {bytes(names[i]): self.by_object.get(key_of(names[i + 1])) for i in range(0, len(names), 2)}
        if listed != self.by_id or list(listed) != sorted(listed):
            self.fault("the tree of identifiers is not that of the elements")

    def destination(self, target):
        if isinstance(target, pikepdf.Array) and len(target) >= 2 and target[0].objgen in self.page_number:
            box = self.pages[self.page_number[target[0].objgen]].MediaBox
            return target[1] != "/XYZ" or float(box[1]) <= float(target[3]) <= float(box[3])
        return False

    def check_links(self):
        held = {}
        for element in self.root.walk():
            for child in element.children:
                if not isinstance(child, Element) and child[0] == "object":
                    held[key_of(child[1])] = (element, child[2])
        count = 0
        for number, page in enumerate(self.pages):
            for annotation in page.get("/Annots", []):
                count += 1
                self.check_link(number, annotation, *held.get(key_of(annotation), (None, None)))
        if count != len(held):
            self.fault(f"{count} link annotations, {len(held)} in the tree")

    def check_link(self, number, annotation, element, page):
        where = f"page {number + 1}: link {str(annotation.get('/Contents', ''))!r}"
        if element is None or element.type != "Link" or page != number:
            self.fault(f"{where} is not in a Link of the tree")
        elif key_of(self.parent_table[int(annotation.StructParent)]) != key_of(element.dictionary):
            self.fault(f"{where}: the parent tree leads elsewhere")
        elif not self.text(element, set()).strip() and not any("/Alt" in e.dictionary for e in element.walk()):
            self.fault(f"{where} has no text")
        if not str(annotation.get("/Contents", "")).strip() or int(annotation.get("/F", 0)) & 4 == 0:
            self.fault(f"{where}: no /Contents, or not printed")
        known = {"/Type", "/Subtype", "/Border", "/F", "/Rect", "/Contents", "/StructParent", "/A", "/Dest", "/QuadPoints"}
        if set(annotation.keys()) - known:
            self.fault(f"{where}: foreign keys {set(annotation.keys()) - known}")
        if "/A" in annotation:
            address = str(annotation.A.URI)
            if not re.fullmatch(r"(?i:https?://|mailto:)[!-'*-;=?-\[\]_a-z~]+", address):
                self.fault(f"{where}: address {address!r}")
        elif not self.destination(annotation.get("/Dest")):
            self.fault(f"{where} leads nowhere")
        left, bottom, right, top = (float(number) for number in annotation.Rect)
        box = self.contents[number].size
        if not (box[0] - 1 <= left < right <= box[2] + 1 and box[1] - 1 <= bottom < top <= box[3] + 1):
            self.fault(f"{where}: its rectangle is off the page")

    def check_catalog(self):
        root = self.pdf.Root
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang", ""))):
            self.fault("no language")
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
            self.fault("the title is not displayed")
        if not str(self.pdf.docinfo.get("/Title", "")).strip():
            self.fault("no title")
        if "/Outlines" in root:
            with self.pdf.open_outline() as outline:
                self.check_bookmarks(outline.root)

    def check_bookmarks(self, items):
        for item in items:
            if not item.title.strip() or not self.destination(item.destination):
                self.fault(f"bookmark {item.title!r} leads nowhere")
            self.check_bookmarks(item.children)


def words_of(text):
    """Words as they compare: NFC, without soft hyphens and joiners, split at white space (also no-break)."""
    text = unicodedata.normalize("NFC", text).replace("\u00AD", "").replace("\u200B", "").replace("\u2060", "")
    return text.split()


def print_tree(document, element, depth=0):
    notes = "".join(f" {name}={str(element.dictionary[name])!r}" for name in ("/Alt", "/Lang", "/ID") if name in element.dictionary)
    notes += "".join(f" {name}={element.attribute(name)}" for name in ("/Scope", "/ColSpan", "/RowSpan", "/ListNumbering")
                     if element.attribute(name) is not None)
    print(f"{'  ' * depth}{element.type}{notes}")
    for child in element.children:
        if isinstance(child, Element):
            print_tree(document, child, depth + 1)
        elif child[0] == "mark":
            print(f"{'  ' * (depth + 1)}{child[1] + 1}:{child[2]} {document.contents[child[1]].text.get(child[2])!r}")
        else:
            print(f"{'  ' * (depth + 1)}link on page {child[2] + 1}")


def main():
    arguments = sys.argv[1:]
    mode = arguments.pop(0) if arguments and arguments[0].startswith("--") else "--check"
    if not arguments or mode not in ("--check", "--tree", "--words"):
        sys.exit(__doc__)
    bad = 0
    for path in arguments:
        document = Document(path)
        if mode == "--tree":
            print_tree(document, document.root)
        elif mode == "--words":
            print("\n".join(document.words()))
        else:
            faults = document.check()
            bad += len(faults)
            for fault in faults:
                print(f"{path}: {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
