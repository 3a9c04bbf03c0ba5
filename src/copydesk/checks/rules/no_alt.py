"""PIC-03: nothing tells those who do not see the picture what it shows."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import pictures, word_set, words_of
from copydesk.checks.slugs import is_slug
from copydesk.story.agencies import AGENCIES
from copydesk.story.blocks import Picture
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_FILLER = re.compile(
    r"(?:an? |the |lead |main |featured |hero |stock |news |article |file |alt(?:ernative)? "
    r"|default )*"
    r"(?:image|photo|picture|photograph|img|pic|graphic|thumbnail|figure|placeholder|text|alt"
    r"|untitled|null"
    r"|none|undefined|n/?a|logo|banner|jpe?g|png|article|story|caption)(?: (?:\d+|of|here|text"
    r"|image|photo))*\W*",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:photo|image|img|pic(?:ture)?|bild|foto|imagen|figure?|fig|graphic|slide|untitled"
    r"|screen ?shot"
    r"|download|scan|file|asset|media|crop|صورة)[\s_-]*(?:no\.?\s?)?\(?\d+\)?.{0,12}"
    r"|(?:click|tap) (?:here )?to .{1,30}|(?:decorative|alt(?:ernative)? text|description).{0,30}"
    r"|(?:enter|add|insert) .{0,40}|[\W\d_]+",
    re.I,
)
_OWNER = re.compile(
    r"(?:(?:photo|image|picture|foto|bild|imagen|credit)s?(?: credit)?(?: by| courtesy of| "
    r"courtesy|:)? )?"
    r"(?:©|\(c\))?\s?(?:[A-Z][\w’'-]+ ){0,3}(?:/ ?)?(?:Getty(?: Images)?|Shutterstock|iStock"
    r"|Alamy|AP(?: "
    r"Photo)?|AFP|Reuters|EPA|dpa|PA|Imago|Pictures|Images|Photos|Agency|Media|Press)"
    r"(?: (?:Images|Pictures|Photo))?",
)
_EMPTY = word_set(
    "image photo picture photograph img pic graphic thumbnail figure alt text hero lead main "
    "article"
    " header banner featured feature a an the of bild foto grafik abbildung artikelbild symbolbild"
    " aufmacher titelbild une la le l principale principal photographie illustration imagen "
    "fotografía"
    " fotografia de del ilustración destacada portada صورة الصورة رئيسية خبر"
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """No alternative text, a file name, a filler word, or the caption once more."""
    for picture in pictures(story):
        reason = "is only a credit" if _is_credit(picture, known) else _reason(picture)
        if reason:
            words = Words(text=picture.alt, field="alt", block=picture.key)
            yield CHECK.at(words, f"The alternative text {reason}.", evidence=picture.caption)


def _is_credit(picture: Picture, known: Known) -> bool:
    alt = picture.alt.strip().casefold()
    credit = picture.credit.text if picture.credit is not None else ""
    names = {credit, *known.house.picture_agencies, known.house.name}
    return alt in AGENCIES or alt in {name.strip().casefold() for name in names if name.strip()}


def _reason(picture: Picture) -> str:
    alt = picture.alt.strip()
    if not alt:
        return "is missing"
    if is_slug(alt):
        return "is a file name"
    if _FILLER.fullmatch(alt) or _is_filler(alt) or not any(sign.isalpha() for sign in alt):
        return "says nothing about the picture"
    if _NUMBERED.fullmatch(alt) or (
        picture.credit and words_of(alt) == words_of(picture.credit.text)
    ):
        return "says nothing about the picture"
    if _OWNER.fullmatch(alt):
        return "names the owner only"
    return "only repeats the caption" if words_of(alt) == words_of(picture.caption) else ""


def _is_filler(alt: str) -> bool:
    """Nothing but words for a picture and its place, in any of five languages."""
    words = [word for word in re.split(r"[\W_\d]+", alt.casefold()) if word]
    return all(word in _EMPTY or word.isdigit() for word in words)


CHECK = Check(code="PIC-03", name="no alternative text", weight=Weight.WARNS, find=find)
