"""What leaks out of pictures into copied text: file names, alt texts, labels, second captions."""

import random
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sheets import Row
from wording import Wording

# Sizes and uses that picture desks put at the end of a name.
_TAILS: tuple[str, ...] = (
    *("superJumbo", "jumbo", "facebookJumbo", "articleLarge", "master768", "threeByTwo", "hero"),
    *("1024x683", "scaled", "1200x630", "lead", "web", "thumb", "v2", "16x9", "main", "rgb"),
)
_DESKS = ("AFP", "AP", "DPA", "SYR", "hk", "WEB", "pol", "biz", "dc", "uk")
_WORD = re.compile(r"[A-Za-z0-9]{3,}")


@dataclass(frozen=True)
class Habits:
    """How one copier's tool treats pictures, the same through the page."""

    rng: random.Random
    slug: float
    alt: float
    label: float
    credit_label: float
    twice: float
    join: float

    @classmethod
    def of(cls, rng: random.Random) -> "Habits":
        """Habits by chance: most tools leak one thing, some leak all."""
        slug, alt, label, credit_label, twice, join = (
            rng.choice((0.0, 0.0, 0.5, 1.0)) for _ in range(6)
        )
        return cls(rng, slug, alt, label, credit_label, twice / 2, join / 2)


def picture(row: Row, title: str, habits: Habits, wording: Wording) -> list[Row]:
    """The lines that stand for a picture, before its caption."""
    rng, rows = habits.rng, []
    if rng.random() < habits.slug:
        rows.append(Row(slug(rng, row.file, row.alt or title), "image-slug"))
    if row.alt and len(row.alt) > 3 and rng.random() < habits.alt:
        rows.append(Row(row.alt, "alt"))
    if rng.random() < habits.label:
        rows.append(Row(wording.pick("photo"), "label"))
    rng.shuffle(rows)
    return rows


def caption(row: Row, before: list[Row], habits: Habits, wording: Wording) -> list[Row]:
    """A caption or credit as it comes over: twice, with a label before it, or joined."""
    rng = habits.rng
    if row.role == "caption":
        return _caption(row, before, rng.random() < habits.twice)
    if row.role != "credit":
        return [row]
    if before and before[-1].role == "caption" and rng.random() < habits.join:
        joined = before.pop()
        return [Row(f"{joined.text} {row.text}", "caption+credit")]
    label = wording.pick("credit")
    if rng.random() >= habits.credit_label or before[-1:] == [Row(label, "label")]:
        return [row]
    return [Row(label, "label"), row]


def _caption(row: Row, before: list[Row], twice: bool) -> list[Row]:
    """The first copy is the caption, be it the alt text; what follows it is a duplicate."""
    for at in range(len(before) - 1, max(-1, len(before) - 4), -1):
        if before[at].role == "alt" and alike(before[at].text, row.text):
            before[at] = replace(before[at], role="caption")
            return [replace(row, role="duplicate")]
    return [row, replace(row, role="duplicate")] if twice else [row]


def alike(one: str, other: str) -> bool:
    """The same words but for a few."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return bool(first) and len(first & second) >= 0.8 * max(len(first), len(second))


def group(rng: random.Random, captions: list[str], title: str, wording: Wording) -> list[Row]:
    """A picture's lines one under the other: slug, label, caption, credit with its label."""
    words = rng.choice(captions) if captions else ""
    credit = wording.fill("picture_credit")
    rows = []
    if rng.random() < 0.5:
        rows.append(Row(slug(rng, "", words or title), "image-slug"))
    if rng.random() < 0.4:
        rows.append(Row(wording.pick("photo"), "label"))
    if words and rng.random() < 0.25:
        return [*rows, Row(f"{words} {credit}", "caption+credit")]
    if words:
        rows.append(Row(words, "caption"))
    if rng.random() < 0.3:
        rows.append(Row(wording.pick("credit"), "label"))
        credit = _named(rng, wording)
    return [*rows, Row(credit, "credit")]


def _named(rng: random.Random, wording: Wording) -> str:
    """A credit under its label says the names alone, as the English forms do first."""
    forms = ("{name}/{agency}", "{name}/{agency} — {second}", "{agency}", "{name} for {paper}")
    return wording.say(rng.choice(forms))


def slug(rng: random.Random, file: str, words: str) -> str:
    """The name of a picture's file as it leaks: whole, without its ending, or with other signs."""
    stem = PurePosixPath(file).stem.strip() if file else ""
    if len(stem) < 4 or rng.random() < 0.4:
        return _made(rng, words)
    way = rng.random()
    if way < 0.35:
        return file
    if way < 0.7:
        return stem
    return " ".join(re.split(r"[-_+ ]+", stem)).strip() or stem


def _made(rng: random.Random, words: str) -> str:
    """A name such as picture desks give."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    found = _WORD.findall(plain)
    start = rng.randrange(max(1, len(found) - 2))
    chosen = found[start : start + rng.randint(1, 4)]
    if not chosen:
        return _numbered(rng)
    if rng.random() < 0.2:
        date = f"{rng.randint(1, 28):02}" if rng.random() < 0.5 else f"20{rng.randint(10, 26)}"
        return (
            f"{date}{chosen[0].upper() if rng.random() < 0.5 else chosen[0]} {rng.choice(_TAILS)}"
        )
    if rng.random() < 0.5:
        chosen = [word.lower() for word in chosen]
    if rng.random() < 0.4:
        chosen.append(str(rng.randint(1, 12)))
    if rng.random() < 0.6:
        chosen.append(rng.choice(_TAILS))
    if rng.random() < 0.15:
        chosen.insert(0, rng.choice(_DESKS))
    ending = rng.choice(("", "", "", ".jpg", ".jpeg", ".webp", ".png"))
    return rng.choice(("-", "-", "_", " ")).join(chosen) + ending


def _numbered(rng: random.Random) -> str:
    number = rng.randrange(10**4, 10**9)
    forms = (
        "IMG_{0}",
        "DSC_{0}",
        "{0}",
        "GettyImages-{0}",
        "AP{0}",
        "image-{0}",
        "{0}.jpg",
        "pic{0}",
    )
    return rng.choice(forms).format(number)
