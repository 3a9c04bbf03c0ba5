"""COM-05: the text breaks off before the story ends."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import ends_a_sentence, is_english, paragraphs
from copydesk.story.blocks import Heading, Paragraph, Quote
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_TEASER = re.compile(
    r"(?:\b(?:weiterlesen|mehr lesen|jetzt lesen|lesen sie (?:den|die|das|weiter|mehr)|zum "
    r"(?:ganzen |vollständigen )?artikel"
    r"|lire (?:la suite|plus|l['’]article)|la suite (?:de|est|dans)\b|réservé aux abonnés|il "
    r"(?:vous )?reste \d+ ?%"
    r"|(?:seguir|sigue|siga|continuar|continúe) leyendo|leer (?:más|la noticia)|continúa en|solo "
    r"para suscriptores)\b.{0,80}"
    r"|(?:اقرأ|لقراءة|قراءة) (?:المزيد|البقية|الخبر|التفاصيل).{0,60}|تابع القراءة.{0,40}"
    r"|للمزيد.{0,40}"
    r"|\b(?:sub\s?scribe|log ?in|sign in|register|pay|upgrade) (?:now )?(?:to|and) (?:see|view"
    r"|read|unlock|access|finish|get)\b.{0,60}"
    r"|\b(?:story|article|text|report) continues\b.{0,40}|\b(?:the )?(?:rest|remainder|remaining "
    r"\d+ ?%) of (?:this|the) (?:story|article|piece|report)\b.{0,60}"
    r"|\b(?:this|the) (?:story|article|piece) is (?:only )?(?:for|available to) (?:subscribers"
    r"|members)\b.{0,40}"
    r"|[\[(]\s*\+?\s*\d+ more (?:chars?|characters|words|paragraphs|lines)\s*[\])]"
    r"|\b(?:(?:continue|keep) reading|read (?:more|on|the (?:full|whole|rest|complete)\b.{0,40})"
    r"|(?:full|whole) (?:story|article|report)|(?:sub\s?scribe|log ?in|sign in"
    r"|register) to (?:read|continue)"
    r"|(?:to be )?continued|click (?:here )?(?:to|for) (?:read|more|the full))\b.{0,60}"
    r"|[\[(]?(?:more|continued|continues|cont(?:['’]d|inues|\.)?|turn|see|go|story|full story|rest"
    r"|jump)(?: to| on| at| inside,?)? (?:the )?(?:page|p\.|pg\.?|next page|section|col(?:umn)?\.?"
    r"|back"
    r" page)\s?[a-z]?\d{0,3}[\])]?"
    r"|[\[(]?(?:fortsetzung|weiter|mehr) (?:auf )?seite \d+[\])]?|[\[(]?suite (?:en )?page "
    r"\d+[\])]?"
    r"|[\[(]?(?:sigue|continúa|pasa) (?:en|a) (?:la )?página \d+[\])]?|\(?التتمة.{0,20}"
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
    if teaser and (teaser.group()[0] in "[(" or len(text) < 100):
        return "it closes with an invitation to read on"
    if text.endswith(("…", "...")):
        return "it ends in an ellipsis"
    if ends_a_sentence(text) or len(text.split()) < _MID_WORDS:
        return ""
    if is_english(story) and _DANGLING.search(text):
        return "it ends in the middle of a sentence"
    return "its last sentence does not end" if _others_end(story) else ""


def _others_end(story: Story) -> bool:
    """Whether this copy is in the habit of closing its paragraphs: 9 in 10, of 3 at least."""
    earlier = [
        words.text for words in paragraphs(story)[:-1] if len(words.text.split()) >= _MID_WORDS
    ]
    ended = sum(ends_a_sentence(text) for text in earlier)
    return len(earlier) >= 3 and ended >= 0.9 * len(earlier)


def _tail(text: str) -> tuple[int, int]:
    return max(0, len(text) - 80), len(text)


CHECK = Check(code="COM-05", name="truncated", weight=Weight.STOPS, find=find)
