"""RGT-03: the copy must not be shown where the house publishes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from copydesk.checks.check import Check, Known, Words
from copydesk.story.blocks import Picture
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

# "GERMANY OUT", "AUSTRIA AND SWITZERLAND OUT": in capitals, for teams are out of cups too.
_OUT = r"\b(?i:{places})(?!\w)[A-Z ,/&+-]{{0,60}}\bOUT\b"
# "No use in Germany", "not available to media in Austria or Germany", "worldwide excl. Germany".
_NOT = (
    r"\b(?i:no (?:access|use|usage|publication|display|broadcast)"
    r"|not (?:for|to be|available|licen[cs]ed|permitted|allowed)|(?P<but>except|excl)\w*\.?)"
    r"(?i:(?!except|excl|outside)[^.;:!?\n()]){{0,80}}?\b(?i:{places})(?!\w)"
)
_NEGATED = re.compile(r"\b(?:no|not|never)\b[^.;:!?\n]*$", re.IGNORECASE)
_BEFORE = 120
_WEB = (
    r"(?:web(?:sites?)?|internet|online|digital|electronic|electrónic[ao]|électronique|apps?"
    r"|on-?line|en ligne)"
)
_NO_PAGE = re.compile(
    rf"\b(?:no|not|non|without|never|keine?|nicht|pas|sans|ni|sin|prohibid\w+|excluding"
    rf"|excl\.?)\b[^.;\n]{{0,40}}\b{_WEB}\b"
    rf"|\b{_WEB}\b[^.;\n]{{0,30}}\b(?:prohibited|forbidden|not (?:permitted|allowed|licen[cs]ed)"
    rf"|excluded|interdite?s?|verboten|untersagt|ausgeschlossen|prohibid[oa]s?|out)\b"
    r"|\b(?:print|newspapers?|broadcast|radio|television|tv)(?: (?:use|rights|editions?|media|and "
    r"print|and broadcast))? only\b|\b(?:nur (?:für )?(?:den )?(?:druck|print)|(?:papier|presse "
    r"écrite|impresión|prensa escrita) (?:uniquement|seulement|únicamente))\b"
    r"|\b(?:solo|sólo|uniquement|seulement|nur)\b[^.;\n]{0,20}\b(?:print|papier|impres[oa]|papel"
    r"|druck|impression)\b|ممنوع (?:النشر )?(?:على )?الإنترنت",
    re.I,
)
_NO_KEEPING = re.compile(
    r"\b(?:no|not? (?:be )?)\s?(?:archiv\w*|re-?sale|syndicat\w*|re-?sold|third[- ]part\w+)"
    r"|\bwithin \d+ (?:hours|days) (?:only|of)|\bfor \d+ (?:hours|days) only\b"
    r"|\b(?:keine? (?:archiv\w*|weitergabe)|pas d['’]archiv\w*|sin archivo|one[- ]time use|single "
    r"use)\b",
    re.I,
)
_ALLOWED = re.compile(
    r"\b(?:web|online|internet)\b[^.;]{0,20}\b(?:and|&|,|allowed|permitted|ok)\b", re.I
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By contract: the source's territories do not hold all of `house.territories`. By its terms,
    note or picture: they name a territory of the house as out.
    """
    yield from _by_contract(known)
    out = list(_by_terms(story, known))
    yield from out or _by_use(story)


def _by_terms(story: Story, known: Known) -> Iterator[Finding]:
    if known.house.places:
        out, excluded = _excluded(known.house.places)
        for words in _terms(story):
            found = _search(out if words.field == "caption" else excluded, words.text)
            if found:
                says = "Its terms forbid its use where the house publishes."
                yield CHECK.at(words, says, span=found.span())


def _by_use(story: Story) -> Iterator[Finding]:
    """Terms, in words, that leave out a use which every story of ours has: a page that stays."""
    terms = story.origin.usage_terms
    for form, weight in ((_NO_PAGE, None), (_NO_KEEPING, Weight.WARNS)):
        found = form.search(terms)
        if found and not (form is _NO_PAGE and _ALLOWED.search(terms[: found.start()])):
            words = Words(text=terms, field="origin")
            says = "Its terms forbid a use that we make of it."
            yield CHECK.at(words, says, span=found.span(), weight=weight)
            return


def _by_contract(known: Known) -> Iterator[Finding]:
    allowed = known.source.terms.territories if known.source is not None else ()
    if not allowed:
        return
    evidence = f"contract: {', '.join(allowed)}"
    ours = known.house.territories
    missing = [code for code in ours if code.upper() not in allowed]
    if missing:
        says = f"By contract the copy must not be shown in {', '.join(missing)}."
        yield CHECK.about("origin", says, excerpt=", ".join(missing), evidence=evidence)
    elif not ours:
        says = "The contract names territories, but the house has not said where it publishes."
        yield CHECK.about("origin", says, evidence=evidence, weight=Weight.WARNS)


@lru_cache(maxsize=8)
def _excluded(places: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a caption says of places that are out, and what terms say of them."""
    named = "|".join(re.escape(place) for place in sorted(places, key=len, reverse=True))
    out = _OUT.format(places=named)
    return re.compile(out), re.compile(f"{out}|{_NOT.format(places=named)}")


def _search(excluded: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first exclusion; "not ... except Germany" is none."""
    for found in excluded.finditer(text):
        is_but = bool(found.groupdict().get("but"))
        if not is_but or not _NEGATED.search(text[max(0, found.start() - _BEFORE) : found.start()]):
            return found
    return None


def _terms(story: Story) -> Iterator[Words]:
    """Where an item's terms stand: its own, the note to desks, and at its pictures."""
    yield Words(text=story.origin.usage_terms, field="origin")
    yield Words(text=story.desk_note, field="desk_note")
    for block in story.blocks:
        if isinstance(block, Picture):
            yield Words(text=block.usage_terms, field="usage_terms", block=block.key)
            yield Words(text=block.caption, field="caption", block=block.key)


CHECK = Check(code="RGT-03", name="territory", weight=Weight.STOPS, find=find)
