"""What those are told of a change who got the story another way: plain, short, with the address."""

import re

from copydesk.press.paper import Site
from copydesk.press.words import page_language, words
from copydesk.story.change import ChangeKind
from copydesk.story.record import Record

LONGEST = 280  # characters of a short text, its address among them
SHORTEST_NOTICE = 40
# Notices begin with their kind and moment; the short text has the kind alone.
_HEAD = re.compile(r"^[^:.،]{1,80}[:：]\s+")


class Told(Record, frozen=True):
    """A change as it is told: its kind, the headline people were sent, the notice, the address."""

    kind: ChangeKind
    headline: str
    notice: str
    address: str


def follow_up_text(told: Told, *, language: str, site: Site, is_short: bool) -> str:
    """The text ready to be sent, in the language of the story.

    Short ones have at most 280 characters; a long one has headline and whole notice, in
    paragraphs, as plain text.
    """
    say = words(page_language(language, site.language))
    label = {
        ChangeKind.CORRECTION: say("Correction"),
        ChangeKind.CLARIFICATION: say("Clarification"),
        ChangeKind.EDITORS_NOTE: say("Editors’ note"),
        ChangeKind.RETRACTION: say("Withdrawn"),
        ChangeKind.TAKEDOWN: say("Withdrawn"),
        ChangeKind.WITHHOLD: say("Withdrawn"),
    }.get(told.kind, say("Correction"))
    headline, notice = _plain(told.headline), _plain(told.notice)
    if not is_short:
        head = f"{label}: {headline}" if headline else label
        return "\n\n".join(part for part in (head, notice, told.address) if part)
    return _short(label, headline, _HEAD.sub("", notice, count=1), told.address)


def _short(label: str, headline: str, notice: str, address: str) -> str:
    """Headline and notice as far as they fit; the address whole, the notice before the headline."""
    room = LONGEST - len(label) - len(address) - 3
    quoted = f"“{headline}” " if headline else ""
    if len(quoted) + len(notice) > room:
        left = room - len(notice) - 3
        quoted = f"“{_cut(headline, left)}” " if headline and left >= SHORTEST_NOTICE else ""
    return f"{label}: {quoted}{_cut(notice, room - len(quoted))} {address}"


def _cut(text: str, most: int) -> str:
    """The text, or its beginning in whole words."""
    if len(text) <= most:
        return text
    kept = text[: max(most - 2, 0)]
    return f"{kept.rpartition(' ')[0] or kept}…"


def _plain(text: str) -> str:
    return " ".join(text.split())
