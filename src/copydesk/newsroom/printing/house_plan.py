"""The plan of the paper: the same object as long as nothing in it changes.

What was made by a plan is kept with it (`press.kept`), and asking for its rows as they stand takes
a tenth of reading them into a plan anew.
"""

from django.utils import timezone

from copydesk.newsroom.desk.house import imprint, site
from copydesk.newsroom.printing.questions import ask
from copydesk.press.paper import Site

ROWS = (
    "SELECT * FROM desk_localerow ORDER BY id",
    "SELECT * FROM desk_sectionrow ORDER BY id",
    "SELECT * FROM desk_topicrow ORDER BY id",
    "SELECT * FROM desk_aboutrow ORDER BY id",
    "SELECT * FROM desk_authorrow ORDER BY id",
    "SELECT * FROM desk_houseadvertrow ORDER BY id",
    "SELECT * FROM desk_houseadvertrow_sections ORDER BY id",
    "SELECT id, key FROM intake_sourcerow WHERE id IN"
    " (SELECT source_id FROM desk_authorrow) ORDER BY id",
    "SELECT id, file, alt, credit, width, height FROM desk_picturefile WHERE id IN"
    " (SELECT picture_id FROM desk_authorrow UNION SELECT picture_id FROM desk_houseadvertrow)"
    " ORDER BY id",
)
ENDED = "SELECT COUNT(*) FROM desk_houseadvertrow WHERE ends <= %s"


class HousePlan:
    """The plan as it stood last, with all that it was made of."""

    def __init__(self) -> None:
        self._last: tuple[object, Site] | None = None

    def now(self) -> Site:
        """The plan as it stands."""
        # Looked at first: what changes in between is seen the next time.
        mark = (imprint(), [ask(rows) for rows in ROWS], ask(ENDED, [timezone.now()]))
        if self._last is None or self._last[0] != mark:
            self._last = (mark, site())
        return self._last[1]


house_plan = HousePlan()
