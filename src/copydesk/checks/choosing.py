"""How a check is asked of one story: on or off, how heavy, by what measure.

What the house says of a source in a section comes before what it says of either alone, and that
before what it says of all copy; where two rules are as narrow, the later holds.
"""

from collections.abc import Iterable
from typing import Final

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.house import CheckRule
from copydesk.story.record import Record, replace
from copydesk.story.story import Story

STEPS: Final = (Weight.STOPS, Weight.WARNS, Weight.NOTES)


class Choice(Record, frozen=True):
    """What holds for one check and one story. `drop` is by how many steps it weighs less."""

    weight: Weight
    is_on: bool = True
    limit: int | None = None
    drop: int = 0


def choose(each: Check, story: Story, known: Known) -> Choice:
    """What the house says of this check for copy like this."""
    house = known.house
    names, dropped = (each.code, each.name), dict(house.dropped)
    source = known.source.key if known.source else ""
    made = Choice(
        is_on=house.switched_off.isdisjoint(names),
        weight=each.weight,
        drop=max((dropped.get(name, 0) for name in names), default=0),
    )
    rules = [rule for rule in house.check_rules if rule.check in names]
    for rule in sorted(_fitting(rules, source, story), key=_narrowness):
        said = {"is_on": rule.is_on, "weight": rule.weight, "limit": rule.limit}
        made = replace(made, **{name: value for name, value in said.items() if value is not None})
    return made


def measured(each: Check, choice: Choice, known: Known) -> Known:
    """What the check may know, with the limit that holds for this story."""
    if choice.limit is None or not each.limit:
        return known
    return replace(known, house=replace(known.house, **{each.limit: choice.limit}))


def weighed(found: Finding, each: Check, choice: Choice) -> Finding:
    """The finding as heavy as the house wants it.

    A finding as heavy as its check weighs what was chosen, a lighter one never more than that.
    """
    place = STEPS.index(choice.weight)
    own = STEPS.index(found.weight)
    if own > STEPS.index(each.weight):
        place = max(own, place)
    dropped = min(place + choice.drop, len(STEPS) - 1)
    if dropped == place:
        return found if STEPS[place] == found.weight else replace(found, weight=STEPS[place])
    says = f"{found.says} (Weighs less: editors called this check false in more than 1 of 5.)"
    return replace(found, weight=STEPS[dropped], says=says)


def _fitting(rules: Iterable[CheckRule], source: str, story: Story) -> list[CheckRule]:
    genres = {""}
    for concept in story.concepts:
        if concept.kind == "genre":
            genres |= {concept.name.casefold(), concept.code.casefold()}
    return [
        rule
        for rule in rules
        if rule.source in ("", source)
        and rule.section in ("", story.section)
        and rule.genre.casefold() in genres
    ]


def _narrowness(rule: CheckRule) -> int:
    return sum(map(bool, (rule.source, rule.section, rule.genre)))
