"""Who writes: all people in bylines, and everything by one."""

from collections.abc import Iterator

from copydesk.press import list_page
from copydesk.press.address import absolute, author_address, link_out
from copydesk.press.feedlink import feed_links
from copydesk.press.list_page import Place, index_address
from copydesk.press.locale import locale_at, split
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Author, Page, Paper, Shelf
from copydesk.press.render import Crumb, Sheet, print_sheet
from copydesk.press.shown import shown
from copydesk.press.standing import ids, print_list
from copydesk.press.words import primary, words
from copydesk.story.shapes.jsonld import to_script

INDEX = "authors/index.html"
NAMED = 400  # on the page of all people: those who had a story last


def touched(act: Act, paper: Paper) -> Iterator[str]:
    """The pages of the people in its byline, now and before; the list of people."""
    return list_page.touched_and_named(act, paper, "author")


def every(paper: Paper) -> Iterator[str]:
    """The lists, and pages for each person with a story."""
    return list_page.every_and_names(paper, "author")


def print(path: str, paper: Paper) -> Page | None:
    """The list of people, or the stories by one."""
    if split(path, paper.site)[1] == INDEX:
        return _index(path, paper)
    place = list_page.place_of(path, paper, "author")
    return _author(path, place, paper) if place else None


def _author(path: str, place: Place, paper: Paper) -> Page:
    shelf = place.shelf
    language = locale_at(shelf.locale, paper.site).language
    name = list_page.called(shelf, paper)
    editions = list_page.stories(place, paper)
    known = next((one for one in paper.site.authors if one.key == shelf.key), None)
    person = known or Author(key=shelf.key, name=name)
    crumbs = [Crumb(name=words(language)("Authors"), address=index_address("author", shelf.locale))]
    if place.leaf:
        crumbs.append(Crumb(name=name, address=author_address(shelf.key, shelf.locale)))
    sheet = Sheet(
        path=path,
        title=name,
        language=language,
        name="leaf" if place.leaf else "author",
        locale=shelf.locale,
        feeds=feed_links(paper.site, shelf.locale, shelf, name),
        crumbs=tuple(crumbs),
        data="" if place.leaf else _profile(person, shelf, paper),
        stories=ids(editions),
    )
    # The house of somebody at a source: two of one name are told apart by it.
    source = editions[0].source if editions and not known else None
    return print_list(
        sheet,
        paper,
        editions,
        older=list_page.older(place, editions, paper),
        number=place.leaf,
        person=person,
        role=_told(person.role, language),
        life=_told(person.life, language),
        links=[link for one in person.same_as if (link := link_out(one))],
        picture=shown(person.picture, paper) if person.picture else None,
        house=source.name if source else "",
    )


def _told(by_language: dict[str, str], language: str) -> str:
    """What is said in the page's language, else what is said in none."""
    told = {primary(tag): said for tag, said in by_language.items()}
    return told.get(primary(language), told.get("", ""))


def _profile(person: Author, shelf: Shelf, paper: Paper) -> str:
    """The person as machines read it (schema.org ProfilePage)."""
    language = locale_at(shelf.locale, paper.site).language
    address = absolute(paper.site, author_address(shelf.key, shelf.locale))
    picture = shown(person.picture, paper).src if person.picture else ""
    facts = {
        "@type": "Person",
        "@id": f"{address}#person",
        "name": person.name,
        "url": address,
        "jobTitle": _told(person.role, language),
        "description": _told(person.life, language),
        "image": absolute(paper.site, picture) if picture else "",
        "sameAs": [link for one in person.same_as if (link := link_out(one))],
    }
    about = {name: fact for name, fact in facts.items() if fact}
    return to_script(
        {"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": about}
    )


def _index(path: str, paper: Paper) -> Page:
    locale, _ = split(path, paper.site)
    own = {author.key: author.name for author in paper.site.authors}
    people = [
        Crumb(
            name=own.get(one.key, one.name or one.key), address=author_address(one.key, locale.key)
        )
        for one in paper.labelled("author", locale.key, NAMED)
    ]
    sheet = Sheet(
        path=path,
        title=words(locale.language)("Authors"),
        language=locale.language,
        name="authors",
        locale=locale.key,
        has_ticker=False,
    )
    listed = sorted(people, key=lambda one: (one.name.casefold(), one.address))
    return print_sheet(sheet, paper, "names.html", listed=listed)


PAGE = PageKind(name="author", touched=touched, every=every, print=print)
