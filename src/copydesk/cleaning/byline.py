"""Who wrote it, in the ways papers print it."""

import re

from copydesk.markup.tidy import count_words
from copydesk.story.story import Byline, Person

_BY = (
    r"(?:(?:written|reported|reporting|words|story|text|article|posted|published|created"
    r"|analysis|opinion|report)\s+)?by"
    r"|von|par|por|di|door|av|af|przez|автор|авторы|tekst|text|texte|autor(?:en|in|a|es)?|auteur"
    r"|autore|author|yazan|كتب|بقلم|מאת|نویسنده"
)
_FRONT = re.compile(rf"(?:{_BY})\s*:?\s+|(?:{_BY})\s*:\s*", re.IGNORECASE)
# "De Anna Reed": Spanish and French papers sign so; Dutch names begin so in one word more.
_DE = re.compile(r"[Dd]e\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+\s+[A-ZÀ-Þ][a-zà-ÿ]+(?:\s+(?:y|et|e)\s|$))")
_AND = re.compile(
    r"\s*(?:,|;|\||&|·|•|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\boch\b|\bog\b|\bi\b|\bи\b"
    r"|\bve\b|\bו(?=\S))\s+"
    r"|\s+و(?=\S)",
)
_NAME = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞА-ЯĞİŞĀ-Ž][\w.'’\-]*|[\u0590-\u06ff]{2,})"
    r"(?:\s+(?:(?:van|von|der|den|de|del|della|di|da|dos|al|el|bin|ibn|ter|la|le|zu)\s+)*"
    r"(?:[A-ZÀ-ÖØ-ÞА-ЯĞİŞĀ-Ž][\w.'’\-]*|[\u0590-\u06ff]{2,})){1,4}"
)
_ROLE = re.compile(
    r"\b(editor|correspondent|reporter|writer|staff|bureau|chief|columnist|analyst|producer"
    r"|contributor|journalist"
    r"|redakteur\w*|korrespondent\w*|reporter\w*|journaliste|correspondante?|corresponsal"
    r"|redactor\w*|redakcja|redaktion)\b"
    r"|مراسل|محرر|כתב|корреспондент",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(reuters|ap|afp|dpa|efe|ansa|tass|upi|pti|agencies|agence france-presse"
    r"|(?:the )?associated press|bloomberg"
    r"|news|agency|agentur|agencia|times|post|wire|press|staff|desk|newsroom|team|bbc|cnn)\b"
    r"|وكالات|رويترز|وكالة",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"\s*(?:[|•·–—]|\bon\b|\bat\b)?\s*(?:(?:published|updated|posted|last updated"
    r"|first published)\b.*"
    r"|\d{1,2}[ ./]\w+[ ./]\d{2,4}.*|\w{3,9}\.? \d{1,2},? \d{4}.*)$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"[,|•·–—-]\s*(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.? [^\W\d_]{3,12},? (?:\d{4}"
    r"|\d{1,2}:\d\d)"
    r"|[^\W\d_]{3,9}\.? \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)[^a-z]{0,12}.{0,20}$"
)
_LONGEST = 160


def has_front(text: str) -> bool:
    """The line begins as a byline does."""
    return bool(_FRONT.match(text))


def has_person(byline: Byline) -> bool:
    """Somebody in it is not just a paper or an agency."""
    return any(person.name != person.agency for person in byline.people)


def read_byline(text: str) -> Byline | None:
    """The byline a line is, or None when it is none."""
    if not text or len(text) > _LONGEST or text.endswith(("?", "!")):
        return None
    front = _FRONT.match(text)
    if not front:
        return _dated_names(text)
    people = people_in(text[front.end() :])
    return Byline(text=_printed(text[front.end() :]), people=people) if people else None


def _dated_names(text: str) -> Byline | None:
    """Names and a date on one line, without any "By": "Anna Reed, 3 March 2026, 14:05"."""
    dated = _DATED.search(text)
    if not dated or dated.start() < 5:
        return None
    people = people_in(text[: dated.start()])
    named = [person for person in people if person.name != person.agency]
    return Byline(text=text[: dated.start()].strip(" ,|-–—•·"), people=people) if named else None


def known_byline(text: str) -> Byline | None:
    """The byline out of words that are one for certain: a feed's author, a page's data."""
    if not text or "://" in text or len(text) > 300:
        return None
    front = _FRONT.match(text) or _DE.match(text)
    names = text[front.end() :] if front else text
    people = people_in(names, certain=True)
    return Byline(text=_printed(names), people=people) if people else None


def _printed(names: str) -> str:
    """Names and posts alone; a date on the same line is no part of a byline."""
    return _NOISE.sub("", names).strip(" ,|-–—•·") or names.strip()


def people_in(text: str, *, certain: bool = False) -> tuple[Person, ...]:
    """The people a list of names tells of; none when part of it is no name, unless certain."""
    bare = _NOISE.sub("", text).strip(" .,:|-–—")
    agency = ""
    people: list[Person] = []
    for part in (part.strip(" .()") for part in _AND.split(bare)):
        if not part:
            continue
        person = _person(part)
        if person is not None:
            people.append(person)
        elif _ROLE.search(part) and people:
            people[-1] = Person(name=people[-1].name, role=part, agency=people[-1].agency)
        elif _AGENCY.search(part) or certain:
            agency = part
        else:
            return ()
    return _with_agency(people, agency)


def _with_agency(people: list[Person], agency: str) -> tuple[Person, ...]:
    if not people:
        return (Person(name=agency, agency=agency),) if agency else ()
    return tuple(Person(name=p.name, role=p.role, agency=p.agency or agency) for p in people)


def _person(part: str) -> Person | None:
    name, _, behind = part.partition("/")
    framed = re.fullmatch(r"(.+?)\s*\((.+)\)?", name)
    if framed:
        name, behind = framed[1], framed[2].rstrip(")")
    role = ""
    inside = re.search(r"\s+(?:in|aus|à|desde)\s+\S.*$", name)
    if inside:
        name = name[: inside.start()]
    if name.isupper():
        name = name.title()
    if not _NAME.fullmatch(name.strip()) or count_words(name) > 6 or _ROLE.search(name):
        return None
    if _AGENCY.search(name):
        return None
    return Person(name=name.strip(), role=role, agency=behind.strip())
