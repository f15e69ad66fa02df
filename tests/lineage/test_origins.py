"""How many independent sources an invented pile leaves: who belongs to whom, what is composite, and what single sentences repeat."""

from __future__ import annotations

from dataclasses import replace

import newstemma
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.lineage.merges import Evidence, _enough
from newstemma.lineage.outlets import masthead
from newstemma.lineage.ties import TOLD, ties_of
from newstemma.model.article import Credit
from newstemma.model.lineage import Copy, Reason, Roots, Source, Wire
from newstemma.model.report import Report
from newstemma.model.text import DocSpan
from newstemma.settings import LineageSettings
from tests.invented import Made, counts, mixed, outlets, own, parts, pile, report_of, reprint, sentence


def roots_of(report: Report) -> Roots:
    (roots,) = report.roots
    return roots


def wires(report: Report) -> dict[str, Wire]:
    known = outlets(report)
    return {known[w.article]: w for r in report.roots for w in r.wires}


def repeated(report: Report) -> dict[str, set[str]]:
    """Outlet to the origins, by label, that stretches of it repeat."""
    labels, known = {o.id: o.label for r in report.roots for o in r.origins}, outlets(report)
    found: dict[str, set[str]] = {}
    for echo in (e for r in report.roots for e in r.echoes):
        found.setdefault(known[echo.span.article], set()).add(labels[echo.origin])
    return found


def said_by(report: Report, words: str) -> tuple[int, int]:
    """(articles, independent sources) of the claim with these words."""
    (claim,) = [c for c in report.claims if words in c.text]
    (standing,) = [s for s in report.standings if s.claim == claim.id]
    return len(claim.mentions), standing.independent.best


WIRE = own("Meridian Herald", "wire", size=8, when="2031-03-04")


def test_what_comes_from_two_texts_of_one_source_is_that_source_s() -> None:
    long = own("Meridian Herald", "source", size=12, when="2031-03-03")
    first = mixed("Vale Courier", long.body[:3], when="2031-03-04")
    second = mixed("Isle Gazette", long.body[3:], when="2031-03-04")
    rest = own("Harbour Post", "rest", size=4).body
    taker = mixed("Harbour Post", first.body[:2], rest, second.body[:2], when="2031-03-05")
    assert parts(report_of([long, first, second, taker], until="lineage")) == {
        frozenset({"Meridian Herald", "Vale Courier", "Isle Gazette", "Harbour Post"})
    }


def test_an_article_that_takes_under_half_is_its_own_and_composite_and_its_sentences_count_for_the_source() -> None:
    fresh = own("Vale Courier", "vale", size=8)
    taker = mixed("Vale Courier", fresh.body, WIRE.body[1:3], when="2031-03-05")
    found = report_of([WIRE, taker])
    assert parts(found) == {frozenset({"Meridian Herald"}), frozenset({"Vale Courier"})}
    assert wires(found)["Vale Courier"].composite and not wires(found)["Meridian Herald"].composite
    assert 0.2 < wires(found)["Vale Courier"].share < 0.45
    assert wires(found)["Meridian Herald"].share == 0.0
    assert repeated(found) == {"Vale Courier": {"Meridian Herald"}}
    assert said_by(found, sentence("wire/2")) == (2, 1)
    assert said_by(found, sentence("vale/2")) == (1, 1)


def test_an_article_that_takes_over_half_is_the_source_s_and_composite_where_it_adds_much() -> None:
    taker = mixed("Vale Courier", WIRE.body, own("Vale Courier", "vale", size=4).body, when="2031-03-05")
    little = mixed("Isle Gazette", WIRE.body, when="2031-03-05")
    found = report_of([WIRE, taker, little], until="lineage")
    assert counts(found) == (1, 1, 1)
    assert {name for name, wire in wires(found).items() if wire.composite} == {"Vale Courier"}


def test_who_takes_from_two_sources_makes_them_no_one_source() -> None:
    other = own("Isle Gazette", "isle", size=8, when="2031-03-04")
    mixer = mixed("Vale Courier", WIRE.body[:2], own("Vale Courier", "vale", size=4).body, other.body[:2], when="2031-03-05")
    digest = mixed("Harbour Post", WIRE.body, other.body, when="2031-03-06")
    found = report_of([WIRE, other, mixer, digest], until="lineage")
    homes = {name: group for group in parts(found) for name in group}
    assert homes["Meridian Herald"] != homes["Isle Gazette"]
    assert homes["Harbour Post"] in (homes["Meridian Herald"], homes["Isle Gazette"])
    assert counts(found) == (3, 2, 3)  # a third of the mixer is from each of two: it may be one of them, but makes them no one
    assert wires(found)["Harbour Post"].composite


def test_a_writer_who_names_an_agency_had_its_help_and_does_not_call_the_text_its() -> None:
    (article,) = report_of([own("Vale Courier", "vale")], until="lineage").articles
    reason = Reason("credit", "Vale Courier names AP as the maker of its text (tagline)")
    told = Copy("y-1", article.id, Source(agency="AP"), "rewritten", 0.4, None, "known", (), (reason,))
    for authors, named in ((("Ida Renn",), False), ((), True)):
        (tie,) = ties_of([replace(article, authors=authors)], [told], {})[article.id]
        assert tie.named == named


def test_a_writer_who_cites_an_agency_in_a_sentence_is_a_reporter_like_others() -> None:
    article, wire = report_of([own("Vale Courier", "vale"), WIRE], until="lineage").articles
    credit = Credit("inline", "AFP", True, DocSpan(article.document, 0, 3, "AFP"))
    reason = Reason(TOLD, "4 sentences of Vale Courier say what sentences of Meridian Herald say")
    told = Copy("y-1", article.id, Source(agency="AFP"), "rewritten", 0.45, None, "known", (), (reason,))
    for authors, joined in (((), True), (("Ida Renn",), False)):
        ties = ties_of([replace(article, authors=authors, credits=(credit,)), wire], [told], {})
        evidence = Evidence(ties, {article.id: 0, wire.id: 1}, {}, LineageSettings())
        assert any(_enough(article.id, [tie], evidence, "likely") for tie in ties[article.id]) == joined


def test_half_in_other_words_is_a_copy_where_no_writer_signs_it() -> None:
    """Two reporters of one happening tell the same four things in one order; who is paid to shorten another's text signs nothing."""
    first, second = report_of([own("Meridian Herald", "one"), own("Vale Courier", "two")], until="lineage").articles
    reason = Reason(TOLD, "4 sentences of Vale Courier say what sentences of Meridian Herald say")
    told = Copy("y-1", second.id, Source(article=first.id), "rewritten", 0.55, 0.5, "inferred", (), (reason,))
    for authors, joined in (((), True), (("Ida Renn",), False)):
        articles = [first, replace(second, authors=authors)]
        ties = ties_of(articles, [told], {})
        evidence = Evidence(ties, {first.id: 0, second.id: 1}, {}, LineageSettings())
        assert any(_enough(second.id, [tie], evidence, "likely") for tie in ties[second.id]) == joined


def test_an_undated_digest_of_two_reports_leaves_two_sources() -> None:
    one, two = own("Meridian Herald", "one", when=None), own("Vale Courier", "two", when=None)
    assert counts(report_of([one, two, mixed("Isle Digest", one.body, two.body, when=None)], until="lineage"))[0] == 2


def test_two_undated_outlets_that_print_parts_of_one_long_report_are_one_source() -> None:
    long = own("Meridian Herald", "long", size=12, when=None)
    ends = [mixed(name, body, when=None) for name, body in (("Vale Courier", long.body[:3]), ("Isle Gazette", long.body[3:5]))]
    assert counts(report_of([long, *ends], until="lineage")) == (1, 1, 1)


def test_two_texts_of_one_agency_are_one_source_at_best_and_two_at_most() -> None:
    days = [
        own("Meridian Herald", "day one", when="2031-03-04", credit="By the Associated Press"),
        own("Vale Courier", "day two", when="2031-03-05", credit="By the Associated Press"),
        own("Isle Gazette", "apart", when="2031-03-05"),
    ]
    found = report_of([*days, reprint(days[0], "Harbour Post")], until="lineage")
    assert counts(found) == (2, 2, 3)
    (agency,) = [o for o in roots_of(found).origins if o.agency]
    assert agency.label == "AP"
    assert agency.reasons


def test_an_outlet_is_one_source_for_itself_however_it_is_spelt() -> None:
    spelt = ["The Harbour Post", "HARBOUR POST", "harbourpost.com", "Harbour  Post"]
    found = report_of([own(name, name, size=2) for name in spelt], until="lineage")
    assert counts(found) == (1, 1, 1)
    assert {r.signal for o in roots_of(found).origins for r in o.reasons} == {"same outlet"}


def test_an_outlet_that_prints_another_s_text_is_no_bridge_to_it() -> None:
    ours = own("Vale Courier", "ours", when="2031-03-04")
    borrowed = reprint(WIRE, "Vale Courier", when="2031-03-05")
    found = report_of([WIRE, borrowed, ours], until="lineage")
    assert parts(found) == {frozenset({"Meridian Herald", "Vale Courier"}), frozenset({"Vale Courier"})}
    assert counts(found) == (2, 2, 2)


def test_mastheads_are_compared_without_case_article_points_and_web_endings() -> None:
    same = ["The Harbour Post", "harbourpost.com", "www.harbourpost.co.uk", "HARBOUR POST", "Harbour-Post"]
    assert {masthead(name) for name in same} == {"harbourpost"}
    assert masthead("The Times") != masthead("The Sunday Times")
    assert masthead("Élan") == masthead("Elan")
    assert masthead("The") and masthead("…")


def composites() -> list[Made]:
    """Two articles mostly of their own that share a part, and both say that Reuters gave some."""
    common = own(None, "wire", size=4).body
    return [
        mixed("Meridian Herald", own("Meridian Herald", "a", size=8).body, common, when="2031-03-04", credit="With inputs from Reuters."),
        mixed("Vale Courier", common, own("Vale Courier", "b", size=8).body, when="2031-03-05", credit="With inputs from Reuters."),
    ]


def test_an_agency_that_only_composites_repeat_is_a_source_without_an_article() -> None:
    found = report_of(composites())
    (absent,) = [o for o in roots_of(found).origins if not o.articles]
    assert (absent.label, absent.agency) == ("Reuters", "Reuters")
    assert absent.id in dict(roots_of(found).sigla)
    assert counts(found)[0] == 2
    assert said_by(found, sentence("wire/1")) == (2, 1)
    assert all(wire.composite for wire in wires(found).values())


def test_a_report_with_a_source_that_has_no_article_is_printed_in_every_form() -> None:
    report = newstemma.analyse(pile(composites()), encoder=LexicalEncoder())
    shown = report.to_object()
    (absent,) = [o for s in shown["stories"] for o in s["origins"] if not o["articles"]]
    assert any(m["origin"] == absent["id"] and m["echoes"] == {"agency": "Reuters"} for c in shown["claims"] for m in c["mentions"])
    assert "Reuters" in report.to_html()
    assert "Reuters" in report.lineage.to_csv()


def test_sentences_that_two_reporters_credit_to_one_agency_are_one_source_s() -> None:
    told = "The veamseir of bulmtalm had sold forty zeatstirk lamps to the guild of wourkstet in January, the warden told Reuters."
    made = [mixed(name, own(name, name).body, [told], when=f"2031-03-0{n}") for n, name in ((4, "Meridian Herald"), (5, "Vale Courier"))]
    found = report_of(made)
    assert counts(found)[0] == 2
    assert [o.label for o in roots_of(found).origins if not o.articles] == ["Reuters"]
    assert said_by(found, "forty zeatstirk lamps") == (2, 1)


def test_three_reprints_and_one_report_of_its_own_are_two_sources_for_a_claim() -> None:
    prints = [reprint(WIRE, name, when=f"2031-03-0{n}") for n, name in ((5, "Vale Courier"), (6, "Isle Gazette"), (7, "Harbour Post"))]
    fresh = own("Lowmarket Bugle", "bugle", when="2031-03-05")
    fresh = mixed("Lowmarket Bugle", [f"{fresh.body[0]} {sentence('wire/3', retold=True)}"], fresh.body[1:], when="2031-03-05")
    found = report_of([WIRE, *prints, fresh])
    assert counts(found) == (2, 2, 2)
    assert said_by(found, sentence("wire/3")) == (5, 2)
    assert said_by(found, sentence("wire/2")) == (4, 1)


def test_what_repeats_a_repetition_counts_for_the_first() -> None:
    first = mixed("Vale Courier", own("Vale Courier", "vale", size=8).body, WIRE.body[1:3], when="2031-03-05")
    second = mixed("Isle Gazette", first.body[-2:], own("Isle Gazette", "isle", size=8).body, when="2031-03-06")
    found = report_of([WIRE, first, second])
    assert counts(found)[0] == 3
    assert repeated(found) == {"Vale Courier": {"Meridian Herald"}, "Isle Gazette": {"Meridian Herald"}}
    assert said_by(found, sentence("wire/3")) == (3, 1)
