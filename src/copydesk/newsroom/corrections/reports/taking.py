"""A report as it comes in, through all that keeps floods out, into the queue or one of its shelves.

Cheapest first: what is typed, where it was sent from, the token, what counts against it, proof of
work under load; then its words. Nothing typed is lost: what is not taken comes back in the form.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from copydesk.newsroom.corrections.passages import held, passage_of, quoted, words_of
from copydesk.newsroom.corrections.reports import limits, mail, merging, work
from copydesk.newsroom.corrections.reports import token as tokens
from copydesk.newsroom.corrections.reports.forms import errors
from copydesk.newsroom.corrections.reports.limits import Toll
from copydesk.newsroom.corrections.reports.noting import note_report
from copydesk.newsroom.corrections.reports.rows import ReportRow
from copydesk.newsroom.corrections.reports.suspecting import doubts
from copydesk.newsroom.corrections.reports.token import Place
from copydesk.newsroom.desk.models import EditionRow
from copydesk.press.reporting import Typed
from copydesk.story.change import ReportKind
from copydesk.story.edition import Edition

State = ReportRow.State
TRIES = 5  # two references that are the same are as good as impossible


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What came with the form. `address` is the sender's and is kept nowhere."""

    place: Place
    edition: Edition
    what: Typed
    token: str
    address: str
    at: dt.datetime
    trap: str = ""
    puzzle: str = ""
    proof: str = ""
    has_script: bool = False
    is_foreign: bool = False

    @property
    def now(self) -> float:
        """The second it came in."""
        return self.at.timestamp()


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of it: a receipt, or what is wrong; with `wait` what there is to wait for."""

    receipt: str = ""
    wrong: tuple[tuple[str, str], ...] = ()
    wait: int = 0
    puzzle: str = ""
    is_spent: bool = False


def take(sent: Sent) -> Taken:
    """Take a report in, or say why not."""
    limits.came(sent.now)
    wrong = tuple(errors(sent.what)) or _unfit(sent)
    if wrong:
        return Taken(wrong=wrong)
    what = sent.what
    key = tokens.receipt_of(sent.token, what.kind, what.text, what.right, what.link)
    if ReportRow.objects.filter(receipt=key).exists():
        return Taken(receipt=key)
    toll = _toll(sent)
    must_confirm = _may_confirm(sent, toll)
    if toll.why and not must_confirm:
        puzzle = work.puzzle() if toll.work_helps else ""
        return Taken(wrong=(("form", toll.why),), wait=toll.wait, puzzle=puzzle)
    if not limits.is_first(sent.token, sent.now):
        return Taken(wrong=(("form", "old"),), is_spent=True)
    _keep(sent, key, must_confirm=must_confirm)
    return Taken(receipt=key)


def _unfit(sent: Sent) -> tuple[tuple[str, str], ...]:
    """Whether it was not sent from a form of ours that somebody had before them."""
    checked = tokens.check(sent.token, sent.place)
    if sent.is_foreign or not checked.is_valid:
        return (("form", "old"),)
    return (("form", "quick"),) if checked.is_quick else ()


def _toll(sent: Sent) -> Toll:
    """What stands against it, after work done; whom it concerns has none to do."""
    toll = limits.toll(sent.address, sent.now)
    if not toll.work_helps:
        return toll
    if sent.what.kind == ReportKind.CONCERNS_ME or work.is_solved(
        sent.puzzle, sent.proof, sent.now
    ):
        return limits.FREE
    return toll


def _may_confirm(sent: Sent, toll: Toll) -> bool:
    """Whether a link in a letter does as well as work: for browsers without script."""
    is_load = toll.why == "busy" and toll.work_helps
    return is_load and bool(sent.what.mail) and not sent.has_script


def _keep(sent: Sent, key: str, *, must_confirm: bool) -> None:
    """Store it with its line of the record, all or nothing."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                report = _made(sent, key)
                _sort(report, sent, must_confirm=must_confirm)
                note_report(report)
                if sent.what.mail:
                    mail.take(report, sent.what.mail, sent.at)
        except IntegrityError:
            if ReportRow.objects.filter(receipt=key).exists():
                return  # sent twice at the same moment: the first is there
            continue
        return


def _made(sent: Sent, key: str) -> ReportRow:
    what, place, edition = sent.what, sent.place, sent.edition
    row = EditionRow.objects.get(story__key=place.story, number=edition.number)
    words = quoted(edition, place.block, what.quote) or passage_of(edition, place.block)
    passage = held(edition, place.block, words)
    return ReportRow.objects.create(
        receipt=key,
        story_id=row.story_id,
        edition=row,
        block=place.block,
        passage=words,
        before=passage.before,
        after=passage.after,
        start=passage.start,
        nth=passage.nth,
        times=passage.times,
        kind=what.kind,
        text=what.text,
        right=what.right,
        link=what.link,
        at=sent.at,
    )


def _sort(report: ReportRow, sent: Sent, *, must_confirm: bool) -> None:
    """Into the queue, into an issue that is there, or onto a shelf beside it."""
    found = doubts(sent.what, story=_words(sent.edition), trap=sent.trap)
    if found:
        report.state, report.doubt = State.SUSPECTED, " ".join(found)
    elif must_confirm:
        report.state = State.TO_CONFIRM
    else:
        join(report, sent.edition, opened=tokens.made_at(sent.token), now=sent.now)
    shelf = limits.QUEUED if report.state == State.RECEIVED else ""
    shelf = limits.SUSPECTED if report.state == State.SUSPECTED else shelf
    limits.kept(sent.address, sent.now, as_=shelf)
    report.save(update_fields=["state", "doubt", "merged_into"])


def join(report: ReportRow, edition: Edition, *, opened: dt.datetime, now: float) -> None:
    """One more on a point that is known, or a new one; told in the report, not yet saved."""
    is_load = limits.is_under_load(now)
    found = merging.alike(report, edition, opened=opened, under_load=is_load)
    report.state, report.merged_into = State.RECEIVED, found.lead
    if found.doubt:
        report.state, report.doubt = State.SUSPECTED, found.doubt
    elif found.lead is not None:
        report.state = State.MERGED
    merging.remember(report)


def _words(edition: Edition) -> str:
    story = edition.story
    return "\n".join((story.headline, story.standfirst, *map(words_of, story.blocks)))
