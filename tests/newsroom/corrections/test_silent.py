"""What changed without a word is found, told once, and closed by a person."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from copydesk.errors import Stopped
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.corrections.silent import alarm as silent
from copydesk.newsroom.corrections.silent import reading_back
from copydesk.newsroom.corrections.silent.rows import Bookmark, SilentChange
from copydesk.newsroom.desk.models import EditionRow, OutboxRow, StoryRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.printing.models import PressedPage

Sort = SilentChange.Sort
LATER = dt.timedelta(hours=2)


@pytest.fixture
def root(edition: EditionRow, pressed: Callable[[], Path], settings: object, site: Path) -> Path:
    """A site that was printed an hour ago."""
    settings.PRESS_ROOT = site  # type: ignore[attr-defined]
    folder = pressed()
    PressedPage.objects.update(at=timezone.now() - dt.timedelta(hours=1))
    return folder


def page(root: Path, edition: EditionRow) -> Path:
    return root / edition.path.strip("/") / "index.html"


def look() -> list[SilentChange]:
    """Read the whole site back."""
    now = timezone.now() + LATER
    for _ in range(20):
        reading_back.read_back(now)
        if not Bookmark.objects.get(name="read_back").place:
            break
    reading_back.find_added(now)
    return list(SilentChange.objects.order_by("pk"))


def test_a_site_that_lies_as_it_was_printed_rings_no_alarm(root: Path) -> None:
    assert look() == []


def test_a_page_altered_by_hand_is_found_with_both_passages(
    root: Path, edition: EditionRow, row: StoryRow
) -> None:
    file = page(root, edition)
    text = file.read_text()
    passage = reading_back.passages(
        silent.from_json(edition.content, silent.Edition, place="").story
    )[-1]
    word = max(passage.split(), key=len)
    file.write_text(text.replace(passage, passage.replace(word, "rutabaga")))
    (found,) = look()
    assert (found.sort, found.story) == (Sort.ALTERED, row)
    assert passage in found.was
    assert "rutabaga" in found.now
    assert LineRow.objects.filter(act="silent_change", story=row.key).count() == 1


def test_what_was_told_is_not_told_again(root: Path, edition: EditionRow) -> None:
    page(root, edition).unlink()
    assert [one.sort for one in look()] == [Sort.MISSING]
    assert len(look()) == 1


def test_a_file_nobody_printed_is_found_and_pictures_and_packed_copies_are_none(root: Path) -> None:
    (root / "2026").mkdir(exist_ok=True)
    (root / "2026/extra.html").write_text("<p>Put here by hand.</p>")
    (root / "pictures").mkdir(exist_ok=True)
    (root / "pictures/a.webp").write_bytes(b"x")
    assert [(one.sort, one.place) for one in look()] == [(Sort.ADDED, "2026/extra.html")]


def test_a_page_that_the_ledger_and_not_the_edition_knows_is_found(
    root: Path, edition: EditionRow
) -> None:
    file = page(root, edition)
    forged = b"<h1>Another headline</h1><p>Another story.</p>"
    file.write_bytes(forged)
    digest = reading_back.hashlib.sha256(forged).hexdigest()
    PressedPage.objects.filter(path=str(file.relative_to(root))).update(sha256=digest)
    (found,) = look()
    assert found.sort == Sort.UNLIKE


def test_what_was_laid_a_moment_ago_is_left_to_the_press(root: Path, edition: EditionRow) -> None:
    page(root, edition).write_text("half")
    PressedPage.objects.update(at=timezone.now())
    reading_back.read_back(timezone.now())
    assert not SilentChange.objects.exists()


def test_printing_again_puts_a_page_right_and_closes_the_alarm(
    root: Path, edition: EditionRow, editor: User, pressed: Callable[[], Path]
) -> None:
    file = page(root, edition)
    before = file.read_bytes()
    shutil.rmtree(file.parent)
    (found,) = look()
    silent.print_again(found, by=editor)
    assert OutboxRow.objects.filter(done_at=None).exists()
    pressed()
    assert file.read_bytes() == before
    assert not silent.waiting().exists()


def test_an_edition_that_no_change_made_rings_the_alarm(edition: EditionRow, row: StoryRow) -> None:
    now = timezone.now()
    assert silent.compare_editions(now) == 0
    EditionRow.objects.filter(pk=edition.pk).update(current=False)
    fields = {f.attname: getattr(edition, f.attname) for f in EditionRow._meta.concrete_fields}
    EditionRow.objects.create(**{**fields, "id": None, "number": 2, "current": True})
    assert silent.compare_editions(now) == 1
    assert SilentChange.objects.get().sort == Sort.NO_CHANGE
    assert silent.compare_editions(now) == 0


@pytest.mark.parametrize(("notice", "count"), [("", 1), ("Correction: it was 9.", 0)])
def test_facts_changed_without_a_notice_ring_the_alarm(
    edition: EditionRow, row: StoryRow, notice: str, count: int
) -> None:
    now = timezone.now()
    silent.compare_editions(now)
    EditionRow.objects.filter(pk=edition.pk).update(current=False)
    fields = {f.attname: getattr(edition, f.attname) for f in EditionRow._meta.concrete_fields}
    story = silent.from_json(edition.content, silent.Edition, place="").story
    words = next(text for text in reading_back.passages(story)[1:] if " " in text)
    content = edition.content.replace(words, f"{words} It was not 8, said Maren Tolliver.")
    second = EditionRow.objects.create(
        **{**fields, "id": None, "number": 2, "current": True, "content": content}
    )
    third = content.replace("Maren Tolliver", "Karen Tulliver")
    EditionRow.objects.filter(pk=second.pk).update(current=False)
    last = EditionRow.objects.create(
        **{**fields, "id": None, "number": 3, "current": True, "content": third}
    )
    for before, after in ((edition, second), (second, last)):
        ChangeRow.objects.create(
            story=row, kind="update", before=before, after=after, at=now,
            notice=notice if after == last else "", why="",
        )  # fmt: skip
    assert silent.compare_editions(now) == count


def test_an_alarm_is_closed_with_a_word_on_what_it_came_to(
    root: Path, edition: EditionRow, editor: User
) -> None:
    page(root, edition).write_text("<p>Other.</p>")
    (found,) = look()
    with pytest.raises(Stopped):
        silent.close(found, by=editor, outcome=" ")
    silent.close(found, by=editor, outcome="A test by the server's keepers")
    assert not silent.waiting().exists()
    assert LineRow.objects.filter(act="silent_change_closed").count() == 1
