"""Pictures of a page: what its figures hold, and which of its images are the story's."""

from collections.abc import Iterable, Iterator

from copydesk.cleaning.credit import take_apart
from copydesk.cleaning.framed import file_of
from copydesk.cleaning.page_finder import PictureFinder
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.shot import Shot
from copydesk.markup.address import safe_source
from copydesk.markup.tidy import tidy
from copydesk.story.blocks import Block, Picture
from copydesk.story.record import replace
from copydesk.story.story import SentPicture

# How far apart the same picture stands, for narrow and wide screens, and the same words.
_MOST_BETWEEN, _FEWEST_BETWEEN = 30, 4
# How many lines above the body a story's first picture stands at most.
_LEAD, _MOST_LEADS = 50, 12
_LONGEST_NAME = 200


def find_page_shots(
    proof: Proof,
    agencies: tuple[str, ...],
    *,
    window: range | None = None,
) -> list[Shot]:
    """Figures with their captions, and images that stand alone.

    Pictures outside the window, where one is given, are not looked at: `near_body`
    would take none more than 50 lines above the body.
    """
    shots = PictureFinder(proof, agencies).find(window)
    return _once(proof, shots)


def _once(proof: Proof, shots: list[Shot]) -> list[Shot]:
    """A picture shown twice, for narrow and wide screens, is one."""
    kept: list[Shot] = []
    for shot in shots:
        same = next((k for k, one in enumerate(kept[-4:]) if _is_same(proof, one, shot)), -1)
        if same < 0:
            kept.append(shot)
            continue
        place = len(kept) - len(kept[-4:]) + same
        kept[place] = _merged(proof, kept[place], shot)
    return kept


def _is_same(proof: Proof, first: Shot, second: Shot) -> bool:
    if second.at - first.at > _MOST_BETWEEN:
        return False
    if first.caption >= 0 and second.caption >= 0:
        near = second.at - max(first.lines) <= _FEWEST_BETWEEN
        return near and proof.line(first.caption).text == proof.line(second.caption).text
    images = [proof.line(n).picture for n in (first.image, second.image) if n >= 0]
    files = [file_of(picture.src) for picture in images if picture is not None]
    return len(files) == 2 and files[0] == files[1]


def _merged(proof: Proof, first: Shot, second: Shot) -> Shot:
    if first.caption < 0 and first.credit < 0:
        return second if second.caption >= 0 or second.credit >= 0 else first
    if first.credit < 0 and second.credit >= 0 and second.credit_from < 0:
        return replace(first, credit=second.credit, more=second.more)
    return first


def near_body(shots: list[Shot], body: list[int]) -> list[Shot]:
    """The shots that stand in the body, shortly above it, or right under its end."""
    if not body:
        return []
    first, last = body[0], body[-1]
    before = [shot for shot in shots if first - _LEAD <= shot.at < first]
    lead = [shot for shot in before if shot.caption >= 0 or shot.credit >= 0][-_MOST_LEADS:]
    lead = lead or [shot for shot in before if first - shot.at <= _LEAD // 2][-1:]
    inside = [shot for shot in shots if first <= shot.at <= last + 1]
    return lead + inside + list(_following(shots, last))


def _following(shots: Iterable[Shot], last: int) -> Iterator[Shot]:
    """A gallery that closes the story: captioned pictures one after the other."""
    end = last + 1
    for shot in shots:
        if shot.at <= end:
            end = max(end, *shot.lines) if shot.at > last else end
        elif shot.at <= end + 2 and shot.caption >= 0 and shot.sure >= 0.8:
            yield shot
            end = max(shot.lines)


def with_sent(
    blocks: tuple[Block, ...], sent: tuple[SentPicture, ...], agencies: tuple[str, ...]
) -> tuple[Block, ...]:
    """Blocks with what a source sent beside the copy: words for pictures shown, the rest first.

    A picture named by nothing that leads to its file stands with its words, its file missing.
    """
    sent = tuple(p for p in sent if safe_source(p.src) or _says_something(p) or _is_named(p))
    known = {
        file_of(block.src): block for block in blocks if isinstance(block, Picture) and block.src
    }
    told = _by_file(sent)
    filled = tuple(
        _filled(block, told[file_of(block.src)], agencies)
        if isinstance(block, Picture) and file_of(block.src) in told and block.src
        else block
        for block in blocks
    )
    fresh = [
        _filled(_unset(f"s{place}", p), p, agencies)
        for place, (name, p) in enumerate(told.items(), start=1)
        if name not in known
    ]
    return (*fresh, *filled)


def _by_file(sent: Iterable[SentPicture]) -> dict[str, SentPicture]:
    """Each picture once; files of the same name are one unless other words stand by them."""
    told: dict[str, SentPicture] = {}
    for picture in sent:
        name = file_of(picture.src)
        other = told.get(name, picture)
        is_other = other.src != picture.src and other.caption != picture.caption
        told[picture.src if is_other and other.caption and picture.caption else name] = picture
    return told


def _says_something(picture: SentPicture) -> bool:
    return bool(picture.caption or picture.headline or picture.credit)


def _is_named(picture: SentPicture) -> bool:
    """A bare file's name, or a part of its message: a picture that the desk asks for."""
    scheme, colon, _ = picture.src.partition(":")
    return bool(picture.src) and (not colon or scheme in ("file", "cid", "attachment"))


def _unset(key: str, sent: SentPicture) -> Picture:
    """A picture without its words; a bare file's name is no address, but tells the desk which."""
    src = sent.src if safe_source(sent.src) else ""
    name = "" if src or sent.src.startswith("data:") else tidy(sent.src)[:_LONGEST_NAME]
    return Picture(key=key, src=src, slug=name, width=sent.width, height=sent.height)


def _filled(block: Picture, sent: SentPicture, agencies: tuple[str, ...]) -> Picture:
    credit = take_apart(sent.credit, agencies) if sent.credit else None
    return replace(
        block,
        caption=block.caption or sent.caption or sent.headline,
        credit=block.credit or credit,
        alt=block.alt or sent.alt,
        copyright=block.copyright or sent.copyright,
        usage_terms=block.usage_terms or sent.usage_terms,
    )
