"""Small pages of ours, and the heads that are read of them."""

import json

from copydesk.cleaning.head import Head, read_head
from copydesk.cleaning.proof import Proof
from copydesk.markup.html import read_html
from copydesk.story.story import Body, Confidence, Item

PROSE = (
    "<p>The council of the harbour town voted on Tuesday to close the old ferry quay for good.</p>"
    "<p>Three councillors spoke against the plan, which costs less than the repairs would have.</p>"
    "<p>The last ferry leaves the quay in October, and buses take over the route after that.</p>"
)


def head_of(html: str, **fields: object) -> tuple[Head, Proof]:
    """The head of a page whose body are its paragraphs."""
    galley = read_html(html, "https://harbour-gazette.example/story")
    proof = Proof(galley=galley)
    item = Item(guid="t", body=Body(text=html, is_page=True), **fields)  # type: ignore[arg-type]
    body = [n for n, line in enumerate(galley.lines) if line.tag == "p" and len(line.text) > 70]
    return read_head(proof, item, body), proof


def page(above: str = "<h1>Council closes the ferry quay</h1>", meta: str = "") -> str:
    """A small page of ours."""
    return f"<html><head>{meta}</head><body><article>{above}{PROSE}</article></body></html>"


def data(**said: object) -> str:
    """A script of data with an article in it."""
    known = {"@type": "NewsArticle", "headline": "Council closes the ferry quay"} | said
    return f'<script type="application/ld+json">{json.dumps(known)}</script>'


def sure(head: Head, of: str) -> Confidence:
    """How sure a field is."""
    return next(one for one in head.confidences if one.of == of)


def rules(proof: Proof) -> set[str]:
    """The rules that cut something of a page."""
    return {d.rule for decided in proof.decided.values() for d in decided if d.rule}
