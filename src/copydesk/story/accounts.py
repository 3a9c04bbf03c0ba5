"""What a sentence tells of an event: by what means, at what, who owns to it; and who says so.

Two accounts are of one event by the counts, names and words that they share, found over an index
of words. They conflict where both fill one slot and with different things.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, Literal

from copydesk.story.counted import Count, content_words, counts
from copydesk.story.fates import nominal
from copydesk.story.record import Record
from copydesk.story.sentence import sentences

Slot = Literal["cause", "place", "answer"]

_CAUSES: Final = (
    ("shelling", r"mortars?|shell(?:s|ed|ing|fire)?|artillery|howitzers?"),
    ("rocket", r"rockets?|missiles?"),
    ("air strike", r"air ?strikes?|air raids?|warplanes?|(?:fighter )?jets?|bombed from the air"),
    ("drone", r"drones?"),
    ("bomb", r"(?:car |roadside |suicide )?bomb(?:s|ings?)?|explosives|booby trap"),
    ("grenade", r"grenades?"),
    ("gunfire", r"shot(?: dead)?|gunfire|gunm[ae]n|shooting|opened fire|bullets?|sniper"),
    ("knife", r"stabb(?:ed|ing)|kni(?:fe|ves)|knifed"),
    ("poison", r"poison(?:ed|ing)?"),
    ("gas", r"gas (?:explosion|leak|blast|canister)|leaking gas"),
    ("electrical fault", r"electric(?:al)? faults?|faulty wiring|short[- ]circuit"),
    ("arson", r"arson(?:ists?)?|set on purpose|(?:started|set) deliberately|deliberately set"),
    ("lightning", r"lightning"),
    ("avalanche", r"avalanches?"),
    ("fall", r"fell (?:into|from|off|down)|crevasse"),
    ("reef", r"reefs?|ran aground|hit(?:ting)? (?:the )?rocks|iceberg"),
    ("storm", r"storms?|high waves|capsiz\w+|rough seas?|hurricane|typhoon|gales?"),
    ("collision", r"collision|collided"),
    ("mine", r"(?:by|on|hit|struck|sea|naval) (?:an? )?mines?|land ?mines?"),
    ("torpedo", r"torpedo(?:es|ed)?"),
    ("earthquake", r"earthquake|quake|tremors?"),
    ("rain", r"(?:heavy|torrential|days of) rains?|downpours?"),
    ("landslide", r"land ?slides?|mud ?slides?|rock ?falls?"),
    ("rail", r"broken rails?|faulty points"),
    ("brakes", r"brake failure|failed brakes|brakes failed"),
)
_CAUSE: Final = re.compile(
    r"\b(?:" + "|".join(f"(?P<c{n}>{form})" for n, (_, form) in enumerate(_CAUSES)) + r")\b", re.I
)
_HOSPITAL = r"hospitals?|clinics?"
_PLACES: Final = (
    ("park", r"parks?"),
    ("market", r"markets?|bazaars?"),
    ("school", r"schools?|colleges?|universit(?:y|ies)|kindergartens?"),
    ("church", r"church(?:es)?|cathedral"),
    ("mosque", r"mosques?"),
    ("temple", r"temples?"),
    ("synagogue", r"synagogues?"),
    ("home", r"homes?|houses?"),
    ("flat", r"flats?|apartments?"),
    ("court", r"court(?:house)?s?"),
    ("police station", r"police station"),
    ("prison", r"prisons?|jails?"),
    ("farm", r"farm(?:house)?s?"),
    ("bakery", r"baker(?:y|ies)"),
    ("hotel", r"hotels?|hostels?"),
    ("stadium", r"stadiums?"),
    ("theatre", r"theatres?|theaters?"),
    ("factory", r"factor(?:y|ies)|warehouses?|depots?"),
    ("railway station", r"(?:railway|train|metro) stations?"),
    ("airport", r"airports?"),
    ("bridge", r"bridges?"),
    ("lake", r"lakes?"),
    ("mountain", r"mountains?|hillsides?"),
    ("field", r"fields?(?! hospital)"),
    ("embassy", r"embass(?:y|ies)"),
    ("barracks", r"barracks|army base"),
    ("bus", r"bus(?:es)?"),
    ("train", r"trains?"),
)
_WITH = r"(?:an?|the|his|her|their|its|one)\s(?:[\w’'-]+\s){0,2}?"
_PLACE: Final = re.compile(
    r"\b(?:hit|hits|hitting|struck|strikes|striking|destroy(?:ed|s|ing)|shelled|bombed|attacked"
    r"|targeted|razed|(?:shelling|bombing|attack|strike|raid) (?:of|on)|in|on|at|into|outside"
    rf"|inside|from)\s{_WITH}(?:"
    + "|".join(f"(?P<p{n}>{form})" for n, (_, form) in enumerate(_PLACES))
    + r")\b|\b(?:hit|hits|hitting|struck|destroyed|shelled|bombed|attacked|shelling of|bombing of)"
    rf"\s(?:an?|the)\s(?:[\w’'-]+\s){{0,2}}?(?P<hospital>{_HOSPITAL})\b",
    re.I,
)
_ANSWER: Final = re.compile(
    r"\b(?:(?P<denied>den(?:y|ied|ies)|rejected|dismissed|ruled out)"
    r"|(?P<confirmed>confirm(?:ed|s)|admit(?:ted|s)|acknowledged|conceded))\b"
)
# Words of open doubt, and of another event or another hour: then nothing is contradicted unseen.
_OPEN: Final = re.compile(
    r"\b(?:disput\w+|contradict\w+|conflicting|contrary to|unlike|not clear|unclear|whether"
    r"|no proof|differ(?:s|ed|ent|ing)?"
    r"|rival|versions?|either|corrected|wrongly|mistaken\w*|revised"
    r"|another|other|separate\w*|second|third|also|earlier|previous\w*|later|elsewhere|too"
    r"|early|initial\w*|final|at first|first|by (?:noon|midday|evening|nightfall|morning"
    r"|midnight|then|late|early|\d)|so far|rose|risen|since then|expected|may|might|could"
    r"|would|will|if|new)\b",
    re.I,
)
_DAYS: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_THE_NUMBER: Final = re.compile(r"\b(?:the|those|these|all)\s(?:\w+\s)?$", re.I)
_ATTRIBUTED: Final = re.compile(
    r"\b(?:sa(?:id|ys?)|saying|told|tells|according to|report(?:ed|s)|announc(?:ed|es)"
    r"|stated|claim(?:ed|s|ing)?|alleg(?:ed?|es)|add(?:ed|s)|wr(?:ote|ites)|warn(?:ed|s)|believes?"
    r"|thinks?|argu(?:ed|es)|insist(?:ed|s)|testified|estimat(?:ed?|es)|accus(?:ed|es)"
    r"|blam(?:ed?|es)|maintain(?:ed|s)|suspects?|found|show(?:ed|s)|put the|describ(?:ed|es)"
    r"|confirm(?:ed|s)|acknowledged|admitted|explain(?:ed|s)|noted|quoted)\b",
    re.I,
)
_MOST = 400  # characters of a sentence that are read


class Account(Record, frozen=True):
    """A sentence that tells what happened: its slots, counts and words; `start` in its text."""

    text: str
    start: int
    words: frozenset[str]
    causes: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    answer: str = ""
    counts: tuple[Count, ...] = ()
    days: frozenset[str] = frozenset()
    block: str = ""
    field: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it says itself that there is doubt, or speaks of another event or hour."""
        is_past = any(count.long_ago or count.is_part for count in self.counts)
        return is_past or is_open(self.text)


class Conflict(Record, frozen=True):
    """Two accounts of one event and what they tell differently, with both words for it."""

    one: Account
    other: Account
    slot: Slot
    said: tuple[str, str]


def is_open(sentence: str) -> bool:
    """Whether it tells of doubt, of another event or of another hour."""
    return _OPEN.search(sentence) is not None


def is_attributed(sentence: str) -> bool:
    """Whether it says whose words or findings it gives."""
    return _ATTRIBUTED.search(sentence) is not None


def accounts(text: str, *, block: str = "", field: str = "") -> Iterator[Account]:
    """The sentences of a text that fill a slot, in order."""
    numbers: dict[int, list[Count]] = {}
    for count in counts(text, block=block, field=field):
        numbers.setdefault(count.start, []).append(count)
    for start, sentence in sentences(text):
        start += len(sentence) - len(sentence.lstrip())
        told = sentence.strip()[:_MOST]
        causes, places = _slot(_CAUSE, _CAUSES, told), _slot(_PLACE, _PLACES, told)
        answer = _ANSWER.search(told)
        if causes or places or answer:
            yield Account(
                text=told,
                start=start,
                words=content_words(told),
                causes=causes,
                places=places,
                answer=answer.lastgroup or "" if answer else "",
                counts=tuple(numbers.get(start, ())),
                days=frozenset(_DAYS.findall(told)),
                block=block,
                field=field,
            )


def _slot(form: re.Pattern[str], names: Sequence[tuple[str, str]], text: str) -> frozenset[str]:
    found = (match.lastgroup or "" for match in form.finditer(text))
    return frozenset(name if name == "hospital" else names[int(name[1:])][0] for name in found)


def conflicts(own: Sequence[Account], others: Sequence[Account]) -> Iterator[Conflict]:
    """Accounts of one event that do not agree, each of our own told once."""
    places: dict[str, list[int]] = {}
    for place, other in enumerate(others):
        for word in other.words:
            places.setdefault(word, []).append(place)
    for one in own:
        if one.is_open:
            continue
        shared = Counter(chain.from_iterable(places.get(word, ())[:20] for word in one.words))
        near = (others[place] for place, _ in shared.most_common(8))
        found = (conflict for other in near if (conflict := _conflict(one, other)) is not None)
        if (first := next(found, None)) is not None:
            yield first


def _conflict(one: Account, other: Account) -> Conflict | None:
    is_apart = one.days and other.days and not one.days & other.days
    if other.is_open or is_apart or not _is_one_event(one, other):
        return None
    slots: tuple[tuple[Slot, frozenset[str], frozenset[str]], ...] = (
        ("cause", one.causes, other.causes),
        ("place", one.places, other.places),
        ("answer", _single(one.answer), _single(other.answer)),
    )
    for slot, first, second in slots:
        if first and second and not first & second:
            return Conflict(one=one, other=other, slot=slot, said=(min(first), min(second)))
    return None


def _single(word: str) -> frozenset[str]:
    return frozenset((word,)) if word else frozenset()


def _is_one_event(one: Account, other: Account) -> bool:
    shared = one.words & other.words
    alike = len(shared) / (min(len(one.words), len(other.words)) or 1)
    if len(shared) >= 2 and alike >= 0.4:
        return True
    return any(_is_one_count(a, b, shared) for a in one.counts for b in other.counts)


def _is_one_count(one: Count, other: Count, shared: frozenset[str]) -> bool:
    """The same number of the same people with the same fate: "two nurses", "the six people"."""
    value = nominal(one.figure)
    if value < 2 or value != nominal(other.figure) or one.fate != other.fate:
        return False
    if one.nouns & other.nouns:
        return True
    told = other.sentence[: max(0, other.figure.span.start - other.start)]
    return bool(one.fate) and (_THE_NUMBER.search(told) is not None or bool(shared))
