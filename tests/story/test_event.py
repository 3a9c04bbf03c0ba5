"""One event told by two hands is known by what both name; one place alone is no event."""

from copydesk.story.blocks import Paragraph
from copydesk.story.event import LIKELY, SameEvent, compared, terms
from copydesk.story.story import Story

AGENCY = (
    "Gunmen rob mail train near Tarn Halt",
    "Three men with shotguns stopped the mail train at Tarn Halt before dawn and took 41 sacks, "
    "the railway police said. Inspector Ada Quarrell asked farmers along the Lowmere line to look "
    "into their barns.",
)
PAPER = (
    "41 sacks gone: who robbed the night mail?",
    "Driver Elis Byrne saw a red lamp and braked, as he must. Then he looked into a shotgun. The "
    "train stood at Tarn Halt for nine minutes. “They were polite,” he told Quarrell of the "
    "railway police, whose men now search every barn on the Lowmere line.",
)
SAME_PLACE = (
    "Tarn Halt gets its waiting room back",
    "Passengers at Tarn Halt will no longer stand in the rain. The railway has mended the roof of "
    "the waiting room, which a storm took in March, and painted its benches green.",
)


def story(told: tuple[str, str]) -> Story:
    """A story of a headline and a paragraph."""
    return Story(headline=told[0], language="en", blocks=(Paragraph(key="p", text=told[1]),))


def beside(one: tuple[str, str], other: tuple[str, str], **weights: float) -> SameEvent:
    """How one stands to another; what is not weighed is told by nobody else."""
    return compared(terms(story(one)), [term.form for term in terms(story(other))], weights)


def test_two_tellings_of_one_event_share_names_and_words() -> None:
    for one, other in ((AGENCY, PAPER), (PAPER, AGENCY)):
        found = beside(one, other)
        assert found.sure >= LIKELY
        assert {"Halt", "Lowmere", "Quarrell"} <= {term.shown for term in found.shared}


def test_another_event_at_the_place_is_not_joined() -> None:
    for told in (AGENCY, PAPER):
        assert beside(told, SAME_PLACE).sure < LIKELY


def test_names_that_every_story_has_join_nothing() -> None:
    common = dict.fromkeys(("halt", "lowmere", "quarrell", "41"), 0.0)
    assert beside(AGENCY, PAPER, **common).sure == 0


def test_what_is_more_telling_makes_it_surer() -> None:
    assert beside(AGENCY, PAPER).sure > beside(AGENCY, PAPER, lowmere=0.2, quarrell=0.2).sure
