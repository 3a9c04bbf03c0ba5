"""The review of a story: what came on one side, the story on the other, and what is to decide."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail import hooks
from wagtail.log_actions import registry

from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.forms import PublishForm, WithdrawForm
from copydesk.newsroom.desk.ledger.panel import panel
from copydesk.newsroom.desk.likeness.panel import panel as also_here
from copydesk.newsroom.desk.models import ArrivalRow, FindingRow, SectionRow, StoryRow
from copydesk.newsroom.desk.views import acts
from copydesk.newsroom.desk.views.blocks import (
    decided,
    elsewhere,
    missing,
    open_findings,
    shown_blocks,
)
from copydesk.newsroom.desk.views.doubt import Doubts, doubts, others, unsure
from copydesk.newsroom.desk.views.galley import galley, sums
from copydesk.newsroom.desk.views.queue import lines
from copydesk.newsroom.desk.views.sifting import sift, sifting
from copydesk.newsroom.desk.views.versions import compared, done_upstream, versions
from copydesk.press.address import link_out
from copydesk.story.codec import from_plain
from copydesk.story.finding import Weight
from copydesk.story.story import Cleaned, Story

State = StoryRow.State
TRACES = 60


@dataclass(frozen=True, kw_only=True)
class Leave:
    """What the person looking may do; the acts themselves ask again."""

    edit: bool
    waive: bool
    publish: bool
    kill: bool


@require_GET
def review(request: HttpRequest, key: str) -> HttpResponse:
    """All that is known of a story, and every act on it."""
    if not request.user.has_perm("desk.view_storyrow"):
        raise PermissionDenied
    rows = StoryRow.objects.select_related("source", "section", "in_hand_of", "locked_by")
    row = get_object_or_404(rows, key=key)
    draft = row.get_latest_revision_as_object()
    story = to_record(draft)
    arrivals = list(row.arrivals.select_related("capture")[:50])
    held = [each for each in arrivals if each.kind not in ArrivalRow.ASIDE]
    cleaned = from_plain(held[0].cleaned, Cleaned) if held else None
    told = doubts(cleaned, story)
    context = {
        "line": lines([row], request.user)[0],
        "row": row,
        "draft": draft,
        "story": story,
        "may": _leave(request.user),
        "origin_address": link_out(story.origin.url),
        "breadcrumbs_items": _breadcrumbs(),
        **_sides(row, story, told),
        **_galley(cleaned, story, told, request.GET),
        "arrival": held[0] if held else None,
        **_acts(row),
        "also": also_here(row, story),
        "ledger": panel(row, story),
        "upstream": done_upstream(row, arrivals),
        "versions": versions(arrivals, request.GET),
        "compared": compared(arrivals, request.GET),
        # What rooms above this one know of a story.
        "panels": [show(request, row) for show in hooks.get_hooks("desk_review_panels")],
        "traces": registry.get_logs_for_instance(row).select_related("user")[:TRACES],
    }
    return TemplateResponse(request, "desk/review.html", context)


def _leave(user: Any) -> Leave:
    return Leave(
        edit=user.has_perm("desk.edit_story"),
        waive=user.has_perm("desk.waive_finding"),
        publish=user.has_perm("desk.publish_storyrow"),
        kill=user.has_perm("desk.kill_story"),
    )


def _breadcrumbs() -> list[dict[str, str]]:
    return [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("desk_queue"), "label": _("Queue")},
        {"url": "", "label": _("Review")},
    ]


def _sides(row: StoryRow, story: Story, told: Doubts) -> dict[str, Any]:
    """The story, with the findings and doubts at their places."""
    found: list[FindingRow] = list(row.findings.select_related("decided_by"))
    standing = open_findings(found)
    apart = elsewhere(standing, story)
    return {
        "doubts": told.fields,
        "other_doubts": others(told),
        "blocks": shown_blocks(story, standing, told.blocks),
        "findings": standing,
        "elsewhere": [finding for finding in apart if finding.weight != Weight.NOTES],
        "notes": [finding for finding in apart if finding.weight == Weight.NOTES],
        "decided": decided(found),
        "missing": missing(story),
    }


def _galley(
    cleaned: Cleaned | None, story: Story, told: Doubts, asked: QueryDict
) -> dict[str, Any]:
    """What came, as far as it is asked for, and what of all that is unsure."""
    if cleaned is None:
        return {"unsure": [], "galley": [], "tickers": ()}
    shown = galley(cleaned, [block.key for block in story.blocks])
    by = sifting(shown, asked)
    return {
        "cleaner": cleaned.story.cleaner,
        "galley": sift(shown, by),
        "sifting": by,
        "sums": sums(cleaned),
        "tickers": cleaned.tickers,
        "unsure": unsure(told, story, shown),
    }


def _acts(row: StoryRow) -> dict[str, Any]:
    """The forms of the acts that want more than a button."""
    edition = row.editions.filter(current=True).first()
    standing = edition is not None and not edition.withdrawn
    return {
        "edition": edition,
        "edition_address": f"{settings.SITE_URL}{edition.path}" if edition and standing else "",
        "is_withdrawn": row.state in (State.KILLED, State.WITHHELD),
        "publish_form": PublishForm() if edition else None,
        "withdraw_form": WithdrawForm(),
        "sections": SectionRow.objects.all(),
        "publish_act": acts.PUBLISH,
    }
