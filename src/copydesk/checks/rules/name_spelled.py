"""FIG-05: one person's name is spelled in two ways."""

import re
from collections import Counter
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.persons import PART
from copydesk.checks.reading import captions, head, paragraphs
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_PART = re.compile(rf"(?<![\w’'-]){PART}(?![\w-])")
_PAIR = re.compile(rf"(?<![\w’'-])(?=({PART})(?: [A-Z]\.)? ({PART}))")
_LOWER = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿ]{5,}")
_LEAST, _LEAST_OTHER = 5, 6  # letters
_MOST, _LONGEST = 400, 40
_TITLE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Capt|Sen|Rep|Herr|Frau|Mme|M|Sra?)\.?)\s$")


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Two letters changed places, or one is gone or another, in a surname of the same person."""
    texts = [*head(story), *paragraphs(story), *captions(story)]
    whole = "\n".join(words.text for words in texts)
    common = set(_LOWER.findall(whole))
    counts = Counter(_PART.findall(whole))
    first = {pair[2]: pair[1] for pair in _PAIR.finditer(whole)}
    sizes = range(_LEAST, _LONGEST)
    names = [n for n in counts if len(n) in sizes and n.lower() not in common][:_MOST]
    told = set[str]()
    for right, wrong in _pairs(names, counts, first):
        if wrong in told:
            continue
        is_swap = _is_swapped(right, wrong) or (wrong not in first and counts[wrong] == 1)
        place = _place(wrong, texts, is_swap=is_swap, first=first.get(right, ""))
        if place is not None:
            told.add(wrong)
            words, span = place
            yield CHECK.at(words, f"“{wrong}” is “{right}” elsewhere.", span=span, evidence=right)


def _pairs(
    names: list[str], counts: Counter[str], first: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Surnames seen in full and names one slip away; the rarer or later of two is the slip."""
    by_letters: dict[str, list[str]] = {}
    for name in names:
        for key in {"".join(sorted(name.lower())), *_shorter(name)}:
            by_letters.setdefault(key, []).append(name)
    seen = set[tuple[str, str]]()
    for alike in by_letters.values():
        for right in alike:
            for wrong in alike:
                is_pair = (
                    right.lower() != wrong.lower() and right in first and (right, wrong) not in seen
                )
                if is_pair and counts[right] >= counts[wrong] and _is_slip(right, wrong):
                    seen |= {(right, wrong), (wrong, right)}
                    yield right, wrong


def _shorter(name: str) -> Iterator[str]:
    """The name with one letter gone, at each place but the ends."""
    if len(name) >= _LEAST_OTHER:
        yield from (f"~{name[:n]}{name[n + 1 :]}" for n in range(1, len(name) - 1))
        yield f"~{name}"


def _is_swapped(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    a, b = one.lower(), other.lower()
    odd = [n for n in range(len(a)) if a[n] != b[n]]
    return (
        len(odd) == 2 and odd[1] == odd[0] + 1 and a[odd[0]] == b[odd[1]] and a[odd[1]] == b[odd[0]]
    )


def _is_slip(one: str, other: str) -> bool:
    """Letters swapped; or one gone or other inside, but not at the end, where names decline."""
    if _is_swapped(one, other):
        return True
    same_end = one[-2:] == other[-2:] and one[:2] == other[:2]
    return same_end and min(len(one), len(other)) >= _LEAST_OTHER - 1


def _place(
    wrong: str, texts: list[Words], *, is_swap: bool, first: str
) -> tuple[Words, tuple[int, int]] | None:
    """Where the slip stands: anywhere for swapped letters, else as the same person's name."""
    form = re.compile(rf"(?<![\w’'-]){re.escape(wrong)}(?![\w-])")
    own = f"{first} "
    for words in texts:
        for found in form.finditer(words.text):
            before = words.text[: found.start()]
            other = re.search(rf"({PART}) $", before)
            bare = other is None or before.rstrip()[-1:] in ".!?"
            is_own = before.endswith(own) or _TITLE.search(before) is not None
            if is_own or (is_swap and (bare or (other is not None and other[1] != first))):
                return words, found.span()
    return None


CHECK = Check(code="FIG-05", name="name spelled otherwise", weight=Weight.WARNS, find=find)
