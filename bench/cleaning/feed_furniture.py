"""What content management systems put around and between a story's lines."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from feed_markup import Piece
from wording import Wording, rows_of

from copydesk.markup.galley import Galley

PLACES = ("Port Alder", "Rivervale", "Nordhafen", "PORT ELLERY", "SALTMARSH", "Vila Nova")
_NETWORKS = ("Facebook", "X", "WhatsApp", "LinkedIn", "Reddit", "Telegram", "Bluesky", "E-mail")
_OURS = (
    "Council votes to keep the harbour ferry", "Rain stops play at Saltmarsh",
    "Three new schools to open in autumn", "Mayor answers questions about the old mill",
)  # fmt: skip
_PIXEL = '<img src="https://count.example/p.gif?s=1" width="1" height="1" alt="">'
_SHARE_OF_TRUTH = 200  # letters of a paragraph that a summary keeps at least
PARAGRAPH, _LONG = "paragraph", 60


@dataclass(frozen=True)
class Page:
    """A page, its lines' roles, and the element that holds its story."""

    id: str
    domain: str
    lang: str
    link: str
    headline: str
    paper: str
    galley: Galley
    roles: tuple[str, ...]
    root: int
    inside: tuple[int, ...]

    def others(self) -> list[str]:
        """What this page calls other stories."""
        lines = zip(self.galley.lines, self.roles, strict=True)
        loose = ("promo", "furniture", "navigation")
        found = [line.text for line, role in lines if role in loose and line.link_share > 0.9]
        return [text for text in found if 4 < len(text.split()) < 16] or list(_OURS)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("feed_wording.toml").read_text("utf-8"))


def _wording(page: Page, rng: random.Random, judged: bool) -> Wording:
    """All wordings of the page's language; of several of a kind one half is kept for judging."""
    code = page.lang.split("-")[0].lower()
    rows = _table()["en"] | rows_of(code) | _table().get(code, {})
    halves = {kind: said[judged::2] if len(said) > 1 else said for kind, said in rows.items()}
    return Wording(halves, rng)


class Desk:
    """Makes one body of a page's story."""

    def __init__(self, page: Page, rng: random.Random, *, judged: bool) -> None:
        self.page, self.rng = page, rng
        self._wording = _wording(page, rng, judged)
        self._others = page.others()

    def some(self, chance: float) -> bool:
        """Whether it happens this time."""
        return self.rng.random() < chance

    def say(self, kind: str, headline: str = "") -> str:
        """One wording of a kind, all filled in."""
        text = self._wording.fill(kind, headline=headline, paper=self.page.paper)
        slug = "/".join(word.upper() for word in self.page.headline.split()[:3]) or "HARBOUR"
        digits = str(self.rng.randrange(100, 999))
        place = self.rng.choice(PLACES)
        text = text.replace("{slug}", slug).replace("{digits}", digits)
        return text.replace("{place}", place)

    # -- content management systems ---------------------------------------------------------------

    def managed(self, story: list[Piece]) -> list[Piece]:
        """The story with what a system for websites puts in."""
        body = self._between([self._shaped(piece) for piece in story])
        body = [*self._top(), *body, *self._foot()]
        return self._in_boxes(body)

    def _shaped(self, piece: Piece) -> Piece:
        """Figures as some systems write them: a picture and its caption as a paragraph."""
        if "<figure>" not in piece.html:
            return piece
        way = self.rng.randrange(4)
        if way == 0:
            return piece
        words = " ".join(text for text, _ in piece.says)
        start = piece.html.find("<img")
        img = piece.html[start : piece.html.find(">", start) + 1] if start >= 0 else ""
        if not words or len(piece.says) > 2:
            return piece
        shown = escape(words, quote=False)
        html = (
            f"<p>{img}</p>\n<p>{shown}</p>\n",
            f'<div class="wp-caption">{img}<p class="wp-caption-text">{shown}</p></div>\n',
            f"<p>{img}<br><br><em>{shown}</em></p>\n",
        )[way - 1]
        return Piece(html, ((words, "caption+credit"),))

    def _top(self) -> list[Piece]:
        top = []
        if self.some(0.15) and self.page.headline:
            tag = self.rng.choice(("h1", "h2", "p"))
            top.append(block(self.page.headline, "headline", tag))
        if self.some(0.2):
            top.append(self._set(self.say("signed"), "byline"))
        if self.some(0.15):
            top.append(self._share())
        if self.some(0.1):
            top.append(self._set(self.say("reader"), "prompt"))
        return top

    def _between(self, story: list[Piece]) -> list[Piece]:
        label = self.say("ad")
        ads, promos, prompts = (self.rng.choice((0, 0, 0.1, 0.2)) for _ in range(3))
        body = []
        for number, piece in enumerate(story):
            if number and self.some(ads):
                body.append(self._named(label, "ad-label", "ad-slot"))
            if number and self.some(promos / 2):
                body.append(self._promo())
            if number and self.some(promos / 4):
                body.append(self._promos())
            if number and self.some(prompts / 3):
                body.append(self._set(self.say("newsletter"), "prompt"))
            if number and self.some(0.02):
                body.append(Piece('<iframe src="https://clips.example/embed/7"></iframe>\n'))
            body.append(piece)
        return body

    def _foot(self) -> list[Piece]:
        foot = []
        for chance, kind, role in (
            (0.25, "biography", "biography"), (0.2, "reader", "prompt"),
            (0.2, "newsletter", "prompt"), (0.1, "comments", "comments"),
            (0.1, "rights", "legal"), (0.1, "box", "prompt"), (0.1, "keywords", "furniture"),
        ):  # fmt: skip
            if self.some(chance):
                foot.append(self._set(self.say(kind), role))
        if self.some(0.3):
            foot.append(self._promos())
        if self.some(0.25):
            foot.append(self._share())
        if self.some(0.15):
            foot.append(self._set(self.say("source"), "source-credit"))
        if self.some(0.3):
            foot.append(self._appeared())
        if self.some(0.4):
            foot.append(Piece(_PIXEL))
        return foot

    def _in_boxes(self, body: list[Piece]) -> list[Piece]:
        """Paragraphs as elements without a meaning, and all of it in some of them."""
        way = self.rng.random()
        if way < 0.15:
            body = [Piece(one.html.replace("<p>", "<div>").replace("</p>", "</div>"), one.says)
                    for one in body]  # fmt: skip
        elif way < 0.25:
            body = [Piece(f'<div class="block"><div>{one.html}</div></div>\n', one.says)
                    for one in body]  # fmt: skip
        if self.some(0.3):
            body = [Piece('<div class="entry-content">'), *body, Piece("</div>")]
        return body

    # -- what leads on --------------------------------------------------------------------------

    def summary(self, story: list[Piece]) -> list[Piece]:
        """The first lines, and where the rest is."""
        kept: list[Piece] = []
        for piece in story:
            if any(role == PARAGRAPH for _, role in piece.says) or len(piece.says) == 1:
                kept.append(piece)
            if sum(len(said[0]) for one in kept for said in one.says) > _SHARE_OF_TRUTH:
                break
        if kept and self.some(0.4):
            kept[-1] = self._broken_off(kept[-1])
        if self.some(0.4):
            role, text = "truncation", self.say("reading_on", self.page.headline)
            kept.append(self._linked(text, role))
        if self.some(0.5):
            kept.append(self._appeared())
        return [*kept, Piece(_PIXEL)] if self.some(0.3) else kept

    def _broken_off(self, piece: Piece) -> Piece:
        text, role = piece.says[-1]
        if len(piece.says) > 1 or len(text) < _LONG:
            return piece
        short = text[: self.rng.randrange(len(text) // 2, len(text))].rsplit(" ", 1)[0]
        return block(short + self.rng.choice(("…", " […]", " [...]", "...")), role)

    def _appeared(self) -> Piece:
        headline = self.page.headline
        text = self.say("appeared", headline)
        shown = escape(text, quote=False)
        for name in (headline, self.page.paper):
            if name and escape(name, quote=False) in shown:
                name = escape(name, quote=False)
                shown = shown.replace(name, f'<a href="{escape(self.page.link)}">{name}</a>', 1)
        return Piece(f"<p>{shown}</p>\n", ((text, "source-credit"),))

    def _promo(self) -> Piece:
        text = self.say("related", self.rng.choice(self._others))
        shown = escape(text, quote=False)
        link = f'<a href="https://{self.page.domain}/other">'
        head, colon, rest = shown.partition(": ")
        ways = [f"<p><strong>{link}{shown}</a></strong></p>\n", f"<p>{link}{shown}</a></p>\n"]
        if rest:
            ways += [f"<p><strong>{head}{colon}</strong>{link}{rest}</a></p>\n",
                     f"<p>{head}{colon}<em>{link}{rest}</a></em></p>\n",
                     f"<blockquote>{head}{colon}{link}{rest}</a></blockquote>\n"]  # fmt: skip
        return Piece(self.rng.choice(ways), ((text, "promo"),))

    def _promos(self) -> Piece:
        titles = self.rng.sample(self._others, min(len(self._others), self.rng.randint(2, 5)))
        head = self.say("related", "").strip(" :：{}")
        link = f'<a href="https://{self.page.domain}/other">'
        items = "".join(f"<li>{link}{escape(title, quote=False)}</a></li>" for title in titles)
        tag = self.rng.choice(("h3", "h4", "p", "strong"))
        html = f"<{tag}>{escape(head, quote=False)}</{tag}>\n<ul>{items}</ul>\n"
        if self.some(0.4):
            html = f'<div class="{self.rng.choice(("related", "box", "inline-more"))}">{html}</div>'
        return Piece(html, ((head, "promo"), *((title, "promo") for title in titles)))

    def _share(self) -> Piece:
        names = self.rng.sample(_NETWORKS, self.rng.randint(2, 5))
        links = [f'<a href="https://share.example/{name.lower()}">{name}</a>' for name in names]
        if self.some(0.5):
            html = f"<ul><li>{'</li><li>'.join(links)}</li></ul>\n"
            return Piece(html, tuple((name, "prompt") for name in names))
        said = " | ".join(names)
        return Piece(f"<p>{' | '.join(links)}</p>\n", ((said, "prompt"),))

    def _set(self, text: str, role: str) -> Piece:
        """A line of furniture in one of the ways such lines are set."""
        shown = escape(text, quote=False)
        link = f'<a href="https://{self.page.domain}/letters">{shown}</a>'
        html = self.rng.choice((
            f"<p>{shown}</p>\n", f"<p>{shown}</p>\n", f"<p><em>{shown}</em></p>\n",
            f"<p><strong>{shown}</strong></p>\n", f"<p>{link}</p>\n",
            f"<hr><p><i>{shown}</i></p>\n", f'<div class="box"><p>{shown}</p></div>\n',
        ))  # fmt: skip
        return Piece(html, ((text, role),))

    def _named(self, text: str, role: str, name: str) -> Piece:
        shown = escape(text, quote=False)
        ways = (f"<p>{shown}</p>\n", f'<div class="{name}">{shown}</div>\n',
                f'<p style="text-align:center"><small>{shown}</small></p>\n')  # fmt: skip
        return Piece(self.rng.choice(ways), ((text, role),))

    def _linked(self, text: str, role: str) -> Piece:
        shown = escape(text, quote=False)
        return Piece(f'<p><a href="{escape(self.page.link)}">{shown}</a></p>\n', ((text, role),))


def block(text: str, role: str, tag: str = "p") -> Piece:
    """A line in an element of its own."""
    return Piece(f"<{tag}>{escape(text, quote=False)}</{tag}>\n", ((text, role),))
