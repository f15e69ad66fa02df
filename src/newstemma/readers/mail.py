"""Messages, mailboxes and pages saved as MHTML. Plain text before HTML; refuses attachments, which are named in a notice.

The Date of a saved page is the day on which it was saved and is not stated as its date of publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newstemma.model.document import Document
from newstemma.notices import Notice
from newstemma.readers.archives import shown
from newstemma.readers.decoding import charset_named, declared_charset, decode, is_binary
from newstemma.readers.layer import Layer, left_out, set_aside
from newstemma.settings import ReadSettings

if TYPE_CHECKING:
    from email.message import Message

_FROM_LINE = re.compile(
    rb"(?:\A|(?<=\n))From \S{1,200} [^\r\n]{0,60}\d\d:\d\d[^\r\n]{0,40}\d{4}[^\r\n]{0,20}\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,60}:|>From )"
)
_ESCAPED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_FOLD = re.compile(r"\r?\n[ \t]+")
_TAG = re.compile(r"<[^<>]{0,2000}>")
#: A plain version with fewer words than this, beside a longer HTML one, says "view this in your browser".
_MIN_PLAIN_WORDS = 40
#: What Python's own reader of headers raises on parameters that contradict one another (a numbered and an unnumbered one …).
_ODD_HEADERS = (TypeError, ValueError, LookupError)
_TOLD = 20  # attachments that are named
_LONGEST_HEADER = 10_000  # characters; decoding encoded words takes the square of their number


def read_mail(document: Document, settings: ReadSettings) -> tuple[Document, list[Notice]]:
    """The document of one message: its header lines and its text, one part."""
    layer = Layer(document, settings)
    notices: list[Notice] = []
    problem = _write(layer, document.raw, notices, document.name)
    if problem is not None:
        out, more = set_aside(document, problem)
        return out, notices + more
    return layer.finish(), notices + layer.notices


def read_mbox(document: Document, settings: ReadSettings) -> tuple[Document, list[Notice]]:
    """The document of a mailbox: one part for each message."""
    layer = Layer(document, settings)
    notices: list[Notice] = []
    bad: list[tuple[str, str]] = []
    starts = [(match.start(), match.end()) for match in _FROM_LINE.finditer(document.raw)]
    ends = [start for start, _ in starts[1:]] + [len(document.raw)]
    for number, ((_, begin), end) in enumerate(zip(starts, ends, strict=True), 1):
        if len(layer) >= settings.max_parts:
            text = f"{document.name} holds more than {settings.max_parts} messages; only so many were read."
            notices.append(Notice("too_large", document.name, text))
            break
        problem = _write(layer, _ESCAPED_FROM.sub(rb"\1", document.raw[begin:end]), notices, document.name)
        if problem is not None:
            bad.append((f"message {number}", problem))
    notices += left_out(document, bad)
    if not len(layer):
        out, more = set_aside(document, "a mailbox whose messages hold no text")
        return out, notices + more
    return layer.finish(), notices + layer.notices


def read_saved(document: Document, settings: ReadSettings) -> tuple[Document, list[Notice]]:
    """The document of a page saved as MHTML: its address, then its HTML source; the part is the source alone."""
    message = _parse(document.raw)
    if isinstance(message, str):
        return set_aside(document, message)
    pages = [part for part in _leaves(message) if _type(part) == "text/html"]
    if not pages:
        return set_aside(document, "a saved page without HTML in it")
    address = _header(message, "Snapshot-Content-Location")
    page = next((part for part in pages if address and _header(part, "Content-Location") == address), pages[0])
    layer = Layer(document, settings)
    layer.line("Snapshot-Content-Location", "url", address or _header(page, "Content-Location"))
    layer.line("Subject", "subject", _header(message, "Subject"))
    layer.page(_text(page))
    return layer.finish(), layer.notices


def _write(layer: Layer, raw: bytes, notices: list[Notice], name: str) -> str | None:
    """Write one message; or, where it holds nothing to read, write nothing and say why."""
    message = _parse(raw)
    if isinstance(message, str):
        return message
    leaves = _leaves(message)
    attached = sorted({shown(_file_name(part) or _type(part)) for part in leaves if _is_attached(part)})
    found = _body([part for part in leaves if not _is_attached(part)])
    if attached:
        more = f" and {len(attached) - _TOLD} more" if len(attached) > _TOLD else ""
        told = f"{name}: attachments are not read ({', '.join(attached[:_TOLD])}{more}); save them beside the message."
        notices.append(Notice("unreadable", name, told))
    if found is None:
        return "a message without text"
    layer.line("Subject", "title", _header(message, "Subject"))
    layer.line("From", "from", _header(message, "From"))
    layer.line("Date", "published", _header(message, "Date"))
    layer.body(found[0])
    layer.close("html" if found[1] else "plain")
    return None


def _parse(raw: bytes) -> Message | str:
    """The message; or why it cannot be parsed: one clause."""
    from email import message_from_bytes

    try:
        message = message_from_bytes(raw)
        _leaves(message)
    except RecursionError:
        return "its parts are nested too deep"
    except _ODD_HEADERS:
        return "its headers are damaged"
    return message


def _leaves(message: Message) -> list[Message]:
    """The parts that hold no parts, in order."""
    return [part for part in message.walk() if not part.is_multipart()]


def _type(part: Message) -> str:
    """A part's media type."""
    return str(part.get_content_type())


def _file_name(part: Message) -> str:
    """The file name that a part gives itself; "" where it gives none that can be read."""
    try:
        name = part.get_filename()
    except _ODD_HEADERS:
        name = None
    return " ".join(str(name or "").split())


def _is_attached(part: Message) -> bool:
    """Whether a part is a file beside the message rather than its text. Pictures inside a page count as the page's."""
    if part.get_content_disposition() == "attachment":
        return True
    return bool(_file_name(part)) and not _type(part).startswith("image/")


def _body(parts: list[Message]) -> tuple[str, bool] | None:
    """The message's text and whether it is HTML: the plain version, unless it only points to the other; None: there is none."""
    plain = next((text for part in parts if _type(part) == "text/plain" and (text := _text(part)).strip()), None)
    if plain is not None and len(plain.split()) >= _MIN_PLAIN_WORDS:
        return plain, False
    html = next((text for part in parts if _type(part) == "text/html" and (text := _text(part)).strip()), None)
    if html is not None and (plain is None or len(_TAG.sub(" ", html).split()) > 2 * len(plain.split())):
        return html, True
    return (plain, False) if plain is not None else None


def _text(part: Message) -> str:
    """A part's characters."""
    try:
        payload = part.get_payload(decode=True)
    except _ODD_HEADERS:
        return ""
    if not isinstance(payload, bytes) or is_binary(payload):
        return ""
    try:
        label = part.get_param("charset")
    except _ODD_HEADERS:
        label = None
    charset = charset_named(label) if isinstance(label, str) else None
    return decode(payload, charset or declared_charset(payload)).text


def _header(message: Message, name: str) -> str:
    """A header's words in one line, encoded words and raw bytes made characters; "" where it is missing."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    found = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    raw = _FOLD.sub(" ", found[:_LONGEST_HEADER]).encode("utf-8", "surrogateescape")
    line = decode(raw).text
    try:
        pieces = decode_header(line) if "=?" in line else [(line, None)]
    except (HeaderParseError, ValueError):
        pieces = [(line, None)]
    words = [piece if isinstance(piece, str) else decode(piece, charset_named(charset or "ascii")).text for piece, charset in pieces]
    return " ".join("".join(words).split())
