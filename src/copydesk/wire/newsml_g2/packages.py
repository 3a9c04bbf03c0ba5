"""Which pictures of a message go with which text: packages and links name them by id."""

from collections.abc import Iterable, Iterator, Mapping

from copydesk.story.record import replace
from copydesk.story.story import Item, Related, SentPicture
from copydesk.wire.agencyxml import words
from copydesk.wire.newsml_g2.files import PICTURES
from copydesk.wire.newsml_g2.properties import children
from copydesk.wire.xmltree import Element


def members(package: Element) -> tuple[Related, ...]:
    """The items a package names, in the order of its groups."""
    return tuple(one for group in _groups(package) for one in _refs(group))


def with_pictures(items: Iterable[Item], packages: Iterable[Element]) -> tuple[Item, ...]:
    """The items, each text with the pictures that its packages and links give it."""
    items = tuple(items)
    known = {item.guid: item for item in items}
    wanted: dict[str, dict[str, None]] = {}
    for package in packages:
        for text, picture in _pairs(package, known):
            wanted.setdefault(text, {})[picture] = None
    for item in items:
        if _is_text(item):
            linked = (one.guid for one in item.related if _is_picture(known.get(one.guid)))
            wanted.setdefault(item.guid, {}).update(dict.fromkeys(linked))
    return tuple(_illustrated(item, wanted.get(item.guid, {}), known) for item in items)


def _pairs(package: Element, known: Mapping[str, Item]) -> Iterator[tuple[str, str]]:
    """Text and picture of one group; a group without text goes with the first text of the package.

    Pictures without any text are the package's own: a gallery.
    """
    groups = [[one.guid for one in _refs(group)] for group in _groups(package)]
    own = package.get("guid", "").strip()
    main = next((guid for group in groups for guid in group if _is_text(known.get(guid))), own)
    for group in groups:
        holder = next((guid for guid in group if _is_text(known.get(guid))), main)
        yield from ((holder, guid) for guid in group if _is_picture(known.get(guid)))


def _groups(package: Element) -> Iterator[Element]:
    """The groups of a package from its root on; those no other group names come last."""
    for groups in children(package, "groupset"):
        held = {one.get("id", str(n)): one for n, one in enumerate(children(groups, "group"))}
        ahead = [*reversed(held), groups.get("root", "")]
        while ahead:
            group = held.pop(ahead.pop(), None)
            if group is not None:
                yield group
                ahead += reversed([one.get("idref", "") for one in children(group, "groupref")])


def _refs(group: Element) -> Iterator[Related]:
    for one in children(group, "itemref"):
        guid = one.get("residref") or one.get("guidref") or ""
        if guid or one.get("href"):
            yield Related(
                rel=group.get("role") or group.get("roleuri") or "",
                guid=guid.strip(),
                href=one.get("href", "").strip(),
                title=next((words(line) for line in children(one, "headline", "title")), ""),
                media_type=one.get("contenttype", "").strip(),
            )


def _is_text(item: Item | None) -> bool:
    return item is not None and item.item_class == "text"


def _is_picture(item: Item | None) -> bool:
    return item is not None and item.item_class in PICTURES and bool(item.pictures)


def _illustrated(item: Item, wanted: Iterable[str], known: Mapping[str, Item]) -> Item:
    """Pictures from their own items go before what a link says of the same.

    One that is killed, withheld or embargoed for longer than the text is not shown with it.
    """
    pictures: dict[str, SentPicture] = {one.guid or one.src: one for one in item.pictures}
    pictures |= {guid: known[guid].pictures[0] for guid in wanted}
    shown = (one for guid, one in pictures.items() if _may_go(known.get(guid, item), item))
    return replace(item, pictures=tuple(shown))


def _may_go(picture: Item, text: Item) -> bool:
    """Whether a picture's own item lets it go with a text; an item's own picture always goes."""
    if picture is text:
        return True
    until = picture.embargo_until
    is_free = until is None or (text.embargo_until is not None and until <= text.embargo_until)
    return picture.status == "usable" and is_free
