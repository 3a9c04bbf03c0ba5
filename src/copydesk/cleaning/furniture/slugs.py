"""Working names of picture files that a capture kept as text."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_FILE = re.compile(r"[\w\-. ()%+]{1,120}\.(jpe?g|png|gif|webp|tiff?|bmp|avif)", re.IGNORECASE)
# Names of renditions as content systems write them: "... facebookJumbo", "...-superJumbo-v2".
_RENDITION = re.compile(
    r"[\w\- ]{0,80}\b(\w{0,20}(Jumbo|jumbo)|article(Large|Inline|Small)|master(1050|768|675)"
    r"|thumb(nail)?"
    r"(Large|Standard|Wide)|square(320|640)|(medium|large|small)(Square|Wide|ThreeByTwo)\w*"
    r"|hp(Large|Medium|Small)|video(Large|SixteenByNine\w*|Hp|Small))(-v\d+)?"
)
_CAMERA = re.compile(
    r"(IMG|DSC|DSCF|DSCN|P|MG|PXL|GOPR|MVI|DJI|WA)[_-]?\d{3,}[\w-]{0,40}", re.ASCII
)
# One token with digits and joiners and no words around: 20161205_aleppo_02, aleppo-park-1024x683.
_TOKEN = re.compile(r"(?=\S*\d)(?=\S*[_-])[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+){2,}")
_DATES = re.compile(r"\d{1,4}[-_]\d{1,2}[-_]\d{1,4}")
_LONGEST, _SHORTEST = 130, 5


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim lines that are nothing but such a name."""
    for number, line, _ in about.near(galley):
        text = line.text
        if len(text) <= _LONGEST and _is_slug(text) and not _DATES.fullmatch(text):
            yield Claim(line=number, role=Role.IMAGE_SLUG, says=text)


def _is_slug(text: str) -> bool:
    """Its last word is no plain word, and it does not end as sentences do: then by its form."""
    if not (text[-1].isalnum() or text[-1] in "_-"):
        return False
    last = text[text.rfind(" ") + 1 :]
    if last.isalpha() and last[1:].islower() and "umbo" not in last:
        return False
    if "." in last and _FILE.fullmatch(text):
        return True
    is_named = len(last) >= _SHORTEST and _RENDITION.fullmatch(text)
    return bool(is_named or _CAMERA.fullmatch(text) or (last == text and _TOKEN.fullmatch(text)))


FURNITURE = Furniture(name="slugs", find=find)
