"""COM-07: it is not clear whose copy this is and where their own version stands.

Copy sent to us by an agency under contract often has no address of its own: its identifier is
enough, and a capture's hash is no identifier of the source's.
"""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import listed
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Origin, Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """No name, no link or no identifier of the source; staff copy has none and needs none."""
    origin = story.origin
    if origin == Origin() and not story.capture and known.source is None:
        return
    name = origin.name or origin.publisher or (known.source.name if known.source else "")
    sent = known.source is not None and origin.guid and not origin.guid.startswith("sha256:")
    link = origin.url or (origin.guid if sent else "")
    missing = [word for word, there in (("name", name), ("link", link)) if not there.strip()]
    if not origin.guid.strip():
        missing.append("identifier")
    if missing:
        weight = Weight.WARNS if missing == ["identifier"] else Weight.STOPS
        says = f"The source is incomplete: no {listed(missing, last='and no')}."
        yield CHECK.about("origin", says, excerpt=name, weight=weight)


CHECK = Check(code="COM-07", name="source incomplete", weight=Weight.STOPS, find=find)
