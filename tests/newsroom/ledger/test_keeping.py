"""The ledger follows the draft; what an editor wrote stays while its passage does."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.desk import actions, findings
from copydesk.newsroom.desk.copy import fill, to_record
from copydesk.newsroom.desk.ledger import deciding, keeping
from copydesk.newsroom.desk.ledger.rows import FigureRow, StatementRow
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.story.blocks import Paragraph
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from newsroom.desk.copy_for_tests import PARAGRAPHS, feed

pytestmark = pytest.mark.django_db
State = StatementRow.State


@pytest.fixture
def row(bring: Callable[..., list[StoryRow]]) -> StoryRow:
    """A story that came by the real line."""
    (story,) = bring(feed())
    return story


def test_what_came_is_written_down_with_speaker_and_figures(row: StoryRow) -> None:
    assert _who(row) == ["harbour office", "maren tolliver", "harbour office"]
    assert {each.text for each in row.figures.all()} >= {"eleven", "240,000"}


def test_checking_again_writes_nothing_anew(row: StoryRow) -> None:
    before = list(row.statements.values_list("pk", flat=True))
    findings.recheck(row)
    assert list(row.statements.values_list("pk", flat=True)) == before


def test_statements_of_the_machine_change_with_the_text(row: StoryRow) -> None:
    _retype(row, 1, "“We checked it thrice,” said Maren Tolliver, the harbour master.")
    assert any("thrice" in each.words for each in row.statements.all())
    assert not any("twice" in each.words for each in row.statements.all())


def test_what_was_called_wrong_stays_wrong_while_its_passage_stands(
    row: StoryRow, editor: User
) -> None:
    wrong = row.statements.get(who="maren tolliver")
    deciding.decide(wrong, State.WRONG, by=editor)
    _retype(row, 1, "On Monday: " + PARAGRAPHS[1])
    wrong.refresh_from_db()
    assert wrong.state == State.WRONG
    assert wrong.record().content_span.start == len("On Monday: ")
    assert row.statements.filter(words=wrong.words).count() == 1
    _retype(row, 1, "Nobody was hurt.")
    assert not row.statements.filter(pk=wrong.pk).exists()


def test_a_speaker_named_by_an_editor_is_not_overwritten(row: StoryRow, editor: User) -> None:
    named = row.statements.get(who="maren tolliver")
    deciding.name_speaker(named, speaker="Maren Tolliver", name="Maren Tolliver, 41", by=editor)
    findings.recheck(row)
    named.refresh_from_db()
    assert (named.by, named.who) == ("editor", "maren tolliver 41")
    assert len(_who(row)) == 3


def test_words_of_a_block_become_a_statement_however_they_were_typed(
    row: StoryRow, editor: User
) -> None:
    block = to_record(row).blocks[3].key
    made = deciding.add(
        row,
        block=block,
        words="the school on  Great Skerry held its lessons",
        speaker="",
        name="Port Alder’s school board",
        cue="",
        by=editor,
    )
    findings.recheck(row)
    assert made.record().content == "the school on Great Skerry held its lessons"
    assert row.statements.filter(pk=made.pk, in_draft=True).exists()


def test_words_that_stand_nowhere_are_refused(row: StoryRow, editor: User) -> None:
    block = to_record(row).blocks[0].key
    with pytest.raises(Stopped, match="do not stand"):
        deciding.add(row, block=block, words="no such", speaker="X", name="", cue="", by=editor)
    with pytest.raises(Stopped, match="speaker"):
        deciding.add(row, block=block, words="ferry", speaker=" ", name="", cue="", by=editor)


def test_legal_reads_the_ledger_and_changes_nothing(
    row: StoryRow, person: Callable[[str], User]
) -> None:
    with pytest.raises(NotAllowed):
        deciding.decide(row.statements.all()[0], State.WRONG, by=person("legal"))


def test_an_edition_holds_what_the_desk_stands_by(row: StoryRow, editor: User) -> None:
    deciding.decide(row.statements.get(who="maren tolliver"), State.WRONG, by=editor)
    said = _edition(actions.publish(row, by=editor)).statements
    assert said is not None
    assert [one.speaker for one in said] == ["the harbour office", "the harbour office"]


def test_what_the_standing_edition_says_is_found_until_the_next(
    row: StoryRow, editor: User
) -> None:
    actions.publish(row, by=editor)
    _retype(row, 2, "Nobody told what the repairs cost.")
    stands = StatementRow.objects.get(story=row, in_draft=False)
    assert (stands.who, stands.edition) == ("harbour office", 1)
    assert FigureRow.objects.filter(story=row, in_draft=False, text="240,000", edition=1).exists()
    keeping.publish(row, to_record(row.get_latest_revision_as_object()), 2)
    assert not StatementRow.objects.filter(story=row, in_draft=False).exists()
    assert not FigureRow.objects.filter(story=row, text="240,000").exists()


def test_a_story_that_is_taken_down_says_nothing_any_more(row: StoryRow, chief: User) -> None:
    actions.publish(row, by=chief)
    actions.withdraw(row, by=chief, reason="It does not stand.")
    assert not row.statements.exclude(edition=None).exists()
    assert not row.figures.exclude(edition=None).exists()


def test_other_languages_are_not_read_and_an_edition_says_so(
    bring: Callable[..., list[StoryRow]], editor: User
) -> None:
    (row,) = bring(feed())
    draft = row.get_latest_revision_as_object()
    fill(draft, replace(to_record(draft), language="de"))
    draft.save_revision()
    findings.recheck(row)
    assert not row.statements.exists()
    assert not row.figures.exists()


def _who(row: StoryRow) -> list[str]:
    return [each.who for each in row.statements.filter(in_draft=True)]


def _retype(row: StoryRow, number: int, text: str) -> None:
    draft = row.get_latest_revision_as_object()
    story = to_record(draft)
    blocks = list(story.blocks)
    blocks[number] = Paragraph(key=blocks[number].key, text=text)
    fill(draft, replace(story, blocks=tuple(blocks)))
    draft.save_revision()
    findings.recheck(row)


def _edition(made: EditionRow) -> Edition:
    return from_json(made.content, Edition)
