"""How well the wire reads the feeds of other projects' test suites.

    python bench/wire/run.py [--out bench/results/wire.md] [--misses 40]

Reads the shared cases and a set of damaged feeds with our formats, hands the predictions to the
scorer that lies beside the cases, and writes its table. Also puts every file and every attack
through the wire, to see that nothing but `UnreadableCapture` is ever raised.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from said import fields, stamp

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Capture, Item
from copydesk.wire import plain
from copydesk.wire.feeds import feed
from copydesk.wire.format import Format
from copydesk.wire.formats import atom, cdf, jsonfeed, rss
from copydesk.wire.read import read, unpacked

SHARED = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / ".." / "shared"))
FEEDS = {
    "cdf": cdf.read_feed, "rss": rss.read_feed, "atom": atom.read_feed,
    "jsonfeed": jsonfeed.read_feed,
}  # fmt: skip
ASKED_AS_FEEDS = frozenset({"rss", "atom", "rdf", "cdf", "jsonfeed"})
NO_FEEDS = frozenset({"page", "text"})
AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def capture(content: bytes, transport: dict[str, Any] | None = None) -> Capture:
    """A capture as the fetcher would have made it."""
    said = {k.lower(): v for k, v in (transport or {}).items()}
    kind, _, rest = str(said.get("content-type", "")).partition(";")
    charset = rest.rpartition("charset=")[2].strip(" \"'") if "charset=" in rest else ""
    place = str(said.get("content-location") or said.get("url") or "")
    if place and not place.startswith("http"):
        place = f"http://127.0.0.1:8097{place}"
    return Capture(
        sha256=hashlib.sha256(content).hexdigest(), content=content, media_type=kind.strip(),
        place=place, charset=charset, at=AT, language=str(said.get("content-language", "")),
    )  # fmt: skip


def words(rich: feed.Rich) -> str:
    """What a reader would read of a rich text: no markup leaves the cleaner, so none is scored."""
    return plain.words(rich.text) if rich.is_html else rich.text


def people(authors: tuple[feed.Author, ...]) -> dict[str, Any]:
    """Authors in the scorer's words: as written, spelt out, and each by himself.

    `byline` keeps the order of the feed; `author` names several by the alphabet, since the same
    people in another order are the same people.
    """
    first = authors[0] if authors else feed.Author()
    named = [a.name or a.email for a in authors if a.name or a.email]
    spelt = f"{first.name} ({first.email})" if first.name and first.email else ", ".join(named[:1])
    several = len(authors) > 1
    return {
        "author": ", ".join(sorted(named)) if several else first.said or spelt,
        "author_name": first.name, "author_email": first.email, "author_uri": first.uri,
        "byline": ", ".join(named) if several else spelt,
        "authors": [{"name": a.name, "email": a.email, "uri": a.uri} for a in authors] or named,
    }  # fmt: skip


def entry(one: feed.Entry, item: Item, around: feed.Feed) -> dict[str, Any]:
    """An entry in the scorer's words."""
    body = words(one.content) or words(one.summary)
    terms = [{"term": c.term, "scheme": c.scheme, "label": c.label} for c in one.categories]
    return {
        "guid": item.guid, "headline": one.title, "link": item.link or _address(item.guid),
        "summary": words(one.summary) or body,
        "body_html": body, "published": stamp(item.published), "updated": stamp(one.updated),
        "created": stamp(one.created), "expires": stamp(one.expires), "language": item.language,
        "copyright": one.copyright, "comments": one.comments, "categories": terms,
        "contributors": people(one.contributors)["authors"], "links": links(one.links),
        "enclosures": links(one.enclosures),
        "media": [{"href": p.src} for p in one.pictures] + links(one.enclosures),
        "source_title": one.origin.title, "source_link": one.origin.link,
        "source_id": one.origin.id,
        **people(one.authors or around.authors),
    }  # fmt: skip


def _address(guid: str) -> str:
    """An entry without a page goes by its name, where that is a URI (urn:, tag:)."""
    return guid if ":" in guid and not guid.startswith("sha256:") else ""


def links(found: tuple[feed.Link, ...]) -> list[dict[str, Any]]:
    """Links in the scorer's words."""
    return [
        {"href": one.href, "rel": one.rel, "type": one.media_type, "title": one.title,
         "hreflang": one.hreflang, "length": str(one.length)} for one in found
    ]  # fmt: skip


def predict(case: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What the wire makes of a case, in the scorer's words."""
    path = folder / case["file"]
    transport = case.get("transport")
    got = capture(path.read_bytes(), {**(transport or {}), **(transport or {}).get("headers", {})})
    # What was asked for as a feed and is a page (of an error, a challenge) is no feed.
    off = NO_FEEDS if case["format"] in ASKED_AS_FEEDS else frozenset[str]()
    try:
        items = read(got, switched_off=off)
    except UnreadableCapture as refused:
        return {"id": case["id"], "ok": False, "error": str(refused)}
    said = {"items": [fields(one) for one in items]} | top(got, items)
    return {"id": case["id"], "ok": True, **said}


def top(got: Capture, items: tuple[Item, ...]) -> dict[str, Any]:
    """The feed around the items, in the scorer's words."""
    got = unpacked(got)
    form = items[0].format if items else next((n for n in FEEDS if _reads(n, got)), "")
    if form not in FEEDS:
        return {}
    found = FEEDS[form](got)
    terms = [{"term": c.term, "scheme": c.scheme, "label": c.label} for c in found.categories]
    head = {
        "title": found.title, "link": found.link, "description": found.description, "id": found.id,
        "language": found.language, "copyright": found.copyright, "categories": terms,
        "published": stamp(found.published), "updated": stamp(found.updated), "image": found.image,
        "icon": found.icon, "generator": found.generator, "docs": found.docs, "info": found.info,
        "links": links(found.links), "contributors": people(found.contributors)["authors"],
        **people(found.authors),
    }  # fmt: skip
    return {
        "feed": head,
        "items": [entry(e, i, found) for e, i in zip(found.entries, items, strict=True)],
    }


def _reads(form: str, got: Capture) -> bool:
    known = (cdf.FORMAT, rss.FORMAT, atom.FORMAT, jsonfeed.FORMAT)
    formats: dict[str, Format] = {f.name: f for f in known}
    return formats[form].sniff(got.content[:4096], got.media_type)


def score(cases: Path, misses: int, *, only: str = "") -> str:
    """Predict all cases and let the shared scorer judge."""
    folder = cases.parent
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as out:
        for line in cases.read_text(encoding="utf-8").splitlines():
            out.write(json.dumps(predict(json.loads(line), folder)) + "\n")
    scorer = SHARED / "bench/wire/score.py"
    call = [sys.executable, str(scorer), str(cases), out.name, "--misses", str(misses)]
    call += ["--only", only] if only else []
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    Path(out.name).unlink()
    return done.stdout + done.stderr


def damaged(misses: int) -> str:
    """Feeds damaged in known ways, gold known."""
    with tempfile.TemporaryDirectory() as folder:
        maker = SHARED / "bench/wire/damage.py"
        make = [sys.executable, str(maker), "--seed", "1", "--n", "20", "--out", folder]
        subprocess.run(make, check=True, capture_output=True)
        return score(Path(folder) / "cases.jsonl", misses)


def hostile() -> Iterator[tuple[str, bytes]]:
    """Every shared file and every attack on a parser of feeds."""
    for path in sorted((SHARED / "bench/wire/files").rglob("*")):
        if path.is_file():
            yield str(path.name), path.read_bytes()
    for name in ("feed", "xml", "json", "text"):
        for line in (
            (SHARED / f"bench/attacks/{name}.jsonl").read_text(encoding="utf-8").splitlines()
        ):
            one = json.loads(line)
            charset = "latin-1" if name == "json" else "utf-8"
            yield one["id"], str(one["payload"]).encode(charset, "surrogatepass")


def survive() -> str:
    """Put everything hostile through the wire; anything but a refusal would end the run."""
    told: Counter[str] = Counter()
    slowest = (0.0, "")
    for name, content in hostile():
        for kind in ("", "application/xml", "application/json", "text/html", "text/plain"):
            start = time.perf_counter()
            try:
                told["read"] += bool(read(capture(content, {"content-type": kind}))) or 1
            except UnreadableCapture:
                told["refused"] += 1
            slowest = max(slowest, (time.perf_counter() - start, name))
    return (
        f"{told['read']} read, {told['refused']} refused, none raised; slowest {slowest[0]:.2f} s"
    )


def main() -> None:
    """Print the tables, and write them where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--only", default="", help="formats of the cases, a regular expression")
    given = options.parse_args()
    cases = SHARED / "bench/wire/cases.jsonl"
    parts = {
        "The shared cases": score(cases, given.misses, only=given.only),
        "Damaged feeds (damage.py, seed 1, 20 of each)": damaged(given.misses),
        "Every file and attack, under five media types": survive() + "\n",
    }
    text = (
        "# The wire, measured\n\nMade by `python bench/wire/run.py --out bench/results/wire.md`.\n"
    )
    text += "".join(f"\n## {name}\n\n```\n{table}```\n" for name, table in parts.items())
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
