"""Who got a story beside the site - by push, newsletter, on networks - is told of its change too.

The text is ready when the change is published; a person sends it, and says so.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.corrections.telling.rows import FollowUp, Post
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import trace
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.signals import edition_made
from copydesk.newsroom.logbook.writing import Entry, write
from copydesk.press.follow_up import Told, follow_up_text
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition

CORRECT = "desk.correct_story"
AT_ONCE = dt.timedelta(minutes=10)  # for what is serious, and what is posted on networks
NEXT_ISSUE = dt.timedelta(hours=24)
TOLD = (
    ChangeKind.CORRECTION,
    ChangeKind.CLARIFICATION,
    ChangeKind.EDITORS_NOTE,
    ChangeKind.RETRACTION,
    ChangeKind.TAKEDOWN,
    ChangeKind.WITHHOLD,
)
Channel = Post.Channel


def connect() -> None:
    """Hear of editions, after the change was recorded; called once when the app is ready."""
    edition_made.connect(_on_edition, sender=StoryRow, dispatch_uid="corrections.telling")


def posted(row: StoryRow, channel: str, place: str, *, by: User | None) -> Post:
    """Somebody, or a route, has sent a story out by another way. Saying so twice is saying it once.

    Raises `Stopped` where no edition stands, or neither address nor list is named.
    """
    if by is not None:
        desk.require(by, CORRECT, row)
    edition = row.editions.filter(current=True, withdrawn=False).first()
    place = " ".join(place.split())[:1000]
    if edition is None:
        raise Stopped(place=str(row), reason=_("only a published story can have been sent"))
    if channel not in Channel.values or not place:
        raise Stopped(place=str(row), reason=_("say by what it went out, and where to"))
    with transaction.atomic():
        post, is_new = Post.objects.get_or_create(
            story=row,
            channel=channel,
            place=place,
            defaults={"edition": edition.number, "at": timezone.now(), "by": by},
        )
        if is_new:
            _note(post, "posted", by)
            trace.leave(row, "corrections.posted", by=by, channel=channel, place=place[:300])
    return post


def waiting() -> QuerySet[FollowUp]:
    """What has to be sent yet, the most pressing first."""
    return FollowUp.objects.filter(closed_at=None).select_related("post__story", "change")


def close(row: FollowUp, *, by: User, outcome: str = "") -> None:
    """A person has sent it, or says why not."""
    desk.require(by, CORRECT, row.post.story)
    told = " ".join(outcome.split())[:500]
    with transaction.atomic():
        still_open = FollowUp.objects.filter(pk=row.pk, closed_at=None)
        if still_open.update(closed_at=timezone.now(), closed_by=by, outcome=told):
            _note(row.post, "followed_up", by, change=row.change_id, outcome=told)
            trace.leave(row.post.story, "corrections.followed_up", by=by, channel=row.post.channel)


def _on_edition(row: StoryRow, edition: EditionRow, **_unused: Any) -> None:
    """Prepare what those have to be told who got an earlier edition."""
    change = ChangeRow.objects.filter(after=edition, kind__in=TOLD).first()
    if change is None:
        return
    for post in row.posts.filter(edition__lt=edition.number):
        if not _is_owed(post, change):
            continue
        FollowUp.objects.get_or_create(
            post=post,
            change=change,
            defaults={"text": _text(post, change, edition), "due_at": _due(post, change)},
        )


def _is_owed(post: Post, change: ChangeRow) -> bool:
    """Minor things are told where the post can be answered; else what matters."""
    is_minor = change.severity == Severity.MINOR
    return not (is_minor and post.channel == Channel.PUSH)


def _due(post: Post, change: ChangeRow) -> dt.datetime:
    is_pressing = change.severity == Severity.SERIOUS or post.channel == Channel.SOCIAL
    return change.at + (AT_ONCE if is_pressing else NEXT_ISSUE)


def _text(post: Post, change: ChangeRow, edition: EditionRow) -> str:
    stood = change.before or edition
    told = Told(
        kind=ChangeKind(change.kind),
        headline=from_json(stood.content, Edition, place=str(stood)).story.headline,
        notice=change.notice,
        address=f"{settings.SITE_URL}{edition.path}",
    )
    is_short = post.channel != Channel.NEWSLETTER
    return follow_up_text(told, language=edition.language, site=site(), is_short=is_short)


def _note(post: Post, act: str, by: User | None, *, change: int = 0, outcome: str = "") -> None:
    more = {"channel": str(post.channel), "edition": post.edition}
    words = {"place": post.place} | ({"outcome": outcome} if outcome else {})
    write(Entry(act=act, story=post.story.key, change=change, by=by, words=words, more=more))
