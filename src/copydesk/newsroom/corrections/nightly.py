"""Once a day the record is audited; the desk is told where it is broken."""

import datetime as dt
import logging
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db.models import Q

from copydesk.errors import BadRecord
from copydesk.newsroom.corrections.auditing import audit
from copydesk.newsroom.corrections.reports.by_hand import audit_lines
from copydesk.newsroom.logbook.audit import Account
from copydesk.story.codec import from_json, to_json

log = logging.getLogger(__name__)

NAME = "audit.json"
SUBJECT = "The record of corrections is broken"


def place() -> Path:
    """Where the account of the last audit is kept."""
    return Path(settings.RECORD_ROOT) / NAME


def last() -> Account | None:
    """The account of the last audit; None before the first."""
    try:
        return from_json(place().read_bytes(), Account, place=NAME)
    except (FileNotFoundError, BadRecord):
        return None


def audit_nightly(now: dt.datetime) -> Account | None:
    """Audit, unless it was done on this day (UTC); tells the chiefs by mail what is broken."""
    before = last()
    if before and before.at.date() == now.astimezone(dt.UTC).date():
        return None
    account = audit(at=now)
    place().parent.mkdir(parents=True, exist_ok=True)
    coming = place().with_suffix(".coming")
    coming.write_bytes(to_json(account))
    coming.replace(place())
    if account.broken:
        _tell(account)
    return account


def _tell(account: Account) -> None:
    log.critical("record_broken faults=%s lines=%s", account.broken, account.lines)
    chiefs = User.objects.filter(Q(groups__name="Chief") | Q(is_superuser=True), is_active=True)
    addresses = chiefs.exclude(email="").values_list("email", flat=True).distinct()
    send_mail(SUBJECT, "\n".join(audit_lines(account)), None, sorted(addresses))
