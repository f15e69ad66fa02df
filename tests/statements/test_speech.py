"""What a tagger saw becomes statements: whose they are, over paragraphs and papers, and what is none."""

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


def told(statement: Statement) -> tuple[str | None, list[str]]:
    return statement.speaker.name, [at.text for at in statement.content]


def test_a_quotation_goes_on_in_the_next_paragraph(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [X “The lights went out at once,”] [C said] [S Mira Sol, a passenger from Harnmouth]. The ferry was lost on Tuesday.

    [S2 Ida Renn, the mayor,] [C2 said] [X2 “nobody slept in this town”.]

    “And nobody will sleep tonight. The boats are still out there.”
    """
    assert [told(s) for s in tagged.statements] == [
        ("Mira Sol", ["The lights went out at once"]),
        ("Ida Renn", ["nobody slept in this town"]),
        ("Ida Renn", ["And nobody will sleep tonight. The boats are still out there."]),
    ]
    assert tagged.statements[2].cue is None


def test_an_introduction_leaves_its_words_to_the_next_paragraph(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board. [S The Vale Courier] [C adds]:

    “The lifeboats steered by ear until the lamps of the harbour came in sight.”
    """
    assert [told(s) for s in tagged.statements] == [
        ("Vale Courier", ["The lifeboats steered by ear until the lamps of the harbour came in sight."])
    ]


def test_what_a_paper_reports_that_somebody_said_is_that_ones_through_the_paper(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [X “We did everything that the fog allowed,” Ida Renn said], [C according to] [S the Vale Courier]. The ferry sank on Tuesday.
    """
    (said,) = tagged.statements
    assert told(said) == ("Ida Renn", ["We did everything that the fog allowed"])
    assert [v.name for v in said.via] == ["the Vale Courier"]


def test_the_second_paper_in_a_chain_is_who_passed_it_on(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [X The ferry Alba had sailed without a radar for a month], [C according to] [S the coast guard], [C2 reported] [S2 the Vale Courier].
    """
    (said,) = tagged.statements
    assert said.speaker.name == "the coast guard"
    assert [v.name for v in said.via] == ["the Vale Courier"]


@pytest.mark.parametrize(
    "line",
    [
        "[S The company] [C has not said] [X whether the ferry Alba carried a radar on its last journey].",
        "[S A spokesman] [C declined to say] [X how many people were on board the ferry on Tuesday].",
        "[S None of the owners] [C confirmed] [X that the ferry Alba had sailed without a radar].",
        "[X The ferry Alba] [C is known] [X as the safest boat in the whole of the harbour].",
        "[S The town] [C/intention is eager] [X to forget the night on which the ferry Alba was lost].",
        "[C/other There are signs] [X that the ferry Alba had sailed without a radar for a month].",
    ],
)
def test_what_nobody_uttered_is_no_statement(line: str) -> None:
    rest = "The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board."
    assert report_of(f"2031-03-04 Meridian Herald | Ferry sinks off Port Vale\n{line}\n\n{rest}").statements == ()


def test_what_is_widely_held_is_a_belief_of_nobody_in_particular(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [X The ferry Alba] [C/belief was widely believed] [X to be the safest boat in the whole of the harbour].
    """
    (said,) = tagged.statements
    assert (said.speaker.name, said.speaker.unnamed, said.act) == (None, True, "belief")


def test_a_demand_is_uttered_and_stays_an_intention(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    [S The union] [C/intention demands] [X that every ferry carries a radar from the first day of April on].

    The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board.
    """
    (said,) = tagged.statements
    assert (said.act, said.speaker.unnamed) == ("intention", False)


@pytest.mark.parametrize(
    ("line", "name", "unnamed"),
    [
        ("[S Mayor Ida Renn]", "Ida Renn", False),
        ("[S a senior harbour official, Ida Renn,]", "Ida Renn", False),
        ("[S Ida Renn, whose brother Otto Renn was on board,]", "Ida Renn", False),
        ("[S Ida Renn’s office]", "Ida Renn’s office", False),
        ("[S two harbour officials, who asked not to be named]", "two harbour officials", True),
        ("[S the harbour authority in Port Vale]", "the harbour authority in Port Vale", False),
        ("Ida Renn, [S who]", "Ida Renn", False),
    ],
)
def test_the_head_of_a_phrase_is_the_speaker(line: str, name: str, *, unnamed: bool) -> None:
    paper = f"2031-03-04 Meridian Herald | Ferry sinks\n{line} [C said] [X that the ferry Alba had sailed without a radar on Tuesday]."
    (said,) = report_of(paper).statements
    assert (said.speaker.name, said.speaker.unnamed) == (name, unnamed)


def test_a_description_leads_to_the_one_who_was_called_so(tagged: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Harbour master Ida Renn came to the quay. [S Two pilots] [C said] [X the fog had come in at noon on Tuesday].

    [S2 The harbour master] [C2 said] [X2 that nobody had been warned of it]. [S3 The pilots] [C3 said] [X3 the radio was dead].

    [S4 They] [C4 said] [X4 the lamps were out as well]. [S5 She] [C5 said] [X5 that they had been lit at dusk].
    """
    assert [s.speaker.name for s in tagged.statements] == ["Two pilots", "Ida Renn", "Two pilots", "Two pilots", "Ida Renn"]


@pytest.mark.parametrize(
    ("line", "via"),
    [
        ("In a letter to the port, [S Ida Renn] [C wrote] [X that the ferry Alba had sailed without a radar].", "letter to the port"),
        ("[S Ida Renn] [C told] the Vale Courier [X that the ferry Alba had sailed without a radar].", "the Vale Courier"),
        ("[S Ida Renn] [C said in a statement] [X that the ferry Alba had sailed without a radar].", "statement"),
        ("[S Ida Renn] [C said] on social media [X that the ferry Alba had sailed without a radar].", "social media"),
    ],
)
def test_the_medium_of_a_statement_is_kept(line: str, via: str) -> None:
    (said,) = report_of(f"2031-03-04 Meridian Herald | Ferry sinks\n{line} It was lost on Tuesday with eleven people.").statements
    assert [v.name for v in said.via] == [via]
