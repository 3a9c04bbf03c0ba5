"""Who wrote it, in the ways papers print it."""

import re

from copydesk.cleaning.moments import may_hold_date
from copydesk.cleaning.names import Names, bare, from_handle, is_nobody, people_in
from copydesk.markup.tidy import count_words
from copydesk.story.story import Byline, Person

_BY = (
    r"(?:(?:written|reported|reporting|words|story|text|article|posted|published|created|guide"
    r"|review"
    r"|analysis|opinion|report|authored|insights|interview)\s+(?:and photos )?)?by"
    r"|(?:eine? |an? )?(?:text|beitrag|artikel|bericht|interview|gastbeitrag|kommentar|blog beitrag"
    r"|rezept|kolumne|glosse|reportage|analyse|essay|rezension|kritik|gastkommentar|protokoll"
    r"|geschrieben|verfasst|erstellt|veröffentlicht|gespeichert|eingestellt|aufgezeichnet)?\s?von"
    r"|(?:écrit |publié |propos recueillis )?par|(?:publicado |escrito |redactado )?por|di"
    r"|a cura di"
    r"|(?:geschreven )?door|av|af|przez|oleh|per|írta|írja|od|teksti|από|του|γράφει|โดย|escribe"
    r"|от|үчүн"
    r"|автор|авторы|автори|текст|tekst|text|texte|texto|testo|teks|autor(?:in/autor|[:*_/]?innen|[:*_]in|en|in|a|es|i|ka)?"
    r"|auteure?s?"
    r"|autore|authors?|yazan|yazar|haber|muhabir|penulis|reporter|editor|kirjoittaja|toimittaja"
    r"|szerző"
    r"|skribent|journalist|forfatter|συντάκτης|redaktion|interview|tác giả|thực hiện"
    r"|كتب|كتبت|بقلم|إعداد|تقرير|نویسنده|به قلم|گزارش|خبرنگار|מאת|כתב|लेखक|द्वारा|रिपोर्ट|संवाददाता"
    r"|作者|记者|記者|撰文|文|取材|執筆|責任編輯|责任编辑|责编|글|기자"
)
# What is a word of running text too ("text", "of") fronts a name only with a colon or a capital.
_FRONT = re.compile(
    rf"\(?(?:{_BY})(?:\s*[:：＝=/／]\s*|\s+|(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff]))", re.I
)
# Part of a paper's name in data: "Redaktion Hafenblatt", "Text Library".
_NOUN = re.compile(
    r"(?:redaktion|editor|reporter|interview|text|journalist|haber|report|per|od|author|text"
    r"|guide)\s+",
    re.I,
)
_STRONG = re.compile(
    r"(?:written|posted|published|created|geschrieben|verfasst|erstellt|eingestellt|gespeichert"
    r"|veröffentlicht|publié|publicado|escrito)\s+(?:by|von|par|por)\s|[^:：]{2,24}[:：]",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?:^|.*?[\s|·•,–—-])(?:(?:posted|written|published)\s+by|(?<=^Posted in ).{2,40}? by"
    r"|[Bb]y(?=\s+[A-ZÀ-Þ])|(?<=\d )(?:by|von|par|por)"
    r"|von(?=\s+[A-ZÀ-Þ])|[Pp]ar(?=\s+[A-ZÀ-Þ])|[Pp]or(?=\s+[A-ZÀ-Þ])|[Aa]utor:|Author:"
    r"|author:)\s+",
)
# Others than the author.
_OTHER = re.compile(
    r"(?:medically |fact |legally )?(?:reviewed|checked|edited|photo\w*|illustrat\w+|foto\w*"
    r"|bild\w*"
    r"|translat\w+|übersetz\w*|video|music|kamera|image\w*|picture\w*|updated|moderated|narrated"
    r"|sponsored|powered|hosted|design\w*|curated|directed|published) (?:by|von|par|por)\b",
    re.IGNORECASE,
)
# What an embedded post is signed with.
_EMBED = re.compile(
    r".{0,30}\b(?:shared|geteilt|compartid[oa]|partagée?|condiviso|gedeeld)\b.{0,40}\(@", re.I
)
# Behind a single name: the rubric it stands in, or its labels.
_IN_RUBRIC = re.compile(r",?\s+(?:in|under|unter|dans|en|em|at|um|on|am)(?:\s|$)")
# Whoever is asked in an interview has not written it.
_ASKED = re.compile(r"(?:ein |an? )?(?:interview|gespräch)\b.{0,60}?(\s(?:mit|with)\s)", re.I)
# "De Anna Reed": Spanish and French papers sign so; Dutch names begin so in one word more.
_DE = re.compile(r"[Dd]e\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+\s+[A-ZÀ-Þ][a-zà-ÿ]+(?:\s+(?:y|et|e)\s|$))")
_NOISE = re.compile(
    r"\s*(?:[|•·–—]|\bon\b|\bat\b)?\s*(?:(?:tags|tagged|schlagwörter|filed under|kategorien?"
    r"|categor(?:y|ies)|published|updated|posted|last updated|reviewed by"
    r"|edited by"
    r"|first published|veröffentlicht|aktualisiert|publié|publicado|actualizado|follow|stand:"
    r"|datum:)\b.*"
    r"|(?<!\w)\d{1,2}[ ./]{1,2}[^\s\d]+[ ./]{1,2}\d{2,4}.*|(?<!\w)\w{3,9}\.? \d{1,2},? \d{4}.*"
    r"|(?<!\w)\d{4}[-./]\d.*"
    r"|(?<!\w)\d{1,2}[./-] ?(?:\d{1,2}|\w{3})[./-] ?\d{2,4}.*|(?<!\w)\d{1,2}:\d\d.*|\d{1,9} (?:min"
    r"|comment|komment).*|(?:k?eine?|no|leave a|hinterlasse eine?n?) (?:komment|comment).*)$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\s*[,|•·–—/-]?\s*(?<!\d)(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|\d{1,2}\.? [^\W\d_]{3,12}\.?,? (?:\d{4}"
    r"|\d{1,2}:\d\d)|[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}"
    r"|\d{4}-\d\d-\d\d)[^a-z]{0,12}.{0,20}$"
)
_LEAD_DATE = re.compile(
    r"(?:[^\d]{0,40}?(?:am|on|le|el)\s)?(?:\d{1,2}\.\d{1,2}\.\d{4}"
    r"|\d{1,2}\.? [^\W\d_]{3,12} \d{4})(?:,? ?(?:\||um)? ?\d\d:\d\d(?: Uhr)?)?\s*[–—|/,-]\s*"
)
_KOREAN = re.compile(r"[\uac00-\ud7af]{2,4} ?(?:기자|특파원|논설위원|선임기자)(?:\s|$)")
_LONGEST = 160
_MOST_REST = 60


# "ByAnna Reed", "Anna ReedMar 5, 2026": elements set without a space between them.
_GLUED = re.compile(
    r"(?<=[a-zß-ÿ.])(?=(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov"
    r"|De[cz])[a-zä]{0,6}\.? \d)"
    r"|(?<=[a-zß-ÿ])(?=(?:Published|Updated|Veröffentlicht|Aktualisiert|\d\d?\.\d\d?\.\d{4}))"
    r"|(?<=^By)(?=[A-ZÀ-Þ])|(?<=^Von)(?=[A-ZÀ-Þ])|(?<=^Par)(?=[A-ZÀ-Þ])|(?<=^Por)(?=[A-ZÀ-Þ])"
)


_MAY_SIGN = re.compile(r"[Bb]y|^(?:Von|Par|Por)|기자|특파원")


def has_front(text: str) -> bool:
    """The line begins as a byline does."""
    return bool(_FRONT.match(text))


def says_by(text: str) -> bool:
    """The line says who wrote it in so many words: at its start, or behind a date or a rubric."""
    text = _GLUED.sub(" ", text)
    return bool(_FRONT.match(text) or _INSIDE.match(text) or _KOREAN.match(text))


def others_in(text: str) -> int:
    """Where a line begins to tell of others than the author: who checked, edited or pictured it."""
    found = _OTHER.search(text)
    return found.start() if found else len(text)


def has_person(byline: Byline) -> bool:
    """Somebody in it is not just a paper or an agency."""
    return any(person.name != person.agency for person in byline.people)


def read_byline(text: str, known_as: tuple[str, ...] = ()) -> Byline | None:
    """The byline a line is, or None when it is none."""
    if not text or len(text) > _LONGEST or text.endswith(("?", "!")) or _OTHER.match(text):
        return None
    if "@" in text and _EMBED.match(text):
        return None
    front = _FRONT.match(text)
    if not front:
        if not may_hold_date(text) and not _MAY_SIGN.search(text):
            return None
        text = _GLUED.sub(" ", text)
        front = _FRONT.match(text)
    if not front:
        return _unfronted(text, known_as)
    asked = _ASKED.match(text)
    text = text[: asked.start(1)] if asked else text
    rest = _OTHER.split(_GLUED.sub(" ", text[front.end() :]))[0]
    names = _NOISE.sub("", rest).strip(" ,|-–—•·(）)")
    strong = bool(_STRONG.match(text)) and count_words(names) <= 4
    lone = _lone(names, rest, strong=bool(_STRONG.match(text)))
    found = people_in(lone or names, certain=strong or bool(lone), known_as=known_as)
    if found.doubtful and (not found.people or not _goes_on(names, found)):
        return None
    return _byline(names, found)


def _unfronted(text: str, known_as: tuple[str, ...]) -> Byline | None:
    """A date or a rubric stands before the name, or a date behind it."""
    if _KOREAN.match(text) and len(text) < 60:
        return _byline(text, people_in(text, known_as=known_as))
    if not may_hold_date(text) and "by" not in text.lower():
        return None
    inside = _INSIDE.match(text)
    if inside and inside.end() < _MOST_REST and not _OTHER.search(text[: inside.end()]):
        names = _NOISE.sub("", text[inside.end() :]).strip(" ,|-–—•·")
        lone = _lone(names, text, strong=False)
        found = people_in(lone or names, certain=bool(lone), known_as=known_as)
        if lone or (found.people and (not found.doubtful or _goes_on(names, found))):
            return _byline(lone or names, found)
    return _dated_names(text, known_as)


def _lone(names: str, rest: str, *, strong: bool) -> str:
    """The one word that a line with a date names as its author: a first name or a handle."""
    name = _IN_RUBRIC.split(names, maxsplit=1)[0]
    dated = may_hold_date(rest) and not may_hold_date(name)
    return name if (strong or dated) and " " not in name and not is_nobody(name) else ""


_SAYS = re.compile(r"\S+,\s+(?:is|are|was|has|had|ist|sind|war|est|es|è)\s")


def _goes_on(names: str, found: Names) -> bool:
    """Behind the names follows something else, set off from them: "Anna Reed, in News"."""
    behind = names[names.rfind(found.people[-1].name.split()[-1]) :]
    if _SAYS.match(behind):
        return False
    return bool(re.match(r"\S+\s*(?:[,|·•–—/:(-]|\s(?:in|for|at|on|am|um|from|under)\b)", behind))


def _dated_names(text: str, known_as: tuple[str, ...]) -> Byline | None:
    """Names and a date on one line, without any "By": "Anna Reed, 3 March 2026, 14:05"."""
    if not may_hold_date(text):
        return None
    lead = _LEAD_DATE.match(text)
    dated = None if lead else _DATED.search(text)
    if not lead and (not dated or dated.start() < 5):
        return None
    names = text[lead.end() :] if lead else text[: dated.start() if dated else 0]
    front = _FRONT.match(names)
    names = names[front.end() :] if front else names
    if count_words(names) > 12:
        return None
    found = people_in(names, known_as=known_as)
    return None if found.doubtful or not found.people else _byline(names, found)


def known_byline(text: str, known_as: tuple[str, ...] = ()) -> Byline | None:
    """The byline out of words that are one for certain: a feed's author, a page's data."""
    text = from_handle(bare(text))
    if not text or len(text) > 300:
        return None
    front = _FRONT.match(text) or _DE.match(text)
    front = None if front and _NOUN.fullmatch(front[0]) else front
    names = text[front.end() :] if front and front.end() < len(text) else text
    names = _OTHER.split(_NOISE.sub("", names), maxsplit=1)[0].strip(" ,|-–—•·")
    if not names or is_nobody(names):
        return None
    found = people_in(_surname_first(names), certain=True, known_as=known_as)
    if not found.people and not found.agencies and any(map(str.isalpha, names)):
        found = Names(agencies=(names,))
    return _byline(names, found)


_SURNAME_FIRST = re.compile(r"([^\W\d_]\w+), ([^\W\d_]\w*\.?(?: [^\W\d_]\.?){0,2})")


def _surname_first(names: str) -> str:
    """ "Reed, Anna" as Anna Reed; two agencies are no person."""
    found = _SURNAME_FIRST.fullmatch(names)
    if found and not people_in(found[1]).agencies and not people_in(found[2]).agencies:
        return f"{found[2]} {found[1]}"
    return names


def _byline(names: str, found: Names) -> Byline | None:
    """People with the agency behind them; agencies alone sign as themselves."""
    printed = names.strip(" ,|-–—•·")
    if not found.people:
        people = tuple(Person(name=agency, agency=agency) for agency in found.agencies[:4])
        return Byline(text=printed, people=people) if people else None
    behind = found.agencies[0] if found.agencies else ""
    people = tuple(
        Person(name=p.name, role=p.role, agency=p.agency or behind) for p in found.people
    )
    return Byline(text=printed, people=people)
