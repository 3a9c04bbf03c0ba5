"""What kind of change a diff allows: the rules that keep a changed fact from going out silently.

Pure: two states of a story in, what was touched and what is refused out.
"""

from collections.abc import Iterable, Iterator

from copydesk.story.change import ChangeKind, Severity
from copydesk.story.touched import Fact as Fact
from copydesk.story.touched import Touched as Touched
from copydesk.story.touched import touched as touched
from copydesk.story.words import WORD

LONGEST_NOTICE = 80  # words
BANNED = ("we regret any confusion", "recast", "tweaked", "minor changes")
TAKES_DOWN = frozenset({ChangeKind.RETRACTION, ChangeKind.TAKEDOWN, ChangeKind.WITHHOLD})
WITH_NOTICE = frozenset(
    {
        ChangeKind.CLARIFICATION,
        ChangeKind.CORRECTION,
        ChangeKind.EDITORS_NOTE,
        ChangeKind.REPLY,
        *TAKES_DOWN,
    }
)
CHIEFS = frozenset({ChangeKind.EDITORS_NOTE, ChangeKind.REPLY, *TAKES_DOWN})


def offered(what: Touched) -> tuple[ChangeKind, ...]:
    """The kinds a diff allows, the one that fits first."""
    kinds = [ChangeKind.EDITORS_NOTE, ChangeKind.REPLY, *TAKES_DOWN]
    if not what.is_changed:
        return tuple(sorted(kinds, key=list(ChangeKind).index))
    kinds += [ChangeKind.CORRECTION, ChangeKind.UPDATE]
    if not what.altered:
        kinds.append(ChangeKind.CLARIFICATION)
        if not what.added:
            kinds.append(ChangeKind.FIX)
    return tuple(sorted(kinds, key=_rank))


def refusals(kind: ChangeKind, notice: str, what: Touched) -> Iterator[str]:
    """Why a change of this kind cannot go out: codes, "" for none."""
    if kind in TAKES_DOWN:
        if not notice.strip():
            yield "no-notice"
        return
    if kind not in offered(what):
        yield "no-change" if not what.is_changed else "fact-touched"
    if not notice.strip() and (kind in WITH_NOTICE or (what.altered and kind != ChangeKind.FIX)):
        yield "no-notice"


def lint(notice: str, *, was: str, right: str) -> Iterator[str]:
    """What is doubtful about the words of a notice: codes, in the order to mend them."""
    said = notice.casefold()
    if len(notice.split()) >= LONGEST_NOTICE:
        yield "long"
    if any(words in said for words in BANNED):
        yield "banned"
    if was and not _tells(notice, was):
        yield "was"
    if right and not _tells(notice, right):
        yield "right"
    if not any(character.isdigit() for character in notice):
        yield "date"


def severity_for(what: Touched) -> Severity:
    """Where a notice should stand, going by what was touched; an editor decides."""
    if Fact.HEADLINE in what.altered:
        return Severity.SERIOUS
    weighty = {Fact.FIGURE, Fact.QUOTATION, Fact.SENSE}
    return Severity.MATERIAL if what.altered & weighty else Severity.MINOR


def _rank(kind: ChangeKind) -> int:
    first = (ChangeKind.CORRECTION, ChangeKind.CLARIFICATION, ChangeKind.UPDATE, ChangeKind.FIX)
    return first.index(kind) if kind in first else len(first) + list(ChangeKind).index(kind)


def _tells(notice: str, words: str) -> bool:
    """Whether a notice says something in so many words, or in most of them."""
    wanted = _bag(words)
    return not wanted or len(wanted & _bag(notice)) * 2 >= len(wanted)


def _bag(text: str) -> frozenset[str]:
    found: Iterable[str] = WORD.findall(text)
    return frozenset(word.casefold() for word in found if word[0].isalnum())
