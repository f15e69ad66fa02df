"""Which copy it is, who has it from whom, and what the reasons say."""

from __future__ import annotations

import random

from newstemma.encoders.lexical import LexicalEncoder
from newstemma.engines.local import LocalEngine
from newstemma.language.mark import mark
from newstemma.lineage.kinds import kind_of
from newstemma.lineage.passages import match
from newstemma.lineage.shared import Half, Shared
from newstemma.lineage.trace import SIBLINGS, trace
from newstemma.model.article import Article
from newstemma.model.lineage import Copy
from newstemma.model.report import Report
from newstemma.settings import Settings
from tests.papers import outlet_of, report_on

NEWS = """The harbour office of Lowmarket closed two of its three piers on Monday after divers found cracks in the concrete.

Ships bound for the port were sent to Harnmouth, where the quays have stood half empty since the cannery moved away.

The repair is thought to take a year, and the fishermen's union has asked the ministry to pay for the longer way."""
OWN = """Fishermen stood about in the rain and talked of other ports, while two cranes were driven off on the backs of lorries.

At the town hall nobody wished to say who had read the surveys, and the telephone of the surveyor rang in an empty room.

A baker at the gate said that he would keep his ovens cold until the ferries came back, whatever the council might write.

In the chandler's window hung a notice that everything must go, the ropes by the yard and the lanterns by the dozen."""


def paper(*articles: tuple[str, str, str]) -> str:
    """Articles of (head without title, outlet, body)."""
    return "\n\n".join(f"{day} {outlet} | Piers\n{body}" for day, outlet, body in articles)


def edges(report: Report) -> list[tuple[str | None, str | None, str, str]]:
    """(the copy's outlet, the source's, kind, direction) between articles."""
    named = [(outlet_of(report, c.article), outlet_of(report, c.source.article), c) for c in report.copies if c.source.article]
    return [(copy, source, c.kind, c.direction) for copy, source, c in named]


def signals(copy: Copy) -> set[str]:
    return {reason.signal for reason in copy.reasons}


def told(*articles: tuple[str, str, str]) -> Report:
    return report_on(paper(*articles))


def test_one_text_in_two_papers_is_verbatim() -> None:
    found = told(("2031-03-04", "Northern Star", NEWS), ("2031-03-05", "Vale Courier", NEWS))
    assert edges(found) == [("Vale Courier", "Northern Star", "verbatim", "inferred")]


def test_one_text_is_verbatim_though_a_part_of_it_sounds_like_somebody_else_s() -> None:
    settings = Settings().lineage
    for whole, kind in ((1.0, "verbatim"), (0.8, "abridged")):
        halves = [Half(i, share=0.84, whole=whole, lifted=0, names=(), told_to=(), told=0.0) for i in ("a", "b")]
        assert kind_of(Shared(*halves, pieces=(), longest=90, rewrite=None), "a", settings) == kind


def test_a_trimmed_text_is_abridged_and_a_longer_one_expanded() -> None:
    short = NEWS.rpartition("\n\n")[0]
    assert edges(told(("2031-03-04", "Northern Star", NEWS), ("2031-03-05", "Vale Courier", short)))[0][2] == "abridged"
    assert edges(told(("2031-03-04", "Northern Star", short), ("2031-03-05", "Vale Courier", NEWS)))[0][2] == "expanded"


def test_a_paragraph_inside_own_reporting_is_an_excerpt() -> None:
    mixed = f"{OWN}\n\n{NEWS.partition(chr(10))[0]}\n\n{OWN.replace('rain', 'fog').replace('baker', 'grocer')}"
    (edge,) = edges(told(("2031-03-04", "Northern Star", f"{NEWS}\n\n{NEWS[::-1]}"), ("2031-03-05", "Vale Courier", mixed)))
    assert edge == ("Vale Courier", "Northern Star", "excerpt", "inferred")


def test_shares_are_of_own_prose_on_both_sides() -> None:
    found = told(("2031-03-04", "Northern Star", NEWS), ("2031-03-05", "Vale Courier", f"{NEWS}\n\n{OWN}"))
    (copy,) = [c for c in found.copies if c.source.article]
    assert copy.share_of_source == 1.0
    assert 0.3 < copy.share_of_article < 0.6


def test_who_quotes_the_others_prose_and_names_it_has_it_from_there() -> None:
    lead = NEWS.partition("\n")[0]
    quoting = f"{OWN}\n\nThe Northern Star reports:\n\n{lead}"
    found = told(("2031-03-04", "Northern Star", NEWS), ("2031-03-04", "Vale Courier", quoting))
    (copy,) = [c for c in found.copies if c.source.article]
    assert (outlet_of(found, copy.article), copy.direction) == ("Vale Courier", "known")
    assert "quoted prose" in signals(copy)


def test_what_was_told_to_a_paper_is_that_papers() -> None:
    text = NEWS.replace("The repair is thought to take a year,", "The repair may take a year, an engineer told the Vale Courier,")
    found = told(("2031-03-04", "Northern Star", text), ("2031-03-04", "Vale Courier", text))
    assert edges(found) == [("Northern Star", "Vale Courier", "verbatim", "inferred")]


def test_two_prints_without_a_word_on_who_was_first_are_siblings() -> None:
    found = told(("2031-03-04", "Northern Star", NEWS), ("2031-03-04", "Vale Courier", NEWS))
    (copy,) = found.copies
    assert (copy.kind, copy.direction) == ("verbatim", "unknown")
    assert SIBLINGS in signals(copy)


def test_where_nobody_knows_who_was_first_the_part_is_named_as_taken_from_the_whole() -> None:
    part = NEWS.split("\n\n", maxsplit=1)[0]
    for outlets in (("Harbour Post", "Vale Courier"), ("Vale Courier", "Harbour Post")):
        report = report_on(paper(("2031-03-04", outlets[0], part), ("2031-03-04", outlets[1], f"{NEWS}\n\n{OWN}")))
        assert edges(report) == [(outlets[0], outlets[1], "abridged", "unknown")]


def test_two_prints_of_an_agency_lead_to_it_and_know_no_direction() -> None:
    wire = f"LOWMARKET (Reuters) - {NEWS}"
    found = told(("2031-03-04", "Northern Star", wire), ("2031-03-05", "Vale Courier", wire))
    assert {c.source.agency for c in found.copies if c.source.article is None} == {"Reuters"}
    assert {c.article for c in found.copies if c.source.agency == "Reuters"} == {a.id for a in found.articles}
    (pair,) = [c for c in found.copies if c.source.article]
    assert (pair.direction, SIBLINGS in signals(pair)) == ("unknown", True)


def test_an_agencys_own_page_is_the_source() -> None:
    found = told(("2031-03-05", "Reuters", NEWS), ("2031-03-04", "Vale Courier", NEWS))
    assert edges(found) == [("Vale Courier", "Reuters", "verbatim", "inferred")]


def test_quotations_alone_make_no_copy_of_anybody() -> None:
    said = '"We were told that the piers were safe, and nobody at this table ever asked how old the surveys were," said Ada Renn.'
    found = told(("2031-03-04", "Northern Star", f"{NEWS}\n\n{said}"), ("2031-03-04", "Vale Courier", f"{OWN}\n\n{said}"))
    assert {c.kind for c in found.copies} <= {"quotes_only"}
    assert all(c.share_of_article < 0.2 for c in found.copies)


def _traced(articles: list[Article]) -> list[Copy]:
    settings = Settings()
    readings, _ = mark(articles, LexicalEncoder())
    passages, _ = match(articles, readings, settings.lineage, LocalEngine(1))
    return trace(articles, readings, passages, [], settings.lineage, LexicalEncoder())[0]


def _articles() -> list[Article]:
    days = [f"2031-0{n}-04" for n in (3, 6, 9)]
    texts = (NEWS, f"{OWN}\n\n{NEWS}", NEWS.rpartition("\n\n")[0])
    heads = zip(days, ("Northern Star", "Vale Courier", "Isle Gazette"), texts, strict=True)
    return list(report_on(paper(*heads)).articles)


def test_copies_are_found_outside_stories_and_in_whatever_order_the_articles_come() -> None:
    articles = _articles()
    first = _traced(articles)
    assert len([c for c in first if c.source.article]) == 3
    random.Random(7).shuffle(articles)
    assert _traced(articles[::-1]) == first


def test_every_reason_is_a_sentence_and_its_places_hold() -> None:
    articles = {a.id: a for a in _articles()}
    for copy in _traced(list(articles.values())):
        assert copy.reasons
        assert all(len(r.text.split()) > 3 for r in copy.reasons)
        for at in (at for r in copy.reasons for at in r.at):
            assert articles[at.article].read(at) == at.text  # type: ignore[union-attr]
