"""Names of people in a byline's words: told apart from their posts, papers, places and noise."""

import html
import re

from copydesk.markup.tidy import same_words
from copydesk.story.record import Record
from copydesk.story.story import Person

_AND = re.compile(
    r"\s*[,;|&·•+、،；，\n]+\s*|\s+(?:(?i:and|und|et|och|og|avec|with|mit)|y|e|en|i|и|та|і|ve"
    r"|dan|ja"
    r"|και|și|és|med|con|և|और|এবং)\s+|\s*(?:および|及び|和|與|与|및)\s*"
    r"|\s+ו(?=[\u0590-\u05ff]{2})|\s+و(?=\S)"
    r"|\s+[/–—-]\s+|\s+im (?:Gespräch|Interview) mit\s+"
)
_PARTICLE_WORDS = """
van von der den de del della di da dos das do al el bin ibn ter ten la le los las zu zum zur du des
af av ben bint abu st. san santa y e o' 't dem und vom d' dalla dal lo til auf mac mc
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_ROLE = re.compile(
    r"\b(editors?|co-?editor|correspondents?|reporters?|writers?|staff|bureau|chief|columnists?"
    r"|analyst"
    r"|producer|contributors?|contributing|journalist|director|manager|professor|expert"
    r"|specialist"
    r"|consultant|gardener|principal|officer|partner|coach|nurse|physician|engineer|scientist"
    r"|designer"
    r"|developer|strategist|grader|chef|head of|senior|sr|executive|managing|certified|licensed"
    r"|founder|co-founder|ceo|cto|cfo|president|lecturer|fellow|marketing|researcher|dietitian"
    r"|attorney"
    r"|redakt[eö]ur\w*|redaktörin|korrespondent\w*|chefredakt\w*|autorin|volont[aä]r\w*|leiter\w*"
    r"|ressort\w*|journaliste?n?|journalistin|correspondante?s?|envoyée?s?|rédact\w+"
    r"|corresponsal\w*"
    r"|redactor\w*|redacción|periodista|enviad[oa]|editora?|colunista|repórter|jornalista"
    r"|corrispondente|inviat[oa]|giornalista|redattore|verslaggever|journalist\w*|toimittaja"
    r"|dziennikarz|redaktor\w*|redakcj\w*|redaktion|muhabir\w*|editör\w*|yazar\w*|wartawan"
    r"|kontributor"
    r"|phd|ph\.d|m\.?d|rn|msc|mba|cfp|dvm|esq|bsc|rd|cpa)\b\.?"
    r"|مراسل|محرر|رئيس التحرير|خبرنگار|כתב|עורך|корреспондент|обозреватель|редактор|журналист"
    r"|кореспондент|संवाददाता|रिपोर्टर|ब्यूरो|기자|특파원|记者|記者|特派员|編集|編集委員",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(reuters|ap|afp|dpa|efe|ansa|tass|upi|pti|ani|ians|apa|sda|sid|aap|ntb|ritzau|xinhua"
    r"|belga|anp"
    r"|ats|lusa|tanjug|cnn|bbc|sana|wam|kuna|irna|isna|ddp|epd|kna|jiji|kyodo|yonhap|anadolu"
    r"|agencies|agence france-presse|agenturen|(?:the )?associated press|bloomberg"
    r"|news(?:desk|room)?|agency|agentur|agencia|agenzia|ajansı|times|post|wire|press|staff|desk"
    r"|team|media|magazine|online|redaktion|newsroom|redaksi|redakce|redazione|redacción"
    r"|redaction|rédaction"
    r"|gmbh|inc|ltd|llc|verlag|e\. ?v|zeitung|tv|radio|studio|group|association|institute"
    r"|university)\b"
    r"|وكالات|رويترز|وكالة|فرانس برس|أ ف ب|خبرگزاری|סוכנויות|агентство|редакция|新华社|中新社"
    r"|通信社"
    r"|\.(?:com|de|net|org|fr|tr|at|ch|co\.\w\w|pl|it|es|nl|be|ru|info|tv)\b",
    re.IGNORECASE,
)
# Words of a page's furniture, of dates and of headings that no name holds.
_NOBODY_WORDS = """
admin administrator author authors autor autorin auteur author: by editor guest unknown anonymous
no none user home about date share follow posts more website profile contact email read view name
bio comments comment image photo foto news article articles advertisement anzeige interview
published updated posted written the this these our we you i it all alle archiv archive beiträge
stand veröffentlicht publiziert publié actualizado actualizada publicado publicada aktualisiert
lunes martes miércoles jueves viernes sábado domingo monday tuesday wednesday thursday friday
saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi
jeudi vendredi samedi dimanche twitter facebook instagram linkedin subscribe sign search menu free
top best how what why when where inhalt text artikel kommentare teilen drucken quelle source
credit updated: published: in on at am last first new today yesterday heute gestern hoy ayer
last-modified null undefined full lien copié son güncelleme lesezeit personal finance
aktualisierung letzte pull requests editorial policy language guides reviews wordpressadmin
category tags tag section blog posts: hr home: autoren kategorie
"""
# Names of months and short days, which are names of people too: nobody only where they stand alone.
_MONTH_WORDS = """
mon tue wed thu fri sat sun january february march april may june july august september october
november december jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni
juli oktober dezember
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())
# What may stand behind a name without a comma, and is none of it.
_TAIL = re.compile(
    r"\s+(?:(?i:follow|shares?|publiziert|published|updated|posted|quelle|about|bio|profile|website"
    r"|twitter|says|sagt|said|writes|schreibt|view|more|read|veröffentlicht|aktualisiert|stand|hace"
    r"|reports?|berichtet|special|reporting|via|for|from|aus|desde)\b.*"
    r"|(?:on|am|at|in|um|of|à|is|ist|est|es|è|är|dans|im)\s.*"
    r"|(?:le|el|den|vom|il|alle|op|los|klo|kl|em|a)\s(?=\S*\d).*"
    r"|(?i:on|am|at|in|le|el|um|den|vom|il|alle|op|klo|kl))$"
)
_LOOSE = re.compile(r"\s+(?:at|um|on|am|à|le|el)$")
# A page's words for its author, alone.
_ALONE_WORDS = "von par por by di av af de door autor text le la el em um oleh"
_ALONE = frozenset((_ALONE_WORDS + _MONTH_WORDS).split())
_MAIL = re.compile(
    r"<?\(?\b[\w.+-]{1,60}(?:@|\[at\]|\(at\))[\w.-]+\)?>?|(?<!\w)@\w{2,30}|https?://\S+"
)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,7}(?:·[\u3040-\u9fff]{1,8})?")
_DENSE_ROLE = re.compile(
    r"^(?:本报|本刊|本网|新华社)?(?:记者|記者|通讯员|特派员|文|撰文|責任編輯|责任编辑|责编|作者"
    r"|編輯|编辑)[：:/／=＝ ]*"
    r"|[ /／]*(?:기자|특파원|논설위원|선임기자|통신원|报道|報導|報道|摄|記者|记者|台北報導)$"
)
_MOST_WORDS, _MOST_PEOPLE, _LONGEST = 5, 12, 400


class Names(Record, frozen=True):
    """People and papers told of in a text; `doubtful` where part of it is neither."""

    people: tuple[Person, ...] = ()
    agencies: tuple[str, ...] = ()
    doubtful: bool = False


def bare(text: str) -> str:
    """The text without addresses, handles and entities."""
    text = html.unescape(text[:_LONGEST]) if "&" in text else text[:_LONGEST]
    if "@" in text or "[at]" in text or "(at)" in text or "://" in text:
        text = _MAIL.sub(" ", text)
    return " ".join(text.split())


def people_in(text: str, *, certain: bool = False, known_as: tuple[str, ...] = ()) -> Names:
    """The people a list of names tells of.

    `certain` says that there is nothing but names in it, so that one word may be one.
    """
    people: list[Person] = []
    agencies: list[str] = []
    doubtful = False
    for part in _parts(text):
        lone = certain and not agencies and not any(" " in person.name for person in people)
        is_post = bool(people) and _ROLE.search(part) is not None
        person = None if is_post else _person(part, certain=lone, known_as=known_as)
        if person is not None:
            people.append(person)
        elif not _files(part, people, agencies, known_as):
            doubtful = True
            break
        if len(people) >= _MOST_PEOPLE:
            break
    return Names(people=_once(people), agencies=tuple(agencies), doubtful=doubtful)


def _files(part: str, people: list[Person], agencies: list[str], known_as: tuple[str, ...]) -> bool:
    """What is no person: an agency, the post of the last person, or a place, which is left out."""
    words = part.split()
    if people and len(words) > 1 and words[0].islower() and not _ROLE.search(part):
        return False
    name, behind = _without_frame(part)
    if _is_host(behind, name):
        agencies.append(name)
    elif _is_agency(part, known_as):
        agencies.append(_LOOSE.sub("", part))
    elif _ROLE.search(part):
        if people and not people[-1].role:
            people[-1] = Person(name=people[-1].name, role=part, agency=people[-1].agency)
    else:
        return bool(people) and _is_place(part)
    return True


def _parts(text: str) -> list[str]:
    found = (part.strip(' .:()[]–—-*_"“”»«>') for part in _AND.split(bare(text)))
    return [part for part in found if part][:30]


def _once(people: list[Person]) -> tuple[Person, ...]:
    return tuple({same_words(person.name): person for person in reversed(people)}.values())[::-1]


def _is_place(part: str) -> bool:
    words = part.split()
    return len(words) <= 2 and words[0][:1].isupper() and words[0].casefold() not in _NOBODY


def _is_agency(part: str, known_as: tuple[str, ...]) -> bool:
    return bool(_AGENCY.search(part)) or is_known(part, known_as)


def names_post(text: str) -> bool:
    """A post at a paper or elsewhere is told of in it."""
    return _ROLE.search(text) is not None


def is_known(name: str, known_as: tuple[str, ...]) -> bool:
    """The name is that of the paper itself."""
    wanted = same_words(name)
    return len(wanted) > 1 and any(
        wanted == known or (len(wanted) > 5 and (wanted in known or known in wanted))
        for known in known_as
        if len(known) > 2
    )


def _person(part: str, *, certain: bool, known_as: tuple[str, ...]) -> Person | None:
    """Somebody by the looks of the name, with what stands in parentheses or behind a slash."""
    name, behind = _without_frame(part)
    whole = len(name.split())
    name, role = _without_role(_without_initials(_TAIL.sub("", name).strip(" .,:|-–—")))
    dense = _dense(name)
    if dense:
        return Person(name=dense, role=role, agency=behind)
    # "Center for Research": a single word before "for" is nobody.
    certain = certain and (
        whole == len(name.split()) or bool(role) or whole == len(name.split()) + 1
    )
    if not is_name(name, certain=certain) or _is_agency(name, known_as) or _is_host(behind, name):
        return None
    if _AGENCY.search(behind) is None and behind:
        role, behind = role or behind, ""
    return Person(name=_cased(name), role=role, agency=behind)


def _without_frame(part: str) -> tuple[str, str]:
    if _INNER_NAME.search(part):
        return part, ""
    framed = re.match(r"([^()\[\]/|]{2,60}?)\s*[(\[/|]\s*([^()\[\]]{1,60})", part)
    return (framed[1], framed[2].strip()) if framed else (part, "")


# "Anna (Mia) Reed": part of the name.
_INNER_NAME = re.compile(r"\w \([^\W\d_]+\) [^\W\d_]{2,}$")


def _is_host(behind: str, name: str) -> bool:
    """The host behind has the name's first letters: "Harbour Radio (www.hr.example)"."""
    initials = "".join(word[0] for word in name.casefold().split())
    return len(initials) > 1 and initials in behind.casefold().split(".")[:-1]


def _without_initials(name: str) -> str:
    """ "AR Anna Reed": the letters that stand for a portrait."""
    first, _, behind = name.partition(" ")
    initials = "".join(word[0] for word in behind.split()[: len(first)])
    return behind if 1 < len(first) < 4 and first.isupper() and first == initials else name


def _without_role(name: str) -> tuple[str, str]:
    """ "Anna Reed Coast Correspondent": what is more than a name, where a post ends it."""
    words = name.split()
    if len(words) < 3 or not _ROLE.search(" ".join(words[2:])):
        return name, ""
    length = 3 if words[1].strip(".") in _PARTICLES or len(words[1].strip(".")) == 1 else 2
    return " ".join(words[:length]), " ".join(words[length:])


def _dense(name: str) -> str:
    """A name in a script without spaces, without the post that adjoins it."""
    if name.isascii() or not _DENSE.search(name):
        return ""
    bare_name = _DENSE_ROLE.sub("", _DENSE_ROLE.sub("", name)).strip()
    found = _DENSE.fullmatch(bare_name.replace(" ", ""))
    return bare_name if found and len(bare_name) <= 12 and not _AGENCY.search(name) else ""


def is_nobody(text: str) -> bool:
    """Words of a page's furniture or dates alone."""
    words = [word.strip(".,:()") for word in text.casefold().replace("-", " ").split()]
    return all(w in _NOBODY or w in _ALONE or not any(map(str.isalpha, w)) for w in words)


_HANDLE = re.compile(r"[a-zà-ÿ]{2,15}(?:[._][a-zà-ÿ]{2,15}){1,3}")


def from_handle(name: str) -> str:
    """ "anna.reed" as Anna Reed; anything else as it is."""
    if not _HANDLE.fullmatch(name) or _AGENCY.search(name):
        return name
    return " ".join(part.capitalize() for part in re.split(r"[._]", name))


def is_name(name: str, *, certain: bool = False) -> bool:
    """A person's name by its looks: two words or more with capitals, one where it is certain."""
    words = name.split()
    if not words or len(words) > _MOST_WORDS + certain or len(name) > 60:
        return False
    if len(words) == 1 and (not certain or len(name) < 2):
        return False
    if any(word.casefold().strip(".,:") in _NOBODY for word in words):
        return False
    if len(words) == 1 and name.casefold() in _ALONE:
        return False
    if words[-1] in _PARTICLES or _ROLE.search(words[-1]):
        return False
    return all(_is_word(word, certain) for word in words)


def _is_word(word: str, certain: bool) -> bool:
    if word in _PARTICLES:
        return True
    first = word.lstrip("'’‘\"“(")[:1]
    if not first.isalpha() or (not certain and any(c.isdigit() for c in word)):
        return False
    if first.islower() and not certain:
        return word[:2] in ("d'", "d’", "o'") or word[1:2].isupper() or "-" in word[:4]
    return not set(word) & _NO_LETTERS


_NO_LETTERS = frozenset("?!:;=<>{}[]→*%#©®/\\|~_" + '"')


def _cased(name: str) -> str:
    """ANNA REED as Anna Reed; an initial or two stay."""
    if not name.isupper() or len(name) <= 4:
        return name
    return " ".join(word if len(word.strip(".")) <= 1 else _titled(word) for word in name.split())


def _titled(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word).replace("’S", "’s")
