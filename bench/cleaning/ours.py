"""Cleaning as the scorer wants it: a page's fields, or a role for every line of a capture.

python bench/cleaning/ours.py      serves jobs (worker.py)
"""

from typing import Any

from worker import Job, Prediction, serve

from copydesk.cleaning.clean import clean
from copydesk.story.blocks import Picture, plain_text
from copydesk.story.house import House
from copydesk.story.story import Body, Cleaned, Cutting, Item

PARTS = {"headline": "headline", "byline": "byline", "published": "date", "updated": "date"}
PARTS |= {"caption": "caption", "credit": "credit", "standfirst": "paragraph"}
# Kept for the desk, and no part of the text.
PARTS |= {"kicker": "furniture", "slug": "furniture"}


def cleaned(job: Job) -> Cleaned:
    """The page or capture of a job, cleaned."""
    if "lines" in job:
        body = Body(text="\n".join(job["lines"]), media_type="text/plain", is_page=True)
        return clean(Item(guid=job["id"], body=body), house=House())
    body = Body(text=job["html"], base=job["link"], is_page=True)
    return clean(Item(guid=job["id"], body=body, link=job["link"]), house=House())


def prediction(job: Job, found: Cleaned) -> Prediction:
    """What the scorer reads of a cleaned page or capture; raises where the account has a gap."""
    if not _covers(found):
        raise AssertionError("the account does not cover the galley")
    return _roles(found, job["lines"]) if "lines" in job else _page(found)


def _covers(found: Cleaned) -> bool:
    """The account covers the galley: kept and cut, end to end."""
    reached = 0
    for piece in found.account:
        if piece.span.start != reached or piece.span.end <= reached:
            return False
        reached = piece.span.end
    return reached == len(found.galley)


def _page(found: Cleaned) -> Prediction:
    story = found.story
    pictures = [block for block in story.blocks if isinstance(block, Picture)]
    words = [plain_text(b) for b in story.blocks if not isinstance(b, Picture)]
    shown = {piece.part for piece in found.account if not isinstance(piece, Cutting)}
    standfirst = [story.standfirst] if "standfirst" in shown else []
    return {
        "paragraphs": [*standfirst, *(line for text in words for line in text.split("\n"))],
        "title": story.headline or None,
        "authors": [person.name for person in story.byline.people] if story.byline else None,
        "date": _day(found),
        "images": [
            {"caption": p.caption or None, "credit": p.credit.text if p.credit else None}
            for p in pictures
            if p.caption or p.credit
        ],
    }


def _day(found: Cleaned) -> str | None:
    """The moment of the story, in the offset it came with.

    The truth names one day, of publication or of the last change, without saying which, and
    days are counted where the page was written.
    """
    moment = found.story.published or found.story.updated
    return moment.isoformat() if moment else None


def _roles(found: Cleaned, lines: list[str]) -> dict[str, Any]:
    """One role a line: that of the longest piece that begins on it."""
    roles = ["furniture"] * len(lines)
    longest = [0] * len(lines)
    ends, reached = [], 0
    for line in lines:
        reached += len(line) + 1
        ends.append(reached)
    number = 0
    for piece in found.account:
        while number < len(ends) - 1 and piece.span.start >= ends[number]:
            number += 1
        length = piece.span.end - piece.span.start
        if not isinstance(piece, Cutting) and length > longest[number]:
            longest[number] = length
            heading = piece.key.startswith("h")
            roles[number] = PARTS.get(piece.part, "subhead" if heading else "paragraph")
    return {"roles": roles}


if __name__ == "__main__":
    serve(cleaned, prediction)
