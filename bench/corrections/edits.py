"""Later versions of texts, made by hand of chance, in which a marked passage's fate is known.

The passage is put between two private characters; edits happen around or within them, and where
they stand at last is the truth. Whatever words are put in are of our own making.
"""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from copydesk.story.passage import Passage, hold_in_text

START, END = "\ue000", "\ue001"
SENTENCE = re.compile(r"[^\n.!?。！？؟]{8,400}[.!?。！？؟]+(?=\s|$|[^\x00-\u2fff])")
WORD = re.compile(r"[\u3041-\u9fff]{2}|[^\W_\u3041-\u9fff]+")
SPACE = re.compile(r" |(?<=[\u3041-\u9fff])(?=[\u3041-\u9fff])")
OURS = (
    "The ferry to Vellamo sailed again on Monday, two weeks after it ran into the old pier. “We"
    " checked every weld twice,” said Maren Tolliver, the harbour master of Port Alder. The line"
    " carried 4,200 people in August - a third more than a year before. Nobody was hurt.\n\n"
    "Islanders had waited in the cold for hours. Nobody knew when the boat would come. Some had"
    " tickets for the morning, others none at all. The line apologised and paid 12 crowns to each"
    " of them.\n\nThe council of Port Alder meets on Thursday. It will hear from the line, from the"
    " engineers, and from the school, whose pupils cross twice a day. Nobody was invited from"
    " Vellamo itself.\n\n“It is our only way across,” said Edda Quill, who keeps the shop there."
    " She has asked for a second boat since 2019; it would cost 3.4 million crowns.",
    "Der Fährverkehr nach Vellamo ruht seit Montag. „Wir prüfen jede Schweißnaht“, sagte die"
    " Hafenmeisterin Maren Tolliver am Abend. Die Reederei rechnet mit 14 Tagen Ausfall.\n\nIn Port"
    " Alder warteten 300 Menschen vergebens auf das letzte Schiff. Die Schule bleibt bis Freitag"
    " geschlossen. Der Rat berät am Donnerstag über ein zweites Schiff, das 3,4 Millionen Kronen"
    " kosten würde.\n\nEdda Quill führt den einzigen Laden der Insel. Sie hat Vorräte für eine"
    " Woche.",
    "استأنفت العبارة رحلاتها إلى جزيرة فيلامو صباح الاثنين بعد توقف دام أسبوعين. وقالت مديرة"
    " الميناء مارين توليفر إن الفريق فحص كل وصلة مرتين. ونقل الخط 4200 راكب في أغسطس.\n\nوانتظر"
    " سكان الجزيرة ساعات طويلة في البرد قبل وصول السفينة الأولى. وقدمت الشركة اعتذارها ودفعت 12"
    " كرونة لكل مسافر. ويجتمع مجلس المدينة يوم الخميس لبحث شراء سفينة ثانية.",
    "ヴェラモ島行きのフェリーは月曜日に運航を再開した。港長のマレン・トリバーさんは溶接をすべて二度点検"
    "したと話した。八月には四千二百人が利用した。\n\n島の住民は寒さの中で何時間も待った。会社は謝罪し、"
    "一人につき十二クローネを支払った。町議会は木曜日に二隻目の船について協議する。",
)
ADDED = (
    "Readers wrote to us about it at once.",
    "A lantern burned in every window of the upper street.",
    "The baker opened two hours late, to general dismay.",
    "Snow had been forecast by all three stations.",
    "An auction of clocks ended without a single bid.",
)


class Case(NamedTuple):
    """A passage, the text it is from (`then`), a later one, and what became of it there."""

    kind: str
    passage: Passage
    text: str
    then: str
    state: str
    start: int = 0
    end: int = 0


Edit = Callable[[str, str, str, random.Random], str]


def _kept(before: str, exact: str, after: str, chance: random.Random) -> str:
    return f"{before}{START}{exact}{END}{after}"


def _retyped(before: str, exact: str, after: str, chance: random.Random) -> str:
    table = {'"': "“", "“": '"', "”": '"', "'": "’", "’": "'", "-": "–", " ": "\u00a0", "„": "»"}
    pick = {ord(a): b for a, b in table.items() if chance.random() < 0.7}
    return f"{before}{START}{exact.translate(pick)}{END}{after}"


def _moved(before: str, exact: str, after: str, chance: random.Random) -> str:
    """The passage as a paragraph of its own, at another place."""
    rest = f"{before.rstrip()} {after.lstrip()}"
    breaks = [found.end() for found in re.finditer(r"\n\n", rest)] or [0]
    at = chance.choice(breaks)
    return f"{rest[:at]}{START}{exact}{END}\n\n{rest[at:]}"


def _surrounded(before: str, exact: str, after: str, chance: random.Random) -> str:
    """Other sentences on both sides, and one cut further off."""
    one, other = chance.sample(ADDED, 2)
    rest = SENTENCE.sub("", after, count=1) if chance.random() < 0.5 else after
    return f"{before} {one} {START}{exact}{END} {other} {rest}"


def _split(before: str, exact: str, after: str, chance: random.Random) -> str:
    spaces = [found.start() for found in SPACE.finditer(exact)]
    if not spaces:
        return _kept(before, exact, after, chance)
    at = chance.choice(spaces)
    return f"{before}{START}{exact[:at]}\n\n{exact[at:].lstrip()}{END}{after}"


def _joined(before: str, exact: str, after: str, chance: random.Random) -> str:
    text = f"{before}{START}{exact}{END}{after}"
    return re.sub(r"\s*\n\s*", " ", text)


def _word(before: str, exact: str, after: str, chance: random.Random) -> str:
    """One word in ten, at least one, is another."""
    words = list(WORD.finditer(exact))
    for found in sorted(
        chance.sample(words, max(1, len(words) // 10)), key=lambda one: -one.start()
    ):
        new = chance.choice(("lantern", "barley", "copper", "Ostrava", "73"))
        exact = f"{exact[: found.start()]}{new}{exact[found.end() :]}"
    return f"{before}{START}{exact}{END}{after}"


def _inserted(before: str, exact: str, after: str, chance: random.Random) -> str:
    spaces = [found.start() for found in SPACE.finditer(exact)] or [0]
    at = chance.choice(spaces)
    return f"{before}{START}{exact[:at]} for the first time in years{exact[at:]}{END}{after}"


def _shortened(before: str, exact: str, after: str, chance: random.Random) -> str:
    words = [*WORD.finditer(exact)]
    gone = max(1, len(words) // 5)
    first = chance.randrange(max(1, len(words) - gone))
    start, end = words[first].start(), words[first + gone].start()
    return f"{before}{START}{exact[:start]}{exact[end:]}{END}{after}"


def _cut(before: str, exact: str, after: str, chance: random.Random) -> str:
    return f"{before.rstrip()} {after.lstrip()}"


def _another(before: str, exact: str, after: str, chance: random.Random) -> str:
    return f"{before}{chance.choice(ADDED)}{after}"


def _figure(before: str, exact: str, after: str, chance: random.Random) -> str:
    return f"{before}{START}{chance.choice(('seventy', 'Ostrava', '73,118'))}{END}{after}"


def _sentence_cut(before: str, exact: str, after: str, chance: random.Random) -> str:
    """The sentence around a word goes with it."""
    start = max(before.rfind(stop) for stop in (". ", "\n", "。", "? ", "! ")) + 1
    end = min((at for stop in ".\n。؟" if (at := after.find(stop)) >= 0), default=len(after))
    return f"{before[:start]}{after[end + 1 :]}"


WHOLE: dict[str, tuple[str, Edit]] = {
    "untouched": ("same", _kept),
    "retyped": ("same", _retyped),
    "moved": ("same", _moved),
    "surrounded": ("same", _surrounded),
    "split": ("same", _split),
    "joined": ("same", _joined),
    "words replaced": ("edited", _word),
    "words put in": ("edited", _inserted),
    "shortened": ("edited", _shortened),
    "cut": ("gone", _cut),
    "another in its place": ("gone", _another),
}
PART: dict[str, tuple[str, Edit]] = {
    "a word: untouched": ("same", _kept),
    "a word: paragraphs joined": ("same", _joined),
    "a word: replaced": ("edited", _figure),
    "a word: its sentence cut": ("gone", _sentence_cut),
}


def cases(text: str, chance: random.Random, count: int) -> list[Case]:
    """So many cases of a text, over all kinds in turn."""
    sentences = [one for one in SENTENCE.finditer(text) if len(WORD.findall(one[0])) > 4] or [
        *SENTENCE.finditer(text)
    ]
    made: list[Case] = []
    kinds = [*((kind, True) for kind in WHOLE), *((kind, False) for kind in PART)]
    for number in range(count if sentences else 0):
        kind, is_whole = kinds[number % len(kinds)]
        sentence = chance.choice(sentences)
        start, end = sentence.span()
        start += len(sentence[0]) - len(sentence[0].lstrip())
        if not is_whole:
            words = [*WORD.finditer(text, start, end)]
            word = chance.choice(words[1:-1] or words)
            start, end = word.span()
        made.append(_case(kind, text, (start, end), chance))
    return made


def written(name: str = "passages_written.tsv") -> Iterator[Case]:
    """Cases written by hand: kind, state, the text then and now with the passage in [[ ]]."""
    for row in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        kind, state, then, now = row.replace("¶", "\n\n").split("\t")
        start, end = _marked(then)
        first, last = _marked(now)
        then, now = (re.sub(r"\[\[|\]\]", "", text) for text in (then, now))
        yield Case(kind, hold_in_text(then, start, end), now, then, state, first, last)


def _marked(text: str) -> tuple[int, int]:
    """Where the marked words stand once the marks are gone; nowhere without marks."""
    start, end = text.find("[["), text.find("]]")
    return (start, end - 2) if start >= 0 else (0, 0)


def _case(kind: str, text: str, span: tuple[int, int], chance: random.Random) -> Case:
    start, end = span
    state, edit = {**WHOLE, **PART}[kind]
    exact = text[start:end]
    new = edit(text[:start], exact, text[end:], chance)
    first, last = new.find(START), new.find(END)
    plain = new.replace(START, "").replace(END, "")
    if state == "gone" and exact in plain and len(exact.split()) > 3:
        state, first = "same", plain.find(exact)  # it stood twice
        last = first + len(exact) + 1
    place = max(first, 0), max(last - 1, 0)
    return Case(kind, hold_in_text(text, start, end), plain, text, state, *place)
