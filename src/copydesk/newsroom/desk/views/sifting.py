"""The galley sifted: one role of it, what is unsure, the least sure first. Reads, never changes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.views.galley import GalleyLine

Words = str | Promise
WAYS: dict[str, Words] = {"kept": _("all that was kept"), "cut": _("all that was cut")}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One role of the galley that may be asked for, and how many lines it has."""

    value: str
    label: Words
    count: int
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Sifting:
    """What of the galley is asked for, and what of it there is to ask for."""

    role: str = ""
    only_unsure: bool = False
    least_sure_first: bool = False
    kept: tuple[Choice, ...] = ()
    cut: tuple[Choice, ...] = ()
    unsure: int = 0

    @property
    def is_asked(self) -> bool:
        """Whether the galley is shown otherwise than as it came."""
        return bool(self.role or self.only_unsure or self.least_sure_first)


def sifting(lines: Iterable[GalleyLine], asked: QueryDict) -> Sifting:
    """What a review asks of its galley; anything unknown is as if not asked."""
    held = list(lines)
    values = {value for line in held for value in _values(line)}
    role = asked.get("role", "")
    role = role if role in values else ""
    return Sifting(
        role=role,
        only_unsure=asked.get("unsure") == "1",
        least_sure_first=asked.get("order") == "doubt",
        kept=_choices([line for line in held if not line.is_cut], role),
        cut=_choices([line for line in held if line.is_cut], role),
        unsure=sum(line.is_unsure for line in held),
    )


def sift(lines: Iterable[GalleyLine], by: Sifting) -> list[GalleyLine]:
    """The lines that are asked for, as they came or the least sure first."""
    found = [
        line
        for line in lines
        if (not by.role or by.role in _values(line)) and (line.is_unsure or not by.only_unsure)
    ]
    return sorted(found, key=_doubt) if by.least_sure_first else found


def _doubt(line: GalleyLine) -> float:
    """Lines of which nothing is told stand behind all others."""
    return 2.0 if line.confidence is None else line.confidence


def _values(line: GalleyLine) -> tuple[str, str]:
    way = "cut" if line.is_cut else "kept"
    return way, f"{way}:{line.role}"


def _choices(lines: list[GalleyLine], role: str) -> tuple[Choice, ...]:
    counts = Counter(value for line in lines for value in _values(line))
    labels = {f"kept:{line.role}": line.label for line in lines if not line.is_cut}
    labels |= {"kept:block": _("text")}
    labels |= {f"cut:{line.role}": line.label for line in lines if line.is_cut} | WAYS
    return tuple(
        Choice(value=value, label=labels[value], count=count, is_chosen=value == role)
        for value, count in counts.most_common()
    )
