"""The press: print orders are carried out together, as one change set, but tombstones first.

A crash at any point is repeated and never skips: an order is done when its pages lie on the disk
and the record says so. Doing it twice changes nothing.
"""

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import transaction

from copydesk.errors import BadRecord
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import OutboxRow
from copydesk.newsroom.fronts import publishing as fronts
from copydesk.newsroom.intake import bell
from copydesk.newsroom.logbook.audit import PUBLISHED as HEADS
from copydesk.newsroom.printing import ledger, orders, purging
from copydesk.newsroom.printing.album import is_picture, pictures
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.orders import Order
from copydesk.newsroom.printing.pace import Pace
from copydesk.newsroom.printing.paper import DatabasePaper, EditionShelf
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.newsroom.printing.proof import path_of_front
from copydesk.newsroom.printing.record import heads_page
from copydesk.newsroom.printing.run import Paths, Run, Work
from copydesk.newsroom.printing.ticker import PATH as TICKER
from copydesk.newsroom.printing.ticker import ticker_page
from copydesk.press.address import address_of
from copydesk.press.asset import assets, icon, is_asset
from copydesk.press.page import PageKind
from copydesk.press.pages import social_card
from copydesk.press.paper import Act
from copydesk.press.print_pages import change_set, echoes, page_kinds, print_aged
from copydesk.story.edition import Edition

log = logging.getLogger(__name__)

T = TypeVar("T")
Progress = Callable[[int, str], None]
AT_ONCE = 100  # pages laid and recorded together when all are printed


class Press:
    """One press over one site folder. It keeps what it read, so one lasts for a process."""

    def __init__(self, folder: SiteFolder) -> None:
        self.folder = folder
        self.darkroom = Darkroom(folder)
        self.shelf = EditionShelf()

    def empty_outbox(self, now: dt.datetime) -> int:
        """Carry out all print orders that wait, together; gives how many were done.

        An order that fails keeps its reason, is tried again later, and holds up no other.
        """
        if not orders.is_any_due(now) and not self.folder.is_half_changed():
            return 0
        with self.folder.alone():
            waiting = orders.due(now)
            return sum(self._carry_out(rows, now) for rows in orders.together(waiting))

    def press_all(self, now: dt.datetime, progress: Progress | None = None) -> int:
        """Print every page of the paper anew; lay what differs, take away what is no page.

        Acts go out between portions, so nothing waits for the end; may be broken off and
        repeated. Raises `BadRecord` at the end when there were pages that could not be printed.
        """
        started, printed, troubles = time.monotonic(), Paths(), dict[str, str]()
        pace = Pace(now)
        for portion in _portions(self._every(now)):
            at = now + dt.timedelta(seconds=time.monotonic() - started)
            self.empty_outbox(at)
            with self.folder.alone():
                run = self._print_portion(dict(portion), at)
            self.folder.sweep()
            printed.add(run.paths)
            troubles |= run.troubles
            if progress:
                progress(len(printed), pace.say(portion, at))
        left = printed.others(path for path in ledger.pressed() if not _is_lasting(path))
        kept = sum(self._print_left(some, now) for some in _portions(left))
        if troubles:
            place, reason = next(iter(troubles.items()))
            raise BadRecord(place=place, reason=f"{reason} ({len(troubles)} pages not printed)")
        return len(printed) + kept

    def press_aged(self, since: dt.datetime, now: dt.datetime) -> int:
        """Print what changed from `since` to `now` because time went by."""
        paper, run = self._paper(now), Run()
        for printed in print_aged(since, paper):
            run.add(printed)
        if not run.paths:
            return 0
        with self.folder.alone():
            return self._lay_alone(run, paper)

    def press_fronts(self, now: dt.datetime) -> int:
        """Print the fronts that editors have shaped anew; gives how many pages were laid.

        Raises `BadRecord` at the end when there was one that could not be printed.
        """
        if not fronts.waiting():
            return 0
        with self.folder.alone():
            waiting, paper, run = fronts.waiting(), self._paper(now), Run()
            paths = {key: path_of_front(place, paper.site) for key, place in waiting.items()}
            run.print(dict.fromkeys(paths.values()), paper)
            laid = self._lay_alone(run, paper)
            fronts.printed([key for key, path in paths.items() if path not in run.troubles])
        if run.troubles:  # the orders stay, and are tried again ever more seldom
            place, reason = next(iter(run.troubles.items()))
            raise BadRecord(place=place, reason=reason)
        return laid

    def press_heads(self, now: dt.datetime) -> int:
        """Publish the heads of the record for the days that ended since; 1 if there were any."""
        page = heads_page(now)
        if page is None:
            return 0
        run = Run()
        run.add(page)
        with self.folder.alone():
            return self._lay_alone(run, self._paper(now))

    def pack_better(self, now: dt.datetime) -> int:
        """Compress one page that has stood a while at the best level; gives 0 when none is left."""
        path = ledger.next_to_pack(now)
        if path is None:
            return 0
        if self.folder.pack_better(path) or not (self.folder.root / path).exists():
            ledger.is_packed(path, now)
        return 1

    def draw_cards(self, addresses: Iterable[str], now: dt.datetime) -> int:
        """Draw the cards that the stories at these addresses, and their lists, lack; how many."""
        paper, run = self._paper(now), Run()
        editions = (paper.edition_at(address) for address in addresses)
        paths = (path for one in editions if one for path in social_card.cards_of(one, paper))
        missing = [path for path in paths if not (self.folder.root / path).exists()]
        if not missing:
            return 0
        with self.folder.alone():
            run.print(dict.fromkeys(missing, social_card.PAGE), paper)
            return self._lay_alone(run, paper)

    def make_late_prints(self, address: str, now: dt.datetime) -> int:
        """Make the prints of a story's pictures that take long, and print the pages that show
        them anew; 1 if there were any.

        The work is done before the folder is asked for: a story killed meanwhile gets none.
        """
        self.darkroom.look_again()
        paper = self._paper(now)
        edition = paper.edition_at(address)
        pages = self.darkroom.late_prints(edition) if edition else []
        if edition is None or not pages:
            return 0
        with self.folder.alone():
            paper = self._paper(now)
            if paper.edition_at(address) != edition:
                return 0
            for page in pages:
                self.folder.add(page, stamp=paper.stamp)
            self._show_anew([edition], paper)
        return 1

    def show_anew(self, addresses: Iterable[str], now: dt.datetime) -> int:
        """Print all pages that carry these stories: their pictures look different now."""
        with self.folder.alone():
            paper = self._paper(now)
            found = (paper.edition_at(address) for address in addresses)
            return self._show_anew([one for one in found if one and not one.withdrawn], paper)

    def has_assets(self) -> bool:
        """Whether style sheet, script and icon of this release and this name lie on the site."""
        wanted = (*assets().values(), icon(site().name))
        return all((self.folder.root / asset.path).is_file() for asset in wanted)

    def _carry_out(self, rows: Sequence[OutboxRow], now: dt.datetime) -> int:
        try:
            return self._print_orders([orders.read(row) for row in rows], now) if rows else 0
        # The edge of the press's loop: one order that cannot be printed must not hold up a kill.
        except Exception as error:
            if len(rows) > 1:
                return sum(self._carry_out([row], now) for row in rows)
            log.exception("order_failed order=%s", rows[0].pk)
            orders.fail(rows[0], {"": f"{type(error).__name__}: {error}"})
            return 0

    def _print_orders(self, taken: Sequence[Order], now: dt.datetime) -> int:
        """Print, lay, announce, in this order; gives how many are done."""
        lines = {order.row.pk: orders.number_anew(order) for order in taken}
        paper = self._paper(now, announcing=frozenset(chain(*lines.values())))
        works = {order.row.pk: _work([order.act], paper) for order in taken}
        run = Run()
        is_one = len(works) == 1
        union = works[taken[0].row.pk] if is_one else _work([one.act for one in taken], paper)
        run.print(union, paper)
        self._pictures(run, [order.act.after for order in taken], paper)
        said = self._lay(run, paper, {order.row.pk for order in taken})
        done = 0
        with transaction.atomic():
            self._settle(said, paper)
            for order in taken:
                of_its = works[order.row.pk].keys() & run.troubles.keys()
                troubles = {path: run.troubles[path] for path in sorted(of_its)}
                orders.end(order, lines[order.row.pk], troubles, now=now)
                done += not troubles
        bell.ring()
        return done

    def _lay(self, run: Run, paper: DatabasePaper, taken: Iterable[int] = ()) -> ledger.Announced:
        """Record whose words will stand where, and which addresses change; lay the files."""
        self._print_new_of_others(run, paper.now, set(taken))
        pages = [*run.pages, ticker_page(paper)]
        with transaction.atomic():
            said = ledger.announce(pages, run.gone, at=paper.now)
            purging.write_down(said.changed, paper.site, paper.now)
        said.laid = self.folder.lay(pages, run.gone, stamp=paper.stamp)
        return said

    def _settle(self, said: ledger.Announced, paper: DatabasePaper) -> None:
        """Record what lies there now."""
        purging.release(said.changed, paper.site)
        ledger.settle(said, at=paper.now)

    def _lay_alone(self, run: Run, paper: DatabasePaper) -> int:
        said = self._lay(run, paper)
        with transaction.atomic():
            self._settle(said, paper)
        return said.laid

    def _show_anew(self, editions: Sequence[Edition], paper: DatabasePaper) -> int:
        run, paths = Run(), ledger.carrying(*(edition.id for edition in editions))
        run.print({p: None for p in paths if p != TICKER and not is_picture(p)}, paper)
        self._pictures(run, editions, paper)
        return self._lay_alone(run, paper)

    def _print_new_of_others(self, run: Run, now: dt.datetime, known: set[int]) -> None:
        """Pages that are not there yet of orders that came meanwhile: ours may lead to them."""
        while late := orders.untried(known):
            known |= {order.row.pk for order in late}
            paper = self._paper(now)
            work = _work([order.act for order in late], paper)
            root = self.folder.root
            run.print({p: kind for p, kind in work.items() if not (root / p).exists()}, paper)

    def _pictures(self, run: Run, editions: Iterable[Edition], paper: DatabasePaper) -> None:
        """The pictures of a story are pages that carry it, so that a kill takes them away."""
        pages, gone = pictures(editions, paper, self.folder.root)
        run.pages += pages
        run.gone += gone
        run.paths |= {*(page.path for page in pages), *gone}

    def _every(self, now: dt.datetime) -> Iterator[tuple[str, PageKind]]:
        """All paths of the paper."""
        for kind in page_kinds():
            yield from ((path, kind) for path in kind.every(self._paper(now)))

    def _print_portion(self, work: Work, now: dt.datetime) -> Run:
        """Some of all pages, from what stands now, with the pictures of the stories."""
        paper, run = self._paper(now), Run()
        run.print(work, paper)
        stories = [path for path, kind in work.items() if kind and kind.name == "story"]
        editions = [paper.edition_at(address_of(path)) for path in stories]
        self._pictures(run, [edition for edition in editions if edition], paper)
        self._lay_alone(run, paper)
        return run

    def _print_left(self, paths: Sequence[str], now: dt.datetime) -> int:
        """What was not among all pages: printed if it is one by now, else taken away."""
        paper, run = self._paper(now), Run()
        run.gone = [path for path in paths if is_picture(path)]
        with self.folder.alone():
            run.print(dict.fromkeys(path for path in paths if not is_picture(path)), paper)
            self._lay_alone(run, paper)
        return len(run.pages)

    def _paper(self, now: dt.datetime, announcing: frozenset[int] = frozenset()) -> DatabasePaper:
        return DatabasePaper(now, darkroom=self.darkroom, shelf=self.shelf, announcing=announcing)


def press() -> Press:
    """The press of this room's site."""
    return Press(SiteFolder(Path(settings.PRESS_ROOT)))


def empty_outbox(now: dt.datetime) -> int:
    """Carry out all print orders that wait; gives how many were done."""
    made = press()
    done = made.empty_outbox(now)
    made.folder.sweep()
    return done


def press_all(now: dt.datetime, progress: Progress | None = None) -> int:
    """Print every page of the paper anew; gives how many pages there are."""
    return press().press_all(now, progress)


def _work(acts: Sequence[Act], paper: DatabasePaper) -> Work:
    """What acts change: the stories first, then the pages that repeat words they made wrong."""
    order = {kind: place for place, kind in enumerate(page_kinds())}
    pairs = {pair for act in acts for pair in change_set(act, paper)}
    work = {path: kind for kind, path in sorted(pairs, key=lambda one: (order[one[0]], one[1]))}
    repeating = ledger.carrying(*(story for act in acts for story in echoes(act)))
    pages = [path for path in repeating if path != TICKER and not is_picture(path)]
    return {**work, **{path: None for path in pages if path not in work}}


def _is_lasting(path: str) -> bool:
    """What no page of the paper makes, and style sheets and scripts of earlier releases: caches,
    open windows and pages that could not be printed anew still ask for them."""
    return path in (TICKER, HEADS) or is_asset(path)


def _portions(items: Iterable[T]) -> Iterator[list[T]]:
    found = iter(items)
    while portion := list(islice(found, AT_ONCE)):
        yield portion
