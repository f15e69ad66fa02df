"""How many sources say a claim, and what it is called: what reprints leave as it was, and what doubt about a merge does."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import newstemma
from newstemma.claims.weigh import weigh
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.language.words import content_words
from newstemma.model.claim import Claim, Conflict, Mention, Position, Value
from newstemma.model.lineage import Interval, Origin, Roots, Source
from newstemma.model.report import Report
from newstemma.model.text import Span
from newstemma.ports import Marked, Opposed, Tags
from tests.invented import Made, outlets, pile
from tests.lineage.test_invariants import piles, reprints

QUICK = settings(max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
Told = tuple[tuple[tuple[str, str], ...], Interval, str, str | None]


@dataclass(frozen=True, slots=True)
class Hashed:
    """An encoder whose vectors are words in 128 drawers, and whose clauses begin behind commas."""

    name: str = "hashed"

    def tag(self, paragraphs: Sequence[str]) -> list[Tags]:
        units = [tuple(m.end() for m in re.finditer(r", ", p)) for p in paragraphs]
        return [replace(t, units=u) for t, u in zip(LexicalEncoder().tag(paragraphs), units, strict=True)]

    def vectors(self, sentences: Sequence[str]) -> list[bytes]:
        return [self._vector(s) for s in sentences]

    def oppose(self, pairs: Sequence[tuple[str, str]]) -> list[Opposed | None]:
        return [None] * len(pairs)

    def match(self, pairs: Sequence[tuple[Marked, Marked]]) -> list[float | None]:
        return [None] * len(pairs)

    def _vector(self, sentence: str) -> bytes:
        drawers = [zlib.crc32(word.encode()) % 128 for word in content_words(sentence)]
        return bytes(min(127, 30 * drawers.count(n)) for n in range(128))


def report_of(made: Sequence[Made]) -> Report:
    found = newstemma.analyse(pile(made), encoder=Hashed(), processes=1).found
    assert found is not None
    return found


def told(report: Report, only: set[str]) -> dict[tuple[str, str], Told]:
    """For each clause of these outlets' articles: who of them says it, how many sources do, what it is called, and whose words it is."""
    known, standing = outlets(report), {s.claim: s for s in report.standings}
    found = {}
    for claim in report.claims:
        mine = tuple(sorted((known[m.at.article], m.at.text) for m in claim.mentions if isinstance(m.at, Span)))
        mine = tuple(place for place in mine if place[0] in only)
        status = standing[claim.id].status.replace("reprinted", "single_source")  # what one source says is called so when it is reprinted
        found.update(dict.fromkeys(mine, (mine, standing[claim.id].independent, status, claim.primary)))
    return found


def sources(report: Report, only: set[str]) -> list[set[frozenset[str]]]:
    """The origins, the certain groups and the possible ones, as sets of these outlets."""
    known = outlets(report)
    groups = [[tuple(o.articles for o in r.origins), r.certain, r.possible] for r in report.roots]
    return [{frozenset(known[i] for i in g) & only for row in groups for g in row[n]} - {frozenset()} for n in range(3)]


@QUICK
@given(st.data())
def test_a_reprint_changes_no_claim_and_no_count(data: st.DataObject) -> None:
    made = data.draw(piles())
    names = {m.outlet for m in made if m.outlet}
    first, second = report_of(made), report_of([*made, data.draw(reprints(made))])
    assume(sources(first, names) == sources(second, names))  # that origins stay as they were is asked in tests/lineage
    before, after = told(first, names), told(second, names)
    assert len(before) > len(names)
    assert after == before


@QUICK
@given(st.data())
def test_the_order_of_the_articles_is_nothing(data: st.DataObject) -> None:
    made = data.draw(piles())
    shuffled = data.draw(st.permutations(made))
    assert report_of(made).claims == report_of(shuffled).claims


@QUICK
@given(piles())
def test_no_claim_has_more_sources_than_its_story(made: list[Made]) -> None:
    report = report_of(made)
    whole = {r.story: r for r in report.roots}
    for claim, standing in zip(report.claims, report.standings, strict=True):
        few, best, many = standing.independent.min, standing.independent.best, standing.independent.max
        assert 1 <= few <= best <= many <= len(claim.mentions)
        assert best <= len(whole[claim.story].origins)


def mention(article: str, origin: str, *, start: int = 0, echoes: Source | None = None) -> Mention:
    return Mention(Span(article, start, start + 10, "eleven men"), None, origin, echoes, None)


def roots(certain: tuple[tuple[str, ...], ...], possible: tuple[tuple[str, ...], ...]) -> Roots:
    origins = tuple(Origin(i, "s", i, None, articles, ()) for i, articles in (("o1", ("a", "b")), ("o2", ("c",)), ("o3", ("d",))))
    wire = Origin("o4", "s", "Reuters", "Reuters", (), ())
    return Roots("s", (*origins, wire), Interval(3, 2, 4), (), (), (), certain, possible)


APART = roots((("a",), ("b",), ("c",), ("d",)), (("a", "b"), ("c", "d")))


def standing(mentions: Sequence[Mention], *conflicts: Conflict) -> tuple[str, tuple[int, int, int]]:
    found = weigh([Claim("k", "s", "eleven men", "men", tuple(mentions), None)], conflicts, [APART])[0][0]
    return found.status, (found.independent.best, found.independent.min, found.independent.max)


def test_only_certain_merges_count_for_the_most_and_all_possible_ones_for_the_least() -> None:
    assert standing([mention("a", "o1"), mention("b", "o1")]) == ("reprinted", (1, 1, 2))
    assert standing([mention("c", "o2"), mention("d", "o3")]) == ("corroborated", (2, 1, 2))
    assert standing([mention("a", "o1"), mention("c", "o2")]) == ("corroborated", (2, 2, 2))
    assert standing([mention("a", "o1"), mention("a", "o1", start=90)]) == ("single_source", (1, 1, 1))


def test_what_repeats_another_counts_for_that_one() -> None:
    from_article = mention("c", "o1", echoes=Source(article="a"))
    from_wire = mention("d", "o4", echoes=Source(agency="Reuters"))
    assert standing([mention("a", "o1"), from_article]) == ("reprinted", (1, 1, 1))
    assert standing([mention("a", "o1"), from_wire]) == ("corroborated", (2, 2, 2))
    assert standing([mention("c", "o4", echoes=Source(agency="Reuters")), from_wire]) == ("reprinted", (1, 1, 1))


def figure(shown: str, *articles: str) -> Position:
    at = tuple(Span(i, 0, len(shown), shown) for i in articles)
    value = Value("number", shown, None, None, None, "men", None, at[0])
    return Position(value, shown, articles, articles, at)


def update(resolved: str | None) -> Conflict:
    return Conflict("x", "s", ("k",), "number", "update", "men", (figure("nine", "a"), figure("eleven", "c")), (), resolved, "later")


def test_the_older_of_two_figures_is_superseded_and_the_later_is_not() -> None:
    assert standing([mention("a", "o1")], update("eleven"))[0] == "superseded"
    assert standing([mention("c", "o2")], update("eleven"))[0] == "single_source"
    assert standing([mention("c", "o2")], update(None))[0] == "superseded"
    assert standing([mention("a", "o1"), mention("c", "o2")], update("eleven"))[0] == "superseded"
