"""Lines that ask the reader to do something: subscribe, sign up, follow, give, allow."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_ASKS = Phrases(
    r"(please )?(subscribe|sign ?up|sign in|log ?in|register|join) (now|today|here|for|to|with"
    r"|free|us|our|or)\b.*"
    r"|(already|not yet) (a|an) (subscriber|member|registered).*|become a (member|subscriber"
    r"|supporter).*"
    r"|(follow|like|find|join) us on .*|follow .{2,40} on (twitter|x|facebook|instagram|linkedin"
    r"|threads"
    r"|bluesky|youtube|whatsapp|telegram).*"
    r"|get (the|our|all|more) .{0,60}(newsletter|inbox|alerts?|app|e-?mails?)\b.*"
    r"|(download|get) (the|our) .{0,30}\bapp\b.*|enter your e-?mail( address)?.*"
    r"|your e-?mail( address)?"
    r"|(by (signing up|subscribing|registering|clicking|submitting)|you can unsubscribe).*"
    r"|support (our|independent|quality|local|free) .{0,60}(journalism|news|reporting).*"
    r"|donate( now| today)?"
    r"|(we use|this (web)?site uses|accept( all)?|manage|reject( all)?) cookies.*"
    r"|enable javascript.*"
    r"|please (enable|turn on|disable|whitelist) .*|(turn on|enable) (notifications|javascript).*"
    r"|(leave|post|write|add) (a|your) (comment|reply|review).*|join the (conversation"
    r"|discussion).*"
    r"|jetzt (abonnieren|anmelden|registrieren).*|abonnieren sie .*|melden sie sich .{0,30}an\b.*"
    r"|folgen sie uns .*|abonnez-vous.*|inscrivez-vous.*|suivez-nous.*|suscríbe(te|ase).*"
    r"|síguenos .*"
    r"|iscriviti .*|seguici .*|inscreva-se.*|siga-nos.*|meld je aan .*|abonneer .*|подписывайтесь.*"
    r"|подпишитесь.*|abone ol.*|bizi takip.*|اشترك.*|تابعونا.*|تابعنا.*|انضم.{0,30}(قناة|واتساب"
    r"|تلغرام).*|הירשמו.*",
)
# Asks for money in a sentence of its own, wherever in a short line it stands, and names the price
# of a week, month or year: no copy speaks to its readers so.
_APPEAL = re.compile(
    r"(?:^|[.!?] )(?:"
    r"(?:(?:Please )?(?:[Ss]upport|[Ss]ubscribe|[Dd]onate|[Gg]ive|[Jj]oin)|Become|Get)\b"
    r"[^.!?\d]{0,80}"
    r"\d[^!?]{0,24}\b(?:a|per|each|every) (?:week|month|year)"
    r"|(?:Unterstützen Sie|Abonnieren Sie|Lesen Sie)\b[^.!?\d]{0,80}"
    r"\d[^!?]{0,24}\b(?:pro|im|die|jede[nrs]?) (?:Woche|Monat|Jahr)"
    r"|(?:Soutenez|Abonnez-vous)\b[^.!?\d]{0,80}\d[^!?]{0,24}\b(?:par|chaque) (?:semaine|mois|an)"
    r"|(?:Apoya|Apoye|Suscríbe(?:te|ase)|Hazte)\b[^.!?\d]{0,80}"
    r"\d[^!?]{0,24}\b(?:al|a la|por|cada) (?:semana|mes|año)"
    r")\b"
)
_LONGEST = 260


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim short lines that are such a request from their first word, or name its price."""
    for number, line, opens in about.near(galley):
        if len(line.text) > _LONGEST or line.tag in ("h1", "h2"):
            continue
        if _is_request(line.text, opens) and not _is_told(line.text):
            yield Claim(line=number, role=Role.PROMPT)


def _is_request(text: str, opens: str) -> bool:
    asks = _ASKS[opens]
    if asks and asks.fullmatch(text.strip(" *→»>-–—:•[]()")):
        return True
    return _APPEAL.search(text) is not None


def _is_told(text: str) -> bool:
    """Copy that quotes or tells goes on after the request: "... ", she said."""
    return bool(re.search(r"[”\"],? (he|she|they|said|says)\b", text))


FURNITURE = Furniture(name="prompts", find=find)
