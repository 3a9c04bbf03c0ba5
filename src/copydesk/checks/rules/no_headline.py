"""COM-01: a story without a headline cannot be shown, listed or found."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_PLACEHOLDER = re.compile(
    r"\W*(?:(?:no|new|working|default|article|story|post|page|test)?\s*"
    r"(?:title|headline|hed|untitled|article|story|post|document|draft|subject|slug|name|heading)"
    r"(?:\s*(?:here|goes here|to come|tk|tbc|tbd|missing|\d{1,3}))?"
    r"|(?:enter|insert|add|type|your) (?:an? |the |your )?(?:headline|title|hed)(?: here)?"
    r"|(?:ohne|kein|neuer) titel|(?:titel|überschrift)(?: hier)?(?: einfügen| folgt| fehlt)?"
    r"|(?:sans|pas de|nouveau) titre|titre(?: ici| à venir| à compléter)?"
    r"|(?:sin|nuevo) t[íi]tulo|t[íi]tul(?:o|ar)(?: aquí| pendiente)?"
    r"|(?:بدون|بلا) عنوان|(?:أدخل |اكتب )?(?:ال)?عنوان(?: هنا)?"
    r"|(?:working title|working headline|slug|subject|headline|title|hed|temp(?:orary)?"
    r"|dummy)\s*:.*"
    r"|(?:slug|headline|title|photo|picture|text|draft) only|(?:copy of|auto|new) (?:draft|post"
    r"|story"
    r"|document|untitled.*)|(?:untitled|draft|test|temp|new|copy)[\s_-]*\d*|test(?:ing)?(?: "
    r".{0,20})?"
    r"|(?:head(?:line)?|hed|title)s? (?:to (?:come|follow|be added)|needed|pending|wanted|required)"
    r"|(?:need|needs|awaiting|want) (?:a )?(?:head(?:line)?|title|hed)|(?:do not|don['’]t) "
    r"publish.*"
    r"|(?:placeholder|dummy|temporary|provisional|sample|example)(?: .{0,20})?|asdf\w*|qwerty"
    r"|blah.*"
    r"|(?:page )?not found|access denied|error(?: \d+)?|404.*|loading|redirecting|just a moment"
    r"|breaking(?: news)?|latest news|news|update|front page|article view"
    r"|(?:arbeitstitel|platzhalter|entwurf|betreff).{0,30}|(?:titre provisoire|brouillon"
    r"|objet).{0,30}"
    r"|(?:título provisional|borrador|asunto|sin asunto).{0,30}|(?:مسودة|عنوان مؤقت).{0,30}"
    r"|(?:no|without|missing|empty) (?:subject|name|slug|hed)|(?:slug|working title|kein betreff"
    r"|sans objet|sin asunto|(?:بدون|بلا) موضوع)(?:\s(?:only|here|tk|tbc)|\s?:.{0,60})?"
    r"|(?:title|headline|hed|titel|überschrift|titre|título)\s?:.{0,60}"
    r"|(?:copy|duplicate|clone) of .{1,60}|(?:my|first|sample|hello) (?:post|story|world|article)"
    r"|auto[- ]?(?:draft|saved?)|new (?:entry|item|page|note)|(?:headline|title) (?:not set"
    r"|pending)"
    r"|null|none|undefined|nan|n/?a|tk|tktk|tbc|tbd|todo|xxx+|lorem ipsum.*|home|index)\W*",
    re.I,
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """No headline, a placeholder, or the name of the site in its place."""
    headline = story.headline.strip()
    if not any(sign.isalnum() for sign in headline):
        yield CHECK.about("headline", "The story has no headline.", excerpt=headline)
    elif len(headline) < 80 and _PLACEHOLDER.fullmatch(headline):
        yield CHECK.about("headline", "The headline is a placeholder.", excerpt=headline)
    elif headline.casefold() in _names(story, known):
        says = "The headline is only the name of a publisher."
        yield CHECK.about("headline", says, excerpt=headline)


def _names(story: Story, known: Known) -> set[str]:
    names = [story.origin.name, story.origin.publisher, known.house.name]
    if known.source is not None:
        names.append(known.source.name)
    return {name.strip().casefold() for name in names if name.strip()}


CHECK = Check(code="COM-01", name="no headline", weight=Weight.STOPS, find=find)
