"""Files of every kind, made in memory: invented stories only."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from newstemma.model.document import Document

TITLE = "Ferry runs aground off Port Vale"
BODY = (
    "Eleven passengers were taken off the ferry Alba on Tuesday after it ran aground in fog, the coast guard said.\n\n"
    "“The hull is sound,” Captain Mara Renn told reporters at the quay. Divers will look at it on Wednesday."
)


def words(count: int, word: str = "harbour") -> str:
    """A stretch of prose of so many words."""
    return " ".join(f"{word}{number}" for number in range(count - 1)) + " end."


def article(title: str, count: int = 120) -> str:
    """An article in plain text: headline, byline, date, words."""
    return f"{title}\nBy Jon Tarn\n4 March 2031\n\n{words(count)}\n"


def zipped(members: Mapping[str, bytes | str], pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", pack) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, pack)
    return out.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(paragraphs: Sequence[str], title: str = "", inner: str = "") -> bytes:
    """A Word file: the paragraphs, and `inner` as XML after them."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs) + inner
    core = (
        f'<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, "docProps/core.xml": core})


def pdf(pages: Sequence[Sequence[str]], title: str = "", *, locked: bool = False) -> bytes:
    """A PDF with the lines of each page; locked: with an encryption dictionary whose password nobody has."""
    parts = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for lines in pages:
        shown = b" ".join(b"(" + line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj T*" for line in lines)
        content = b"BT /F1 12 Tf 72 720 Td 14 TL " + shown + b" ET"
        parts.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
        parts.append(page % len(parts))
        kids.append(b"%d 0 R" % len(parts))
    parts[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    parts[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(kids))
    parts.append(b"<< /Title (%b) >>" % title.encode("cp1252"))
    lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <%b> /U <%b> >> /ID [<00><00>]" % (b"11" * 32, b"22" * 32)
    out, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R%b >>" % (len(parts) + 1, len(parts), lock if locked else b"")
    return out + b"xref\n0 %d\n0000000000 65535 f \n%b%b\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, table, trailer, len(out))


def eml(body: str, kind: str = "plain", more: str = "") -> bytes:
    """A message."""
    return (
        f"From: Harbour Post <news@harbourpost.example>\r\nSubject: {TITLE}\r\nDate: Tue, 4 Mar 2031 10:15:00 +0000\r\n{more}"
        f"MIME-Version: 1.0\r\nContent-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}"
    ).encode()


def jsonl(*entries: object) -> bytes:
    """JSON Lines."""
    return "\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries).encode() + b"\n"


def rss(*entries: str, head: str = "<title>Harbour Post</title><language>en-GB</language>") -> bytes:
    """An RSS 2.0 file of entries given as XML."""
    shown = "".join(f"<item>{entry}</item>" for entry in entries)
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {spaces}><channel>{head}{shown}</channel></rss>'.encode()


def body(document: Document, part: int = 0) -> str:
    """The stated body of one part."""
    at = document.parts[part].body
    assert at is not None
    return document.text[at[0] : at[1]]


def stated(document: Document, part: int = 0) -> dict[str, list[str]]:
    """What a part states, by name. Every statement with a place must stand there."""
    out: dict[str, list[str]] = {}
    for one in document.parts[part].stated:
        if one.at is not None:
            assert document.text[one.at.start : one.at.end] == one.at.text
            assert one.at.document == document.id
        out.setdefault(one.name, []).append(one.value)
    return out


def sound(document: Document) -> bool:
    """Whether parts lie in the text in order, bodies in their parts, and every statement where it says."""
    at = 0
    for number, part in enumerate(document.parts):
        assert at <= part.start < part.end <= len(document.text)
        if part.body is not None:
            assert part.start <= part.body[0] <= part.body[1] <= part.end
        stated(document, number)
        at = part.end
    document.text.encode("utf-8")
    return bool(document.parts) != (document.skipped is not None)
