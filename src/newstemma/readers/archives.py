"""Zip archives: their files, unpacked in memory one by one and within bounds. Refuses bombs, passwords, links; writes nothing to disk.

A member's name is shown as "name.zip!folder/member", cleaned of what could lead out of the archive.
"""

from __future__ import annotations

import hashlib
import lzma
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO, BinaryIO

from newstemma.readers.kinds import ending, kind_of_bytes
from newstemma.settings import ReadSettings

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
#: Up to here a member may be packed as tightly as it likes: a small file cannot harm.
_HARMLESS = 1024 * 1024
#: All that reading a damaged archive raises.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    struct.error,
)
_LEFTOVERS = frozenset({"__macosx", "thumbs.db", "desktop.ini", "$recycle.bin"})
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Capture:
    """A file's name and bytes, or the reason why it is not read.

    raw         None where the bytes were not taken, or not kept because nothing in them is read: a folder of pictures must fit in memory
    size        bytes, as far as known
    problem     one clause; None: it can be read
    kind        of the notice that a problem gives
    sha256      in hex; "" where the bytes were not taken
    media_type  where the bytes tell it at once
    """

    name: str
    raw: bytes | None
    size: int
    problem: str | None = None
    kind: str = "unreadable"
    sha256: str = ""
    media_type: str | None = None


@dataclass(slots=True)
class _Budget:
    """What is left for one archive on disk and all that lies in it."""

    bytes: int
    members: int


def shown(name: str) -> str:
    """A file name that can be printed and compared: control and direction marks and undecodable bytes become U+FFFD."""
    return _UNSEEN.sub("\ufffd", name)


def is_leftover(part: str) -> bool:
    """Whether a file or folder of this name is hidden, or was left behind by a file manager or an editor."""
    return part.startswith((".", "~$")) or part.lower() in _LEFTOVERS


def expand(name: str, file: BinaryIO, settings: ReadSettings) -> list[Capture]:
    """The file itself, or the files of the archive that it is. file: can be sought; it is not closed."""
    return _expand(name, file, settings, 1, _Budget(settings.max_archive_bytes, settings.max_members))


def too_large(limit: int) -> str:
    """The reason for a file over `limit` bytes."""
    return f"larger than the {limit / 2**20:.0f} MiB that are read of one file" if limit >= 2**20 else f"larger than {limit} bytes"


def bounded(stream: IO[bytes], limit: int) -> bytes:
    """At most so many bytes, fetched piece by piece: a reader sets aside at once what it is asked for."""
    pieces: list[bytes] = []
    while limit > 0 and (piece := stream.read(min(limit, 2**20))):
        pieces.append(piece)
        limit -= len(piece)
    return b"".join(pieces)


def _expand(name: str, file: BinaryIO, settings: ReadSettings, depth: int, budget: _Budget) -> list[Capture]:
    """`expand`, at a depth and within what is left."""
    if file.read(4) not in _MAGIC:
        return [_whole(name, file, settings)]
    try:
        if _members(file) > budget.members:
            return [_whole(name, file, settings, f"an archive of more than {settings.max_members} files", "too_large")]
        with zipfile.ZipFile(file) as archive:
            return _opened(name, file, archive, settings, depth, budget)
    except BROKEN:
        what = "Word file" if ending(name) == "docx" else "zip archive"
        return [_whole(name, file, settings, f"a damaged or truncated {what}")]


def _whole(name: str, file: BinaryIO, settings: ReadSettings, problem: str | None = None, kind: str = "unreadable") -> Capture:
    """The file as one capture, its bytes taken if they are not too many."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > settings.max_file_bytes:
        return Capture(name, None, size, problem or too_large(settings.max_file_bytes), kind if problem else "too_large")
    raw = file.read(size)  # as long as it is, not as long as it may be: a reader sets that much memory aside at once
    digest = hashlib.sha256(raw).hexdigest()
    media_type, reason = kind_of_bytes(name, raw)
    if reason is not None and problem is None:
        return Capture(name, None, len(raw), reason, kind, digest, media_type)
    return Capture(name, raw, len(raw), problem, kind, digest, media_type)


def _members(file: BinaryIO) -> int:
    """How many entries the archive's directory holds, counted before any is made: its own count may lie."""
    size = file.seek(0, 2)
    base = max(0, size - 65_557)
    file.seek(base)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise zipfile.BadZipFile("no end of the central directory")
    length = struct.unpack_from("<L", tail, at + 12)[0]
    wide = tail.rfind(b"PK\x06\x06", 0, at)
    if length == 0xFFFFFFFF and wide >= 0 and len(tail) >= wide + 56:
        length = struct.unpack_from("<Q", tail, wide + 40)[0]
    start = max(0, base + at - length - 128)
    file.seek(start)
    return file.read(base + at - start).count(b"PK\x01\x02")


def _opened(name: str, file: BinaryIO, archive: zipfile.ZipFile, settings: ReadSettings, depth: int, budget: _Budget) -> list[Capture]:
    """The members of an open archive; a document that only looks like one is taken whole."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if names & {"word/document.xml", "[Content_Types].xml", "mimetype"}:
        return [_whole(name, file, settings)]
    if depth > settings.max_archive_depth:
        return [_whole(name, file, settings, f"an archive inside {depth - 1} others; unpack it first")]
    out: list[Capture] = []
    for entry in sorted(entries, key=lambda entry: (entry.filename, entry.header_offset)):
        parts = _parts(entry.filename)
        if entry.is_dir() or not parts or any(map(is_leftover, parts)):
            continue
        budget.members -= 1
        if budget.members < 0 or entry.file_size > budget.bytes:
            out.append(
                Capture(
                    name,
                    None,
                    0,
                    f"it unpacks to more than is read of one archive; {len(out)} of its files were taken",
                    "too_large",
                )
            )
            break
        out.extend(_member(f"{name}!{'/'.join(parts)}", archive, entry, settings, depth, budget))
    return out or [_whole(name, file, settings, "an archive without files")]


def _parts(filename: str) -> list[str]:
    """The parts of a member's name, without what would lead out of the archive (drive, root, "..")."""
    parts = [shown(part) for part in re.split(r"[/\\]", filename)]
    return [
        part for place, part in enumerate(parts) if part not in ("", ".", "..") and not (place == 0 and re.fullmatch("[A-Za-z]:", part))
    ]


def _member(
    name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, settings: ReadSettings, depth: int, budget: _Budget
) -> list[Capture]:
    """One member unpacked, and opened where it is an archive itself."""
    problem, kind = refusal(entry, settings)
    if problem is not None:
        return [Capture(name, None, entry.file_size, problem, kind)]
    try:
        with archive.open(entry) as member:
            raw = bounded(member, min(settings.max_file_bytes, budget.bytes) + 1)
    except BROKEN:
        return [Capture(name, None, entry.file_size, "damaged inside its archive")]
    budget.bytes -= len(raw)
    if len(raw) > settings.max_file_bytes or budget.bytes < 0:
        return [Capture(name, None, len(raw), too_large(settings.max_file_bytes), "too_large")]
    return _expand(name, BytesIO(raw), settings, depth + 1, budget)


def refusal(entry: zipfile.ZipInfo, settings: ReadSettings) -> tuple[str | None, str]:
    """Why a member is not unpacked (None: it is), and the kind of its notice."""
    if entry.flag_bits & 0x1:
        return "encrypted inside its archive; unpack it with its password first", "unreadable"
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "a link or device inside its archive", "unreadable"
    if entry.file_size > settings.max_file_bytes:
        return too_large(settings.max_file_bytes), "too_large"
    if entry.file_size > _HARMLESS and entry.file_size > settings.max_archive_ratio * max(entry.compress_size, 1):
        return f"it unpacks to over {settings.max_archive_ratio:g} times its size, as a zip bomb does", "too_large"
    return None, ""
