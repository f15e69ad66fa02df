"""One utterance in other words: translations and paraphrases of a speaker, by sentence vectors."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.statements.marked import report_of

LEAD = "The ferry Alba sank in thick fog off Port Vale on Tuesday with eleven people on board, the worst accident in the bay for years."


def paper(first: str, second: str) -> str:
    return (
        f"2031-03-04 Meridian Herald | Ferry Alba sinks\n{LEAD}\n\n{first}\n\n2031-03-04 Vale Courier | Ferry Alba lost\n{LEAD}\n\n{second}"
    )


def relations(report: Report) -> list[tuple[str, set[str]]]:
    return [(q.relation, {v.span.text for v in q.variants}) for q in report.quotes if q.relation != "identical"]


ONE = "The sea gives nothing back to those who wait"
OTHER = "Whoever waits gets nothing from the water"


def test_two_translations_of_one_remark_are_one_quotation() -> None:
    found = report_of(
        paper(f"[X “{ONE},”] [C said] [S Mayor Ida Renn].", f"[X “{OTHER},”] [S Mayor Ida Renn] [C told] reporters."), {ONE, OTHER}
    )
    assert relations(found) == [("translation", {ONE, OTHER})]


def test_what_another_paper_puts_to_the_winner_is_one_remark() -> None:
    found = report_of(
        paper(f"[X “{ONE},”] [C said] [S Mayor Ida Renn].", f"Crowds sang. [X “{OTHER},”] [S the winner] [C told] reporters."), {ONE, OTHER}
    )
    assert relations(found) == [("translation", {ONE, OTHER})]


def test_what_another_paper_puts_to_some_officials_is_none() -> None:
    found = report_of(
        paper(f"[X “{ONE},”] [C said] [S Mayor Ida Renn].", f"Crowds sang. [X “{OTHER},”] [S the officials] [C told] reporters."),
        {ONE, OTHER},
    )
    assert relations(found) == []


def test_two_speakers_never_make_one_remark() -> None:
    found = report_of(
        paper(f"[X “{ONE},”] [C said] [S Mayor Ida Renn].", f"[X “{OTHER},”] [S Captain Otto Brandt] [C told] reporters."), {ONE, OTHER}
    )
    assert relations(found) == []


def test_articles_that_share_a_speakers_words_quote_other_remarks_beside() -> None:
    shared = " [X2 “Nobody in this town slept last night,”] [S2 Mayor Ida Renn] [C2 said]."
    first = f"[X “{ONE},”] [C said] [S Mayor Ida Renn].{shared}"
    second = f"[X “{OTHER},”] [S Mayor Ida Renn] [C told] reporters.{shared}"
    assert relations(report_of(paper(first, second), {ONE, OTHER})) == []


def test_a_quotation_that_another_paper_paraphrases_is_promoted() -> None:
    told = "there is no use in waiting for the sea"
    found = report_of(paper(f"[X “{ONE},”] [C said] [S Mayor Ida Renn].", f"[S Mayor Ida Renn] [C said] [X that {told}]."), {ONE, told})
    assert relations(found) == [("promoted", {ONE, told})]


def test_without_vectors_only_words_count() -> None:
    found = report_of(paper(f"[X “{ONE},”] [C said] [S Mayor Ida Renn].", f"[X “{OTHER},”] [S Mayor Ida Renn] [C told] reporters."))
    assert relations(found) == []


ASKED = "Nobody in this town slept on the night that the ferry was lost"


def occasion(first: str, second: str, called: str = "a man at the pier") -> Report:
    """Two papers that set a remark beside the same quoted words."""
    asked = f"[X2 “{ASKED},”] [S2 Mayor Ida Renn] [C2 said]."
    return report_of(
        paper(f"[X “{first},”] [C said] [S Captain Otto Brandt]. {asked}", f"{asked} [X “{second},”] [S {called}] [C told] reporters."),
        {first, second},
    )


def test_one_remark_beside_the_same_words_is_one_though_a_paper_leaves_the_name_out() -> None:
    assert relations(occasion(ONE, OTHER)) == [("translation", {ONE, OTHER})]


def test_without_the_same_words_beside_it_a_nameless_remark_is_nobodys() -> None:
    found = report_of(
        paper(f"[X “{ONE},”] [C said] [S Captain Otto Brandt].", f"[X “{OTHER},”] [S a man at the pier] [C told] reporters."), {ONE, OTHER}
    )
    assert relations(found) == []


def test_she_or_several_people_are_no_one_that_a_paper_leaves_the_name_of_out() -> None:
    assert relations(occasion(ONE, OTHER, "she")) == relations(occasion(ONE, OTHER, "officials")) == []
