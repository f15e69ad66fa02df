"""Sentences of the brief on what differs: the sides in their own words, each with the outlet that has them.

Refuses to say who is right: where the evidence decides, the conflict's own `why` says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from newstemma.briefs.bound import held
from newstemma.briefs.passages import sentence_around, sentence_in_file
from newstemma.model.article import Article
from newstemma.model.brief import BriefSentence, Section
from newstemma.model.claim import CORRECTED, Claim, Conflict, Position
from newstemma.model.document import Document
from newstemma.model.text import At, DocSpan, Span

_LESS = frozenset({"weekday", "calendar", "name", "quote", "attribution", "other"})
_ANYONE = re.compile(r"\banyone\b")
_ASKED = {"office": "the office of ", "name": "the name ", "number": "the number of "}
_BARE = re.compile(r"\w+ in \S{1,4}|per cent|percent|figures?|shares?")  # units: no reader asks for them
_WIDEST = 12  # words of a side: a whole clause where it is no longer, else the words around what differs
_EDGES = ' ,;:.–—-“"”'
_SIDES = 3  # sides in one sentence: what more there are stands in the list of conflicts
#: Words that a cut leaves hanging at an end.
_FRAYED = re.compile(
    r"(?:a|an|the|of|in|on|at|to|for|by|from|with|and|or|but|as|than|that|which|who|whose|where|when|while|had|has|have|was|were|is|are|be"
    r"|been|being|into|over|under|about|its|his|her|their|some|would|will|could)"
)
_MARKS = re.compile(r"[“”\"„«»]")


def differing(
    conflicts: Sequence[Conflict],
    section: Section,
    claims: Mapping[str, Claim],
    by_id: Mapping[str, Article],
    files: Mapping[str, Document],
) -> list[BriefSentence]:
    """One sentence a conflict; each side is quoted from the passage that it cites. What two sources say otherwise comes before one's slips.

    Of differences that rest on the same words, as one article against itself and against the others, the first is told. What is compared
    is named where the passages hold its words; where they do not, the sides are told without it.
    """
    outlets = {a.outlet or "" for a in by_id.values()}
    found = []
    for conflict in sorted(_apart(conflicts), key=lambda c: (c.grade == "internal", c.kind in _LESS)):
        sides = _sides(_in_time(conflict, by_id) if section == "later" else conflict, claims, by_id, files)
        if not sides:
            continue
        own = len({i for i, _ in sides}) == 1
        quoted = [_quoted(at.text) + ("" if own or by_id[i].outlet is None else f" ({by_id[i].outlet})") for i, at in sides]
        at, claim = tuple(at for _, at in sides), conflict.claims[0] if conflict.claims else None
        texts = (_sentence(conflict, section, quoted, by_id, about) for about in (_about(conflict), ""))
        made = (held(BriefSentence(text, at, claim, conflict.id, section), outlets) for text in texts)
        found.extend(list(filter(None, made))[:1])
    return found


def _about(conflict: Conflict) -> str:
    """What is compared, as a reader would ask for it; "" where the comparison has no words of its own."""
    if conflict.about.startswith("when: "):
        return " on when"
    if conflict.about.startswith("at what time: "):
        return " on the hour"
    if _BARE.fullmatch(conflict.about):
        return " on a figure"
    asked = "the " if re.match(r"\w+ of ", conflict.about) else _ASKED.get(conflict.kind, "")
    return " on whether it is so" if conflict.kind == "negation" else f" on {asked}{_ANYONE.sub('people', conflict.about)}"


def _sides(
    conflict: Conflict, claims: Mapping[str, Claim], by_id: Mapping[str, Article], files: Mapping[str, Document]
) -> list[tuple[str, At]]:
    """The first sides with their words; of those that show the same words of one article, one."""
    found: list[tuple[str, At]] = []
    for position in conflict.positions[:_SIDES]:
        article, at = _side(position, [claims[c] for c in conflict.claims if c in claims], by_id, files)
        if not any(article == other and _overlap(at, there) for other, there in found):
            found.append((article, at))
    return found


def _in_time(conflict: Conflict, by_id: Mapping[str, Article]) -> Conflict:
    """Its sides in the order of their telling, what the evidence supports last: "then" stands between them. Of many, the last."""

    def told(position: Position) -> tuple[bool, str]:
        times = (by_id[i].published for i in position.articles)
        shown = position.value.shown if position.value else position.text
        return (shown == conflict.resolved, min((t.value for t in times if t and t.value), default=""))

    return replace(conflict, positions=tuple(sorted(conflict.positions, key=told)[-_SIDES:]))


def _overlap(at: At, there: At) -> bool:
    return at.start < there.end and there.start < at.end


def _apart(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Those of which less than two sides stand in one that was taken before."""
    kept: list[Conflict] = []
    for conflict in conflicts:
        if not any(sum(bool(set(p.at) & {at for q in other.positions for at in q.at}) for p in conflict.positions) > 1 for other in kept):
            kept.append(conflict)
    return kept


def _sentence(conflict: Conflict, section: Section, quoted: Sequence[str], by_id: Mapping[str, Article], about: str) -> str:
    if conflict.grade == "internal" and len({i for p in conflict.positions for i in p.articles}) == 1:
        who = by_id[conflict.positions[0].articles[0]].outlet or "One article"
        if len(quoted) == 1:
            return f"{who} does not fit itself{about}: {quoted[0]}."
        return f"{who} differs from itself{about}: {' against '.join(quoted)}."
    if section == "later" and conflict.why.startswith(CORRECTED):
        return f"{by_id[conflict.positions[0].articles[0]].outlet or 'One article'} corrected itself: {', then '.join(quoted)}."
    if section == "later":
        return f"Reports change{about}: {', then '.join(quoted)}."
    return f"Reports differ{about}: {' against '.join(quoted)}."


def _quoted(words: str) -> str:
    """Words as they stand, between marks that none of them closes."""
    return f"“{' '.join(_MARKS.sub('', words).split())}”"


def _side(position: Position, claims: Sequence[Claim], by_id: Mapping[str, Article], files: Mapping[str, Document]) -> tuple[str, At]:
    """The article of a side, and its clause around what differs."""
    at = next((a for a in position.at if isinstance(a, Span)), position.at[0])
    if not isinstance(at, Span):
        return position.articles[0], _clear_in_file(files[at.document], sentence_in_file(files[at.document], at))
    holding = [m.at for c in claims for m in c.mentions if isinstance(m.at, Span) and _holds(m.at, at)]
    whole = min(holding, key=lambda s: (len(s.text), s.start), default=None) or sentence_around(by_id[at.article], at)
    return at.article, _clear(_narrowed(by_id[at.article], whole, at))


def _holds(whole: Span, part: Span) -> bool:
    return whole.article == part.article and whole.start <= part.start and part.end <= whole.end


def _narrowed(article: Article, whole: Span, at: Span) -> Span:
    """The clause, cut to the words around a place where it is long."""
    words = [(m.start() + whole.start, m.end() + whole.start) for m in re.finditer(r"\S+", whole.text)]
    if len(words) <= _WIDEST:
        return whole
    first = next(n for n, (_, end) in enumerate(words) if end > at.start)
    last = max(n for n, (start, _) in enumerate(words) if start < at.end)
    spare = max(0, _WIDEST - (last - first + 1))
    begin = max(0, min(first - (spare + 1) // 2, len(words) - _WIDEST))
    end = max(last, min(len(words) - 1, begin + _WIDEST - 1))
    text = article.text
    while begin < first and begin and _FRAYED.fullmatch(text[words[begin][0] : words[begin][1]].casefold()):
        begin += 1
    while end > last and end < len(words) - 1 and _FRAYED.fullmatch(text[words[end][0] : words[end][1]].casefold()):
        end -= 1
    return article.cut(words[begin][0], words[end][1])


def _clear_in_file(document: Document, at: DocSpan) -> DocSpan:
    bare = at.text.strip(_EDGES)
    start = at.start + at.text.find(bare)
    return document.cut(start, start + len(bare)) if bare else at


def _clear(span: Span) -> Span:
    """Without stops and marks at its ends."""
    start = len(span.text) - len(span.text.lstrip(_EDGES))
    end = len(span.text.rstrip(_EDGES))
    return Span(span.article, span.start + start, span.start + end, span.text[start:end]) if start < end else span
