"""Ways through a site: menus, crumbs, section names, "skip to content"."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.cleaning.prose import is_prose
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_WAYS = Phrases(
    r"skip (to|past|navigation).{0,40}|(back|go) to (top|home|the top).{0,20}|(previous|next"
    r"|older|newer)( (article|story|post|page))?"
    r"|home( ?[/>»|›] ?.{1,80})?|menu|sections?|topics?|tags?:?|(filed under|posted in|tags?"
    r"|topics?|categor(y|ies))\s*:.{0,160}"
    r"|about( us)?|contact( us)?|careers|site ?map|help|archive|log ?in|sign in|register|search"
    r"|toggle .{2,30}|open menu"
    r"|page \d+( of \d+)?|zum inhalt.{0,30}|zur (navigation|suche|startseite)|nach oben"
    r"|startseite|accueil|inicio|الرئيسية|القائمة|בית|главная",
)
_CRUMB = re.compile(r"[^.!?]{1,40}(?:\s[>»›/]\s[^.!?]{1,60}){2,8}")


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim lines in a page's navigation, and the usual words outside the running text."""
    for number, line, opens in about.near(galley):
        if line.tag == "h1":
            continue
        inside = about.first < number < about.last
        in_menu = "nav" in galley.zones(line) and not is_prose(line, galley)
        if in_menu or (not inside and len(line.text) <= 180 and _is_way(line.text, opens)):
            yield Claim(line=number, role=Role.NAVIGATION)


def _is_way(text: str, opens: str) -> bool:
    ways = _WAYS[opens]
    if ways and ways.fullmatch(text.strip(" :•|-–—»›")):
        return True
    crumbs = " > " in text or " » " in text or " › " in text or " / " in text
    return crumbs and bool(_CRUMB.fullmatch(text))


FURNITURE = Furniture(name="navigation", find=find)
