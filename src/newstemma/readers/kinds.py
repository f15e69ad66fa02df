"""What a file is: by its first bytes, then by its text, then by its name. Refuses to take a name's word against the bytes."""

from __future__ import annotations

import json
import re
import struct
import zipfile
from io import BytesIO
from typing import Final

from newstemma.readers.decoding import is_binary
from newstemma.readers.fields import FIELDS, key_of

PLAIN: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP: Final = "application/zip"
MAIL: Final = "message/rfc822"
MBOX: Final = "application/mbox"
SAVED: Final = "multipart/related"
JSONL: Final = "application/jsonl"
JSON: Final = "application/json"
CSV: Final = "text/csv"
TSV: Final = "text/tab-separated-values"
RSS: Final = "application/rss+xml"
ATOM: Final = "application/atom+xml"
RDF: Final = "application/rdf+xml"
UNKNOWN: Final = "application/octet-stream"

#: First bytes of what is not read: (bytes, where they stand, media type, the reason with its next step).
_NOT_READ: tuple[tuple[bytes, int, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "application/x-ole-storage", "an old Office file; save it as DOCX or text"),
    (b"{\\rtf", 0, "application/rtf", "an RTF file; save it as DOCX or text"),
    (b"\x1f\x8b", 0, "application/gzip", "a gzip archive; unpack it first"),
    (b"BZh", 0, "application/x-bzip2", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\x00", 0, "application/x-xz", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", 0, "application/x-7z-compressed", "a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", 0, "application/vnd.rar", "a RAR archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", 0, "application/zstd", "a zstd archive; unpack it first"),
    (b"ustar", 257, "application/x-tar", "a tar archive; unpack it first"),
    (b"\x89PNG\r\n\x1a\n", 0, "image/png", "a picture; it holds no text"),
    (b"\xff\xd8\xff", 0, "image/jpeg", "a picture; it holds no text"),
    (b"GIF8", 0, "image/gif", "a picture; it holds no text"),
    (b"WEBP", 8, "image/webp", "a picture; it holds no text"),
    (b"ftypavif", 4, "image/avif", "a picture; it holds no text"),
    (b"ftyp", 4, "video/mp4", "a film or sound; it holds no text"),
    (b"ID3", 0, "audio/mpeg", "a film or sound; it holds no text"),
    (b"OggS", 0, "audio/ogg", "a film or sound; it holds no text"),
    (b"wOF2", 0, "font/woff2", "a typeface; it holds no text"),
    (b"wOFF", 0, "font/woff", "a typeface; it holds no text"),
)
#: How the first folder of a package's files begins, and what the package is.
_PACKAGES = {
    "xl/": "a spreadsheet; save it as CSV",
    "ppt/": "a slide show; save it as PDF or text",
    "META-INF/": "an e-book or office package; save it as DOCX, HTML or text",
    "content.xml": "an OpenDocument file; save it as DOCX or text",
}
#: Names of text files that are no articles: what lies beside a saved page or in a project's folder.
_NOT_ARTICLES = {
    "css": "a style sheet, not an article", "js": "a program, not an article", "mjs": "a program, not an article",
    "map": "a program, not an article", "py": "a program, not an article", "sh": "a program, not an article",
    "svg": "a picture; it holds no text", "ini": "a settings file, not an article", "toml": "a settings file, not an article",
    "yaml": "a settings file, not an article", "yml": "a settings file, not an article", "lock": "a settings file, not an article",
}  # fmt: skip
_HTML_START = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|style|link|div|p|article|main|section|table|h[1-6]|span|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_PROLOG = re.compile(r"<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,80})")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_MBOX = re.compile(rb"From \S{1,200} [^\r\n]{0,60}\d\d:\d\d[^\r\n]{0,40}\d{4}[^\r\n]{0,20}\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,60}:|>From )")


def ending(name: str) -> str:
    """The last ending of a name in lower case, without the dot; "" where it has none."""
    last = re.split(r"[/!]", name)[-1]
    return last.rpartition(".")[2].lower() if "." in last.strip(".") else ""


def kind_of_bytes(name: str, raw: bytes) -> tuple[str | None, str | None]:
    """Media type and, for what is not read, the reason. (None, None): text, ask `kind_of_text`."""
    if raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-") or (b"%PDF-" in raw[:1024] and ending(name) == "pdf"):
        return PDF, None
    for magic, offset, media_type, reason in _NOT_READ:
        if raw[offset : offset + len(magic)] == magic and (not magic.isascii() or magic[:1] == b"{" or _has_controls(raw)):
            return media_type, reason
    if raw.startswith(b"PK"):
        found = _package(raw)
        if found is not None:
            return found
    if _MBOX.match(raw):
        return MBOX, None
    mail = _mail(name, raw)
    return (mail, None) if mail is not None or not is_binary(raw) else (UNKNOWN, "binary, not text")


def _package(raw: bytes) -> tuple[str, str | None] | None:
    """What a zip file that reached us whole is: a Word file, or another package of which nothing is read; None: no zip file."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            names = package.NameToInfo.keys()
            if "word/document.xml" in names:
                return DOCX, None
            kind = next((word for word in _PACKAGES if any(name.startswith(word) for name in names)), "")
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        return (ZIP, None) if raw[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08") else None
    return ZIP, _PACKAGES.get(kind, "a package of a kind that is not read; save its article as HTML or text")


def _has_controls(raw: bytes) -> bool:
    """Whether control bytes stand near the start, as they do in everything packed: "BZh" also begins a word."""
    return any(byte < 9 for byte in raw[:64])


def _mail(name: str, raw: bytes) -> str | None:
    """The media type of a message or saved page, known by its header lines, or by its name when it begins with one; else None."""
    block: list[bytes] = []
    at = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    while len(block) < 200 and (match := _HEADER.match(raw, at)):
        block.append(match[0].partition(b":")[0].lower())
        at = match.end()
    seen, head = set(block), raw[:at].lower()
    named = ending(name) in ("eml", "mht", "mhtml")
    if (
        b"mime-version" in seen
        and b"multipart/related" in head
        and (b"snapshot-content-location" in seen or ending(name) in ("mht", "mhtml"))
    ):
        return SAVED
    if named and seen:
        return MAIL
    if seen & {b"mime-version", b"received", b"message-id", b"delivered-to"} and b"from" in seen and seen & {b"subject", b"date"}:
        return MAIL
    return None


def kind_of_text(name: str, text: str) -> tuple[str, str | None]:
    """Media type of a decoded file and, for what is not read, the reason."""
    end, start = ending(name), text[:65536].lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        found = _markup(end, start)
        if found is not None:
            return found
    if end in ("html", "htm", "xhtml", "shtml"):
        return HTML, None
    if end in _NOT_ARTICLES:
        return PLAIN, _NOT_ARTICLES[end]
    if end in ("csv", "tsv", "tab"):
        return (CSV if end == "csv" else TSV), None
    if end in ("jsonl", "ndjson", "json", "geojson") or start.startswith(("{", "[{", "[\n", "[\r\n", "[ ")):
        found_json = _json(end, start, text)
        if found_json is not None:
            return found_json, None
    if end in ("md", "markdown", "mdown"):
        return MARKDOWN, None
    return _table(start) if end in ("", "dat") else PLAIN, None


def _markup(end: str, start: str) -> tuple[str, str | None] | None:
    """HTML, a feed, or XML that is not read; None: words that happen to begin with "<"."""
    rest = _PROLOG.sub("", start[:32768]).lstrip()
    root = _ROOT.match(rest)
    local = root[1].rpartition(":")[2].lower() if root else ""
    if local in ("rss", "feed", "rdf"):
        return {"rss": RSS, "feed": ATOM, "rdf": RDF}[local], None
    if local == "html" or end in ("html", "htm", "xhtml", "shtml") or _HTML_START.match(start[:32768]):
        return HTML, None
    if local == "svg":
        return "image/svg+xml", "a picture; it holds no text"
    if start.startswith("<?xml") or end in ("xml", "rss", "atom", "rdf", "xsl", "plist", "opml"):
        return (
            "application/xml",
            f"XML that is no feed (its root is {root[1]!r}); save the article as HTML or text" if root else "damaged XML",
        )
    return None


def _json(end: str, start: str, text: str) -> str | None:
    """Lines of JSON or one JSON text; None: words that happen to begin with a bracket."""
    if end in ("jsonl", "ndjson"):
        return JSONL
    first, _, more = start.partition("\n")
    if first.startswith("{") and _is_object(first):
        return JSONL if more.strip() else JSON
    if end in ("json", "geojson"):
        return JSON
    if re.match(r'[\[{]\s*[{"]', start) and text.rstrip().endswith(("]", "}")) and re.search(r'"\s*:', start):
        return JSON
    return None


def _is_object(line: str) -> bool:
    """Whether one line is a JSON object."""
    try:
        return isinstance(json.loads(line, parse_int=str, parse_float=str), dict)
    except (ValueError, RecursionError):
        return False


def _table(start: str) -> str:
    """CSV or TSV where the first line names two known columns, a text among them; else plain text."""
    header = start.partition("\n")[0][:2000]
    for sign, media_type in (("\t", TSV), (",", CSV), (";", CSV)):
        known = [FIELDS.get(key_of(cell)) for cell in header.split(sign)]
        if "text" in known and sum(name is not None for name in known) >= 2:
            return media_type
    return PLAIN
