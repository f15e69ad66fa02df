"""What binds a sentence of the brief to its passages: every number, name and quotation in it stands in one of them.

`held` is the only door to print: what is not bound comes out as None.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from newstemma.language.numerals import numerals
from newstemma.model.brief import BriefSentence
from newstemma.model.text import At

_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
_NAME = re.compile(r"[^\W\d_][\w]*(?:['-][\w]+)*")
_OWN = frozenset({"reports", "accounts", "one", "on", "the", "a", "about", "for", "in"})  # words with which our own sentences begin


def held(sentence: BriefSentence, outlets: Collection[str] = ()) -> BriefSentence | None:
    """The sentence; None where it has no citation or says a number, a name or a quotation that none of its citations holds."""
    return None if unbound(sentence, outlets) else sentence


def unbound(sentence: BriefSentence, outlets: Collection[str] = ()) -> list[str]:
    """The numbers, capitalised words and quotations of a sentence that none of its citations holds.

    outlets  the names under which articles are shown, as in "… (Harbour Post)": no passage need hold them
    """
    if not sentence.citations:
        return ["no citation"]
    text = _without(sentence.text.translate(_MARKS), outlets)
    cited = [" ".join(at.text.translate(_MARKS).split()) for at in sentence.citations]
    words = {w.casefold() for c in cited for w in _words(c)}
    free = [n for n in _names(text) if n.casefold() not in words]
    free += [q for q in _quotations(text) if not any(q.casefold() in whole for whole in map(_unmarked, cited))]
    return [*_numbers(text, sentence.citations), *free]


def _numbers(text: str, citations: Iterable[At]) -> list[str]:
    """The numerals of a text, in digits or in words, whose value no passage gives."""
    known = {n.value for at in citations for n in numerals(at.text, 0, len(at.text))}
    digits = {d for at in citations for d in re.findall(r"\d+(?:[.,]\d+)*", at.text)}
    free = [text[n.start : n.end].strip() for n in numerals(text, 0, len(text)) if n.value not in known and n.sort != "ordinal"]
    return free + [d for d in re.findall(r"\d+(?:[.,]\d+)*", text) if d not in digits]


def _names(text: str) -> Iterator[str]:
    """The capitalised words, but for those with which one of our own sentences begins."""
    for match in _NAME.finditer(text):
        word = match[0]
        if word[0].isupper() and not (match.start() == 0 and word.casefold() in _OWN):
            yield from _words(word)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _quotations(text: str) -> list[str]:
    return [" ".join(q.split()) for q in re.findall(r'"([^"]+)"', text)]


def _unmarked(words: str) -> str:
    """In one case, without the quotation marks inside: as words are quoted that hold a quotation."""
    return " ".join(words.replace('"', "").split()).casefold()


def _without(text: str, outlets: Collection[str]) -> str:
    """The text without the names of outlets: those in brackets, and one that a sentence of ours begins with."""
    for name in sorted((o.translate(_MARKS) for o in outlets if o), key=lambda n: (-len(n), n)):
        text = text.replace(f"({name})", "()")
        if text.startswith(f"{name} "):
            text = text[len(name) :].strip()
    return text
