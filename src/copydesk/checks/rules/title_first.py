"""ATT-05: "Mr." and a surname of somebody whom the story has not named in full."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.persons import PART
from copydesk.checks.reading import captions, head, is_english, outside_quotations, paragraphs
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_TITLED = re.compile(
    r"(?<![\w’'-])(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sen|Senator|Rep|Capt|Captain|Lt"
    r"|Sgt|Col|Gen(?! (?:Z|X|Alpha|Beta)\w*\b)"
    r"|Judge|Justice|Inspector|Detective|Rev|Alderman)\.?|Herr|Frau|M\.|MM\.|Mme|Mlle"
    r"|[Ss]eñora?|Sra?\.)"
    rf"\s(?P<name>{PART})(?!\s(?:[A-Z]\.\s)?(?:(?:de|van|von|al|el|la"
    rf"|del)\s)?[A-ZÀ-ÖØ-Þ][a-zß-ÿ])(?![’']?\w)"
)
# Not persons, or persons whom everybody calls so.
_KNOWN = frozenset(
    [
        "President",
        "King",
        "Queen",
        "Justice",
        "Speaker",
        "Right",
        "Universe",
        "World",
        "Pepper",
        "Martens",
        "Who",
        "Bean",
        "Darcy",
        "Shakespeare",
        "Rogers",
        "Seuss",
        "Strange",
        "Potato",
        "Big",
        "Clean",
        "Robot",
        "Oz",
        "Watson",
        "Holmes",
        "Christie",
        "Kommissar",
        "Holle",
    ]
)
_LEAST = 5  # letters of a surname
_MANY = re.compile(  # those who are many, places that stand for governments, and "We've"
    r"s$|['’]|^(?:Police|People|Parliament|Everyone|Everybody|Nobody|Somebody|Someone|Anyone|Others"
    r"|Neither|Another|Washington|London|Berlin|Paris|Moscow|Beijing|Tokyo|Kyiv|Tehran|Delhi|Rome"
    r"|Madrid|Cairo|Ankara|Congress|Management|Staff|Council|Government|Court|Company|Union|Which"
    r"|There|These|Those|Google|Apple|Microsoft|Amazon|Boeing|Tesla|Reuters|Later|Witness)$"
)
_FRENCH = re.compile(r"M\.|MM\.|Mme|Mlle")
# "Quarrington denied it": a surname that speaks, and stands nowhere else in the story.
_ALONE = re.compile(
    rf"(?:^|(?<=[a-z\d][.!?;]\s)|(?<=[”\"]\s))(?P<name>{PART})"
    r"(?:, (?:meanwhile|too|however|for (?:his|her) part),)?"
    r" (?:had |has |later |also |again )?(?:denied|said|added|told|insisted|recalled|replied"
    r"|declined|refused|admitted|argued|explained|laughed|nodded|shrugged|resigned|pleaded|testified"
    r"|agreed"
    r"|disagreed|apologi[sz]ed|complained|warned)\b"
)
# A speaker behind a quotation is often known from the one before, told in a form we do not see.
_QUOTES = re.compile(r"[”\"»“]\s*$|”\s*$|\s{3,}$")


def find(story: Story, known: Known) -> Iterator[Finding]:
    """A courtesy title and one name, where no "First Last" with that name stands before it."""
    texts = [*head(story), *captions(story), *paragraphs(story)]
    bylined = story.byline.text if story.byline is not None else ""
    read, told = [bylined], set[str]()
    for words in texts:
        text = outside_quotations(words.text)
        for found in _TITLED.finditer(text):
            name = re.sub(r"[’']s$", "", found["name"])
            before = "\n".join((*read, text[: found.start()]))
            if name in _KNOWN or name in told or _is_named(name, before):
                continue
            if _FRENCH.match(found["title"]) and story.language[:2] not in ("fr", ""):
                continue
            told.add(name)
            says = f"Who “{found['title']} {name}” is has not been said."
            weight = Weight.NOTES if _QUOTES.search(text[: found.start()]) else None
            yield CHECK.at(words, says, span=found.span(), weight=weight)
        read.append(text)
    yield from _alone(story)


def _alone(story: Story) -> Iterator[Finding]:
    """It may be a company's or a team's name: this is only told."""
    if not is_english(story):
        return
    texts = [*head(story), *captions(story), *paragraphs(story)]
    byline = story.byline.text if story.byline else ""
    whole = "\n".join([*(words.text for words in texts), byline])
    for words in paragraphs(story):
        for found in _ALONE.finditer(outside_quotations(words.text)):
            name = found["name"]
            if len(name) < _LEAST or _MANY.search(name) or name.lower() in whole:
                continue
            if whole.count(name) == 1:
                says = f"Who “{name}” is has not been said."
                yield CHECK.at(words, says, span=found.span("name"), weight=Weight.NOTES)


def _is_named(name: str, before: str) -> bool:
    first = rf"(?!(?:Mr|Mrs|Ms|Dr|Prof|The|But|And|When|Then|As)\b){PART}(?: [A-Z]\.)?"
    joint = r"(?: (?:de|van|von|al|el|la|del))*[ -]"
    return re.search(rf"(?<!\w){first}{joint}{re.escape(name)}\b", before) is not None


CHECK = Check(code="ATT-05", name="title before name", weight=Weight.WARNS, find=find)
