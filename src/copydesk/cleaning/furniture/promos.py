"""Lines that lead to other stories of the house."""

from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.cleaning.prose import ends_sentence, is_prose
from copydesk.markup.galley import Galley, Line
from copydesk.markup.tidy import count_words
from copydesk.story.story import Role

_HEADS = (
    r"(read|see|watch|listen|hear|view)( also| next| this| our)|read|also (read|see)"
    r"|more (on|from|about|in|by|coverage)( .{2,50})?"
    r"|(related|recommended|similar|other|further|suggested|popular|most[- ]read"
    r"|editor.?s.? picks?|must[- ]reads?)"
    r"( (stories|story|articles?|posts?|news|content|topics|links|reading|coverage|video|videos))?"
    r"|you (may|might)( also)? (like|enjoy|be interested in)( this)?|don.t miss"
    r"|what to read next|up next|in this (story|article)"
    r"|more (stories|news|articles)|read more( about| on| from| in) .{2,40}|from our (partners"
    r"|archives?)|top picks|keep reading"
    r"|lesen sie (auch|mehr)|mehr (zum thema|dazu)|auch interessant|zum thema|weitere (artikel"
    r"|themen|meldungen)"
    r"|(à )?lire aussi|voir aussi|sur le même (sujet|thème)|lea (también|además)"
    r"|le puede interesar|te puede interesar"
    r"|noticias relacionadas|leggi anche|potrebbe interessarti|leia (também|mais)|veja também"
    r"|saiba mais|lees ook"
    r"|läs (också|även|mer)|les også|læs også|lue myös|czytaj (też|także|również)|zobacz (też"
    r"|także)"
    r"|читайте также|по теме|см\. также|ilgili haberler?|(اقرأ|إقرأ|شاهد|طالع) (أيضا|أيضاً|أيضًا"
    r"|ايضا)|مواضيع ذات صلة|ذات صلة|קראו גם|כתבות נוספות"
)
_ALONE = Phrases(_HEADS)
_BEHIND = r"\s*[:：|»>–—-]\s*(?=\S)"
_IN_FRONT = Phrases(_HEADS, _BEHIND)
_MORE = Phrases(r"(?:read|see|watch) more", _BEHIND)
_LONGEST_ALONE, _LONGEST = 70, 220
_MOST_ITEMS = 8


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim such lines, and the linked or short lines under a heading of this kind."""
    left = 0
    for number, line, opens in about.near(galley):
        text = line.text
        alone = _ALONE[opens] if len(text) <= _LONGEST_ALONE else None
        if alone and alone.fullmatch(text.strip(" :：.…»>|-–—•*")):
            yield Claim(line=number, role=Role.PROMO)
            left = _MOST_ITEMS
        elif _leads_on(line, galley, opens):
            yield Claim(line=number, role=Role.PROMO)
        elif left and _is_item(line, galley, number > about.last):
            yield Claim(line=number, role=Role.PROMO)
            left -= 1
        else:
            left = 0


def _leads_on(line: Line, galley: Galley, opens: str) -> bool:
    front, more = _IN_FRONT[opens], _MORE[opens]
    if len(line.text) > _LONGEST or not (front or more):
        return False
    bare = line.text.lstrip(" >»›→▶•*-–—")
    if not ((front and front.match(bare)) or (more and more.match(bare))):
        return False
    return line.link_share > 0.3 or not is_prose(line, galley)


def _is_item(line: Line, galley: Galley, after: bool) -> bool:
    if galley.marked_up:
        return line.link_share > 0.8
    if not after or is_prose(line, galley) or len(line.text) > 140 or ":" in line.text[:20]:
        return False
    return count_words(line.text) >= 4 and not ends_sentence(line.text)


FURNITURE = Furniture(name="promos", find=find)
