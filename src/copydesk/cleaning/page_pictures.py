"""Pictures of a page: what its figures hold, and which of its images are the story's."""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from copydesk.cleaning.credit import PREFIX, is_credit_line, split_credit, take_apart
from copydesk.cleaning.framed import CREDIT_WORDS, find_framed
from copydesk.cleaning.pictures import Shot
from copydesk.cleaning.proof import Proof
from copydesk.markup.galley import Galley, Line
from copydesk.markup.tags import CAPTION
from copydesk.markup.tidy import count_words
from copydesk.story.blocks import Block, Picture
from copydesk.story.record import replace
from copydesk.story.story import SentPicture

_SMALLEST = 120
_NOT_A_PICTURE = re.compile(
    r"logo|icon|avatar|pixel|spacer|sprite|1x1|blank\.|badge|button|emoji|gravatar|tracking"
    r"|author|placeholder|loader|/ads?/|share",
    re.IGNORECASE,
)
_FURNISHING = frozenset({"nav", "footer", "button", "form", "aside"})


def find_page_shots(proof: Proof, agencies: tuple[str, ...]) -> list[Shot]:
    """Figures with their captions, and images that stand alone."""
    galley = proof.galley
    groups = _figures(galley)
    shots = [shot for group in groups.values() if (shot := _of_figure(proof, group, agencies))]
    grouped = {number for group in groups.values() for number in group}
    for number, line in enumerate(galley.lines):
        if number in grouped or line.picture is None or not _is_picture(line, galley):
            continue
        framed = find_framed(galley, number)
        grouped.update(framed)
        shot = _of_figure(proof, framed, agencies) if framed else None
        shots.append(shot or _alone(proof, number, agencies))
    return sorted(shots, key=lambda shot: shot.at)


def _figures(galley: Galley) -> dict[int, list[int]]:
    """Lines of each figure, by the number of the innermost figure's place."""
    groups: dict[int, list[int]] = {}
    for number, line in enumerate(galley.lines):
        if "figure" not in galley.zones(line):
            continue
        inside = (line.place, *galley.parents[line.place])
        figure = next((place for place in inside if galley.places[place].tag == "figure"), -1)
        if figure >= 0:
            groups.setdefault(figure, []).append(number)
    return groups


def _of_figure(proof: Proof, group: list[int], agencies: tuple[str, ...]) -> Shot | None:
    galley = proof.galley
    images = [
        n
        for n in group
        if galley.lines[n].picture is not None and _is_picture(galley.lines[n], galley)
    ]
    texts = [
        n
        for n in group
        if proof.is_free(n)
        and not galley.zones(galley.lines[n]) & {"table", "blockquote", "button"}
    ]
    in_caption = [n for n in texts if "figcaption" in galley.zones(galley.lines[n])] or texts
    if not images and (_is_quotation(galley, group) or not _is_captioned(galley, in_caption)):
        return None
    credit = next((n for n in in_caption if _is_credit(proof, n, agencies)), -1)
    if credit < 0 and len(in_caption) > 1:
        small = (n for n in in_caption if galley.lines[n].tag in ("cite", "small"))
        credit = next((n for n in small if count_words(galley.lines[n].text) <= 16), -1)
    captions = [n for n in in_caption if n != credit]
    caption = max(captions, key=lambda n: count_words(galley.lines[n].text), default=-1)
    return _joined(proof, group[0], images[0] if images else -1, caption, credit)


def _is_captioned(galley: Galley, texts: list[int]) -> bool:
    return any("figcaption" in galley.zones(galley.lines[n]) for n in texts)


def _is_quotation(galley: Galley, group: list[int]) -> bool:
    """A figure may hold words set large, with who said them as its caption."""
    return any(galley.zones(galley.lines[n]) & {"blockquote", "pullquote"} for n in group)


def _joined(proof: Proof, at: int, image: int, caption: int, credit: int) -> Shot:
    if caption >= 0 and credit < 0:
        parts = split_credit(proof.text(caption))
        if parts and parts.caption:
            start = parts.start
            return Shot(at=at, image=image, caption=caption, credit=caption, credit_from=start)
    return Shot(at=at, image=image, caption=caption, credit=credit)


def _is_credit(proof: Proof, number: int, agencies: tuple[str, ...]) -> bool:
    text = proof.text(number)
    words = proof.galley.place(proof.line(number)).words
    if count_words(text) <= 20 and CREDIT_WORDS.search(words):
        return "caption" not in words or bool(PREFIX.match(text))
    return is_credit_line(text, agencies)


def _alone(proof: Proof, number: int, agencies: tuple[str, ...]) -> Shot:
    """An image outside a figure; the next line is its caption when it is named so."""
    under = number + 1
    if proof.is_free(under):
        line = proof.line(under)
        around = proof.galley.places[max(0, proof.galley.place(line).parent)].words
        named = CAPTION.search(f"{proof.galley.place(line).words} {around}")
        if named and count_words(line.text) <= 80:
            if is_credit_line(proof.text(under), agencies):
                return Shot(at=number, image=number, credit=under)
            return _joined(proof, number, number, under, -1)
    return Shot(at=number, image=number)


def _is_picture(line: Line, galley: Galley) -> bool:
    picture = line.picture
    if picture is None or galley.zones(line) & _FURNISHING:
        return False
    small = 0 < picture.width < _SMALLEST or 0 < picture.height < _SMALLEST
    return not small and not _NOT_A_PICTURE.search(picture.src[-200:])


def near_body(shots: list[Shot], body: list[int]) -> list[Shot]:
    """The shots that stand in the body or shortly above it."""
    if not body:
        return []
    first, last = body[0], body[-1]
    lead = [shot for shot in shots if first - 25 <= shot.at < first][-2:]
    return lead + [shot for shot in shots if first <= shot.at <= last + 1]


def with_sent(
    blocks: tuple[Block, ...], sent: tuple[SentPicture, ...], agencies: tuple[str, ...]
) -> tuple[Block, ...]:
    """Blocks with what a source sent beside the copy: words for pictures shown, and the rest"
    " first."""
    known = {
        _file(block.src): block for block in blocks if isinstance(block, Picture) and block.src
    }
    told = {_file(picture.src): picture for picture in sent}
    filled = tuple(
        _filled(block, told[_file(block.src)], agencies)
        if isinstance(block, Picture) and _file(block.src) in told and block.src
        else block
        for block in blocks
    )
    fresh = [
        _filled(Picture(key=f"s{place}", src=p.src, width=p.width, height=p.height), p, agencies)
        for place, p in enumerate(told.values(), start=1)
        if _file(p.src) not in known
    ]
    return (*fresh, *filled)


def _filled(block: Picture, sent: SentPicture, agencies: tuple[str, ...]) -> Picture:
    credit = take_apart(sent.credit, agencies) if sent.credit else None
    return replace(
        block,
        caption=block.caption or sent.caption,
        credit=block.credit or credit,
        alt=block.alt or sent.alt,
    )


def _file(src: str) -> str:
    """Two renditions of a picture mostly share the file's name."""
    return PurePosixPath(urlsplit(src).path).name or src
