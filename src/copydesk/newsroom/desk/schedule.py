"""Stories with a time: out at it, down at it; one that is held back holds up no other."""

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision

from copydesk.errors import Stopped
from copydesk.newsroom.desk import trace
from copydesk.newsroom.desk.models import StoryRow


def run_schedule(now: dt.datetime) -> int:
    """Take down what has run out and publish what is due; returns how many stories moved.

    What findings or an embargo hold back loses its time and stays a draft, with a trace that says
    why: it must not go out by itself at some later hour that nobody chose.
    """
    expired = list(StoryRow.objects.filter(live=True, expire_at__lte=now))
    for row in expired:
        row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return len(expired) + sum(_publish(revision) for revision in _due(now))


def _due(now: dt.datetime) -> list[Revision]:
    story = ContentType.objects.get_for_model(StoryRow)
    due = Revision.objects.filter(content_type=story, approved_go_live_at__lte=now)
    return list(due.order_by("approved_go_live_at"))


def _publish(revision: Revision) -> bool:
    row = revision.content_object
    try:
        revision.publish(log_action="wagtail.publish.scheduled")
    except Stopped as stopped:
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        trace.leave(row, "desk.held_back", by=None, reason=stopped.reason)
        return False
    return True
