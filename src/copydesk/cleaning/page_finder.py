"""The images and captions of a page, each with what stands by it."""

from collections.abc import Iterable, Iterator

from copydesk.cleaning.called import Named, is_called_caption, is_surely_caption
from copydesk.cleaning.credit import is_credit_line, split_credit
from copydesk.cleaning.dates import read_date_line
from copydesk.cleaning.framed import Frame, Frames, file_of
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.shot import MAY_TAKE_BACK, ON_SCREEN, Shot, is_signed
from copydesk.cleaning.shot_parts import Parts, part
from copydesk.markup.galley import Galley, Line
from copydesk.markup.tidy import count_words
from copydesk.story.record import replace
from copydesk.story.story import SentPicture

_SMALLEST, _LONGEST_ON_SCREEN = 120, 120
# Words a caption has at least where only its place's name tells it.
_FEWEST = 3
# No story has more pictures; strangers' pages may.
_MOST = 1_000
# Words in the file's name of what is no picture of a story: searched for one by one, which is
# ten times as fast as one pattern of them.
_NOT_A_PICTURE = (
    "logo", "icon", "avatar", "/pixel", "pixel.", "spacer", "sprite", "1x1", "blank.", "badge",
    "button", "emoji", "gravatar", "tracking", "author", "placeholder", "loader", "/ad/", "/ads/",
    "/share", "share-", "headshot", ".svg",
)  # fmt: skip
_FURNISHING = frozenset({"nav", "footer", "form", "aside"})
_NOT_WORDS = frozenset({"blockquote", "pullquote"})


class PictureFinder:
    """Goes over the images and the captions of a page once; no line is in two pictures."""

    def __init__(self, proof: Proof, agencies: tuple[str, ...]) -> None:
        self._proof = proof
        self._agencies = agencies
        self._frames = Frames(proof.galley)
        self._taken: set[int] = set()

    def find(self, window: range | None = None) -> list[Shot]:
        """Every picture among some lines, or among all, in the order they stand in."""
        galley = self._proof.galley
        places = galley.places
        shots: list[Shot] = []
        captions: list[int] = []
        looked_at = galley.lines[window.start : window.stop] if window else galley.lines
        for number, line in enumerate(looked_at, window.start if window else 0):
            if line.picture is not None:
                if number not in self._taken and len(shots) < _MOST:
                    shots += self._found(number)
                continue
            # Every line of the page comes by here: nothing dear before the cheap questions.
            place = places[line.place]
            if len(captions) >= _MOST:
                continue
            if "figcaption" in place.zones or (
                "caption" in place.words and self._is_captioned(number)
            ):
                captions.append(number)
        shots += self._without_image(captions)
        return sorted(shots, key=lambda shot: shot.at)

    def _found(self, number: int) -> Iterable[Shot]:
        galley = self._proof.galley
        line = galley.lines[number]
        zones = galley.zones(line)
        if zones & _FURNISHING or ("button" in zones and "figure" not in zones):
            return ()
        if _is_picture(line):
            return self._shown(number)
        # Pages that load late have a mere placeholder where a caption tells of a picture.
        return self._told_of(number) if self._has_caption_near(number) else ()

    def _has_caption_near(self, number: int) -> bool:
        galley = self._proof.galley
        near = galley.lines[number + 1 : number + 5]
        return any(
            line.text
            and ("figcaption" in galley.zones(line) or "caption" in galley.place(line).words)
            for line in near
        )

    def _told_of(self, image: int) -> Iterator[Shot]:
        frame = self._frames.around(image)
        if frame.kind not in ("figure", "named") or self._frames.is_others(frame, image):
            return
        self._taken.update((image, *frame.twins))
        shot = self._shot(frame, image)
        if shot.caption >= 0 or shot.credit >= 0:
            picture = self._proof.line(image).picture
            is_small = picture is not None and 0 < picture.width < _SMALLEST
            yield shot if is_small else replace(shot, image=-1, at=min(shot.lines[1:]))

    def _shown(self, image: int) -> Iterator[Shot]:
        frame = self._frames.around(image)
        self._taken.update((image, *frame.twins))
        if self._frames.is_others(frame, image):
            self._taken.update(frame.lines)
            return
        lines = self._proof.galley.lines
        if all(not lines[n].text for n in frame.lines) or frame.kind == "alone":
            frame = self._frames.beside(image, frame)
        if frame.kind in ("alone",) and self._is_linked(image, frame):
            return
        yield self._shot(frame, image)

    def _shot(self, frame: Frame, image: int) -> Shot:
        texts = [n for n in frame.lines if n not in self._taken and self._is_said(n)]
        if any(_is_signature(self._proof, n) for n in texts):
            texts = []
        found = self._completed(part(self._marked(texts, frame.around)), frame.lines[-1])
        self._taken.update((*texts, *found.lines))
        return _shot(self._proof, frame.kind, image, found)

    def _completed(self, found: Parts, last: int) -> Parts:
        """With the credit from a box of its own right behind, when there is none yet."""
        if found.credit >= 0 or found.caption < 0:
            return found
        lines = self._proof.galley.lines
        caption = lines[found.caption].text
        for number in range(last + 1, min(last + 4, len(lines))):
            text = lines[number].text
            if text == caption:
                continue
            named = self._frames.named(number) & (Named.CREDIT | Named.CAPTION) == Named.CREDIT
            if named and count_words(text) <= 16 and self._is_said(number):
                return replace(found, credit=number)
            break
        return found

    def _marked(self, texts: list[int], around: int) -> Parts:
        galley = self._proof.galley
        called = {n: self._frames.named(n, around) for n in texts}
        credits = [n for n in texts if self._is_credit(n, called[n])]
        captions = [
            n
            for n in texts
            if called[n] & Named.CAPTION or "figcaption" in galley.zones(galley.lines[n])
        ]
        words = {n: self._proof.line(n).text for n in texts}
        return Parts(words=words, credits=tuple(credits), captions=tuple(captions))

    def _is_credit(self, number: int, called: int) -> bool:
        text = self._proof.line(number).text
        zones = self._proof.galley.zones(self._proof.line(number))
        in_figure = bool(zones & {"figure", "figcaption"})
        only = not called & Named.CAPTION
        if called & Named.CREDIT and only and count_words(text) <= 30:
            return True
        small = self._proof.line(number).tag in ("cite", "small") or called & Named.PERSON
        small = bool(small) and only and count_words(text) <= 16
        return (in_figure and small) or is_credit_line(text, self._agencies, in_figure=True)

    def _is_said(self, number: int) -> bool:
        """Words that may be printed under a picture."""
        proof = self._proof
        line = proof.line(number)
        zones = proof.galley.zones(line)
        # Pages are laid out in tables, and pictures opened by buttons: a caption stays one there.
        set_apart = zones & _NOT_WORDS or (
            zones & {"button", "table"} and "figcaption" not in zones
        )
        if not line.text or set_apart:
            return False
        if self._frames.named(number) & (Named.UNSEEN | Named.OTHERS):
            return False
        if not proof.is_free(number) and proof.role(number) not in MAY_TAKE_BACK:
            return False
        if len(line.text) > _LONGEST_ON_SCREEN:
            return True
        if line.link_share > 0.8 and count_words(line.text) <= 4 and "figcaption" not in zones:
            return is_credit_line(line.text, self._agencies, in_figure=True)
        return not ON_SCREEN.fullmatch(line.text) and (
            len(line.text) > 60 or read_date_line(line.text) is None
        )

    def _is_linked(self, image: int, frame: Frame) -> bool:
        """Right under an image without caption stands a link's headline, in the same small box."""
        lines = self._proof.galley.lines
        under = frame.lines[-1] + 1
        if under >= len(lines) or lines[under].link_share <= 0.8:
            return False
        around = list(self._frames.chain(image, 4))[1:]
        places = self._proof.galley.places
        return any(
            self._frames.holds(place, under)
            for place in around
            if places[place].tag not in ("article", "main", "body", "section")
        )

    def _without_image(self, captions: list[int]) -> Iterator[Shot]:
        """Figures whose image only a script would load, but not quotations and films' titles."""
        groups: dict[int, list[int]] = {}
        for number in captions:
            if number not in self._taken:
                groups.setdefault(self._around_caption(number), []).append(number)
        for figure, group in groups.items():
            texts = [n for n in group if self._is_said(n)]
            if not texts or any(self._is_set_apart(n, figure) for n in group):
                continue
            found = self._completed(part(self._marked(texts, figure)), texts[-1])
            if found.lines and not any(_is_signature(self._proof, n) for n in texts):
                self._taken.update((*texts, *found.lines))
                yield _shot(self._proof, "figure", -1, found)

    def _around_caption(self, number: int) -> int:
        for tag in ("figure", "figcaption"):
            around = self._frames.nearest(number, tag)
            if around >= 0:
                return around
        place = self._proof.line(number).place
        return max(place, 0)

    def _is_captioned(self, number: int) -> bool:
        """In a box called a caption, outside any figure: only with a credit under it."""
        galley = self._proof.galley
        if number + 1 >= len(galley.lines) or not is_called_caption(
            galley.place(galley.lines[number]).words
        ):
            return False
        line = galley.lines[number]
        sure = is_surely_caption(galley.place(line).words) and count_words(line.text) > _FEWEST
        if sure or split_credit(line.text, self._agencies, in_caption=True):
            return line.link_share <= 0.5
        under = galley.lines[number + 1].text
        return not is_signed(under) and is_credit_line(under, self._agencies, in_figure=True)

    def _is_listed(self, number: int, figure: int) -> bool:
        """A point of a list inside a figure: what can be bought, not what is shown."""
        places = self._proof.galley.places
        inside = (place for place in self._frames.chain(number) if place > figure)
        return any(places[place].tag in ("ul", "ol", "li") for place in inside)

    def _is_set_apart(self, number: int, figure: int) -> bool:
        """A figure may hold words set large, with who said them as its caption."""
        galley = self._proof.galley
        zones = galley.zones(galley.lines[number])
        if zones & (_FURNISHING | {"blockquote", "pullquote"}) or self._is_listed(number, figure):
            return True
        before = number - 1
        if before < 0 or not galley.zones(galley.lines[before]) & {"blockquote", "pullquote"}:
            return False
        return figure < 0 or self._frames.holds(figure, before)


def _is_signature(proof: Proof, number: int) -> bool:
    """Who wrote the story: a figure with that shows the author."""
    line = proof.line(number)
    return "address" in proof.galley.zones(line) or is_signed(line.text)


_SURE = {"figure": 0.95, "named": 0.85, "beside": 0.8, "tight": 0.65, "alone": 0.5}
_WHY = {
    "figure": "stands in a figure",
    "named": "stands in a box named so",
    "beside": "stands under the picture",
    "tight": "alone in a box with the picture",
    "alone": "no caption by it",
}


def _shot(proof: Proof, kind: str, image: int, parts: Parts) -> Shot:
    at = min(n for n in (image, *parts.lines) if n >= 0)
    picture = proof.line(image).picture if image >= 0 else None
    shot = Shot(
        at=at,
        image=image,
        caption=parts.caption,
        credit=parts.credit,
        credit_from=parts.credit_from,
        more=parts.more,
        sure=_SURE[kind] if image >= 0 else 0.7,
        why=_WHY[kind] if image >= 0 else "a caption without its picture",
    )
    return _with_spare(shot, picture, proof.galley)


def _with_spare(shot: Shot, picture: SentPicture | None, galley: Galley) -> Shot:
    """What an image's description or the page's data say, where the page prints nothing."""
    if picture is None or shot.credit >= 0:
        return shot
    told = shot.caption >= 0 and any(sign in picture.alt for sign in ":：©(（[=")
    parts = split_credit(picture.alt, in_caption=True) if told else None
    if parts is not None:
        return replace(shot, spare_credit=parts.credit)
    name = file_of(picture.src)
    known = (sent for sent in galley.metadata.pictures if sent.credit)
    said = next((sent.credit for sent in known if file_of(sent.src) == name), "")
    return replace(shot, spare_credit=said) if said else shot


def _is_picture(line: Line) -> bool:
    """Large enough, and not called what furniture is called."""
    picture = line.picture
    if picture is None or 0 < picture.width < _SMALLEST or 0 < picture.height < _SMALLEST:
        return False
    src = picture.src[-120:].lower()
    return not any(word in src for word in _NOT_A_PICTURE)
