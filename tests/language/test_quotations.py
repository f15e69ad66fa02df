"""Words inside quotation marks."""

from __future__ import annotations

import pytest

from newstemma.language.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We heard a noise,” said Sol. “Then it was dark.”", ["We heard a noise,", "Then it was dark."]),
        ('"We heard a noise," said Sol, "and ran."', ["We heard a noise,", "and ran."]),
        ("«Nous partons», a-t-il dit.", ["Nous partons"]),
        ("The minister spoke of ‘a bitter day’ for the boys' school.", ["a bitter day"]),
        ("It was the dogs’ home and the boys’ school.", []),
        ("He is 6'2\" tall and she is 5'9\" tall.", []),
        ("“We saw 20'30\" of it,” she said.", ["We saw 20'30\" of it,"]),
        ('"We saw 6\'2" men," she said, "and ran."', ["We saw 6'2\" men,", "and ran."]),
        ('"The class of 92" she said, "was big."', ["The class of 92", "was big."]),
        ('"He told me “run” and I ran," she said.', ["He told me “run” and I ran,"]),
        ('“mow the lawn" they call it', ["mow the lawn"]),
    ],
)
def test_quotations_are_found_with_any_marks(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == quoted


def test_a_quotation_that_never_closes_ends_with_its_paragraph() -> None:
    text = "She said: “We will not rest until the last of them is home."
    (found,) = find_quotations(text)
    assert not found.closed
    assert text[found.start : found.end].endswith("home.")


def test_two_single_marks_stand_for_a_double_one() -> None:
    text = "''We held the bridge,'' she said. The boys'' coats were ``wet''."
    assert [text[q.start : q.end] for q in find_quotations(text)] == ["We held the bridge,", "wet"]
