"""The head of a story in bare text, where nothing but words and places tells its parts."""

from cleaning.conftest import Cleaning

CRUMBS = "Coast\n\nTown counts cost of storm\n\nMenu\n\n"
STORY = (
    "\n\nThe harbour town of Port Ellery began clearing its streets on Tuesday after a winter"
    " storm tore roofs from forty houses and sank nine boats, officials said.\n\n"
    "She said the council would meet on Wednesday to decide on emergency money for families"
    " who lost their homes in the storm, and on the cost of a new wall.\n"
)


def test_a_headline_stands_over_the_byline_not_among_links(clean_text: Cleaning) -> None:
    links = "Ferry fares of the town rise after the storm\n\nHarbour council meets on Wednesday"
    head = "Town counts cost of storm\n\nBy Anna Reed\n\n3 March 2026"
    assert clean_text(f"{links}\n\n{head}{STORY}").story.headline == "Town counts cost of storm"


def test_of_a_headline_said_twice_the_one_next_to_its_story_is_kept(clean_text: Cleaning) -> None:
    cleaned = clean_text(f"{CRUMBS}Town counts cost of storm\n\nBy Anna Reed{STORY}")
    kept = [
        piece.span.start for piece in cleaned.account if getattr(piece, "part", "") == "headline"
    ]
    assert kept == [cleaned.galley.rindex("Town counts")]
