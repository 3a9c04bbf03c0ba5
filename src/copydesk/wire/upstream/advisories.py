"""What copy says about itself or another item, in words: kill, hold, correction, writethru.

Agencies put it at the head ("1st Ld-Writethru", "Eds: CORRECTS ..."), papers at head or foot
("Correction: an earlier version of this article ..."). Read only there, and only in the forms in
which desks and papers speak of copy: news about killings, withdrawals and corrections is news.
"""

import re
from collections.abc import Iterator

from copydesk.story import notice_words
from copydesk.story.notices import kind_of
from copydesk.story.record import Record, replace
from copydesk.story.story import Advice, Status
from copydesk.wire.upstream import advisory_words as words

LINE = 600  # characters of a line that are looked at
HEAD, FOOT = 14, 6  # lines
SHORT = 1_200  # characters of copy that may be nothing but a notice
FIRST = 3  # the lines in which a notice of withdrawal stands where the copy is left standing

WEIGHT: tuple[Advice, ...] = (
    "kill", "withhold", "correction", "clarification", "release", "repeat", "update",
)  # fmt: skip
STATUS: dict[Advice, Status] = {"kill": "canceled", "withhold": "withheld"}

LABELS: tuple[tuple[Advice, re.Pattern[str]], ...] = (
    *((advice, words.labels(said)) for advice, said in words.CAPITALS.items()),
    *((advice, words.labels(said, re.IGNORECASE)) for advice, said in words.ANY_CASE.items()),
)
TO_DESKS = re.compile(rf"[\W_]{{0,6}}(?:{words.TO_DESKS})\s*[:：^—–/-]+[\s^]*", re.IGNORECASE)
ASIDE = re.compile(r"[\W_]{0,3}[(\[]\s*")
IN_STORY = re.compile(
    r"in (?:\w+[. ]+){1,6}(?:story|item|dispatch|report|copy|graf|paragraph)s?\b[^,]{0,60},\s*",
    re.IGNORECASE,
)
VERBS: tuple[tuple[Advice, re.Pattern[str]], ...] = tuple(
    (advice, re.compile(rf"(?:this (?:story|item|version) )?(?:{said})\b", re.IGNORECASE))
    for advice, said in words.VERBS.items()
)
ORDERS: tuple[tuple[Advice, re.Pattern[str]], ...] = tuple(
    (advice, re.compile(rf"(?:{said})\b(?P<rest>.*)", re.IGNORECASE))
    for advice, said in words.ORDERS.items()
)
MANDATORY = re.compile(r"\ba (?:kill|elimination|withdrawal) is mandatory\b", re.IGNORECASE)
GONE = re.compile(rf"[\W_]{{0,4}}(?:{words.GONE})(?! in part\b| and re|\s*,)", re.IGNORECASE)
REMOVED = re.compile(rf"[\W_]{{0,4}}(?:{words.REMOVED})", re.IGNORECASE)
CLEARER = re.compile(notice_words.UNCLEAR, re.IGNORECASE)
LIFTED = re.compile(
    r"\b(?:hold|embargo|withhold)\b.{0,60}\b(?:is|has been|are) (?:now )?(?:lifted|released"
    r"|removed)\b"
    r"|\b(?:item|story|dispatch|report|copy|meldung)\b.{0,60}\b(?:may|can) (?:now )?be used\b"
    r"|\bbe used in its original form\b",
    re.IGNORECASE,
)
DATELINE = re.compile(r"[A-Z][^“”\"]{2,60}?\s(?:--?|—|–)\s+(?=[A-Z])")
# A line of keyword and take: "BC-Ferry, 1st Ld-Writethru,127", "a0590 r i bc-ferry KILL 03-01".
KEYWORDS = re.compile(r"\W{0,3}(?:[A-Za-z]{2}-{1,2}\S|[a-z]\d{4}\s+[a-z]\s+[a-z]\s)")
TAKES: tuple[tuple[Advice, re.Pattern[str]], ...] = (
    ("kill", re.compile(r"(?:^|[\s,/])(?:MANDATORY )?(?:KILL|ELIM|ELIMINATION)(?=[\s,]|$)")),
    ("withhold", re.compile(r"(?:^|[\s,/])(?:HOLD|WITHHOLD)(?=[\s,]|$)")),
    (
        "correction",
        re.compile(r"(?:^|[\s,/-])(?:corrections?|correctives?|corr|refile)(?=[\s,]|$)", re.I),
    ),
    ("clarification", re.compile(r"(?:^|[\s,/])clarifications?(?=[\s,]|$)", re.I)),
    ("repeat", re.compile(r"(?:^|[\s,/])(?:repeat|rpt)(?=[\s,]|$)", re.I)),
    (
        "update",
        re.compile(
            r"\b\d{1,2}\w{2} ?(?:Ld|Lead|Add|Insert|Sub|Pickup)\b|\bLd-?\s?Writethr(?:u|ough)\b"
            r"|\bWritethr(?:u|ough)\b",
            re.I,
        ),
    ),
)  # fmt: skip
DESK_WORD = re.compile(
    r"\b(?:item|story|dispatch|copy|alert|photo|picture|graphic|slug|kill|advisory|meldung|bericht"
    r"|dépêche|nota|noticia|notícia|notizia|bericht|artikel)\b",
    re.IGNORECASE,
)
THIS = re.compile(
    r"\b(?:this|the above|diese|cette|esta|questa|dit)\s+(?:news )?\w*"
    r"(?:item|story|dispatch|copy|article|report|alert|photo|meldung|dépêche|nota|noticia|notizia"
    r"|bericht)",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:paragraphs?|graphs?|grafs?|sentences?|references?|bylines?|words?|quotes?|captions?"
    r"|(?:earlier|previous|prior|first|last) (?:version|lead|ld)|absatz|satz|paragraphe)\b",
    re.IGNORECASE,
)
TARGET = re.compile(
    r"(?P<uri>\b(?:urn|tag|https?):[^\s,;\"“”<>]+)"
    r"|\b(?P<number>[A-Za-z]{1,3}\d{3,7})\b"
    r"|\b(?i:item|story|[a-z]{2,5}(?= 0\d{3}\b)|no\.?|nr\.?|number|meldung"
    r"|bericht|nota|noticia|dépêche|#)\s*(?P<count>[a-z]*\d{2,7})\b"
    r"|(?P<slug>\b[A-Z]{2}-{1,2}[^\s,.][^,.\n]{1,80}|\b[A-Z][\w’']+(?:-{1,2}[A-Z][\w’']*)+(?: "
    r"[A-Z]\w+)*)"
    r"|[\"“„«'‘](?P<headline>[^\"“”„«»]{8,160})[\"”“»'’](?=[\s,.;]|$)"
)


class Advised(Record, frozen=True):
    """What copy says of itself or, where `targets` names them, of others.

    `targets` are numbers, identifiers, slugs and headlines as written; `note` the line it stands
    in. `advice` is "" where it says nothing.
    """

    advice: Advice = ""
    status: Status = "usable"
    targets: tuple[str, ...] = ()
    note: str = ""


def of_copy(text: str) -> Advised:
    """The heaviest advisory at the head or foot of copy. Linear in the text; never raises."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    is_short = sum(map(len, lines)) <= SHORT
    found = list(_in_lines(lines, is_short=is_short))
    if not found:
        return Advised()
    # The heaviest; of several of one weight the one that says most.
    first = min(found, key=lambda one: (WEIGHT.index(one.advice), -len(one.note)))
    targets = tuple(
        dict.fromkeys(t for one in found if one.advice == first.advice for t in one.targets)
    )
    return replace(first, targets=targets)


def of_note(note: str) -> Advised:
    """What words that stand in a field for desks say; each line is spoken to desks already."""
    lines = (line for line in note.splitlines() if line.strip())
    return of_copy("\n".join(x if TO_DESKS.match(x) else f"Eds: {x}" for x in lines))


def of_take(key: str) -> Advice:
    """What the version part of an agency's keyword line calls a delivery ("1st Ld-Writethru")."""
    return next((advice for advice, pattern in TAKES if pattern.search(key)), "")


def notices(text: str) -> tuple[str, ...]:
    """The lines of copy, at its head and foot, that tell of a correction or the like."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    is_short = sum(map(len, lines)) <= SHORT
    return tuple(dict.fromkeys(one.note for one in _in_lines(lines, is_short=is_short)))


def _in_lines(lines: list[str], *, is_short: bool) -> Iterator[Advised]:
    to_desks = False
    for n, line in enumerate(lines):
        if HEAD <= n < len(lines) - FOOT:
            continue
        line = line[:LINE]
        addressed = TO_DESKS.match(line)
        body = line[addressed.end() :] if addressed else line
        if n < HEAD:
            yield from _at_head(body, line, to_desks=to_desks or bool(addressed))
        yield from _notice(body, line, may_be_gone=is_short or n < FIRST, is_short=is_short)
        to_desks = bool(addressed) and not body


def _at_head(body: str, line: str, *, to_desks: bool) -> Iterator[Advised]:
    """Keyword lines, orders, and words to desks in brackets."""
    if KEYWORDS.match(line) and len(line) < 120:
        numbered = re.match(r"\W{0,3}[a-z]\d", line)
        if take := of_take(line if numbered else line.partition(",")[2]):
            yield _advised(take, line)
    aside = ASIDE.match(body)
    said = body[aside.end() :] if aside else body
    if dateline := DATELINE.match(said):
        said = said[dateline.end() :]
    yield from _order(said, line, to_desks=to_desks)
    if aside or to_desks:
        told = IN_STORY.sub("", said, count=1)
        for advice, pattern in VERBS:
            if found := pattern.match(told):
                yield _advised(_refiled(advice, told[found.start() :]), line)
                break


def _order(said: str, line: str, *, to_desks: bool) -> Iterator[Advised]:
    for advice, pattern in ORDERS:
        found = pattern.match(said)
        if found is None:
            continue
        targets = _targets(said)
        ordered = re.split(r"[\s,.]+", said[: found.start("rest")].strip())[-1]
        named = targets and (ordered.isupper() or DESK_WORD.search(said[:160]))
        # "EDITORS: Kill this story" names it too; "Disregard the earlier version" kills nothing.
        meant = to_desks and (targets or ordered.isupper() or THIS.search(said[:80]))
        if advice == "kill" and PART.search(said[:120]):
            yield _advised("correction", line)
        elif named or meant or MANDATORY.search(said):
            yield _advised(advice, line, targets)
    if MANDATORY.search(line):
        yield _advised("kill", line)


def _notice(body: str, line: str, *, may_be_gone: bool, is_short: bool) -> Iterator[Advised]:
    """Labels, and sentences to readers about the copy they stand in."""
    said = body
    for advice, pattern in LABELS:
        found = pattern.match(body)
        if found is None:
            continue
        said = body[found.end() :]
        clearer = (
            advice == "correction" and not _is_label_of_fact(found["said"]) and CLEARER.search(said)
        )
        label: Advice = "clarification" if clearer else _refiled(advice, said)
        yield _advised(label, line, _targets(said) if advice in STATUS else ())
        break
    if (may_be_gone and GONE.match(said)) or (is_short and REMOVED.match(said)):
        yield _advised("kill", line)
    told = kind_of(said.lstrip(" (*_[–—-")) or (kind_of(body) if is_short else None)
    if told == "correction" or told == "clarification":
        yield _advised(_refiled(told, said.lstrip(" (*_[–—-")), line)
    if LIFTED.search(said) and (TO_DESKS.match(line) or is_short):
        yield _advised("release", line, _targets(said))


def _is_label_of_fact(label: str) -> bool:
    """Whether a label says correction in so many words, whatever follows it."""
    return not label.casefold().startswith(("amend", "refile"))


def _refiled(advice: Advice, said: str) -> Advice:
    """A refile to add something is no correction."""
    if advice != "correction":
        return advice
    adds = re.match(
        r"(?:refil\w+ )?(?:to|with|adding) (?:adds?|adding|include|attach)\b", said, re.I
    )
    return "update" if adds else advice


def _advised(advice: Advice, line: str, targets: tuple[str, ...] = ()) -> Advised:
    return Advised(
        advice=advice, status=STATUS.get(advice, "usable"), targets=targets, note=line.strip("^ ")
    )


def _targets(text: str) -> tuple[str, ...]:
    """The identifiers, slugs and headlines in the first sentence of an order."""
    found = (next(filter(None, one.groups()), "") for one in TARGET.finditer(text[:300]))
    return tuple(dict.fromkeys(one.rstrip(".") for one in found if one))
