"""Who we are and what we promise: principles, how we correct, masthead, owners, terms."""

from collections.abc import Iterable

from copydesk.press.about_us import about_in, paragraphs
from copydesk.press.address import absolute, file_of, rooted
from copydesk.press.alternate import alternates
from copydesk.press.locale import locales, split
from copydesk.press.page import PageKind
from copydesk.press.paper import About, Act, Locale, Page, Paper
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.words import words
from copydesk.story.shapes.jsonld import to_script

PATH = "about/index.html"
ADDRESS = "/about/"
# What the house says in its own words, by the anchor at which it stands, and what that is to
# machines (schema.org NewsMediaOrganization).
POLICIES = {
    "ethics": "ethicsPolicy",
    "masthead": "masthead",
    "ownership": "ownershipFundingInfo",
    "feedback": "actionableFeedbackPolicy",
}


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """No act changes it."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """One for each locale."""
    return [file_of(rooted(locale.key, ADDRESS)) for locale in locales(paper.site)]


def print(path: str, paper: Paper) -> Page | None:
    """What the desk has written, and the promises that the house keeps by its very machinery."""
    locale, rest = split(path, paper.site)
    if rest != PATH:
        return None
    about = about_in(locale, paper.site)
    sheet = Sheet(
        path=path,
        title=words(locale.language)("About {name}", name=locale.name),
        language=locale.language,
        name="about",
        locale=locale.key,
        alternates=alternates(paper.site, ADDRESS),
        data=_organization(about, locale, paper),
        has_ticker=False,
    )
    told = {
        name: paragraphs(getattr(about, name))
        for name in ("who", "corrections", "terms", *POLICIES)
    }
    return print_sheet(sheet, paper, "about.html", about=told)


def _organization(about: About, locale: Locale, paper: Paper) -> str:
    """The house as machines read it."""
    site = paper.site
    here = absolute(site, rooted(locale.key, ADDRESS))
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsMediaOrganization",
        "@id": f"{site.url}/#organization",
        "name": locale.name,
        "url": absolute(site, rooted(locale.key, "/")),
        "publishingPrinciples": here,
        "correctionsPolicy": f"{here}#corrections",
    }
    if locale.publisher:
        data["legalName"] = locale.publisher
    if about.who:
        data["description"] = paragraphs(about.who)[0]
    data |= {name: f"{here}#{key}" for key, name in POLICIES.items() if getattr(about, key)}
    return to_script(data)


PAGE = PageKind(name="about", touched=touched, every=every, print=print)
