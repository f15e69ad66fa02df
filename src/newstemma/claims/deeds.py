"""What somebody or something did in one article and did not do in another: one subject, one verb, and a "not" at one of them.

Refuses verbs that say little ("say", "want"), and deeds that may be two: where the words behind the verb go on, they must share one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.contraries import contraries
from newstemma.claims.ground import Ground
from newstemma.claims.occasion_words import which
from newstemma.claims.once import each_once
from newstemma.claims.outcomes import outcome_differences
from newstemma.claims.sides import Side, backed, finding, first_given, side
from newstemma.language.words import content_words, stem
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Grade
from newstemma.model.reading import Sentence

_ASIDE = r"(?:,\s[^,.;:“”\"]{2,60},)?"
_NOT = re.compile(
    rf"\b(?P<subject>[A-Za-z][\w’'-]{{3,}}){_ASIDE}\s+(?:did\s+not|didn[’']t|had\s+not|hadn[’']t|(?P<so_far>has\s+not|have\s+not|hasn[’']t|haven[’']t))\s+"
    rf"(?:yet\s+)?(?P<verb>[a-z]{{4,}})\b(?P<after>[\s\S]?)"
)
_LITTLE = frozenset(
    stem(w)
    for w in """say know want respond comment think mention specify elaborate give provide name identify appear believe need mean like seem
    expect answer return reply call make have take immediately even just really actually directly always explain describe offer discuss
    find look feel help see show work come want been specify disclose reveal address explicitly clear release hear notice happen
    publicly personally initially relate share rule speak talk turn agree include require support change used shed back lead""".split()
)
_SUBJECT = frozenset("they that this these those which have there also what when then with does it's".split())
_MOST_FINDINGS = 12  # of a story: what a reader wants to see of this kind


@dataclass(frozen=True, slots=True)
class _Deed:
    """A verb of a subject. words: stems of what follows in its sentence.

    ends     whether its clause ends with the verb
    day      the day that is named behind it, ISO 8601; None: none is
    which    the weekdays and ordinals behind it
    so_far   whether it is "has not", which tomorrow it may have
    """

    side: Side
    ends: bool
    words: frozenset[str]
    day: str | None = None
    so_far: bool = False
    which: frozenset[str] = frozenset()


def deed_differences(ground: Ground) -> list[Conflict]:
    """The deeds of a story that one article denies and another reports, what came of somebody first, each place once.

    Cost: one pass for each denied deed.
    """
    denied = _denied(ground)
    found = [_conflict(ground, *key, rows) for key, rows in sorted(denied.items())[:_MOST_DENIED]]
    told = [c for c in (*found, *_failed(ground)) if c is not None][:_MOST_FINDINGS]
    return each_once((*outcome_differences(ground), *told, *contraries(ground)))


_FAILED = re.compile(r"\b(?P<subject>[a-z]{4,})\s+(?P<verb>(?:failed|malfunctioned)(?!\s+to\b))")


def _failed(ground: Ground) -> Iterator[Conflict]:
    """A thing that failed in one article and worked in another."""
    seen: dict[str, list[Side]] = {}
    for article in ground.articles:
        for m in _FAILED.finditer(article.text):
            seen.setdefault(m["subject"], []).append(side(ground, article, article.cut(*m.span()), None))
    for subject in sorted(seen):
        worked = re.compile(rf"\b{subject}{_ASIDE}\s+(?:worked|functioned)\b")
        theirs = [side(ground, a, a.cut(*m.span()), None) for a in ground.articles for m in worked.finditer(a.text)]
        if theirs and not {s.article for s in theirs} & {s.article for s in seen[subject]}:
            why = f"one article says that the {subject} failed, another that it worked"
            groups = [seen[subject], theirs]
            yield finding(ground, "negation", "conflict", subject, groups, why, resolved=backed(groups))


def _denied(ground: Ground) -> dict[tuple[str, str], list[_Deed]]:
    found: dict[tuple[str, str], list[_Deed]] = {}
    for article in ground.articles:
        for sentence in ground.readings[article.id].sentences:
            for m in _NOT.finditer(article.text, sentence.start, sentence.end):
                verb, subject = stem(m["verb"]), m["subject"]
                if _OPEN.search(article.text, sentence.start, m.start()) is not None and not subject[0].isupper():
                    continue
                if verb in _LITTLE or m["verb"].endswith("ly") or subject.casefold() in _SUBJECT:
                    continue
                key = subject if subject[0].isupper() else subject.casefold(), verb
                start = m.end("subject")
                cut = article.cut(
                    m.start("subject") if len(article.text[start : m.end("verb")].split()) < _WIDE else m.start("verb"), m.end("verb")
                )
                deed = _Deed(
                    side(ground, article, cut, None),
                    m["after"] in ".,;",
                    _rest(article, m.end("verb"), sentence),
                    _day(ground, article, m.end("verb"), sentence),
                    so_far=m["so_far"] is not None,
                    which=which(article.text, m.end("verb"), sentence.end),
                )
                found.setdefault(key, []).append(deed)
    return found


#: What makes of a report a question, a condition or one of many.
_OPEN = re.compile(
    r"\b(?:whether|if|evidence|alleg\w+|establish\w*|that|claim\w*|suspect\w*|when|after|before|as|unless|should|could|would|an?)\s+(?:[\w’'.-]+\s+){0,3}$",
    re.IGNORECASE,
)
_MOST_DENIED = 200  # denied deeds of a story that are looked for elsewhere
_WIDE = 8  # words of a stretch that is shown whole


def _rest(article: Article, start: int, sentence: Sentence) -> frozenset[str]:
    return frozenset(content_words(article.text, start, sentence.end))


def _day(ground: Ground, article: Article, start: int, sentence: Sentence) -> str | None:
    """The day that the sentence names behind the verb, ISO 8601."""
    named = [t.value for t in ground.readings[article.id].times if start <= t.start < sentence.end and t.granularity in {"day", "minute"}]
    return next((value[:10] for value in named if value), None)


def _done(ground: Ground, subject: str, verb: str) -> Iterator[_Deed]:
    """Where the subject did it, in the past and without a word that denies."""
    pattern = re.compile(
        rf"\b{re.escape(subject)}{_ASIDE}\s+(?:(?:has|had|have|later|finally)\s+)?(?P<verb>[a-z]{{3,}}ed)\b", re.IGNORECASE
    )
    for article in ground.articles:
        for m in pattern.finditer(article.text) if subject.casefold() in article.text.casefold() else ():
            sentence = next((s for s in ground.readings[article.id].sentences if s.start <= m.start() and m.end() <= s.end), None)
            if stem(m["verb"]) == verb and sentence is not None and _OPEN.search(article.text, sentence.start, m.start()) is None:
                cut = article.cut(m.start() if len(m.group().split()) < _WIDE else m.start("verb"), m.end("verb"))
                day = _day(ground, article, m.end("verb"), sentence)
                yield _Deed(
                    side(ground, article, cut, None),
                    True,
                    _rest(article, m.end("verb"), sentence),
                    day,
                    which=which(article.text, m.end("verb"), sentence.end),
                )


def _conflict(ground: Ground, subject: str, verb: str, denied: Sequence[_Deed]) -> Conflict | None:
    done = list(_done(ground, subject, verb))
    both = {d.side.article for d in denied} & {d.side.article for d in done}
    ours = [d for d in denied if d.side.article not in both and any(_is_one(d, o) for o in done if o.side.article not in both)]
    theirs = [o for o in done if o.side.article not in both and any(_is_one(d, o) for d in ours)]
    if not ours or not theirs:
        return None
    sides = [[d.side for d in ours], [o.side for o in theirs]]
    grade: Grade = (
        "update" if (_is_later(sides) or (ours[0].so_far and not _is_later(sides[::-1]))) and not _was_before(ours, theirs) else "conflict"
    )
    why = f"one article says that {subject} did it, another says not"
    resolved = sides[1][0].at.text if grade == "update" else backed(sides)
    return finding(ground, "negation", grade, f"{subject} {verb}", sides, why, resolved=resolved)


def _is_one(denied: _Deed, done: _Deed) -> bool:
    if (denied.day and done.day and denied.day != done.day) or (denied.which and done.which and not denied.which & done.which):
        return False
    return bool(denied.words & done.words) or denied.ends


def _was_before(ours: Sequence[_Deed], theirs: Sequence[_Deed]) -> bool:
    """Whether the day on which it was done is no later than the articles that deny it."""
    denied = [d.side.published[:10] for d in ours if d.side.published]
    return any(o.day is not None and denied and o.day <= max(denied) for o in theirs)


def _is_later(sides: Sequence[Sequence[Side]]) -> bool:
    """Whether all who say that it was done first say so on a later day: it was not done yet."""
    given = [[stamp[:10] for stamp in first_given(g) if stamp] for g in sides]
    return all(len(g) == len(first_given(s)) for g, s in zip(given, sides, strict=True)) and max(given[0]) < min(given[1])
