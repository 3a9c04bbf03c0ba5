"""Where copy comes from on the command line: files, folders, lists, addresses, standard input."""

import datetime as dt
import hashlib
import mimetypes
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from copydesk.cli.exits import NOT_INSTALLED
from copydesk.errors import BadRecord, FetchFailed, UnreadableCapture
from copydesk.story.house import House
from copydesk.story.story import Capture

LARGEST: Final = 64 * 1024 * 1024


def is_address(place: str) -> bool:
    """Whether an input is to be fetched."""
    return place.lower().startswith(("http://", "https://"))


def is_many(places: tuple[str, ...]) -> bool:
    """Whether inputs are a batch: several, a folder, or a list of places (@file)."""
    only = places[0] if len(places) == 1 else ""
    return not only or only.startswith("@") or (not is_address(only) and Path(only).is_dir())


def expand(places: tuple[str, ...]) -> Iterator[str]:
    """Every single input: the files of folders (hidden ones not), the lines of lists."""
    for place in places:
        if place.startswith("@"):
            lines = read_file(place[1:]).decode("utf-8", "replace").splitlines()
            yield from (line.strip() for line in lines if line.strip() and line[0] != "#")
        elif not is_address(place) and place != "-" and Path(place).is_dir():
            yield from _files(Path(place))
        else:
            yield place


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            yield str(path)


def capture(place: str, *, at: dt.datetime, allow: tuple[str, ...] = ()) -> Capture:
    """The capture at a place. Raises `CopydeskError` where there is none to be had."""
    if is_address(place):
        return _fetched(place, at, allow)
    if place == "-":
        content = sys.stdin.buffer.read(LARGEST + 1)
        name = "standard input"
    else:
        content, name = read_file(place), place
    if len(content) > LARGEST:
        raise UnreadableCapture(place=name, reason=f"larger than {LARGEST // 1024 // 1024} MiB")
    return Capture(
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        # As the upload and the drop folder tell it: a file is read alike by whatever door it comes.
        media_type=mimetypes.guess_type(f"x{Path(place).suffix}")[0] or "",
        place=name,
        at=at,
    )


def read_file(place: str) -> bytes:
    """The bytes of a file, one more than is allowed at most. Raises `UnreadableCapture`."""
    try:
        with Path(place).open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableCapture(place=place, reason=reason) from error


def _fetched(address: str, at: dt.datetime, allow: tuple[str, ...]) -> Capture:
    from copydesk.wire.http.fetch import Policy, Validators, fetch

    try:
        answer = fetch(address, state=Validators(), policy=Policy(allow=allow), at=at)
    except ModuleNotFoundError as error:
        line = f"copydesk: fetching needs {error.name}: pip install 'copydesk[newsroom]'"
        click.echo(line, err=True)
        raise click.exceptions.Exit(NOT_INSTALLED) from error
    if answer.capture is None:
        reason = f"no copy came: HTTP {answer.status}"
        raise FetchFailed(place=address, reason=reason, status=answer.status)
    return answer.capture


def house(place: str | None) -> House:
    """A house's choices from a TOML file. Raises `BadRecord` or `UnreadableCapture`."""
    if place is None:
        return House()
    from copydesk.story.codec import from_plain

    try:
        choices = tomllib.loads(read_file(place).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRecord(place=place, reason=str(error)) from error
    return from_plain(choices, House, place=place)
