"""Who speaks, on the page: only what was said counts as saying."""

from __future__ import annotations

from newstemma import desk
from newstemma.report.html_cast import Cast
from newstemma.report.html_people import people
from newstemma.report.html_pile import Pile
from tests.statements.marked import report_of

PAPER = """
2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board. [S Mayor Ida Renn] [C said] [X that nobody slept].

[S Mayor Ida Renn] [C/belief believes] [X that the boat had no radar]. [S2 Ida Renn] [C2/intention wants] [X2 every ferry to carry one].
"""


def test_what_someone_believes_or_wants_is_not_listed_as_said() -> None:
    report = desk.Report(report_of(PAPER)).to_object()
    shown = people(Cast(Pile(report), report["stories"][0], ""))
    assert [(p.name, [u.words.text for u in p.said]) for p in shown.named] == [("Ida Renn", ["nobody slept"])]
    assert {s["act"] for s in report["statements"]} == {"speech", "belief", "intention"}
