"""What a notice has to have: its words, looked over, and itself in every language of the story."""

from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.desk.models import EditionRow, FindingRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.newsroom.desk.signals import about_to_publish
from copydesk.story.change import ChangeKind

DEFAMATION = "LEG-04"  # the check's name for a statement that may harm a person's name
# Kinds whose notice stands in every language; what takes a story down waits for none.
IN_ALL = (
    ChangeKind.CLARIFICATION,
    ChangeKind.CORRECTION,
    ChangeKind.EDITORS_NOTE,
)


def connect() -> None:
    """Stand at the door, behind the gate of kinds and signatures; called when the app is ready."""
    about_to_publish.connect(ask, sender=StoryRow, dispatch_uid="corrections.languages")


def ask(
    row: StoryRow, user: User | None = None, intent: Intent | None = None, **_unused: Any
) -> None:
    """Raise `Stopped` where a notice does not stand in every language the story exists in.

    The translations go first, each with its own text put right, and the original last.
    """
    if intent is None or intent.person is None or not intent.text or intent.kind not in IN_ALL:
        return  # what the house does on a source's word waits for nobody
    missing = untold(row)
    if missing:
        named = ", ".join(f"{other.language} ({other})" for other in missing)
        reason = _("the notice is to stand in every language of the story first: %(missing)s")
        raise Stopped(place=str(row), reason=reason % {"missing": named})


def untold(row: StoryRow) -> list[StoryRow]:
    """The translations before the public without a notice since the edition that stands."""
    standing = row.editions.filter(current=True, withdrawn=False).first()
    if standing is None:
        return []
    others = StoryRow.objects.filter(translation_of=row, state=StoryRow.State.PUBLISHED)
    told = EditionRow.objects.filter(
        story__in=others, has_notice=True, at__gt=standing.at
    ).values_list("story", flat=True)
    return list(others.exclude(pk__in=list(told)).order_by("language", "pk"))


def accused_in(row: StoryRow) -> list[str]:
    """The passages of a story that the check for defamation stands on."""
    found = FindingRow.objects.filter(story=row, code=DEFAMATION)
    return [text for text in found.values_list("excerpt", flat=True) if text]
