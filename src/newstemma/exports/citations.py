"""The articles for citation managers: RIS, BibTeX, CSL-JSON, and the `{{cite news}}` of Wikipedia. The agency is named in each.

Sources   RIS: Research Information Systems, tag list of 2011 (type NEWS); BibTeX: Patashnik 1988; CSL-JSON: csl-data.json 1.0.2 (type
          article-newspaper); cite news: Template:Cite news, parameters work, agency, date, url
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from newstemma.exports.entries import Entry

_MONTHS = "January February March April May June July August September October November December".split()
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def to_ris(rows: Sequence[Entry]) -> str:
    """One record an article; empty fields are left out."""
    return "".join(_ris(row) for row in rows)


def _ris(row: Entry) -> str:
    date = "/".join(f"{part:02d}" for part in row.date)
    date += "/" * (3 - len(row.date)) if row.date else ""
    fields = [("ID", row.key), ("TI", row.title), ("T2", row.outlet)]
    fields += [("AU", ", ".join(part for part in author if part)) for author in row.authors]
    fields += [("PY", str(row.date[0]) if row.date else ""), ("DA", date), ("LA", row.language), ("UR", row.url)]
    fields += [("PB", row.agency), ("N1", _note(row))]
    lines = ["TY  - NEWS", *(f"{tag}  - {value}" for tag, value in fields if value), "ER  - ", ""]
    return "\n".join(lines) + "\n"


def _note(row: Entry) -> str:
    parts = [f"Text by {row.agency}" if row.agency else ""]
    if row.sources is not None:
        parts.append(f"one of a story with {row.sources} independent source{'' if row.sources == 1 else 's'}")
    return "; ".join(p for p in parts if p)


def to_bibtex(rows: Sequence[Entry]) -> str:
    """One `@article` each, its outlet as the journal; words are escaped for TeX, letters stay Unicode."""
    return "\n".join(_bibtex(row) for row in rows)


def _bibtex(row: Entry) -> str:
    date = row.date
    fields = {
        "title": f"{{{_tex(row.title)}}}" if row.title else "",
        "author": " and ".join(_tex(", ".join(p for p in a if p)) for a in row.authors),
        "journal": _tex(row.outlet),
        "year": str(date[0]) if date else "",
        "month": _MONTHS[date[1] - 1][:3].casefold() if len(date) > 1 else "",
        "day": str(date[2]) if len(date) > 2 else "",
        "url": row.url.replace("%", r"\%").replace("#", r"\#"),
        "language": row.language,
        "note": _tex(_note(row)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{row.key},", *lines, "}", ""])


def _tex(words: str) -> str:
    return "".join(_TEX.get(c, c) for c in words)


def to_csl(rows: Sequence[Entry]) -> str:
    """A JSON array; read by Zotero, pandoc and whatever speaks CSL."""
    return json.dumps([_csl(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def _csl(row: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {"id": row.key, "type": "article-newspaper", "title": row.title, "container-title": row.outlet}
    found["author"] = [{"family": family, "given": given} if given else {"literal": family} for family, given in row.authors]
    found["issued"] = {"date-parts": [list(row.date)]} if row.date else None
    found |= {"URL": row.url, "language": row.language, "publisher": row.agency, "note": _note(row)}
    return {name: value for name, value in found.items() if value}


def to_citenews(rows: Sequence[Entry]) -> str:
    """One template a line."""
    return "".join("* {{cite news " + " ".join(f"|{name}={value}" for name, value in _parameters(row)) + "}}\n" for row in rows)


def _parameters(row: Entry) -> Iterator[tuple[str, str]]:
    for n, (family, given) in enumerate(row.authors, 1):
        yield f"last{n}", _wiki(family)
        if given:
            yield f"first{n}", _wiki(given)
    date = row.date
    day = (
        f"{date[2]} {_MONTHS[date[1] - 1]} {date[0]}"
        if len(date) > 2
        else " ".join([*(_MONTHS[m - 1] for m in date[1:2]), *map(str, date[:1])])
    )
    for name, value in (("title", _wiki(row.title)), ("url", row.url.replace("|", "%7C")), ("work", _wiki(row.outlet))):
        if value:
            yield name, value
    for name, value in (("agency", _wiki(row.agency)), ("date", day), ("language", row.language)):
        if value:
            yield name, value


def _wiki(words: str) -> str:
    """Words that neither end the parameter nor open a template, a link or a tag."""
    return re.sub(r"\{\{|\}\}|\[\[|\]\]|[<>|]", lambda m: "".join(f"&#{ord(c)};" for c in m[0]), words)
