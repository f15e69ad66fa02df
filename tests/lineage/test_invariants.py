"""What must hold of every pile: reprints add nothing, own reporting adds one, copying adds none, order is nothing, removal undoes adding.

The piles are made up; the same ones in every run.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newstemma.model.report import Report
from newstemma.report.json import to_json
from tests.invented import Made, counts, mixed, outlets, own, parts, pile, report_of, reprint, scene, sentence

QUICK = settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
NAMES = ("Meridian Herald", "Vale Courier", "Isle Gazette", "Harbour Post")
LATER = st.sampled_from(["2031-03-07", "2031-03-08", None])
Placed = tuple[str, int, int]


@st.composite
def piles(draw: st.DrawFn, *, most: int = 4) -> list[Made]:
    """Articles on one happening: their own sentences, a sentence of another told anew or a paragraph of it, an agency's byline."""
    made: list[Made] = []
    for name in NAMES[: draw(st.integers(2, most))]:
        body = [f"{scene(name)} {sentence(f'{name}/0')} {sentence(f'{name}/1')}"]
        size, foreign = draw(st.integers(3, 5)), draw(st.integers(1, 4))
        for n in range(1, size):
            other = draw(st.sampled_from(made)) if made and n == foreign else None
            kind = draw(st.sampled_from(["told", "taken"])) if other else "own"
            if kind == "taken" and other:
                body.append(draw(st.sampled_from(other.body)))
            elif kind == "told" and other:
                more = draw(st.sampled_from([0, 0, 7]))
                body.append(f"{sentence(f'{other.outlet}/{n}/a', retold=True, more=more)} {sentence(f'{name}/{n}/b')}")
            else:
                body.append(f"{sentence(f'{name}/{n}/a')} {sentence(f'{name}/{n}/b')}")
        when = draw(st.sampled_from(["2031-03-03", "2031-03-04", "2031-03-04T10:00:00Z", "2031-03-04T15:00:00Z"]))
        made.append(Made(name, tuple(body), when, draw(st.sampled_from(["", "", "By the Associated Press"]))))
    return made


@st.composite
def reprints(draw: st.DrawFn, made: list[Made]) -> Made:
    """One of them again: byte for byte, shortened by whole paragraphs, or without its credit."""
    first = draw(st.sampled_from(made))
    copy = reprint(first, "Isle Reprint", when=draw(LATER))
    kind = draw(st.sampled_from(["equal", "trimmed", "stripped"]))
    if kind == "trimmed":
        return replace(copy, body=copy.body[: max(2, draw(st.integers(1, len(copy.body))))], credit="")
    return replace(copy, credit="") if kind == "stripped" else copy


def told(report: Report, only: set[str]) -> dict[Placed, tuple[tuple[Placed, ...], int, str]]:
    """For each place of these outlets' articles: who else of them says its claim, how many origins do, and what it is called."""
    known, standing = outlets(report), {s.claim: s for s in report.standings}
    found = {}
    for claim in report.claims:
        places = [(known[m.at.article], m.at.start, m.at.end) for m in claim.mentions]  # type: ignore[union-attr]
        mine = tuple(sorted(p for p in places if p[0] in only))
        status = standing[claim.id].status.replace("reprinted", "single_source")  # what only one source says is called so when reprinted
        found.update(dict.fromkeys(mine, (mine, standing[claim.id].independent.best, status)))
    return found


@QUICK
@given(st.data())
def test_a_reprint_changes_no_count_and_no_claim_of_another(data: st.DataObject) -> None:
    made = data.draw(piles())
    before, after = report_of(made), report_of([*made, data.draw(reprints(made))])
    names = {m.outlet for m in made if m.outlet}
    assert counts(after) == counts(before)
    assert {frozenset(group & names) for group in parts(after)} == parts(before)
    assert told(after, names) == told(before, names)
    assert {s.headline for s in after.stories} == {s.headline for s in before.stories}


@QUICK
@given(st.data())
def test_an_unknown_outlet_that_copies_never_raises_the_count(data: st.DataObject) -> None:
    made = [own(name, name, size=data.draw(st.sampled_from([4, 6, 8]))) for name in NAMES[: data.draw(st.integers(1, 3))]]
    taken = [m.body[: data.draw(st.integers(0, len(m.body)))] for m in made]
    if any(taken):
        copier = mixed(data.draw(st.sampled_from(["Isle Copier", None])), *taken, when=data.draw(LATER))
        before, after = counts(report_of(made, until="lineage")), counts(report_of([*made, copier], until="lineage"))
        assert all(now <= then for now, then in zip(after, before, strict=True))


@QUICK
@given(st.data())
def test_an_article_of_its_own_raises_the_count_by_one(data: st.DataObject) -> None:
    made = [own(name, name) for name in NAMES[: data.draw(st.integers(1, 3))]]
    copies = [data.draw(reprints(made)) for _ in range(data.draw(st.integers(0, 1)))]
    fresh = own("Isle Observer", "fresh", size=data.draw(st.integers(2, 8)), when=data.draw(LATER))
    before, after = counts(report_of([*made, *copies], until="lineage")), counts(report_of([*made, *copies, fresh], until="lineage"))
    assert after == tuple(n + 1 for n in before)


@QUICK
@given(st.data())
def test_the_order_of_the_files_never_matters(data: st.DataObject) -> None:
    made = data.draw(piles())
    made = [*made, data.draw(reprints(made))]
    assert to_json(report_of(made)) == to_json(report_of(data.draw(st.permutations(made))))


@QUICK
@given(st.data())
def test_taking_a_print_away_takes_its_source_away_only_with_the_last(data: st.DataObject) -> None:
    families = [own(name, name) for name in NAMES[: data.draw(st.integers(2, 3))]]
    prints = [[reprint(f, f"{f.outlet} {n}", when=f"2031-03-0{4 + n}") for n in range(data.draw(st.integers(1, 3)))] for f in families]
    made = [p for family in prints for p in family]
    assert counts(report_of(made, until="lineage")) == (len(families),) * 3
    gone = data.draw(st.sampled_from(made))
    left = sum(any(p is not gone for p in family) for family in prints)
    assert counts(report_of([p for p in made if p is not gone], until="lineage")) == (left,) * 3


@QUICK
@given(st.data())
def test_the_best_count_lies_between_the_least_and_the_most(data: st.DataObject) -> None:
    made = data.draw(piles())
    for roots in report_of([*made, data.draw(reprints(made))], until="lineage").roots:
        held = [o for o in roots.origins if o.articles]
        assert roots.independent.min <= roots.independent.best == len(held) <= roots.independent.max
        assert sorted(i for o in held for i in o.articles) == sorted({i for o in held for i in o.articles})


def test_the_same_articles_in_the_same_files_have_the_same_names_and_ids() -> None:
    made = [own(name, name) for name in NAMES]
    made.append(reprint(made[0], "Isle Reprint", when=None))
    one, other = report_of(made), report_of(reversed(made))
    assert [r.sigla for r in one.roots] == [r.sigla for r in other.roots]
    assert [(o.id, o.articles) for r in one.roots for o in r.origins] == [(o.id, o.articles) for r in other.roots for o in r.origins]
    assert len(pile(made)) == len({d.id for d in pile(made)}) == 5
