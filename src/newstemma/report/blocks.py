"""What was kept and what was dropped of each document, so that a user can see the furniture that was taken off."""

from __future__ import annotations

from collections.abc import Iterator

from newstemma.report import digest

_SHOWN = 160  # characters of a dropped stretch that are printed


def blocks(report: digest.Object) -> str:
    """For each article its metadata, its clean text, and every dropped stretch by kind; then the files set aside."""
    look = digest.Lookup(report)
    lines: list[str] = []
    for article in report["articles"]:
        lines += _article(article, look)
    for row in digest.aside(report):
        lines.append(f"set aside: {row}")
    return "\n".join(lines) + "\n"


def _article(article: digest.Object, look: digest.Lookup) -> Iterator[str]:
    document = look.documents[article["document"]]
    yield f"=== {document['name']}"
    yield f"outlet     {article['outlet'] or 'not stated'}" + (f" ({article['outlet_basis']})" if article["outlet"] else "")
    for name in ("title", "deck", "section", "url", "dateline", "language"):
        if article[name]:
            yield f"{name:10} {article[name]}"
    yield f"published  {look.dated(article['published'])}"
    if article["updated"]:
        yield f"updated    {look.dated(article['updated'])}"
    if article["authors"]:
        yield f"authors    {', '.join(article['authors'])}"
    for credit in article["credits"]:
        yield f"credit     {credit['name']} ({credit['kind']}{', agency' if credit['agency'] else ''})"
    for other in article["other_dates"]:
        yield f"other date {other['value']} ({other['kind']})"
    yield ""
    yield article["text"]
    yield ""
    text = document.get("text")
    dropped = [b for b in article["blocks"] if not b["keep"]]
    yield f"--- dropped: {len(dropped)} blocks" + ("" if text else "; their words are not in this report, save it with --with-documents")
    for block in dropped:
        words = " ".join(text[block["start"] : block["end"]].split()) if text else ""
        cut = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}… ({len(words)} characters)"
        yield f"{block['kind']:16} {block['start']}-{block['end']}  {cut}"
    yield ""
