"""XML of untrusted files: parsed without entities, outside references or networks; slightly broken feeds are mended first."""

from __future__ import annotations

import html.entities
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ENTITY = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PREFIX = re.compile(r"</?([A-Za-z_][\w-]{0,30}):")
_DECLARATION = re.compile(r"\A<\?xml[^>]{0,200}\?>")  # its encoding is that of the bytes, no longer of the characters
_DECLARED = re.compile(r"\bxmlns:([A-Za-z_][\w-]{0,30})")
_ROOT = re.compile(r"<[A-Za-z_][\w:.-]{0,60}")
#: Stands for a prefix that a feed uses and never declares.
UNDECLARED = "urn:undeclared:"


def parse_xml(source: str | bytes) -> Element | str:
    """The root element, or the reason why there is none: one clause."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(source, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        return "XML that declares entities of its own, which are not expanded"
    except (ParseError, ValueError, LookupError):
        return "damaged XML"


def parse_feed(text: str) -> Element | str:
    """Like `parse_xml`, with one more try after the usual mistakes of feeds are mended, and one with a lenient parser."""
    text = text.lstrip("\ufeff \t\r\n")
    root = parse_xml(text)
    if root != "damaged XML":
        return root
    mended = _mend(text)
    root = parse_xml(mended)
    if root != "damaged XML":
        return root
    return _lenient(mended)


def _mend(text: str) -> str:
    """HTML's entities as characters, bare "&" escaped, control characters taken out, undeclared prefixes declared."""
    text = _ENTITY.sub(_entity, _ILLEGAL.sub("", _DECLARATION.sub("", text)))
    missing = sorted(set(_PREFIX.findall(text)) - set(_DECLARED.findall(text)) - {"xml"})
    root = _ROOT.search(text)
    if not missing or root is None:
        return text
    declared = "".join(f' xmlns:{prefix}="{UNDECLARED}{prefix}"' for prefix in missing[:50])
    return text[: root.end()] + declared + text[root.end() :]


def _entity(match: re.Match[str]) -> str:
    """What stands for one "&…": itself where XML knows it, else its character, else an escaped "&"."""
    name = match[1]
    if match[0] == "&":
        return "&amp;"
    if name is None:
        number = int(match[0][3:-1], 16) if match[0][2] in "xX" else int(match[0][2:-1])
        legal = number in (9, 10, 13) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or 0x10000 <= number <= 0x10FFFF
        return match[0] if legal else "\ufffd"
    if name in _XML_NAMES:
        return match[0]
    return html.entities.html5.get(name + ";", "&amp;" + match[0][1:])


def _lenient(text: str) -> Element | str:
    """What libxml2 can save of a damaged tree."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
        saved = "" if root is None else etree.tostring(root, encoding="unicode")
    except (etree.XMLSyntaxError, ValueError):
        return "damaged XML"
    return parse_xml(saved)
