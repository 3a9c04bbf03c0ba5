"""The copy of WordPress as HTML: shortcodes become figures and links, blank lines paragraphs.

WordPress keeps a post as it was typed and sets it when it is shown: `[caption]` and `[gallery]`
stand for figures, `[embed]`, `[video]` and `[audio]` for players, and in posts older than blocks
an empty line ends a paragraph. All of this takes time in proportion to the text.
"""

import html
import re
from collections.abc import Iterable, Mapping

from copydesk.story.story import SentPicture

Library = Mapping[str, SentPicture]

SHORTCODE = re.compile(
    r"\[(?=/?[a-z])(?P<end>/?)(?P<name>caption|wp_caption|gallery|embed|video|audio|playlist"
    r"|(?:vc|et_pb|fusion|av|su|cs|mk)_[a-z_]{1,40})\b(?P<said>[^\[\]]{0,2000})\]",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]+)\s?=\s?(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'\]]+))")
CAPTIONS = frozenset({"caption", "wp_caption"})
PLAYED = frozenset({"src", "mp4", "m4v", "webm", "ogv", "flv", "mp3", "m4a", "ogg", "wav"})
IMAGE = re.compile(r"(?:<a\b[^<>]{0,2000}>\s{0,9})?<img\b[^<>]{0,4000}>(?:\s{0,9}</a>)?", re.I)
SHOWN = re.compile(r"\bwp-image-(\d{1,12})\b|attachment_(\d{1,12})\b")
# What stands on its own and is no part of a paragraph.
ALONE = (
    "address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|script|section|style|table|tbody|td|tfoot|th"
    "|thead|tr|ul|video|audio"
)
BEGINS = re.compile(rf"<(?:{ALONE})\b", re.IGNORECASE)
ENDS = re.compile(rf"</(?:{ALONE})>", re.IGNORECASE)
IS_ALONE = re.compile(rf"</?(?:{ALONE})\b", re.IGNORECASE)
# Its lines stay as they are.
TYPED = re.compile(r"<(pre|script|style)\b", re.IGNORECASE)
LINE_END = re.compile(r"(?<!<br>)(?<!<br />)(?<!<br/>)\n")
BLANK = re.compile(r"\n[ \t]*\n")
BLOCKS = "<!-- wp:"


def copy(text: str, library: Library, attached: Iterable[str] = ()) -> str:
    """A post as HTML; `library` has the pictures by id, `attached` the ids of the post's own."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    set_out = _unfolded(text, library, tuple(attached))
    return set_out if BLOCKS in text else _paragraphs(set_out)


def shown(text: str) -> frozenset[str]:
    """The ids of pictures that stand in a post: by their class, caption or gallery."""
    ids = {found[1] or found[2] for found in SHOWN.finditer(text)}
    for found in SHORTCODE.finditer(text):
        if found["name"].lower() == "gallery":
            ids.update(_listed(_attributes(found["said"]), ()))
    return frozenset(ids)


def figure(picture: SentPicture) -> str:
    """A picture of the library as a figure with its caption."""
    image = f'<img src="{html.escape(picture.src)}" alt="{html.escape(picture.alt)}">'
    under = html.escape(picture.caption, quote=False)
    return f"<figure>{image}{f'<figcaption>{under}</figcaption>' if under else ''}</figure>"


def _unfolded(text: str, library: Library, attached: tuple[str, ...]) -> str:
    """The text with its shortcodes set; what pairs are around is kept."""
    out: list[str] = []
    at = 0
    codes = tuple(SHORTCODE.finditer(text))
    closes = _closings(codes)
    for found in codes:
        if found.start() < at:
            continue
        out.append(text[at : found.start()])
        at = found.end()
        name = found["name"].lower()
        if text[found.start() - 1 : found.start()] == "[" and text[at : at + 1] == "]":
            out.append(found[0])  # written twice in brackets it means itself
        elif name in CAPTIONS and not found["end"]:
            captioned = closes.get(found.start(), -1)
            if captioned >= 0:
                out.append(_captioned(_attributes(found["said"]), text[at:captioned]))
                at = text.index("]", captioned) + 1
        elif not found["end"]:
            out.append(_set(name, _attributes(found["said"]), library, attached))
    out.append(text[at:])
    return "".join(out)


def _closings(codes: tuple[re.Match[str], ...]) -> dict[int, int]:
    """Where each caption's closing shortcode begins, by where its opening does."""
    found: dict[int, int] = {}
    last = -1
    for one in codes:
        if one["name"].lower() not in CAPTIONS:
            continue
        if one["end"] and last >= 0:
            found[last] = one.start()
            last = -1
        elif not one["end"]:
            last = one.start()
    return found


def _set(name: str, said: dict[str, str], library: Library, attached: tuple[str, ...]) -> str:
    if name == "gallery":
        ids = _listed(said, attached)
        return "\n\n" + "".join(figure(library[one]) for one in ids if one in library) + "\n\n"
    if name in ("video", "audio"):
        address = html.escape(next((said[key] for key in said if key in PLAYED), ""))
        return f'\n\n<p><a href="{address}">{address}</a></p>\n\n' if address else ""
    return ""


def _listed(said: dict[str, str], attached: tuple[str, ...]) -> tuple[str, ...]:
    """The pictures a gallery shows: those it lists, else the post's own without some."""
    listed = re.findall(r"\d{1,12}", said.get("ids") or said.get("include") or "")
    left_out = frozenset(re.findall(r"\d{1,12}", said.get("exclude", "")))
    return tuple(listed) or tuple(one for one in attached if one not in left_out)


def _captioned(said: dict[str, str], inside: str) -> str:
    """A picture and its words: those of the attribute, else what follows the picture."""
    image = IMAGE.search(inside)
    if image is None:
        return inside
    around = (inside[: image.start()] + inside[image.end() :]).strip()
    words = html.escape(html.unescape(said["caption"])) if said.get("caption") else around
    return f"\n\n<figure>{image[0]}<figcaption>{words}</figcaption></figure>\n\n"


def _attributes(said: str) -> dict[str, str]:
    found = ATTRIBUTE.finditer(said)
    return {one[1].lower(): one[2] or one[3] or one[4] or "" for one in found}


def _paragraphs(text: str) -> str:
    """Paragraphs where empty lines are, line breaks where lines end."""
    out: list[str] = []
    at = 0
    for start, end in _typed(text):
        out += [_lines(text[at:start]), text[start:end]]
        at = end
    return "".join((*out, _lines(text[at:])))


def _typed(text: str) -> list[tuple[int, int]]:
    """The stretches whose lines stay as they are."""
    found: list[tuple[int, int]] = []
    low = text.lower()
    closers: dict[str, int] = {}
    for one in TYPED.finditer(low):
        if found and one.start() < found[-1][1]:
            continue
        closer = f"</{one[1]}>"
        if closers.get(closer, 0) >= 0:
            closers[closer] = low.find(closer, one.start())
        if closers[closer] >= 0:
            found.append((one.start(), closers[closer] + len(closer)))
    return found


def _lines(text: str) -> str:
    apart = ENDS.sub(lambda one: f"{one[0]}\n\n", BEGINS.sub(lambda one: f"\n\n{one[0]}", text))
    pieces = (one.strip() for one in BLANK.split(apart))
    return "\n".join(one if IS_ALONE.match(one) else _paragraph(one) for one in pieces if one)


def _paragraph(text: str) -> str:
    if not text.startswith("<!--") or not text.endswith("-->"):
        text = "<p>" + LINE_END.sub("<br>\n", text) + "</p>"
    return text
