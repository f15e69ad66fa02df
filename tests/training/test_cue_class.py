"""Which act a cue reports, by the rule that the tagger's labels are made with."""

from __future__ import annotations

import pytest

from training.cue_class import cue_class, lemma


@pytest.mark.parametrize(
    ("cue", "source", "content", "act"),
    [
        ("said", "Renn", "the bridge is shut", "speech"),
        ("according to", "the harbour office", "nine were saved", "speech"),
        (":", "Renn", "no comment", "speech"),
        ("have long believed", "residents", "that the dam leaks", "belief"),
        ("in her view", "Holt", "it was wrong", "belief"),
        ("wants to say", "Renn", "more", "intention"),
        ("opposed", "the union", "the plan", "intention"),
        ("said he hoped", "Renn", "it would rain", "intention"),
        ("voted for", "the council", "the levy", "other"),
        ("found", "the report", "that the valve was open", "speech"),
        ("found", "Renn", "it hard", "belief"),
        ("shrugged", "Holt", "“Nobody asked me about the valve”", "speech"),
        ("thinks", "Holt", "“nobody asked me about it”", "speech"),
        ("thinks", "Holt", "it “odd”", "belief"),
    ],
)
def test_the_words_of_the_cue_and_what_stands_around_them_tell_the_act(cue: str, source: str, content: str, act: str) -> None:
    assert cue_class(cue, source, content) == act


def test_a_form_leads_to_the_lemma_that_the_lists_know() -> None:
    assert [lemma(w) for w in ("saying", "said", "denied", "planned", "believes", "hopes", "xylophone")] == [
        "say", "say", "deny", "plan", "believe", "hope", "xylophone",
    ]  # fmt: skip
