"""How checks read a story: its words with their places, its language, its size."""

import re
from collections.abc import Iterator
from typing import Final

from copydesk.checks.check import Words
from copydesk.story.blocks import (
    Heading,
    Listing,
    Mark,
    Paragraph,
    Picture,
    Quote,
    plain_text,
)
from copydesk.story.story import Story


def word_set(words: str) -> frozenset[str]:
    """A list of words, written as one string, as a set."""
    return frozenset(words.split())


SENTENCE_END: Final = re.compile(r"[.!?…؟۔।。！？][\"'”’»)\]*†]*\s*$")
QUOTED: Final = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|«[^»]{0,2000}»")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_ENGLISH = word_set(
    "the of and to in a is that for on with as was by it at be from are were has have said"
)


def paragraphs(story: Story) -> list[Words]:
    """The story's paragraphs, in order."""
    blocks = (block for block in story.blocks if isinstance(block, Paragraph))
    return [Words(text=block.text, block=block.key) for block in blocks]


def prose(story: Story) -> list[Words]:
    """All running text: paragraphs, headings, quotations and lists, in order."""
    kinds = (Paragraph, Heading, Quote, Listing)
    blocks = (block for block in story.blocks if isinstance(block, kinds))
    return [Words(text=plain_text(block), block=block.key) for block in blocks]


def captions(story: Story) -> list[Words]:
    """The captions of the story's pictures."""
    shown = (block for block in story.blocks if isinstance(block, Picture) and block.caption)
    return [Words(text=block.caption, block=block.key) for block in shown]


def head(story: Story) -> list[Words]:
    """Headline and standfirst, where there are any."""
    fields = (("headline", story.headline), ("standfirst", story.standfirst))
    return [Words(text=text, field=field) for field, text in fields if text]


def everything(story: Story) -> list[Words]:
    """All words a reader would see: head, running text, captions."""
    return head(story) + prose(story) + captions(story)


def pictures(story: Story) -> list[Picture]:
    """The story's pictures, in order."""
    return [block for block in story.blocks if isinstance(block, Picture)]


def marks(story: Story) -> Iterator[tuple[Words, Mark]]:
    """Every mark of the story with the words it lies in."""
    for block in story.blocks:
        match block:
            case Paragraph() | Quote():
                words = Words(text=block.text, block=block.key)
                yield from ((words, mark) for mark in block.marks)
            case Listing():
                yield from _entry_marks(block)
            case _:
                continue


def _entry_marks(block: Listing) -> Iterator[tuple[Words, Mark]]:
    offset = 0
    for entry in block.entries:
        words = Words(text=entry.text, block=block.key, offset=offset)
        yield from ((words, mark) for mark in entry.marks)
        offset += len(entry.text) + 1  # the line end between two entries of the plain text


def primary_language(story: Story) -> str:
    """The language without its region: "en" of "en-GB"."""
    return story.language.replace("_", "-").split("-")[0].lower()


def is_english(story: Story) -> bool:
    """Declared English, or undeclared and written in it."""
    language = primary_language(story)
    if language:
        return language == "en"
    sample = words_of(" ".join(words.text[:2000] for words in prose(story)[:8]))
    return len(sample) >= 8 and sum(word in _ENGLISH for word in sample) >= len(sample) * 0.15


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return _WORD.findall(text.lower())


def length(text: str) -> int:
    """How many words a text has; two characters count as a word in scripts without spaces."""
    unspaced = len(_UNSPACED.findall(text))
    return unspaced // 2 + len(words_of(_UNSPACED.sub(" ", text) if unspaced else text))


def outside_quotations(text: str) -> str:
    """The text with what stands in quotation marks blanked, so that offsets stay."""
    return QUOTED.sub(lambda found: " " * len(found.group()), text)


def ends_a_sentence(text: str) -> bool:
    """Whether the text closes as a sentence does, in any script we know."""
    return SENTENCE_END.search(text[-80:]) is not None


def listed(names: list[str], *, last: str = "and") -> str:
    """Names as an editor would list them: "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
