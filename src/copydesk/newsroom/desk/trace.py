"""The trace every act leaves, in Wagtail's own log."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from copydesk.newsroom.desk.models import StoryRow

ACTS = {
    "desk.arrive": (_("Came in"), _("Came in from the wire")),
    "desk.hand": (_("Taken in hand"), _("Taken in hand")),
    "desk.release": (_("Put back into the queue"), _("Put back into the queue")),
    "desk.ready": (_("Marked ready"), _("Marked ready")),
    "desk.spike": (_("Spiked"), _("Spiked")),
    "desk.take_back": (_("Taken back from the spike"), _("Taken back from the spike")),
    "desk.edition": (_("Edition made"), _("Edition made")),
    "desk.withdraw": (_("Withdrawn"), _("Withdrawn")),
    "desk.held_back": (_("Held back"), _("Held back at its time")),
    "desk.restore": (_("Restored"), _("Restored")),
    "desk.waive": (_("Finding waived"), _("Finding waived")),
    "desk.false_alarm": (_("False alarm"), _("Finding marked as false alarm")),
    "desk.check_dropped": (_("Check weighs less"), _("Check weighs less: too often called false")),
    "desk.check_restored": (_("Check restored"), _("Check restored")),
    "desk.put_back": (_("Cutting put back"), _("Cutting put back")),
    "desk.cut": (_("Block cut"), _("Block cut")),
    "desk.apart": (_("Not the same event"), _("Said not to be the same event")),
    "desk.together": (_("The same event after all"), _("Said to be the same event after all")),
    "desk.ledger": (_("Ledger changed"), _("Put right who says what")),
    "desk.picture_struck": (_("Picture withdrawn"), _("A picture of it was withdrawn upstream")),
    "desk.route": (_("Sent on its way"), _("Sent on its way by a route")),
    "desk.section": (_("Section given"), _("Section given")),
    "desk.live_begin": (_("Live coverage begun"), _("Live coverage begun")),
    "desk.live_entry": (_("Entry added"), _("Entry added to the live coverage")),
    "desk.live_weigh": (_("Key points chosen"), _("Key points chosen")),
    "desk.live_remove": (_("Entry taken out"), _("Entry taken out of the live coverage")),
    "desk.live_end": (_("Live coverage ended"), _("Live coverage ended")),
}


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail the names of our acts."""
    for name, (label, message) in ACTS.items():
        actions.register_action(name, label, message)


def leave(row: StoryRow, act: str, *, by: AbstractBaseUser | None, **data: Any) -> None:
    """Leave a trace of an act; `by` None is the house itself (schedule, upstream)."""
    log(instance=row, action=act, user=by, data=data or None)
