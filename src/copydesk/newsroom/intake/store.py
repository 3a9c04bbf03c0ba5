"""The captures folder: what came, byte for byte, under the sha256 of the bytes.

A call to `keep` returns once the bytes would survive a power cut: file and folders are synced.
Identical bytes are kept once. Files are never altered and never deleted by the application.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from copydesk.errors import UnreadableCapture

HEX = frozenset("0123456789abcdef")


class DamagedCapture(UnreadableCapture):
    """The captures folder does not hold the bytes that came; `place` is their sha256."""


def keep(content: bytes) -> str:
    """Put a delivery into the captures folder, for good; gives the name it is kept under."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = _path(sha256)
    path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    if not _holds(path, sha256):
        _write_beside(path, content)
    # Also for bytes already there: whoever wrote them may have died before the folder was synced.
    for folder in (path.parent, path.parent.parent, _root(), _root().parent):
        _sync_folder(folder)
    return sha256


def content(sha256: str) -> bytes:
    """The bytes kept under this name. Raises `DamagedCapture` when they are not those that came."""
    if len(sha256) != 64 or not HEX.issuperset(sha256):
        raise DamagedCapture(place=sha256[:80], reason="this is no name of a capture")
    try:
        found = _path(sha256).read_bytes()
    except FileNotFoundError as error:
        reason = "the captures folder has no file of this name"
        raise DamagedCapture(place=sha256, reason=reason) from error
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror}"
        raise DamagedCapture(place=sha256, reason=reason) from error
    if hashlib.sha256(found).hexdigest() != sha256:
        reason = f"the {len(found)} bytes kept under this name are not those that came"
        raise DamagedCapture(place=sha256, reason=reason)
    return found


def _root() -> Path:
    return Path(settings.CAPTURES_ROOT)


def _path(sha256: str) -> Path:
    return _root() / sha256[:2] / sha256[2:4] / sha256


def _holds(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def _write_beside(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".coming-", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), 0o440)
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
