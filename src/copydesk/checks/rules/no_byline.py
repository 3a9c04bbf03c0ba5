"""COM-03: nobody, or no name that readers can know, stands as the author."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import word_set
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_ROLES = word_set(
    "admin administrator editor webmaster author reporter writer staff user guest contributor root"
    " system cms test unknown anonymous null none undefined nan n/a na default superuser newsuser"
    " wordpress drupal moderator owner host import importer bot api"
)
_ADDRESS = re.compile(r"\S+@\S+|https?://|www\.")
_ACCOUNT = re.compile(
    r"[a-z]+(?:[._-][a-z]*)?\d+|[A-Za-z]+_[A-Za-z0-9_]+|[a-z]+\.[a-z]+"
    r"|(?i:(?:user|editor|staff|(?:web|news|online|city|copy) ?(?:desk|team|editor))\s*#?\d+)"
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """No byline, or an account, an address or the word for a role instead of a name."""
    line = story.byline.text.strip() if story.byline is not None else ""
    name = re.sub(r"^by\b:?\s*", "", line, flags=re.I).strip(" .,|-–—")
    if not any(sign.isalpha() for sign in name):
        yield CHECK.about("byline", "The story carries no byline.", excerpt=line)
    elif _ADDRESS.search(name):
        yield CHECK.about("byline", "The byline is an address, not a name.", excerpt=line)
    elif name.casefold() in _ROLES or _ACCOUNT.fullmatch(name):
        yield CHECK.about("byline", "The byline is an account or a role, not a name.", excerpt=line)


CHECK = Check(code="COM-03", name="no byline", weight=Weight.WARNS, find=find)
