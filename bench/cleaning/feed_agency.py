"""A story as agencies write it: slugs, a dateline, talk between desks; set in several ways."""

from collections.abc import Callable, Sequence
from html import escape

from feed_furniture import PARAGRAPH, PLACES, Desk, block
from feed_markup import Piece, Said
from wording import NAMES


def wired(desk: Desk, story: Sequence[Said], *, markup: bool) -> list[Piece]:
    """The story as an agency writes it, in one of the ways they set it."""
    said = [*_slugs(desk), *_dated(desk, story), *_talk(desk)]
    if not markup:
        gap = desk.rng.choice(("\n", "\n\n", "\n\n", "\n    "))
        return [Piece(text + gap, ((text, role),)) for text, role in said]
    return desk.rng.choice(_SETTINGS)(said)


def _slugs(desk: Desk) -> list[Said]:
    top = []
    for chance, kind, role in (
        (0.3, "slugs", "furniture"), (0.3, "rush", "furniture"), (0.2, "keywords", "furniture"),
        (0.2, "note", "furniture"), (0.35, "headline", "headline"), (0.4, "signed", "byline"),
    ):  # fmt: skip
        if not desk.some(chance):
            continue
        if kind == "slugs":
            words = [w.strip(".,:;") for w in desk.page.headline.split()[:3]]
            sign = desk.rng.choice(("-", "/", "--"))
            text = desk.rng.choice(("", "BC-", "EU-", "bo ")) + sign.join(words)
        else:
            text = desk.page.headline if kind == "headline" else desk.say(kind)
        if text.strip():
            top.append((text, role))
    return top


def _dated(desk: Desk, story: Sequence[Said]) -> list[Said]:
    """The story with a dateline, without what only pages have."""
    kept = [(text, role) for text, role in story if "caption" not in role and role != "credit"]
    if kept and desk.some(0.6):
        place, day = desk.rng.choice(PLACES), desk.rng.randint(1, 28)
        line = desk.rng.choice((
            f"{place.upper()} (Meridian Wire) - ", f"{place.upper()}, March {day} — ",
            f"{place} (mw) - ", f"{place}, {day}. 3. (MW) – ",
        ))  # fmt: skip
        at = next((n for n, (_, role) in enumerate(kept) if role == PARAGRAPH), 0)
        kept[at] = (line + kept[at][0], kept[at][1])
    return kept


def _talk(desk: Desk) -> list[Said]:
    foot = []
    for chance, kind in (
        (0.3, "crew"), (0.4, "end"), (0.3, "note"), (0.3, "contact"), (0.2, "keywords"),
        (0.2, "rights"),
    ):  # fmt: skip
        if desk.some(chance):
            foot.append((desk.say(kind), "furniture"))
    if desk.some(0.2):
        initials = "".join(name[0].lower() for name in desk.rng.sample(NAMES, 2))
        foot.append((f"mw/{initials} {desk.rng.randrange(600, 2300):04}", "furniture"))
    return foot


def _joined(said: Sequence[Said], before: str, between: str, after: str) -> list[Piece]:
    html = before + between.join(escape(text, quote=False) for text, _ in said) + after
    return [Piece(html, tuple(said))]


def _in_paragraphs(said: Sequence[Said]) -> list[Piece]:
    return [block(text, role) for text, role in said]


def _in_one_paragraph(said: Sequence[Said]) -> list[Piece]:
    return _joined(said, "<p>", "<br><br>\n", "</p>")


def _in_lines(said: Sequence[Said]) -> list[Piece]:
    return _joined(said, "<p>", "<br/>\n", "</p>")


def _as_typed(said: Sequence[Said]) -> list[Piece]:
    return _joined(said, "<pre>", "\n\n", "</pre>")


def _as_typed_close(said: Sequence[Said]) -> list[Piece]:
    return _joined(said, "<pre>", "\n   ", "</pre>")


def _in_classes(said: Sequence[Said]) -> list[Piece]:
    names = {"headline": "entry-title", "byline": "byline author", PARAGRAPH: "entry-text"}
    inside = [
        Piece(f'<div class="{names.get(role, "meta")}">{escape(text, quote=False)}</div>\n',
              ((text, role),))
        for text, role in said
    ]  # fmt: skip
    return [Piece('<div class="hentry hnews">'), *inside, Piece("</div>")]


_SETTINGS: tuple[Callable[[Sequence[Said]], list[Piece]], ...] = (
    _in_paragraphs, _in_paragraphs, _in_one_paragraph, _in_lines, _as_typed, _as_typed_close,
    _in_classes,
)  # fmt: skip
