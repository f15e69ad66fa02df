"""From paths to captured bytes: folders walked in a stable order, archives opened, each input there or listed with a reason.

Left out without a word: hidden files and folders (a leading dot) and what file managers leave behind, when found inside a folder or
an archive; a hidden file that is named as an argument is read. Refuses to block (pipes, devices) and to follow a link to a folder.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from newstemma.errors import NoSuchPath
from newstemma.readers.archives import Capture, bounded, expand, is_leftover, shown, too_large
from newstemma.settings import ReadSettings

_PIPE = "a pipe, not a file; give '-' to read standard input"
_DEVICE = "a folder, socket or device, not a file"
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def captures_at(path: str | Path, settings: ReadSettings) -> list[Capture]:
    """All files at a path: the file itself, the files of an archive, or those of a folder and the folders in it.

    Raises   NoSuchPath: nothing is there
    """
    place = os.fspath(path)
    if not os.path.lexists(place):
        raise NoSuchPath(place)
    name = _base_name(place)
    if not os.path.isdir(place):  # noqa: PTH112  Path.is_dir raises where the way there is locked
        return _file(place, name, settings)
    found = [capture for inner, label, problem in _walk(place) for capture in _found(inner, label, problem, settings)]
    return found or [Capture(name, None, 0, "a folder without files")]


def captures_of(name: str, raw: bytes, settings: ReadSettings) -> list[Capture]:
    """The same for bytes that are at hand."""
    return expand(shown(name), BytesIO(raw), settings)


def capture_stream(name: str, stream: BinaryIO, settings: ReadSettings) -> list[Capture]:
    """What a stream holds, up to the largest file that is read."""
    raw = bounded(stream, settings.max_file_bytes + 1)
    if len(raw) > settings.max_file_bytes:
        return [Capture(name, None, len(raw), too_large(settings.max_file_bytes), "too_large")]
    return captures_of(name, raw, settings)


def bytes_at(place: str, settings: ReadSettings) -> bytes | str:
    """The bytes of one plain file; or why there are none: one clause."""
    try:
        with _open(place) as file:
            raw = bounded(file, settings.max_file_bytes + 1)
    except OSError as error:
        return _why(error, "file")
    return raw if len(raw) <= settings.max_file_bytes else too_large(settings.max_file_bytes)


def _base_name(place: str) -> str:
    """What a path given as an argument is shown by: its last part, also for ".", ".." and links."""
    last = Path(place).name
    return shown(last if last not in ("", "..") else Path(place).resolve().name) or shown(place)


def _found(place: str, name: str, problem: str | None, settings: ReadSettings) -> list[Capture]:
    """What one place of a walk gives."""
    return _file(place, name, settings) if problem is None else [Capture(name, None, 0, problem)]


def _walk(root: str) -> Iterator[tuple[str, str, str | None]]:
    """(path, name below the root, problem) of everything below a folder, hidden things and leftovers left out."""
    pending = [(root, "")]
    while pending:
        folder, prefix = pending.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield folder, prefix.rstrip("/") or _base_name(folder), _why(error, "folder")
            continue
        for entry in entries:
            name = prefix + shown(entry.name)
            if is_leftover(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, name + "/"))
            elif os.path.isdir(entry.path):  # noqa: PTH112  as above
                yield entry.path, name, "a link to a folder; give that folder itself to have it read"
            else:
                yield entry.path, name, None


def _file(place: str, name: str, settings: ReadSettings) -> list[Capture]:
    """One file, or the files of the archive that it is."""
    try:
        with _open(place) as file:
            return expand(name, file, settings)
    except OSError as error:
        return [Capture(name, None, 0, _why(error, "file"))]


def _open(place: str) -> BinaryIO:
    """A plain file, opened for reading. Looked at before: opening a pipe waits for its writer, and a device may act on it.

    Raises   OSError: it cannot be opened, or is a pipe, socket or device
    """
    _hold_plain(Path(place).stat().st_mode)
    file = os.fdopen(os.open(place, _FLAGS), "rb")
    try:
        _hold_plain(os.fstat(file.fileno()).st_mode)  # it may have been changed in between
    except OSError:
        file.close()
        raise
    return file


def _hold_plain(mode: int) -> None:
    """Let plain files pass."""
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENODEV, _PIPE if stat.S_ISFIFO(mode) else _DEVICE)


def _why(error: OSError, what: str) -> str:
    """The reason of a failed opening, without the machine's path in it."""
    if isinstance(error, PermissionError):
        return f"a {what} that may not be opened; change its permissions"
    if isinstance(error, FileNotFoundError):
        return "a link that leads nowhere" if what == "file" else "a folder that is gone"
    if error.strerror in (_PIPE, _DEVICE):
        return error.strerror
    return f"a {what} that could not be opened ({(error.strerror or type(error).__name__).lower()})"
