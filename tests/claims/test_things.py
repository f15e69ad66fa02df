"""A ship or a company under two names."""

from __future__ import annotations

from newstemma.claims.letters import is_slip, plain_letters, skeleton
from newstemma.claims.things import _is_one
from newstemma.model.report import Report
from tests.papers import differences


def names(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "name"}


def test_a_company_with_a_letter_off_is_shown(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry firm fined
    The ferry firm Brantholm Shipping was fined nine million on Tuesday after the sinking of the Alba.

    Brantholm Shipping will pay. Eleven people drowned.

    2031-03-04 Vale Courier | Nine million
    After the sinking of the Alba the ferry firm Brandholm Shipping must pay nine million, a court ruled on Tuesday.

    Brandholm Shipping said nothing.
    """
    assert {frozenset(words) for _, words in names(paper)} == {frozenset({"Brantholm Shipping", "Brandholm Shipping"})}


def test_forms_of_a_word_opposites_and_everyday_words_are_no_other_name() -> None:
    assert _is_one(("brantholm", "shipping"), ("brandholm", "shipping"))
    assert not _is_one(("senate", "democrat"), ("senate", "democratic"))
    assert not _is_one(("southeast", "vesper"), ("southwest", "vesper"))
    assert not _is_one(("health", "center"), ("health", "centre"))
    assert not _is_one(("route", "38"), ("route", "39"))


def test_letters_and_sounds() -> None:
    assert is_slip("brantholm", "brandholm")
    assert skeleton("sorensen") == skeleton("sorenson")
    assert plain_letters("café") == "cafe"


def test_a_church_with_and_without_a_letter_in_one_article(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Roof of church gone
    The storm tore the roof off Oswillen Baptist Church in Port Vale on Tuesday. Nobody was hurt.

    The choir of Oswilen Baptist Church sang in the street. Dutch Marbinism is rare here, and so are the Dutch Marbinists.

    2031-03-04 Vale Courier | Church without roof
    A church in Port Vale lost its roof on Tuesday.

    The choir sang in the street.
    """
    assert names(paper) == {("internal", frozenset({"Oswillen Baptist Church", "Oswilen Baptist Church"}))}
