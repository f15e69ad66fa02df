"""What a shared passage is: narrative, quoted, document, furniture."""

from __future__ import annotations

import json

from newstemma.articles.clean import clean
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.engines.local import LocalEngine
from newstemma.language.mark import mark
from newstemma.lineage.passages import match
from newstemma.lineage.roles import Piece
from newstemma.lineage.shared import Shared, share
from newstemma.lineage.sides import sides_of
from newstemma.lineage.voices import Voice
from newstemma.model.report import Report
from newstemma.readers.files import read_bytes
from newstemma.settings import Settings
from tests.papers import articles_in

PROSE = (
    "The harbour office of Lowmarket closed two of its three piers on Monday after divers found cracks in the concrete that run deeper "
    "than any of the surveys of the past ten years had shown."
)
SPEECH = (
    "We were told that the piers were safe, and we believed it, because we wanted to believe it. I will not ask any captain to tie up "
    "there again before the last crack has been closed and every stone of it looked at."
)
OWN = {
    "Northern Star": "Fishermen stood about in the rain and talked of other ports, while two cranes were driven off on lorries.",
    "Vale Courier": "At the town hall nobody wished to say who had read the surveys, and the surveyor's telephone rang in an empty room.",
}


def shared(paper: str) -> Shared:
    """What the two articles of a paper have in common."""
    settings, engine = Settings(), LocalEngine(1)
    raw = "\n".join(json.dumps(row) for row in articles_in(paper)).encode()
    documents, _ = read_bytes("paper.jsonl", raw, settings.read)
    articles, _ = clean(documents, settings.clean, settings.read, engine, None)
    readings, _ = mark(articles, LexicalEncoder())
    passages, _ = match(articles, readings, settings.lineage, engine)
    sides = sides_of(articles, readings)
    left, right = sorted(sides)
    return share(passages, sides[left], sides[right], None)


def paper(first: str, second: str) -> str:
    """Two articles with text of their own around what is given."""
    north, vale = OWN["Northern Star"], OWN["Vale Courier"]
    return f"2031-03-04 Northern Star | Piers\n{north}\n\n{first}\n\n2031-03-04 Vale Courier | Harbour\n{vale}\n\n{second}\n"


def roles(found: Shared) -> set[str]:
    return {piece.passage.role for piece in found.pieces}


def longest(found: Shared) -> Piece:
    return max(found.pieces, key=lambda piece: piece.words)


def test_a_paragraph_that_both_print_as_their_own_is_narrative() -> None:
    found = shared(paper(PROSE, PROSE))
    assert roles(found) == {"narrative"}
    assert found.left.share > 0.5 < found.right.share


def test_what_one_puts_in_quotation_marks_is_quoted_where_the_other_has_none() -> None:
    found = shared(paper(f'"{SPEECH}" said the harbour master.', f"The harbour master spoke at noon.\n\n{SPEECH}"))
    assert roles(found) <= {"quoted", "document"}
    assert found.longest == 0


def test_a_passage_is_cut_where_prose_turns_into_quotation() -> None:
    both = f'{PROSE} "There will be no ships at the middle pier this year or next," said Ada Renn, who runs the office.'
    found = shared(paper(both, both))
    assert roles(found) == {"narrative", "quoted"}
    for piece in found.pieces:
        assert ("no ships" in piece.passage.here.text) == (piece.passage.role == "quoted")


def test_the_full_statement_behind_a_colon_in_both_is_a_document() -> None:
    statement = PROSE.replace("The harbour office of Lowmarket", "The office")
    found = shared(paper(f"The office gave out this statement:\n\n{statement}", f"Its statement in full:\n\n{statement}"))
    assert roles(found) == {"document"}


def test_an_embedded_post_is_a_document() -> None:
    post = f"{PROSE} — Ada Renn (@adarenn) March 3, 2031"
    assert roles(shared(paper(post, post))) == {"document"}


def test_a_transcript_without_marks_is_a_document() -> None:
    talk = f"Ada Renn: {SPEECH}\n\nJon Holt: {PROSE}\n\nAda Renn: Nobody asked the divers, and nobody asked the captains."
    assert roles(shared(paper(talk, talk))) == {"document"}


def test_i_and_we_outside_marks_are_somebody_speaking() -> None:
    first = f"Those who came heard him out.\n\n{SPEECH}\n\n{PROSE.replace('Monday', 'Friday')}"
    second = f"It was a short address.\n\n{SPEECH}\n\nThe hall emptied quickly, and the doors were locked at nine by a man with a lantern."
    assert roles(shared(paper(first, second))) == {"document"}


def test_plain_prose_that_the_other_sets_behind_a_colon_was_lifted() -> None:
    found = shared(paper(PROSE, f"A report on the harbour begins so:\n\n{PROSE}"))
    assert roles(found) == {"narrative"}
    halves = {half.lifted > 0 for half in (found.left, found.right)}
    assert halves == {True, False}


def test_plain_prose_in_the_marks_of_one_who_names_the_other_was_lifted() -> None:
    found = shared(paper(PROSE, f'"{PROSE}" the Northern Star wrote.'))
    assert longest(found).passage.role == "narrative"
    assert found.longest > 20


def test_plain_prose_in_the_marks_of_one_who_names_nobody_is_quoted() -> None:
    found = shared(paper(PROSE, f'"{PROSE}" an official wrote.'))
    assert roles(found) == {"quoted"}


def test_captions_and_writers_notes_are_furniture() -> None:
    note = "Ada Renn, 44, is a columnist and the author of nine books on harbours, tides, fog and people who live by the sea."
    assert roles(shared(paper(note, note))) == {"furniture"}
    gallery = f"Photos: The piers {PROSE} Hide Caption 1 of 2 Photos: The piers {SPEECH} Hide Caption 2 of 2"
    assert roles(shared(paper(gallery, gallery))) == {"furniture"}


def test_the_same_words_quoted_elsewhere_in_the_article_are_quoted_here_too() -> None:
    embedded = PROSE.removesuffix(".")
    found = shared(paper(f'"{embedded}," the office wrote.\n\n{embedded}.', f"{embedded}."))
    assert roles(found) == {"quoted"}


def test_small_edits_do_not_break_a_role(paper: Report) -> None:
    """
    2031-03-04 Northern Star | Piers
    The harbour office of Lowmarket closed two of its three piers on Monday after divers found cracks in the concrete, and it said that
    the ships would be sent to Harnmouth until the spring, at a cost of 40,000 crowns a week.

    2031-03-04 Vale Courier | Harbour
    The harbour office of Lowmarket shut two of its three piers on Monday after divers found cracks in the concrete, and it said that
    the ships would be sent to Harnmouth until spring, at a cost of 40,000 crowns a week.
    """
    (copy,) = paper.copies
    assert {p.role for p in copy.passages} == {"narrative"}
    assert min(copy.share_of_article, copy.share_of_source or 0) > 0.8


def test_each_word_has_one_voice() -> None:
    documents, _ = read_bytes("page.txt", f'Piers\n\n{PROSE}\n\n"{SPEECH}" he said.'.encode(), Settings().read)
    articles, _ = clean(documents, Settings().clean, Settings().read, LocalEngine(1), None)
    readings, _ = mark(articles, LexicalEncoder())
    (side,) = sides_of(articles, readings).values()
    assert len(side.voices) == len(side.words) == len(side.starts)
    spoken = [word for word, voice in zip(side.words, side.voices, strict=True) if voice == Voice.QUOTED]
    assert spoken[:4] == ["we", "were", "told", "that"]
    assert side.own == len(side.words) - len(spoken)
