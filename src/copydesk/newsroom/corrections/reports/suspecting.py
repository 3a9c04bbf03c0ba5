"""What speaks for a report being no reader's, from its own words alone. None is deleted for it."""

import re

from copydesk.press.reporting import Typed
from copydesk.story.alike import spoken, telling
from copydesk.story.figures import word_set

MOST_LINKS = 5
ECHO, ECHO_FROM = 0.85, 6
LINK = re.compile(r"(?:https?://|www\.)\S+|\[/?url\b", re.IGNORECASE)
# What is offered for sale wherever a form stands open. A word of the story itself never counts.
SOLD = word_set(
    "backlink backlinks bitcoin casino cialis crypto escort escorts forex jackpot loan loans "
    "pharmacy pills poker porn replica seo slots sportsbook viagra webcam xxx "
    "kredit kredite glücksspiel potenzmittel gewinnspiel "
    "casinos crédit prêts pilules rencontres "
    "préstamo préstamos pastillas apuestas "
    "كازينو قروض فياغرا"
)
PHRASES = re.compile(
    r"buy (?:now|cheap)|cheap (?:pills|loans|watches|tickets)|click here|earn (?:money|\$)"
    r"|guest post|increase your (?:traffic|ranking|sales)|limited (?:time )?offer|make money"
    r"|rank (?:higher|first) (?:on|in) google|visit (?:my|our) (?:site|website|blog)|whatsapp me"
    r"|work from home|100% free|jetzt kaufen|geld verdienen|hier klicken|cliquez ici"
    r"|gagnez de l.argent|haga clic|gane dinero",
    re.IGNORECASE,
)


def doubts(what: Typed, *, story: str, trap: str) -> list[str]:
    """Why a report is suspected: codes, none for a reader's. `story` are the words it is about."""
    found = []
    if trap.strip():
        found.append("trap")
    said = f"{what.text}\n{what.right}\n{what.link}"
    links = LINK.findall(said)
    if is_only_links(what.text) or len(links) > MOST_LINKS:
        found.append("links")
    if is_selling(f"{what.text}\n{what.right}", story=story, has_link=bool(links)):
        found.append("spam")
    return found


def is_only_links(text: str) -> bool:
    """Whether nothing is said but addresses."""
    return not re.search(r"\w", LINK.sub(" ", text))


def is_selling(text: str, *, story: str, has_link: bool) -> bool:
    """Two words of a hawker that the story has not, or one beside a link."""
    own = story.casefold()
    words = {one.word for one in spoken(text)} & SOLD
    phrases = {found[0].casefold() for found in PHRASES.finditer(text)}
    sold = sum(one not in own for one in words | phrases)
    return sold + has_link > 1 and sold > 0


def is_to_the_point(text: str, place: str) -> bool:
    """Whether a report takes up words or figures of what it is about."""
    said = {one.word for one in spoken(text)}
    taken_up = telling(spoken(place)) & said
    return len(taken_up) > 1 or any(word[0].isdigit() for word in taken_up)


def is_echo(text: str, place: str) -> bool:
    """Whether a report says nothing but what stands there."""
    said = [one.word for one in spoken(text)]
    own = {one.word for one in spoken(place)}
    return len(said) >= ECHO_FROM and sum(word in own for word in said) >= ECHO * len(said)
