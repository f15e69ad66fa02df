"""Bytes to characters, without losing a byte: BOM, UTF-8, the declared charset, a guess, windows-1252.

Refuses to pass a guess off as certain: `Decoded.doubt` says what was taken and why.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

#: Longest first: the UTF-16 mark is the beginning of the UTF-32 one. The mark stays in the text as U+FEFF.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Python's names of the charsets that pages declare; others (hex, idna, unicode_escape …) are no charsets of pages, some are slow.
_CHARSETS = frozenset(
    [
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp866",
        "koi8-r",
        "koi8-u",
        "mac-roman",
        "mac-cyrillic",
        "gbk",
        "gb2312",
        "gb18030",
        "big5",
        "big5hkscs",
        "euc_jp",
        "iso2022_jp",
        "shift_jis",
        "cp932",
        "euc_kr",
        "cp949",
        "cp874",
        "tis-620",
        "ascii",
        "iso8859-1",
        "cp437",
        "cp850",
        "cp852",
    ]
    + [f"cp125{n}" for n in range(9)]
    + [f"iso8859-{n}" for n in range(2, 17)]
)
#: What browsers take for these labels: the declared one is nearly always its superset.
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
          "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874", "big5": "big5hkscs"}  # fmt: skip
_DECLARED = re.compile(
    rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
_CONTROLS = bytes(n for n in range(32) if n not in (9, 10, 11, 12, 13, 26, 27)) + b"\x7f"
_LEADS = bytes(range(0xC2, 0x100))  # the first byte of every longer character of UTF-8
_WINDOWS_1252 = {n: bytes([n]).decode("cp1252") for n in range(0x80, 0xA0) if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_SAMPLE = 64 * 1024  # bytes shown to the guesser: its cost grows with the length, its answer hardly


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the encoding that was taken, and why it may be wrong (None: it is certain)."""

    text: str
    encoding: str
    doubt: str | None = None


def is_binary(raw: bytes) -> bool:
    """Whether the bytes are no text: control characters past one in a hundred, and not the zeros of UTF-16 or UTF-32."""
    if any(raw.startswith(mark) for mark, _ in _MARKS) or _wide(raw) is not None:
        return False
    return (len(raw) - len(raw.translate(None, _CONTROLS))) * 100 > len(raw)


def declared_charset(raw: bytes) -> str | None:
    """Python's name of the charset that the first 4096 bytes declare (HTML meta, XML declaration); None: none that we know."""
    match = _DECLARED.search(raw[:4096])
    return charset_named((match[1] or match[2]).decode("ascii")) if match else None


def charset_named(label: str) -> str | None:
    """Python's name for a charset's label; None where it is no charset of pages or mail."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name) if name in _CHARSETS else None


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The characters of a text file. declared: what the page or mail says of itself, a name from `charset_named`."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _lenient(raw, encoding)
    wide = _wide(raw)
    if wide is not None:
        return Decoded(raw.decode(wide), wide, f"it has zeros between its letters, so {wide} was taken")
    if not (declared == "iso2022_jp" and b"\x1b" in raw):  # its bytes are all ASCII and would pass for UTF-8
        try:
            return Decoded(raw.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    return _other(raw, declared)


def _lenient(raw: bytes, encoding: str) -> Decoded:
    """Decoded as its mark says; damaged characters become U+FFFD."""
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(raw.decode(encoding, "replace"), encoding, f"it is marked as {encoding}, but some of its characters are damaged")


def _wide(raw: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: zeros always in the same places, and characters of a text; None: it is neither."""
    head = raw[:_SAMPLE]
    if 0 not in head or len(raw) % 2:
        return None
    zeros = [head[n::4].count(0) for n in range(4)]
    if len(raw) % 4 == 0 and sum(zeros) * 2 > len(head):
        encoding = "utf-32-le" if zeros[0] < zeros[3] else "utf-32-be"
    else:
        encoding = "utf-16-le" if zeros[0] + zeros[2] < zeros[1] + zeros[3] else "utf-16-be"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    sample = text[:_SAMPLE]
    seen = sum(1 for char in sample if char.isprintable() or char in "\t\n\r\f")
    spaces = sum(map(sample.count, " \n"))
    return encoding if seen * 100 >= len(sample) * 97 and spaces * 40 >= len(sample) else None


def _other(raw: bytes, declared: str | None) -> Decoded:
    """Bytes that are not UTF-8: a damaged UTF-8 first, then what is declared, then a guess."""
    mended = raw.decode("utf-8", "replace")
    damaged = mended.count("\ufffd")
    sound = len(raw) - len(raw.translate(None, _LEADS)) - damaged
    if damaged * 4 <= sound or (damaged == 1 and mended.endswith("\ufffd") and (sound > 0 or declared == "utf-8")):
        return Decoded(mended, "utf-8", f"it is UTF-8, but {damaged} of its characters are damaged")
    if declared is not None and declared not in ("utf-8", "utf-16", "utf-16-le", "utf-16-be"):
        if declared == "cp1252":
            return Decoded(windows_1252(raw), declared)
        try:
            return Decoded(raw.decode(declared), declared)
        except UnicodeDecodeError:
            pass
    guess = None if _looks_western(raw) else _guess(raw)
    text = windows_1252(raw) if guess in (None, "cp1252") else raw.decode(guess or "")
    taken = "windows-1252" if guess in (None, "cp1252") else str(guess)
    return Decoded(text, taken, f"it does not say its encoding and is not UTF-8, so {taken} was taken")


def windows_1252(raw: bytes) -> str:
    """One character a byte, never failing: the five bytes that windows-1252 leaves open stay control characters."""
    return raw.decode("latin-1").translate(_WINDOWS_1252)


def _looks_western(raw: bytes) -> bool:
    """Few high letters and no odd signs inside words: English or a neighbour in windows-1252; the guesser errs on such texts."""
    text = windows_1252(raw[:_SAMPLE])
    high = [char for char in text if char > "\x7f"]
    letters = sum(1 for char in text if char.isalpha())
    signs = sum(1 for char in high if char.isalpha())
    odd = sum(1 for char in high if "\x80" <= char <= "\x9f" or char in "¤¦¬±²³¹µ¶·¸º¿¡ª¼¾")
    return signs * 33 <= letters and odd * 10 <= len(high)


def _guess(raw: bytes) -> str | None:
    """The encoding that charset-normalizer thinks most likely and that decodes all of the bytes; None: it has no idea."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    name = charset_named(best.encoding) if best is not None else None
    if name is None:
        return None
    try:
        raw.decode(name)
    except UnicodeDecodeError:
        return None
    return name
