"""A story that a finding holds back."""

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import FindingRow, StoryRow


def stop(row: StoryRow) -> FindingRow:
    """Take the headline out: no story goes out without one."""
    draft = row.get_latest_revision_as_object()
    draft.headline = ""
    draft.save()
    draft.save_revision()
    row.refresh_from_db()
    (finding,) = actions.recheck(row)
    return finding
