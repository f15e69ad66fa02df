"""The corridor's own stage: shared passages with their roles, character by character."""

from __future__ import annotations

from random import Random

from newstemma.engines.local import LocalEngine
from newstemma.language.quotations import find_quotations
from newstemma.lineage.passages import match
from newstemma.model.article import Article
from newstemma.model.lineage import Passage
from newstemma.model.reading import Quotation, Reading
from newstemma.settings import LineageSettings
from tests.lineage.invented import prose, sentence


def article(id_: str, text: str, outlet: str | None = None) -> Article:
    return Article(id_, "d", id_, None, None, None, None, "en", outlet, None, (), (), None, None, None, (), text, (), ())


def reading(of: Article) -> Reading:
    found: list[Quotation] = []
    at = 0
    for line in of.text.split("\n"):
        found += find_quotations(of.text, at, at + len(line))
        at += len(line) + 1
    return Reading(of.id, True, (), (), tuple(found), (), (), (), ())


def matched(*articles: Article) -> list[Passage]:
    found, notices = match(articles, [reading(a) for a in articles], LineageSettings(), LocalEngine())
    assert notices == []
    for passage in found:
        for span in (passage.here, passage.there):
            assert span is not None
            assert next(a for a in articles if a.id == span.article).read(span)
    return found


def test_a_reprint_is_one_passage_from_its_first_word_to_its_last() -> None:
    text = prose(1)
    (found,) = matched(article("b", text), article("a", f"By a reporter of ours\n\n{text}"))
    assert (found.here.article, found.role) == ("a", "narrative")
    assert found.there is not None
    assert found.there.text == text.rstrip(".")


def test_quoted_words_are_cut_from_the_prose_around_them() -> None:
    said = sentence(Random(77))
    text = f"{prose(1, 3)} “{said}” she told them. {prose(2, 3)}"
    found = matched(article("a", text), article("b", text.replace("“", '"').replace("”", '"')))
    assert [p.role for p in found] == ["narrative", "quoted", "narrative"]
    assert found[1].here.text == said.rstrip(".")


def test_a_line_of_the_house_is_furniture_between_its_own_articles() -> None:
    line = f"{sentence(Random(5))} {sentence(Random(6))}"
    found = matched(*(article(f"a{n}", f"{prose(n + 10)}\n\n{line}", "Harbour Post") for n in range(3)))
    assert {p.role for p in found} == {"furniture"}


def test_what_outlets_print_of_one_event_is_no_furniture_for_being_much_printed() -> None:
    line = f"{sentence(Random(5))} {sentence(Random(6))}"
    about = prose(50, 6)
    words = about.split()
    told = [" ".join(Random(n).sample(words, len(words))) for n in range(8)]
    found = matched(*(article(f"a{n}", f"{told[n]}.\n\n{line}", f"Paper {n}") for n in range(8)))
    assert {p.role for p in found} == {"narrative"}


def test_passages_do_not_depend_on_the_order_of_articles() -> None:
    articles = [article(f"a{n}", f"{prose(n // 2)}\n\n{prose(30 + n, 4)}") for n in range(8)]
    assert matched(*articles) == matched(*articles[::-1])


def test_articles_of_one_text_are_paired_all_with_all_up_to_a_dozen() -> None:
    assert len(matched(*(article(f"a{n:03}", prose(1)) for n in range(12)))) == 12 * 11 // 2
    many = matched(*(article(f"a{n:03}", prose(1)) for n in range(150)))
    assert len(many) == 149
    assert {p.here.article for p in many} == {"a000"}


def test_nothing_shared_and_nothing_written() -> None:
    assert matched() == []
    assert matched(article("a", prose(1)), article("b", prose(2)), article("c", "A.")) == []
