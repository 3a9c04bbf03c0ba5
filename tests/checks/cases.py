"""For every check a story it finds, and a near miss that it leaves alone."""

import datetime as dt
from typing import Any

from checks.sound import (
    KNOWN,
    NOW,
    SOUND,
    TEXTS,
    only,
    pull_quote,
    story,
    with_block,
    with_link,
    with_picture,
    with_text,
)
from copydesk.checks.check import Known, Other
from copydesk.story.blocks import Credit, Span
from copydesk.story.record import replace
from copydesk.story.story import (
    Byline,
    Cutting,
    Dateline,
    Origin,
    Role,
    Source,
    Story,
    Terms,
    Ticker,
)

Case = tuple[Story, Known]


def known(**changes: Any) -> Known:
    """What is known, with some of it changed."""
    return replace(KNOWN, **changes)


def _alone(found: Story) -> Case:
    return found, KNOWN


def _other(other: Story, **changes: Any) -> Known:
    return known(others=(Other(id="s2", story=other, **changes),))


def _for(*territories: str) -> Source:
    """A source whose contract is for some territories."""
    return Source(key="skerry", name="Skerry Wire", terms=Terms(territories=territories))


def _version(number: str) -> Story:
    return story(origin=replace(SOUND.origin, version=number))


def _quoting(words: str) -> Story:
    """The sound story with other words in its quotation."""
    return only(*TEXTS[:2], TEXTS[2].replace("We were lucky with the weather", words), *TEXTS[3:])


HEAD = Ticker(items=("Ferry sails again today", "Board meets on the pier"), position="head")
FOOT = Ticker(items=("Ferry sails again today", "Storm warning for Friday"), position="foot")
ELSEWHERE = replace(SOUND.origin, guid="tag:else.example,2026:1", url="https://else.example/1")
CLINIC = "Mortar rounds hit a clinic in Arda on Monday, killing two medics."
PARK = "The two medics died in the shelling of a park, a local radio said."
TOLL = "At least 12 people were killed when the pier gave way, the harbour police said."
LONG = (
    "Divers went down to the wreck of the coaster four times and found nobody in its flooded hold."
)

FOUND: dict[str, Case] = {
    "COM-01": _alone(story(headline="Untitled")),
    "COM-02": _alone(story(headline="23Ferry superJumbo")),
    "COM-03": _alone(story(byline=Byline(text="admin"))),
    "COM-04": _alone(story(published=None, updated=None)),
    "COM-05": _alone(only(*TEXTS[:4], "The first crossing leaves at seven and carries only the")),
    "COM-06": _alone(only("The ferry sails again.")),
    "COM-07": _alone(story(origin=Origin(name="Skerry"))),
    "COM-08": _alone(story(standfirst=SOUND.headline)),
    "COM-09": (SOUND, known(is_whole=False)),
    "CLN-01": _alone(with_text("Scroll down to continue")),
    "CLN-02": _alone(with_text("20261123_ferry_pier_02")),
    "CLN-03": _alone(
        with_text("Now: Board meets on pier • Storm nears the coast • Flour price doubles")
    ),
    "CLN-04": _alone(
        with_text("If you spot a mistake in our reporting, let us know and we will correct it.")
    ),
    "CLN-05": _alone(with_text("The board <b class='x'>met</b> on the pier in the afternoon.")),
    "CLN-06": _alone(with_text("The cafÃ© on the pier reopened with the ferry.")),
    "CLN-07": _alone(with_text("The board met on the pi\u200ber in the afternoon.")),
    "CLN-08": _alone(with_text(TEXTS[0].replace("storm", "gale"), at=5)),
    "CLN-10": _alone(with_text("The repairs cost TK, the board said after its meeting.")),
    "CLN-11": _alone(with_text("Subs: please hold for a second quote from the board.")),
    "CLN-13": _alone(with_text("Write to pier[at]harbour[dot]example with any question.")),
    "TIM-01": _alone(story(published=NOW + dt.timedelta(days=2), updated=None)),
    "TIM-02": (SOUND, known(now=NOW + dt.timedelta(days=60))),
    "TIM-03": _alone(story(updated=NOW - dt.timedelta(hours=9))),
    "TIM-05": _alone(story(published=None, updated=None)),
    "TIM-07": _alone(story(expires=NOW - dt.timedelta(minutes=1))),
    "IDN-01": (SOUND, _other(story(origin=ELSEWHERE, headline="Islanders get their boat back"))),
    "IDN-05": (SOUND, known(status="canceled")),
    "IDN-07": _alone(with_text("Correction: The first crossing is at seven, not eight.", at=5)),
    "FIG-01": _alone(story(headline="Pier collapse kills 21", blocks=only(TOLL, LONG).blocks)),
    "FIG-02": (only(TOLL, LONG), known(earlier=only(TOLL.replace("12", "30"), LONG))),
    "ATT-06": (
        only("The board knew of the cracks for months.", LONG),
        known(earlier=only("The board knew of the cracks for months, an engineer said.", LONG)),
    ),
    "TIM-08": (
        with_text("The nearly six-year-old war closed the strait."),
        known(now=NOW + dt.timedelta(days=500)),
    ),
    "FIG-07": _alone(only(CLINIC, LONG, PARK)),
    "FIG-08": (only(TOLL, LONG), _other(only(TOLL.replace("12", "19")), relation="event")),
    "FIG-10": (only(CLINIC, LONG), _other(only(PARK), relation="event")),
    "FIG-09": (only(TOLL.replace("12", "14"), LONG), known(earlier=only(TOLL, LONG))),
    "ATT-01": _alone(with_text("“The pier will hold for a century, said the engineer.")),
    "ATT-04": _alone(with_text("Critics say the pier was patched and not repaired.")),
    "RGT-01": _alone(story(origin=replace(SOUND.origin, usage_terms=""))),
    "RGT-02": _alone(with_text("EMBARGOED until 6 p.m. Tuesday", at=0)),
    "RGT-03": (
        SOUND,
        known(house=replace(KNOWN.house, territories=("AT", "DE")), source=_for("AT", "CH")),
    ),
    "RGT-04": _alone(
        with_picture(credit=Credit(text="A. Moss/Tarn Photo", agencies=("Tarn Photo",)))
    ),
    "PIC-01": _alone(with_picture(credit=None)),
    "PIC-02": _alone(with_picture(src="")),
    "PIC-03": _alone(with_picture(alt="IMG_2231.jpg")),
    "LNK-01": _alone(with_link("https://harbour.example/board?utm_source=wire")),
    "LNK-02": _alone(with_link("https://staging.harbour.example/board")),
    "LNG-01": _alone(story(language="fr")),
    "LNG-02": _alone(with_text("The board met on the the pier in the afternoon.")),
    "LNG-03": _alone(with_text("The board hired an builder for the pier.")),
    "LNG-04": _alone(story(headline="FERRY SAILS AGAIN AFTER REPAIRS")),
    "OUT-12": (SOUND, known(tickers=(HEAD, FOOT))),
    "CLN-09": _alone(with_text("The board met on the pier.It voted at noon for the work.")),
    "CLN-12": _alone(with_text("Sure! Here is a shorter version of the paragraph:")),
    "TIM-04": _alone(with_text("The board meets on Friday, 23 November 2026.")),
    "TIM-06": (SOUND, known(zoneless=("published",))),
    "IDN-02": (
        only(*[text.replace("the ", "that ") for text in TEXTS]),
        _other(story(origin=ELSEWHERE)),
    ),
    "IDN-03": (SOUND, known(earlier=only(TOLL, LONG, headline="Coaster lies on a reef"))),
    "IDN-04": (_version("3"), known(earlier=_version("4"))),
    "IDN-06": (SOUND, known(earlier=only(TEXTS[0].replace("repairs", "plans"), *TEXTS[1:]))),
    "FIG-03": _alone(with_text("Of the 40 divers, 22 came by boat, 12 by train and nine on foot.")),
    "FIG-04": _alone(
        with_text("The pier repair cost 3 million crowns.", "The repair needs 3 billion crowns.")
    ),
    "FIG-05": _alone(with_text("“It was luck,” Ms. Malrow added.")),
    "FIG-06": _alone(with_text("The pier, built in 1926, marks its 90th anniversary this year.")),
    "ATT-02": _alone(only(TEXTS[0], "“Nobody on the islands was ever asked about it.”", TEXTS[3])),
    "ATT-03": (SOUND, known(earlier=_quoting("We were never lucky with the weather"))),
    "ATT-05": _alone(with_text("Mr. Wendelin denied it.")),
    "ATT-07": (only(*TEXTS[:2], *TEXTS[3:]), known(earlier=SOUND)),
    "RGT-05": _alone(with_text("Media contact: Jo Finch, press@coral.example", at=5)),
    "PIC-04": (SOUND, _other(with_picture(caption="A wreck off another coast."))),
    "PIC-05": _alone(with_picture(width=150, height=100)),
    "LNK-03": _alone(with_link("https://harbour.example/board", words="here")),
    "LEG-01": _alone(with_text("Her home number is 01632 960 144.")),
    "LEG-02": _alone(with_text("The boy, Jonas Pell, 12, was charged with arson.")),
    "LEG-03": _alone(with_text("The keeper took his own life in the winter.")),
    "LEG-04": _alone(with_text("Edgar Pohl is a thief who robbed pensioners.")),
    "LEG-05": _alone(with_text("The feed needs api_key=9d3c1f0ab2e84776a1d0c5be99ff0123.")),
}

PASSED: dict[str, Case] = {
    "COM-01": _alone(story(headline="Resigned")),
    "COM-02": _alone(story(headline="F-35 grounded after bird strike")),
    "COM-03": _alone(story(byline=Byline(text="Our correspondent"))),
    "COM-04": _alone(story(updated=None)),
    "COM-05": _alone(only(*TEXTS[:4], "“And then the lamp went out …” she said. “I waited …”")),
    "COM-06": (only("The ferry sails again."), known(house=replace(KNOWN.house, short_words=4))),
    "COM-07": _alone(story(origin=Origin(), capture="")),
    "COM-08": _alone(story(section="", subjects=("ferries",))),
    "COM-09": (SOUND, known(is_whole=True)),
    "CLN-01": _alone(with_text("The photo showed the pier before the storm took half of it.")),
    "CLN-02": _alone(with_text("The Boeing 737-800 turned back.")),
    "CLN-03": _alone(
        with_text("The board asked whether and/or how the 23/11/2026 sailing counts.")
    ),
    "CLN-04": _alone(with_text("The paper said subscriptions had doubled since the spring.")),
    "CLN-05": _alone(with_text("AT&T said x < y holds for R&D spending, and 3 > 2.")),
    "CLN-06": _alone(with_text("Ñusta Ångström ate a crème brûlée at the café, “très bon”.")),
    "CLN-07": _alone(with_text("The flag \U0001f3f4\u200d\u2620\ufe0f flew over the pier.")),
    "CLN-08": _alone(with_block(pull_quote())),
    "CLN-10": _alone(with_text("TK Maxx will open on the pier; Super Bowl XXX was long ago.")),
    "CLN-11": _alone(with_text("The race ends at the pier, and more runners than ever came.")),
    "CLN-13": _alone(with_text("We met at noon. Write to pier@harbour.example for the plan.")),
    "TIM-01": _alone(story(published=NOW + dt.timedelta(minutes=5), updated=None)),
    "TIM-02": (story(kicker="Archive"), known(now=NOW + dt.timedelta(days=60))),
    "TIM-03": _alone(story(updated=SOUND.published.replace(hour=0) if SOUND.published else None)),
    "TIM-05": _alone(
        story(published=None, dateline=Dateline(text="PORT ANSELM, Nov. 23", day="Nov. 23"))
    ),
    "TIM-07": _alone(story(expires=NOW + dt.timedelta(hours=1))),
    "IDN-01": (SOUND, _other(only(TOLL, LONG, TEXTS[2]))),
    "IDN-05": _alone(story(headline="Kill devil hills: a town by the sea")),
    "IDN-07": _alone(with_text("The market saw a correction: shares fell by a tenth.", at=5)),
    "FIG-01": _alone(
        story(headline="A dozen killed as pier collapses", blocks=only(TOLL, LONG).blocks)
    ),
    "FIG-02": (only(TOLL.replace("12", "14"), LONG), known(earlier=only(TOLL, LONG))),
    "ATT-06": (
        only("An engineer says the board knew of the cracks for months.", LONG),
        known(earlier=only("The board knew of the cracks for months, an engineer said.", LONG)),
    ),
    "TIM-08": _alone(with_text("The nearly six-year-old war closed the strait.")),
    "FIG-07": _alone(only(CLINIC, LONG, PARK.replace("a park", "the clinic"))),
    "FIG-08": (only(TOLL, LONG), _other(only(TOLL.replace("At least 12", "Twelve")))),
    "FIG-10": (only(CLINIC, LONG), _other(only(PARK.replace("a park", "the clinic")))),
    "FIG-09": (only(TOLL.replace("12", "twelve"), LONG), known(earlier=only(TOLL, LONG))),
    "ATT-01": _alone(
        with_text("“The pier will hold for a century.", "“It will outlive us all,” he said.")
    ),
    "ATT-04": _alone(
        with_text("Ola Brandt, an analyst at Tarn Bank, was gloomy.", "Analysts said prices fell.")
    ),
    "RGT-01": _alone(story(origin=Origin(), capture="")),
    "RGT-02": _alone(with_text("The report had been embargoed until last week.", at=0)),
    "RGT-03": (
        SOUND,
        known(house=replace(KNOWN.house, territories=("AT",)), source=_for("AT", "CH")),
    ),
    "RGT-04": _alone(with_picture(credit=Credit(text="Jo Penn / Lantern Pictures"))),
    "PIC-01": _alone(with_picture(credit=Credit(text="Harbour Post graphic"))),
    "PIC-02": _alone(with_picture(src="", file="ferry.jpg")),
    "PIC-03": _alone(with_picture(alt="A photo album lies open on the pier")),
    "LNK-01": _alone(with_link("https://harbour.example/board?page=2&id=7")),
    "LNK-02": _alone(with_link("https://www.harbour.example/editors/latest")),
    "LNG-01": _alone(story(language="en-GB")),
    "LNG-02": _alone(with_text("He said that that was all he had had, and so did Duran Duran.")),
    "LNG-03": _alone(with_text("An hour later a European and an MP ate a one-off meal.")),
    "LNG-04": _alone(story(headline="NATO, UN and EU agree on ferry for the islands")),
    "OUT-12": _alone(SOUND),
    "CLN-09": _alone(with_text("Mr. J.R.R. Tanner of U.S.Steel writes for Harbour.Com now.")),
    "CLN-12": _alone(with_text("“Here is a shorter version,” the clerk said: the model refused.")),
    "TIM-04": _alone(with_text("The board meets on Monday, 23 November 2026.")),
    "TIM-06": _alone(SOUND),
    "IDN-02": (SOUND, _other(only(TOLL, LONG, TEXTS[2]))),
    "IDN-03": (SOUND, known(earlier=only(*TEXTS[:3]))),
    "IDN-04": (_version("4"), known(earlier=_version("3"))),
    "IDN-06": (_version("4"), known(earlier=only(TEXTS[0].replace("repairs", "plans")))),
    "FIG-03": _alone(with_text("Of the 40 divers, 22 came by boat, 12 by train and six on foot.")),
    "FIG-04": _alone(
        with_text("The pier cost 3 million crowns.", "The state spends 3 billion on railways.")
    ),
    "FIG-05": _alone(with_text("“It was luck,” Joan Harlow added, as Ms. Marlow had.")),
    "FIG-06": _alone(with_text("Otto Brandel, born in 1950, is 75.")),
    "ATT-02": _alone(only(TEXTS[0], "“Nobody on the islands was asked,” Ms. Marlow said.")),
    "ATT-03": (SOUND, known(earlier=_quoting("We were lucky with the weather"))),
    "ATT-05": _alone(with_text("Anya Wendelin denied it. Ms. Wendelin left.")),
    "ATT-07": (only(TEXTS[2], *TEXTS[:2], *TEXTS[3:]), known(earlier=SOUND)),
    "RGT-05": _alone(with_text("The company’s press office did not reply.", at=5)),
    "PIC-04": (SOUND, _other(with_picture(caption="The ferry Calla at its berth."))),
    "PIC-05": _alone(with_picture(width=1600, height=900)),
    "LNK-03": _alone(with_link("https://harbour.example/board", words="ferry")),
    "LEG-01": _alone(with_text("The council’s press office is on 01632 960 001.")),
    "LEG-02": _alone(with_text("Her son, Max Arlow, 11, won the race.")),
    "LEG-03": _alone(with_text("It would be political suicide, the board said.")),
    "LEG-04": _alone(with_text("Edgar Pohl is a thief, the court found on Monday.")),
    "LEG-05": _alone(with_text("It was a token gesture, and the key to the match.")),
}


def cutting(text: str, role: Role) -> Cutting:
    """A cutting as cleaning makes them."""
    return Cutting(span=Span(start=0, end=len(text)), text=text, role=role, rule="issue boxes")
