"""A draft's check as one HTML file: the draft on the left, the passages on the right. No script, no outside request.

Whatever comes from the draft or an article is escaped by the templates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.model.check import VERDICTS, Backing, Check, Checked, Finding, Rival
from newstemma.report.checked_text import LABELS, against, by_source, label
from newstemma.report.digest import Lookup, Object, one_line
from newstemma.report.html_shell import asset, digest, environment

_SHOWN = 4  # passages beside a sentence, one a source; the others are folded
_BESIDE = 90  # characters of an article around the words that stand in place of the draft's


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a sentence of the draft. wrong: whether a finding is about these very words."""

    text: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of an article with what stands around them, and who prints them.

    also   short names of the further articles of the same source that have them
    """

    siglum: str
    outlet: str
    when: str
    href: str
    before: str
    words: str
    after: str
    also: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding: what it is about, why, and the passages that say otherwise."""

    what: str
    why: str
    passages: list[Cited]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the draft, its verdict in words, its findings and its passages. opens: whether a paragraph begins with it."""

    key: str
    verdict: str
    label: str
    pieces: list[Piece]
    findings: list[Told]
    passages: list[Cited]
    more: list[Cited]
    opens: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sentences have a verdict, and where the first of them stands."""

    verdict: str
    words: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Home:
    """An article that a passage stands in."""

    key: str
    siglum: str
    outlet: str
    title: str
    when: str
    file: str


def page(found: Check, report: Object) -> str:
    """The file's text. Cost: linear in the draft and its passages."""
    style = asset("style.css") + asset("check.css")
    policy = f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'; form-action 'none'"
    look = Lookup(report)
    rows = list(_rows(found, look))
    return (
        environment()
        .get_template("check.html.j2")
        .render(
            name=found.name,
            against=against(report),
            tallies=_tallies(found, rows),
            rows=rows,
            homes=_homes(found, look),
            settings=str(report["made"]["settings"])[:8],
            style=style,
            policy=policy,
        )
    )


def _rows(found: Check, look: Lookup) -> Iterator[Row]:
    before = 0
    for n, one in enumerate(found.sentences):
        opens = n == 0 or "\n" in found.text[before : one.start]
        before = one.end
        passages = [_cited(look, b, others, around=0) for b, others in by_source(_unshown(one))]
        findings = [_told(look, f) for f in one.findings]
        yield Row(f"s{n + 1}", one.verdict, label(one), _pieces(one), findings, passages[:_SHOWN], passages[_SHOWN:], opens)


def _pieces(one: Checked) -> list[Piece]:
    """The sentence cut where a finding's words begin and end; a finding on the whole sentence marks nothing."""
    cuts = sorted({(f.start, f.end) for f in one.findings if (f.start, f.end) != (one.start, one.end)})
    found, at = [], one.start
    for start, end in cuts:
        if start < at:
            continue
        found += [Piece(one.text[at - one.start : start - one.start], False), Piece(one.text[start - one.start : end - one.start], True)]
        at = end
    return [p for p in (*found, Piece(one.text[at - one.start :], False)) if p.text]


def _unshown(one: Checked) -> list[Backing]:
    """The passages that no finding of the sentence shows anyway."""
    shown = [(r.article, r.start) for f in one.findings for r in f.rivals]
    return [b for b in one.backings if not any(a == b.article and b.start <= at < b.end for a, at in shown)]


def _told(look: Lookup, finding: Finding) -> Told:
    return Told(finding.what, finding.why, [_cited(look, r, others, around=_BESIDE) for r, others in by_source(finding.rivals)])


def _cited(look: Lookup, one: Backing | Rival, others: Sequence[str], *, around: int) -> Cited:
    text, article, start, end = look.articles[one.article]["text"], one.article, one.start, one.end
    before = text[max(0, start - around) : start].rsplit("\n", maxsplit=1)[-1]
    after = text[end : end + around].split("\n", maxsplit=1)[0]
    cut = around > 0 and len(before) == around
    return Cited(
        look.sigla.get(article, "?"),
        look.name(article),
        look.stamp(article)[:10],
        f"#{article}",
        ("…" if cut else "") + (before.split(" ", maxsplit=1)[-1] if cut else before),
        one_line(text[start:end]),
        after + ("…" if len(after) == around and around else ""),
        ", ".join(look.sigla.get(i, "?") for i in others),
    )


def _tallies(found: Check, rows: list[Row]) -> list[Tally]:
    held = Counter(s.verdict for s in found.sentences)
    first = {r.verdict: r.key for r in reversed(rows)}
    return [Tally(v, LABELS[v], held[v], f"#{first[v]}") for v in VERDICTS if held[v]]


def _homes(found: Check, look: Lookup) -> list[Home]:
    """The articles that a passage of the page stands in, in order of time."""
    named = {b.article for s in found.sentences for b in s.backings} | {
        r.article for s in found.sentences for f in s.findings for r in f.rivals
    }
    return [
        Home(i, look.sigla.get(i, "?"), look.name(i), one_line(look.articles[i]["title"] or ""), look.stamp(i)[:10], look.file(i))
        for i in sorted(named, key=look.order)
    ]
