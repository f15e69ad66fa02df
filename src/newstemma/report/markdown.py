"""The report as Markdown: to paste into a note. Every brief sentence carries its passages."""

from __future__ import annotations

import re

from newstemma.report import digest, digest_story

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def markdown(report: digest.Object) -> str:
    """The report as Markdown. Article text is escaped: it can bring in no link, heading or HTML of its own."""
    look = digest.Lookup(report)
    lines: list[str] = []
    for shown in digest.together(report, look):
        lines += _story(shown, look, report)
    for head, rows in (
        ("Articles of no story", digest.alone(report, look)),
        ("Odd about the files", digest.oddities(report, look)),
        ("Files set aside", digest.aside(report)),
    ):
        lines += [f"## {head}", "", *(f"- {escaped(row)}" for row in rows), ""] if rows else []
    lines.append("_Counts independent sources; does not judge what is so._")
    return "\n".join(lines) + "\n"


def escaped(words: str) -> str:
    """Words with everything that Markdown would read as a mark made plain, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def _story(shown: digest.Shown, look: digest.Lookup, report: digest.Object) -> list[str]:
    lines = [f"# {escaped(shown.headline)}", "", f"**{escaped(shown.lead)}**", ""]
    lines += [*([escaped(shown.thread), ""] if shown.thread else []), "## Sources", ""]
    for label, why, articles in shown.sources:
        lines.append(f"- **{escaped(label)}**" + (f": {escaped(why)}" if why else ""))
        lines += [f"  - {escaped(row)}" for row in articles]
    if not shown.compared:
        return [*lines, "", digest.NOT_COMPARED, ""]
    lines += ["", "## Where they differ", ""]
    for conflict in shown.conflicts:
        resolved = f" → {escaped(conflict['resolved'])}" if conflict["resolved"] else ""
        sides, why = escaped(digest.values(conflict, look)), escaped(conflict["why"])
        lines.append(f"- {escaped(conflict['about'])}: {sides}{resolved}. {digest.GRADES[conflict['grade']]}: {why}")
    if not shown.conflicts:
        lines.append(digest.undiffering(shown.story))
    lines += _brief(shown, look)
    lines += _receipts(report, shown, look)
    for head, rows in (
        ("Timeline", digest_story.timeline(report, shown.story, look)),
        ("Figures that move", digest_story.series(report, shown.story, look)),
        ("People", digest_story.people(report, shown.story, look)),
    ):
        lines += [f"## {head}", "", *(f"- {escaped(row)}" for row in rows), ""] if rows else []
    return lines


def _brief(shown: digest.Shown, look: digest.Lookup) -> list[str]:
    """The sentences, numbered through for the receipts under them."""
    lines = ["", "## Brief", ""]
    section = None
    for number, sentence in enumerate(shown.brief, 1):
        if sentence["section"] != section:
            section = sentence["section"]
            lines += [f"### {digest.SECTIONS[section]}", ""]
        lines += [f"{escaped(sentence['text'])} \\[{number}: {escaped(digest.weights(sentence, look))}\\]", ""]
    return lines


def _receipts(report: digest.Object, shown: digest.Shown, look: digest.Lookup) -> list[str]:
    """A table of the exact words under each sentence."""
    rows = digest_story.receipts(report, shown.brief, look)
    if not rows:
        return []
    head = ["### Receipts", "", "| Claim | Exact words | Outlet | Agency | Published | SHA-256 |", "| --- | --- | --- | --- | --- | --- |"]
    return [
        *head,
        *(
            f"| {r.sentence} | {escaped(r.words)} | {escaped(r.outlet)} | {escaped(r.agency)} | {escaped(r.published)} | `{r.sha256}` |"
            for r in rows
        ),
        "",
    ]
