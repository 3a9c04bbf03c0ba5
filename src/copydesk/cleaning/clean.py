"""From what a source sent to a story, with the account of all that was cut."""

from typing import Literal

from copydesk.cleaning import FURNITURE
from copydesk.cleaning.body import choose_body, first_look, look
from copydesk.cleaning.dateline import known_dateline
from copydesk.cleaning.doubt import of_blocks, of_fields
from copydesk.cleaning.embeds import find_embeds
from copydesk.cleaning.entries import mark_entries
from copydesk.cleaning.furniture_rule import About
from copydesk.cleaning.head import Head, read_head
from copydesk.cleaning.language import guess_language
from copydesk.cleaning.page_pictures import find_page_shots, near_body, with_sent
from copydesk.cleaning.pictures import find_shots
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.sent_copy import RULES, is_sent_copy, keep_captions
from copydesk.cleaning.setting import SetBody, Setter
from copydesk.cleaning.tongues import mark_languages
from copydesk.markup.address import safe_link
from copydesk.markup.galley import Galley
from copydesk.markup.html import read_html
from copydesk.markup.text import read_text
from copydesk.markup.tidy import tidy
from copydesk.story.blocks import Block, Picture, plain_text
from copydesk.story.house import House
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Item, Origin, Role, Source, Story, Ticker

CLEANER = "copydesk-cleaning/4"
_BY_MODEL = "reads like it"
# How much of the text that a page's data holds must stand on the page to call it whole.
_WHOLE = 0.9
# So far from the text bare text's pictures may stand, in lines.
_ABOVE, _BELOW = 20, 7


def clean(item: Item, *, house: House, capture: str = "", source: Source | None = None) -> Cleaned:
    """The story in an item, and an account of every character that came with it."""
    galley = read_galley(item)
    proof = Proof(galley=galley, is_page=item.body.is_page, is_copy=is_sent_copy(item))
    about = ask_furniture(proof, first_look(proof, item, house))
    known_as = _known_as(item, galley, source)
    setter = Setter(proof, house.picture_agencies, known_as, dateline=tidy(item.dateline))
    body = _body_and_pictures(proof, about, setter)
    head = read_head(proof, item, body)
    text = setter.set([number for number in body if proof.is_free(number)])
    _cut_rest(proof)
    story = _story(proof, item, head, text)
    blocks = _pictured(story.blocks, item, galley, house.picture_agencies)
    story = replace(
        story,
        blocks=mark_languages(mark_entries(blocks, story.published), story.language),
        origin=_origin(proof, item, source),
        capture=capture,
        cleaner=CLEANER,
    )
    sure = (*of_fields(story, head.confidences), *of_blocks(proof, story.blocks, setter.shots))
    return Cleaned(
        story=story,
        galley=galley.text,
        account=proof.account(),
        tickers=_tickers(proof, body),
        confidences=sure,
    )


def read_galley(item: Item) -> Galley:
    """All text of an item's body, by what form it came in."""
    if item.body.media_type == "text/plain":
        return read_text(item.body.text)
    return read_html(item.body.text, item.body.base or item.link)


def _known_as(item: Item, galley: Galley, source: Source | None) -> tuple[str, ...]:
    """Names of whoever sent the copy, as a dateline may shorten them."""
    meta = galley.metadata
    names = (item.publisher, source.name if source else "", meta.publisher, meta.site)
    return tuple(name for name in dict.fromkeys(names) if name)


def ask_furniture(proof: Proof, about: About) -> About:
    """Ask every rule that is not switched off, in order; what one claims no other may."""
    about = look(proof, replace(about, lines=about.all_near(proof.galley)))
    for furniture in FURNITURE:
        if furniture.name in about.house.switched_off or (
            proof.is_copy and furniture.name not in RULES
        ):
            continue
        granted = [c for c in furniture.find(proof.galley, about) if proof.claim(c, furniture.name)]
        if any(about.prose[claim.line] for claim in granted):
            about = look(proof, about)
    return about


def _body_and_pictures(proof: Proof, about: About, setter: Setter) -> list[int]:
    agencies = about.house.picture_agencies
    if proof.galley.marked_up:
        shots = find_page_shots(proof, agencies, window=about.window)
        body = choose_body(proof, about)
    else:
        body = choose_body(proof, about)
        if proof.is_copy:
            return keep_captions(proof, about.item, body)  # its pictures come beside it
        first, last = (body[0], body[-1]) if body else (about.first, about.last)
        window = range(max(0, first - _ABOVE), last + _BELOW)
        shots = find_shots(proof, agencies, window)
    taken = {number for shot in shots for number in shot.lines}
    body = [number for number in body if number not in taken]
    if proof.galley.marked_up and about.item.body.is_page:
        shots = near_body(shots, body)
    setter.set_pictures(shots)
    setter.set_embeds(find_embeds(proof, body))
    return body if shots else keep_captions(proof, about.item, body)


def _cut_rest(proof: Proof) -> None:
    """Whatever nobody wanted, under the role the trained model gives it."""
    proof.cut_rest(proof.reading.furniture(), _BY_MODEL)


def _story(proof: Proof, item: Item, head: Head, text: SetBody) -> Story:
    meta = proof.galley.metadata
    words = "\n".join(plain_text(block) for block in text.blocks[:40])
    return Story(
        headline=head.headline,
        standfirst=head.standfirst,
        kicker=head.kicker,
        byline=head.byline,
        dateline=text.dateline or known_dateline(tidy(item.dateline)),
        published=head.published,
        updated=head.updated,
        language=_language(item, meta.language, f"{head.headline}\n{words}"),
        section=tidy(item.section) or meta.section,
        subjects=item.subjects or meta.topics,
        concepts=item.concepts,
        urgency=item.urgency,
        blocks=text.blocks,
        truncated=_truncated(proof, item),
        sent_notices=tuple(claim.says for claim in proof.claims(Role.DESK_TALK) if claim.says),
        embargo_until=item.embargo_until,
        expires=item.expires,
        slugline=tidy(item.slugline),
        desk_note=tidy(" ".join((item.desk_note, *item.notes))),
    )


def _language(item: Item, said: str, words: str) -> str:
    """What the copy itself shows goes before what page or feed say, when scripts differ."""
    claimed = item.language or said
    guessed = guess_language(words)
    code = claimed.split("-")[0].split("_")[0].lower()
    if not claimed or not code.isalpha():
        return guessed
    return claimed if not guessed or guessed == code or len(words) < 200 else guessed


def _truncated(proof: Proof, item: Item) -> str:
    """The words that show the text breaks off: no running text of the story follows them."""
    kept = [
        n for n, decisions in proof.decided.items() if any(d.part == "block" for d in decisions)
    ]
    last = max(kept, default=-1)
    is_page = proof.galley.marked_up and item.body.is_page
    # On a page "read more" also stands in the boxes below: there only the next line counts.
    reach = last + (1 if is_page else 3)
    for claim in proof.claims(Role.CONTINUE_MARKER):
        if last <= claim.line <= reach:
            return claim.says
    for claim in proof.claims(Role.PROMPT):
        if claim.says and last < claim.line:
            return claim.says
    return "not free to read, says the page" if is_page and _is_withheld(proof, kept) else ""


def _is_withheld(proof: Proof, kept: list[int]) -> bool:
    """The page says that it is not free, and does not hold the whole text all the same."""
    meta = proof.galley.metadata
    if meta.free is not False:
        return False
    held = sum(len(proof.line(number).text) for number in kept)
    return not meta.body or held < _WHOLE * len(meta.body)


def _origin(proof: Proof, item: Item, source: Source | None) -> Origin:
    named = next((claim.says for claim in proof.claims(Role.SOURCE_CREDIT) if claim.says), "")
    meta = proof.galley.metadata
    publisher = item.publisher or meta.publisher or meta.site
    return Origin(
        name=named or tidy(item.credit) or publisher or (source.name if source else ""),
        url=safe_link(item.link) or meta.link,
        publisher=publisher,
        guid=item.guid,
        version=item.version,
        usage_terms=item.usage_terms,
        copyright=item.copyright,
    )


def _tickers(proof: Proof, body: list[int]) -> tuple[Ticker, ...]:
    first, last = (body[0], body[-1]) if body else (0, -1)
    tickers = []
    for claim in proof.claims(Role.TICKER):
        position: Literal["head", "foot", "body"] = "body"
        if claim.line < first:
            position = "head"
        elif claim.line > last:
            position = "foot"
        tickers.append(Ticker(items=claim.items, position=position))
    return tuple(tickers)


def _pictured(
    blocks: tuple[Block, ...], item: Item, galley: Galley, agencies: tuple[str, ...]
) -> tuple[Block, ...]:
    """The story's pictures with what came beside the copy."""
    has_picture = any(isinstance(block, Picture) for block in blocks)
    sent = item.pictures or (() if has_picture else galley.metadata.pictures[:1])
    return with_sent(blocks, sent, agencies)
