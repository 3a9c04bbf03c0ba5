"""Paragraphs labelled by hand with who says what, read from our own tagged text.

    python bench/ledger/tagged.py [FILE ...]

tells what is in the files of `bench/ledger/written` (or in those named), or which tag of which
line is wrong. `documents()` gives them in the form of the shared ledger bench.

A document opens with a line `## its-id`; each line after it is a paragraph (blank lines are not
kept). Attributions are numbered tags: `<s1>source</s1>`, `<c1>cue</c1>`, `<t1>content</t1>`; a part
that is broken repeats its number. Tags may nest and cross. A number holds within one paragraph, a
capital letter (`<tA>`) over the whole document: for a quotation that goes on in the next one.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

WRITTEN = Path(__file__).parent / "written"
ROLES = {"s": "source", "c": "cue", "t": "content"}
TAG = re.compile(r"<(?P<close>/?)(?P<role>[sct])(?P<name>[1-9]\d*|[A-Z])>")
SUSPECT = re.compile(r"</?[A-Za-z]*\d*>?")
BETWEEN = "\n\n"

Spans = list[list[int]]
Parts = dict[str, dict[str, Spans]]
"""Of each attribution by its number or letter: its roles and their spans."""


class Attribution(TypedDict):
    """Who says what, as spans `[start, end]` in characters of the text, end exclusive."""

    source: Spans
    cue: Spans
    content: Spans


class Document(TypedDict):
    """One labelled document, in the form of the shared ledger bench."""

    id: str
    text: str
    attributions: list[Attribution]


class WrongTagError(ValueError):
    """A tag that opens, closes or ends where it must not; says file or name and line."""


def documents(text: str, name: str = "text") -> Iterator[Document]:
    """Give the documents of one tagged file; raises `WrongTagError` naming `name` and the line."""
    title, lines = "", list[tuple[int, str]]()
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            if lines:
                yield _document(title, lines, name)
            title, lines = line[3:].strip(), []
        elif line.strip():
            if not title:
                raise WrongTagError(f"{name}:{number}: a paragraph before the first `## id`")
            lines.append((number, line.strip()))
    if lines:
        yield _document(title, lines, name)


def written(*names: str) -> list[Document]:
    """Give the documents of these manners (`written/NAME.txt`), or of all of them."""
    files = [WRITTEN / f"{each}.txt" for each in names] or sorted(WRITTEN.glob("*.txt"))
    return [each for file in files for each in documents(file.read_text("utf8"), file.name)]


def _document(title: str, lines: list[tuple[int, str]], name: str) -> Document:
    """Join the paragraphs and put the attributions in the order in which they begin."""
    texts: list[str] = []
    shared: Parts = {}
    found: list[Attribution] = []
    start = 0
    for number, line in lines:
        place = f"{name}:{number}"
        plain, parts = _paragraph(line, start, place)
        texts.append(plain)
        start += len(plain) + len(BETWEEN)
        for key, roles in parts.items():
            if key.isalpha():
                for role, spans in roles.items():
                    shared.setdefault(key, {}).setdefault(role, []).extend(spans)
            else:
                found.append(_attribution(roles, f"{place}: {key}"))
    found.extend(_attribution(roles, f"{name}: {title}: {key}") for key, roles in shared.items())
    found.sort(key=lambda one: min(one["source"] + one["cue"] + one["content"]))
    return {"id": title, "text": BETWEEN.join(texts), "attributions": found}


def _paragraph(line: str, start: int, place: str) -> tuple[str, Parts]:
    """Take the tags out of one line; offsets count from `start`."""
    plain, parts, opened, seen = "", Parts(), dict[str, int](), 0
    for tag in TAG.finditer(line):
        plain += line[seen : tag.start()]
        seen = tag.end()
        key, offset = tag["role"] + tag["name"], start + len(plain)
        if not tag["close"]:
            if key in opened:
                raise WrongTagError(f"{place}: {tag[0]} opens twice")
            opened[key] = offset
        elif key not in opened or opened[key] == offset:
            raise WrongTagError(f"{place}: {tag[0]} closes nothing")
        else:
            roles = parts.setdefault(tag["name"], {})
            roles.setdefault(ROLES[tag["role"]], []).append([opened.pop(key), offset])
    plain += line[seen:]
    if opened:
        raise WrongTagError(f"{place}: <{next(iter(opened))}> is never closed")
    if wrong := SUSPECT.search(plain):
        raise WrongTagError(f"{place}: {wrong[0]} is no tag")
    return plain, parts


def _attribution(roles: dict[str, Spans], place: str) -> Attribution:
    """Give one attribution; raises `WrongTagError` where it says nothing or nobody says it."""
    if "content" not in roles or not ("source" in roles or "cue" in roles):
        raise WrongTagError(f"{place} has no content, or neither source nor cue")
    return {
        "source": roles.get("source", []),
        "cue": roles.get("cue", []),
        "content": roles["content"],
    }


def main() -> None:
    """Count documents, paragraphs, those that attribute nothing, and attributions of each file."""
    for file in map(Path, sys.argv[1:] or sorted(map(str, WRITTEN.glob("*.txt")))):
        counts: Counter[str] = Counter()
        for each in documents(file.read_text("utf8"), file.name):
            counts["documents"] += 1
            counts["attributions"] += len(each["attributions"])
            starts = [span[0] for one in each["attributions"] for span in one["content"]]
            end = 0
            for text in each["text"].split(BETWEEN):
                begin, end = end, end + len(text) + len(BETWEEN)
                counts["paragraphs"] += 1
                counts["plain"] += not any(begin <= at < end for at in starts)
        print(file.stem, dict(counts))


if __name__ == "__main__":
    main()
