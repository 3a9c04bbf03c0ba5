"""A story whole, as feed readers show it: notices first, pictures with their credit, its source.

Only known markup and whole addresses: feed readers have neither our style sheet nor our address.
"""

from collections import OrderedDict
from html import escape

from copydesk.press.address import absolute, link_out
from copydesk.press.card import direction
from copydesk.press.notice import NAMES
from copydesk.press.paper import Paper
from copydesk.press.shown import shown
from copydesk.press.words import words
from copydesk.story.blocks import Block, Paragraph, Picture
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.shapes.html import inline, to_html
from copydesk.story.terms import may_pass_on

MOST_KEPT = 2000
_kept: OrderedDict[tuple[object, ...], str] = OrderedDict()


def full_text(edition: Edition, paper: Paper) -> str:
    """The story as HTML; "" where its source does not let it be passed on whole.

    Kept by edition: a feed repeats thirty, and an act changes one of them.
    """
    if not may_pass_on(edition):
        return ""
    blocks = tuple(_served(block, paper) for block in edition.story.blocks)
    pictures = tuple(block.src for block in blocks if isinstance(block, Picture))
    key = (paper.site.url, paper.site.name, edition, pictures)
    if key not in _kept:
        _kept[key] = _written(edition, blocks, paper)
        if len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    return _kept[key]


def _written(edition: Edition, blocks: tuple[Block, ...], paper: Paper) -> str:
    story = edition.story
    language = story.language or paper.site.language
    standfirst = f"<p><strong>{inline(story.standfirst)}</strong></p>" if story.standfirst else ""
    parts = (*_notices(edition, language), standfirst, to_html(_dated(edition, blocks)))
    body = "\n".join(filter(None, (*parts, _source(edition, paper, language))))
    tongue = f'lang="{escape(language)}" dir="{direction(language)}"'
    return f"<div {tongue}>{body}</div>"


def _notices(edition: Edition, language: str) -> list[str]:
    """Every notice, the newest first: who had the wrong version must see that it was wrong."""
    say = words(language)
    return [
        f"<p><strong>{escape(say(NAMES[notice.kind]))}:</strong> {inline(notice.text)}</p>"
        for notice in reversed(edition.notices)
    ]


def _dated(edition: Edition, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The dateline stands before the first paragraph."""
    dateline = edition.story.dateline
    first = next((block for block in blocks if isinstance(block, Paragraph)), None)
    if dateline is None or first is None or not dateline.text.strip(" —–-"):
        return blocks
    before = f"{dateline.text.rstrip(' —–-')} — "
    marks = tuple(
        replace(mark, start=mark.start + len(before), end=mark.end + len(before))
        for mark in first.marks
    )
    opened = replace(first, text=before + first.text, marks=marks)
    return tuple(opened if block is first else block for block in blocks)


def _source(edition: Edition, paper: Paper, language: str) -> str:
    """Whose it is, and the way back to the page where corrections are told."""
    say, story = words(language), edition.story
    own = escape(absolute(paper.site, edition.path))
    told = [f'<a href="{own}">{escape(paper.site.name)}</a>']
    if edition.source:
        theirs = link_out(story.origin.url) or link_out(edition.source.url)
        name = escape(edition.source.name)
        link = f'<a href="{escape(theirs)}">{name}</a>' if theirs else name
        told.insert(0, f"{escape(say('Source:'))} {link}")
    rights = [inline(line) for line in (story.origin.copyright, _usage(edition)) if line]
    return f"<p><small>{' · '.join([*told, *rights])}</small></p>"


def _usage(edition: Edition) -> str:
    usage = edition.source.terms.usage if edition.source else ""
    return edition.story.origin.usage_terms or usage


def _served(block: Block, paper: Paper) -> Block:
    """A picture at the address where we serve it; without one its words stay."""
    if not isinstance(block, Picture):
        return block
    view = shown(block, paper)
    address = absolute(paper.site, view.src) if view.src else ""
    return replace(block, src=address, width=view.width, height=view.height)
