"""COM-03: nobody, or no name that readers can know, stands as the author."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import word_set
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_ROLES = word_set(
    "admin administrator editor webmaster author reporter writer staff user guest contributor root"
    " system cms test unknown anonymous null none undefined nan n/a na default superuser newsuser"
    " wordpress drupal moderator owner host import importer bot api producer producers web digital"
    " content production newsroom newsdesk social media marketing communications comms publisher"
    " publishing syndication syndicated automation automated robot feed feeds upload uploads "
    "manager"
    " support info seo audience subeditor sub-editor sub subs copy night day intern trainee "
    "freelance"
    " freelancer coordinator assistant account login poster profile system-generated auto generated"
    " editors writers reporters authors contributors"
    " wordpress drupal moderator owner host import importer bot api"
    " producer manager intern assistant freelancer freelance writers reporters editors producers"
    " contributors webteam newsteam publisher journalist columnist subeditor copywriter uploader"
)
_ROLES_ELSEWHERE = word_set(
    "redaktion redakteur redakteurin autor autorin benutzer gast online onlineredaktion"
    " rédaction rédacteur rédactrice auteur utilisateur invité administrateur webmestre"
    " redacción redactor redactora autor autora usuario invitado administrador"
    " admin@ guest the site web website page our blog desk team name by post posted account"
    " produktion volontär praktikant inhalte webredaktion stagiaire pigiste contenu équipe web"
    " equipo contenido contenidos becario digital webmaster"
    " content digital news media social multimedia newsroom data audience editorial-team feed"
    " agency agencies wire partner sponsored service services department interactive studio"
    " مدير الموقع المحرر محرر الإدارة الكاتب ضيف"
)
# What agencies and old papers sign with; worth knowing, not worth asking about.
_SIGNED = word_set(
    "staff newsdesk newsroom anonymous redaktion rédaction redacción online team desk"
)
_LED_IN = re.compile(
    r"^(?:(?:posted|written|published|created|uploaded) )?(?:by|von|par|por|بقلم)\b:?\s*", re.I
)
_ADDRESS = re.compile(r"\S+@\S+|https?://|www\.")
_ACCOUNT = re.compile(
    r"[a-z]+(?:[._-][a-z]*)?\d+|[^\W_]+_\w+|[a-z]+\.[a-z]+|@\w+|[a-z]+(?:-[a-z]+)+"
    r"|\[[^\]]{2,40}\]|<[^>]{2,40}>|\{[^}]{2,40}\}"
    r"|(?i:(?:user|editor|staff|(?:web|news|online|city|copy) ?(?:desk|team|editor))\s*#?\d+)"
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """No byline, or an account, an address or the word for a role instead of a name."""
    line = story.byline.text.strip() if story.byline is not None else ""
    name = _LED_IN.sub("", line).strip(" .,|-–—")
    if not any(sign.isalpha() for sign in name):
        yield CHECK.about("byline", "The story carries no byline.", excerpt=line)
    elif _ADDRESS.search(name):
        yield CHECK.about("byline", "The byline is an address, not a name.", excerpt=line)
    elif _is_role(name) or _ACCOUNT.fullmatch(name):
        says = "The byline is an account or a role, not a name."
        weight = Weight.NOTES if set(name.casefold().split()) <= _SIGNED else None
        yield CHECK.about("byline", says, excerpt=line, weight=weight)


def _is_role(name: str) -> bool:
    """Nothing but words for roles, with or without what they go with: "Guest Author"."""
    words = [word.strip("#()") for word in name.casefold().split()]
    is_known = all(word in _ROLES or word in _ROLES_ELSEWHERE or word.isdigit() for word in words)
    return is_known and len(words) <= 4 and words[:1] != ["our"]


CHECK = Check(code="COM-03", name="no byline", weight=Weight.WARNS, find=find)
