"""What of the corrections one sees on coming in: a broken record, signatures, one's own words."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.ui.components import Component

from copydesk.newsroom.corrections import nightly, saying
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports.triage import WAITING
from copydesk.newsroom.corrections.signatures import signing
from copydesk.newsroom.corrections.signatures import table as signoff
from copydesk.newsroom.corrections.signatures.rows import DraftRow
from copydesk.story.change import ChangeKind, ReportKind

CHIEF = signoff.LEAVE[signoff.Role.CHIEF]
RECENT = dt.timedelta(days=14)
READERS = 2  # of what concerns a person
NAMED = 5


class RecordPanel(Component):
    """The nightly audit found the record broken: above all else, for chiefs."""

    order = 1
    template_name = "corrections/panels/record.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """What was found, and the first faults by name."""
        account = nightly.last() if parent_context["request"].user.has_perm(CHIEF) else None
        is_broken = account is not None and account.broken > 0
        faults = account.faults[:NAMED] if account and is_broken else ()
        return {"account": account if is_broken else None, "faults": faults}


class SignaturesPanel(Component):
    """What waits for this person's name, and for chiefs what went out without one."""

    order = 5
    template_name = "corrections/panels/signatures.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Only what concerns whoever looks."""
        user = parent_context["request"].user
        is_chief = user.has_perm(CHIEF)
        waits = [draft for draft in signing.waiting() if signing.role_for(draft, user)]
        unsigned = [
            draft for draft in signing.unsigned() if is_chief or signing.role_for(draft, user)
        ]
        return {
            "request": parent_context["request"],
            "waiting": [_line(draft) for draft in waits],
            "unsigned": [_line(draft) for draft in unsigned],
            "mine": signing.mine(user, since=timezone.now() - RECENT),
            "unread": _unread_concerns() if is_chief else "",
        }


def _line(draft: DraftRow) -> dict[str, Any]:
    return {
        "draft": draft,
        "kind": saying.KINDS[ChangeKind(draft.kind)][0],
        "missing": [saying.ROLES[role] for role in draft.missing],
        "may_sign": True,
        "is_late": draft.is_late(timezone.now()),
    }


def _unread_concerns() -> str:
    """Whether reports that concern a person are read by fewer or by more than two people."""
    named = Q(user_permissions__codename="read_concerns")
    by_group = Q(groups__permissions__codename="read_concerns")
    readers = User.objects.filter(named | by_group, is_active=True).distinct().count()
    if readers > READERS:
        return "many"
    waits = ReportRow.objects.filter(kind=ReportKind.CONCERNS_ME, state__in=WAITING).exists()
    return "few" if waits and readers < READERS else ""
