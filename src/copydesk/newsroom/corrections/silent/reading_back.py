"""The site read back: every file is what the press laid, and says what its edition says.

In portions, so that a site of any size is read within days and no act waits for it; what was laid
in the last minutes is left to the press.
"""

import datetime as dt
import hashlib
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings
from lxml import etree, html

from copydesk.newsroom.corrections.silent.alarm import Found, Sort, bookmark, move, sound
from copydesk.newsroom.corrections.telling.search_engines import key_file
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.logbook.audit import PUBLISHED as HEADS
from copydesk.newsroom.printing.album import FOLDER as PICTURES
from copydesk.newsroom.printing.folder import INDEX, TOMBSTONE, SiteFolder
from copydesk.newsroom.printing.models import PressedPage
from copydesk.newsroom.printing.packing import CODINGS
from copydesk.press.address import address_of
from copydesk.story.blocks import Embed, Footnote, Picture, Table, plain_text
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.story.facts import changed_facts
from copydesk.story.retyped import retyped
from copydesk.story.story import Story
from copydesk.story.words import similarity

SETTLED = dt.timedelta(minutes=2)  # what was laid since may be about to change again
AT_ONCE = 100
MOST_BYTES = 64_000_000  # read at one turn
LARGEST = 32_000_000
MOST_FILES = 5_000  # looked at by name at one turn
MOST_PASSAGES = 20
ALIKE = 0.3
LINES = ("h1", "h2", "h3", "h4", "p", "li", "figcaption", "blockquote")
NOT_IN_THE_TEXT = (Picture, Embed, Footnote, Table)  # shown in forms of their own


def read_back(now: dt.datetime) -> int:
    """Read the next files of the site; gives how many are not what they should be."""
    root = Path(settings.PRESS_ROOT)
    if SiteFolder(root).is_half_changed():
        return 0
    mark = bookmark("read_back")
    rows = PressedPage.objects.exclude(sha256="").filter(path__gt=mark.place).order_by("path")
    count = left = 0
    last = ""
    for page in rows[:AT_ONCE]:
        last = page.path
        if page.at < now - SETTLED:
            size, found = _looked_at(page, root)
            left += size
            count += sum(1 for one in found if sound(one, at=now))
        if left > MOST_BYTES:
            break
    move(mark, last, now)  # "" at the end: from the beginning
    return count


def find_added(now: dt.datetime) -> int:
    """Go through the files that lie there, in portions; gives how many nobody printed."""
    root = Path(settings.PRESS_ROOT)
    if not root.is_dir():
        return 0  # before the first page is printed
    mark = bookmark("added")
    paths = list(_next_files(root, mark.place))
    wanted = {_printed_as(path) for path in paths}
    known = set(PressedPage.objects.filter(path__in=wanted).values_list("path", flat=True))
    strange = [path for path in paths if _printed_as(path) not in known]
    count = sum(1 for path in strange if _is_settled(root, path, now) and _added(path, root, now))
    move(mark, paths[-1] if len(paths) == MOST_FILES else "", now)
    return count


def passages(story: Story) -> list[str]:
    """What a page with this story has to say, passage by passage."""
    blocks = (block for block in story.blocks if not isinstance(block, NOT_IN_THE_TEXT))
    texts = (line for block in blocks for line in plain_text(block).split("\n"))
    return [line for line in (story.headline, story.standfirst, *texts) if line.strip()]


def said(content: bytes) -> list[str]:
    """The lines a page says, as a reader would hear them."""
    try:
        tree = html.document_fromstring(content)
    except (etree.LxmlError, ValueError):
        return []
    found = (" ".join("".join(map(str, node.itertext())).split()) for node in tree.iter(*LINES))
    return [line for line in dict.fromkeys(found) if line]


def _looked_at(page: PressedPage, root: Path) -> tuple[int, list[Found]]:
    """How many bytes were read, and what is wrong with a page."""
    file = root / _file_of(page)
    story = _story(page)
    try:
        if file.stat().st_size > LARGEST:
            return 0, [Found(sort=Sort.ALTERED, place=page.path, story=story, mark="large")]
        content = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        if not _is_still(page):
            return 0, []
        return 0, [Found(sort=Sort.MISSING, place=page.path, story=story, mark=page.sha256)]
    digest = hashlib.sha256(content).hexdigest()
    is_altered = digest != page.sha256 and _is_still(page)
    return len(content), list(_unlike(page, content, story, digest, is_altered=is_altered))


def _unlike(
    page: PressedPage, content: bytes, story: StoryRow | None, digest: str, *, is_altered: bool
) -> Iterator[Found]:
    """Where the text of a page is not that of the edition that stands."""
    edition = _edition(page)
    missing = _missing(edition, said(content)) if edition else []
    if not missing and is_altered:
        yield Found(sort=Sort.ALTERED, place=page.path, story=story, mark=digest)
    if not missing or (edition and not _is_still(page)):
        return
    was, now = ("\n".join(side) for side in zip(*missing, strict=True))
    facts = tuple(fact for pair in missing for fact in changed_facts([pair[0]], [pair[1]]))
    sort = Sort.ALTERED if is_altered else Sort.UNLIKE
    yield Found(sort=sort, place=page.path, story=story, was=was, now=now, facts=facts, mark=digest)


def _missing(edition: Edition, lines: list[str]) -> list[tuple[str, str]]:
    """The passages a page does not say, each with what it says in their place, if anything."""
    whole = "\n".join(map(_typed, lines))
    gone = [text for text in passages(edition.story) if _typed(text) not in whole]
    wanted = {_typed(text) for text in passages(edition.story)}
    others = [line for line in lines if _typed(line) not in wanted]
    return [(text, _instead(text, others)) for text in gone[:MOST_PASSAGES]]


def _instead(text: str, lines: list[str]) -> str:
    best = max(lines, key=lambda line: similarity(text, line), default="")
    return best if best and similarity(text, best) >= ALIKE else ""


def _typed(text: str) -> str:
    return " ".join(retyped(text).text.split())


def _edition(page: PressedPage) -> Edition | None:
    """The edition whose own page this is, if it stands."""
    if page.status != 200 or not page.path.endswith(INDEX):
        return None
    rows = EditionRow.objects.filter(path=address_of(page.path), current=True, withdrawn=False)
    row = rows.first()
    return from_json(row.content, Edition, place=str(row)) if row else None


def _story(page: PressedPage) -> StoryRow | None:
    return StoryRow.objects.filter(path=address_of(page.path)).first()


def _file_of(page: PressedPage) -> str:
    """The file a page lies at; a tombstone beside the place of the page that was."""
    return page.path.removesuffix(INDEX) + TOMBSTONE if page.status == 410 else page.path


def _is_still(page: PressedPage) -> bool:
    """Whether the press has not been at it meanwhile."""
    return PressedPage.objects.filter(
        pk=page.pk, sha256=page.sha256, at=page.at, status=page.status
    ).exists()


def _next_files(root: Path, after: str) -> Iterator[str]:
    """The names of files behind a place, in order; so many at most."""
    return islice(_walk(root, "", after), MOST_FILES)


def _walk(root: Path, folder: str, after: str) -> Iterator[str]:
    """The files below a folder, in the order of their whole names."""
    with os.scandir(root / folder) as found:
        names = sorted(one.name + "/" * one.is_dir(follow_symlinks=False) for one in found)
    for path in (folder + name for name in names):
        if not _is_open(path) or path in (HEADS, key_file()):
            continue
        if not path.endswith("/"):
            if path > after:
                yield path
        elif path + "\U0010ffff" > after:
            yield from _walk(root, path, after)


def _is_open(path: str) -> bool:
    """Whether the press keeps no account of its own there: hidden files, and the pictures."""
    first = path.split("/", 1)[0]
    is_hidden = first.startswith(".") and first != ".well-known"
    return not is_hidden and not path.startswith(PICTURES)


def _printed_as(path: str) -> str:
    """The page that a file belongs to."""
    for end in CODINGS:
        path = path.removesuffix(end)
    return path.removesuffix(TOMBSTONE) + INDEX if path.endswith(f"/{TOMBSTONE}") else path


def _is_settled(root: Path, path: str, now: dt.datetime) -> bool:
    try:
        changed = (root / path).stat().st_ctime
    except FileNotFoundError:
        return False
    return changed < (now - SETTLED).timestamp()


def _added(path: str, root: Path, now: dt.datetime) -> bool:
    with (root / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return sound(Found(sort=Sort.ADDED, place=path, mark=digest), at=now) is not None
