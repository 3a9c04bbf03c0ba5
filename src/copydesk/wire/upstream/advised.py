"""What copy says in words, of itself or of other items, laid on the item it came as."""

from copydesk.story.record import replace
from copydesk.story.story import Item, Order
from copydesk.wire.upstream import advisories, signals


def advised(item: Item, said: str, *, own: tuple[str, ...] = ()) -> Item:
    """The item with the advice, the orders and the note that its words hold; the body stays.

    `own` are names by which the words may mean this very item, in whatever case. A kill or hold
    that names others is an order about them; one that names none, or this item, is about itself.
    What the item's own fields say already is left as it is.
    """
    told = advisories.of_copy(said)
    if not told.advice:
        return item
    mine = {name.casefold() for name in (item.guid, *item.alternative_ids, *own) if name}
    is_order = told.advice in ("kill", "withhold", "release")
    others = [one for one in told.targets if one.casefold() not in mine] if is_order else []
    is_about_itself = not others or len(others) < len(told.targets)
    orders = tuple(Order(guid=one, status=told.status, note=told.note) for one in others)
    return replace(
        item,
        advice=item.advice or told.advice,
        status=told.status if item.status == "usable" and is_about_itself else item.status,
        orders=(*item.orders, *orders),
        desk_note=item.desk_note or signals.joined(told.note),
    )
