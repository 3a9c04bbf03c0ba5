"""Development pages as sheets: every visible line in order, with its role.

A role comes from the labels readers gave (bench/labelling/labels) where a page has them; else
from its truth, by the alignment that made the shared text captures. What truth does not tell is
told by markup where that is plain (a menu is navigation); all else is `furniture`. `ignore` are
lines nobody should learn from.
"""

import importlib.util
import json
import lzma
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit

from wording import role_of

from copydesk.markup.galley import Galley, Line
from copydesk.markup.html import read_html

LABELS = Path(__file__).parents[1] / "labelling" / "labels"
STORY = frozenset(
    {"paragraph", "subhead", "list", "quote", "table", "standfirst", "live-entry"}
    | {"question", "answer"}
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_PARTS = (("table", "table"), ("blockquote", "quote"), ("ul", "list"), ("ol", "list"))
_FIGURE = frozenset({"figcaption", "figure"})
_CREDIT = re.compile(
    r"\W*(?:photo(?:graph|s)?|image|picture|credits?|fotos?|bild(?:er)?|fot|crédits?|créditos?|写真|사진)"
    r"(?: (?:credit|courtesy|by|von|de|di|par)\b|[:：/|©]|\. )",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|\(c\) ?\d{4}|copyright \d{4}|all rights reserved", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A line of a page, or (role `picture`) a picture with its file's name and alt text."""

    text: str
    role: str
    file: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Sheet:
    """A page as its lines, with what else of it a copier could carry along."""

    id: str
    domain: str
    lang: str
    title: str
    paper: str
    rows: tuple[Row, ...]


def read_sheets(folder: Path, every: int = 1) -> Iterator[Sheet]:
    """The sheets of all pages that have the full story told, or labels of a reader."""
    with lzma.open(folder / "records.jsonl.xz", "rt", encoding="utf-8") as lines:
        records = {one["id"]: one for one in map(json.loads, lines)}
    place = 0
    for path in sorted(folder.glob("pages-*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for text in lines:
                name = json.loads(text[: text.index(",")] + "}")["id"]
                record = records.get(name)
                if record is None or not (_is_told(record) or (LABELS / f"{name}.json").is_file()):
                    continue
                place += 1
                if place % every == 0:
                    sheet = sheet_of(record, json.loads(text)["html"], folder)
                    # A page whose story stands nowhere in its markup teaches nothing.
                    if sum(row.role in STORY for row in sheet.rows) > 1:
                        yield sheet


def _is_told(record: dict[str, Any]) -> bool:
    return bool(record["truth"].get("paragraphs") or record["truth"].get("text"))


def sheet_of(record: dict[str, Any], html: str, folder: Path) -> Sheet:
    """A page as a sheet."""
    galley = read_html(html, record.get("url") or "")
    roles = roles_of(record, galley, folder)
    return Sheet(
        id=record["id"],
        domain=record["domain"],
        lang=record.get("lang") or "",
        title=record["truth"].get("title") or next(iter(galley.metadata.headlines), ""),
        paper=record.get("publisher") or record["domain"],
        rows=tuple(_rows(galley, roles)),
    )


def roles_of(record: dict[str, Any], galley: Galley, folder: Path) -> list[str]:
    """Of each line of a page its role: as a reader labelled it, else as the truth tells."""
    file = LABELS / f"{record['id']}.json"
    if not file.is_file():
        return _by_truth(galley, record["truth"], folder)
    labelled = {
        (start, end): role for start, end, _, role in json.loads(file.read_text("utf-8"))["lines"]
    }
    return [labelled.get((line.start, line.end), "ignore") for line in galley.lines]


def _rows(galley: Galley, roles: list[str]) -> Iterator[Row]:
    for line, role in zip(galley.lines, roles, strict=True):
        if line.picture is not None:
            yield Row("", "picture", file=_file_name(line.picture.src), alt=line.picture.alt)
        elif line.text and not ("hidden" in galley.zones(line) and role not in STORY):
            yield Row(line.text, role)


def _file_name(src: str) -> str:
    name = unquote(urlsplit(src).path.rsplit("/", 1)[-1]) if not src.startswith("data:") else ""
    return name[:80] if name.isprintable() else ""


# -- roles from truth --------------------------------------------------------------------------


def _by_truth(galley: Galley, truth: dict[str, Any], folder: Path) -> list[str]:
    shown = [n for n, line in enumerate(galley.lines) if _is_shown(galley, line)]
    labels, coverage = _capture(folder).label([galley.lines[n].text for n in shown], truth)
    roles = ["ignore"] * len(galley.lines)
    story = [n for n, role in zip(shown, labels, strict=True) if role in STORY]
    first, last = (story[0], story[-1]) if story else (len(roles), -1)
    summary = {_letters(text) for text in truth.get("summary") or ()}
    for number, role in zip(shown, labels, strict=True):
        line = galley.lines[number]
        if role == "paragraph":
            in_summary = _letters(line.text) in summary
            roles[number] = "standfirst" if in_summary else _story_role(galley, line)
        elif role == "furniture":
            roles[number] = _by_markup(galley, line, first < number < last)
        else:
            roles[number] = role
    # A truth that is hardly on the page tells little of what is not in it.
    if coverage < 0.9:
        roles = ["ignore" if role in ("furniture", "caption") else role for role in roles]
    return roles


def _story_role(galley: Galley, line: Line) -> str:
    """What part of the story a line is that truth only calls text."""
    zones = galley.zones(line)
    if "figcaption" in zones:
        return "ignore"
    if line.tag in _HEADINGS:
        return "subhead"
    return next((role for zone, role in _PARTS if zone in zones), "paragraph")


def _is_shown(galley: Galley, line: Line) -> bool:
    return bool(line.text) and "hidden" not in galley.zones(line)


def _by_markup(galley: Galley, line: Line, inside: bool) -> str:
    """What kind of furniture a line is, as far as its place shows."""
    zones = galley.zones(line)
    words = len(line.text.split())
    said = role_of(line.text)
    if said:
        return said
    if words < 14 and (inside or zones & _FIGURE) and _CREDIT.match(line.text):
        return "credit"
    if zones & _FIGURE:
        return "caption" if words >= 6 else "ignore"
    if _RIGHTS.search(line.text) and not inside:
        return "legal"
    if "nav" in zones or ("footer" in zones and line.link_share > 0.8):
        return "navigation"
    if line.link_share > 0.8:
        if words < 4:
            return "furniture" if inside else "navigation"
        return "promo"
    return "furniture"


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@cache
def _capture(folder: Path) -> ModuleType:
    """The shared module that aligns lines with truth; it wants the scorer beside it."""
    for name in ("score", "capture"):
        found = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        assert found is not None
        assert found.loader is not None
        module = importlib.util.module_from_spec(found)
        sys.modules[name] = module
        found.loader.exec_module(module)
    return sys.modules["capture"]
