"""Words of many texts at once are the words that one text at a time has."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newstemma.language.words import tokens
from newstemma.lineage.wordstream import hash_word, read_words
from tests.corpora import corpus
from tests.lineage.bulk import bulk_texts

ODD = "ab1 2,.'’_ß²İſ漢字ไท๐𝔘😀é\n-3\ud800"


def same(texts: list[str]) -> None:
    stream = read_words(texts)
    assert stream.first.size == len(texts) + 1
    for n, text in enumerate(texts):
        low, high = stream.first[n], stream.first[n + 1]
        words = tokens(text)
        assert list(zip(stream.start[low:high].tolist(), stream.end[low:high].tolist(), strict=True)) == [
            (t.start, t.end) for t in words
        ], text
        assert stream.word[low:high].tolist() == [hash_word(t.word) for t in words], text


def test_words_figures_and_apostrophes_are_cut_alike() -> None:
    same(["It’s 1,250.5 tonnes, the 3rd of '99, said O'Hara's rock'n'roll b2b desk.", "", "…", "x's2 it's2 1,2,3rd 1.a", "ALL CAPS’S"])


def test_every_letter_of_a_script_without_spaces_is_a_word() -> None:
    assert [t.word for t in tokens("渡輪沉沒 at 港口3號")] == ["渡", "輪", "沉", "沒", "at", "港", "口", "3", "號"]
    same(["渡輪沉沒 at 港口3號", "เรือเฟอร์รี่จม 12 คน", "Паром затонул"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(alphabet=ODD, max_size=60), max_size=5))
def test_odd_characters_are_cut_alike(texts: list[str]) -> None:
    same(texts)


def test_a_text_longer_than_a_chunk_is_read_whole() -> None:
    same(["word " * 30_000, "one,", "it's 7 " * 20_000])


def test_real_articles_are_cut_alike() -> None:
    same(bulk_texts(corpus("data", "allsides_articles.jsonl.xz"), 150))
