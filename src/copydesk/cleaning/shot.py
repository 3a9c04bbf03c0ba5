"""A picture as it was found: the lines its parts stand on, and how sure that is."""

import re

from copydesk.cleaning.credit import credit_from, names_somebody, take_apart
from copydesk.cleaning.proof import Proof
from copydesk.markup.tidy import count_words
from copydesk.story.blocks import Credit
from copydesk.story.record import Record
from copydesk.story.story import Confidence, Role

_MOST_IN_SIGNATURE = 12
# Who wrote the story, not who took the picture.
_SIGNED = re.compile(r"(?:von|(?:written )?by|par|por|di|af|av|door|text)\b[\s:]", re.IGNORECASE)
# What players and galleries print on a picture: durations, counts, "View 3 images", the day.
ON_SCREEN = re.compile(
    r"[\d:./|•\s-]*\d{1,2}:\d{2}(?:\s*min\.?)?|(?:view|see|show)\s+\d+\s+\w+|\d+\s*/\s*\d+"
    r"|\W*\d[\d.,]*\s?(?:[€$£]|EUR|USD|CHF|kr)?\W*|[^\w]*|.{0,24}\d+:\d{2}\s*min\.?|\W*\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b.{0,60}",
    re.IGNORECASE,
)
FRONTS = (
    "file photo:", "file photo -", "file -", "file:", "photo:", "image:", "picture:", "foto:",
    "bild:", "صورة:", "legende:", "bildunterschrift:", "légende :", "légende:", "caption:",
)  # fmt: skip

# "[Image: A boat on the quay. Lena Moss/Northern Press]", as copiers write what they cannot carry.
FRAMED = re.compile(
    r"[\[(【]\s*(?:image|photo|picture|foto|bild|immagine|imagen|imagem|صورة|תמונה|写真|图片)\s*[:：]\s*",
    re.IGNORECASE,
)


class Shot(Record, frozen=True):
    """A picture as found: the lines its parts stand on; -1 for a part that is not there.

    `at` is the line it stands at in the story. `credit_from` is the offset of a credit within
    the caption's own line; `more` are further lines of the credit. `spare_caption` and
    `spare_credit` are words that stand on no line: of an image's description, of the page's
    data. `sure` (0 to 1) is how sure it is that this is a picture of the story with these words,
    and `why` the evidence in short.
    """

    at: int
    image: int = -1
    caption: int = -1
    credit: int = -1
    credit_from: int = -1
    slug: int = -1
    more: tuple[int, ...] = ()
    spare_caption: str = ""
    spare_credit: str = ""
    sure: float = 0.5
    why: str = ""

    @property
    def lines(self) -> tuple[int, ...]:
        """Every line that is part of it."""
        parts = (self.image, self.caption, self.credit, *self.more, self.slug)
        return tuple(n for n in parts if n >= 0)


# Furniture by its looks that beside a picture is part of it: "© Lena Moss", "Source: Reuters".
MAY_TAKE_BACK = frozenset(
    {Role.LEGAL, Role.SOURCE_CREDIT, Role.PICTURE_LABEL, Role.CREDIT_LABEL, Role.DUPLICATE}
)


def is_signed(text: str) -> bool:
    """A line that says who wrote the story: no caption, and no credit."""
    front = _SIGNED.match(text)
    if front is None or count_words(text) > _MOST_IN_SIGNATURE:
        return False
    return names_somebody(text[front.end() :], _MOST_IN_SIGNATURE)


def confidence_of(shot: Shot, key: str) -> Confidence:
    """How sure it is that a block is a picture of the story with these words, and why."""
    return Confidence(of=key, value=round(shot.sure, 2), why=shot.why)


def shot_text(proof: Proof, shot: Shot, agencies: tuple[str, ...]) -> tuple[str, Credit | None]:
    """Caption and credit of a shot in words."""
    caption = proof.line(shot.caption).text if shot.caption >= 0 else ""
    credit = ""
    if shot.credit_from >= 0:
        credit = credit_from(caption, shot.credit_from)
        caption = caption[: shot.credit_from].strip().rstrip(" -–—|/(")
    elif shot.credit >= 0:
        credit = " ".join(proof.line(n).text for n in (shot.credit, *shot.more)).strip(" -–—|/,")
    credit = credit or shot.spare_credit
    if credit.endswith((")", "]", "）")) and not set(credit) & set("([（"):
        credit = credit[:-1]
    caption = _without_front(caption.removesuffix("(").strip()) or shot.spare_caption
    return caption, take_apart(credit, agencies) if credit else None


def keep_shot(proof: Proof, shot: Shot, key: str) -> None:
    """Take the lines of a shot into the story, whatever furniture they had been taken for."""
    for number in (shot.caption, shot.credit, *shot.more, shot.slug):
        if number >= 0 and not proof.is_free(number):
            proof.reopen(number)
    if shot.caption >= 0 and shot.credit_from != 0:
        end = shot.credit_from if shot.credit_from >= 0 else -1
        proof.keep(shot.caption, "caption", key=key, end=end)
    for number in (shot.credit, *shot.more):
        if number >= 0 and proof.is_free(number):
            proof.keep(number, "credit", key=key)
    if shot.slug >= 0:
        proof.keep(shot.slug, "slug", key=key)


def _without_front(caption: str) -> str:
    framed = FRAMED.match(caption)
    if framed:
        return caption[framed.end() :].rstrip("])】 ")
    for front in FRONTS:
        if caption.casefold().startswith(front) and not front.startswith("file"):
            return caption[len(front) :].strip()
    return caption
