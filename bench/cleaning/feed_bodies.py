"""Of development pages make the bodies that feeds and agencies send, with a role a line.

    python bench/cleaning/feed_bodies.py OUT.jsonl [--folder FOLDER] [--copies 1] [--every N]
                                         [--judged] [--seed 1]

Each line of OUT is `{"id", "domain", "lang", "form", "headline", "link", "body", "says"}`, `says`
the body's lines in order, each with its role. It holds other people's text and belongs outside
the repository. The same seed and pages make the same file. Where a language has several wordings
of the same thing, half of them are kept for `--judged`: what was learned is not asked again.

Forms: `clean` (paragraphs, headings, lists, figures), `element` (the element of the page that
holds the story, as it is), `stripped` (the same as feeds let it through, without names),
`managed` (as content management systems send it), `summary` (its beginning), `agency` (as agencies
write it, in markup) and `agency-text` (the same, without).
"""

import argparse
import json
import random
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from feed_agency import wired
from feed_furniture import Desk, Page
from feed_markup import Piece, rooted, under, written
from pages import SHARED, lines_of, records
from sheets import LABELS, STORY, roles_of

from copydesk.markup.html import read_html

Feed = dict[str, Any]
_PICTURED = frozenset({"caption", "credit", "caption+credit"})
_AS_IT_IS = frozenset({"clean", "element", "stripped"})
_LEAST = 3  # lines of story, without which there is nothing to send
_NEARLY_ALL = 0.97  # of the story: a stray line of it elsewhere does not make the body the page


def main() -> int:
    """Read the pages, make every form of each, write the file."""
    asked = _arguments()
    if Path(__file__).parents[2].resolve() in asked.out.resolve().parents:
        sys.exit("the bodies hold other people's text: keep them outside the repository")
    made = 0
    with asked.out.open("w", encoding="utf-8") as out:
        for page in read_pages(asked.folder, asked.every):
            for feed in feeds_of(page, asked.seed, asked.copies, judged=asked.judged):
                out.write(json.dumps(feed, ensure_ascii=False) + "\n")
                made += 1
    print(f"{made} bodies")
    return 0


def _arguments() -> argparse.Namespace:
    reads = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    reads.add_argument("out", type=Path)
    reads.add_argument("--folder", type=Path, default=SHARED)
    reads.add_argument(
        "--copies", type=int, default=1, help="bodies of each form that chance has a part in"
    )
    reads.add_argument("--seed", type=int, default=1)
    reads.add_argument("--every", type=int, default=1, help="only every Nth page")
    reads.add_argument("--judged", action="store_true", help="the other half of the wordings")
    return reads.parse_args()


def read_pages(folder: Path, every: int = 1) -> Iterator[Page]:
    """The pages whose full story is told or labelled, cut to the element that holds it."""
    known = records(folder, every)
    for path in sorted(folder.glob("pages-*.jsonl.xz")):
        for one in lines_of(path, every):
            record = known[one["id"]]
            truth = record["truth"]
            told = truth.get("paragraphs") or truth.get("text")
            if told or (LABELS / f"{one['id']}.json").is_file():
                page = _page(record, one["html"], folder)
                if page is not None:
                    yield page


def _page(record: dict[str, Any], html: str, folder: Path) -> Page | None:
    galley = read_html(html, record.get("url") or "")
    roles = roles_of(record, galley, folder)
    body = [
        number
        for number, role in enumerate(roles)
        if role in STORY - {"standfirst"} and galley.lines[number].text
    ]
    if len(body) < _LEAST:
        return None
    root = rooted(galley, _most(body, [len(line.text) for line in galley.lines]))
    inside = [
        number
        for number in under(galley, root)
        if roles[number] in STORY or "hidden" not in galley.zones(galley.lines[number])
    ]
    return Page(
        id=record["id"],
        domain=record["domain"],
        lang=record.get("lang") or "",
        link=record.get("url") or "",
        headline=record["truth"].get("title") or next(iter(galley.metadata.headlines), ""),
        paper=record.get("publisher") or record["domain"],
        galley=galley,
        roles=tuple(roles),
        root=root,
        inside=tuple(inside),
    )


def _most(body: list[int], lengths: list[int]) -> list[int]:
    """The run of these lines that holds nearly all, without stray ones at the ends."""
    total = sum(lengths[number] for number in body)
    spare = (1 - _NEARLY_ALL) * total
    first, last = 0, len(body)
    while first < last - 1 and lengths[body[first]] <= spare and _is_far(body, first, 1):
        spare -= lengths[body[first]]
        first += 1
    while last - 1 > first and lengths[body[last - 1]] <= spare and _is_far(body, last - 1, -1):
        spare -= lengths[body[last - 1]]
        last -= 1
    return body[first:last]


def _is_far(body: list[int], at: int, step: int) -> bool:
    return abs(body[at + step] - body[at]) > 8  # lines: nothing inside a story is that long


# -- forms ---------------------------------------------------------------------------------------


def feeds_of(page: Page, seed: int, copies: int, *, judged: bool) -> Iterator[Feed]:
    """Every form of a page; those that chance has a part in so many times."""
    for form, make in FORMS.items():
        for copy in range(1 if form in _AS_IT_IS else copies):
            rng = random.Random(zlib.crc32(f"{seed}/{page.id}/{form}/{copy}/{judged}".encode()))
            pieces = make(page, Desk(page, rng, judged=judged))
            yield {
                "id": f"{page.id}/{form}/{copy}",
                "domain": page.domain,
                "lang": page.lang,
                "form": form,
                "headline": page.headline,
                "link": page.link,
                "body": "".join(piece.html for piece in pieces),
                "says": [said for piece in pieces for said in piece.says if said[0].strip()],
            }


def _story(page: Page) -> list[Piece]:
    """The story and its figures, and nothing else."""
    lines = page.galley.lines
    kept = []
    for number in page.inside:
        zones = page.galley.zones(lines[number])
        pictured = lines[number].picture is not None and "figure" in zones
        told = page.roles[number] in _PICTURED and "figcaption" in zones
        if page.roles[number] in STORY or pictured or told:
            kept.append(number)
    return written(page.galley, kept, page.roles, page.root, as_sent=False)


def _clean(page: Page, _desk: Desk) -> list[Piece]:
    return _story(page)


def _element(page: Page, _desk: Desk) -> list[Piece]:
    return written(page.galley, page.inside, page.roles, page.root, as_sent=True)


def _stripped(page: Page, _desk: Desk) -> list[Piece]:
    return written(page.galley, page.inside, page.roles, page.root, as_sent=False)


def _managed(page: Page, desk: Desk) -> list[Piece]:
    return desk.managed(_story(page))


def _summary(page: Page, desk: Desk) -> list[Piece]:
    return desk.summary(_story(page))


def _agency(page: Page, desk: Desk) -> list[Piece]:
    return wired(desk, [said for piece in _story(page) for said in piece.says], markup=True)


def _agency_text(page: Page, desk: Desk) -> list[Piece]:
    return wired(desk, [said for piece in _story(page) for said in piece.says], markup=False)


FORMS: dict[str, Callable[[Page, Desk], list[Piece]]] = {
    "clean": _clean,
    "element": _element,
    "stripped": _stripped,
    "managed": _managed,
    "summary": _summary,
    "agency": _agency,
    "agency-text": _agency_text,
}

if __name__ == "__main__":
    sys.exit(main())
