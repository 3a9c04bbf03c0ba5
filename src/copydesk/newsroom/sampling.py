"""The sample newsroom: opened once, then its copy comes in over the first minutes.

Nothing is inserted ready-made: feeds and pages are fetched from the sample agency, dropped files
lie in the drop folder, pasted text goes in by the same act as an editor's paste. Only then, and
only through `desk.actions`, is some of it published.
"""

import datetime as dt
import io
import shutil
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from copydesk.errors import CopydeskError, Stopped
from copydesk.newsroom.agency.event import Event, read_event
from copydesk.newsroom.agency.moment import Moment
from copydesk.newsroom.agency.playbook import (
    Delivery,
    Playbook,
    content_of,
    due,
    page_name,
    pages_at,
    read_playbook,
)
from copydesk.newsroom.agency.start import read_start, write_start
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import (
    FindingRow,
    HouseAdvertRow,
    LocaleRow,
    OutboxRow,
    SectionRow,
    StoryRow,
    WantedPicture,
)
from copydesk.newsroom.intake import actions as intake
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.newsroom.logins import Login, first_logins, sample_editor
from copydesk.newsroom.sample_event import play_event
from copydesk.newsroom.sample_fronts import read_fronts, shape_fronts
from copydesk.newsroom.sample_gallery import gather_pictures
from copydesk.wire.http.fetch import Policy, Validators, fetch

DateTime = dt.datetime
WAIVER = "Read and passed for the sample newsroom."
OPENS_WITHIN = 30.0  # seconds


@dataclass(frozen=True, kw_only=True)
class Opening:
    """How a newsroom was opened; `logins` are those made now, at the first start."""

    logins: tuple[Login, ...] = ()


def open_newsroom(progress: Callable[[str], None]) -> Opening:
    """Make or bring up to date the database, the desk's files, the sample's sources and login."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    _migrate(progress)
    if _stamp_changed():
        progress("Laying out the desk's style sheets and scripts")
        call_command("collectstatic", verbosity=0, interactive=False)
    if settings.SAMPLE:
        _set_up_house()
        write_start(settings.SAMPLE_START, timezone.now())
    return Opening(logins=first_logins(sample=settings.SAMPLE))


def play(now: DateTime) -> None:
    """Bring in what the sample has due by now and publish what it publishes; safe to repeat."""
    start = read_start(settings.SAMPLE_START)
    if not settings.SAMPLE or start is None:
        return
    moment = Moment(
        start=start,
        elapsed=(now - start).total_seconds(),
        agency=f"{settings.SITE_URL}/agency",
    )
    playbook = _playbook(settings.SAMPLE_ROOT)
    for delivery in due(playbook, moment.elapsed):
        _hand_in(playbook, delivery, moment)
    for source in {d.source for d in playbook.deliveries if d.form == "page"}:
        for delivery in pages_at(playbook, source, moment):
            _fetch_page(delivery, moment)
    _publish_due(playbook, moment)
    shape_fronts(read_fronts(settings.SAMPLE_ROOT), moment)
    second = sample_editor("sample-night-desk", "sample night desk")
    play_event(_event(settings.SAMPLE_ROOT), moment, by=sample_editor(), second=second)


def state() -> tuple[int, int, int]:
    """Stories at the desk, stories printed, and how many the sample prints at its start."""
    playbook = _playbook(settings.SAMPLE_ROOT)
    wanted = sum(1 for each in playbook.deliveries if each.publish and each.kind == "new")
    printed = OutboxRow.objects.filter(before=None).exclude(done_at=None).count()
    return StoryRow.objects.count(), printed, wanted


def lay_house() -> Path:
    """The sample house's choices, unless the house has its own; gives the sample's file."""
    given = Path(settings.SAMPLE_ROOT, "house.toml")
    settings.DATA.mkdir(parents=True, exist_ok=True)
    file = settings.DATA / "house.toml"
    if not file.exists():
        shutil.copyfile(given, file)
    return given


def _set_up_house() -> None:
    """The house's choices, sections and sources; what an editor has changed since stays."""
    given = lay_house()
    table = tomllib.loads(given.read_text(encoding="utf-8"))
    for order, section in enumerate(table["site"]["sections"]):
        parent = SectionRow.objects.filter(key=section.pop("parent", "")).first()
        known = {**section, "order": order, "parent": parent}
        SectionRow.objects.get_or_create(key=known.pop("key"), defaults=known)
    for locale in table["site"].get("locales", ()):
        LocaleRow.objects.get_or_create(key=locale.pop("key"), defaults=locale)
    for advert in table.get("adverts", ()):
        locale = LocaleRow.objects.filter(key=advert.pop("locale", "")).first()
        known = {"address": advert["address"], "locale": locale}
        HouseAdvertRow.objects.get_or_create(words=advert["words"], defaults=known)
    for source in table["sources"]:
        SourceRow.objects.get_or_create(key=source.pop("key"), defaults=_source_columns(source))


def _source_columns(source: dict[str, Any]) -> dict[str, Any]:
    """A source of `house.toml` as columns: the agency stands on this very site.

    The sample fetches partner pages one by one itself, so those sources are not polled.
    """
    terms = source.pop("terms", {})
    polled = source["way"] == SourceRow.Way.FEED
    address = settings.SITE_URL + source["address"] if polled else ""
    # The sample plays by the clock: its pace shall not follow what little comes.
    slowest = source.get("interval", 900)
    return {**source, **terms, "address": address, "active": polled, "slowest": slowest}


def _migrate(progress: Callable[[str], None]) -> None:
    """Bring the database up to date; nothing is asked of it when it is."""
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        steps = _Steps(waiting, progress)
        call_command("migrate", verbosity=1, interactive=False, stdout=steps, no_color=True)


class _Steps(io.StringIO):
    """Hears what is migrated and says every two seconds how far it is."""

    def __init__(self, total: int, progress: Callable[[str], None]) -> None:
        super().__init__()
        self._total, self._progress = total, progress
        self._done, self._told = 0, 0.0

    def write(self, text: str) -> int:
        """Count the steps that are done."""
        self._done += text.count(" OK")
        if time.monotonic() - self._told >= 2.0:
            self._told = time.monotonic()
            self._progress(f"Preparing the database: step {self._done} of {self._total}")
        return len(text)


def _hand_in(playbook: Playbook, delivery: Delivery, moment: Moment) -> None:
    place = f"sample:{delivery.source}/{delivery.file}"
    dropped = f"drop:{delivery.source}/{delivery.file_name}"
    if CaptureRow.objects.filter(place__in=(place, dropped)).exists():
        return
    content = content_of(playbook, delivery, moment)
    if delivery.form == "drop":
        folder = settings.DROP_ROOT / delivery.source
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / delivery.file_name
        if not file.exists():  # or it has not been taken yet
            beside = folder / f".{delivery.file_name}.part"
            beside.write_bytes(content)
            beside.rename(file)
    else:
        source = SourceRow.objects.filter(key=delivery.source).first()
        intake.receive(
            content, place=place, at=timezone.now(), source=source, media_type="text/plain"
        )


def _fetch_page(delivery: Delivery, moment: Moment) -> None:
    address = f"{moment.agency}/{delivery.source}/page/{page_name(delivery)}"
    if CaptureRow.objects.filter(place=address).exists():
        return
    source = SourceRow.objects.filter(key=delivery.source).first()
    policy = Policy(allow=settings.WIRE_ALLOW)
    try:
        fetched = fetch(address, state=Validators(), policy=policy, at=timezone.now())
    except CopydeskError:
        return  # the server is not up yet; the next round asks again
    if fetched.capture is not None:
        came = fetched.capture
        intake.receive(
            came.content,
            place=address,
            at=came.at,
            source=source,
            media_type=came.media_type,
            charset=came.charset,
        )


def _publish_due(playbook: Playbook, moment: Moment) -> None:
    """Publish what the playbook prints at this moment, its last first: so the first leads.

    The sample's opening waits until all of it is there, but no longer than half a minute.
    """
    meant = [
        delivery
        for delivery in playbook.deliveries
        if delivery.publish and delivery.kind == "new" and delivery.after <= moment.elapsed
    ]
    ready = [(each, _waiting(playbook, each, moment)) for each in reversed(meant)]
    if moment.elapsed < OPENS_WITHIN and any(row is None for _, row in ready):
        return
    editor = sample_editor()
    for delivery, row in ready:
        if row is not None and row.state == StoryRow.State.INCOMING and not row.editions.exists():
            _publish(row, delivery, editor)


def _waiting(playbook: Playbook, delivery: Delivery, moment: Moment) -> StoryRow | None:
    """The story of a delivery once it is there with its pictures."""
    row = _story(playbook, delivery, moment)
    if row is None or WantedPicture.objects.filter(story=row, tries=0).exists():
        return None
    return row


def _publish(row: StoryRow, delivery: Delivery, editor: User) -> None:
    section = SectionRow.objects.filter(key=delivery.section).first()
    if section is not None and row.section_id != section.pk:
        actions.give_section(row, section, by=editor)
    if delivery.gathers:
        gather_pictures(row, by=editor)
    for finding in row.findings.filter(state=FindingRow.State.OPEN, weight="stops"):
        actions.waive(finding, by=editor, reason=WAIVER)
    try:
        actions.publish(row, by=editor)
    except Stopped:
        actions.take_in_hand(row, by=editor)


def _story(playbook: Playbook, delivery: Delivery, moment: Moment) -> StoryRow | None:
    """The story a delivery became, by the source's identifier or by the capture it came in."""
    rows = StoryRow.objects.filter(source__key=delivery.source)
    if delivery.guid:
        return rows.filter(guid=delivery.guid).first()
    places = [f"sample:{delivery.source}/{delivery.file}"]
    places.append(f"drop:{delivery.source}/{delivery.file_name}")
    if delivery.form == "page":
        places.append(f"{moment.agency}/{delivery.source}/page/{page_name(delivery)}")
    return rows.filter(arrivals__capture__place__in=places).first()


def _stamp_changed() -> bool:
    """Whether the desk's static files are missing, of another release, or older than ours."""
    from copydesk import __version__

    ours = Path(__file__).parent.glob("*/static/**/*")
    newest = max(file.stat().st_mtime_ns for file in ours)
    stamp, release = settings.STATIC_ROOT / ".release", f"{__version__} {newest}"
    if stamp.exists() and stamp.read_text() == release:
        return False
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    stamp.write_text(release)
    return True


@cache
def _event(folder: Path) -> Event:
    return read_event(folder)


@cache
def _playbook(folder: Path) -> Playbook:
    return read_playbook(folder)
