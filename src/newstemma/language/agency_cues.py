"""What stands beside an agency's initials where they are a credit: "reported AP", "(AFP)", "the AP", "Quelle: dpa".

Refuses initials that mean something else where they stand: "the PA", "the Palestinian Authority (PA)", Mayor Michael Bloomberg.
"""

from __future__ import annotations

import re
from typing import Literal

_THE = r"(?:[Tt]he\s+)?"
_BEFORE = re.compile(
    rf"(?:[(\[/]\s?|(?:^|[.\s(])By\s+|[Rr]eported\s+|\bvia\s+|\b(?:news\s+)?agency,?\s+|(?:[Ss]ources?|[Cc]redits?|[Pp]hotos?)\s?:\s*"
    rf"|\b(?:Image|Picture)s?\s+(?:copyright|credit|source)\s+|(?:[Ii]nputs|[Ff]iles|[Mm]aterial)\s+from\s+"
    rf"|(?:[Tt]old|[Aa]ccording\s+to|[Cc]iting|[Pp]er)\s+{_THE}"
    rf"|\b(?:(?:[Ii]nterview|[Cc]onversation|[Pp]artnership)\s+with|[Ss]tatement\s+to|[Ss]p(?:oke|eaking)\s+(?:to|with))\s+{_THE}"
    rf"|\b(?:obtained|seen|reviewed|viewed|reported|published|carried|quoted|cited|released)\s+by\s+{_THE}"
    rf"|(?:^|[Mm]ore\s)[Ff]rom\s+{_THE}|\b(?:[Nn]achrichten)?[Aa]gentur(?:en)?\s+|\bagencia\s+(?:de\s+noticias\s+)?|\bagence\s+"
    r"|\b(?:Quellen?|Fuentes?|Fonte|Bron|Källa|Kilde|Lähde|Zdroj|Źródło|Agenturen?)\s?:\s*"
    r"|\b(?:con\s+información|avec|mit\s+(?:Material|Informationen)|com\s+informações|con\s+informazioni|laut|selon|según|secondo|segundo)"
    r"\s+(?:der\s+|von\s+(?:der\s+)?|de\s+(?:la\s+)?|da\s+|di\s+|l['’])?)$",
    re.MULTILINE,
)
_ARTICLE = re.compile(r"\b[Tt]he\s+$")
_AHEAD = 50  # characters before initials in which their cue stands
_BEHIND = re.compile(
    r"\s?[)\]/]|\s*[—–]\s|['’]s\s[A-Z][a-z]+\s[A-Z]|\s+(?:reports?|reported|reporting|said|says|adds?|added|quoted|quotes|cited|writes|wrote|noted|notes|learned"
    r"|contributed|writers?|reporters?|news\s+agency|journalists?|correspondents?|photographers?|photos?|staff|inputs?|video|poll|analysis"
    r"|investigation|count|has|was|called|confirmed|interviewed|obtained|revealed|found|state[sd]|tells?|told|announce[sd]|accuse[sd]|warn(?:s|ed)|explain(?:s|ed)|claim(?:s|ed)|shows?"
    r"|meldet|meldete|berichtet|berichtete|schreibt|informó|informa|rapporte|riferisce)\b"
)
#: What initials with another meaning need behind them.
_REPORTS = re.compile(r"\s?[)\]/]|\s*[—–]\s|\s+(?:report(?:s|ed)|writers?|reporters?|news\s+agency)\b")
_NAME_BEFORE = re.compile(r"[a-z.,;]\s+[A-Z][a-z]+\s+$|[A-Z][a-z]+\s[A-Z][a-z]+\s+$|^[A-Z][a-z]+\s+$")

Reading = Literal["open", "led", "ambiguous"]


def is_credited(text: str, start: int, end: int, reading: Reading) -> bool:
    """Whether the initials at a place stand beside a mark of a credit.

    reading   led: they mean the agency behind an article too; ambiguous: they have another meaning
    """
    if reading == "ambiguous" and _means_another(text, start, end):
        return False
    if not text[:start].strip() and text[end : end + 1] == ":":  # the head of a digest's entry, "AP: …"
        return True
    if _BEFORE.search(text, max(0, start - _AHEAD), start):
        return True
    if reading == "led" and _ARTICLE.search(text, max(0, start - 8), start):
        return True
    if text[start - 1 : start] == "/" or not (_REPORTS if reading == "ambiguous" else _BEHIND).match(text, end):
        return False
    return text[start:end].isupper() or not _NAME_BEFORE.search(text[max(0, start - 40) : start])


def _means_another(text: str, start: int, end: int) -> bool:
    """Whether initials with another meaning have it here: after an article ("the PA"), or as the short form of the words before them."""
    before = text[max(0, start - 80) : start]
    if re.search(r"\bthe\s+$", before, re.IGNORECASE):
        return not re.match(r"\s+(?:news|wire|press)\b", text[end : end + 12])
    words = re.findall(r"[^\W\d_][\w’'-]*", before) if before.endswith("(") else []
    return len(words) >= end - start and "".join(word[0] for word in words[start - end :]).casefold() == text[start:end].casefold()
