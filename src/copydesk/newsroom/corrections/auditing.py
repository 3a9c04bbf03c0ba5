"""The whole audit: the record, and the editions and changes that its lines speak of."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec

from copydesk.newsroom.corrections.changes import MAKES, sha256_of
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.logbook.audit import Account, Audit, audited
from copydesk.newsroom.logbook.chain import Fault
from copydesk.newsroom.logbook.models import LineRow
from copydesk.story.change import ChangeKind

AT_ONCE = 500
COLUMNS = ("path", "number", "kind", "withdrawn", "section", "by", "translation_of")
Key = tuple[str, int]


class _Inside(msgspec.Struct):
    """What an edition says of itself that columns beside it repeat."""

    id: str
    number: int
    path: str
    by: str = ""
    kind: str = ChangeKind.NEW.value
    withdrawn: bool = False
    section: str = ""
    translation_of: str = ""


class _Seen(msgspec.Struct, frozen=True):
    number: int = 0
    sha256: str = ""


class _What(msgspec.Struct):
    after: _Seen = _Seen()
    more: dict[str, Any] = {}


class _Made(msgspec.Struct):
    """A line that made an edition."""

    number: int
    change: int
    sha256: str
    change_sha256: str


def audit(*, at: dt.datetime, until: int | None = None) -> Account:
    """Audit the record as far as the line `until`, then all that is published."""
    record, published = Audit(until), Published(until)

    def both() -> Iterator[Fault]:
        yield from record.faults()
        yield from published.faults()

    account = audited(both(), record, at=at)
    return msgspec.structs.replace(account, editions=published.editions)


class Published:
    """Each edition is what the line that made it says, and each line's edition and change is there.

    With `until`, editions that no line up to there made are passed over.
    """

    def __init__(self, until: int | None = None) -> None:
        self.until = until
        self.editions = 0

    def faults(self) -> Iterator[Fault]:
        """What is wrong, portion by portion."""
        last = 0
        rows = EditionRow.objects.select_related("story").order_by("pk")
        while found := list(rows.filter(pk__gt=last)[:AT_ONCE]):
            yield from self._portion(found)
            last = found[-1].pk
        yield from self._left()

    def _portion(self, editions: list[EditionRow]) -> Iterator[Fault]:
        made = _made({edition.story.key for edition in editions})
        changes = {
            change.after_id: change
            for change in ChangeRow.objects.filter(
                after__in=[edition.pk for edition in editions]
            ).prefetch_related("reports")
        }
        for edition in editions:
            line = made.get((edition.story.key, edition.number))
            if self.until is not None and (line is None or line.number > self.until):
                continue
            self.editions += 1
            yield from _edition(edition, line)
            if line is not None:
                yield from _change(edition, line, changes.get(edition.pk))

    def _left(self) -> Iterator[Fault]:
        """Lines whose edition is gone."""
        last, lines = 0, LineRow.objects.filter(act__in=MAKES).order_by("number")
        if self.until is not None:
            lines = lines.filter(number__lte=self.until)
        while found := list(lines.filter(number__gt=last)[:AT_ONCE]):
            keys = EditionRow.objects.filter(story__key__in={line.story for line in found})
            there = set(keys.values_list("story__key", "number"))
            for line in found:
                number = _what(line.what).after.number
                if (line.story, number) not in there:
                    says = f"edition {number} of {line.story} is gone"
                    yield Fault(number=line.number, sort="edition_gone", says=says)
            last = found[-1].number


def _edition(edition: EditionRow, line: _Made | None) -> Iterator[Fault]:
    named = f"edition {edition.number} of {edition.story.key}"
    if line is None:
        yield Fault(number=0, sort="edition_without_line", says=f"no line made {named}")
        return
    digest = hashlib.sha256(edition.content.encode("utf-8", "replace")).hexdigest()
    if digest != line.sha256 or edition.sha256 != line.sha256:
        says = f"{named} is not what was published"
        yield Fault(number=line.number, sort="edition_altered", says=says)
        return
    inside = msgspec.json.decode(edition.content, type=_Inside)
    wrong = [name for name in COLUMNS if getattr(edition, name) != getattr(inside, name)]
    if wrong or edition.story.key != inside.id:
        says = f"{named} stands under other data: {', '.join(wrong) or 'story'}"
        yield Fault(number=line.number, sort="edition_altered", says=says)


def _change(edition: EditionRow, line: _Made, change: ChangeRow | None) -> Iterator[Fault]:
    named = f"edition {edition.number} of {edition.story.key}"
    if change is None:
        if line.change:
            says = f"change {line.change}, which made {named}, is gone"
            yield Fault(number=line.number, sort="change_gone", says=says)
        elif edition.number > 1 and edition.kind != ChangeKind.NEW:
            says = f"{named} came without a change"
            yield Fault(number=line.number, sort="edition_without_change", says=says)
    elif line.change != change.pk or line.change_sha256 != sha256_of(change, change.reports.all()):
        says = f"change {change.pk}, which made {named}, is not what was decided"
        yield Fault(number=line.number, sort="change_altered", says=says)


def _made(stories: set[str]) -> dict[Key, _Made]:
    """The lines that made editions of these stories; the first counts, should there be two."""
    rows = LineRow.objects.filter(story__in=stories, act__in=MAKES).order_by("number")
    found: dict[Key, _Made] = {}
    for number, story, change, text in rows.values_list("number", "story", "change", "what"):
        what = _what(text)
        told = str(what.more.get("change_sha256", ""))
        line = _Made(number, change, what.after.sha256, told)
        found.setdefault((story, what.after.number), line)
    return found


def _what(text: str) -> _What:
    try:
        return msgspec.json.decode(text, type=_What)
    except msgspec.DecodeError:
        return _What()  # the chain's own walk has named this line
