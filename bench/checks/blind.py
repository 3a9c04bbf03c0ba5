"""Score the checks on faults in wordings that no check was written beside.

    python bench/checks/blind.py first|second|third|fourth

`blind/stories.txt` holds sound stories of our own, `blind/lines.txt` for each check lines that are
faults (`+`) and near misses (`-`) with language and place. Two of three make the first set, every
third the second, which is measured once, when all is done. `blind/third.txt` holds more lines in
other manners, every second of them the fourth set, measured once as well. Faults of times, versions
and pictures are made here from the stories.
"""

import collections
import datetime as dt
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from copydesk.checks import CHECKS
from copydesk.checks.check import Known, Other
from copydesk.checks.run import check
from copydesk.story.blocks import Credit, Mark, Paragraph, Picture
from copydesk.story.house import House
from copydesk.story.record import replace
from copydesk.story.story import Byline, Dateline, Origin, Story

FOLDER = Path(__file__).parent / "blind"
NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
HOUSE = House(name="The Harbour Post", picture_agencies=("Example Pictures",))
KNOWN = Known(now=NOW, house=HOUSE)
_LINE = re.compile(r"([+-]) (\w\w) (\w+) \|(.*)")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})")


@dataclass(frozen=True)
class Case:
    """A story, the check it is about, and where the fault stands; `place` is None for a field."""

    code: str
    is_fault: bool
    story: Story
    known: Known
    place: int | None = None
    told: str = ""


def stories() -> list[Story]:
    """The sound stories, each with a picture after its first paragraph."""
    made = []
    for part in (FOLDER / "stories.txt").read_text("utf8").split("== ")[1:]:
        title, headline, standfirst, *texts = part.strip().split("\n")
        language, name = title.split()
        made.append(_story(language, name, headline, standfirst, texts))
    return made


def _story(language: str, name: str, headline: str, standfirst: str, texts: list[str]) -> Story:
    picture = Picture(
        key="", src=f"https://skerry.example/{name}.jpg", alt=f"{texts[1][:60]} …",
        caption=f"{headline}.", credit=Credit(text="Maria Example/Example Pictures"), width=1600,
        height=1067,
    )  # fmt: skip
    made = Story(
        headline=headline, standfirst=standfirst, byline=Byline(text="Jo Penn"),
        dateline=Dateline(text="Westhaven", place="Westhaven"), language=language, section="News",
        published=NOW - dt.timedelta(hours=3), updated=NOW - dt.timedelta(hours=2), capture="case",
        origin=Origin(
            name="Skerry Wire", url=f"https://skerry.example/{name}", version="2",
            guid=f"tag:skerry.example,2026:{name}", usage_terms="Clients only. Web and print.",
        ),
    )  # fmt: skip
    return with_texts(made, texts, picture)


def with_texts(story: Story, texts: list[str], picture: Picture | None = None) -> Story:
    """The story with these paragraphs, its picture after the first."""
    picture = picture or next(each for each in story.blocks if isinstance(each, Picture))
    blocks = [Paragraph(key="", text=text) for text in texts]
    keyed = [blocks[0], picture, *blocks[1:]] if blocks else [picture]
    return replace(story, blocks=tuple(replace(b, key=str(n)) for n, b in enumerate(keyed)))


def texts_of(story: Story) -> list[str]:
    """The texts of a story's paragraphs."""
    return [each.text for each in story.blocks if isinstance(each, Paragraph)]


def _put(host: Story, texts: list[str], n: int) -> tuple[Story, int]:
    """The story with these texts, and the block in which the text numbered `n` stands."""
    return with_texts(host, texts), n + (n > 0)


def _in_text(host: Story, where: str, line: str, chance: random.Random) -> tuple[Story, int]:
    texts, parts = texts_of(host), re.split(r"(?<! )\|(?! )", line)
    middle = chance.randrange(1, len(texts) - 1)
    if where == "top":
        return _put(host, [line, *texts], 0)
    if where == "end":
        return _put(host, [*texts, line], len(texts))
    if where == "p":
        return _put(host, [*texts[:middle], *parts, *texts[middle:]], middle + len(parts) - 1)
    texts[middle] += f" {parts[0]}"
    if len(parts) > 1:
        texts[-1] += f" {parts[1]}"
        middle = len(texts) - 1
    return _put(host, texts, middle)


def _damaged(host: Story, where: str, chance: random.Random) -> tuple[Story, int]:
    """A paragraph broken in two, or set twice, or twice with one word gone."""
    texts = texts_of(host)
    n = max(range(len(texts)), key=lambda each: len(texts[each]))
    words = texts[n].split()
    if where == "split":
        cut = len(words) // 2
        return _put(host, [*texts[:n], " ".join(words[:cut]), " ".join(words[cut:]),
                           *texts[n + 1 :]], n)  # fmt: skip
    if where == "nearly":
        del words[chance.randrange(len(words))]
    return _put(host, [*texts, " ".join(words)], len(texts))


def _linked(host: Story, line: str) -> tuple[Story, int]:
    words, href = line.split("|")
    texts = texts_of(host)
    start = len(texts[1]) + 6
    texts[1] += f" See, {words}."
    made, place = _put(host, texts, 1)
    mark = Mark(start=start, end=start + len(words), kind="link", href=href)
    block = made.blocks[place]
    assert isinstance(block, Paragraph)
    blocks = [replace(block, marks=(mark,)) if n == place else b for n, b in enumerate(made.blocks)]
    return replace(made, blocks=tuple(blocks)), place


def _pictured(host: Story, where: str, line: str) -> tuple[Story, int]:
    changes = {"alt": line} if where == "alt" else {"credit": Credit(text=line) if line else None}
    picture = replace(next(b for b in host.blocks if isinstance(b, Picture)), **changes)
    return with_texts(host, texts_of(host), picture), 1


def _told(host: Story, where: str, line: str) -> Story:
    if where == "by":
        return replace(host, byline=Byline(text=line))
    if where == "terms":
        return replace(host, origin=replace(host.origin, usage_terms=line))
    return replace(host, **{"note": {"desk_note": line}, "lang": {"language": line}}[where])


def made(host: Story, where: str, line: str, chance: random.Random) -> tuple[Story, int | None]:
    """The host with a line put where it belongs, and the block of it."""
    match where:
        case "h":
            headline, _, body = line.partition(" | ")
            changed = replace(host, headline=headline)
            return _in_text(changed, "p", body, chance) if body else (changed, None)
        case "by" | "note" | "lang" | "terms":
            return _told(host, where, line), None
        case "link":
            return _linked(host, line)
        case "alt" | "cred":
            return _pictured(host, where, line)
        case "split" | "twice" | "nearly":
            return _damaged(host, where, chance)
        case _:
            return _in_text(host, where, line, chance)


def _unescaped(line: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), line)


def lines(name: str) -> Iterator[tuple[str, bool, str, str, str, int]]:
    """Code, whether it is a fault, language, place, text, and its number among its like."""
    code, counted = "", collections.Counter[tuple[str, str]]()
    for line in (FOLDER / name).read_text("utf8").splitlines():
        if line.startswith("## "):
            code = line[3:]
        elif found := _LINE.match(line):
            sign, language, where, text = found.groups()
            yield code, sign == "+", language, where, _unescaped(text.strip()), counted[code, sign]
            counted[code, sign] += 1


def _quotes(story: Story) -> bool:
    return any(sign in text for text in texts_of(story) for sign in "“„«")


@dataclass(frozen=True)
class Part:
    """A set: every `every`th line of a file, from the `first`, or all others where `is_rest`."""

    file: str
    every: int
    first: int
    is_rest: bool = False

    def holds(self, n: int) -> bool:
        """Whether the line with this number among its like is of the set."""
        return (n % self.every == self.first) != self.is_rest


SETS = {
    "first": Part("lines.txt", 3, 2, is_rest=True),
    "second": Part("lines.txt", 3, 2),
    "third": Part("third.txt", 2, 0),
    "fourth": Part("third.txt", 2, 1),
}


def _written(part: Part) -> Iterator[Case]:
    hosts, chance = stories(), random.Random(7)
    for code, is_fault, language, where, text, n in lines(part.file):
        # A quotation stands bare only where nobody is quoted beside it.
        fit = [h for h in hosts if h.language == language and not (code == "ATT-02" and _quotes(h))]
        host = chance.choice(fit)
        story, place = made(host, where, text, chance)
        if part.holds(n):
            yield Case(code, is_fault, story, KNOWN, place, text)


def _hours(story: Story, **hours: float) -> Story:
    return replace(story, **{name: NOW + dt.timedelta(hours=h) for name, h in hours.items()})


def _edited(story: Story, edit: Callable[[str], str]) -> Story:
    return with_texts(story, [edit(text) for text in texts_of(story)])


def _other(story: Story, *, guid: str = "tag:else.example,2026:9") -> Known:
    other = replace(story, headline=f"{story.headline} (2)", origin=replace(
        story.origin, guid=guid, url="https://else.example/9", name="Tarn Agency"))  # fmt: skip
    return replace(KNOWN, others=(Other(id="s9", story=other),))


def _quotation_cut(story: Story) -> Story:
    """The story with one word of its first quotation gone."""
    return _edited(story, lambda t: re.sub(r"([“„«][^”“»]*?\s)\w+\s", r"\1", t, count=1))


def _whole_of_days(days: int) -> Known:
    return replace(KNOWN, now=NOW + dt.timedelta(days=days))


def _reused(story: Story, **changes: str) -> Known:
    """A story on the desk with the same picture under another caption."""
    picture = replace(next(b for b in story.blocks if isinstance(b, Picture)), **changes)
    other = with_texts(
        story, ["A story of long ago that told of other things altogether."], picture
    )
    return _other(other)


def _faults_of_times(story: Story) -> Iterator[tuple[str, Story, Known]]:
    yield "COM-04", replace(story, published=None, updated=None), KNOWN
    yield "TIM-01", _hours(story, published=30 * 24, updated=30 * 24), KNOWN
    yield "TIM-02", story, _whole_of_days(45)
    yield "TIM-03", _hours(story, updated=-7), KNOWN
    assert story.published
    yield "TIM-06", replace(story, published=story.published.replace(tzinfo=None)), KNOWN
    yield "TIM-07", _hours(story, expires=-1), KNOWN
    yield "RGT-02", _hours(story, embargo_until=1), KNOWN
    yield "COM-06", with_texts(story, [" ".join(texts_of(story)[0].split()[:15]) + "."]), KNOWN
    yield "COM-07", replace(story, origin=Origin(name="Skerry", usage_terms="Web")), KNOWN
    yield "RGT-01", replace(story, origin=replace(story.origin, usage_terms="")), KNOWN
    if story.language == "en":
        undated = replace(_in_text(story, "in", "It starts tomorrow.", random.Random(1))[0],
                          published=None, updated=None)  # fmt: skip
        yield "TIM-05", undated, KNOWN


def _faults_of_versions(story: Story) -> Iterator[tuple[str, Story, Known]]:
    yield "IDN-01", story, _other(story)
    near = with_texts(story, [text.replace("the ", "that ", 2) for text in texts_of(story)[:-1]])
    yield "IDN-02", near, _other(story)
    origin = story.origin
    other = replace(stories()[(len(story.headline)) % 8], origin=origin, language=story.language)
    if other.headline != story.headline:
        yield "IDN-03", story, replace(KNOWN, earlier=other)
    later = replace(story, origin=replace(origin, version="3"))
    yield "IDN-04", story, replace(KNOWN, earlier=later)
    yield "IDN-05", story, replace(KNOWN, status="canceled")
    silent = _edited(story, lambda text: re.sub(r"(\w+ \w+ \w+ )\w+ \w+ ", r"\1", text, count=1))
    yield "IDN-06", silent, replace(KNOWN, earlier=story)
    if any(sign in text for text in texts_of(story) for sign in "“„«"):
        newer = replace(_quotation_cut(story), origin=replace(origin, version="3"))
        yield "ATT-03", newer, replace(KNOWN, earlier=story)


def _faults_of_pictures(story: Story) -> Iterator[tuple[str, Story, Known]]:
    picture = next(b for b in story.blocks if isinstance(b, Picture))
    texts = texts_of(story)
    yield "PIC-02", with_texts(story, texts, replace(picture, caption="")), KNOWN
    yield "PIC-04", story, _reused(story, caption="Another place, another day.")
    yield "PIC-05", with_texts(story, texts, replace(picture, width=150, height=100)), KNOWN


def _sound_versions(story: Story) -> Iterator[tuple[str, Story, Known]]:
    """What comes with an honest new version, another report of one event, a picture told again."""
    newer = replace(story, origin=replace(story.origin, version="3"))
    newer = with_texts(newer, [*texts_of(newer)[:-1], texts_of(newer)[-1]])
    yield "IDN-06", newer, replace(KNOWN, earlier=story)
    yield "IDN-06", _edited(story, lambda t: t.replace("’", "'")), replace(KNOWN, earlier=story)
    yield "PIC-04", story, _reused(story)
    yield "TIM-02", replace(story, kicker="Archive"), _whole_of_days(400)


def _made(part: Part) -> Iterator[Case]:
    for n, host in enumerate(stories()):
        if part.holds(n):
            for kind in (_faults_of_times, _faults_of_versions, _faults_of_pictures):
                yield from (Case(code, True, *rest) for code, *rest in kind(host))
            yield from (Case(code, False, *rest) for code, *rest in _sound_versions(host))
            yield Case("", False, host, KNOWN)


def cases(part: Part) -> list[Case]:
    """All cases of a set."""
    return [*_written(part), *_made(part)]


def score(given: list[Case]) -> Iterator[str]:
    """A line for each check, what was missed and what was said of sound copy, then the sum."""
    ours = {each.code for each in CHECKS}
    hits, placed, wrong = (collections.defaultdict[str, list[bool]](list) for _ in range(3))
    said = collections.Counter[str]()
    missed, alarms = [], []
    for case in given:
        findings = check(case.story, case.known)
        own = [f for f in findings if f.code == case.code]
        if case.is_fault:
            hits[case.code].append(bool(own))
            near = (
                abs(int(f.block) - case.place) <= 1
                for f in own
                if f.block and case.place is not None
            )
            placed[case.code].append(case.place is None or any(near))
            if not own:
                missed.append(f"missed {case.code} {case.story.language} {case.told[:90]}")
        else:
            wrong[case.code].append(bool(own))
            said.update(f.weight for f in findings)
            alarms += [
                f"sound  {f.code} {f.weight} {f.says[:60]} {f.excerpt[:60]}" for f in findings
            ]
    yield from sorted(missed) + sorted(alarms)
    for code in sorted(hits):
        n = len(hits[code])
        yield (f"{code} {n:3} recall {sum(hits[code]) / n:.2f} placed {sum(placed[code]) / n:.2f}"
               f" near misses {sum(wrong[code])} of {len(wrong[code])}"
               f"{'' if code in ours else '  (no such check)'}")  # fmt: skip
    sound = sum(not case.is_fault for case in given)
    yield _summed(hits, placed, wrong)
    told = ", ".join(f"{weight} {count / sound:.3f}" for weight, count in sorted(said.items()))
    yield f"{sound} sound stories, findings a story: {told or 'none'}"


def _summed(hits: dict[str, list[bool]], placed: dict[str, list[bool]],
            wrong: dict[str, list[bool]]) -> str:  # fmt: skip
    recall = [sum(each) / len(each) for each in hits.values()]
    places = [sum(each) / len(each) for each in placed.values()]
    pairs = [sum(h) / (sum(h) + sum(wrong[c])) for c, h in hits.items() if sum(h)]
    return (f"{len(hits)} checks: macro recall {sum(recall) / len(recall):.3f},"
            f" least {min(recall):.2f}, at .90 or more {sum(r >= 0.9 for r in recall)};"
            f" pair precision {sum(pairs) / len(pairs):.3f};"
            f" placed {sum(places) / len(places):.3f}")  # fmt: skip


def main() -> None:
    """Print the score of the set that is named."""
    for line in score(cases(SETS[sys.argv[1] if sys.argv[1:] else "first"])):
        print(line)


if __name__ == "__main__":
    main()
