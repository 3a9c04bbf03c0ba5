"""What a story page leads on to: the people in its byline, its topics, its translations."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from copydesk.press.address import author_address, topic_address
from copydesk.press.list_page import topic_name
from copydesk.press.locale import locale_of
from copydesk.press.paper import Act, Paper, Shelf, Site
from copydesk.press.render import Alternate, Crumb
from copydesk.press.shelf import authors_of, topics_of
from copydesk.story.edition import Edition


@dataclass(frozen=True)
class Piece:
    """A piece of the byline; a name has the address of its page."""

    text: str
    address: str = ""


def byline(edition: Edition, site: Site) -> tuple[Piece, ...]:
    """The byline as printed, each name in it with its page."""
    if edition.story.byline is None:
        return ()
    locale = locale_of(edition, site).key
    left, pieces = edition.story.byline.text, []
    for person in authors_of(edition, site):
        before, name, after = left.partition(person.name)
        if name:
            pieces += [Piece(before), Piece(name, author_address(person.key, locale))]
            left = after
    return tuple(piece for piece in (*pieces, Piece(left)) if piece.text)


def topics(edition: Edition, site: Site) -> tuple[Crumb, ...]:
    """The topics of the story, each with its page."""
    locale = locale_of(edition, site).key
    found = []
    for topic in topics_of(edition, site):
        shelf = Shelf(kind="topic", key=topic.key, locale=locale)
        name = topic_name(shelf, site) or topic.name or topic.key
        found.append(Crumb(name=name, address=topic_address(topic.key, locale)))
    return tuple(found)


def translations(edition: Edition, paper: Paper) -> tuple[Alternate, ...]:
    """The story in all languages it stands in, its own among them; none where it is alone."""
    return all_translations([edition], paper)[edition.id]


def all_translations(editions: Iterable[Edition], paper: Paper) -> dict[str, tuple[Alternate, ...]]:
    """The translations of many stories by their ids, asked for together."""
    roots = {edition.id: (_root(edition), edition) for edition in editions}
    groups = _groups({root for root, _ in roots.values()}, paper)
    return {id: _alternates(edition, groups[root]) for id, (root, edition) in roots.items()}


def _alternates(edition: Edition, group: Sequence[Edition]) -> tuple[Alternate, ...]:
    found = {one.story.language: one for one in reversed(group)}
    if edition.id not in {one.id for one in group} or len(found) < 2:
        return ()
    return tuple(
        Alternate(language=language, address=one.path, name=language)
        for language, one in sorted(found.items())
        if language
    )


def translated(act: Act, paper: Paper) -> Iterator[Edition]:
    """The story in the other languages, when an act changes which languages there are."""
    before, after = act.before, act.after
    same = before and (before.story.language, before.withdrawn, before.translation_of)
    if same == (after.story.language, after.withdrawn, after.translation_of):
        return
    editions = [edition for edition in (before, after) if edition]
    groups = _groups({_root(edition) for edition in editions}, paper)
    for root in sorted(groups):
        yield from groups[root]


def _root(edition: Edition) -> str:
    return edition.translation_of or edition.id


def _groups(roots: Collection[str], paper: Paper) -> dict[str, list[Edition]]:
    """Each original with all its translations, as far as they stand."""
    family = paper.family(roots)
    known = {one.id: one for one in family}
    groups = {root: [known[root]] if root in known else [] for root in roots}
    for one in family:
        if one.translation_of in groups:
            groups[one.translation_of].append(one)
    return groups
