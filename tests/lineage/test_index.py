"""A pile that grows: what an index says of it, in whatever order and portions articles come."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from newstemma import indexes
from newstemma.errors import BadIndex, NoSuchPath
from newstemma.lineage.index import Entry, Index, Overlap
from newstemma.lineage.kin import Kin
from newstemma.lineage.marks import quoted_cuts
from tests.lineage.invented import prose, sentence

SLOGAN = (
    "Support the free and fearless press of the coast today, join our circle of readers, and never miss a single story from the islands, "
    "whatever the weather does to the ferries this winter or the next."
)


def entry(id_: str, text: str) -> Entry:
    return id_, text, None


def other(seed: int) -> str:
    """A sentence that stands in no `prose`."""
    return sentence(Random(10_000 + seed))


def only(*articles: Entry) -> Overlap:
    found = Index().add(articles)
    assert len(found) == 1
    return found[0]


def pile() -> list[Entry]:
    """Forty articles: copies, trims, an excerpt, a slogan of nine, and strangers."""
    texts = {f"own-{n:02}": prose(n) for n in range(20)}
    texts |= {f"copy-{n}": f"Another headline here\n\n{prose(n)}" for n in range(5)}
    texts |= {f"trim-{n}": prose(n)[: len(prose(n)) // 2] for n in range(3)}
    texts["twin"] = prose(0)
    texts["excerpt"] = f"{prose(70, 8)}\n\n{prose(6).split(chr(10))[0]}\n\n{prose(71, 8)}"
    texts |= {f"slogan-{n}": f"{prose(90 + n)}\n\n{SLOGAN}" for n in range(9)}
    return [entry(i, text) for i, text in texts.items()]


def test_an_article_and_its_reprint_are_found_with_their_characters() -> None:
    text = prose(1)
    found = only(entry("b", f"Seen at the quay\n\n{text}"), entry("a", text))
    assert (found.left, found.right, found.is_derived) == ("a", "b", True)
    assert found.of_left == 1.0
    (stretch,) = found.stretches
    assert text[slice(*stretch.here)] == text.rstrip(".")
    assert stretch.there[1] - stretch.there[0] == len(text.rstrip("."))


def test_the_order_and_the_portions_of_adding_change_nothing() -> None:
    articles = pile()
    whole = Index()
    whole.add(articles)
    for size in (1, 3, 17):
        Random(size).shuffle(articles)
        grown = Index()
        for n in range(0, len(articles), size):
            grown.add(articles[n : n + size])
        assert grown.pairs() == whole.pairs()


def test_what_adding_says_of_a_new_article_is_what_the_full_run_says_of_it() -> None:
    articles = pile()
    for last in (0, 7, 21, 26, 29, len(articles) - 1):
        index = Index()
        index.add(a for n, a in enumerate(articles) if n != last)
        told = index.add([articles[last]])
        assert told == [o for o in index.pairs() if articles[last][0] in (o.left, o.right)]


def test_a_saved_index_answers_as_before(tmp_path: Path) -> None:
    articles = pile()
    index = Index()
    index.add(articles[:-4])
    indexes.save(index, tmp_path / "pile.index")
    loaded = indexes.load(tmp_path / "pile.index")
    assert loaded.pairs() == index.pairs()
    assert loaded.add(articles[-4:]) == index.add(articles[-4:])
    assert len(loaded) == len(index) == len(articles)


def test_a_damaged_index_is_refused_with_a_reason(tmp_path: Path) -> None:
    index = Index()
    index.add(pile()[:3])
    place = tmp_path / "pile.index"
    indexes.save(index, place)
    whole = place.read_bytes()
    for raw in (b"", b"something else", whole[:-1], whole[:60]):
        place.write_bytes(raw)
        with pytest.raises(BadIndex):
            indexes.load(place)
    with pytest.raises(NoSuchPath):
        indexes.load(tmp_path / "none")


def test_an_empty_index_says_nothing(tmp_path: Path) -> None:
    assert Index().add([]) == [] == Index().pairs()
    indexes.save(Index(), tmp_path / "empty")
    assert len(indexes.load(tmp_path / "empty")) == 0


def test_the_same_article_twice_is_one_and_two_ids_of_one_text_are_a_pair() -> None:
    index = Index()
    assert index.add([entry("a", prose(1)), entry("a", prose(1))]) == []
    assert len(index) == 1
    (found,) = index.add([entry("b", prose(1))])
    assert (found.of_left, found.of_right, found.is_derived) == (1.0, 1.0, True)


def test_an_article_that_contains_another_wholly() -> None:
    found = only(entry("inner", prose(1, 6)), entry("outer", f"{prose(2)}\n\n{prose(1, 6)}\n\n{prose(3)}"))
    assert found.is_derived
    assert (found.of_left, found.of_right < 0.3) == (1.0, True)


def test_small_edits_are_bridged_and_order_is_free() -> None:
    lines = [other(n) for n in range(8)]
    changed = [line.replace(" ", " newly ", 9).replace(" newly ", " ", 8).replace(line.split()[16], "1,250", 1) for line in lines]
    found = only(entry("a", " ".join(lines)), entry("b", " ".join([*changed[4:], *changed[:4]])))
    assert found.of_left > 0.7  # two edits in every sentence of 24 words; the rims of what was moved are lost
    assert len(found.stretches) == 2


def test_what_both_quote_is_no_copying() -> None:
    said = " ".join(other(n) for n in range(3))
    index = Index()
    assert not any(o.is_derived for o in index.add([entry("a", f"{prose(1)}\n\n“{said}”"), entry("b", f"{prose(2)}\n\n“{said}”")]))
    given = Index().add([("a", said, [(0, len(said))]), ("b", f"{prose(2)} {said}", None)])
    assert not any(o.is_derived for o in given)


def test_a_slogan_joins_nobody_and_a_reprinted_story_everybody() -> None:
    index = Index()
    assert not any(o.is_derived for o in index.add(entry(f"s{n:03}", f"{prose(n)}\n\n{SLOGAN}") for n in range(300)))
    family = Index().add(entry(f"f{n:03}", f"{prose(1)}\n\n{other(n)}") for n in range(60))
    assert sum(o.is_derived for o in family) == 60 * 59 // 2


def test_a_family_of_three_hundred_stays_whole_without_all_its_pairs() -> None:
    members = [f"m{n:03}" for n in range(300)]
    found = Index().add(entry(i, f"{prose(1)}\n\n{other(n)}") for n, i in enumerate(members))
    assert len(found) < 40 * len(members)
    kin = Kin(found)
    assert all(kin.related(a, b) for n, a in enumerate(members[:40]) for b in members[n + 1 :])
    assert not kin.related("m000", "nobody")


def test_ten_thousand_copies_take_seconds_and_give_as_many_pairs() -> None:
    start = time.process_time()
    found = Index().add(entry(f"c{n:05}", prose(1)) for n in range(10_000))
    assert time.process_time() - start < 10
    assert len(found) == 9_999
    assert {o.left for o in found} == {"c00000"}


def test_a_document_of_two_hundred_thousand_words_and_an_edit_of_it() -> None:
    long = prose(1, 8_400)
    assert len(long.split()) > 200_000
    found = only(entry("a", long), entry("b", long.replace("harness", "beacon")))
    assert found.of_left > 0.9


def test_texts_of_one_sentence_capitals_and_nothing() -> None:
    line = other(1)
    assert only(entry("a", line), entry("b", line.upper())).is_derived
    assert Index().add([entry("a", ""), entry("b", "  \n"), entry("c", "…"), entry("d", "One word.")]) == []


def test_scripts_with_and_without_spaces() -> None:
    russian = "Паром затонул у входа в гавань рано утром, и береговая охрана спасла шестьдесят четыре человека, сообщили в порту."
    chinese = "渡輪今晨在港口入口附近沉沒海岸警衛隊救起六十四人港務局長表示事故原因仍在調查之中"
    for text in (russian, chinese):
        found = only(entry("a", f"{text}"), entry("b", f"甲乙丙。{text}另有消息。" if text is chinese else f"Вчера вечером: {text}"))
        assert found.of_left == 1.0


def test_boilerplate_longer_than_the_article() -> None:
    foot = " ".join(other(n) for n in range(5))
    found = Index().add(entry(f"a{n}", f"{prose(100 + n, 4)}\n\n{foot}") for n in range(12))
    assert not any(o.is_derived for o in found)


def test_a_statement_behind_a_colon_is_a_document() -> None:
    said = " ".join(other(n) for n in range(3))
    found = Index().add(entry(i, f"{prose(n)}\n\nThe company said in a statement:\n\n{said}") for n, i in enumerate("ab"))
    assert [o.is_derived for o in found] in ([], [False])


def test_quotations_are_found_as_one_text_at_a_time_finds_them() -> None:
    texts = ["He said “so\nand so” and 'no such thing' and 6'2\" and \"yes\".", "''Two'' and ``this''", "«A» „b“ ‘c d’ it's", ""]
    assert quoted_cuts(texts)[0] == [(9, 11), (25, 38), (54, 57)]
    assert quoted_cuts(texts[2:])[0] == [(1, 2), (5, 6), (9, 12)]
