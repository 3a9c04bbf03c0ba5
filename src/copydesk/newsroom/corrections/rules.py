"""What kind of change a diff allows: the rules that keep a changed fact from going out silently.

Pure: two states of a story in, what was touched and what is refused out.
"""

from collections.abc import Iterator

from copydesk.story.change import ChangeKind, Severity
from copydesk.story.notice_lint import lint as lint
from copydesk.story.touched import Fact as Fact
from copydesk.story.touched import Touched as Touched
from copydesk.story.touched import touched as touched

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
CHIEFS = frozenset(
    {
        ChangeKind.EDITORS_NOTE,
        ChangeKind.REPLY,
        ChangeKind.RETRACTION,
        ChangeKind.TAKEDOWN,
    }
)
# What the diff decides about.
BY_DIFF = (ChangeKind.CLARIFICATION, ChangeKind.UPDATE, ChangeKind.FIX)
# An update may have another headline, and leave out what is old: the facts in them are counted.
NO_FACT = frozenset({Fact.HEADLINE, Fact.PASSAGE})


def offered(what: Touched) -> tuple[ChangeKind, ...]:
    """The kinds a diff allows, the one that fits first."""
    kinds = [ChangeKind.EDITORS_NOTE, ChangeKind.REPLY, *TAKES_DOWN]
    if not what.is_changed:
        return tuple(sorted(kinds, key=list(ChangeKind).index))
    kinds.append(ChangeKind.CORRECTION)
    if not what.altered - NO_FACT:
        kinds += [ChangeKind.CLARIFICATION, ChangeKind.UPDATE]
        if what.is_harmless:
            kinds.append(ChangeKind.FIX)
    return tuple(sorted(kinds, key=_rank))


def overridable(what: Touched) -> tuple[ChangeKind, ...]:
    """The kinds that the diff speaks against, and a second editor may allow with a reason."""
    return tuple(kind for kind in BY_DIFF if what.is_changed and kind not in offered(what))


def refusals(
    kind: ChangeKind, notice: str, what: Touched, *, is_override: bool = False
) -> Iterator[str]:
    """Why a change of this kind cannot go out: codes, none where it can."""
    is_silent = not notice.strip()
    if kind in TAKES_DOWN:
        if is_silent:
            yield "no-notice"
        return
    if kind not in offered(what) and not what.is_changed:
        yield "no-change"
    elif kind not in offered(what) and not (is_override and kind in BY_DIFF):
        yield "fact-touched"
    is_told = kind in WITH_NOTICE or (kind != ChangeKind.FIX and bool(what.altered - NO_FACT))
    if is_silent and is_told:
        yield "no-notice"


def severity_for(what: Touched) -> Severity:
    """Where a notice should stand, going by what was touched; an editor decides."""
    if Fact.HEADLINE in what.altered:
        return Severity.SERIOUS
    weighty = {Fact.FIGURE, Fact.QUOTATION, Fact.SENSE}
    return Severity.MATERIAL if what.altered & weighty else Severity.MINOR


def _rank(kind: ChangeKind) -> int:
    first = (ChangeKind.CORRECTION, ChangeKind.CLARIFICATION, ChangeKind.UPDATE, ChangeKind.FIX)
    return first.index(kind) if kind in first else len(first) + list(ChangeKind).index(kind)
