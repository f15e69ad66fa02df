"""Paragraphs to what the small model reads: word pieces, the shape of each word, and windows of bounded size.

BERT's uncased WordPiece, with the offsets of each word kept. Symbols stand alone even where BERT glues them to the next word ("€50"),
so that a span may begin at the figure. The model has no capitals in its pieces: the case of a word, whether it opens a sentence and
whether it stands inside quotation marks travel beside the piece as its token type.
Source: Devlin et al. 2019 (BERT); Wu et al. 2016 (WordPiece).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.quotations import find_quotations
from newstemma.language.sentences import split_sentences

#: Pieces of one window, the opening and closing ones included: what the model was trained on.
WINDOW = 192
#: Token types: case (4) x opens a sentence (2) x inside quotation marks (2).
TYPES = 16

_EAST = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"(?:[^\W_{_EAST}]|[\u0300-\u036f])+|\S")
_ENDS = re.compile(r"[.!?…:][\"”’')\]]*$")
_LONGEST = 100  # characters beyond which a word is unknown, as in BERT
_CACHED = 200_000  # words kept with their pieces


@dataclass(frozen=True, slots=True)
class Window:
    """What the model reads at once.

    ids     pieces, the opening and closing one included
    types   token type of each piece
    firsts  for each word the place of its first piece in `ids`
    words   for each word its span in the paragraph
    """

    ids: tuple[int, ...]
    types: tuple[int, ...]
    firsts: tuple[int, ...]
    words: tuple[tuple[int, int], ...]


class WordPieces:
    """Cuts paragraphs by one vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """vocabulary: the pieces in the order of their numbers, [UNK], [CLS] and [SEP] among them."""
        self._ids: Mapping[str, int] = {piece: n for n, piece in enumerate(vocabulary)}
        self._unknown = (self._ids["[UNK]"],)
        self._open, self._close = self._ids["[CLS]"], self._ids["[SEP]"]
        self._longest = max(map(len, vocabulary))
        self._known: dict[str, tuple[int, ...]] = {}

    def windows(self, paragraph: str, size: int = WINDOW) -> list[Window]:
        """The paragraph in windows of at most `size` pieces, cut between sentences where one is longer than that.

        A sentence that is longer is cut between words. No words: no windows. Cost: linear in the characters.
        """
        words = [m.span() for m in _WORD.finditer(paragraph)]
        if not words:
            return []
        pieces = [self._pieces(paragraph[a:b]) for a, b in words]
        types = _types(paragraph, words)
        whole = sum(map(len, pieces))
        cuts = [(0, len(words))] if whole <= size - 2 else list(_cuts(paragraph, words, [len(p) for p in pieces], size - 2))
        return [self._window(words[a:b], pieces[a:b], types[a:b]) for a, b in cuts]

    @property
    def ends(self) -> tuple[int, int]:
        """The pieces that open a window and close a part of it."""
        return self._open, self._close

    def sentence(self, text: str, most: int) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
        """The first pieces of a text, `most` of them, and for each the word that it is of, as offsets. Cost: linear in the characters."""
        ids: list[int] = []
        places: list[tuple[int, int]] = []
        for word in _WORD.finditer(text):
            own = self._pieces(word[0])
            ids.extend(own)
            places.extend([word.span()] * len(own))
            if len(ids) >= most:
                break
        return tuple(ids[:most]), tuple(places[:most])

    def _window(self, words: Sequence[tuple[int, int]], pieces: Sequence[tuple[int, ...]], types: Sequence[int]) -> Window:
        ids, kinds, firsts = [self._open], [0], []
        for own, kind in zip(pieces, types, strict=True):
            firsts.append(len(ids))
            ids.extend(own)
            kinds.extend([kind] * len(own))
        return Window((*ids, self._close), (*kinds, 0), tuple(firsts), tuple(words))

    def _pieces(self, word: str) -> tuple[int, ...]:
        found = self._known.get(word)
        if found is None:
            found = self._cut(word)
            if len(self._known) >= _CACHED:
                self._known.clear()
            self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        """Longest match first."""
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn") or word
        if len(plain) > _LONGEST:
            return self._unknown
        found, at = [], 0
        while at < len(plain):
            for end in range(min(len(plain), at + self._longest), at, -1):
                number = self._ids.get(("##" if at else "") + plain[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return self._unknown
        return tuple(found)


def _types(paragraph: str, words: Sequence[tuple[int, int]]) -> list[int]:
    quoted = _inside(paragraph, words)
    found = []
    for n, (start, end) in enumerate(words):
        opens = n == 0 or (
            _case(paragraph[start:end]) > 0 and _ENDS.search(paragraph, max(0, words[n - 1][0] - 3), words[n - 1][1]) is not None
        )
        found.append(_case(paragraph[start:end]) + 4 * opens + 8 * quoted[n])
    return found


def _inside(paragraph: str, words: Sequence[tuple[int, int]]) -> list[bool]:
    inside = [False] * len(words)
    quotations = find_quotations(paragraph)
    at = 0
    for n, (start, end) in enumerate(words):
        while at < len(quotations) and quotations[at].end <= start:
            at += 1
        inside[n] = at < len(quotations) and quotations[at].start <= start and end <= quotations[at].end
    return inside


def _case(word: str) -> int:
    """0 no capitals, 1 the first letter alone, 2 capitals alone, 3 mixed."""
    if word.islower() or not any(c.isupper() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and not any(c.isupper() for c in word[1:]) else 3


def _cuts(paragraph: str, words: Sequence[tuple[int, int]], sizes: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Ranges of words that fit into one window, whole sentences where they fit."""
    ends = {end for _, end in split_sentences(paragraph)}
    start, held, safe = 0, 0, 0  # safe: the word after the last sentence end in this window
    n = 0
    while n < len(words):
        if held + sizes[n] > room:
            cut = safe if safe > start else n
            yield start, cut
            start, held, safe, n = cut, 0, cut, cut
            continue
        held += sizes[n]
        n += 1
        if words[n - 1][1] in ends:
            safe = n
    if start < len(words):
        yield start, len(words)
