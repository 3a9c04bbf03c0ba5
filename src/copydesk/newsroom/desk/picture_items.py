"""Pictures that agencies send as items of their own, beside the text that uses them.

They are no stories: the text has them already. But what a source does to a picture reaches every
story that shows it.
"""

from copydesk.newsroom.desk import actions, trace
from copydesk.newsroom.desk.knowing import Delivery
from copydesk.newsroom.desk.models import NameRow, StoryRow, WaitingOrderRow
from copydesk.story.change import ChangeKind
from copydesk.story.story import Item
from copydesk.wire.upstream import judge as upstream
from copydesk.wire.upstream.identity import canonical

CLASSES = frozenset({"picture", "graphic"})
PICTURE = "picture:"
Attention = StoryRow.Attention


def stories_among(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of a delivery without the sound pictures that others of them show."""
    shown = {name for item in items if item.item_class not in CLASSES for name in _names(item)}
    return tuple(
        item
        for item in items
        if item.item_class not in CLASSES
        or item.status != "usable"
        or canonical(item.guid) not in shown
    )


def learn(row: StoryRow, item: Item, delivery: Delivery) -> None:
    """Remember the pictures a story shows; one that was struck before it came is told."""
    names = _names(item)
    NameRow.objects.bulk_create(
        [NameRow(story=row, source=row.source, name=(PICTURE + name)[:520]) for name in names],
        ignore_conflicts=True,
    )
    waiting = WaitingOrderRow.objects.filter(
        source=delivery.source, name__in=names, at__gte=delivery.now - upstream.KEPT
    )
    order = waiting.first()
    if order is not None:
        _tell(row, order.name, order.note)


def strike(item: Item, delivery: Delivery) -> list[StoryRow]:
    """A picture is killed or held: every story that shows it is taken down or told."""
    if item.item_class not in CLASSES or item.status == "usable":
        return []
    name = (PICTURE + canonical(item.guid))[:520]
    named = NameRow.objects.filter(source=delivery.source, name=name).select_related("story")
    rows = [found.story for found in named]
    for row in rows:
        _tell(row, item.guid, item.desk_note)
    return rows


def _names(item: Item) -> list[str]:
    return sorted({canonical(picture.guid) for picture in item.pictures if picture.guid})


def _tell(row: StoryRow, name: str, note: str) -> None:
    """As with a kill of the story, a person decides afterwards: the picture out, or the story."""
    StoryRow.objects.filter(pk=row.pk).update(attention=Attention.KILLED)
    trace.leave(row, "desk.picture_struck", by=None, picture=name[:300], note=note[:300])
    row.refresh_from_db()
    if row.live and (row.source is None or row.source.obeys_kills):
        source = row.source.name if row.source else row.origin_name
        reason = f"{source} has withdrawn a picture of this story. We have taken it down."
        actions.withdraw(row, by=None, reason=reason, kind=ChangeKind.WITHHOLD)
