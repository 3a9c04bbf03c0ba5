"""Reports from the command line: list, show, decline, export, erase."""

import json
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.utils import timezone

from copydesk.errors import CopydeskError
from copydesk.newsroom.corrections.auditing import audit
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.passages import then_and_now
from copydesk.newsroom.corrections.reports import concerning, deciding, erasing
from copydesk.newsroom.corrections.reports.harmless import defanged, visible
from copydesk.newsroom.corrections.reports.triage import WAITING, waiting
from copydesk.newsroom.corrections.saying import kind_words
from copydesk.newsroom.logbook.audit import Account
from copydesk.story.codec import to_plain

# What one line of the account says before the faults.
AUDITED = "{lines} lines, {parts} personal parts, {editions} editions: {broken} faults"
STATES = {
    "same": "stands unchanged",
    "edited": "edited since",
    "gone": "gone since",
    "withdrawn": "the story is withdrawn",
}


def list_now(*, everything: bool) -> Iterator[str]:
    """A line for each report, those that wait in the order they are to be read."""
    rows = waiting().select_related("story")
    for report in rows if everything else rows.filter(state__in=WAITING):
        said = " ".join(visible(report.text).split())[:60]
        headline = visible(str(report.story))[:40]
        at = f"{timezone.localtime(report.at):%Y-%m-%d %H:%M}"
        kind = kind_words(report.kind)
        yield f"{report.reference}  {at}  {report.state:9}  {kind:18}  {headline}: {said}"


def show_now(reference: str) -> str:
    """All of a report. Raises `CopydeskError` where there is none."""
    report = _report(reference)
    place = then_and_now(report)
    where = f"{report.story.key}, edition {report.edition.number}"
    told = {
        "reference": report.reference,
        "state": report.state,
        "story": f"{visible(str(report.story))} ({where})",
        "about": kind_words(report.kind),
        "says": visible(report.text),
        "right": visible(report.right),
        "link": defanged(report.link),
        "passage": f"{STATES[place.state]}: {visible(place.then)}",
        "now": visible(place.now) if place.state == "edited" else "",
        "reason": report.reason,
        "answer": visible(report.answer),
    }
    return "\n".join(f"{name:9}  {words}" for name, words in told.items() if words)


def decline_now(reference: str, *, username: str, reason: str, answer: str) -> str:
    """Decline as a person, with that person's leave.

    Raises `CopydeskError`: no such report or person, no leave, no such reason, decided already.
    """
    report, person = _report(reference), _person(username)
    if reason not in ReportRow.Reason.values:
        known = ", ".join(ReportRow.Reason.values)
        raise CopydeskError(place=reason, reason=f"no such reason; there are {known}")
    deciding.decline(report, by=person, reason=reason, answer=answer)
    return f"{report.reference} declined"


def export_now(whose: str) -> str:
    """All that is kept of a reader, for the reader: a list, as JSON.

    Raises `CopydeskError` where nothing is kept under the reference or address.
    """
    found = [erasing.export(report) for report in _of(whose)]
    return json.dumps(found, ensure_ascii=False, indent=2)


def erase_now(whose: str, *, username: str) -> Iterator[str]:
    """Erase what is a reader's; a line for each report. The record keeps that it was there.

    Raises `CopydeskError`: nothing kept, nobody of this name, no leave.
    """
    person = _person(username)
    for report in _of(whose):
        concerning.require(person, report)
        count = erasing.erase_all(report, by=person, reason="asked")
        yield f"{report.shown_reference} erased, {count} parts"


def audit_now(until: int | None) -> Account:
    """Go through the record and all that is published."""
    return audit(at=timezone.now(), until=until)


def audit_lines(account: Account) -> Iterator[str]:
    """An account in words: what was read, then a line for each fault."""
    yield AUDITED.format_map(to_plain(account))
    for fault in account.faults:
        yield f"line {fault.number}: {fault.sort}: {visible(fault.says)}"
    if account.broken > len(account.faults):
        yield f"and {account.broken - len(account.faults)} more"
    yield f"head: {account.number} {account.hash}"


def _of(whose: str) -> list[ReportRow]:
    """The reports of an address, or the one with a reference."""
    if "@" not in whose:
        return [_report(whose)]
    if found := list(erasing.of_address(whose)):
        return found
    raise CopydeskError(place=whose, reason="no report is kept with this address")


def _person(username: str) -> User:
    person = User.objects.filter(username=username).first()
    if person is None:
        raise CopydeskError(place=username, reason="nobody has this login")
    return person


def _report(given: str) -> ReportRow:
    """A report by its reference, however it was typed: "abcd-1234"."""
    reference = given.replace("-", "").replace(" ", "").upper()[:12]
    rows = ReportRow.objects.select_related("story", "edition")
    report = rows.filter(reference=reference).first()
    if report is None:
        raise CopydeskError(place=given, reason="no report has this reference")
    return report
