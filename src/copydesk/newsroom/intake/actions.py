"""What the intake does: it asks sources, empties the drop folder, keeps what comes."""

from copydesk.newsroom.intake.drop_folder import sweep_drop_folder
from copydesk.newsroom.intake.polling import due, poll
from copydesk.newsroom.intake.receiving import receive, refuse, retry

__all__ = ["due", "poll", "receive", "refuse", "retry", "sweep_drop_folder"]
