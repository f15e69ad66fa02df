"""Quotations as they stand on bad pages, read by the model that ships: marks, paragraphs, transcripts, verse, rulings."""

from __future__ import annotations

import pytest

from newstemma import encoders
from newstemma.model.report import Report
from newstemma.model.statement import Statement
from tests.papers import report_on

pytestmark = pytest.mark.skipif(encoders.lacking() is not None, reason="the small model is not installed")

REST = "The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board, and the search of the bay went on into the night."


def said(body: str) -> list[Statement]:
    report: Report = report_on(f"2031-03-05 Meridian Herald | Ferry sinks off Port Vale\n{REST}\n\n{body}\n\n{REST}")
    return list(report.statements)


def told(body: str) -> list[tuple[str | None, str]]:
    return [(s.speaker.name, " … ".join(at.text for at in s.content)) for s in said(body)]


def test_a_description_between_speaker_and_quotation_changes_nothing() -> None:
    body = "Otto Brandt, a doctor, said: “They need help before the frost comes.\n\n“If they wait, the boats will freeze in,” he added."
    assert told(body) == [
        ("Otto Brandt", "They need help before the frost comes."),
        ("Otto Brandt", "If they wait, the boats will freeze in"),
    ]


def test_a_description_and_a_sentence_between_speaker_and_quotation_change_nothing() -> None:
    body = "Last night Otto Brandt, a member of the board, said he was worried. “She has brought the harbour into disrepute,” he said."
    assert told(body) == [("Otto Brandt", "he was worried"), ("Otto Brandt", "She has brought the harbour into disrepute")]


def test_a_quotation_over_three_paragraphs_is_one_speakers() -> None:
    body = (
        "“What we watch is the fog,” Ida Renn said. “We have seen fewer boats go out.\n\n“Until now we have stayed within ten a day.\n\n"
        "“I ask you to stay at the quay, because I would not want to close the harbour again.”"
    )
    assert told(body) == [
        ("Ida Renn", "What we watch is the fog … We have seen fewer boats go out."),
        ("Ida Renn", "Until now we have stayed within ten a day."),
        ("Ida Renn", "I ask you to stay at the quay, because I would not want to close the harbour again."),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("‘We heard the bell,’ said Mira Sol, ‘and then it was dark.’", [("Mira Sol", "We heard the bell … and then it was dark.")]),
        (
            "The hatch was 5'9\" wide. “We saw nothing for 20'30\",” said Mira Sol.",
            [("Mira Sol", "We saw nothing for 20'30\"")],
        ),
        (
            "Mira Sol said: “We will not rest until they are home. The boats' lamps are lit.",
            [("Mira Sol", "We will not rest until they are home. The boats' lamps are lit.")],
        ),
        ("“He told me ‘run’ and I ran,” said Mira Sol.", [("Mira Sol", "He told me ‘run’ and I ran")]),
        ("„Wir haben nichts gesehen“, said the mate Otto Brandt.", [("Otto Brandt", "Wir haben nichts gesehen")]),
        ("The so-called “harbour of peace” is a car park. The film “Night of the Alba” won a prize.", []),
        ("“O fog that took the Alba down,\nO bell that rang alone,\nWe light the lamps of Harnmouth town\nAnd wait for them at home.”", []),
    ],
)
def test_marks_of_every_kind(body: str, expected: list[tuple[str, str]]) -> None:
    assert [row for row in told(body) if row[0] is not None] == expected


def test_the_speaker_may_be_named_two_paragraphs_later() -> None:
    body = "“I never slept.”\n\nThe harbour was cold, and the lamps were lit.\n\n“I heard the bell and ran,” said Mira Sol, a baker."
    assert told(body) == [("Mira Sol", "I never slept."), ("Mira Sol", "I heard the bell and ran")]


def test_two_people_of_one_name_are_told_apart() -> None:
    body = "Ida Renn said the harbour was closed. Otto Renn, her brother, said it was open. “It was never closed,” Otto Renn said."
    assert [who for who, _ in told(body)] == ["Ida Renn", "Otto Renn", "Otto Renn"]


def test_a_foundation_that_bears_a_persons_name_speaks_for_itself() -> None:
    body = "The Ida Renn Foundation said the harbour was closed. “We paid for the boats,” it said."
    assert {who for who, _ in told(body)} == {"Ida Renn Foundation"}


def test_papers_of_a_court_speak() -> None:
    body = "The court finds that the owner failed to carry a radar. The complaint alleges that nine boats were unsafe."
    assert [who for who, _ in told(body)] == ["The court", "The complaint"]


def test_a_transcript_gives_each_speaker_his_turns() -> None:
    turns = [
        "BRANDT: The ferry had no radar.",
        "RENN: We did not know. Nobody told us.",
        "BRANDT: You were told in March.",
        "RENN: I was not.",
    ]
    body = "\n\n".join(turns)
    assert [(s.mode, s.speaker.at.text if s.speaker.at else None, s.content[0].text) for s in said(body)] == [
        ("direct", "BRANDT", "The ferry had no radar."),
        ("direct", "RENN", "We did not know. Nobody told us."),
        ("direct", "BRANDT", "You were told in March."),
        ("direct", "RENN", "I was not."),
    ]


def test_answers_of_an_interview_are_the_one_persons_who_is_named_before_them() -> None:
    turns = ["Q: When did you know?", "A: On Tuesday, when they called me.", "Q: And then?", "A: I went to the quay."]
    body = "\n\n".join(["Ida Renn spoke to this paper.", *turns])
    assert told(body) == [("Ida Renn", "On Tuesday, when they called me."), ("Ida Renn", "I went to the quay.")]


def test_a_list_with_colons_is_no_transcript() -> None:
    body = "Killed: eleven people.\n\nMissing: two people.\n\nRescued: nine people.\n\nThe harbour master keeps the list."
    assert all(s.mode != "direct" for s in said(body))


def test_what_an_introduction_sets_apart_without_marks_is_the_speakers_own() -> None:
    body = "The mayor came to the quay. Ida Renn told reporters:\n\nWe are not receiving the help that we need, and I will not wait."
    (one,) = said(body)
    assert (one.speaker.name, one.mode) == ("Ida Renn", "direct")


def test_a_speech_of_five_thousand_words_is_one_statement() -> None:
    speech = "We will mend the harbour and light the lamps again before the frost. " * 400
    found = said(f"“{speech.strip()}” Ida Renn said.")
    assert sum(len(at.text.split()) for s in found if s.speaker.name == "Ida Renn" for at in s.content) > 5000
    assert {s.mode for s in found} == {"direct"}
