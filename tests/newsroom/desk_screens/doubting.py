"""A story about which cleaning tells its doubts."""

from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.blocks import Span
from copydesk.story.codec import from_plain, to_plain
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Confidence, Cutting, Role

LABEL, PROMO = "ADVERTISEMENT", "More from the coast"


def cleaned_of(row: StoryRow) -> Cleaned:
    """What cleaning made of the latest version."""
    arrival = row.arrivals.first()
    assert arrival is not None
    return from_plain(arrival.cleaned, Cleaned)


def keep(row: StoryRow, cleaned: Cleaned) -> None:
    """Put another cleaning in its place."""
    arrival = row.arrivals.first()
    assert arrival is not None
    arrival.cleaned = to_plain(cleaned)
    arrival.save()


def doubt(row: StoryRow, *told: Confidence, label: float = 0.9, promo: float = 0.3) -> None:
    """Cleaning has told this, and has cut an advertisement label and a promotion at the foot."""
    cleaned = cleaned_of(row)
    text, start = cleaned.galley, len(cleaned.galley)
    cuttings = []
    for words, role, sure in ((LABEL, Role.AD_LABEL, label), (PROMO, Role.PROMO, promo)):
        span = Span(start=start, end=start + len(words))
        cuttings.append(
            Cutting(span=span, text=words, role=role, rule=f"{role.value} rule", confidence=sure)
        )
        text, start = text + words, span.end
    account = (*cleaned.account, *cuttings)
    keep(row, replace(cleaned, galley=text, account=account, confidences=told))
