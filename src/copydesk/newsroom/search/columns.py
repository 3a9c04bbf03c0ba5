"""What of a story is looked up: its folded forms in order, and the tokens that are made of them.

A token says one thing of a story: that it has a form, two forms in a row, a form in its headline
or in what stands first, or often; that it is of a section. So every question is one of which
stories have these tokens, and lists of stories alone are read to answer it, no places in texts.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from copydesk.press.locale import tag
from copydesk.press.words import primary
from copydesk.story.blocks import Paragraph, Picture, plain_text
from copydesk.story.edition import Edition
from copydesk.story.folding import is_unspaced, words
from copydesk.story.story import Story

MOST = 300_000  # characters of a story that can be found: some forty thousand words
OFTEN = 3  # times, from which on a story is about a word rather than mentions it

# Signs that no folded form can have: compatibility folding takes them apart.
PAIR, MARK, REPEATED, HEADLINE, HEAD = "¹", "²", "³", "ª", "º"
EVERY = f"{MARK}every"
PARTED = " | "  # what stands between columns, so that no phrase runs on


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Forms in the order of the text, with spaces between.

    `beside` are other spellings, the forms the story has often, and its marks: tokens as they are.
    """

    headline: str = ""
    lead: str = ""
    rest: str = ""
    beside: str = ""

    @property
    def text(self) -> str:
        """All of it in one line, from which `told` makes it again."""
        return f" {PARTED.join((self.headline, self.lead, self.rest, self.beside))} "


def told(text: str) -> Columns:
    """The columns that were written down as one text."""
    headline, lead, rest, beside = (part.strip() for part in text.split("|"))
    return Columns(headline=headline, lead=lead, rest=rest, beside=beside)


def tokens(columns: Columns) -> list[str]:
    """All that can be asked of a story, each once; first what matters most."""
    headline, lead, rest = (part.split() for part in (columns.headline, columns.lead, columns.rest))
    found = dict.fromkeys(columns.beside.split())
    found |= dict.fromkeys(HEADLINE + form for form in _singles(headline))
    found |= dict.fromkeys(HEAD + form for form in _singles(headline + lead))
    found |= dict.fromkeys(_singles(headline + lead + rest))
    for forms in (headline, lead, rest):
        found |= dict.fromkeys(pair(one, other) for one, other in pairwise(forms))
    return list(found)


def pair(one: str, other: str) -> str:
    """The token of two forms in a row."""
    return f"{PAIR}{one}{PAIR}{other}"


def columns(edition: Edition) -> Columns:
    """A published story as readers find it."""
    story = edition.story
    source = edition.source.key if edition.source else ""
    marks = [
        mark("section", edition.section),
        mark("source", source),
        mark("language", primary(story.language)),
        mark("tag", tag(story.language)),
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
    headline, first, others = map(" ".join, forms)
    beside = " ".join([EVERY, *marks, *often, *also])
    return Columns(headline=headline, lead=first, rest=others, beside=beside)


def _singles(forms: list[str]) -> Iterator[str]:
    """Forms, and each letter of the scripts that are cut into pairs of letters."""
    for form in forms:
        yield form
        if len(form) > 1 and is_unspaced(form):
            yield form[0]


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
