"""From bytes to the withheld page in every other form: corrected, held, killed, and come again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import StoryRow
from propagation.forms import HEADLINE
from propagation.other_forms import OTHERS
from propagation.test_forms_in import naming

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]
MEDIA_TYPES = {"text": "text/plain", "ANPA": "text/plain", "e-mail": "message/rfc822"}
TAKEN_DOWN = {("WXR", "kill"): "withheld"}
Tell = Callable[[str, int], None]


@pytest.fixture(params=list(OTHERS))
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tell(form: str, bring: Bring) -> Tell:
    """The source says something in this form; said again, it is the very same message."""
    said: dict[tuple[str, int], str] = {}

    def told(act: str, number: int) -> None:
        content = said.setdefault((act, number), OTHERS[form](act, number))
        bring(content, place=f"test:{act}:{number}", media_type=MEDIA_TYPES.get(form, ""))

    return told


@pytest.fixture
def row(tell: Tell, editor: User, chief: User) -> StoryRow:
    """The story as it came, before the public."""
    tell("new", 1)
    row = StoryRow.objects.get()
    for finding in row.findings.filter(weight="stops"):  # bare text has neither date nor link
        actions.waive(finding, by=chief, reason="It came by their own door this morning.")
    actions.publish(row, by=editor)
    return row


def stands(row: StoryRow) -> tuple[str, str, bool]:
    row.refresh_from_db()
    return row.state, row.attention, row.live


def test_it_is_corrected_and_killed_down_to_its_page_and_never_comes_again(
    form: str, row: StoryRow, tell: Tell, pressed: Callable[[], Path]
) -> None:
    tell("correction", 2)
    assert stands(row) == ("published", "corrected", True)
    tell("kill", 3)
    assert stands(row) == ("withheld", TAKEN_DOWN.get((form, "kill"), "killed"), False)
    site = pressed()
    assert naming(site, HEADLINE) == []
    assert (site / row.path.strip("/") / "410.html").exists()
    tell("update", 4)
    tell("new", 1)
    assert not StoryRow.objects.filter(live=True).exists()
    if form != "WXR":  # what comes out of the bin is asked about
        assert not StoryRow.objects.filter(state__in=("incoming", "ready")).exists()


def test_it_is_held_and_a_chief_lets_it_stand_again(row: StoryRow, tell: Tell, chief: User) -> None:
    tell("withhold", 2)
    assert stands(row) == ("withheld", "withheld", False)
    actions.restore(row, by=chief, reason="The source has confirmed its report.")
    assert stands(row) == ("published", "", True)
    tell("withhold", 2)
    assert stands(row)[2] is True
