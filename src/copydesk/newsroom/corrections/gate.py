"""The gate before every new edition of a published story, by whatever door it comes.

The desk's button, Wagtail's own, a workflow's end, a schedule, the command line and a program all
publish through one signal, which is answered here: kind, text and notice fit one another, and
those have signed who must.
"""

from typing import Any

from django.contrib.auth.models import User

from copydesk.errors import Stopped
from copydesk.newsroom.corrections import rules
from copydesk.newsroom.corrections.saying import refusal_words
from copydesk.newsroom.corrections.signatures import table as signoff
from copydesk.newsroom.corrections.signatures.rows import SignatureRow
from copydesk.newsroom.corrections.signatures.table import Role
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import publishing
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.newsroom.desk.signals import about_to_publish
from copydesk.story.change import ChangeKind
from copydesk.story.record import replace
from copydesk.story.shapes.liveblog import entries, keys_of
from copydesk.story.story import Story

ONE_EDITOR = (ChangeKind.FIX, ChangeKind.UPDATE)


def connect() -> None:
    """Stand at every door; called once when the app is ready."""
    about_to_publish.connect(ask, sender=StoryRow, dispatch_uid="corrections.gate")


def ask(
    row: StoryRow,
    draft: StoryRow,
    user: User | None = None,
    intent: Intent | None = None,
    **_: Any,
) -> None:
    """Raise `Stopped` where published copy would change against the rules of corrections."""
    before = publishing.current(row)
    if before is None:
        return
    intent = intent or Intent(kind=ChangeKind.UPDATE, by=publishing.name(user), person=user)
    if before.withdrawn:
        _ask_restored(row, intent)
        return
    story = to_record(draft)
    old = _without_taken_out(before.story, story, intent)
    what = rules.touched(old, story)
    told = rules.refusals(intent.kind, intent.text, what, is_override=intent.grounds.override)
    is_quiet = intent.kind in ONE_EDITOR and (not intent.text or old is not before.story)
    codes = [code for code in told if not (is_quiet and code == "no-change")]
    if codes:
        raise Stopped(place=str(row), reason="; ".join(map(refusal_words, codes)))
    ask_signatures(row, intent)


def ask_signatures(row: StoryRow, intent: Intent) -> None:
    """Raise `Stopped` while a signature is missing; `NotAllowed` to who is no chief and alone.

    What the house does by itself, on a source's word, has nobody to sign.
    """
    left = missing(intent)
    if intent.person is None or not left:
        return
    if not intent.grounds.emergency:
        if intent.grounds.drafted_by not in (None, intent.person):
            desk.require(intent.person, signoff.LEAVE[left[0]], row)
        raise Stopped(place=str(row), reason=refusal_words("unsigned"))
    desk.require(intent.person, signoff.LEAVE[Role.CHIEF], row)


def missing(intent: Intent) -> tuple[Role, ...]:
    """The signatures a change has still to get."""
    return signoff.missing(intent.kind, _signed(intent), is_override=intent.grounds.override)


def _signed(intent: Intent) -> tuple[str, ...]:
    """As whom others than the drafter have signed."""
    grounds, person = intent.grounds, intent.person
    if grounds.draft is not None:
        rows = SignatureRow.objects.filter(draft=grounds.draft)
        return tuple(rows.values_list("role", flat=True))
    if person is None or grounds.drafted_by in (None, person):
        return ()
    roles = signoff.wanted(intent.kind, is_override=grounds.override)
    return tuple(role for role in roles if person.has_perm(signoff.LEAVE[role]))[:1]


def _ask_restored(row: StoryRow, intent: Intent) -> None:
    """What was taken down stands again by a chief's word, or as a hold on it ends."""
    if intent.grounds.lifts or intent.kind not in ONE_EDITOR:
        return
    raise Stopped(place=str(row), reason=refusal_words("withdrawn"))


def _without_taken_out(old: Story, new: Story, intent: Intent) -> Story:
    """A live entry taken out whole, with a notice that says why, is no fact changed in silence."""
    if not intent.text or old.coverage is None:
        return old
    there = {entry.key for entry in entries(new.blocks)}
    out = [entry for entry in entries(old.blocks) if entry.key not in there]
    if not out:
        return old
    gone = {key for entry in out for key in keys_of(entry)}
    return replace(old, blocks=tuple(block for block in old.blocks if block.key not in gone))
