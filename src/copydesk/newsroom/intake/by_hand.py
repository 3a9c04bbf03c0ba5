"""What persons do at the intake: each act asks leave, leaves a trace, and is done at once.

After the bytes and the row are kept, `signals.kept` is sent, so that the desk takes the copy in
while the person waits; should that fail, the capture waits for the desk's next round.
"""

import datetime as dt
import hashlib
import mimetypes
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from copydesk.errors import FetchFailed, NotAllowed
from copydesk.newsroom.intake import moves, polling, push_doors, signals, source_lists
from copydesk.newsroom.intake.label import label
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.newsroom.intake.receiving import receive, retry
from copydesk.story.story import Capture
from copydesk.wire.http.fetch import Policy, Validators, fetch

BRING_IN, TRY_AGAIN = "intake.add_capturerow", "intake.change_capturerow"
CHANGE_SOURCE, ADD_SOURCE = "intake.change_sourcerow", "intake.add_sourcerow"
ACTS = {
    "intake.bring_in": (_("Brought in"), _("Brought in by hand")),
    "intake.try_again": (_("Tried again"), _("Tried again")),
    "intake.poll": (_("Polled"), _("Polled by hand")),
    "intake.open_door": (_("Door"), _("Gave a secret for deliveries")),
    "intake.close_door": (_("Door"), _("Closed the door for deliveries")),
    "intake.take_on": (_("Taken on"), _("Taken on from a list")),
    "intake.go_back": (_("Address"), _("Went back to the former address")),
}


def paste(text: str, *, by: User, at: dt.datetime, source: SourceRow | None = None) -> CaptureRow:
    """Keep copy that somebody pasted."""
    _require(by, BRING_IN, "paste")
    # A browser sends every line's end as CR LF; in the clipboard there was, as a rule, one LF.
    content = text.replace("\r\n", "\n").encode("utf-8", "replace")
    capture = receive(
        content,
        place="paste",
        at=at,
        source=source,
        media_type="text/plain",
        charset="utf-8",
        by=by,
    )
    return _brought_in(capture, by)


def upload(
    file: "UploadedFile[Any]", *, by: User, at: dt.datetime, source: SourceRow | None = None
) -> CaptureRow:
    """Keep a file; its name is words to us, never a path, and what it claims to be is a hint."""
    _require(by, BRING_IN, "upload")
    name = label(file.name or "")
    media_type, _ = mimetypes.guess_type(f"x{name[-20:]}")
    capture = receive(
        file.read(),
        place=f"upload:{name}",
        at=at,
        source=source,
        media_type=media_type or "",
        by=by,
    )
    return _brought_in(capture, by)


def bring(
    address: str, *, by: User, at: dt.datetime, source: SourceRow | None = None
) -> CaptureRow:
    """Fetch an address and keep what it answers.

    Raises `RefusedAddress` or `FetchFailed`.
    """
    _require(by, BRING_IN, address)
    policy = Policy(allow=settings.WIRE_ALLOW, max_bytes=settings.CAPTURE_MAX_BYTES)
    came = fetch(address, state=Validators(), policy=policy, at=at).capture
    if came is None:
        raise FetchFailed(place=address, reason="it answered that nothing has changed")
    capture = receive(
        came.content,
        place=came.place,
        at=at,
        source=source,
        media_type=came.media_type,
        charset=came.charset,
        by=by,
    )
    return _brought_in(capture, by)


def try_again(capture: CaptureRow, *, by: User) -> None:
    """Have a refusal read once more."""
    _require(by, TRY_AGAIN, str(capture))
    retry(capture)
    log(instance=capture, action="intake.try_again", user=by)
    _tell(capture)


def poll_now(source: SourceRow, *, by: User, now: dt.datetime) -> list[CaptureRow]:
    """Ask a source before its time. What is wrong, if anything, stands in `source.trouble`."""
    _require(by, BRING_IN, source.name)
    came = polling.poll(source, now=now)
    log(instance=source, action="intake.poll", user=by)
    for capture in came:
        _tell(capture)
    return came


def go_back(source: SourceRow, *, by: User) -> None:
    """Ask a source that has moved at its former address again."""
    _require(by, CHANGE_SOURCE, source.name)
    moves.go_back(source)
    log(instance=source, action="intake.go_back", user=by)


def open_door(source: SourceRow, *, by: User, now: dt.datetime) -> str:
    """Let a partner deliver by itself, or change its secret; returns the secret, this once."""
    _require(by, CHANGE_SOURCE, source.name)
    secret = push_doors.open_door(source, now=now)
    log(instance=source, action="intake.open_door", user=by)
    return secret


def close_door(source: SourceRow, *, by: User) -> None:
    """Take nothing more that a partner delivers by itself."""
    _require(by, CHANGE_SOURCE, source.name)
    push_doors.close_door(source)
    log(instance=source, action="intake.close_door", user=by)


def take_on(file: "UploadedFile[Any]", *, by: User, at: dt.datetime) -> source_lists.Entered:
    """Take on the sources of an OPML list. Raises `UnreadableCapture` where it is none."""
    _require(by, ADD_SOURCE, file.name or "")
    content = file.read()
    capture = Capture(
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        media_type="text/x-opml",
        place=f"upload:{label(file.name or '')}",
        at=at,
    )
    entered = source_lists.enter(capture)
    for source in entered.new:
        log(instance=source, action="intake.take_on", user=by)
    return entered


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail the names of these acts."""
    for name, (act, message) in ACTS.items():
        actions.register_action(name, act, message)


def _require(by: User, permission: str, place: str) -> None:
    if not by.is_active or not by.has_perm(permission):
        raise NotAllowed(place=place, reason=f"{by.get_username()} has no leave: {permission}")


def _brought_in(capture: CaptureRow, by: User) -> CaptureRow:
    log(instance=capture, action="intake.bring_in", user=by)
    _tell(capture)
    return capture


def _tell(capture: CaptureRow) -> None:
    if capture.state == CaptureRow.State.KEPT:
        signals.kept.send_robust(sender=CaptureRow, capture=capture)
        capture.refresh_from_db()
