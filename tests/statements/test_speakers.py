"""Who a speaker is: pronouns, roles, bodies, over paragraphs and over the articles of a story; and whom nobody can know."""

from __future__ import annotations

import inspect

import pytest

from newstemma.model.report import Report
from newstemma.model.statement import Statement
from tests.statements.marked import report_of


@pytest.fixture
def tagged(request: pytest.FixtureRequest) -> Report:
    """The report on the marked newspaper that stands in the test's docstring."""
    return report_of(inspect.cleandoc(request.function.__doc__ or ""))


def speakers(report: Report) -> list[str | None]:
    return [s.speaker.name for s in report.statements]


def signals(statement: Statement) -> set[str]:
    return {reason.signal for reason in statement.reasons}


def test_she_is_the_woman_and_he_the_man_whoever_spoke_last(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [S Margaret Sol] [C said] [X the fog came in at noon]. [S2 Thomas Brandt] [C2 said] [X2 the lamps were out].

    [S3 She] [C3 said] [X3 that the radio was dead]. [S4 He] [C4 said] [X4 that nobody had called].
    """
    assert speakers(tagged)[2:] == ["Margaret Sol", "Thomas Brandt"]
    assert "pronoun" in signals(tagged.statements[2])


def test_a_title_says_more_than_a_name_that_both_bear(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [S Robin Sol] [C said] [X the fog came in at noon]. Mrs. Sol has piloted ferries for years and knows the harbour well.

    [S2 Thomas Brandt] [C2 said] [X2 the lamps were out]. [S3 She] [C3 said] [X3 the radio was dead].
    """
    assert speakers(tagged)[2] == "Robin Sol"


def test_a_pronoun_that_nobody_stands_behind_stays_a_pronoun(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in fog. [S She] [C said] [X the lamps of the harbour were out all night].
    """
    (said,) = tagged.statements
    assert (said.speaker.name, said.speaker.unnamed, said.speaker.entity) == ("She", True, None)


def test_who_speaks_words_is_not_whom_they_are_about(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [S Margaret Sol] [C said] [X “we saw the harbour master Ida Renn on the quay”]. [X2 “Ida Renn held a lamp,”] [S2 she] [C2 said].
    """
    assert speakers(tagged) == ["Margaret Sol", "Margaret Sol"]


def test_a_speaker_may_be_named_two_paragraphs_after_the_words(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [X “Nobody warned us of the fog,”] [S the harbour master] [C said].

    The ferry Alba sank off Port Vale on Tuesday with eleven people on board, and the lifeboats steered by ear.

    Ida Renn, the harbour master, has been in office since the spring of 2029 and will leave it in May.
    """
    (said,) = tagged.statements
    assert said.speaker.name == "Ida Renn"
    assert "role" in signals(said)
    assert any(at.text == "harbour master" for reason in said.reasons for at in reason.at)


def test_a_role_that_two_bear_is_neither_ones(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Foreign minister Ida Renn and transport minister Otto Brandt came to the quay on Tuesday with a dozen of the town's officers.

    The lifeboats steered by ear. The fog was thick. The lamps were out. The radio was dead.

    [S The minister] [C said] [X that nobody had been warned of it].
    """
    (said,) = tagged.statements
    assert (said.speaker.name, said.speaker.unnamed) == ("The minister", True)


def test_the_deputy_is_not_whom_he_stands_in_for(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Deputy harbour master Otto Brandt came to the quay on Tuesday. [S The harbour master] [C said] [X that nobody had been warned].
    """
    assert speakers(tagged) == ["The harbour master"]


def test_a_role_of_one_article_is_a_name_in_another_of_the_story(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday.

    [S The port authority's director] [C said] [X that nobody was warned].

    2031-03-04 Vale Courier | Ferry Alba lost off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday.

    Ana Ruiz, the director of the port authority, came to the quay at night.
    """
    (said,) = tagged.statements
    assert said.speaker.name == "Ana Ruiz"
    (reason,) = [r for r in said.reasons if r.signal == "role_in_story"]
    assert {at.article for at in reason.at if hasattr(at, "article")} == {a.id for a in tagged.articles}


def test_a_bare_noun_leads_nowhere_in_other_articles(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday.

    [S The director] [C said] [X that nobody was warned].

    2031-03-04 Vale Courier | Ferry Alba lost off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday.

    Ana Ruiz, the director of the port authority, came to the quay at night.
    """
    assert speakers(tagged) == ["The director"]


def test_a_body_is_meant_by_the_noun_that_heads_its_name(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    The Vale Ferry Commission met on Tuesday with the Institute for Harbour Research. [S The commission] [C said] [X the radar was broken].

    [S2 The research] [C2 said] [X2 that fog is thickest at noon].
    """
    assert speakers(tagged) == ["Vale Ferry Commission", "The research"]
    assert not tagged.statements[0].speaker.unnamed


def test_an_organisation_with_a_persons_name_is_no_he(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [S The Otto Brandt Foundation] [C said] [X the lamps were out]. [S2 He] [C2 said] [X2 that the radio was dead].
    """
    assert speakers(tagged) == ["Otto Brandt Foundation", "He"]


def test_five_of_one_family_stay_five(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [S Ida Renn] [C said] [X it was dark]. [S2 Otto Renn] [C2 said] [X2 it was late]. [S3 Paul Renn] [C3 said] [X3 it was cold].

    [S4 Anna Renn] [C4 said] [X4 it was wet]. [S5 Karl Renn] [C5 said] [X5 it was early]. [S6 Renn] [C6 said] [X6 it was over].
    """
    assert speakers(tagged) == ["Ida Renn", "Otto Renn", "Paul Renn", "Anna Renn", "Karl Renn", "Renn"]
    assert len({s.speaker.entity for s in tagged.statements}) == 6


def test_mr_and_ms_tell_two_of_one_family_apart(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [S Ida Renn] [C said] [X the fog came in]. [S2 Thomas Renn] [C2 said] [X2 the lamps were out].

    [S3 Ms. Renn] [C3 said] [X3 the radio was dead]. [S4 Mr. Renn] [C4 said] [X4 that nobody had called].
    """
    assert speakers(tagged)[2:] == ["Ida Renn", "Thomas Renn"]


def test_they_are_two_people_named_together(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Ida Renn and Thomas Brandt wrote to the council on Tuesday. [S They] [C said] [X that nobody had been warned].
    """
    (said,) = tagged.statements
    assert (said.speaker.name, said.speaker.unnamed) == ("Ida Renn and Thomas Brandt", False)


def test_officials_keep_their_plural_and_no_name(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [S Two officials familiar with the talks] [C said] [X the radar was broken]. [S2 They] [C2 said] [X2 that nobody had been warned].
    """
    assert [s.speaker.unnamed for s in tagged.statements] == [True, True]
    assert len(set(speakers(tagged))) == 1


def test_who_goes_back_over_a_description(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    The council heard Ida Renn, a clerk at the Port Office [S who] [C said] [X that nobody had been warned].
    """
    assert speakers(tagged) == ["Ida Renn"]


def test_i_inside_a_quotation_is_who_speaks_it(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [X “The lamps were out and] [S2 I] [C2 thought] [X2 that it was over],” [S Ida Renn] [C said].
    """
    assert {s.speaker.name for s in tagged.statements} == {"Ida Renn"}


def test_what_fog_did_to_the_speaker_is_told_before_his_name(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    When [S he] [C said] [X that the lamps were out], Otto Brandt had already left the quay for the night.
    """
    assert speakers(tagged) == ["Otto Brandt"]


def test_a_transcript_calls_people_by_their_family_names_in_capitals(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Debate on the ferry
    Thomas Brandt and Ida Renn met on Tuesday for a debate on the ferry that sank off Port Vale.

    BRANDT: The lamps were out and nobody in this town was told about it.

    RENN: That is not what happened.

    BRANDT: You were told in March.

    RENN: I was not.
    """
    assert speakers(tagged) == ["Thomas Brandt", "Ida Renn", "Thomas Brandt", "Ida Renn"]


def test_a_role_ends_with_its_sentence(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    The owner wrote to the harbour master. Otto Brandt came to the quay. [S The harbour master] [C said] [X nobody was warned].
    """
    assert speakers(tagged) == ["The harbour master"]
