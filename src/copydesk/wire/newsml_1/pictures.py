"""The pictures of a NewsML 1.x NewsItem: sizes of one picture put together, with its words.

Agencies stand the sizes of a picture as ContentItems in one component, or as components in one
that holds the caption, too.
"""

from collections.abc import Iterator

from copydesk.story.story import Capture, Related, Rendition, SentPicture
from copydesk.wire import plain
from copydesk.wire.agencyxml import child, children, digits, line, said
from copydesk.wire.newsml_1.parts import CAPTION, Piece, copy_in, properties
from copydesk.wire.newsml_1.told import Told
from copydesk.wire.xmltree import Element

# Roles that mean a size of a picture; "main" is the full one, where others stand beside it.
SMALL = ("thumb", "preview", "quicklook", "squared", "icon", "small", "low", "snapshot", "web")
SIZES = (*SMALL, "main", "high", "full", "original", "large", "medium", "hi-res", "hires")
MOVING = ("video", "audio", "animation", "film", "sound")


def pictures(found: tuple[Piece, ...], told: Told, capture: Capture) -> tuple[SentPicture, ...]:
    """The pictures among the pieces, in document order."""
    frames: dict[Element, bool] = {}
    groups: dict[Element, list[Piece]] = {}
    captions: dict[Element, list[Piece]] = {}
    for one in found:
        if one.is_picture:
            groups.setdefault(_frame(one, frames), []).append(one)
        elif one.role in CAPTION:
            for component in one.components[-2:]:
                captions.setdefault(component, []).append(one)
    return tuple(
        _picture(sizes, _caption(captions.get(frame, [])[:1], capture), told)
        for frame, sizes in groups.items()
    )


def files(found: tuple[Piece, ...]) -> Iterator[Related]:
    """Films, sound and documents that stand with the copy."""
    for one in found:
        if one.href and not one.is_picture:
            kind = said(child(one.element, "mediatype"), "formalname").lower()
            yield Related(
                rel=one.role or kind or "related",
                href=one.href,
                media_type=said(child(one.element, "mimetype"), "formalname"),
            )


def kind_of(found: tuple[Piece, ...]) -> str:
    """The class of an item without copy: what most of it is made of."""
    for one in found:
        if one.is_picture:
            return "graphic" if "graphic" in one.form else "picture"
        moving = next((word for word in MOVING if one.href and word in one.form), "")
        if moving:
            return "audio" if moving in ("audio", "sound") else "video"
    return "text"


def _frame(piece: Piece, known: dict[Element, bool]) -> Element:
    """The component that stands for the whole picture."""
    component = piece.components[-1]
    if len(piece.components) < 2:
        return component
    parent = piece.components[-2]
    if parent not in known:
        known[parent] = _is_frame(parent)
    return parent if known[parent] else component


def _is_frame(parent: Element) -> bool:
    if said(parent, "equivalentslist").lower() == "yes":
        return True
    roles = [_role(one) for one in children(parent, "newscomponent")]
    if sum(role in CAPTION for role in roles) == 1:
        return True
    sizes = [role for role in roles if role.startswith(SIZES)]
    return len(sizes) > 1 and len(set(sizes)) == len(sizes)


def _role(component: Element) -> str:
    return said(child(component, "role"), "formalname").lower()


def _caption(found: list[Piece], capture: Capture) -> str:
    return plain.words(copy_in(tuple(found), CAPTION, capture).text)


def _picture(sizes: list[Piece], caption: str, told: Told) -> SentPicture:
    renditions = tuple(_rendition(one) for one in sizes)
    best = max(renditions, key=_rank)
    over = sizes[renditions.index(best)].components
    headline = line(next(iter(told.own(over[-1]).get("headline", ())), None))
    creators = " / ".join(told.parties(over, "creator"))
    return SentPicture(
        src=best.src,
        caption=caption or headline,
        credit=told.text(over, "creditline") or creators or told.text(over, "byline"),
        width=best.width,
        height=best.height,
        media_type=best.media_type,
        headline=headline,
        copyright=told.text(over, "copyrightline"),
        usage_terms=told.text(over, "rightsline"),
        renditions=renditions if len(renditions) > 1 else (),
    )


def _rendition(piece: Piece) -> Rendition:
    about = properties(piece)
    mime = said(child(piece.element, "mimetype"), "formalname")
    form = said(child(piece.element, "format"), "formalname")
    return Rendition(
        src=piece.href,
        role=piece.role,
        width=digits(about.get("width", "")),
        height=digits(about.get("height", "")),
        size=digits(about.get("sizeinbytes", ""), most=12),
        media_type=mime or (form if "/" in form else ""),
    )


def _rank(size: Rendition) -> tuple[bool, int, int]:
    """Full before small by its role, then the larger; the first of equals stays first."""
    return (not size.role.startswith(SMALL), size.width * size.height, size.size)
