"""Little copy, with little around a line to tell it by: as editors paste it, as feeds send it."""

import pytest

from cleaning.conftest import Cleaning
from copydesk.story.blocks import plain_text

PASTED = {
    "de": """Fähre nach Norderhallig fährt wieder

Von Anna Rieck

Die Fähre nach Norderhallig fährt seit Montag wieder. Der Anleger war nach einem Sturm gesperrt.

„Wir haben jede Naht geprüft“, sagte der Hafenmeister.

Was die Reederei plant

Ein zweites Schiff soll im Mai folgen.

Lesen Sie auch: Sturmschäden an der Küste

Newsletter abonnieren
""",
    "ar": """العبّارة تعود إلى الجزر

كتبت: ليلى حداد

قال مكتب الميناء يوم الاثنين إن العبّارة ستعود بعد أسبوعين من العاصفة التي أضرّت بالرصيف.

وأضاف المدير أن السكان اعتمدوا على القوارب الصغيرة لنقل الطعام والبريد.

اقرأ أيضاً: جسر جديد في ريفرفيل

اشترك في النشرة البريدية
""",
}
PARAGRAPHS = (
    "The ferry to Vellamo sailed again on Monday, two weeks after it had run into the old pier.",
    "“We checked every weld twice,” said Maren Tolliver, the harbour master.",
    "The crossing had been closed since a storm tore the landing stage from its piles.",
)


@pytest.mark.parametrize(("language", "kept"), [("de", 4), ("ar", 2)])
def test_a_short_paste_keeps_its_sentences_and_loses_what_leads_away(
    clean_text: Cleaning, language: str, kept: int
) -> None:
    lines = PASTED[language].strip().split("\n\n")
    found = clean_text(PASTED[language])
    assert [plain_text(block) for block in found.story.blocks] == lines[2 : 2 + kept]
    assert found.story.language == language
    assert len(found.cuttings) == 2


def test_a_short_last_sentence_of_a_feeds_body_stays(clean_body: Cleaning) -> None:
    said = (*PARAGRAPHS, "It reopens on Monday.")
    body = "".join(f"<p>{line}</p>" for line in said)
    ends = '<p>Subscribe to our newsletter</p><p><a href="/b">More: Boats lost in storm</a></p>'
    blocks = clean_body(body + ends).story.blocks
    assert tuple(plain_text(block) for block in blocks) == said
