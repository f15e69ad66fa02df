"""A draft's sentences held against a pile, one by one: what each rests on, how many independent sources say it, what they say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newstemma.drafts.disputed import disputes
from newstemma.drafts.folds import carrying
from newstemma.drafts.laid import Laid
from newstemma.drafts.line import Beside, Line, Weight, candidates, lines
from newstemma.drafts.named import name_findings
from newstemma.drafts.near import Near, Nearness
from newstemma.drafts.offices import office_findings
from newstemma.drafts.pile import Pile
from newstemma.drafts.quoted import Worded, quote_findings, worded
from newstemma.drafts.support import support
from newstemma.drafts.valued import Valued, code_findings, value_findings, valued, with_figures
from newstemma.model.check import VERDICTS, Backing, Check, Checked, Finding, Verdict
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement
from newstemma.ports import Encoder

#: How alike the likest sentence of the pile must be for it to tell the same. On the sentences of `near`: .345 missed 4 and let 7 through,
#: .36 4 and 5, .375 4 and 4, .40 5 and 4, .42 8 and 2.
_TELLS = 0.375
_BACKS = 0.45  # how alike the sentence of another article must be to back it too, unless it is the likest
_LEAST = 2  # words that carry something, names and times: a sentence of fewer asserts nothing that could be found
_OPINION = re.compile(
    r"\b(?:should|ought to|shame(?:ful)?|deplorable|regrettabl[ey]|we (?:think|believe|hope|say|ask)|I (?:think|believe|hope)"
    r"|in (?:our|my) view"
    r"|let us|it is time|time will tell|remains to be seen|surely|perhaps|who knows)\b",
    re.IGNORECASE,
)


def hold(draft: Laid, reading: Reading, statements: Sequence[Statement], pile: Pile, encoder: Encoder) -> Check:
    """The draft held against the pile. Neither is changed.

    Cost   a vector for each sentence of the draft and, up to 600, of the pile; then sentences of the draft times those of the pile
    """
    own = lines(draft.article, reading, draft.headings, statements)
    asked = [line for line in own if not _is_silent(line)]
    nearness = Nearness(pile, [line.text for line in asked], encoder)
    texts = worded(pile)
    checked = [_checked(line, pile, nearness, texts) if line in asked else _silent(line) for line in own]
    return Check(draft.article.name, draft.article.text, tuple(checked))


def _is_silent(line: Line) -> bool:
    """Whether a sentence asserts nothing: a heading, a question, an exclamation of two words."""
    asks = line.text.rstrip("\"”’')] ").endswith("?") and not any(q.end - q.start > len(line.text) / 2 for q in line.quotations)
    seen = len(carrying(line.text)) + len(line.times) + len(line.names)
    return line.is_heading or asks or not (line.quotations or line.quantities or seen >= _LEAST)


def _silent(line: Line) -> Checked:
    return Checked(line.start, line.end, line.text, "nothing", 0, (), ())


def _checked(line: Line, pile: Pile, nearness: Nearness, texts: Sequence[Worded]) -> Checked:
    nears = with_figures(line, nearness.of(line.text))
    near = candidates(nears, pile, _TELLS)
    quotes = list(quote_findings(line, pile, texts))
    tells = bool(nears) and nears[0].likeness >= _TELLS
    if not tells:
        return _untold(line, quotes)
    seen = valued(line, near, nearness.weight)
    findings = _once([*quotes, *_in(line, seen, near, pile, nearness.weight)], pile)
    backings = _backings(nears)
    held = {(f.start, f.end) for f in findings}
    findings += [f for f in disputes(line, backings, seen, pile) if (f.start, f.end) not in held]
    return _told(line, pile, backings, findings, nearness.weight)


def _in(line: Line, seen: Sequence[Valued], near: Sequence[Beside], pile: Pile, weight: Weight) -> Iterator[Finding]:
    yield from value_findings(line, seen, near)
    yield from code_findings(line, pile)
    yield from name_findings(line, near, pile, weight)
    yield from office_findings(line, near, pile, weight)


def _once(findings: list[Finding], pile: Pile) -> list[Finding]:
    """The findings, without the names and offices of a speaker whom the pile knows, where one says that the words are somebody else's."""
    if not any(f.what == "attribution" for f in findings):
        return findings
    return [f for f in findings if f.what not in ("name", "office") or not pile.has(f.text)]


def _untold(line: Line, quotes: list[Finding]) -> Checked:
    """A sentence that no article tells; one that only says what its writer thinks asserts nothing."""
    bare = not (line.quantities or line.times or line.names or line.quotations or line.said)
    if bare and _OPINION.search(line.text):
        return _silent(line)
    if quotes:
        return Checked(line.start, line.end, line.text, "misquote", 0, (), tuple(quotes))
    missing = Finding("not_found", "claim", line.start, line.end, line.text, (), "no article tells this")
    return Checked(line.start, line.end, line.text, "not_found", 0, (), (missing,))


def _backings(nears: Sequence[Near]) -> list[Near]:
    """The likest sentence of each article that is about as like as the likest of all."""
    found: dict[str, Near] = {}
    for near in nears:
        if near.likeness >= min(_BACKS, nears[0].likeness):
            found.setdefault(near.told.article, near)
    return list(found.values())


def _told(line: Line, pile: Pile, backings: Sequence[Near], findings: Sequence[Finding], weight: Weight) -> Checked:
    sources, also = support(line, backings, pile, weight)
    verdict: Verdict = "supported" if sources > 1 else "single_source"
    if findings:
        verdict = min((f.trouble for f in findings), key=VERDICTS.index)
    shown = [Backing(b.told.article, b.told.origin, b.told.start, b.told.end, b.told.text, b.likeness) for b in backings]
    shown += [Backing(t.article, t.origin, t.start, t.end, t.text, 0.0) for t in also]
    return Checked(line.start, line.end, line.text, verdict, sources, tuple(shown), tuple(findings))
