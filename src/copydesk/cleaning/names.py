"""Names of people in a byline's words: told apart from their posts, papers, places and noise."""

import html
import re

from copydesk.cleaning.name_words import (
    AGENCY,
    ALONE,
    AND,
    DEGREE,
    DESKS,
    LOOSE,
    NOBODY,
    PARTICLES,
    ROLE,
    TAIL,
)
from copydesk.markup.tidy import same_words
from copydesk.story.record import Record
from copydesk.story.story import Person

_MAIL = re.compile(
    r"<?\(?\b[\w.+-]{1,60}(?:@|\[at\]|\(at\))[\w.-]+\)?>?|(?<!\w)@\w{2,30}|https?://\S+"
)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,7}(?:·[\u3040-\u9fff]{1,8})?")
_DENSE_ROLE = re.compile(
    r"^(?:本报|本刊|本网|新华社)?(?:记者|記者|通讯员|特派员|文|撰文|責任編輯|责任编辑|责编|作者"
    r"|編輯|编辑)[：:/／=＝ ]*"
    r"|[ /／]{0,9}(?:기자|특파원|논설위원|선임기자|통신원|报道|報導|報道|摄|記者|记者|台北報導)$"
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
        if people and _is_letters(part):
            people[-1] = _lettered(people[-1], part)
            continue
        lone = certain and not agencies and not any(" " in person.name for person in people)
        is_post = bool(people) and ROLE.search(part) is not None
        person = None if is_post else _person(part, certain=lone, known_as=known_as)
        if person is not None:
            people.append(person)
        elif not _files(part, people, agencies, known_as):
            doubtful = True
            break
        if len(people) >= _MOST_PEOPLE:
            break
    return Names(people=_once(people), agencies=tuple(agencies), doubtful=doubtful)


def _is_letters(part: str) -> bool:
    """Nothing but letters that stand for degrees: PhD, MD FACP."""
    words = part.replace("®", "").split()
    return DEGREE.fullmatch(words[0]) is not None and all(word.isupper() for word in words[1:])


def _lettered(person: Person, letters: str) -> Person:
    """Letters behind a name are part of it, as "Dr." before it is."""
    letters = letters + "." if "." in letters and letters[-1] != "." else letters
    return Person(name=f"{person.name}, {letters}", role=person.role, agency=person.agency)


def _files(part: str, people: list[Person], agencies: list[str], known_as: tuple[str, ...]) -> bool:
    """What is no person: an agency, the post of the last person, or a place, which is left out."""
    words = part.split()
    if people and len(words) > 1 and words[0].islower() and not ROLE.search(part):
        return False
    name, behind = _without_frame(part)
    if _is_host(behind, name):
        agencies.append(name)
    elif _is_agency(part, known_as):
        agencies.append(part)
    elif ROLE.search(part):
        if people and not people[-1].role:
            people[-1] = Person(name=people[-1].name, role=part, agency=people[-1].agency)
    else:
        return bool(people) and _is_place(part)
    return True


def _parts(text: str) -> list[str]:
    found = (part.strip(' .:()[]–—-*_"“”»«>') for part in AND.split(bare(text)))
    return [LOOSE.sub("", part) for part in found if part][:30]


def _once(people: list[Person]) -> tuple[Person, ...]:
    return tuple({same_words(person.name): person for person in reversed(people)}.values())[::-1]


def _is_place(part: str) -> bool:
    words = part.split()
    return len(words) <= 2 and words[0][:1].isupper() and words[0].casefold() not in NOBODY


def _is_agency(part: str, known_as: tuple[str, ...]) -> bool:
    return bool(AGENCY.search(part)) or part in DESKS or is_known(part, known_as)


def names_post(text: str) -> bool:
    """A post at a paper or elsewhere is told of in it."""
    return ROLE.search(text) is not None


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
    name, role = _without_role(_without_initials(TAIL.sub("", name).strip(" .,:|-–—")))
    dense = _dense(name)
    if dense:
        return Person(name=dense, role=role, agency=behind)
    # "Center for Research": a single word before "for" is nobody.
    certain = certain and (
        whole == len(name.split()) or bool(role) or whole == len(name.split()) + 1
    )
    if not is_name(name, certain=certain) or _is_agency(name, known_as) or _is_host(behind, name):
        return None
    if AGENCY.search(behind) is None and behind:
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
    if "." not in behind:
        return False
    initials = "".join(word[0] for word in name.casefold().split())
    return len(initials) > 1 and initials in behind.casefold().split(".")[:-1]


def _without_initials(name: str) -> str:
    """ "AR Anna Reed": the letters that stand for a portrait."""
    first, _, behind = name.partition(" ")
    initials = "".join(word[0] for word in behind.split()[: len(first)])
    return behind if 1 < len(first) < 4 and first.isupper() and first == initials else name


def _without_role(name: str) -> tuple[str, str]:
    """ "Anna Reed Coast Correspondent", "Reporter Anna Reed": name and post."""
    words = name.split()
    before = next(
        (n for n, word in enumerate(words) if len(word) < 4 or not ROLE.fullmatch(word)), 0
    )
    if before and len(words) - before > 1:
        return " ".join(words[before:]), " ".join(words[:before])
    if len(words) < 3 or not ROLE.search(" ".join(words[2:])):
        return name, ""
    length = 3 if words[1].strip(".") in PARTICLES or len(words[1].strip(".")) == 1 else 2
    return " ".join(words[:length]), " ".join(words[length:])


def _dense(name: str) -> str:
    """A name in a script without spaces, without the post that adjoins it."""
    if name.isascii() or not _DENSE.search(name):
        return ""
    bare_name = _DENSE_ROLE.sub("", _DENSE_ROLE.sub("", name)).strip()
    found = _DENSE.fullmatch(bare_name.replace(" ", ""))
    return bare_name if found and len(bare_name) <= 12 and not AGENCY.search(name) else ""


def is_nobody(text: str) -> bool:
    """Words of a page's furniture or dates alone."""
    words = [word.strip(".,:()") for word in text.casefold().replace("-", " ").split()]
    return all(w in NOBODY or w in ALONE or not any(map(str.isalpha, w)) for w in words)


_HANDLE = re.compile(r"[a-zà-ÿ]{2,15}(?:[._][a-zà-ÿ]{2,15}){1,3}")


def from_handle(name: str) -> str:
    """ "anna.reed" as Anna Reed; anything else as it is."""
    if not _HANDLE.fullmatch(name) or AGENCY.search(name):
        return name
    return " ".join(part.capitalize() for part in re.split(r"[._]", name))


def is_name(name: str, *, certain: bool = False) -> bool:
    """A person's name by its looks: two words or more with capitals, one where it is certain."""
    words = name.split()
    if not words or len(words) > _MOST_WORDS + certain or len(name) > 60:
        return False
    if len(words) == 1 and (not certain or len(name) < 2):
        return False
    if any(word.casefold().strip(".,:") in NOBODY for word in words):
        return False
    if len(words) == 1 and name.casefold() in ALONE:
        return False
    if words[-1] in PARTICLES or ROLE.search(words[-1]):
        return False
    return all(_is_word(word, certain) for word in words)


def _is_word(word: str, certain: bool) -> bool:
    if word in PARTICLES:
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
