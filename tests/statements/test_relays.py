"""Through whom a statement came: the innermost speaker, the chain outwards, and the day that the text gives for it."""

from __future__ import annotations

import pytest

from newstemma.model.statement import Statement
from tests.statements.marked import report_of

REST = "The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board."


def said(line: str) -> list[Statement]:
    return list(report_of(f"2031-03-05 Meridian Herald | Ferry sinks off Port Vale\n{line}\n\n{REST}").statements)


def chain(line: str) -> tuple[str | None, str, list[str]]:
    """(speaker, words, via) of the only statement."""
    (one,) = said(line)
    return one.speaker.name, " ".join(at.text for at in one.content), [v.name for v in one.via]


SUNK = "the ferry Alba had sailed without a radar"


@pytest.mark.parametrize(
    ("line", "speaker", "via"),
    [
        (f"[S The Vale Courier], [C2 citing] [X2 two port officials], [C said] [X {SUNK}].", "two port officials", ["The Vale Courier"]),
        (f"[S The Vale Courier] [C quoted] [X Ida Renn as saying that {SUNK}].", "Ida Renn", ["The Vale Courier"]),
        (f"[X Ida Renn] [C was quoted as saying] by [S the Vale Courier] [X that {SUNK}].", "Ida Renn", ["the Vale Courier"]),
        (f"[S The Vale Courier] [C reported] [X that Mayor Ida Renn said {SUNK}].", "Ida Renn", ["The Vale Courier"]),
        (f"[X {SUNK}], [C according to] [S a pilot who spoke to the Vale Courier].", "a pilot", ["the Vale Courier"]),
        (f"[X {SUNK}], [S a pilot quoted by state television] [C said].", "a pilot", ["state television"]),
        ("[X “We had no radar,” Ida Renn told] state television, [C according to] [S AP].", "Ida Renn", ["state television", "AP"]),
        (f"Speaking on Vale Radio on Monday, [S Ida Renn] [C said] [X {SUNK}].", "Ida Renn", ["Vale Radio"]),
        (f"[S Ida Renn] [C issued a statement saying] [X that {SUNK}].", "Ida Renn", ["statement"]),
        (f"[S Ida Renn] [C tweeted] [X that {SUNK}].", "Ida Renn", ["Twitter"]),
        ("[S Ida Renn] [C accused] [X the owners of thrift and haste] in a statement.", "Ida Renn", ["statement"]),
        (f"[S Ida Renn] [C said] Monday on Vale TV [X that {SUNK}].", "Ida Renn", ["Vale TV"]),
        (f"[S Ida Renn] [C said] in comments carried by state television [X that {SUNK}].", "Ida Renn", ["state television"]),
    ],
)
def test_the_speaker_is_the_innermost_and_the_chain_leads_outwards(line: str, speaker: str, via: list[str]) -> None:
    assert chain(line)[0::2] == (speaker, via)


@pytest.mark.parametrize(
    "line",
    [
        f"[S Ida Renn] [C told] parliament [X that {SUNK}].",
        f"[S Ida Renn] [C told] reporters [X that {SUNK}].",
        f"[S Ida Renn] [C told] Mayor Otto Brandt [X that {SUNK}].",
        f"[S Ida Renn] [C said] on Monday [X that {SUNK}].",
    ],
)
def test_whoever_only_listens_passes_nothing_on(line: str) -> None:
    assert chain(line)[2] == []


def test_what_is_added_came_the_same_way() -> None:
    first, second = said("[X “We had no radar,”] [S Ida Renn] [C wrote] on Facebook on Monday. [X2 “Nobody told us,”] [S2 she] [C2 added].")
    assert [v.name for v in second.via] == ["Facebook"]
    assert first.said is not None
    assert second.said == first.said


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (f"[S Ida Renn] [C said on Monday] [X that {SUNK}].", "2031-03-03"),
        (f"[S Ida Renn] [C said] in a statement late Monday [X that {SUNK}].", "2031-03-03"),
        (f"On Monday, [S Ida Renn] [C told] the Vale Courier [X that {SUNK}].", "2031-03-03"),
        (f"[S Ida Renn] [C told] reporters in February 2031 [X that {SUNK}].", "2031-02"),
        (f"[S Ida Renn] [C said] [X {SUNK} on Monday].", None),
        (f"[S Ida Renn] [C said] [X {SUNK}]; on Monday the search went on.", None),
        (f"[S Ida Renn, who was elected on Monday,] [C said] [X {SUNK}].", None),
        (f"[S Ida Renn] [C/intention plans] to come on Monday [X to say that {SUNK}].", None),
    ],
)
def test_the_day_is_the_one_that_belongs_to_the_cue(line: str, day: str | None) -> None:
    (one,) = said(line)
    assert (one.said.value if one.said is not None else None) == day
