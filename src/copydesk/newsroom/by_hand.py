"""What a person does from the command line: ask sources, publish, print."""

from collections.abc import Callable, Iterator

from django.contrib.auth.models import User
from django.utils import timezone

from copydesk.errors import CopydeskError
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.arrivals import take_in_waiting
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.intake.polling import poll
from copydesk.newsroom.printing.press import empty_outbox, press_all


def poll_now(keys: tuple[str, ...], *, tell: Callable[[str], None]) -> Iterator[str]:
    """Ask sources now, due or not; gives the trouble with each, "" for none.

    Raises `CopydeskError` where a key is nobody's.
    """
    for source in _sources(keys):
        came = poll(source, now=timezone.now())
        source.refresh_from_db(fields=["trouble"])
        tell(f"{source.key}: {source.trouble or f'{len(came)} new'}")
        yield source.trouble
    stories = take_in_waiting(timezone.now())
    tell(f"{stories} stories taken in")


def publish_now(key: str, *, username: str) -> str:
    """Publish as a person, with that person's leave; gives the story's address.

    Raises `CopydeskError`: no such story or person, no leave, or held back by findings.
    """
    story = StoryRow.objects.filter(key=key).first()
    if story is None:
        raise CopydeskError(place=key, reason="no story has this key")
    person = User.objects.filter(username=username).first()
    if person is None:
        raise CopydeskError(place=username, reason="nobody has this login")
    edition = actions.publish(story, by=person)
    return f"{edition.path} (edition {edition.number})"


def press_now(*, everything: bool, tell: Callable[[int, str], None]) -> str:
    """Carry out what waits, or print all; says how much it was."""
    done = empty_outbox(timezone.now())
    if not everything:
        return f"{done} print orders carried out"
    return f"{press_all(timezone.now(), tell)} pages printed"


def _sources(keys: tuple[str, ...]) -> list[SourceRow]:
    if not keys:
        return list(SourceRow.objects.filter(active=True, way__in=SourceRow.POLLED))
    found = {source.key: source for source in SourceRow.objects.filter(key__in=keys)}
    missing = [key for key in keys if key not in found]
    if missing:
        raise CopydeskError(place=", ".join(missing), reason="no source has this key")
    return [found[key] for key in keys]
