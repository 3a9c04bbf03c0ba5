"""The acts of the desk as its screens offer them: who sees which button, and what is said after."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from copydesk.errors import CopydeskError, Stopped
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow, SectionRow, StoryRow
from copydesk.story.change import ChangeKind

State = StoryRow.State
Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act on a story: its button, its key on the keyboard, when it is offered."""

    name: str
    label: Words
    done: Words
    permission: str
    states: tuple[str, ...]
    do: Callable[..., Any]
    key: str = ""
    icon: str = "check"

    def is_for(self, row: StoryRow) -> bool:
        """Whether the story stands where this act makes sense."""
        return row.state in self.states


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of an act on one story."""

    key: str
    headline: str
    done: bool
    says: str


def publish_now(row: StoryRow, *, by: Any, kind: ChangeKind = ChangeKind.UPDATE) -> EditionRow:
    """Publish at once; a draft with a time of its own goes out by the form, at its time."""
    draft = row.get_latest_revision_as_object()
    if draft.go_live_at and draft.go_live_at > timezone.now():
        reason = gettext("its draft is set to go out at %(time)s; take the time out to publish now")
        raise Stopped(
            place=str(row),
            reason=reason % {"time": f"{timezone.localtime(draft.go_live_at):%Y-%m-%d %H:%M}"},
        )
    return actions.publish(row, by=by, kind=kind)


PUBLISH = Act(
    name="publish",
    label=_("Publish"),
    done=_("published"),
    permission="desk.publish_storyrow",
    states=(State.INCOMING, State.EDITING, State.READY),
    do=publish_now,
    key="p",
    icon="upload",
)
ACTS = (
    Act(
        name="take_in_hand",
        label=_("Take in hand"),
        done=_("in your hand"),
        permission="desk.edit_story",
        states=(State.INCOMING,),
        do=actions.take_in_hand,
        key="a",
        icon="edit",
    ),
    Act(
        name="mark_ready",
        label=_("Mark ready"),
        done=_("marked ready"),
        permission="desk.edit_story",
        states=(State.EDITING,),
        do=actions.mark_ready,
        key="a",
    ),
    PUBLISH,
    Act(
        name="release",
        label=_("Put back into the queue"),
        done=_("put back into the queue"),
        permission="desk.edit_story",
        states=(State.EDITING, State.READY),
        do=actions.release,
        icon="undo",
    ),
    Act(
        name="spike",
        label=_("Spike"),
        done=_("spiked"),
        permission="desk.spike_story",
        states=(State.INCOMING, State.EDITING, State.READY),
        do=actions.spike,
        key="s",
        icon="bin",
    ),
    Act(
        name="take_back",
        label=_("Take back from the spike"),
        done=_("taken back"),
        permission="desk.spike_story",
        states=(State.SPIKED,),
        do=actions.take_back,
        icon="undo",
    ),
)
BY_NAME = {act.name: act for act in ACTS}
BULK = ("take_in_hand", "mark_ready", "publish", "spike")


def allowed(user: Any) -> frozenset[str]:
    """The names of the acts a person has leave for."""
    return frozenset(act.name for act in ACTS if user.has_perm(act.permission))


def offered(row: StoryRow, names: frozenset[str]) -> list[Act]:
    """The buttons beside a story, for somebody with leave for these acts."""
    return [act for act in ACTS if act.name in names and (act.is_for(row) or _is_newer(act, row))]


def do(name: str, keys: Iterable[str], *, by: Any) -> list[Outcome]:
    """An act on each of the stories, each in its own transaction; what stops one stops no other."""
    return _each(keys, BY_NAME[name].done, partial(BY_NAME[name].do, by=by))


def give_section(section: SectionRow, keys: Iterable[str], *, by: Any) -> list[Outcome]:
    """Put each of the stories into a section."""

    def give(row: StoryRow) -> None:
        actions.give_section(row, section, by=by)

    return _each(keys, _("now in “%(section)s”") % {"section": section.name}, give)


def _each(keys: Iterable[str], done: Words, act: Callable[[StoryRow], Any]) -> list[Outcome]:
    wanted = list(dict.fromkeys(keys))
    rows = {row.key: row for row in StoryRow.objects.filter(key__in=wanted)}
    return [_one(rows[key], done, act) for key in wanted if key in rows]


def _one(row: StoryRow, done: Words, act: Callable[[StoryRow], Any]) -> Outcome:
    headline = str(row)
    try:
        with transaction.atomic():
            act(row)
    except CopydeskError as error:
        return Outcome(key=row.key, headline=headline, done=False, says=error.reason)
    return Outcome(key=row.key, headline=headline, done=True, says=str(done))


def _is_newer(act: Act, row: StoryRow) -> bool:
    """A published story whose draft has moved on may be published again."""
    return act is PUBLISH and row.state == State.PUBLISHED and row.has_unpublished_changes
