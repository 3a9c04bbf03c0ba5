"""What the class names and the like of a page's elements call them."""

import re
from functools import lru_cache

from copydesk.markup.tags import CAPTION


class Named:
    """What class names and the like call an element; plain numbers, as they are asked often."""

    NOTHING = 0
    CAPTION = 1
    CREDIT = 2
    PICTURE = 4
    OTHERS = 8
    PERSON = 16
    UNSEEN = 32


_CAPTION = re.compile(
    rf"{CAPTION.pattern}|(?:image|img|photo|foto|picture|bild|media|figure|thumb)[-_]*"
    r"(?:desc|text|info|title|subtitle)|bildtext|billedtekst|bildetekst|kuvateksti|bijschrift"
    r"|onderschrift|descripcion|sub-?title-?(?:image|photo)|wp-caption"
)
_CREDIT = re.compile(
    r"credit|copyright|photographer|(?<![a-z])source|agency|quelle|fotograf|rights|urheber"
)
# Who wrote the story is called so too, except where a picture or a caption is in the name.
_CREDIT_OF_PICTURE = re.compile(r"author|byline|auteur|(?<![a-z])autor|owner|creator")
_PICTURE = re.compile(
    r"image|(?<![a-z])img|photo|foto|picture|(?<![a-z])media|bild|figure|gallery|galerie|slide"
    r"|visual|lightbox|imagen|imagem|immagine"
)
_OTHERS = re.compile(
    r"teaser|related|promo|recommend|(?<![a-z])card(?!s?-?bullets)|read-?(more|also)|newsletter"
    r"|most-?read|popular|trending|linklist|taboola|outbrain|sidebar|sponsor"
    r"|audio|podcast"
)
# A "teaser-image", "header-teaser" or "story-promo" is as often the story's own first picture.
_OWN = re.compile(rf"{_PICTURE.pattern}|header|hero|(?<![a-z])lead|featured|story-promo")
_PERSON = re.compile(
    r"(?<![a-z])(author|autor|auteur|avatar|byline|profile|headshot|bio|writer|reporter"
    r"|columnist|redakteur|contributor|journalist)s?(?![a-rt-z])|authorinfo|author-?(box|image|photo)"
)
AUTHORS_FACE = re.compile(
    r"\b(?:author|headshot|avatar|autor\w*|byline|profile (?:image|photo|picture))\b", re.IGNORECASE
)
_LONGEST = 500  # characters of names; what is remembered must not be strangers' megabytes
_STATE = re.compile(r"(has|with|no|is|hide|show|without)-")
_UNSEEN = re.compile(r"visually-?hidden|sr-only|screen-?reader|assistive")


def called(words: str) -> int:
    """What class names and the like call an element, as numbers of `Named` added up."""
    return _called(words[:_LONGEST])


@lru_cache(maxsize=4096)
def _called(words: str) -> int:
    named = Named.NOTHING
    tokens = [token for token in words.split() if not _STATE.match(token)]
    words = " ".join(tokens)
    credits = [_is_credit(token) for token in tokens]
    if any(credits):
        named |= Named.CREDIT
    if any(_CAPTION.search(token) and not c for token, c in zip(tokens, credits, strict=True)):
        named |= Named.CAPTION
    if _PICTURE.search(words):
        named |= Named.PICTURE
    if any(_OTHERS.search(token) and not _OWN.search(token) for token in tokens):
        named |= Named.OTHERS
    if _PERSON.search(words):
        named |= Named.PERSON
    if _UNSEEN.search(words):
        named |= Named.UNSEEN
    return named


_SURELY = re.compile(
    r"wp-caption|(?:image|img|photo|foto|picture|bild)[-_]*caption|caption[-_]*(?:image|img|photo)"
)


def is_called_caption(words: str) -> bool:
    """Class names and the like call an element a picture's caption, in plain words."""
    return "caption" in words and bool(called(words) & Named.CAPTION)


def is_surely_caption(words: str) -> bool:
    """A picture's caption and nothing else: "wp-caption-text", "photo-caption"."""
    return _SURELY.search(words) is not None


def _is_credit(token: str) -> bool:
    """`caption__source` is a credit, `credit-caption` a caption."""
    caption = _CAPTION.search(token)
    start = caption.end() if caption else 0
    if _CREDIT.search(token, start):
        return True
    of_picture = caption is not None or _PICTURE.search(token) is not None
    return of_picture and _CREDIT_OF_PICTURE.search(token, start) is not None
