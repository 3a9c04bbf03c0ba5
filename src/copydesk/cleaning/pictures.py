"""Pictures of bare text: caption, credit, label and slug put together."""

import re

from copydesk.cleaning.credit import (
    is_credit_line,
    is_firm_credit,
    is_firm_owner,
    names_somebody,
    split_credit,
)
from copydesk.cleaning.credit_line import is_pair
from copydesk.cleaning.dateline import find_dateline
from copydesk.cleaning.dates import read_date_line
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.shot import FRAMED, FRONTS, ON_SCREEN, Shot, is_signed
from copydesk.markup.tidy import count_words
from copydesk.story.record import replace
from copydesk.story.story import Role

_LONGEST_CAPTION, _SHORTEST_CAPTION = 80, 3
_LONGEST_ABOVE, _LONGEST_BELOW = 40, 25
_NEAR, _ABOVE, _BEHIND = 4, 30, 6
_FIRM = 0.75
_FEWEST_TWICE, _MOST_IN_TAIL = 4, 6
# Words that point at people in a picture, or say that it is an old one.
_POINTS = re.compile(
    r"\((?:l|r|li|re|v\. ?l|v\. ?r|left|right|links|rechts|izq|der|à gauche|à droite)\.?\)"
    r"|\((?:von )?li\.? nach re\.?\)|\((?:archiv|symbol|archief|arkiv)(?:bild|foto)?\)\.?$"
    r"|\((?:file|stock|archive)(?: (?:photo|image|picture))?\)\.?$"
    r"|^(?:pictured|from left|von links|v\. ?l\. ?n\. ?r\.|de gauche à droite|de izquierda a)\b",
    re.IGNORECASE,
)


def find_shots(
    proof: Proof,
    agencies: tuple[str, ...],
    window: range,
) -> list[Shot]:
    """The pictures that bare text shows by labels, credits and slugs, among some lines.

    Above the window only what says plainly that it is a credit counts.
    """
    shots: list[Shot] = []
    taken: set[int] = set()
    last = min(window.stop, len(proof.galley.lines))
    for number in range(max(0, window.start - _ABOVE), last):
        if number in taken:
            continue
        # Behind the last paragraph stand the source's and the page's own credits.
        inside = window.start <= number < window.stop - _BEHIND
        shot = _shot_at(proof, number, agencies, taken=taken, inside=inside)
        if shot is not None and number < window.start and shot.sure < _FIRM:
            continue
        if shot is not None:
            _cut_twins(proof, shot)
            shots.append(shot)
            taken.update(shot.lines)
    return _with_slugs(proof, shots)


def _shot_at(
    proof: Proof, number: int, agencies: tuple[str, ...], *, taken: set[int], inside: bool
) -> Shot | None:
    role = proof.role(number)
    if role is Role.PICTURE_LABEL:
        return _labelled(proof, number, agencies)
    if role is Role.CREDIT_LABEL:
        return _credit_labelled(proof, number, taken)
    if role is Role.LEGAL and inside and _is_owners(proof.line(number).text):
        return _credited(proof, number, taken)
    if not proof.is_free(number):
        return None
    text = proof.text(number)
    is_credit = is_credit_line(text, agencies, in_figure=True) and not FRAMED.match(text)
    if not is_credit or is_signed(text):
        if "/" in text and count_words(text) <= _MOST_IN_TAIL and is_pair(text):
            return _weakly_credited(proof, number, taken)
        return _on_one_line(proof, number, agencies)
    return _of_credit(proof, number, agencies, taken=taken, inside=inside)


def _of_credit(
    proof: Proof, number: int, agencies: tuple[str, ...], *, taken: set[int], inside: bool
) -> Shot | None:
    """What a line that reads like a credit belongs to."""
    text = proof.text(number)
    if is_firm_credit(text, agencies):
        return _credited(proof, number, taken)
    if is_credit_line(text, agencies):
        return _weakly_credited(proof, number, taken)
    plain = inside and count_words(text) <= 9
    return _credited(proof, number, taken) if plain else _on_one_line(proof, number, agencies)


def _is_owners(text: str) -> bool:
    """ "© Lena Moss" under a picture, not who owns the page."""
    return text.startswith("©") and count_words(text) <= 6 and is_firm_owner(text)


def _cut_twins(proof: Proof, shot: Shot) -> None:
    """A caption printed twice, for narrow and wide screens, is needed once."""
    if shot.caption < 0:
        return
    text = proof.line(shot.caption).text
    for number in (shot.caption - 1, shot.caption + 1):
        again = proof.line(number).text if proof.is_free(number) else ""
        if again and (again == text or (shot.credit_from == len(again) and text.startswith(again))):
            proof.cut(number, Role.DUPLICATE, "a caption said twice")


def _labelled(proof: Proof, label: int, agencies: tuple[str, ...]) -> Shot | None:
    """Label, then caption, then perhaps a credit under it or at its end."""
    caption = label + 1
    if proof.line(label).text.endswith((":", "：")) and _is_short(proof, caption):
        shot = _label_of_credit(proof, label, agencies)
        if shot is not None:
            return shot
    if not _may_be_caption(proof, caption):
        return None
    text = proof.text(caption)
    sure, why = 0.85, "under a picture's label"
    if is_credit_line(text, agencies):
        return Shot(at=label, credit=caption, sure=sure, why=why)
    parts = split_credit(text, agencies, in_caption=True)
    if parts:
        start = parts.start
        return Shot(
            at=label, caption=caption, credit=caption, credit_from=start, sure=sure, why=why
        )
    twin = proof.is_free(caption + 1) and proof.text(caption + 1) == text
    credit = _credit_under(proof, caption + twin, agencies)
    return Shot(at=label, caption=caption, credit=credit, sure=sure, why=why)


def _label_of_credit(proof: Proof, label: int, agencies: tuple[str, ...]) -> Shot | None:
    """ "A boat on the quay (", "Image:", "Getty Images)": the label opens the credit."""
    text = proof.text(label + 1).rstrip(")")
    above = label - 1
    if not is_credit_line(text, agencies) or not _may_be_caption(proof, above):
        return None
    if count_words(proof.text(above)) > _LONGEST_ABOVE or not _adjoin(proof, above):
        return None
    why = "over a credit's label"
    return Shot(at=above, caption=above, credit=label + 1, sure=0.8, why=why)


def _credit_under(proof: Proof, caption: int, agencies: tuple[str, ...]) -> int:
    under = caption + 1
    if proof.role(under) is Role.CREDIT_LABEL and _is_short(proof, under + 1):
        return under + 1
    if proof.is_free(under) and is_credit_line(proof.text(under), agencies, in_figure=True):
        return under
    return -1


def _credit_labelled(proof: Proof, label: int, taken: set[int]) -> Shot | None:
    if label + 1 in taken or not _is_short(proof, label + 1):
        return None
    above = label - 1
    has_caption = above >= 0 and above not in taken and _may_be_caption(proof, above)
    return Shot(
        at=above if has_caption else label,
        caption=above if has_caption else -1,
        credit=label + 1,
        sure=0.85,
        why="under a credit's label",
    )


def _credited(proof: Proof, credit: int, taken: set[int]) -> Shot:
    """A bare credit; the line right above it, without a blank line between, is its caption.

    Some pages print the credit first: then a short line under it is, and above stands a paragraph.
    """
    why = "with a credit"
    for caption in (credit - 1, credit + 1):
        if caption < 0 or caption in taken or not _may_be_caption(proof, caption):
            continue
        text = proof.text(caption)
        words = count_words(text)
        fits = words <= _LONGEST_ABOVE
        if caption > credit:
            fits = 4 <= words <= _LONGEST_BELOW and not text.endswith((".", "?", "!", "…", ":"))
        if fits and _adjoin(proof, min(caption, credit)):
            at = min(caption, credit)
            return Shot(at=at, caption=caption, credit=credit, sure=0.8, why=why)
    return Shot(at=credit, credit=credit, sure=_FIRM, why="a credit alone")


def _weakly_credited(proof: Proof, credit: int, taken: set[int]) -> Shot | None:
    """A name that may be the picture's, or who sent the story: with a caption above it only."""
    above = credit - 1
    if above < 0 or above in taken or not _may_be_caption(proof, above):
        return None
    text = proof.text(above)
    ends = text.endswith((".", "!", "?", "”", '"', "»", "。"))
    if not ends or count_words(text) > _LONGEST_ABOVE or not _adjoin(proof, above):
        return None
    return Shot(at=above, caption=above, credit=credit, sure=0.6, why="over an agency's name")


def _adjoin(proof: Proof, number: int) -> bool:
    """No blank line stands between a line and the next."""
    lines = proof.galley.lines
    return proof.galley.text.count("\n", lines[number].end, lines[number + 1].start) <= 1


def _on_one_line(proof: Proof, number: int, agencies: tuple[str, ...]) -> Shot | None:
    text = proof.text(number)
    if count_words(text) > _LONGEST_CAPTION or _is_datelined(text):
        return None
    parts = split_credit(text, agencies)
    if parts and count_words(parts.caption) <= 60:
        start, why = parts.start, "with a credit at its end"
        return Shot(
            at=number, caption=number, credit=number, credit_from=start, sure=_FIRM, why=why
        )
    if text.casefold().startswith(FRONTS) or _POINTS.search(text):
        return Shot(at=number, caption=number, sure=0.7, why="words as captions have them")
    return _twice(proof, number, text, agencies)


def _is_datelined(text: str) -> bool:
    """An agency before the first sentence: copy, however short, and who sent it."""
    found = find_dateline(text)
    return found is not None and bool(found.dateline.place and found.dateline.source)


def _twice(proof: Proof, number: int, text: str, agencies: tuple[str, ...]) -> Shot | None:
    """A line that is said again right below it, without the credit at its end perhaps."""
    lines = proof.galley.lines
    around = [lines[n].text for n in (number - 1, number + 2) if 0 <= n < len(lines)]
    below = number + 1
    if below >= len(lines) or not _is_open(proof, below) or lines[below].text in around:
        return None
    again = lines[below].text
    if not text.startswith(again) or not _FEWEST_TWICE <= count_words(again) <= _LONGEST_ABOVE:
        return None
    why, start = "said twice", len(again)
    credit = text[start:].strip()
    if not credit:
        under = _credit_under(proof, below, agencies)
        ended = text.endswith((".", "!", "?", "。")) or under >= 0
        shot = Shot(at=number, caption=number, credit=under, sure=0.7, why=why)
        return shot if ended else None
    if count_words(credit) > _MOST_IN_TAIL or not names_somebody(credit):
        return None
    return Shot(at=number, caption=number, credit=number, credit_from=start, sure=0.7, why=why)


def _is_open(proof: Proof, number: int) -> bool:
    return proof.is_free(number) or proof.role(number) is Role.DUPLICATE


def _may_be_caption(proof: Proof, number: int) -> bool:
    if not proof.is_free(number):
        return False
    text = proof.text(number)
    if not _SHORTEST_CAPTION <= count_words(text) <= _LONGEST_CAPTION or is_signed(text):
        return False
    return not ON_SCREEN.fullmatch(text) and (len(text) > 60 or read_date_line(text) is None)


def _is_short(proof: Proof, number: int) -> bool:
    return proof.is_free(number) and count_words(proof.text(number)) <= 16


def _with_slugs(proof: Proof, shots: list[Shot]) -> list[Shot]:
    """Each slug joins the next picture below it, or the one right above."""
    joined = list(shots)
    standing: dict[int, list[int]] = {}
    for place, shot in enumerate(shots):
        standing.setdefault(shot.at, []).append(place)
    for slug in [claim.line for claim in proof.claims(Role.IMAGE_SLUG)]:
        near = [
            (shot.at - slug if shot.at > slug else 10 * (slug - max(shot.lines)), place)
            for at in range(slug - 1, slug + _NEAR + 1)
            for place in standing.get(at, ())
            if (shot := joined[place]).slug < 0
        ]
        if near:
            place = min(near)[1]
            joined[place] = replace(joined[place], at=min(joined[place].at, slug), slug=slug)
    return joined
