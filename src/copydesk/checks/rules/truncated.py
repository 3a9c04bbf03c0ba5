"""COM-05: the text breaks off before the story ends."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import ends_a_sentence, is_english, paragraphs
from copydesk.story.blocks import Heading, Paragraph, Quote
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_TEASER = re.compile(
    r"(?:\b(?:(?:continue|keep) reading|read (?:more|on|the (?:full|whole|rest|complete)\b.{0,40})"
    r"|(?:full|whole) (?:story|article|report)|(?:sub\s?scribe|log ?in|sign in"
    r"|register) to (?:read|continue)"
    r"|(?:to be )?continued|click (?:here )?(?:to|for) (?:read|more|the full))\b.{0,60}"
    r"|\[\s*(?:…|\.{2,})\s*\]|\[\s*\+?\s*\d+\s*(?:chars?|characters|words)\s*\]|\(more…?\))\W*$",
    re.I,
)
_DANGLING = re.compile(
    r"(?:[,;:–—-]|\b(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|as|that|which|who|whose"
    r"|is|are|was|were|has|have|had|will|would|than|such as|its|their|his|her|this|into|between"
    r"|because|while|after|before|said|not|be|been))\s*$"
)
_MID_WORDS = 6


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Cleaning met a continue marker, or the last words are no end."""
    if story.truncated:
        says = "The text seems cut off: the capture asks readers to continue elsewhere."
        yield CHECK.about("blocks", says, excerpt=story.truncated)
        return
    closing = [each for each in story.blocks if isinstance(each, Paragraph | Heading | Quote)]
    if not closing or isinstance(closing[-1], Heading):
        return
    last = Words(text=closing[-1].text, block=closing[-1].key)
    reason = _cut(last.text.rstrip(), story)
    if reason:
        yield CHECK.at(last, f"The text seems cut off: {reason}.", span=_tail(last.text))


def _cut(text: str, story: Story) -> str:
    teaser = _TEASER.search(text[-160:])
    if teaser and (teaser.group()[0] in "[(" or len(text) < 80):
        return "it closes with an invitation to read on"
    if text.endswith(("…", "...")):
        return "it ends in an ellipsis"
    if ends_a_sentence(text) or len(text.split()) < _MID_WORDS:
        return ""
    if is_english(story) and _DANGLING.search(text):
        return "it ends in the middle of a sentence"
    return "its last sentence does not end" if _others_end(story) else ""


def _others_end(story: Story) -> bool:
    """Whether this copy is in the habit of closing its paragraphs: 9 in 10, of 4 at least."""
    earlier = [
        words.text for words in paragraphs(story)[:-1] if len(words.text.split()) >= _MID_WORDS
    ]
    ended = sum(ends_a_sentence(text) for text in earlier)
    return len(earlier) >= 4 and ended >= 0.9 * len(earlier)


def _tail(text: str) -> tuple[int, int]:
    return max(0, len(text) - 80), len(text)


CHECK = Check(code="COM-05", name="truncated", weight=Weight.STOPS, find=find)
