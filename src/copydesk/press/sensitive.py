"""Stories that no advert stands beside: death, accident, violence and war, by code and by word."""

import re
from functools import cache

from copydesk.press.shelf import media_topic
from copydesk.press.words import primary
from copydesk.story.story import Story

# Media Topics [IPTC NewsCodes]: conflict, war and peace; disaster, accident and emergency
# incident; and what was numbered below them when the list was made.
TOP_TERMS = frozenset({"16000000", "03000000"})
BELOW = (range(20000053, 20000082), range(20000139, 20000170))
GENRES = frozenset({"obituary"})
# Stems at the start of a word where a dash follows, whole words elsewhere.
WORDS = {
    "en": "dead death- die dies died dying kill- murder- homicide- manslaughter suicid- massacre- "
    "genocid- execution- stabb- shooting- gunm- rape rapes raped rapist- abuse- attack- "
    "bomb- blast- explosion- terror- war wars wartime airstrike- missile- hostage- casualt- "
    "victim- injur- wounded crash- collision- derail- wreck- drown- earthquake- tsunami- "
    "famine- funeral- obituar- mourn- grief fatal- abduct- kidnap- tortur-",
    "de": "tot tote toten toter tod todes- stirbt starb gestorben verstorben- ermordet- mord- "
    "mörder- getötet- töten suizid- selbstmord- massaker- völkermord- vergewaltig- "
    "missbrauch- angriff- anschlag- bombe- explosion- terror- krieg- geisel- opfer "
    "verletzt- unglück- unfall- unfälle- absturz- abgestürzt ertrunken- erdbeben- "
    "beerdigung- nachruf- trauer- entführ- folter-",
    "fr": "mort morte morts mortes mortel- décès décéd- meurt tué tués tuée tuées meurtr- "
    "assassin- suicid- massacr- génocid- viol viols violée- attaque- attentat- bombard- "
    "explosion- terror- guerre- otage- victime- blessé- accident- crash- noyé- noyad- "
    "séisme- obsèques deuil- enlèvement- tortur-",
    "es": "muert- muere mueren murió fallec- asesin- homicid- suicid- masacre- genocid- violencia "
    "violaci- ataque- atentad- bomb- explosi- terror- guerra- rehén rehenes víctima- "
    "herido- herida- accident- choque- ahogad- terremot- funeral- luto secuestr- tortur-",
    "ar": "مقتل قتل قتلى قتيل وفاة توفي توفيت موت ضحايا جرحى جريح إصابة هجوم انفجار تفجير إرهاب "
    "حرب الحرب قصف غارة رهائن حادث زلزال الزلزال غرق جنازة مجزرة إبادة اغتيال انتحار اغتصاب "
    "خطف",
}

# In Arabic the article, and the particles before it, are written on to the word.
BEFORE = {"ar": r"[وفبلك]?(?:ال|لل)?"}


def is_sensitive(story: Story) -> bool:
    """Whether the desk, a code, a genre or a word of its head says that adverts do not fit."""
    return story.without_adverts or _by_code(story) or bool(grave_word(story))


def grave_word(story: Story) -> str:
    """The first word of its head beside which no advert fits, "" for none."""
    found = _pattern(story.language).search(_head(story))
    return found.group() if found else ""


def _by_code(story: Story) -> bool:
    codes = {code for concept in story.concepts if (code := media_topic(concept))}
    genres = {concept.name.casefold() for concept in story.concepts if concept.kind == "genre"}
    below = any(int(code) in some for code in codes if code.isdecimal() for some in BELOW)
    return below or bool(codes & TOP_TERMS) or bool(genres & GENRES)


def _pattern(language: str) -> re.Pattern[str]:
    """The words of the story's language, the English ones where we have none."""
    spoken = primary(language)
    return _compiled(spoken if spoken in WORDS else "en")


@cache
def _compiled(language: str) -> re.Pattern[str]:
    words = "|".join(
        re.escape(word.removesuffix("-")) + (r"\w*" if word.endswith("-") else "")
        for word in WORDS[language].split()
    )
    return re.compile(rf"(?<!\w){BEFORE.get(language, '')}(?:{words})(?!\w)")


def _head(story: Story) -> str:
    """What tells the news, and the terms it is filed under."""
    terms = (concept.name for concept in story.concepts if concept.kind == "subject")
    told = (story.kicker, story.headline, story.standfirst, *story.subjects, *terms)
    return "\n".join(told).casefold()
