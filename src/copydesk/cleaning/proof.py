"""The proof: every line of the galley with what has been decided about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from copydesk.cleaning.furniture_rule import Claim
from copydesk.cleaning.model.roles import MOST_LINES, Reading, read
from copydesk.cleaning.prose import is_prose
from copydesk.markup.galley import Galley, Line
from copydesk.markup.tidy import raw_offset
from copydesk.story.blocks import Span
from copydesk.story.record import Record
from copydesk.story.story import Cutting, Kept, Role

_BEYOND = "beyond the lines that are read"
_AGAINST_RULE = 0.45  # of the likelihood of being story, where a rule says it is none


class Decision(Record, frozen=True):
    """Part of a line's text goes into the story (`part`) or is cut (`role` and `rule`)."""

    start: int
    end: int
    part: str = ""
    key: str = ""
    role: Role = Role.OTHER
    rule: str = ""
    claim: Claim | None = None


@dataclass
class Proof:
    """Decisions gathered while a story is made; a line decided once stays decided."""

    galley: Galley
    is_page: bool = True
    is_copy: bool = False  # nothing but copy came, as agencies send it
    decided: dict[int, list[Decision]] = field(default_factory=dict)

    @cached_property
    def shapes(self) -> tuple[bool, ...]:
        """Of each line whether it is running text by its shape, whatever is decided about it."""
        return tuple(is_prose(line, self.galley) for line in self.galley.lines)

    @cached_property
    def reading(self) -> Reading:
        """What the trained model says of each line."""
        return read(self.galley, is_page=self.is_page)

    def line(self, number: int) -> Line:
        """A line of the galley."""
        return self.galley.lines[number]

    def rest(self, number: int) -> tuple[int, int]:
        """What part of a line's text is still undecided, as offsets; start == end for none."""
        start, end = 0, len(self.galley.lines[number].text)
        decisions = self.decided.get(number)
        if decisions is None:
            return start, end
        for decision in decisions:
            if decision.start <= start:
                start = max(start, decision.end)
            else:
                end = min(end, decision.start)
        return start, max(start, end)

    def is_free(self, number: int) -> bool:
        """There is text on this line that nothing has been decided about."""
        lines = self.galley.lines
        if not 0 <= number < len(lines):
            return False
        if number not in self.decided:
            return bool(lines[number].text)
        start, end = self.rest(number)
        return start < end and bool(lines[number].text[start:end].strip())

    def text(self, number: int) -> str:
        """The undecided text of a line."""
        start, end = self.rest(number)
        return self.line(number).text[start:end].strip()

    def role(self, number: int) -> Role | None:
        """What a line was cut as, if it was cut whole."""
        if self.is_free(number):
            return None
        return next((d.role for d in self.decided.get(number, ()) if not d.part), None)

    def claim(self, claim: Claim, rule: str) -> bool:
        """Cut what a rule claims, unless it is decided already."""
        if not self.is_free(claim.line):
            return False
        start, end = self.rest(claim.line)
        first = max(start, claim.start)
        last = end if claim.end < 0 else min(end, claim.end)
        if first >= last or (first > start and last < end):
            return False
        self._decide(
            claim.line,
            Decision(start=first, end=last, role=claim.role, rule=rule, claim=claim),
        )
        return True

    def cut(self, number: int, role: Role, rule: str) -> None:
        """Cut what is left of a line."""
        if self.is_free(number):
            start, end = self.rest(number)
            self._decide(number, Decision(start=start, end=end, role=role, rule=rule))

    def cut_rest(self, roles: Sequence[Role], rule: str) -> None:
        """Cut what is left of every line, under the role given for it.

        Lines beyond those the model reads are cut as one, when the account is made.
        """
        lines = self.galley.lines[:MOST_LINES]
        for number, (line, role) in enumerate(zip(lines, roles, strict=False)):
            if number in self.decided:
                self.cut(number, role, rule)
            elif line.text:
                whole = Decision(start=0, end=len(line.text), role=role, rule=rule)
                self.decided[number] = [whole]

    def keep(self, number: int, part: str, *, key: str = "", start: int = 0, end: int = -1) -> None:
        """Take a line, or a part of it at its start or end, into the story."""
        first, last = self.rest(number)
        self._decide(
            number,
            Decision(
                start=max(first, start), end=last if end < 0 else min(last, end), part=part, key=key
            ),
        )

    def reopen(self, number: int) -> None:
        """A slug cut by its looks is found to belong to a picture: decide again."""
        self.decided.pop(number, None)

    def _decide(self, number: int, decision: Decision) -> None:
        self.decided.setdefault(number, []).append(decision)

    def claims(self, role: Role) -> list[Claim]:
        """Claims of one role that were granted, in order."""
        return [
            decision.claim
            for number in sorted(self.decided)
            for decision in self.decided[number]
            if decision.claim is not None and decision.role is role and not decision.part
        ]

    def account(self) -> tuple[Kept | Cutting, ...]:
        """Every character of the galley, kept or cut, in order and without gap."""
        pieces: list[Kept | Cutting] = []
        likely = self.reading.story.tolist()
        reached = 0
        lines = self.galley.lines
        beyond = sorted(number for number in self.decided if number >= MOST_LINES)
        for number in (*range(min(len(lines), MOST_LINES)), *beyond):
            line = lines[number]
            for start, end, decision in self._spans(number, line):
                if reached < start:
                    pieces.append(self._between(reached, start))
                pieces.append(self._piece(Span(start=start, end=end), decision, likely[number]))
                reached = end
        if reached < len(self.galley.text):
            pieces.append(self._between(reached, len(self.galley.text)))
        return tuple(pieces)

    def _spans(self, number: int, line: Line) -> list[tuple[int, int, Decision]]:
        """Decisions of a line as spans of the galley, white space at their ends left out."""
        decisions = self.decided.get(number)
        if not decisions or line.start == line.end:
            return []
        if len(decisions) > 1:
            decisions = sorted(decisions, key=lambda d: (d.start, d.end))
        spans = []
        for decision in decisions:
            start, end = _raw_span(self.galley, line, decision.start, decision.end)
            if start < end:
                spans.append((start, end, decision))
        return spans

    def span(self, number: int, start: int, end: int) -> Span:
        """Where part of a line's text stands in the galley."""
        first, last = _raw_span(self.galley, self.line(number), start, end)
        return Span(start=first, end=last)

    def _piece(self, span: Span, decision: Decision, likely: float) -> Kept | Cutting:
        if decision.part:
            return Kept(span=span, part=decision.part, key=decision.key)
        # A rule that goes against the reading leaves a doubt, though it wins.
        sure = 1 - likely * (_AGAINST_RULE if decision.claim is not None else 1)
        return Cutting(
            span=span,
            text=self.galley.text[span.start : span.end],
            role=decision.role,
            rule=decision.rule,
            confidence=round(sure, 2),
        )

    def likely_by_key(self) -> dict[str, float]:
        """How likely the lines of each block are story, by its key; longer ones count more."""
        sums: dict[str, tuple[float, float]] = {}
        for number, decisions in self.decided.items():
            for key in {d.key for d in decisions if d.part == "block"}:
                weight = 1.0 + len(self.line(number).text)
                likely, total = sums.get(key, (0.0, 0.0))
                sums[key] = (likely + weight * float(self.reading.story[number]), total + weight)
        return {key: likely / total for key, (likely, total) in sums.items()}

    def _between(self, start: int, end: int) -> Cutting:
        """White space between two pieces; anything else stands beyond the lines that are read."""
        text = self.galley.text[start:end]
        blank = text == "\n" or not text.strip()
        return Cutting(
            span=Span(start=start, end=end),
            text=text,
            role=Role.SPACE if blank else Role.OTHER,
            rule="space" if blank else _BEYOND,
        )


def _raw_span(galley: Galley, line: Line, start: int, end: int) -> tuple[int, int]:
    """Offsets into the galley of some of a line's text, white space at its ends left out."""
    if start == 0 and end == len(line.text):
        return line.start, line.end
    raw, text = galley.raw(line), line.text[start:end]
    first = start + len(text) - len(text.lstrip())
    last = start + len(text.rstrip())
    begin = 0 if first == 0 else raw_offset(raw, first)
    stop = len(raw) if last >= len(line.text) else raw_offset(raw, max(first, last - 1)) + 1
    return line.start + begin, line.start + max(begin, stop)
