"""What a source does to its story reaches ours in every form: intake, desk, press."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from copydesk.newsroom.corrections.upstream.standing import correction_of
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import StoryRow
from propagation.forms import FORMS, HEADLINE

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]
Told = Callable[[str, str, int], None]
# State, attention, and whether readers still have it, of a story that was before the public.
EXPECTED = {
    "correction": ("published", "corrected", True),
    "update": ("published", "updated", True),
    "kill": ("withheld", "killed", False),
    "withhold": ("withheld", "withheld", False),
    "embargo": ("published", "embargo", True),
}
TABLE = [
    (form, act)
    for form, make in FORMS.items()
    for act in ("correction", "update", "kill", "withhold", "embargo")
    if make(act, 2) is not None
]
RELEASING = [form for form, make in FORMS.items() if make("release", 3) and make("withhold", 2)]
KILLING = list(FORMS)


@pytest.fixture
def told(bring: Bring) -> Told:
    """The source says something in a form."""

    def tell(form: str, act: str, number: int) -> None:
        sent = FORMS[form](act, number)
        assert sent is not None
        bring(sent, place=f"test:{form}:{act}:{number}", media_type=media_type(form))

    return tell


def media_type(form: str) -> str:
    return {"page": "text/html", "IPTC 7901": "text/plain"}.get(form, "")


def standing(form: str, told: Told, editor: User) -> StoryRow:
    """The story as it came in this form, before the public."""
    told(form, "new", 1)
    row = StoryRow.objects.get()
    actions.publish(row, by=editor)
    return row


def stands(row: StoryRow) -> tuple[str, str, bool]:
    row.refresh_from_db()
    return row.state, row.attention, row.live


@pytest.mark.parametrize(("form", "act"), TABLE)
def test_what_a_source_does_reaches_our_story(
    form: str, act: str, told: Told, editor: User
) -> None:
    row = standing(form, told, editor)
    told(form, act, 2)
    assert StoryRow.objects.count() == 1
    assert stands(row) == EXPECTED[act]


@pytest.mark.parametrize("form", RELEASING)
def test_a_release_asks_a_chief_who_lets_it_stand_again_in_one_act(
    form: str, told: Told, editor: User, chief: User
) -> None:
    row = standing(form, told, editor)
    told(form, "withhold", 2)
    told(form, "release", 3)
    assert stands(row) == ("withheld", "released", False)
    actions.restore(row, by=chief, reason="The source has confirmed its report.")
    assert stands(row) == ("published", "", True)


@pytest.mark.parametrize("form", [form for form, act in TABLE if act == "correction"])
def test_a_correction_waits_with_its_notice_over_our_copy(
    form: str, told: Told, editor: User
) -> None:
    row = standing(form, told, editor)
    told(form, "correction", 2)
    row.refresh_from_db()
    came = correction_of(row)
    assert came is not None
    assert "420,000" in came.notice
    assert any("420,000" in block.text for block in came.story.blocks if hasattr(block, "text"))


@pytest.mark.parametrize("form", KILLING)
def test_a_kill_leaves_nothing_for_readers_but_its_tombstone(
    form: str, told: Told, editor: User, pressed: Callable[[], Path]
) -> None:
    row = standing(form, told, editor)
    site = pressed()
    assert naming(site, HEADLINE)
    told(form, "kill", 2)
    pressed()
    assert naming(site, HEADLINE) == []
    listing = [path for path in naming(site, row.path) if path.name == "index.html"]
    assert [path for path in listing if path.parent.name != "corrections"] == []
    found = Client().get("/search/", {"q": "Skerries"}).content.decode()
    assert HEADLINE not in found


@pytest.mark.parametrize("form", KILLING)
def test_what_was_killed_never_publishes_when_it_comes_again(
    form: str, told: Told, editor: User, bring: Bring
) -> None:
    row = standing(form, told, editor)
    told(form, "kill", 2)
    told(form, "update", 3)
    told(form, "new", 1)
    assert stands(row)[2] is False
    assert not StoryRow.objects.filter(live=True).exists()
    assert not StoryRow.objects.filter(state__in=("incoming", "ready", "published")).exists()


def naming(site: Path, words: str) -> list[Path]:
    """The files of the site that say something; a tombstone names its own address."""
    said = (words, json.dumps(words)[1:-1])
    found = (path for path in site.rglob("*") if path.is_file() and not path.is_symlink())
    # What the press is still laying down or clearing away is no page, and is served to nobody.
    files = (path for path in found if ".coming" not in path.relative_to(site).parts)
    return [path for path in files if any(w in path.read_text("utf-8", "replace") for w in said)]
