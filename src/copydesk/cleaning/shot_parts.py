"""Lines that stand with a picture: which is its caption, which its credit."""

import re
from collections.abc import Mapping

from copydesk.cleaning.credit import names_agency, names_somebody, split_credit
from copydesk.cleaning.credit_line import PREFIX
from copydesk.markup.tidy import count_words, same_words
from copydesk.story.record import Record

_GOES_ON = re.compile(r"[/|,)]")
_LABEL_ALONE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?\s?[:：]|\d{1,2} \w{3,9}\.?|\W*\d*\W*")
_FEWEST_BEFORE = 5
_OPEN = re.compile(r"[:(=/|,-]$")


class Parts(Record, frozen=True):
    """The words of some lines, and which of them their places call credits and captions.

    Once parted, `caption`, `credit` and `more` (further lines of the credit) are lines' numbers,
    -1 for none; `credit_from` is an offset into the caption's line.
    """

    words: Mapping[int, str]
    credits: tuple[int, ...] = ()
    captions: tuple[int, ...] = ()
    caption: int = -1
    credit: int = -1
    more: tuple[int, ...] = ()
    credit_from: int = -1

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines that are used."""
        return tuple(n for n in (self.caption, self.credit, *self.more) if n >= 0)


def part(given: Parts) -> Parts:
    """The same with caption and credit chosen."""
    credit = _credit_lines(given)
    rest = [n for n in given.words if n not in given.credits and n not in credit]
    rest = [n for n in rest if not _LABEL_ALONE.fullmatch(given.words[n])]
    if not rest and len(given.credits) > len(credit):
        rest = [n for n in given.credits if n not in credit and not _says_same(given, n, credit)]
    named = [n for n in rest if n in given.captions] or rest
    caption = max(named, key=lambda n: count_words(given.words[n]), default=-1)
    if not credit:
        credit = _last_name(given, caption)
    if len(credit) == 1 and caption < 0:
        return _told_apart(given, credit[0])
    if credit:
        return _chosen(given, caption, credit)
    if caption < 0:
        return _chosen(given, -1, ())
    parts = split_credit(given.words[caption], in_caption=True)
    if parts is None or not parts.caption:
        return _chosen(given, caption, ())
    return _chosen(given, caption, (caption,), parts.start)


def _chosen(given: Parts, caption: int, credit: tuple[int, ...], start: int = -1) -> Parts:
    return Parts(
        words=given.words,
        caption=caption,
        credit=credit[0] if credit else -1,
        more=credit[1:],
        credit_from=start,
    )


def _credit_lines(given: Parts) -> tuple[int, ...]:
    """The first credit, with the lines that go on with it."""
    numbers = list(given.words)
    if not given.credits:
        opened = (n for n in numbers[:-1] if PREFIX.fullmatch(given.words[n]))
        label = next(opened, -1)
        return (label, numbers[numbers.index(label) + 1]) if label >= 0 else ()
    taken = [given.credits[0]]
    for number in numbers[numbers.index(taken[0]) + 1 :]:
        text = given.words[number]
        goes_on = _GOES_ON.match(text) or _OPEN.search(given.words[taken[-1]])
        if not goes_on or number - taken[-1] > 1 or count_words(text) > 16:
            break
        taken.append(number)
    return tuple(taken)


def _told_apart(given: Parts, number: int) -> Parts:
    """A line called a credit may hold the caption as well: then an agency or a label ends it."""
    parts = split_credit(given.words[number], in_caption=True)
    if parts is None or count_words(parts.caption) < _FEWEST_BEFORE:
        return _chosen(given, -1, (number,))
    if not names_agency(parts.credit) and not PREFIX.match(parts.credit):
        return _chosen(given, -1, (number,))
    return _chosen(given, number, (number,), parts.start)


def _says_same(given: Parts, number: int, credit: tuple[int, ...]) -> bool:
    return same_words(given.words[number]) in {same_words(given.words[n]) for n in credit}


def _last_name(given: Parts, caption: int) -> tuple[int, ...]:
    """The line under the caption when it is nothing but a name."""
    under = [n for n in given.words if n > caption >= 0]
    if not under or caption < 0:
        return ()
    text = given.words[under[0]]
    short = count_words(text) <= 5 and not text.endswith((".", "?", "!"))
    longer = count_words(given.words[caption]) > count_words(text)
    named = names_agency(text) or (names_somebody(text) and longer)
    return (under[0],) if short and named else ()
