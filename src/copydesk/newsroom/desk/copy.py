"""A story as a record, a story as a row of the desk, and the way between them."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from copydesk.cleaning.byline import known_byline
from copydesk.cleaning.dateline import known_dateline
from copydesk.cleaning.tongues import fits
from copydesk.newsroom.desk.models import PictureFile, StoryRow
from copydesk.story.blocks import Block, Worded, language_of, plain_text
from copydesk.story.codec import from_plain, to_plain
from copydesk.story.coverage import Coverage
from copydesk.story.record import replace
from copydesk.story.shapes.stream import from_stream, to_stream
from copydesk.story.story import Byline, Concept, Origin, Story

# What a picture's file says where the story says nothing.
FROM_FILE = ("caption", "credit", "alt", "copyright", "usage_terms")
# Fields that have the same name and the same form on both sides.
SAME = (
    "headline", "kicker", "standfirst", "published", "updated", "language", "slugline",
    "desk_note", "truncated", "embargo_until", "expires", "urgency",
)  # fmt: skip


def to_record(row: StoryRow) -> Story:
    """The story an editor sees in the form, as a value."""
    same = {name: getattr(row, name) for name in SAME}
    return Story(
        **same,
        byline=to_byline(row.byline),
        dateline=known_dateline(row.dateline),
        section=row.section.key if row.section else "",
        subjects=tuple(row.subjects),
        concepts=tuple(from_plain(each, Concept) for each in row.concepts),
        sent_notices=tuple(row.sent_notices),
        blocks=_in_languages(to_blocks(row.body, row.block_languages), row.language),
        without_adverts=row.without_adverts,
        origin=Origin(
            name=row.origin_name,
            url=row.origin_url,
            publisher=row.origin_publisher,
            guid=row.guid,
            usage_terms=row.usage_terms,
            copyright=row.copyright,
        ),
        coverage=from_plain(row.coverage, Coverage) if row.coverage else None,
    )


def fill(row: StoryRow, story: Story) -> None:
    """Put a story into the form; what the desk itself decided (section, coverage) stays."""
    for name in SAME:
        setattr(row, name, getattr(story, name))
    row.headline = row.headline[:500]
    row.byline = (story.byline.text if story.byline else "")[:500]
    row.dateline = (story.dateline.text if story.dateline else "")[:300]
    row.subjects = list(story.subjects)
    row.concepts = [to_plain(concept) for concept in story.concepts]
    row.urgency = min(max(story.urgency, 0), 9)
    row.sent_notices = list(story.sent_notices)
    row.origin_name = story.origin.name[:300]
    row.origin_url = story.origin.url[:2000]
    row.origin_publisher = story.origin.publisher[:300]
    row.usage_terms = story.origin.usage_terms
    row.copyright = story.origin.copyright[:300]
    row.truncated = story.truncated[:300]
    row.slugline = story.slugline[:200]
    row.kicker = story.kicker[:100]
    row.body = to_body(story.blocks)
    row.block_languages = {b.key: language_of(b) for b in story.blocks if language_of(b)}
    row.likeness = likeness(story)


def to_byline(line: str) -> Byline | None:
    """A byline as an editor types it, with the people in it as far as they can be told."""
    if not line.strip():
        return None
    found = known_byline(line)
    return replace(found, text=line) if found else Byline(text=line)


def to_blocks(body: Any, languages: Mapping[str, str] | None = None) -> tuple[Block, ...]:
    """The blocks of a StreamField value, with the languages kept beside it by block key."""
    told = languages or {}
    raw = [block | {"language": told.get(block.get("id"))} for block in body.get_prep_value()]
    pictures = [value for block in raw for value in _pictures(block)]
    files = PictureFile.objects.in_bulk([p["image"] for p in pictures if p.get("image")])
    for block in raw:
        block["value"] = _from_form(block["type"], block["value"], files)
    return from_stream(raw)


def _in_languages(blocks: tuple[Block, ...], own: str) -> tuple[Block, ...]:
    """The blocks without the languages that an editor's new words can no longer be in."""
    return tuple(
        replace(block, language="")
        if isinstance(block, Worded)
        and block.language
        and not fits(plain_text(block), block.language, own)
        else block
        for block in blocks
    )


def to_body(blocks: tuple[Block, ...]) -> Any:
    """Blocks as a StreamField value."""
    raw = to_stream(blocks)
    names = [value["file"] for block in raw for value in _pictures(block)]
    by_name = {name: held.pk for name, held in PictureFile.by_names(names).items()}
    for block in raw:
        for value in _pictures(block):
            value["image"] = by_name.get(value.pop("file"))
        if block["type"] == "heading":
            block["value"]["level"] = str(block["value"]["level"])
    return StoryRow.body.field.stream_block.to_python(raw)


def keep_draft(row: StoryRow, draft: StoryRow, *, by: AbstractBaseUser | None = None) -> None:
    """Keep a draft as the latest; the row's own copy changes with it while it is not public.

    What the desk knows of the story is left alone: the draft may have been read before it changed.
    """
    if not row.live:
        names = {field.name for field in StoryRow._meta.concrete_fields if not field.primary_key}
        draft.save(update_fields=names.difference(StoryRow.DESK_FIELDS) | {"likeness"})
    draft.save_revision(user=by)
    row.refresh_from_db()


def likeness(story: Story) -> str:
    """The same for stories whose text begins with the same 400 letters; "" without text."""
    text = "".join(plain_text(block) for block in story.blocks[:8])
    letters = "".join(c for c in text.casefold() if c.isalnum())[:400]
    return hashlib.sha256(letters.encode()).hexdigest() if letters else ""


def _pictures(block: Mapping[str, Any]) -> list[Any]:
    """What a raw block says of each of its pictures."""
    if block["type"] == "gallery":
        return _entries(block["value"])
    return [block["value"]] if block["type"] == "picture" else []


def _from_form(kind: str, value: Any, files: dict[int, PictureFile]) -> Any:
    if kind == "gallery":
        items = [item if "value" in item else {"value": item} for item in value or []]
        return [item | {"value": _from_form("picture", item["value"], files)} for item in items]
    if kind == "picture":
        held = files.get(value.get("image") or 0)
        value = {name: of for name, of in value.items() if name != "image"}
        value |= {
            "file": held.file.name if held else "",
            "width": held.width if held else 0,
            "height": held.height if held else 0,
            "agencies": _entries(value.get("agencies")),
        }
        for name in FROM_FILE if held else ():
            value[name] = value.get(name) or getattr(held, name)
    elif kind == "list":
        value = value | {"entries": _entries(value.get("entries"))}
    elif kind == "table":
        value = value | {"rows": [_entries(row) for row in _entries(value.get("rows"))]}
    elif kind == "heading":
        value = value | {"level": int(value.get("level") or 2)}
    return value


def _entries(value: Any) -> list[Any]:
    """A ListBlock's values without the wrapping Wagtail stores them in."""
    return [entry["value"] if isinstance(entry, dict) else entry for entry in value or []]
