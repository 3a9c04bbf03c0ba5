"""What of a story is looked up, in folded forms: headline, what stands first, and the rest."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.press.words import primary
from copydesk.story.blocks import Paragraph, Picture, plain_text
from copydesk.story.edition import Edition
from copydesk.story.folding import words
from copydesk.story.story import Story

MOST = 300_000  # characters of a story that can be found: some forty thousand words
OFTEN = 3  # times, from which on a story is about a word rather than mentions it

# Signs that no folded form can have: compatibility folding takes them apart.
MARK, REPEATED = "²", "³"
EVERY = f"{MARK}every"


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Forms in the order of the text, with spaces between.

    Behind `rest` stand other spellings, the forms the story has often, and its marks.
    """

    headline: str
    lead: str
    rest: str


def columns(edition: Edition) -> Columns:
    """A published story as readers find it."""
    story = edition.story
    source = edition.source.key if edition.source else ""
    marks = [
        mark("section", edition.section),
        mark("source", source),
        mark("language", primary(story.language)),
    ]
    return _columns(story, _rest(story), marks)


def draft_columns(story: Story) -> Columns:
    """A story at the desk as editors find it, with what the desk alone sees."""
    return _columns(story, [*_rest(story), story.slugline, story.desk_note], [])


def mark(kind: str, value: str) -> str:
    """What stands for a fact of a story among its words; a key may have any characters."""
    return f"{MARK}{kind}{value.casefold().encode().hex()}"


def _columns(story: Story, rest: list[str], marks: list[str]) -> Columns:
    lead = [story.standfirst, *(b.text for b in story.blocks[:1] if isinstance(b, Paragraph))]
    forms: list[list[str]] = []
    also: dict[str, None] = {}
    left = MOST
    for texts in ([story.headline], lead, rest):
        text = "\n".join(texts)[: max(left, 0)]
        left -= len(text)
        forms.append([])
        for word in words(text):
            forms[-1] += word.folded.forms
            also |= dict.fromkeys(word.folded.also)
    often = _often([form for column in forms for form in column])
    behind = [*forms[2], *also, *often, *marks, EVERY]
    return Columns(headline=" ".join(forms[0]), lead=" ".join(forms[1]), rest=" ".join(behind))


def _often(forms: list[str]) -> Iterator[str]:
    for form, times in Counter(forms).items():
        if times >= OFTEN:
            yield REPEATED + form


def _rest(story: Story) -> list[str]:
    first = 1 if story.blocks and isinstance(story.blocks[0], Paragraph) else 0
    lines = [
        story.kicker,
        story.byline.text if story.byline else "",
        story.dateline.text if story.dateline else "",
        *story.subjects,
    ]
    for block in story.blocks[first:]:
        lines.append(plain_text(block))
        if isinstance(block, Picture) and block.credit:
            lines.append(block.credit.text)
    return lines
