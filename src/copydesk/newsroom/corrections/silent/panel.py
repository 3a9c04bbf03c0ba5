"""What changed without a word, and who has still to be told, on the desk's first page and above
the queue."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from copydesk.newsroom.corrections.silent import alarm as silent
from copydesk.newsroom.corrections.telling import posts as telling

LEAVE = "desk.correct_story"


class AlarmPanel(Component):
    """In a sentence each, with the way to the screens; nothing while there is nothing."""

    order = 6
    template_name = "corrections/panels/alarm.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """How many of each, and whether a follow-up is late."""
        due = telling.waiting()
        return {
            "silent": silent.waiting().count(),
            "due": due.count(),
            "is_late": due.filter(due_at__lt=timezone.now()).exists(),
        }


def panel_for(request: HttpRequest) -> AlarmPanel | None:
    """The panel, for those who may do something about it."""
    return AlarmPanel() if request.user.has_perm(LEAVE) else None
