"""The press: print orders are carried out one after another, in the order they were given, but
tombstones first.

A crash at any point is repeated and never skips: an order is done when its pages lie on the disk
and the record says so. Doing it twice changes nothing.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import transaction

from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import BulletinRow, EditionRow, OutboxRow
from copydesk.newsroom.intake import bell
from copydesk.newsroom.printing import ledger
from copydesk.newsroom.printing.album import is_picture, pictures
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.paper import DatabasePaper, EditionShelf
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.newsroom.printing.ticker import PATH as TICKER
from copydesk.newsroom.printing.ticker import ticker_page
from copydesk.press.address import file_of
from copydesk.press.asset import assets, icon
from copydesk.press.paper import Act, Gone, Page
from copydesk.press.print_pages import (
    change_set,
    echoes,
    page_kinds,
    print_aged,
    print_all,
    reprint,
)
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition

log = logging.getLogger(__name__)

Progress = Callable[[int, str], None]
AT_ONCE = 100  # pages laid and recorded together when all are printed
EVERY = 1_000_000
LONGEST_WAIT = 300  # seconds between tries of an order that keeps failing


@dataclass
class Run:
    """What one order came to so far."""

    pages: list[Page] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)

    def add(self, printed: Page | Gone) -> None:
        """Take up what was printed."""
        if isinstance(printed, Gone):
            self.gone.append(printed.path)
        else:
            self.pages.append(printed)


class Press:
    """One press over one site folder. It keeps what it read, so one lasts for a process."""

    def __init__(self, folder: SiteFolder) -> None:
        self.folder = folder
        self.darkroom = Darkroom(folder)
        self.shelf = EditionShelf()

    def empty_outbox(self, now: dt.datetime) -> int:
        """Carry out all print orders that wait; gives how many were done.

        An order that fails keeps its reason, is tried again later, and holds up no other.
        """
        if not _waiting(now) and not self.folder.is_half_changed():
            return 0
        with self.folder.alone():
            return sum(self._carry_out(order, now) for order in _waiting(now))

    def press_all(self, now: dt.datetime, progress: Progress | None = None) -> int:
        """Print every page of the paper anew; lay what differs, take away what is no page."""
        paper = self._paper(now)
        printed: set[str] = set()
        with self.folder.alone():
            for run in self._every(paper):
                self._lay(run, paper)
                printed |= {page.path for page in run.pages}
                if progress:
                    progress(len(printed), run.pages[-1].path)
            left = Run()
            others = [path for path in ledger.pressed() if path not in printed | {TICKER}]
            left.gone = [path for path in others if is_picture(path)]
            _print(left, [path for path in others if not is_picture(path)], paper)
            self._lay(left, paper)
        return len(printed) + len(left.pages)

    def press_aged(self, since: dt.datetime, now: dt.datetime) -> int:
        """Print what changed from `since` to `now` because time went by."""
        paper, run = self._paper(now), Run()
        for printed in print_aged(since, paper):
            run.add(printed)
        if not run.pages and not run.gone:
            return 0
        with self.folder.alone():
            return self._lay(run, paper)

    def has_assets(self) -> bool:
        """Whether style sheet, script and icon of this release and this name lie on the site."""
        wanted = (*assets().values(), icon(site().name))
        return all((self.folder.root / asset.path).is_file() for asset in wanted)

    def _carry_out(self, order: OutboxRow, now: dt.datetime) -> bool:
        try:
            troubles = self._print_order(order, now)
        # The edge of the press's loop: one order that cannot be printed must not hold up a kill.
        except Exception as error:
            log.exception("order_failed order=%s", order.pk)
            troubles = {"": f"{type(error).__name__}: {error}"}
        if troubles:
            text = "\n".join(f"{path}: {reason}" for path, reason in troubles.items())
            OutboxRow.objects.filter(pk=order.pk).update(tries=order.tries + 1, trouble=text[:4000])
        return not troubles

    def _print_order(self, order: OutboxRow, now: dt.datetime) -> dict[str, str]:
        """Print, lay, announce, in this order; gives the pages that could not be printed."""
        bulletins = _number_anew(order)
        before = _edition(order.before) if order.before else None
        act = Act(before=before, after=_edition(order.after))
        paper = self._paper(now, announcing=frozenset(bulletins))
        own, run = file_of(act.after.path), Run()
        _print(run, _paths(act, paper), paper)
        self._pictures(run, act.after, paper)
        self._lay(run, paper)
        with transaction.atomic():
            if own not in run.troubles:
                BulletinRow.objects.filter(pk__in=bulletins).update(announced=True)
            if not run.troubles:
                OutboxRow.objects.filter(pk=order.pk).update(done_at=now, trouble="")
        bell.ring()
        return run.troubles

    def _lay(self, run: Run, paper: DatabasePaper) -> int:
        """Record whose words will stand where, lay the files, record what lies there now."""
        pages = [*run.pages, ticker_page(paper)]
        ledger.announce(pages, at=paper.now)
        changed = self.folder.lay(pages, run.gone, stamp=paper.stamp)
        ledger.settle(pages, run.gone, at=paper.now)
        return changed

    def _pictures(self, run: Run, edition: Edition, paper: DatabasePaper) -> None:
        """The pictures of a story are pages that carry it, so that a kill takes them away."""
        pages, gone = pictures(edition, paper, self.folder.root)
        run.pages += pages
        run.gone += gone

    def _every(self, paper: DatabasePaper) -> Iterator[Run]:
        """All pages of the paper, in portions; then the pictures of all that stands."""
        run = Run()
        for page in print_all(paper):
            run.add(page)
            if len(run.pages) >= AT_ONCE:
                yield run
                run = Run()
        for edition in paper.newest(EVERY):
            self._pictures(run, edition, paper)
        if run.pages:
            yield run

    def _paper(self, now: dt.datetime, announcing: frozenset[int] = frozenset()) -> DatabasePaper:
        return DatabasePaper(now, darkroom=self.darkroom, shelf=self.shelf, announcing=announcing)


def press() -> Press:
    """The press of this room's site."""
    return Press(SiteFolder(Path(settings.PRESS_ROOT)))


def empty_outbox(now: dt.datetime) -> int:
    """Carry out all print orders that wait; gives how many were done."""
    return press().empty_outbox(now)


def press_all(now: dt.datetime, progress: Progress | None = None) -> int:
    """Print every page of the paper anew; gives how many pages there are."""
    return press().press_all(now, progress)


def _waiting(now: dt.datetime) -> list[OutboxRow]:
    # Pages are printed from what stands now, so a tombstone may go before all that waits.
    orders = OutboxRow.objects.filter(done_at=None).order_by("-after__withdrawn", "id")
    return [order for order in orders if _is_due(order, now)]


def _is_due(order: OutboxRow, now: dt.datetime) -> bool:
    """Tries come 1, 3, 7, 15 ... seconds after the order, in the end every five minutes."""
    doublings = min(order.tries, 8)
    wait = 2**doublings - 1 + LONGEST_WAIT * (order.tries - doublings)
    return now >= order.at + dt.timedelta(seconds=wait) or order.tries == 0


def _number_anew(order: OutboxRow) -> list[int]:
    """The bulletins this order announces, with numbers above all announced before.

    Readers resume by number: a line held up by trouble must not appear behind them.
    """
    with transaction.atomic():
        held = BulletinRow.objects.filter(story=order.after.story_id, announced=False)
        announced = BulletinRow.objects.filter(announced=True)
        numbers = []
        for bulletin in held.order_by("pk"):
            if announced.filter(pk__gt=bulletin.pk).exists():
                bulletin.delete()
                bulletin.pk = None
                bulletin.save(force_insert=True)
            numbers.append(bulletin.pk)
        return numbers


def _edition(row: EditionRow) -> Edition:
    return from_json(row.content, Edition, place=str(row))


def _paths(act: Act, paper: DatabasePaper) -> list[str]:
    """What an act changes, the story first, then the pages that repeat words it made wrong."""
    order = {kind: place for place, kind in enumerate(page_kinds())}
    work = sorted(change_set(act, paper), key=lambda pair: (order[pair[0]], pair[1]))
    carrying = [path for story in echoes(act) for path in ledger.carrying(story)]
    pages = [path for path in carrying if path != TICKER and not is_picture(path)]
    return list(dict.fromkeys([file_of(act.after.path), *(path for _, path in work), *pages]))


def _print(run: Run, paths: Iterable[str], paper: DatabasePaper) -> None:
    """Each page by itself: one that cannot be printed holds back no other, least a tombstone."""
    for path in paths:
        try:
            for printed in reprint([path], paper):
                run.add(printed)
        # The reason goes on record with the order, which is tried again.
        except Exception as error:
            log.exception("page_failed path=%s", path)
            run.troubles[path] = f"{type(error).__name__}: {error}"
