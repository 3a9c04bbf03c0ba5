"""What an editor sees on coming in: how much waits, and the head of the queue."""

from typing import Any

from django.db.models import Count
from wagtail.admin.ui.components import Component

from copydesk.newsroom.desk.filters import QueueFilter
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.views.queue import NEIGHBOURS, lines

HEAD = 10


class FrontPanel(Component):
    """The head of the queue on the first page."""

    order = 10
    template_name = "desk/panels/front.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Counts by state, and the first stories of the queue."""
        request = parent_context["request"]
        counted = dict(
            StoryRow.objects.order_by().values_list("state").annotate(Count("pk")).order_by()
        )
        rows = QueueFilter({}).rows(request.user).select_related(*NEIGHBOURS)[:HEAD]
        return {
            "counts": [(state.value, state.label, counted.get(state.value, 0))
                       for state in StoryRow.State if counted.get(state.value)],
            "lines": lines(rows, request.user),
        }  # fmt: skip
